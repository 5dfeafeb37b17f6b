import { queryClient } from "../queries.ts";
import type { Child } from "../shell/children.ts";
import { choicesQuery, digestsQuery, holdingsQuery, looksQuery } from "./queries.ts";

/** Everything the page of choices draws, before it is shown. */
export async function loadChoices(child: Child | undefined): Promise<Child | undefined> {
  if (!child) return undefined;
  await Promise.all([
    queryClient.ensureQueryData(choicesQuery(child.id)),
    queryClient.ensureQueryData(digestsQuery(child.id)),
    queryClient.ensureQueryData(holdingsQuery(child.id)),
    queryClient.ensureQueryData(looksQuery(child.id, "everyone")),
  ]);
  return child;
}
