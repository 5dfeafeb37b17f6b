import { type Slice, slices } from "./category.ts";
import { type ChoiceReason, choose, type FamilyChoices } from "./choice.ts";
import { higher, type Level, lower, type StoredLevel, storedOf, type WriteRight } from "./level.ts";
import type { Lock, Pack, Policy } from "./pack.ts";
import { decideShared, type ShareFact } from "./share-decide.ts";

/** What ties a subject to a learner today: the policy that follows from it, and the agreement that cuts it. */
export interface Tie {
  readonly policyId: string;
  readonly agreement?:
    | { readonly id: string; readonly kind: "app" | "helper"; readonly slices: readonly Slice[] }
    | undefined;
  /** Of an exception: the slices that were asked for; without them all that its basis opens. */
  readonly only?: readonly Slice[] | undefined;
  /** Of a link: what was chosen, and the tie of who shares it today. */
  readonly shared?: { readonly share: ShareFact; readonly by: Tie | undefined } | undefined;
}

/** One step of a decision. `rule` is an id of the pack, or one of the engine's own: `choice.*`, `agreement.cut`, `exception.cut`, `link.cut`, `no-tie`, `range`. */
export interface Reason extends Omit<ChoiceReason, "rule" | "level"> {
  readonly rule: string;
  readonly level?: Level;
}

/** The answer for one slice: what the subject reads, what it reads of its own, what it may write, and why. */
export interface Decision {
  readonly slice: Slice;
  readonly level: Level;
  readonly own: StoredLevel;
  readonly write: WriteRight;
  readonly lock: Lock;
  readonly because: readonly Reason[];
}

const nothing = (slice: Slice, rule: string): Decision => ({
  slice,
  level: "hidden",
  own: 0,
  write: "none",
  lock: "school",
  because: [{ rule }],
});

/**
 * How much of one slice a subject may see, and why. Without a tie: nothing. What law or school set is not the family's to
 * narrow; where the cell is theirs, their choices stand in place of the default, never above the ceiling. An app's agreement
 * cuts whatever is left. Total, and denies when in doubt. Source: docs/privacy.md, "How it is decided".
 */
export function decide(
  pack: Pack,
  slice: Slice,
  tie: Tie | undefined,
  subjectId: string,
  family: FamilyChoices,
): Decision {
  const policy = tie && pack.find(tie.policyId);
  if (!policy) return nothing(slice, "no-tie");
  const cell = policy.cell(slice);
  if (isCut(slice, tie)) return nothing(slice, "agreement.cut");
  if (tie.shared) {
    const { share, by } = tie.shared;
    return decideShared(pack, policy, slice, share, decide(pack, slice, by, share.sharer.id, family).level, family);
  }
  if (tie.only && !tie.only.includes(slice)) return nothing(slice, "exception.cut");
  const base = { slice, write: cell.write, lock: cell.lock };
  const own = (level: Level) => Math.max(storedOf(level), cell.own) as StoredLevel; // of two stored levels
  if (cell.lock !== "family")
    return { ...base, level: cell.level, own: own(cell.level), because: [{ rule: cell.rule }] };
  const target = { audience: policy.audience, agreementId: tie.agreement?.id };
  const chosen = choose(pack, policy, slice, target, subjectId, family);
  const level = clamp(policy, slice, chosen.level);
  return {
    ...base,
    level,
    // A choice moves the level, never what the policy gives on one's own: own-class work stays open to its teacher.
    own: own(level),
    because: [{ rule: cell.rule }, ...chosen.because, ...(level === chosen.level ? [] : [{ rule: "range", level }])],
  };
}

/** An app reads no slice that its agreement does not list; a helper's agreement names the purpose, and the family decides. */
function isCut(slice: Slice, { agreement }: Tie): boolean {
  return agreement?.kind === "app" && !agreement.slices.includes(slice);
}

/** A family's level within what the policy leaves to it; the policy's own where floor and ceiling meet. */
export function clamp(policy: Policy, slice: Slice, level: Level): Level {
  const { floor, ceiling } = policy.cell(slice);
  return lower(ceiling, higher(floor, level));
}

/** Every slice at once, in their order. */
export const decideAll = (pack: Pack, tie: Tie | undefined, subjectId: string, family: FamilyChoices): Decision[] =>
  slices.map((slice) => decide(pack, slice, tie, subjectId, family));

/** Whether anything at all opens. A tie of which every slice is hidden reads like none: `learner-unknown`. */
export const opensAnything = (decisions: readonly Decision[]): boolean =>
  decisions.some(({ level, own }) => level !== "hidden" || own > 0);
