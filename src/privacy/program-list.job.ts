import { randomBytes } from "node:crypto";
import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { refuse } from "../kernel/refuse.ts";
import type { Database } from "../store/connect.ts";
import { statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";
import { codeOf } from "./program-code.ts";

/** Names on one program's list at most: a group, not a district. */
const mostNames = 500;

const ownProgram = `from base.subject s join base.program p on p.agreement_id = s.agreement_id and not p.is_familys
  where s.id = door.subject() and s.capacity = 'helper' and s.ended_at is null`;
const insertNames = statement<{ id: string }>(
  "privacy.program-names-add",
  `insert into base.program_name (agreement_id, id, name, code, added_by)
  select s.agreement_id, n.id, n.name, n.code, s.id
  from unnest($1::uuid[], $2::text[], $3::text[]) as n (id, name, code) cross join (select s.agreement_id, s.id ${ownProgram}) s
  where (select count(*) from base.program_name o where o.agreement_id = s.agreement_id and o.removed_at is null)
    + cardinality($1::uuid[]) <= ${mostNames} returning id`,
);
const removeOne = statement<{ id: string }>(
  "privacy.program-name-remove",
  `update base.program_name n set removed_at = now(), code = null from (select s.agreement_id ${ownProgram}) o
  where n.agreement_id = o.agreement_id and n.id = $1 and n.removed_at is null returning n.id`,
);
const renewOne = statement<{ id: string }>(
  "privacy.program-name-renew",
  `update base.program_name n set code = $2 from (select s.agreement_id ${ownProgram}) o
  where n.agreement_id = o.agreement_id and n.id = $1 and n.removed_at is null returning n.id`,
);

const newCode = () => codeOf(randomBytes(8));

/**
 * Writes names on the list of the helper's own program, each with a code to hand to that family. Nothing is looked for: whether there is
 * such a learner at the school is not asked and not told. Throws `program-refused` where the hat has no list or it is full.
 */
export async function addNames(work: Database, subjectId: string, names: readonly string[]): Promise<void> {
  refuse(names);
  const made = names.map((name) => ({ id: newId(), name: name.trim(), code: newCode() }));
  const rows = await asSubject(work, subjectId, (transaction) =>
    transaction.rows(insertNames, [
      made.map(({ id }) => id),
      made.map(({ name }) => name),
      made.map(({ code }) => code),
    ]),
  );
  if (rows.length !== names.length)
    throw new Problem("program-refused", {
      en: `A program's list has ${mostNames} names at most.`,
      es: `La lista de un programa tiene ${mostNames} nombres como máximo.`,
    });
}

/** Takes a name off the list. What a family shares stays the family's to end. */
export async function removeName(work: Database, subjectId: string, nameId: string): Promise<void> {
  const rows = await asSubject(work, subjectId, (transaction) => transaction.rows(removeOne, [nameId]));
  if (rows.length === 0) throw new Problem("person-unknown");
}

/** A new code for a name, where the paper was lost or the family has ended it. It tells nothing of whether one is connected. */
export async function renewCode(work: Database, subjectId: string, nameId: string): Promise<void> {
  const rows = await asSubject(work, subjectId, (transaction) => transaction.rows(renewOne, [nameId, newCode()]));
  if (rows.length === 0) throw new Problem("person-unknown");
}
