import { daysBetween, type IsoDate } from "../kernel/date.ts";
import { bothOf, personsOf } from "./both-sign.ts";
import { type Category, categoryOf, type Slice, slicesIn } from "./category.ts";
import { isBelow, type Level, lower } from "./level.ts";
import type { Choosing, Pack, Policy } from "./pack.ts";

/** To whom a choice is about: an audience, or one helper or app by its agreement, which is a column of its own. */
export interface Target {
  readonly audience: string;
  readonly agreementId?: string | undefined;
}

/** One act of choosing, as it stands in the log. Without a level it takes the chooser's earlier choice back. */
export interface ChoiceEvent {
  readonly id: string;
  /** The audience chosen about, or the agreement. Exactly one is set. */
  readonly audience?: string | undefined;
  readonly agreementId?: string | undefined;
  readonly category: Category;
  readonly level?: Level | undefined;
  /** Last school date on which it holds. */
  readonly until?: IsoDate | undefined;
  readonly chosenBy: string;
  /** Instant, ISO text; events are in this order. */
  readonly chosenAt: string;
}

/** One person shown less than the rest of the audience. */
export interface OverrideEvent extends Omit<ChoiceEvent, "audience" | "agreementId"> {
  readonly subjectId: string;
}

/** What ended a conflict about one target and category: the registrar's note. */
export interface ConflictNote {
  readonly audience?: string | undefined;
  readonly agreementId?: string | undefined;
  readonly category: Category;
  readonly notedAt: string;
}

/** Who may choose today, and how far. A chooser who is not in it (removed, blocked, a guardian after 18) is a former one. */
export type Choosers = ReadonlyMap<
  string,
  {
    readonly choosing: Choosing;
    readonly role: "guardian" | "learner";
    /** Who wears the hat: one guardian may have one at each of two districts. */
    readonly person?: string;
  }
>;

/** Everything a family decided about one learner, as of one school date. */
export interface FamilyChoices {
  readonly today: IsoDate;
  readonly choosers: Choosers;
  /** Adults who decide today by the roster, with an account or without one. */
  readonly guardians?: number;
  readonly events: readonly ChoiceEvent[];
  readonly overrides: readonly OverrideEvent[];
  readonly notes: readonly ConflictNote[];
  /** What somebody of the family keeps in as directory information, by the slices that it stands in. */
  readonly keptIn?: readonly Slice[];
}

/** A step of a decision about a family's cell: who moved it, and to what. */
export interface ChoiceReason {
  readonly rule:
    | "choice.guardian"
    | "choice.learner"
    | "choice.former"
    | "choice.both"
    | "choice.conflict"
    | "choice.person";
  readonly level: Level;
  readonly by?: string;
  readonly at?: string;
  readonly until?: IsoDate | undefined;
}

/** What the family's choices make of one cell, and what decided it. */
export interface Chosen {
  readonly level: Level;
  readonly because: readonly ChoiceReason[];
}

const isAbout = (target: Target) => (event: { audience?: string | undefined; agreementId?: string | undefined }) =>
  event.agreementId === undefined ? event.audience === target.audience : event.agreementId === target.agreementId;

/** Each chooser's standing choice on a category: the newest about the agreement itself, else the newest about its audience. */
function standing(
  events: readonly ChoiceEvent[],
  category: Category,
  target: Target,
  today: IsoDate,
): Map<string, ChoiceEvent> {
  const general = new Map<string, ChoiceEvent>();
  const special = new Map<string, ChoiceEvent>();
  for (const event of events) {
    if (event.category !== category || !isAbout(target)(event)) continue;
    (event.agreementId === undefined ? general : special).set(event.chosenBy, event);
  }
  const holds = (event: ChoiceEvent | undefined) =>
    event?.level !== undefined && (event.until === undefined || event.until >= today) ? event : undefined;
  const result = new Map<string, ChoiceEvent>();
  for (const chooser of new Set([...general.keys(), ...special.keys()])) {
    const event = holds(special.get(chooser)) ?? holds(general.get(chooser));
    if (event) result.set(chooser, event);
  }
  return result;
}

type Holding = {
  readonly level: Level;
  readonly by: string;
  readonly at: string;
  readonly until?: IsoDate | undefined;
};

const reasonOf = (rule: ChoiceReason["rule"], { level, by, at, until }: Holding): ChoiceReason => ({
  rule,
  level,
  by,
  at,
  ...(until !== undefined && { until }),
});

/**
 * What follows from the choices on one slice that is the family's, before the clamp to floor and ceiling. The narrowest
 * choice of those who may decide wins, and stands in the place of the default; a learner under age only lowers, and only
 * own words; a choice of someone who may no longer choose still narrows until someone who may decides the category.
 * Source: docs/privacy.md, "Where several may choose".
 */
function narrow(pack: Pack, slice: Slice, start: Level, made: readonly Holding[], choosers: Choosers): Chosen {
  const category = categoryOf(slice);
  const ownWords = pack.document.ownWords.includes(slice);
  const shares = pack.document.trustedCategories.includes(category);
  const deciding: ChoiceReason[] = [];
  const lowering: ChoiceReason[] = [];
  const former: ChoiceReason[] = [];
  for (const each of made) {
    const chooser = choosers.get(each.by);
    if (chooser?.choosing === "all" || (chooser?.choosing === "share-own-words" && shares)) {
      deciding.push(reasonOf(`choice.${chooser.role}`, each));
    } else if (chooser?.role === "learner") {
      if (ownWords && chooser.choosing !== "none") lowering.push(reasonOf("choice.learner", each));
    } else {
      former.push(reasonOf("choice.former", each));
    }
  }
  const because: ChoiceReason[] = [];
  let level = start;
  const narrowest = deciding.reduce<Level | undefined>(
    (low, { level: each }) => (low ? lower(low, each) : each),
    undefined,
  );
  if (narrowest !== undefined) {
    level = narrowest;
    because.push(...deciding);
  } else {
    for (const each of former) if (isBelow(each.level, level)) [level] = [each.level, because.push(each)];
  }
  for (const each of lowering) if (isBelow(each.level, level)) [level] = [each.level, because.push(each)];
  return { level, because };
}

