import { noCircle } from "../kernel/id.ts";
import type { Slice } from "../privacy/category.ts";
import { type AnyKind, type Counted, type DigestContext, dateOf, type LearnerColumns } from "./kind.ts";

/** One part of a summary: the value, as of when, and who said it (subject ids). Every fact has a face and a date. */
export interface SummaryPart {
  readonly value: unknown;
  readonly asOf: string;
  readonly authors: readonly string[];
  readonly generated?: true;
}

/** A row of `base.digest`: what one slice says at the lower levels, by kind; `circleId` zero stands for all circles together. */
export interface Digest {
  readonly slice: Slice;
  readonly circleId: string;
  readonly status: Readonly<Record<string, unknown>> | null;
  readonly summary: Readonly<Record<string, SummaryPart>> | null;
}

/** An entry with what decides whether a digest may count it. */
export interface LoggedEntry extends Counted<unknown> {
  readonly mark: number;
  readonly detailOnly: boolean;
  readonly superseded: boolean;
  readonly circleId: string | undefined;
  /** Of what a source sent; `isOwn` where it is the source that first knew the learner. */
  readonly sourceId?: string | undefined;
  readonly isOwn?: boolean;
}

/** The slices whose digests may change when entries of these kinds do. */
export function slicesTouchedBy(kinds: readonly AnyKind[], changed: Iterable<string>): Set<Slice> {
  const names = new Set(changed);
  return new Set(
    kinds
      .filter((kind) => names.has(kind.name) || kind.alsoReads?.some((each) => names.has(each)))
      .map(({ slice }) => slice),
  );
}

/** What counts: never the superseded, the restricted, or what the family marked for detail only. */
const counts = (entry: LoggedEntry) => !entry.superseded && !entry.detailOnly && entry.mark === 3;

/**
 * The digests of one learner's slices, from the learner's current entries. A slice whose entries belong to circles (classes,
 * households) has one digest a circle besides the one for all, because a reader of one circle must not read the others summed
 * in. Pure.
 */
export function digestsOf(
  kinds: readonly AnyKind[],
  slices: ReadonlySet<Slice>,
  entries: readonly LoggedEntry[],
  context: Omit<DigestContext, "others">,
): Digest[] {
  const counted = entries.filter(counts);
  const byKind = Map.groupBy(counted, (entry) => entry.kind);
  const bySlice = Map.groupBy(kinds, (kind) => kind.slice);
  const withOthers: DigestContext = {
    ...context,
    others: <Body>({ name }: { name: string }) => (byKind.get(name) ?? []) as unknown as Counted<Body>[], // of that kind, checked at append
  };
  return [...slices].flatMap((slice) => {
    const ofSlice = bySlice.get(slice) ?? [];
    const circles = new Set([noCircle]);
    for (const { name } of ofSlice)
      for (const { circleId } of byKind.get(name) ?? []) if (circleId) circles.add(circleId);
    return [...circles]
      .map((circleId) => digestOf(slice, circleId, ofSlice, byKind, withOthers))
      .filter((digest) => digest !== undefined);
  });
}

function digestOf(
  slice: Slice,
  circleId: string,
  kinds: readonly AnyKind[],
  byKind: ReadonlyMap<string, LoggedEntry[]>,
  context: DigestContext,
): Digest | undefined {
  const status: Record<string, unknown> = {};
  const summary: Record<string, SummaryPart> = {};
  for (const kind of kinds) {
    if (kind.onlyByCircle && circleId === noCircle) continue;
    const all = byKind.get(kind.name) ?? [];
    const own = circleId === noCircle ? all : all.filter((entry) => entry.circleId === circleId);
    if (circleId !== noCircle && own.length === 0) continue;
    const line = kind.status?.(own, context);
    if (line !== undefined) status[kind.name] = line;
    const value = kind.summary?.(own, context);
    if (value !== undefined) summary[kind.name] = partOf(value, own, context);
  }
  const [hasStatus, hasSummary] = [Object.keys(status).length > 0, Object.keys(summary).length > 0];
  if (!hasStatus && !hasSummary) return undefined;
  return { slice, circleId, status: hasStatus ? status : null, summary: hasSummary ? summary : null };
}

function partOf(value: unknown, entries: readonly LoggedEntry[], { today }: DigestContext): SummaryPart {
  const asOf = entries.reduce((late, entry) => {
    const on = dateOf(entry);
    return on > late && on <= today ? on : late; // next semester's schedule is known, and has not happened
  }, "");
  const authors = [...new Set(entries.map(({ authorId }) => authorId))].sort();
  const generated = entries.some(({ method }) => method === "generated");
  return { value, asOf: asOf || today, authors, ...(generated && { generated }) };
}

/** The columns of `learner` that follow from the current entries. */
export function learnerColumns(kinds: readonly AnyKind[], entries: readonly LoggedEntry[]): LearnerColumns {
  const current = entries.filter((entry) => !entry.superseded && entry.mark === 3);
  return Object.assign(
    {},
    ...kinds.map((kind) => kind.learner?.(current.filter(({ kind: name }) => name === kind.name)) ?? {}),
  );
}
