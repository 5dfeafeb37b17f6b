import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { SourceView } from "../../exchange/source.ts";
import type { Act } from "../shell/use-acting.ts";
import { EndingDecision } from "./EndingDecision.tsx";
import { count, moment } from "./moment.ts";
import { RemarkTable } from "./RemarkTable.tsx";

/** The remark that a decision stands for: it is drawn as the decision. */
const asked = "import.many-would-end";

/** One system that sends data: when it last did, what came of it, what was wrong, and what waits for a person. */
export function SourcePanel({ source, act }: { source: SourceView; act: Act }) {
  const { t } = useLingui();
  const { name, standard, isSample, last, waiting } = source;
  const { summary } = last;
  const remarks = summary.remarks.filter(({ code }) => code !== asked);
  const times = remarks.reduce((sum, each) => sum + each.count, 0);
  const when = moment(last.finishedAt ?? last.startedAt);
  const counts = [
    [t`Rows read`, summary.read],
    [t`Added`, summary.added],
    [t`Changed`, summary.changed],
    [t`Ended`, summary.ended],
    [t`Unchanged`, summary.unchanged],
  ] as const;
  return (
    <section className="panel office-panel">
      <header>
        <h2>{name}</h2>
        <p className="quiet">
          {[standard, isSample && t`sample`].filter(Boolean).join(", ")}. <Trans>Last imported {when}.</Trans>
        </p>
      </header>
      {waiting.map((each) => (
        <EndingDecision key={`${each.importId} ${each.set}`} source={name} waiting={each} act={act} />
      ))}
      <dl className="import-counts">
        {counts.map(([word, number]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{count(number)}</dd>
          </div>
        ))}
      </dl>
      {times === 0 ? (
        <p>
          <Trans>Nothing was wrong in it.</Trans>
        </p>
      ) : (
        <details open={waiting.length === 0}>
          <summary>
            <Plural
              value={times}
              one="# remark: what the source can mend"
              other="# remarks: what the source can mend"
            />
          </summary>
          <RemarkTable importId={last.id} remarks={remarks} />
        </details>
      )}
    </section>
  );
}
