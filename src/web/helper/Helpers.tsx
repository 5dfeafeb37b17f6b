import "./helper.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChevronLeft, Inbox } from "lucide-react";
import { choicesQuery } from "../privacy/queries.ts";
import { installationQuery, sessionQuery } from "../queries.ts";
import { ChildSwitch } from "../shell/ChildSwitch.tsx";
import { type Child, givenName } from "../shell/children.ts";
import { NothingYet } from "../shell/NothingYet.tsx";
import { useTitle } from "../shell/title.ts";
import { useActing } from "../shell/use-acting.ts";
import { HelperCard } from "./HelperCard.tsx";
import { InviteForm } from "./InviteForm.tsx";
import { JoinForm } from "./JoinForm.tsx";
import { helpersQuery } from "./queries.ts";
import { ToldLine } from "./ToldLine.tsx";

const route = getRouteApi("/inside/helpers");

/** Who helps a child by the family's word: letting in, joining, ending. */
export function Helpers() {
  const child = route.useLoaderData();
  return child ? <HelpersOf key={child.id} child={child} /> : <NothingYet />;
}

function HelpersOf({ child }: { child: Child }) {
  const { t } = useLingui();
  useTitle(t`People who help`);
  const { code = "" } = route.useSearch();
  const { data: view } = useSuspenseQuery(helpersQuery(child.id));
  const { data: choices } = useSuspenseQuery(choicesQuery(child.id));
  const { data: installation } = useSuspenseQuery(installationQuery);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { told, act } = useActing([["helpers"], ["choices"], ["family-agreements"]]);
  const isOwn = session?.hat?.capacity === "learner";
  const decides = choices.mayChoose === "all";
  return (
    <div className="helper-page">
      <p className="no-print">
        <Link to="/who-sees-what" search={{ child: child.id }} className="link">
          <ChevronLeft size={18} aria-hidden className="turn" />
          <Trans>Who sees what</Trans>
        </Link>
      </p>
      <header>
        <h1>
          <Trans>People who help</Trans>
        </h1>
        <ChildSwitch child={child} />
        <p className="lead">
          {isOwn ? (
            <Trans>
              Tutors, mentors and after-school programs see only what is shared here, and only until it ends.
            </Trans>
          ) : (
            <Trans>
              Tutors, mentors and after-school programs see of {givenName(child)} only what you share here, and only
              until you end it.
            </Trans>
          )}
        </p>
      </header>
      <ToldLine told={told} />
      <p>
        <Link to="/inbox" className="link">
          <Inbox size={18} aria-hidden /> <Trans>What they propose waits in your inbox</Trans>
        </Link>
      </p>
      {view.items.length === 0 && (
        <p>
          <Trans>Nobody helps here yet.</Trans>
        </p>
      )}
      {view.items.map((each) => (
        <HelperCard key={each.programId} helper={each} learnerId={child.id} view={view} decides={decides} act={act} />
      ))}
      {decides && (
        <>
          <section className="panel helper-card">
            <h2>
              <Trans>Let a tutor or mentor in</Trans>
            </h2>
            <InviteForm learnerId={child.id} view={view} today={installation.today} act={act} />
          </section>
          <section className="panel helper-card">
            <h2>
              <Trans>A program gave you a code</Trans>
            </h2>
            <JoinForm learnerId={child.id} view={view} code={code} act={act} />
          </section>
        </>
      )}
    </div>
  );
}
