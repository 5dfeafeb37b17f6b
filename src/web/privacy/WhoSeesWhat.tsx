import "./who-sees-what.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { sessionQuery } from "../queries.ts";
import { ChildSwitch } from "../shell/ChildSwitch.tsx";
import { NothingYet } from "../shell/NothingYet.tsx";
import { useTitle } from "../shell/title.ts";
import { useNarrow } from "../shell/use-narrow.ts";
import { ChoiceScope } from "./ChoiceScope.tsx";
import { Desk } from "./Desk.tsx";
import { GroupShelves } from "./GroupShelves.tsx";
import { Lead } from "./Lead.tsx";

const route = getRouteApi("/inside/who-sees-what");

/** Audience by category: what each group sees of a child, and who set it. On a phone one group after the other. */
export function WhoSeesWhat() {
  const { t } = useLingui();
  const child = route.useLoaderData();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const isNarrow = useNarrow();
  useTitle(t`Who sees what`);
  if (!child) return <NothingYet />;
  const isOwn = session?.hat?.capacity === "learner";
  return (
    <ChoiceScope key={child.id} child={child} isOwn={isOwn}>
      <header className="who-sees-head">
        {isNarrow && <ChildSwitch child={child} />}
        <h1>
          <Trans>Who sees what</Trans>
        </h1>
        {!isNarrow && <ChildSwitch child={child} />}
        <Lead />
        <p className="no-print">
          <Link to="/apps" search={{ child: child.id }}>
            <Trans>Apps and helpers in plain words</Trans>
          </Link>
          {" · "}
          <Link to="/helpers" search={{ child: child.id }}>
            <Trans>People who help</Trans>
          </Link>
          {" · "}
          <Link to="/sharing" search={{ child: child.id }}>
            <Trans>Links and consents</Trans>
          </Link>
        </p>
      </header>
      {isNarrow ? <GroupShelves /> : <Desk />}
    </ChoiceScope>
  );
}
