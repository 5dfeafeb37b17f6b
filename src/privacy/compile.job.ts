import { ageOn } from "../kernel/date.ts";
import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { refuse } from "../kernel/refuse.ts";
import type { Database, Transaction } from "../store/connect.ts";
import type { Runner } from "../store/statement.ts";
import { firstRow, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";
import { type Category, numberOf } from "./category.ts";
import { choose, type FamilyChoices } from "./choice.ts";
import { compileFamily, type Open, openPolicies } from "./compile.ts";
import { type Level, storedOf } from "./level.ts";
import { movableSlices, onlyLowers } from "./movable.ts";
import { choosing, type Pack } from "./pack.ts";
import { policyRows } from "./policy.ts";
import {
  compileAll,
  findStanding,
  insertChoice,
  insertNote,
  insertOverride,
  insertTrust,
  type LearnerStanding,
  listAgreements,
  listStandings,
  listSubjects,
  listWithChoices,
  lock,
  recompile,
  writeFamilies,
  writePolicies,
} from "./privacy.store.ts";
import { choosersOf } from "./standing.ts";

/** What a family decided, from the facts of today. */
export function familyOf(pack: Pack, standing: LearnerStanding): { family: FamilyChoices; trusted: boolean } {
  const { today, facts, events, overrides, notes } = standing;
  const { choosers, trusted } = choosersOf(pack, facts, standing.family, today);
  return { family: { today, choosers, events, overrides, notes }, trusted };
}

/** Compiles one learner's choices and grants in the transaction of whatever changed them. Answers rows of grants that changed. */
export async function compileLearner(runner: Runner, pack: Pack, learnerId: string): Promise<number> {
  await lock(runner, learnerId);
  await compileChoices(runner, pack, [learnerId]);
  return recompile(runner, learnerId);
}

async function compileChoices(runner: Runner, pack: Pack, learnerIds: readonly string[]): Promise<void> {
  const standings = await listStandings(runner, learnerIds);
  const overridden = [...new Set(standings.flatMap((each) => each.overrides.map(({ subjectId }) => subjectId)))];
  const subjects = overridden.length > 0 ? await listSubjects(runner, overridden) : [];
  const families = standings.map((standing) => {
    const { family, trusted } = familyOf(pack, standing);
    const open = openPolicies(pack, standing.facts.agreements);
    return { learnerId: standing.facts.learnerId, ...compileFamily(pack, family, open, subjects), trusted };
  });
  await writeFamilies(runner, families);
}

/**
 * Compiles everybody: after a new pack, a new school date, a roster change of many. Choices of those who chose first, a page
 * of families at a time, then all grants in one statement. Aim: 1.5 million grants from nothing within a minute
 * (`npm run bench`).
 */
export async function compileEverything(runner: Runner, pack: Pack): Promise<number> {
  const page = 500;
  for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
    const ids = await listWithChoices(runner, after, page);
    await compileChoices(runner, pack, ids);
    const last = ids.at(-1);
    if (!last || ids.length < page) break;
    after = last;
  }
  return compileAll(runner);
}

/** Writes the policies of a pack and of every agreement. Everything must be compiled afterwards. */
export async function installPack(runner: Runner, pack: Pack): Promise<void> {
  await writePolicies(runner, policyRows(pack, await listAgreements(runner)));
}

/** Target of a choice as the API names it, already told apart. */
export interface ChosenTarget {
  readonly audience?: string;
  readonly agreementId?: string;
}

interface Standing extends Record<string, unknown> {
  may_choose: number;
}
const mayChoose = statement<Standing>(
  "privacy.may-choose",
  `select get_byte(rights, 30) >> 6 as may_choose from base.grants
  where learner_id = $1 and subject_id = door.subject() and until > now()`,
);

/** Asks the subject's own grant row how far it may choose, in the transaction that chooses. */
async function readMayChoose(transaction: Transaction, learnerId: string): Promise<number> {
  const row = await firstRow(transaction, mayChoose, [learnerId]);
  if (!row) throw new Problem("learner-unknown");
  return row.may_choose;
}

const refused = (en: string, es: string) => new Problem("choice-refused", { en, es });

