import "./who-sees-what.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { sessionQuery } from "../queries.ts";
import { NotHere } from "../shell/NotHere.tsx";
import { useTitle } from "../shell/title.ts";
import { ChoiceScope } from "./ChoiceScope.tsx";
import { GroupView } from "./GroupView.tsx";
import { groupName } from "./groups.ts";
import { choicesQuery } from "./queries.ts";

const route = getRouteApi("/inside/who-sees-what/$target");

/** One group on a page of its own: its list, and the page as they get it. */
export function GroupPage() {
  const { t } = useLingui();
  const child = route.useLoaderData();
  const { target } = route.useParams();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: menu } = useSuspenseQuery(choicesQuery(child.id));
  const column = menu.columns.find((each) => each.target === target);
  useTitle(column ? groupName(column) : t`Who sees what`);
  if (!column) return <NotHere />;
  return (
    <ChoiceScope key={child.id} child={child} isOwn={session?.hat?.capacity === "learner"}>
      <p className="no-print">
        <Link to="/who-sees-what" search={{ child: child.id }} className="link">
          <ChevronLeft size={18} aria-hidden className="turn" />
          <Trans>All groups</Trans>
        </Link>
      </p>
      <GroupView column={column} />
    </ChoiceScope>
  );
}
