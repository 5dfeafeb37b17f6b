import { Trans, useLingui } from "@lingui/react/macro";
import { remarkWords } from "../../exchange/remark-words.ts";
import type { ImportView } from "../../exchange/source.ts";
import { say } from "../language.tsx";
import { count, moment } from "./moment.ts";

/** The newest imports, with those that stored nothing. */
export function ImportList({ imports }: { imports: readonly ImportView[] }) {
  const { t } = useLingui();
  const words: Readonly<Record<ImportView["state"], string>> = {
    running: t`is running`,
    done: t`done`,
    refused: t`refused, nothing was stored`,
    failed: t`broke off, nothing was stored`,
  };
  const wordOf = ({ state, refusal }: ImportView) =>
    refusal?.code === "import.stopped" ? t`stopped, nothing was stored` : words[state];
  return (
    <section className="panel office-panel">
      <h2>
        <Trans>Newest imports</Trans>
      </h2>
      <ul role="list" className="import-list">
        {imports.map((each) => (
          <li key={each.id}>
            <span>{moment(each.startedAt)}</span>
            <strong>{each.source ?? t`Source not known`}</strong>
            <span>
              {wordOf(each)}
              {each.summary && `, ${t`${count(each.summary.read)} rows`}`}
              {each.refusal &&
                each.refusal.code !== "import.stopped" &&
                `: ${say(remarkWords(each.refusal.code).what)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