export interface Choosing {
  readonly learnerId: string;
  readonly target: ChosenTarget;
  readonly category: Category;
  /** Without a level the chooser's earlier choice is taken back. */
  readonly level?: Level | undefined;
  readonly until?: string | undefined;
}

/**
 * Stores choices as the subject's and compiles the learner's grants, in one transaction: in force when it returns. Throws
 * `choice-refused` with nothing stored where a cell is not the chooser's or a level is above what the school allows.
 */
export async function chooseLevels(
  work: Database,
  pack: Pack,
  subjectId: string,
  learnerId: string,
  choices: readonly Omit<Choosing, "learnerId">[],
): Promise<void> {
  await asSubject(work, subjectId, async (transaction) => {
    const may = await readMayChoose(transaction, learnerId);
    await lock(transaction, learnerId);
    const standing = await findStanding(transaction, learnerId);
    if (!standing) throw new Problem("learner-unknown");
    for (const choice of choices) {
      checkChoice(pack, may, standing, openTo(pack, standing, choice.target), subjectId, choice);
      await transaction.rows(insertChoice, [
        learnerId,
        newId(),
        choice.target.audience ?? null,
        choice.target.agreementId ?? null,
        choice.category,
        choice.level === undefined ? null : storedOf(choice.level),
        choice.until ?? null,
        subjectId,
      ]);
    }
    await compileLearner(transaction, pack, learnerId);
  });
}

/** Takes back every choice the subject made: all stands as it began, or as others chose. */
export async function withdrawChoices(work: Database, pack: Pack, subjectId: string, learnerId: string): Promise<void> {
  await asSubject(work, subjectId, async (transaction) => {
    if ((await readMayChoose(transaction, learnerId)) === 0) throw new Problem("not-allowed");
    await lock(transaction, learnerId);
    for (const { audience, agreement_id, category } of await transaction.rows(standingChoices, [
      learnerId,
      subjectId,
    ])) {
      await transaction.rows(insertChoice, [
        learnerId,
        newId(),
        audience,
        agreement_id,
        category,
        null,
        null,
        subjectId,
      ]);
    }
    await compileLearner(transaction, pack, learnerId);
  });
}
const standingChoices = statement<{
  audience: string | null;
  agreement_id: string | null;
  category: string;
  level: number | null;
}>(
  "privacy.standing-choices",
  `select audience, agreement_id, category, level from (
    select distinct on (audience, agreement_id, category) audience, agreement_id, category, level from base.choice_event
    where learner_id = $1 and chosen_by = $2 order by audience, agreement_id, category, id desc) c
  where level is not null order by audience, agreement_id, category`,
);

/**
 * The policies that a choice about a target reaches for this learner. Guardians have family cells only once the learner is of
 * age; a choice for all helpers or apps may be made before there is one.
 */
function openTo(pack: Pack, { facts, today }: LearnerStanding, target: ChosenTarget): Open[] {
  const ofAge = facts.bornOn !== null && ageOn(facts.bornOn, today) >= pack.document.ages.ofAgeFrom;
  const open = openPolicies(pack, facts.agreements).filter(({ policy, agreementId }) => {
    if (target.agreementId !== undefined) return agreementId === target.agreementId;
    return policy.audience === target.audience && (policy.audience !== "guardian" || ofAge);
  });
  if (open.length > 0 || (target.audience !== "helper" && target.audience !== "app")) return open;
  return pack.of(target.audience).map((policy) => ({ policyId: policy.id, policy }));
}

function checkChoice(
  pack: Pack,
  may: number,
  standing: LearnerStanding,
  open: readonly Open[],
  chooser: string,
  { category, level }: Pick<Choosing, "category" | "level">,
): void {
  if (may === 0) throw new Problem("not-allowed");
  const how = choosing[may] ?? "none";
  const movable = open.flatMap((each) =>
    movableSlices(pack, how, each.policy, category).map((slice) => ({ ...each, slice })),
  );
  if (movable.length === 0) {
    throw refused(
      "This is set by the school or by law, not by your family.",
      "Esto lo fija la escuela o la ley, no su familia.",
    );
  }
  if (level === undefined) return;
  const highest = (levels: readonly Level[]) => Math.max(...levels.map(storedOf));
  if (storedOf(level) > highest(movable.map(({ policy, slice }) => policy.cell(slice).ceiling))) {
    throw refused(
      "The school does not allow that much for this group.",
      "La escuela no permite tanto para este grupo.",
    );
  }
  if (!onlyLowers(pack, how, category)) return;
  // What would stand without this chooser's own earlier choice is what there is to lower.
  const { family } = familyOf(pack, standing);
  const others = { ...family, events: family.events.filter(({ chosenBy }) => chosenBy !== chooser) };
  const stands = movable.map(
    ({ policy, agreementId, slice }) =>
      choose(pack, policy, slice, { audience: policy.audience, agreementId }, undefined, others).level,
  );
  if (storedOf(level) > highest(stands)) {
    throw refused(
      "You can show less of your own words and work, not more.",
      "Puedes mostrar menos de tus palabras y trabajos, no más.",
    );
  }
}

