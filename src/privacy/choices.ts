import Type, { type Static } from "typebox";
import { type Audience, audiences } from "./audience.ts";
import { type Category, categories, type Slice, silentLevels, slices, slicesIn } from "./category.ts";
import { type ChoiceEvent, type FamilyChoices, findConflict, startOf } from "./choice.ts";
import { type Decision, decide, type Reason, type Tie } from "./decide.ts";
import { isBelow, type Level, levels, storedOf } from "./level.ts";
import { locks, type Pack } from "./pack.ts";
import { whyOf } from "./why.ts";

const Words = Type.Object({ en: Type.String(), es: Type.String() });

/** Why a level is what it is: the rule, who moved it, and a sentence. */
const Because = Type.Object({
  rule: Type.String(),
  why: Words,
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
  level: Type.Enum(levels),
  lock: Type.Enum(locks),
  start: Type.Enum(levels, { description: "where it begins when nobody chooses" }),
  options: Type.Array(Type.Object({ level: Type.Enum(levels), allowed: Type.Boolean() }), {
    description: "levels that say something; what is not allowed is set by the school",
  }),
  mine: Type.Optional(Type.Enum(levels, { description: "your own standing choice" })),
  paused: Type.Optional(
    Type.Object({ since: Type.String() }, { description: "two guardians chose differently; the registrar ends it" }),
  ),
  because: Type.Array(Because),
  parts: Type.Array(CellPart),
});
export type ChoiceCell = Static<typeof ChoiceCell>;

export const ChoiceColumn = Type.Object({
  target: Type.String({ description: "audience, or the agreement's id: what PUT takes" }),
  audience: Type.Enum(audiences),
  name: Type.Optional(Type.String({ description: "of a helper or app" })),
  purpose: Type.Optional(Type.String()),
  endsOn: Type.Optional(Type.String({ format: "date" })),
  people: Type.Array(
    Type.Object({
      subjectId: Type.String({ format: "uuid" }),
      name: Type.Optional(Type.String()),
      capacity: Type.String(),
      classes: Type.Array(Type.String()),
    }),
  ),
  cells: Type.Array(ChoiceCell),
});
export type ChoiceColumn = Static<typeof ChoiceColumn>;

/** Who asks, so that "you" can be said instead of an id. */
export interface Asker {
  readonly subjectId: string;
  readonly mayChoose: "none" | "lower-own-words" | "share-own-words" | "all";
}

function becauseOf(
  pack: Pack,
  family: FamilyChoices,
  asker: Asker,
  { rule, by, at, level, until }: Reason,
): Static<typeof Because> {
  const { why, source } = whyOf(pack, rule);
  const who =
    by === undefined ? undefined : by === asker.subjectId ? "you" : (family.choosers.get(by)?.role ?? "former");
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
export function speakingLevels(deciding: readonly Slice[]): Level[] {
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
  if (!policy) throw new Error(`no policy ${tie.policyId}`);
  const target = { audience: policy.audience, agreementId: tie.agreement?.id };
  const decisions = slicesIn(category).map((slice) => decide(pack, slice, tie, "", family));
  const chosen = decisions.filter(({ lock }) => lock === "family");
  const main = chosen.length > 0 ? chosen : decisions.filter(({ level }) => level === widest(decisions));
  const level = widest(main);
  const lead = main[0];
  const ceiling = Math.max(...chosen.map(({ slice }) => storedOf(policy.cell(slice).ceiling)), 0);
  const mayMove = asker.mayChoose !== "none" && chosen.length > 0;
  const conflict = chosen.length > 0 ? findConflict(pack, policy, category, target, family) : undefined;
  const mine = standingOf(family.events, category, target, asker.subjectId);
  return {
    category,
    level,
    lock: lead?.lock ?? "school",
    start: chosen.length > 0 ? startOf(policy, category) : level,
    options: mayMove
      ? speakingLevels(chosen.map(({ slice }) => slice)).map((each) => ({
          level: each,
          allowed: storedOf(each) <= ceiling,
        }))
      : [],
    ...(mine && { mine }),
    ...(conflict && { paused: { since: conflict.since } }),
    because: uniqueReasons(main).map((reason) => becauseOf(pack, family, asker, reason)),
    parts: decisions
      .filter((each) => !main.includes(each))
      .concat(main.filter(({ own, level: base }) => own > storedOf(base)))
      .map(({ slice, level: base, own, lock, because }) => ({
        slice,
        level: base,
        own: levels[Math.min(own, 3)] ?? "hidden",
        lock,
        because: because.map((reason) => becauseOf(pack, family, asker, reason)),
      })),
  };
}

function uniqueReasons(decisions: readonly Decision[]): Reason[] {
  const seen = new Map<string, Reason>();
  for (const { because } of decisions)
    for (const reason of because) seen.set(`${reason.rule} ${reason.by ?? ""} ${reason.at ?? ""}`, reason);
  return [...seen.values()];
}

/** What one chooser's last word on a cell was, if it still stands. */
function standingOf(
  events: readonly ChoiceEvent[],
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
  return last?.level;
}
