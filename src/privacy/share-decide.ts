import type { IsoDate } from "../kernel/date.ts";
import { categoryOf, type Slice } from "./category.ts";
import { choose, type FamilyChoices, findConflict } from "./choice.ts";
import type { ConsentPart } from "./consent.ts";
import type { Decision, Reason } from "./decide.ts";
import { type Level, lower, storedOf } from "./level.ts";
import type { Pack, Policy } from "./pack.ts";
import type { Span, SubjectFact } from "./standing.ts";

/** The audiences that a link can be for. Each is one policy of the pack, by the same name. */
export const shareAudiences = ["college", "employer", "helper", "receiving-school", "public"] as const;
export type ShareAudience = (typeof shareAudiences)[number];

/** A link as it is decided: what was chosen for whom, by whom and when. */
export interface ShareFact extends Span {
  readonly shareId: string;
  readonly audience: ShareAudience;
  readonly sharer: SubjectFact;
  /** Of what is sensitive: the second guardian who signed it. */
  readonly cosigner?: string | null;
  /** Instant, ISO text. */
  readonly sharedAt: string;
  readonly endsOn?: IsoDate | null;
  /** Whether its consent lets anything through. */
  readonly gives: boolean;
  /** Whole slices, by level. */
  readonly parts: readonly ConsentPart[];
  /** Slices of which single items were chosen. */
  readonly itemSlices: readonly Slice[];
}

/** What limits a link beside the choice itself, and how much. */
interface Limit {
  readonly level: Level;
  readonly because: readonly Reason[];
}

/**
 * What a family leaves of one slice to a link: the link is its sharer's own choice about one recipient, so it stands in the place of
 * what the sharer chose for the whole audience before, and not of what they choose later. What others who may decide chose for the
 * audience narrows it, and so does a conflict. Who may not decide, or not any more, opens nothing.
 */
function familyLimit(
  pack: Pack,
  policy: Policy,
  slice: Slice,
  share: ShareFact,
  wanted: Level,
  family: FamilyChoices,
): Limit {
  const category = categoryOf(slice);
  const { id: chosenBy } = share.sharer;
  const target = { audience: policy.audience, agreementId: share.shareId };
  const link = {
    id: share.shareId,
    agreementId: share.shareId,
    category,
    level: wanted,
    chosenBy,
    chosenAt: share.sharedAt,
  };
  // The second signature is a yes where there was no word at all; what that guardian chose for the audience still narrows.
  const { cosigner } = share;
  const isSilent =
    cosigner &&
    !family.events.some(
      (event) => event.chosenBy === cosigner && event.audience === policy.audience && event.category === category,
    );
  const events = [...family.events, link, ...(isSilent ? [{ ...link, chosenBy: cosigner }] : [])];
  const chosen = choose(pack, policy, slice, target, undefined, { ...family, events });
  const later = family.events.findLast(
    (event) => event.chosenBy === chosenBy && event.audience === policy.audience && event.category === category,
  );
  const since =
    later?.level !== undefined && later.chosenAt > share.sharedAt && (later.until ?? family.today) >= family.today
      ? later.level
      : chosen.level;
  const conflict = findConflict(pack, policy, category, { audience: policy.audience }, family)?.level ?? chosen.level;
  const level = lower(chosen.level, lower(since, conflict));
  return { level, because: chosen.because };
}

/** How much of what is wanted a link may open: never above the ceiling of its audience, what the sharer reads, or what the family leaves. */
export function shareLimit(
  pack: Pack,
  policy: Policy,
  slice: Slice,
  share: ShareFact,
  wanted: Level,
  reads: Level,
  family: FamilyChoices,
): Limit {
  const { lock, ceiling, rule } = policy.cell(slice);
  const may = family.choosers.get(share.sharer.id)?.choosing;
  const isTheirs =
    may === "all" ||
    (may === "share-own-words" && lock === "family" && pack.document.trustedCategories.includes(categoryOf(slice)));
  const cut = lower(lower(wanted, ceiling), reads);
  const because: Reason[] = [
    { rule },
    { rule: cut === wanted ? "link.chosen" : reads === cut ? "link.sharer" : "range", level: cut },
  ];
  if (!isTheirs) return { level: "hidden", because };
  // Whoever keeps it out of public lists keeps it out of public links, whoever of the family makes one.
  if (policy.audience === "public" && family.keptIn?.includes(slice))
    return { level: "hidden", because: [...because, { rule: "directory.kept-in", level: "hidden" }] };
  // What the law leaves to no family's choice (a record between schools) a family may still hand over itself.
  if (lock !== "family") return { level: cut, because };
  const left = familyLimit(pack, policy, slice, share, cut, family);
  const level = lower(cut, left.level);
  return { level, because: level === cut ? because : [...because, ...left.because] };
}

/** How much of one slice a link opens, as a whole and of its chosen items. It writes nothing. */
export function decideShared(
  pack: Pack,
  policy: Policy,
  slice: Slice,
  share: ShareFact,
  reads: Level,
  family: FamilyChoices,
): Decision {
  const wanted = share.parts.find((part) => part.slice === slice)?.level ?? "hidden";
  const hasItems = share.itemSlices.includes(slice);
  const base = { slice, write: "none", lock: "family" } as const;
  if (wanted === "hidden" && !hasItems) return { ...base, level: "hidden", own: 0, because: [{ rule: "link.cut" }] };
  const whole = shareLimit(pack, policy, slice, share, wanted, reads, family);
  const items = hasItems ? shareLimit(pack, policy, slice, share, "detail", reads, family) : whole;
  return {
    ...base,
    level: whole.level,
    // An item opens in detail or not at all.
    own: items.level === "detail" ? 3 : storedOf(whole.level),
    because: hasItems ? items.because : whole.because,
  };
}
