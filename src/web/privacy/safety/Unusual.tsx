import "./safety.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { sessionQuery } from "../../queries.ts";
import { useTitle } from "../../shell/title.ts";
import { useActing } from "../../shell/use-acting.ts";
import { FindingCard } from "./FindingCard.tsx";
import { unusualQuery } from "./queries.ts";
import { UnusualRules } from "./UnusualRules.tsx";
import { WorkHoursCard } from "./WorkHoursCard.tsx";

/** Access that is unlike what somebody's work asks for: questions to ask a person, and never a verdict. */
export function Unusual() {
  const { t } = useLingui();
  useTitle(t`Unusual access`);
  const { data } = useSuspenseQuery(unusualQuery);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { told, act } = useActing([unusualQuery.queryKey, ["waiting"]]);
  return (
    <div className="safety">
      <header>
        <h1>
          <Trans>Unusual access</Trans>
        </h1>
        <p className="lead">
          <Trans>
            Looks of the last days that are unlike somebody's work. There is often a good reason: ask the person first.
          </Trans>
        </p>
      </header>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      {data.items.length === 0 && (
        <p>
          <Trans>Nothing unusual. Each night the looks of the day before are gone through.</Trans>
        </p>
      )}
      {data.items.map((finding) => (
        <FindingCard key={finding.id} finding={finding} opensNames={session?.hat?.capacity === "leader"} act={act} />
      ))}
      {data.hours && <WorkHoursCard hours={data.hours} maySet={session?.hat?.capacity === "administrator"} act={act} />}
      <UnusualRules rules={data.rules} maySet={session?.hat?.capacity === "administrator"} act={act} />
    </div>
  );
}
