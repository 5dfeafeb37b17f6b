import "../server/office.css";
import "../entry/correction/correction.css";
import "./rights.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTitle } from "../shell/title.ts";
import { useActing } from "../shell/use-acting.ts";
import { DueForm } from "./DueForm.tsx";
import { OneDisposal } from "./OneDisposal.tsx";
import { disposalsQuery } from "./queries.ts";
import { RightsTabs } from "./RightsTabs.tsx";
import { ScheduleTable } from "./ScheduleTable.tsx";

/** How long things are kept, what is due, and what was destroyed, with its certificates. */
export function Disposals() {
  const { t } = useLingui();
  useTitle(t`Disposal`);
  const { data } = useSuspenseQuery(disposalsQuery);
  const { told, act } = useActing([disposalsQuery.queryKey]);
  return (
    <div className="office-page requests">
      <header>
        <h1>
          <Trans>Disposal</Trans>
        </h1>
        <RightsTabs />
        <p className="lead">
          <Trans>
            Nothing is destroyed by itself. One person proposes it, families are told and have 45 days to ask for a
            copy, and a second person confirms.
          </Trans>
        </p>
      </header>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      {data.items.map((disposal) => (
        <OneDisposal key={disposal.id} disposal={disposal} act={act} />
      ))}
      {data.districts.map((district) => (
        <section key={district.id} className="panel request" aria-label={district.name}>
          <h2>{district.name}</h2>
          <DueForm district={district} act={act} />
          <ScheduleTable organizationId={district.id} act={act} />
        </section>
      ))}
    </div>
  );
}
