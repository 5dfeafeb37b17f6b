import "./correction.css";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { RightsTabs } from "../../rights/RightsTabs.tsx";
import { useTitle } from "../../shell/title.ts";
import { useActing } from "../../shell/use-acting.ts";
import { waitingQuery } from "./queries.ts";
import { RequestCard } from "./RequestCard.tsx";

/** What families say is wrong and waits for an answer of one's own, the oldest first. */
export function Requests() {
  const { t } = useLingui();
  useTitle(t`Requests`);
  const { data: waiting } = useSuspenseQuery(waitingQuery);
  const { told, act } = useActing([waitingQuery.queryKey, ["learner"]]);
  return (
    <div className="requests">
      <header>
        <h1>
          <Trans>Requests</Trans>
        </h1>
        <RightsTabs />
        <p className="lead">
          {waiting.items.length === 0 ? (
            <Trans>Nothing waits. What families say is wrong in the record will be here.</Trans>
          ) : (
            <Plural
              value={waiting.items.length}
              one="One family says that something is wrong."
              other="# requests say that something is wrong, the oldest first."
            />
          )}
        </p>
      </header>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      {waiting.items.map((request) => (
        <RequestCard key={request.id} request={request} act={act} />
      ))}
      {waiting.next && (
        <p className="quiet">
          <Trans>More wait; they come up when these are answered.</Trans>
        </p>
      )}
    </div>
  );
}
