import "./safety.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTitle } from "../../shell/title.ts";
import { useActing } from "../../shell/use-acting.ts";
import { ExceptionCard } from "./ExceptionCard.tsx";
import { exceptionsQuery } from "./queries.ts";

/** Exceptions of the law that wait for the reader, that are open, and that ended within a month. */
export function Exceptions() {
  const { t } = useLingui();
  useTitle(t`Special access`);
  const { data: exceptions } = useSuspenseQuery(exceptionsQuery);
  const { told, act } = useActing([exceptionsQuery.queryKey, ["waiting"]]);
  return (
    <div className="safety">
      <header>
        <h1>
          <Trans>Special access</Trans>
        </h1>
        <p className="lead">
          <Trans>
            What the law opens beyond somebody's work. Each has a reason, a second person and an end, stands in the
            family's log, and is asked for on the page of the learner.
          </Trans>
        </p>
      </header>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      {exceptions.length === 0 && (
        <p>
          <Trans>Nothing is open and nothing waits.</Trans>
        </p>
      )}
      {exceptions.map((exception) => (
        <ExceptionCard key={exception.id} exception={exception} act={act} />
      ))}
    </div>
  );
}
