import { Trans, useLingui } from "@lingui/react/macro";
import { FileDown, Printer } from "lucide-react";
import { dateInWords } from "../../kernel/words.ts";
import { api } from "../api.ts";
import { spoken } from "../language.tsx";
import type { Act } from "../shell/use-acting.ts";
import { NoticeText } from "./NoticeText.tsx";
import type { NoticeInForce } from "./queries.ts";

/** The district's notice of this year, to read, print and confirm. */
export function Notice({ notice, learnerId, act }: { notice: NoticeInForce | null; learnerId: string; act: Act }) {
  const { t } = useLingui();
  if (!notice) return null;
  const readOn = notice.readOn && dateInWords(notice.readOn, spoken(), "medium");
  return (
    <section className="panel my-data-panel" aria-label={t`The yearly notice`}>
      <NoticeText parts={notice.parts} />
      <p className="no-print rights-acts">
        {readOn ? (
          <Trans>You confirmed on {readOn} that you read it.</Trans>
        ) : (
          <button
            type="button"
            className="button filled"
            onClick={() =>
              void act(t`Saved. The school sees that you read it.`, () =>
                api.send("POST", `/learners/${learnerId}/annual-notice/read`),
              )
            }
          >
            <Trans>I have read it</Trans>
          </button>
        )}
        <a className="button" href={`/api/v1/learners/${learnerId}/annual-notice.pdf?language=${spoken()}`} download>
          <FileDown size={18} aria-hidden /> PDF
        </a>
        <button type="button" className="button" onClick={() => window.print()}>
          <Printer size={18} aria-hidden /> <Trans>Print</Trans>
        </button>
      </p>
    </section>
  );
}
