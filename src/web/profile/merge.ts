/** Which side of one member stands. */
export type Side = "mine" | "theirs" | "both";

/** One member in which two writers differ, and what stands unless somebody says otherwise. */
export interface Difference {
  readonly member: string;
  readonly mine: unknown;
  readonly theirs: unknown;
  /** Both have what the other does not: a list can keep all of it. */
  readonly isList: boolean;
  readonly begin: Side;
}

type Body = Readonly<Record<string, unknown>>;

const same = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);
/** The same whatever the order of members: the database keeps its own. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "";
  const members = Object.entries(value).filter(([, each]) => each !== undefined);
  return `{${members
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`)
    .join()}}`;
}

/**
 * Where two who began with the same entry differ, member by member. What only one of them changed begins with that one; what both
 * changed begins with both where it is a list, else with one's own. Pure.
 */
export function differencesOf(before: Body, mine: Body, theirs: Body): Difference[] {
  return [...new Set([...Object.keys(theirs), ...Object.keys(mine)])].flatMap((member): Difference[] => {
    const [began, own, other] = [before[member], mine[member], theirs[member]];
    if (same(own, other)) return [];
    const isList = [own, other].every((each) => each === undefined || Array.isArray(each));
    const begin = same(own, began) ? "theirs" : same(other, began) ? "mine" : isList ? "both" : "mine";
    return [{ member, mine: own, theirs: other, isList, begin }];
  });
}

/** What an item of a list is called: a step and a person stay the same one when they are ticked. */
function nameOf(item: unknown): string {
  if (typeof item !== "object" || item === null) return canonical(item);
  const { text, title, name } = item as { text?: string; title?: string; name?: string };
  return text ?? title ?? name ?? canonical(item);
}

/** All of both lists, theirs first; of an item that both have, what either added to it. */
function joined(mine: unknown, theirs: unknown): unknown[] {
  const [own, other] = [mine, theirs].map((each) => (Array.isArray(each) ? (each as unknown[]) : [])) as [
    unknown[],
    unknown[],
  ]; // two in, two out
  const found = (list: unknown[], item: unknown) => list.find((each) => nameOf(each) === nameOf(item));
  const both = other.map((item) => {
    const twin = found(own, item);
    return typeof item === "object" && typeof twin === "object" ? { ...twin, ...item } : item;
  });
  return [...both, ...own.filter((item) => found(other, item) === undefined)];
}

/** The body that both can stand behind: what does not differ, and of each difference the side that was chosen. */
export function merged(
  theirs: Body,
  differences: readonly Difference[],
  chosen: Readonly<Record<string, Side>>,
): Record<string, unknown> {
  const taken = differences.map(({ member, mine, theirs: other, begin }) => {
    const side = chosen[member] ?? begin;
    return [member, side === "mine" ? mine : side === "theirs" ? other : joined(mine, other)] as const;
  });
  const body = { ...theirs, ...Object.fromEntries(taken) };
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}