/** One named person is shown less than the rest; without a level as much as the rest again. */
export async function overrideLevel(
  work: Database,
  pack: Pack,
  subjectId: string,
  { learnerId, personId, category, level, until }: Omit<Choosing, "target"> & { personId: string },
): Promise<void> {
  await asSubject(work, subjectId, async (transaction) => {
    const may = await readMayChoose(transaction, learnerId);
    if (may === 0) throw new Problem("not-allowed");
    const policyId = (await firstRow(transaction, grantOf, [learnerId, personId]))?.policy_id;
    if (!policyId) throw new Problem("person-unknown");
    await lock(transaction, learnerId);
    const standing = await findStanding(transaction, learnerId);
    if (!standing) throw new Problem("learner-unknown");
    const open = openPolicies(pack, standing.facts.agreements).filter((each) => each.policyId === policyId);
    checkChoice(pack, may, standing, open, subjectId, { category, ...(level && { level }) });
    const stored = level === undefined ? null : storedOf(level);
    await transaction.rows(insertOverride, [learnerId, newId(), personId, category, stored, until ?? null, subjectId]);
    await compileLearner(transaction, pack, learnerId);
  });
}
const grantOf = statement<{ policy_id: string }>(
  "privacy.grant-of",
  "select policy_id from base.grants where learner_id = $1 and subject_id = $2 and until > now()",
);

/** A guardian lets a learner of 16 or 17 share own work, or no longer. */
export async function trust(
  work: Database,
  pack: Pack,
  subjectId: string,
  learnerId: string,
  trusted: boolean,
): Promise<void> {
  await asSubject(work, subjectId, async (transaction) => {
    const may = await readMayChoose(transaction, learnerId);
    const standing = await findStanding(transaction, learnerId);
    const isGuardian = standing?.family.some(({ id, capacity }) => id === subjectId && capacity === "guardian");
    if (may !== 3 || !isGuardian) throw new Problem("not-allowed");
    await lock(transaction, learnerId);
    await transaction.rows(insertTrust, [learnerId, newId(), trusted, subjectId]);
    await compileLearner(transaction, pack, learnerId);
  });
}

const keepsRecord = statement<{ keeps: boolean }>(
  "privacy.keeps-record",
  `select get_byte(rights, ${numberOf("household")}) >> 6 >= 3 as keeps from base.grants
  where learner_id = $1 and subject_id = door.subject() and until > now()`,
);

/** Whether the subject of the transaction keeps this learner's record. Throws `learner-unknown` without a tie. */
export async function readKeepsRecord(transaction: Transaction, learnerId: string): Promise<boolean> {
  const row = await firstRow(transaction, keepsRecord, [learnerId]);
  if (!row) throw new Problem("learner-unknown");
  return row.keeps;
}

/** The registrar ends a conflict between guardians with a note: the only thing that does. */
export async function endConflict(
  work: Database,
  pack: Pack,
  subjectId: string,
  { learnerId, target, category, note }: { learnerId: string; target: ChosenTarget; category: Category; note: string },
): Promise<void> {
  refuse(note);
  await asSubject(work, subjectId, async (transaction) => {
    if (!(await readKeepsRecord(transaction, learnerId))) throw new Problem("not-allowed");
    await lock(transaction, learnerId);
    await transaction.rows(insertNote, [
      learnerId,
      newId(),
      target.audience ?? null,
      target.agreementId ?? null,
      category,
      note,
      subjectId,
    ]);
    await compileLearner(transaction, pack, learnerId);
  });
}
