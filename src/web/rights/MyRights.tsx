import "../entry/correction/correction.css";
import "../privacy/my-data.css";
import "./rights.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { YourRequests } from "../entry/correction/YourRequests.tsx";
import { Download } from "../privacy/Download.tsx";
import { ChildSwitch } from "../shell/ChildSwitch.tsx";
import { type Child, givenName } from "../shell/children.ts";
import { NothingYet } from "../shell/NothingYet.tsx";
import { useTitle } from "../shell/title.ts";
import { useActing } from "../shell/use-acting.ts";
import { Copies } from "./Copies.tsx";
import { Destroyed } from "./Destroyed.tsx";
import { DirectoryChoices } from "./DirectoryChoices.tsx";
import { LearnerStudies } from "./LearnerStudies.tsx";
import { Notice } from "./Notice.tsx";
import { copiesQuery, destroyedQuery, directoryQuery, noticeQuery } from "./queries.ts";

const route = getRouteApi("/inside/my-data/rights");

/** Every right of a family about the record in plain words, each with its button. */
export function MyRights() {
  const { t } = useLingui();
  const child = route.useLoaderData();
  useTitle(t`My rights`);
  return child ? <RightsOf key={child.id} child={child} /> : <NothingYet />;
}

function RightsOf({ child }: { child: Child }) {
  const { told, act } = useActing([["copy-requests"], ["directory"], ["annual-notice"]]);
  const { data: copies } = useSuspenseQuery(copiesQuery(child.id));
  const { data: settings } = useSuspenseQuery(directoryQuery(child.id));
  const { data: notice } = useSuspenseQuery(noticeQuery(child.id));
  const { data: destroyed } = useSuspenseQuery(destroyedQuery(child.id));
  const name = givenName(child);
  return (
    <div className="rights">
      <p className="no-print">
        <Link to="/my-data" search={{ child: child.id }} className="link">
          <ChevronLeft size={18} aria-hidden className="turn" />
          <Trans>My data</Trans>
        </Link>
      </p>
      <header className="my-data-head no-print">
        <h1>
          <Trans>My rights</Trans>
        </h1>
        <ChildSwitch child={child} />
        <p className="lead">
          <Trans>What you may ask of the school about the record of {name}, and how.</Trans>
        </p>
      </header>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      <Download child={child} />
      <Copies requests={copies.items} within={copies.answersWithin} learnerId={child.id} act={act} />
      <YourRequests learnerId={child.id} />
      <DirectoryChoices settings={settings} learnerId={child.id} act={act} />
      <Destroyed counts={destroyed} />
      <LearnerStudies learnerId={child.id} />
      <Notice notice={notice} learnerId={child.id} act={act} />
    </div>
  );
}
