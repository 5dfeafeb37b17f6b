import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import type { Database } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";
import type { Writing } from "./append.job.ts";
import { type DigestWork, sumUp } from "./digest.job.ts";
import { type ElementKind, elementsOf } from "./element.ts";
import type { AnyKind } from "./kind.ts";

const lockLearners = statement(
  "entry.lock-for-elements",
  "select from base.learner where learner_id = any($1) order by learner_id for no key update",
);
const switchOne = statement<{ made: boolean }>(
  "entry.switch-element",
  "select door.switch_element($1, $2, $3, $4) as made",
);
const offBySchool = statement<{ is_off: boolean }>(
  "entry.is-off-by-school",
  "select exists (select from base.element_off where learner_id = $1 and kind = $2 and off_by = 'school') as is_off",
);
const switchAt = statement<{ made: boolean }>(
  "entry.switch-element-at",
  "select door.switch_element_at($1, $2, $3, $4) as made",
);
const offAbove = statement<{ is_off: boolean }>(
  "entry.is-off-above",
  "select door.is_off_above(coalesce($1::uuid, a.organization_id), $2) as is_off from base.subject a where a.id = door.subject()",
);
const unapplied = statement<{ id: string; kind: string }>(
  "entry.switches-to-apply",
  "select id, kind from base.element_switch where applied_at is null order by set_at, id",
);
const applied = statement(
  "entry.switch-applied",
  "update base.element_switch set applied_at = now() where id = any($1)",
);
const switchedKinds = statement<{ kind: string }>(
  "entry.switched-kinds",
  "select distinct kind from base.element_switch order by kind",
);
// Whose entries say otherwise than the switches: everybody once, then page by page.
const outOfStep = statement<{ learner_id: string }>(
  "entry.elements-out-of-step",
  `select distinct e.learner_id from base.entry e
  left join (select distinct learner_id from base.element_off where kind = $1) o on o.learner_id = e.learner_id
  where e.kind = $1 and (e.mark >= 5) <> (o.learner_id is not null) order by e.learner_id`,
);

/** A kind that can be turned off. Throws `page-unknown` for every other word. */
function readElement(kinds: readonly AnyKind[], name: string): ElementKind {
  const kind = elementsOf(kinds).find((each) => each.name === name);
  if (!kind) throw new Problem("page-unknown");
  return kind;
}

/**
 * A family turns an element of one learner off or on; what it holds closes or opens, and the summaries follow, in the same
 * transaction. Throws `choice-refused` where it is not theirs, `element-off-above` where a school keeps it off.
 */
export async function switchElement(
  writing: Writing,
  subjectId: string,
  learnerId: string,
  name: string,
  isOn: boolean,
): Promise<void> {
  const { slice } = readElement(writing.kinds, name);
  await asSubject(writing.work, subjectId, async (transaction) => {
    await transaction.rows(lockLearners, [[learnerId]]);
    if (!(await firstRow(transaction, switchOne, [newId(), learnerId, name, isOn]))?.made)
      throw new Problem("choice-refused");
    if (isOn && (await firstRow(transaction, offBySchool, [learnerId, name]))?.is_off)
      throw new Problem("element-off-above");
    await sumUp(transaction, writing, [learnerId], new Set([slice]));
  });
}

/**
 * An administrator turns an element off or on for the own district or school, or for one below it. From now on nothing is added;
 * what it holds follows learner by learner, at once and, if that is cut off, at the next turn of the clock.
 */
export async function switchElementAt(
  writing: Writing,
  subjectId: string,
  place: string | undefined,
  name: string,
  isOn: boolean,
): Promise<void> {
  readElement(writing.kinds, name);
  await asSubject(writing.work, subjectId, async (transaction) => {
    if (isOn && (await firstRow(transaction, offAbove, [place ?? null, name]))?.is_off)
      throw new Problem("element-off-above");
    if (!(await firstRow(transaction, switchAt, [newId(), place ?? null, name, isOn]))?.made)
      throw new Problem("not-allowed");
  });
  await applySwitches(writing.work, writing);
}

const page = 200;

async function applyTo(work: Database, digests: DigestWork, kind: ElementKind): Promise<void> {
  const ids = (await work.rows(outOfStep, [kind.name])).map(({ learner_id }) => learner_id);
  for (let from = 0; from < ids.length; from += page) {
    const some = ids.slice(from, from + page);
    await work.transaction([], async (transaction) => {
      await transaction.rows(lockLearners, [some]);
      await sumUp(transaction, digests, some, new Set([kind.slice]));
    });
  }
}

/** Does what is left of the switches of districts and schools. Can be stopped anywhere and run again. */
export async function applySwitches(work: Database, digests: DigestWork): Promise<void> {
  const left = await work.rows(unapplied);
  for (const kind of elementsOf(digests.kinds).filter(({ name }) => left.some((each) => each.kind === name)))
    await applyTo(work, digests, kind);
  if (left.length > 0) await work.rows(applied, [left.map(({ id }) => id)]);
}

/** Once a day: learners who came to a school, or left one, where something is off. */
export async function followSchools(work: Database, digests: DigestWork): Promise<void> {
  const names = new Set((await work.rows(switchedKinds)).map(({ kind }) => kind));
  for (const kind of elementsOf(digests.kinds).filter(({ name }) => names.has(name)))
    await applyTo(work, digests, kind);
}
