import "../server/office.css";
import "./agreements.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { ChoiceScope } from "../privacy/ChoiceScope.tsx";
import { sessionQuery } from "../queries.ts";
import { ChildSwitch } from "../shell/ChildSwitch.tsx";
import { givenName } from "../shell/children.ts";
import { NothingYet } from "../shell/NothingYet.tsx";
import { useTitle } from "../shell/title.ts";
import { FamilyApp } from "./FamilyApp.tsx";
import { familyAgreementsQuery } from "./queries.ts";

const route = getRouteApi("/inside/apps");

/** The apps and helpers of a child, each in plain words, with what is the family's to stop. */
export function FamilyApps() {
  const { t } = useLingui();
  useTitle(t`Apps and helpers`);
  const child = route.useLoaderData();
  const { data: session } = useSuspenseQuery(sessionQuery);
  if (!child) return <NothingYet />;
  const isOwn = session?.hat?.capacity === "learner";
  return (
    <ChoiceScope key={child.id} child={child} isOwn={isOwn}>
      <div className="office-page">
        <p className="no-print">
          <Link to="/who-sees-what" search={{ child: child.id }} className="link">
            <ChevronLeft size={18} aria-hidden className="turn" />
            <Trans>Who sees what</Trans>
          </Link>
        </p>
        <header className="agreement-head">
          <h1>
            <Trans>Apps and helpers</Trans>
          </h1>
          <ChildSwitch child={child} />
          <p className="lead">
            {isOwn ? (
              <Trans>Who they are, what each gets about you, and what you can stop.</Trans>
            ) : (
              <Trans>Who they are, what each gets about {givenName(child)}, and what you can stop.</Trans>
            )}
          </p>
        </header>
        <AppList learnerId={child.id} />
      </div>
    </ChoiceScope>
  );
}

function AppList({ learnerId }: { learnerId: string }) {
  const { data: agreements } = useSuspenseQuery(familyAgreementsQuery(learnerId));
  const over = agreements.filter(({ isOver }) => isOver);
  return (
    <>
      {agreements.length === 0 && (
        <p>
          <Trans>No app and no helper reads anything here.</Trans>
        </p>
      )}
      {agreements
        .filter(({ isOver }) => !isOver)
        .map((each) => (
          <FamilyApp key={each.id} agreement={each} />
        ))}
      {over.length > 0 && (
        <h2>
          <Trans>Read before, and no longer</Trans>
        </h2>
      )}
      {over.map((each) => (
        <FamilyApp key={each.id} agreement={each} />
      ))}
    </>
  );
}
