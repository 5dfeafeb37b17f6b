// What every view of the door is made of: the grant that holds, the level on a slice, and who may be told of whom.

/** One view of the door; door.ts makes it. */
export interface View {
  readonly name: string;
  readonly comment: string;
  readonly select: string;
  /** Without the barrier: `feed`, whose limit must reach the planner (a limit does not pass a barrier), and what filters nothing. */
  readonly barrier?: false;
}

/** The grant of whoever asks, while it lasts: expiry is tested here, not when grants are compiled. */
export const grantHolds = "g.subject_id = door.subject() and g.until > now()";

/** Level on a slice; `mine` is the test for entries of one's own. */
export const levelOf = (slice: string, mine?: string) =>
  mine
    ? `case when ${mine} then get_byte(g.rights, ${slice}) >> 3 & 7 else get_byte(g.rights, ${slice}) & 7 end`
    : `(get_byte(g.rights, ${slice}) & 7)`;

/** Written by oneself, of one's class, household or case; or chosen for a link, whose circles are its items. */
export const mineEntry = "e.author_id = g.subject_id or e.circle_id = any(g.circles) or e.id = any(g.circles)";

/** Slices and bytes of a grant's rights that views ask for by name (src/privacy/slice.ts). */
export const identitySlice = "1";
export const householdSlice = "3";
export const choicesByte = "30";
export const historyByte = "31";

/** One guardian is not told of the other: not that they look, and not what they may. */
export const isToldOf = (subject: string) => `(not starts_with(g.policy_id, 'guardian.') or ${subject} = g.subject_id
      or not exists (select from base.subject them where them.id = ${subject} and them.capacity = 'guardian'))`;

/** What somebody is called. Who answers by a link that asks to confirm something is called as the family called them. */
export const nameOfSubject = `coalesce(f.display_name, o2.name, r.name, (select q.name || ', ' || q.organization
      from base.verification_request q where q.subject_id = s.id and s.capacity = 'verifier'))`;
