import Type, { type Static } from "typebox";
import { Id } from "../kernel/id-shape.ts";
import { WordsShape } from "../kernel/words-shape.ts";
import { type Audience, audiences } from "./audience.ts";
import { type Category, categories, type Slice, silentLevels, slices, slicesIn } from "./category.ts";
import { type FamilyChoices, findConflict, startOf } from "./choice.ts";
import { type Decision, decide, type Reason, type Tie } from "./decide.ts";
import { isBelow, type Level, levels, storedOf } from "./level.ts";
import { movableSlices, onlyLowers } from "./movable.ts";
import { type Choosing, choosing, locks, type Pack, type Policy } from "./pack.ts";
import { whyOf } from "./why.ts";

/** Why a level is what it is: the rule, who moved it, and a sentence. */
const Because = Type.Object({
  rule: Type.String(),
  why: WordsShape,
  source: Type.Optional(Type.String({ description: "the law or policy behind it" })),
  by: Type.Optional(Type.Enum(["you", "guardian", "learner", "former"])),
  at: Type.Optional(Type.String()),
  level: Type.Optional(Type.Enum(levels)),
  until: Type.Optional(Type.String({ format: "date" })),
});

/** One slice of a cell, where the parts of a category differ. */
const CellPart = Type.Object({
  slice: Type.Enum(slices),
  level: Type.Enum(levels),
  own: Type.Enum(levels),
  lock: Type.Enum(locks),
  because: Type.Array(Because),
});

/** How much of one category one audience sees, who set it, and what could be chosen instead. */
export const ChoiceCell = Type.Object({
  category: Type.Enum(categories),
  slices: Type.Array(Type.Enum(slices), { description: "of which the level is; the other parts stand in `parts`" }),
  level: Type.Enum(levels),
  lock: Type.Enum(locks),
  start: Type.Enum(levels, { description: "where it begins when nobody chooses" }),
  options: Type.Array(
    Type.Object({
      level: Type.Enum(levels),
      allowed: Type.Boolean(),
      setBy: Type.Optional(
        Type.Enum(["school", "family"], { description: "who keeps it from you, where it is not allowed" }),
      ),
    }),
    { description: "levels that say something; none where you may not choose" },
  ),
  mine: Type.Optional(Type.Enum(levels, { description: "your own standing choice" })),
  paused: Type.Optional(
    Type.Object({ since: Type.String() }, { description: "two guardians chose differently; the registrar ends it" }),
  ),
  because: Type.Array(Because),
  parts: Type.Array(CellPart),
});
export type ChoiceCell = Static<typeof ChoiceCell>;

/** One audience, helper or app: its cells, and the people in it. */
export const ChoiceColumn = Type.Object({
  target: Type.String({ description: "audience, or the agreement's id: what PUT takes" }),
  audience: Type.Enum(audiences),
  name: Type.Optional(Type.String({ description: "of a helper or app" })),
  purpose: Type.Optional(Type.String()),
  endsOn: Type.Optional(Type.String({ format: "date" })),
  people: Type.Array(
    Type.Object({
      subjectId: Id,
      name: Type.Optional(Type.String()),
      capacity: Type.String(),
      classes: Type.Array(Type.String()),
    }),
  ),
  cells: Type.Array(ChoiceCell),
});
export type ChoiceColumn = Static<typeof ChoiceColumn>;

/** One person shown less of a category than the rest of the group. */
const Override = Type.Object({
  subjectId: Id,
  category: Type.Enum(categories),
  level: Type.Enum(levels),
  by: Type.Enum(["you", "guardian", "learner", "former"]),
  at: Type.String(),
  until: Type.Optional(Type.String({ format: "date" })),
});

/** Who sees what of a learner, and what the asker may do about it. */
export const ChoiceMenu = Type.Object({
  columns: Type.Array(ChoiceColumn),
  overrides: Type.Array(Override),
  mayChoose: Type.Enum(choosing),
  ageBand: Type.Enum(["under-13", "13-15", "16-17", "of-age", "unknown"]),
  trust: Type.Optional(
    Type.Object(
      { trusted: Type.Boolean(), mine: Type.Optional(Type.Boolean()) },
      { description: "at 16 and 17: whether the learner may share own work, and what you said" },
    ),
  ),
  school: Type.Object(
    { setBy: WordsShape, object: WordsShape, since: Type.String({ format: "date" }) },
    { description: "who set what is not the family's, and how to object" },
  ),
});
export type ChoiceMenu = Static<typeof ChoiceMenu>;

/** Who asks, so that "you" can be said instead of an id. */
export interface Asker {
  readonly subjectId: string;
  readonly mayChoose: Choosing;
}

const whoIs = ({ choosers }: FamilyChoices, { subjectId }: Asker, by: string) =>
  by === subjectId ? "you" : (choosers.get(by)?.role ?? "former");

/** Everybody whom the family shows less, by each chooser's last word on each category. */
export function overridesOf(family: FamilyChoices, asker: Asker): ChoiceMenu["overrides"] {
  const newest = new Map(
    family.overrides.map((event) => [`${event.subjectId} ${event.category} ${event.chosenBy}`, event]),
  );
  return [...newest.values()].flatMap(({ subjectId, category, level, chosenBy, chosenAt: at, until }) => {
    if (level === undefined || (until !== undefined && until < family.today)) return [];
    return [{ subjectId, category, level, by: whoIs(family, asker, chosenBy), at, ...(until && { until }) }];
  });
}

