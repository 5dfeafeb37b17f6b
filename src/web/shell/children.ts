import { queryOptions } from "@tanstack/react-query";
import { api } from "../api.ts";
import { queryClient } from "../queries.ts";

/** Someone whose page a family opens: a guardian's children, or the learner alone. */
export interface Child {
  readonly id: string;
  readonly name?: string;
}

/** The learners a family's hat is about: a guardian's children, or oneself. */
export const childrenQuery = queryOptions({
  queryKey: ["children"],
  queryFn: async () => (await api.get<{ items: Child[] }>("/learners?limit=50")).items,
  staleTime: 60_000,
});

/** The search of every page that is about one child. */
export interface ChildSearch {
  readonly child?: string | undefined;
}
/** Whatever else stands in the address is left out. */
export const childSearch = ({ child }: Record<string, unknown>): ChildSearch =>
  typeof child === "string" ? { child } : {};

/** Chosen last on this page: going from place to place stays with the child. Forgotten with the page. */
let last: string | undefined;

/** Whose page is open: of the address, else the one chosen last, else the first. `undefined` where there is nobody. */
export async function readChild({ child }: ChildSearch): Promise<Child | undefined> {
  const children = await queryClient.ensureQueryData(childrenQuery);
  const found = [child, last].map((id) => children.find((each) => each.id === id)).find(Boolean) ?? children[0];
  last = found?.id;
  return found;
}

/** The name to say in a sentence: the first one. */
export const givenName = ({ name = "" }: Child): string => name.split(" ")[0] ?? "";
