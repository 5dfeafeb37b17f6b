import type { Disclosure } from "../privacy/disclosure.store.ts";
import { statement } from "../store/statement.ts";

interface CaseRow extends Record<string, unknown> {
  learner_id: string;
  id: string;
  starts_on: string;
  ends_on: string | null;
  is_starred: boolean;
}
const cases = statement<CaseRow>(
  "insight.cases",
  "select learner_id, id, starts_on, ends_on, is_starred from door.support_case order by is_starred desc, learner_id, id limit 500",
);
const casesOfOne = statement<CaseRow>(
  "insight.cases-of-one",
  "select learner_id, id, starts_on, ends_on, is_starred from door.support_case where learner_id = $1 order by id",
);
/** Cases that hold and whose places the subject keeps or has: of one learner, or of all. */
export const listCases = (disclosure: Disclosure, learnerId?: string): Promise<CaseRow[]> =>
  learnerId === undefined ? disclosure.readOpen(cases) : disclosure.readOpen(casesOfOne, [learnerId]);

interface MemberRow extends Record<string, unknown> {
  learner_id: string;
  case_id: string;
  staff_id: string;
  name: string;
  reads_restricted: boolean;
  starts_on: string | null;
  ends_on: string | null;
  has_left: boolean;
  is_me: boolean;
}
const team = statement<MemberRow>(
  "insight.case-members",
  `select learner_id, case_id, staff_id, name, reads_restricted, starts_on, ends_on, has_left, is_me from door.case_member
  where learner_id = any($1) order by learner_id, case_id, has_left, name, staff_id`,
);
/** The teams of these learners' cases. Staff alone stand in it. */
export const listTeams = (disclosure: Disclosure, learnerIds: readonly string[]): Promise<MemberRow[]> =>
  disclosure.readOpen(team, [learnerIds]);

const notes = statement<{ learner_id: string; notes: number; newest_on: string | null }>(
  "insight.case-notes",
  `select learner_id, count(*)::int as notes, (max(received_at) at time zone (select zone from door.clock))::date::text as newest_on from door.entry
  where learner_id = any($1) and kind = 'restricted-note' group by learner_id order by learner_id`,
);
/** How many restricted notes of each learner are open to the subject; who is not named for them counts none. */
export const countNotes = (disclosure: Disclosure, learnerIds: readonly string[]) =>
  disclosure.readOpen(notes, [learnerIds]);

const colleagues = statement<{ staff_id: string; name: string }>(
  "insight.support-staff",
  "select staff_id, name from door.support_staff order by name, staff_id limit 500",
);
/** Who may be given a place on a case: the support team of the subject's school. */
export const listSupportStaff = (disclosure: Disclosure) => disclosure.readOpen(colleagues);
