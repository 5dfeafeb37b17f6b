import { Trans, useLingui } from "@lingui/react/macro";
import type { Waiting } from "../../exchange/source.ts";
import { api } from "../api.ts";
import type { Act } from "../shell/use-acting.ts";
import { count, moment } from "./moment.ts";

/** Rows missing from a bundle, too many to end without a person: what happened, and the two ways on. */
export function EndingDecision({ source, waiting, act }: { source: string; waiting: Waiting; act: Act }) {
  const { t } = useLingui();
  const { importId, askedAt, set, missing, known } = waiting;
  const [gone, all, when] = [count(missing), count(known), moment(askedAt)];
  const decide = (ends: boolean) =>
    act(ends ? t`Saved. ${gone} rows of ${set} ended.` : t`Saved. The rows of ${set} stand as they are.`, () =>
      api.send("PUT", `/imports/${importId}/endings/${encodeURIComponent(set)}`, { ends }),
    );
  return (
    <section className="ending" aria-label={t`${source}: ${set}`}>
      <h3>
        <Trans>
          {gone} of {all} rows of {set} were missing on {when}
        </Trans>
      </h3>
      <p>
        <Trans>
          That is more than a tenth, so nothing of it ended. If they have really left, end them: whoever read because of
          them is out at once. If the export was cut short, keep them; the next import that misses them asks again.
        </Trans>
      </p>
      <div className="ending-acts no-print">
        <button type="button" className="button" onClick={() => void decide(true)}>
          <Trans>End these {gone} rows</Trans>
        </button>
        <button type="button" className="button" onClick={() => void decide(false)}>
          <Trans>Keep them</Trans>
        </button>
      </div>
    </section>
  );
}