/** What the family chose about one slice for one target and, in it, for one person. */
export function choose(
  pack: Pack,
  policy: Policy,
  slice: Slice,
  target: Target,
  subjectId: string | undefined,
  family: FamilyChoices,
): Chosen {
  const category = categoryOf(slice);
  const cell = policy.cell(slice);
  const made = [...standing(family.events, category, target, family.today).values()].map(holdingOf);
  let { level, because } = narrow(pack, slice, cell.level, made, family.choosers);
  // Where two guardians must say it, what one said alone shows less and not more.
  const both = bothOf(pack, [category], family);
  const said = both.filter((guardian) => made.some(({ by }) => by === guardian));
  if (both.length > 0 && personsOf(said, family.choosers) < 2 && isBelow(cell.level, level)) {
    level = cell.level;
    because = [...because, { rule: "choice.both", level }];
  }
  const cap = findConflict(pack, policy, category, target, family)?.level;
  if (cap !== undefined && isBelow(cap, level)) {
    level = cap;
    because = [...because, { rule: "choice.conflict", level: cap }];
  }
  if (subjectId !== undefined) {
    const person = overridesOf(family, category, subjectId);
    // An override narrows what the audience has: it starts from there and is never the wider one.
    const less = narrow(pack, slice, level, person.map(holdingOf), family.choosers);
    if (isBelow(less.level, level)) {
      level = less.level;
      because = [...because, ...less.because.map((each) => ({ ...each, rule: "choice.person" as const }))];
    }
  }
  return { level, because };
}

const holdingOf = (event: {
  level?: Level | undefined;
  chosenBy: string;
  chosenAt: string;
  until?: IsoDate | undefined;
}): Holding => ({
  level: event.level ?? "hidden",
  by: event.chosenBy,
  at: event.chosenAt,
  until: event.until,
});

function overridesOf({ overrides, today }: FamilyChoices, category: Category, subjectId: string): OverrideEvent[] {
  const newest = new Map<string, OverrideEvent>();
  for (const event of overrides) {
    if (event.category === category && event.subjectId === subjectId) newest.set(event.chosenBy, event);
  }
  return [...newest.values()].filter(
    ({ level, until }) => level !== undefined && (until === undefined || until >= today),
  );
}

/** Two guardians who chose differently within the days that the pack sets; `since` is an instant, `between` two subjects. */
export interface Conflict {
  /** The narrowest level that was held since it began: where the choice stands until the registrar's note. */
  readonly level: Level;
  readonly since: string;
  readonly between: readonly [string, string];
}

/**
 * A conflict between guardians about one category: one raises it, another lowers it within the pack's days, in either
 * order, and no registrar's note came since. Source: docs/privacy.md, "When guardians disagree".
 */
export function findConflict(
  pack: Pack,
  policy: Policy,
  category: Category,
  target: Target,
  { events, notes, choosers }: Pick<FamilyChoices, "events" | "notes" | "choosers">,
): Conflict | undefined {
  const about = isAbout(target);
  const lastNote = notes.filter((note) => note.category === category && about(note)).at(-1)?.notedAt ?? "";
  const start = startOf(policy, category);
  const held = new Map<string, Level>();
  const moves: { by: string; at: string; way: "raise" | "lower" }[] = [];
  let found: { level: Level; since: string; between: readonly [string, string] } | undefined;
  for (const event of events) {
    const chooser = choosers.get(event.chosenBy);
    if (event.category !== category || !about(event) || chooser?.role !== "guardian" || chooser.choosing !== "all")
      continue;
    const before = narrowestOf(held, start);
    const now = event.level ?? start;
    if (event.level === undefined) held.delete(event.chosenBy);
    else held.set(event.chosenBy, event.level);
    if (event.chosenAt <= lastNote) continue;
    if (found) {
      found = { ...found, level: lower(found.level, now) };
      continue;
    }
    if (now === before) continue;
    const way = isBelow(now, before) ? "lower" : "raise";
    const against = moves.findLast(
      (move) =>
        move.by !== event.chosenBy &&
        move.way !== way &&
        daysBetween(move.at.slice(0, 10), event.chosenAt.slice(0, 10)) <= pack.document.conflictDays,
    );
    moves.push({ by: event.chosenBy, at: event.chosenAt, way });
    if (against)
      found = {
        level: lower(narrowestOf(held, start), now),
        since: event.chosenAt,
        between: [against.by, event.chosenBy],
      };
  }
  return found;
}

const narrowestOf = (held: ReadonlyMap<string, Level>, start: Level): Level =>
  [...held.values()].reduce<Level | undefined>((low, level) => (low ? lower(low, level) : level), undefined) ?? start;

/** The level at which a category begins where the family decides: the widest of its slices. */
export function startOf(policy: Policy, category: Category): Level {
  const family = slicesIn(category)
    .map((slice) => policy.cell(slice))
    .filter((cell) => cell.lock === "family");
  return family.reduce<Level>((wide, cell) => (isBelow(wide, cell.level) ? cell.level : wide), "hidden");
}
