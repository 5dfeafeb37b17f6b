import { noCircle } from "../kernel/id.ts";
import type { Decision } from "../privacy/decide.ts";
import { isBelow, levelAt } from "../privacy/level.ts";
import type { DigestView, Entry } from "./entry.ts";

/**
 * What one would have as another audience, out of what one sees oneself: never more than either may see. `circles` are the
 * other's: classes taught, households, cases. Uses the decisions of the real disclosure, not a second rule.
 */
export function clipDigests(
  digests: readonly DigestView[],
  decisions: readonly Decision[],
  circles: ReadonlySet<string>,
): DigestView[] {
  const bySlice = new Map(decisions.map((decision) => [decision.slice, decision]));
  return digests.flatMap((digest): DigestView[] => {
    const decision = bySlice.get(digest.slice);
    if (!decision) return [];
    const level = circles.has(digest.circleId ?? noCircle) ? levelAt(decision.own) : decision.level;
    if (level === "hidden") return [];
    const { summary, ...rest } = digest;
    const open = isBelow(level, "summary") ? rest : { ...rest, ...(summary && { summary }) };
    return Object.keys(open.status).length > 0 || "summary" in open ? [open] : [];
  });
}

/** The same for entries: those that would open in detail. Restricted ones never do here. */
export function clipEntries(
  entries: readonly Entry[],
  decisions: readonly Decision[],
  circles: ReadonlySet<string>,
): Entry[] {
  const bySlice = new Map(decisions.map((decision) => [decision.slice, decision]));
  return entries.filter(({ slice, circleId, restricted }) => {
    const decision = bySlice.get(slice);
    if (!decision || restricted) return false;
    return (
      decision.level === "detail" ||
      (circleId !== undefined && circles.has(circleId) && levelAt(decision.own) === "detail")
    );
  });
}
