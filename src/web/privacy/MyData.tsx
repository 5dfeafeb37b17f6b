import "./my-data.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { YourRequests } from "../entry/correction/YourRequests.tsx";
import { sessionQuery } from "../queries.ts";
import { ChildSwitch } from "../shell/ChildSwitch.tsx";
import { givenName } from "../shell/children.ts";
import { NothingYet } from "../shell/NothingYet.tsx";
import { useTitle } from "../shell/title.ts";
import { useNarrow } from "../shell/use-narrow.ts";
import { Download } from "./Download.tsx";
import { HeldTable } from "./HeldTable.tsx";
import { PastEntries } from "./PastEntries.tsx";

const route = getRouteApi("/inside/my-data");

/** What is held of a learner, taking all of it along, and what was corrected. */
export function MyData() {
  const { t } = useLingui();
  const child = route.useLoaderData();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const isNarrow = useNarrow();
  useTitle(t`My data`);
  if (!child) return <NothingYet />;
  const name = givenName(child);
  const isOwn = session?.hat?.capacity === "learner";
  return (
    <>
      <header className="my-data-head">
        {isNarrow && <ChildSwitch child={child} />}
        <h1>
          <Trans>My data</Trans>
        </h1>
        {!isNarrow && <ChildSwitch child={child} />}
        <p className="lead">
          {isOwn ? (
            <Trans>All that is kept here about you, and how to take it with you.</Trans>
          ) : (
            <Trans>All that is kept here about {name}, and how to take it with you.</Trans>
          )}
        </p>
      </header>
      <div className="my-data">
        <HeldTable learnerId={child.id} />
        <div className="my-data-side">
          <Download child={child} />
          <section className="panel my-data-panel">
            <h2>
              <Trans>What the profile holds</Trans>
            </h2>
            <p>
              <Trans>Why each part is asked, how long it is kept, and how to turn it off.</Trans>
            </p>
            <Link to="/my-data/profile" search={{ child: child.id }}>
              <Trans>See every part</Trans>
            </Link>
          </section>
          <section className="panel my-data-panel">
            <h2>
              <Trans>Who sees it</Trans>
            </h2>
            <p>
              <Trans>Each group sees its own part. There you can read who looked, too.</Trans>
            </p>
            <Link to="/who-sees-what" search={{ child: child.id }}>
              <Trans>Who sees what</Trans>
            </Link>
          </section>
          <section className="panel my-data-panel">
            <h2>
              <Trans>Sharing</Trans>
            </h2>
            <p>
              <Trans>Links for colleges, employers and others, what you signed, and every receipt.</Trans>
            </p>
            <Link to="/sharing" search={{ child: child.id }}>
              <Trans>What is shared</Trans>
            </Link>
          </section>
          <section className="panel my-data-panel">
            <h2>
              <Trans>My rights</Trans>
            </h2>
            <p>
              <Trans>Copies, corrections, what the school may list, and the yearly notice.</Trans>
            </p>
            <Link to="/my-data/rights" search={{ child: child.id }}>
              <Trans>All my rights</Trans>
            </Link>
            <Link to="/of-age" search={{ child: child.id }}>
              <Trans>When the rights pass to the learner</Trans>
            </Link>
          </section>
          <section className="panel my-data-panel">
            <h2>
              <Trans>Questionnaires</Trans>
            </h2>
            <p>
              <Trans>Read every question before it is asked, and say no if you like.</Trans>
            </p>
            <Link to="/surveys" search={{ child: child.id }}>
              <Trans>See questionnaires</Trans>
            </Link>
          </section>
          <YourRequests learnerId={child.id} />
          <PastEntries key={child.id} learnerId={child.id} />
        </div>
      </div>
    </>
  );
}
