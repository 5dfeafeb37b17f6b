import { Trans, useLingui } from "@lingui/react/macro";
import type { LinkMerge } from "../../exchange/link-case.ts";
import { api } from "../api.ts";
import { moment } from "../server/moment.ts";
import type { Act } from "../shell/use-acting.ts";

/** Records that became one, each to be taken back. */
export function MergeList({ merges, act }: { merges: readonly LinkMerge[]; act: Act }) {
  const { t } = useLingui();
  return (
    <section className="panel office-panel">
      <h2>
        <Trans>Two records that became one</Trans>
      </h2>
      <ul className="import-list">
        {merges.map(({ id, learnerId, name, mergedAt, mergedBy = "", undoneAt }) => {
          const when = moment(mergedAt);
          const back = undoneAt === undefined ? undefined : moment(undoneAt);
          return (
            <li key={id} className="merge">
              <span>{name}</span>
              <span className="quiet">
                {back === undefined ? (
                  <Trans>
                    {when}, {mergedBy}
                  </Trans>
                ) : (
                  <Trans>Taken back on {back}</Trans>
                )}
              </span>
              {back === undefined && (
                <button
                  type="button"
                  className="button no-print"
                  onClick={() =>
                    void act(t`Saved. They are two records again, as they were.`, () =>
                      api.send("POST", `/learners/${learnerId}/merges/${id}/undo`),
                    )
                  }
                >
                  <Trans>Take back: {name}</Trans>
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
