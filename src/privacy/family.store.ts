import type { CourtKind } from "../roster/family.ts";
import { statement } from "../store/statement.ts";
import type { Disclosure } from "./disclosure.store.ts";

interface GuardianRow extends Record<string, unknown> {
  learner_id: string;
  id: string;
  guardian_id: string;
  household_id: string | null;
  relationship: string;
  may_read: boolean;
  may_decide: boolean;
  lives_with: boolean | null;
  is_primary: boolean;
  starts_on: string | null;
  ends_on: string | null;
}
const guardians = statement<GuardianRow>(
  "privacy.guardianships",
  `select learner_id, id, guardian_id, household_id, relationship, may_read, may_decide, lives_with, is_primary, starts_on, ends_on
  from door.guardianship where learner_id = $1 order by is_primary desc, id`,
);
interface DocumentRow extends Record<string, unknown> {
  learner_id: string;
  id: string;
  guardian_id: string;
  kind: CourtKind;
  effective_on: string;
  review_on: string | null;
  note: string | null;
  entered_at: string;
  is_own: boolean;
  confirmed_at: string | null;
  lift_asked_at: string | null;
  is_lift_own: boolean | null;
  lifted_at: string | null;
}
const documents = statement<DocumentRow>(
  "privacy.court-documents",
  `select learner_id, id, guardian_id, kind, effective_on, review_on, note, entered_at, door.same_person(entered_by, door.subject()) as is_own,
    confirmed_at, lift_asked_at, coalesce(door.same_person(lift_asked_by, door.subject()), false) as is_lift_own, lifted_at
  from door.court_document where learner_id = $1 order by entered_at desc, id`,
);

const told = (row: { learner_id: string }) =>
  ({ learnerId: row.learner_id, slice: "household", level: "detail" }) as const;

/** The adults of a learner: all for those who keep the record, one's own row for a guardian. Names are contact entries. */
export const listGuardianships = async (disclosure: Disclosure, learnerId: string) =>
  (await disclosure.read(guardians, [learnerId], told)).map((row) => ({
    id: row.id,
    guardianId: row.guardian_id,
    ...(row.household_id && { householdId: row.household_id }),
    relationship: row.relationship,
    mayRead: row.may_read,
    mayDecide: row.may_decide,
    ...(row.lives_with !== null && { livesWith: row.lives_with }),
    isPrimary: row.is_primary,
    ...(row.starts_on && { startsOn: row.starts_on }),
    ...(row.ends_on && { endsOn: row.ends_on }),
  }));

/** Court documents: for those who keep the record, and empty for everybody else. */
export const listDocuments = async (disclosure: Disclosure, learnerId: string) =>
  (await disclosure.read(documents, [learnerId], told)).map((row) => ({
    id: row.id,
    guardianId: row.guardian_id,
    kind: row.kind,
    effectiveOn: row.effective_on,
    ...(row.review_on && { reviewOn: row.review_on }),
    ...(row.note && { note: row.note }),
    enteredAt: row.entered_at,
    enteredByYou: row.is_own,
    ...(row.confirmed_at && { confirmedAt: row.confirmed_at }),
    ...(row.lift_asked_at && { liftAskedAt: row.lift_asked_at, liftAskedByYou: row.is_lift_own ?? false }),
    ...(row.lifted_at && { liftedAt: row.lifted_at }),
  }));
