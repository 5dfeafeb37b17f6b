import { newId } from "../kernel/id.ts";
import { refuse } from "../kernel/refuse.ts";
import { type Runner, statement } from "../store/statement.ts";
import type { CourtKind } from "./family.ts";

const insertDocument = statement(
  "roster.insert-document",
  `insert into base.court_document (learner_id, id, guardian_id, kind, effective_on, review_on, note, entered_by)
  select $1, $2, $3, $4, $5, $6, $7, $8 where exists (select from base.guardianship g where g.learner_id = $1 and g.guardian_id = $3)
  returning id::text`,
);
/** Who entered a document is no second person under another hat either. */
const isSecondPerson = "not door.same_person(entered_by, $3)";
const confirmDocument = statement(
  "roster.confirm-document",
  `update base.court_document set confirmed_by = $3, confirmed_at = now()
  where learner_id = $1 and id = $2 and confirmed_at is null and ${isSecondPerson} returning id`,
);
// What two people have confirmed, two people lift: the first one asks for it. What nobody has confirmed yet, a second person lifts.
const askToLift = statement(
  "roster.ask-to-lift-document",
  `update base.court_document set lift_asked_by = $3, lift_asked_at = now()
  where learner_id = $1 and id = $2 and lifted_at is null and confirmed_at is not null and lift_asked_at is null returning id`,
);
const liftDocument = statement(
  "roster.lift-document",
  `update base.court_document set lifted_by = $3, lifted_at = now()
  where learner_id = $1 and id = $2 and lifted_at is null and case when confirmed_at is null then ${isSecondPerson}
    else lift_asked_by is not null and not door.same_person(lift_asked_by, $3) end returning id`,
);
const endGuardianship = statement(
  "roster.end-guardianship",
  "update base.guardianship set ends_on = $3, end_held = true where learner_id = $1 and id = $2 and coalesce(ends_on >= $3, true) returning id",
);
const setRights = statement(
  "roster.set-guardian-rights",
  "update base.guardianship set may_read = $3, may_decide = $3 and $4, rights_held = true where learner_id = $1 and id = $2 returning id",
);

/** A court document as the registrar enters it: it counts from `effectiveOn`, and is looked at again on `reviewOn`. */
export interface NewDocument {
  readonly learnerId: string;
  readonly guardianId: string;
  readonly kind: CourtKind;
  readonly effectiveOn: string;
  readonly reviewOn?: string | undefined;
  readonly note?: string | undefined;
}

/** Enters a court document: what it forbids holds from its date on, before anybody confirms it. `undefined` if the adult is not the learner's. */
export async function enterDocument(
  runner: Runner,
  subjectId: string,
  document: NewDocument,
): Promise<string | undefined> {
  refuse(document);
  const id = newId();
  const { learnerId, guardianId, kind, effectiveOn, reviewOn, note } = document;
  const rows = await runner.rows(insertDocument, [
    learnerId,
    id,
    guardianId,
    kind,
    effectiveOn,
    reviewOn ?? null,
    note ?? null,
    subjectId,
  ]);
  return rows.length === 1 ? id : undefined;
}

/**
 * A second person confirms a document, never the one who entered it. A confirmed one is lifted by two: the first to ask leaves it in force,
 * another one lifts it. Answers whether there was something to do.
 */
export async function settleDocument(
  runner: Runner,
  subjectId: string,
  learnerId: string,
  id: string,
  how: "confirm" | "lift",
): Promise<boolean> {
  const values = [learnerId, id, subjectId];
  const rows = await runner.rows(how === "confirm" ? confirmDocument : liftDocument, values);
  if (rows.length > 0 || how === "confirm") return rows.length === 1;
  return (await runner.rows(askToLift, values)).length === 1;
}

/** Ends a relation with its last day. `false` where there is none such. */
export const endRelation = async (runner: Runner, learnerId: string, id: string, lastDay: string): Promise<boolean> =>
  (await runner.rows(endGuardianship, [learnerId, id, lastDay])).length === 1;

/** Sets what an adult may read and decide. `false` where there is no such relation. */
export const setRelationRights = async (
  runner: Runner,
  learnerId: string,
  id: string,
  mayRead: boolean,
  mayDecide: boolean,
): Promise<boolean> => (await runner.rows(setRights, [learnerId, id, mayRead, mayDecide])).length === 1;
