import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { keepWords, keptBeside } from "../../entry/retention.ts";
import { api } from "../api.ts";
import { say } from "../language.tsx";
import { kindOf } from "../privacy/saying.ts";
import { sessionQuery } from "../queries.ts";
import type { Act } from "../shell/use-acting.ts";
import { KeepForm } from "./KeepForm.tsx";
import { retentionQuery } from "./queries.ts";

/** The schedule, a line a kind with its source; an administrator sets another time, with a reason, and puts it back. */
export function ScheduleTable({ organizationId, act }: { organizationId: string; act: Act }) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(retentionQuery(organizationId));
  const { data: session } = useSuspenseQuery(sessionQuery);
  const maySet = session?.hat?.capacity === "administrator";
  const titleOf = (kind: string) => {
    const title = (kindOf(kind) ?? keptBeside[kind])?.title;
    return title ? say(title) : kind;
  };
  const putBack = (kind: string) =>
    act(t`Put back: ${titleOf(kind)}`, () => api.send("DELETE", `/retention/${organizationId}/kinds/${kind}`));
  return (
    <details>
      <summary>
        <Trans>How long each kind is kept</Trans>
      </summary>
      <p className="quiet">
        <Trans>Families read the same beside each part of the profile.</Trans>
      </p>
      <div className="table-scroll">
        <table className="schedule-table">
          <thead>
            <tr>
              <th scope="col">
                <Trans>Kind</Trans>
              </th>
              <th scope="col">
                <Trans>Kept</Trans>
              </th>
              <th scope="col">
                <Trans>Source</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.schedule.map(({ kind, keep, source, isOwn }) => (
              <tr key={kind}>
                <th scope="row">{titleOf(kind)}</th>
                <td>{say(keepWords(keep))}</td>
                <td>
                  {say(source)}
                  {isOwn && maySet && (
                    <>
                      {" "}
                      <button type="button" className="link" onClick={() => void putBack(kind)}>
                        <Trans>Put back</Trans> <span className="visually-hidden">{titleOf(kind)}</span>
                      </button>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {maySet && <KeepForm schedule={data.schedule} titleOf={titleOf} organizationId={organizationId} act={act} />}
    </details>
  );
}
