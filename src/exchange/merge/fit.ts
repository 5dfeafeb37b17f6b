import Type from "typebox";
import { Compile } from "typebox/compile";
import type { EntryFact } from "../../entry/fact.ts";
import type { AnyKind } from "../../entry/kind.ts";
import type { Sent } from "../../interop/adapter.ts";
import { holdsRefused } from "../../kernel/refuse.ts";

/** An index entry must fit a third of a page (PostgreSQL: 2,704 bytes), in any alphabet. */
const longestKey = 600;
/** Titles and lists of a place, as JSON; real ones stay under 2,000. */
const longestPlace = 20_000;
const longestName = 300;

/** Keys are stored, shown and searched: none is endless, and none is a number that is never kept. */
export function keyRefusal({ fact, row }: Sent): string | undefined {
  const learner = "learner" in fact ? fact.learner : "";
  if (row.length > longestKey || fact.key.length > longestKey || learner.length > longestKey) return "key.too-long";
  return holdsRefused(row) || holdsRefused(fact.key) || holdsRefused(learner) ? "key.refused" : undefined;
}

/** Why a place or link is left out; `written` is its JSON. */
export function placeRefusal(fact: Sent["fact"], written: string): string | undefined {
  if (holdsRefused(fact)) return "text.refused";
  if (fact.noun === "competency" && Math.max(fact.code.length, fact.framework.length) > longestName)
    return "competency.invalid";
  return written.length > longestPlace ? `${fact.noun}.invalid` : undefined;
}

/** What a kind takes, compiled once: a bundle asks a million times. */
interface Fit {
  readonly check: ReturnType<typeof Compile>;
  /** Of an entry that says only what changed. */
  readonly partial: ReturnType<typeof Compile>;
  readonly hasSchool: boolean;
  readonly hasClass: boolean;
}
const fits = new WeakMap<AnyKind, Fit>();

function fitOf(kind: AnyKind): Fit {
  const members: object = "properties" in kind.schema ? (kind.schema.properties as object) : {}; // kinds are objects
  const partial = Compile(Type.Partial(kind.schema));
  const fit = { check: Compile(kind.schema), partial, hasSchool: "school" in members, hasClass: "class" in members };
  fits.set(kind, fit);
  return fit;
}

/** Places are named when they are known, after every file was read. */
const place = { title: "-" };

/** Why an entry is left out: its kind does not take it, or it holds what is never kept. */
export function entryRefusal(
  { body, school, class: inClass, course }: EntryFact,
  kind: AnyKind,
  isPartial: boolean,
): string | undefined {
  const { check, partial, hasSchool, hasClass } = fits.get(kind) ?? fitOf(kind);
  const atSchool = hasSchool && (school !== undefined || inClass !== undefined);
  const whole =
    atSchool || inClass !== undefined || course !== undefined
      ? {
          ...(atSchool && { school: place }),
          ...(inClass !== undefined && hasClass && { class: place }),
          ...(course !== undefined && { course: place }),
          ...body,
        }
      : body;
  if (!(isPartial ? partial : check).Check(whole)) return `${kind.name}.invalid`;
  return holdsRefused(body) ? "text.refused" : undefined;
}
