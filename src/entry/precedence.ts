import type { LoggedEntry } from "./digest.ts";

/** Kinds of which a learner has one value, whoever says it: where sources differ, one of them must count. */
export const oneValued = ["name", "identity", "demographics", "language", "home-access", "immunization"] as const;

/** Whose word stands: by kind and field the sources' ids, first the one that counts most. `*` is every field without its own row. */
export type Precedence = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** Who a learner is, the source that first knew them says, unless a rule says otherwise: another one may still hold an earlier name. */
const ownFirst: ReadonlySet<string> = new Set(["name", "identity"]);

/**
 * Entries as summaries count them: of a kind of one value what several sources say becomes one, field by field from the source
 * that counts. What people said themselves stands beside it as before, and every entry stays in the log. Pure.
 */
export function inPrecedence(entries: readonly LoggedEntry[], precedence: Precedence): readonly LoggedEntry[] {
  const several = new Set<string>();
  for (const kind of oneValued) {
    const sources = new Set(entries.filter((each) => isSent(each, kind)).map(({ sourceId }) => sourceId));
    if (sources.size > 1 && (precedence.has(kind) || ownFirst.has(kind))) several.add(kind);
  }
  if (several.size === 0) return entries;
  const kept = entries.filter((each) => !(several.has(each.kind) && isSent(each, each.kind)));
  return [...kept, ...[...several].flatMap((kind) => oneOf(entries, kind, precedence.get(kind)))];
}

const isSent = (entry: LoggedEntry, kind: string): boolean =>
  entry.kind === kind && entry.sourceId !== undefined && entry.method !== "asserted" && !entry.superseded;

function oneOf(
  entries: readonly LoggedEntry[],
  kind: string,
  rules: ReadonlyMap<string, readonly string[]> | undefined,
): LoggedEntry[] {
  const bySource = new Map<string, LoggedEntry>();
  const newest = entries
    .filter((each) => isSent(each, kind))
    .toSorted((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
  for (const each of newest) bySource.set(each.sourceId ?? "", each);
  const own = newest.filter(({ isOwn }) => isOwn).at(-1);
  const of = (ranked: readonly string[] = []) => ranked.flatMap((id) => bySource.get(id) ?? []);
  const [whole] = [...of(rules?.get("*")), ...(own ? [own] : []), ...newest.toReversed()];
  if (!whole) return [];
  const body: Record<string, unknown> = { ...(whole.body as object) }; // bodies are objects
  for (const [field, ranked] of rules ?? []) {
    const says = of(ranked).map((each) => (each.body as Readonly<Record<string, unknown>>)[field]);
    const value = says.find((each) => each !== undefined);
    if (field !== "*" && value !== undefined) body[field] = value;
  }
  return [{ ...whole, body }];
}