/** The years in which other rules hold (docs/privacy.md, "By age"). */
export function ageBandOf({ ages }: Pack["document"], age: number | undefined): ChoiceMenu["ageBand"] {
  if (age === undefined) return "unknown";
  if (age >= ages.ofAgeFrom) return "of-age";
  return age >= ages.trustedFrom ? "16-17" : age >= 13 ? "13-15" : "under-13";
}

function becauseOf(
  pack: Pack,
  family: FamilyChoices,
  asker: Asker,
  { rule, by, at, level, until }: Reason,
): Static<typeof Because> {
  const { why, source } = whyOf(pack, rule);
  const who = by === undefined ? undefined : whoIs(family, asker, by);
  return {
    rule,
    why,
    ...(source && { source }),
    ...(who && { by: who }),
    ...(at && { at }),
    ...(level && { level }),
    ...(until && { until }),
  };
}

/** Levels that say something of a category under the slices that decide it: one that reads as the one below is left out. */
function speakingLevels(deciding: readonly Slice[]): Level[] {
  return levels.filter((level) => {
    if (level !== "status" && level !== "summary") return true;
    return deciding.some((slice) => !silentLevels[slice]?.includes(level));
  });
}

const widest = (decisions: readonly Decision[]): Level =>
  decisions.reduce<Level>((wide, { level }) => (isBelow(wide, level) ? level : wide), "hidden");

/** The cell of one category in a column, drawn from the same decisions that the grants are compiled from. */
export function cellOf(pack: Pack, tie: Tie, category: Category, family: FamilyChoices, asker: Asker): ChoiceCell {
  const policy = pack.find(tie.policyId);
  if (!policy || policy.audience === "exception") throw new Error(`no policy of the menu: ${tie.policyId}`);
  const target = { audience: policy.audience, agreementId: tie.agreement?.id };
  const decisions = slicesIn(category).map((slice) => decide(pack, slice, tie, "", family));
  const chosen = decisions.filter(({ lock }) => lock === "family");
  const movable = movableSlices(pack, asker.mayChoose, policy, category);
  const moved = chosen.filter(({ slice }) => movable.includes(slice));
  const main = [moved, chosen].find((each) => each.length > 0) ?? decisions.filter(isWidestOf(decisions));
  const level = widest(main);
  const conflict = chosen.length > 0 ? findConflict(pack, policy, category, target, family) : undefined;
  const mine = standingOf(family, category, target, asker.subjectId);
  const differs = ({ level: each, own }: Decision) => each !== level || own > storedOf(each);
  return {
    category,
    slices: main.map(({ slice }) => slice),
    level,
    lock: main[0]?.lock ?? "school",
    start: chosen.length > 0 ? startOf(policy, category) : level,
    options: moved.length > 0 ? optionsOf(pack, tie, policy, category, moved, family, asker) : [],
    ...(mine && { mine }),
    ...(conflict && { paused: { since: conflict.since } }),
    because: uniqueReasons(main).map((reason) => becauseOf(pack, family, asker, reason)),
    parts: decisions
      .filter((each) => !main.includes(each) || differs(each))
      .map(({ slice, level: base, own, lock, because }) => ({
        slice,
        level: base,
        own: levels[Math.min(own, 3)] ?? "hidden",
        lock,
        because: because.map((reason) => becauseOf(pack, family, asker, reason)),
      })),
  };
}

const isWidestOf =
  (decisions: readonly Decision[]) =>
  ({ level }: Decision): boolean =>
    level === widest(decisions);

/** What the asker could choose for the slices that are theirs to move, and who keeps the rest from them. */
function optionsOf(
  pack: Pack,
  tie: Tie,
  policy: Policy,
  category: Category,
  moved: readonly Decision[],
  family: FamilyChoices,
  asker: Asker,
): ChoiceCell["options"] {
  const ceiling = Math.max(...moved.map(({ slice }) => storedOf(policy.cell(slice).ceiling)));
  // What stands without the asker's own word is what a learner under age may lower.
  const others = { ...family, events: family.events.filter(({ chosenBy }) => chosenBy !== asker.subjectId) };
  const stands = onlyLowers(pack, asker.mayChoose, category)
    ? Math.max(...moved.map(({ slice }) => storedOf(decide(pack, slice, tie, "", others).level)))
    : ceiling;
  return speakingLevels(moved.map(({ slice }) => slice)).map((each) => {
    const stored = storedOf(each);
    if (stored <= Math.min(ceiling, stands)) return { level: each, allowed: true };
    return { level: each, allowed: false, setBy: stored > ceiling ? "school" : "family" };
  });
}

function uniqueReasons(decisions: readonly Decision[]): Reason[] {
  const seen = new Map<string, Reason>();
  for (const { because } of decisions)
    for (const reason of because) seen.set(`${reason.rule} ${reason.by ?? ""} ${reason.at ?? ""}`, reason);
  return [...seen.values()];
}

/** What one chooser's last word on a cell was, if it still stands. */
function standingOf(
  { events, today }: FamilyChoices,
  category: Category,
  target: { audience: Audience; agreementId?: string | undefined },
  by: string,
): Level | undefined {
  const last = events.findLast(
    (event) =>
      event.chosenBy === by &&
      event.category === category &&
      (target.agreementId === undefined
        ? event.audience === target.audience
        : event.agreementId === target.agreementId),
  );
  return last?.until !== undefined && last.until < today ? undefined : last?.level;
}
