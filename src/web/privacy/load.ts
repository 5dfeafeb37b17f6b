import { requestsQuery } from "../entry/correction/queries.ts";
import { queryClient } from "../queries.ts";
import type { Child } from "../shell/children.ts";
import { choicesQuery, digestsQuery, holdingsQuery, lookWeeksQuery, pastQuery } from "./queries.ts";

/** Everything the page of choices draws, before it is shown. */
export async function loadChoices(child: Child | undefined): Promise<Child | undefined> {
  if (!child) return undefined;
  await Promise.all([
    queryClient.ensureQueryData(choicesQuery(child.id)),
    queryClient.ensureQueryData(digestsQuery(child.id)),
    queryClient.ensureQueryData(holdingsQuery(child.id)),
    queryClient.ensureInfiniteQueryData(lookWeeksQuery(child.id, "everyone")),
  ]);
  return child;
}

/** What is held of a child, before it is shown. */
export async function loadHeld(child: Child | undefined): Promise<Child | undefined> {
  if (!child) return undefined;
  await Promise.all([
    queryClient.ensureQueryData(holdingsQuery(child.id)),
    queryClient.ensureInfiniteQueryData(pastQuery(child.id)),
    queryClient.ensureQueryData(requestsQuery(child.id)),
  ]);
  return child;
}
