import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { refuse } from "../kernel/refuse.ts";
import type { Database, Transaction } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";
import { bothOf } from "./both-sign.ts";
import type { Category } from "./category.ts";
import { insertChoice, insertNote, insertOverride, insertTrust } from "./choice.store.ts";
import { choose } from "./choice.ts";
import { compileLearner, familyOf } from "./compile.job.ts";
import { lock } from "./compile.store.ts";
import { type Open, openPolicies } from "./compile.ts";
import { noteConflicts } from "./conflict.job.ts";
import { changeFamily } from "./family.job.ts";
import { type Level, storedOf } from "./level.ts";
import { movableSlices, onlyLowers } from "./movable.ts";
import { notify } from "./notice.job.ts";
import { choosing, type Pack } from "./pack.ts";
import { findStanding, type LearnerStanding } from "./standing.store.ts";
import { isOfAge } from "./standing.ts";

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
export async function readMayChoose(transaction: Transaction, learnerId: string): Promise<number> {
  const row = await firstRow(transaction, mayChoose, [learnerId]);
  if (!row) throw new Problem("learner-unknown");
  return row.may_choose;
}

const refused = (en: string, es: string) => new Problem("choice-refused", { en, es });

/** One choice to be made: how much of one category a target may see. */
export interface ChoiceOrder {
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
  choices: readonly Omit<ChoiceOrder, "learnerId">[],
): Promise<void> {
  await asSubject(work, subjectId, (transaction) => chooseWithin(transaction, pack, subjectId, learnerId, choices));
}

/** The same in a transaction of the subject's that does more, such as inviting whom they are about. */
export async function chooseWithin(
  transaction: Transaction,
  pack: Pack,
  subjectId: string,
  learnerId: string,
  choices: readonly Omit<ChoiceOrder, "learnerId">[],
): Promise<void> {
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
  await noteConflicts(transaction, pack, learnerId);
  await askSecond(transaction, pack, subjectId, standing, choices);
}

const waitsSigned = statement<{ agreement_id: string }>(
  "privacy.choice-signed-soon",
  "select agreement_id from base.consent where learner_id = $1 and state = 'half-signed' and agreement_id is not null",
);

/** Where two guardians must say it, the other ones are told that a choice waits for theirs; not where they are asked to sign for it. */
async function askSecond(
  transaction: Transaction,
  pack: Pack,
  subjectId: string,
  standing: LearnerStanding,
  choices: readonly Omit<ChoiceOrder, "learnerId">[],
): Promise<void> {
  const { learnerId } = standing.facts;
  const { family } = familyOf(pack, standing);
  const more = choices.filter(({ level }) => level !== undefined && level !== "hidden");
  const both = bothOf(
    pack,
    more.map(({ category }) => category),
    family,
  ).filter((guardian) => guardian !== subjectId);
  if (both.length === 0) return;
  const signing = (await transaction.rows(waitsSigned, [learnerId])).map(({ agreement_id }) => agreement_id);
  const isSilent = (guardian: string) =>
    more.some(
      ({ target, category }) =>
        bothOf(pack, [category], family).length > 0 &&
        !signing.includes(target.agreementId ?? "") &&
        !standing.events.some(
          (event) =>
            event.chosenBy === guardian &&
            event.category === category &&
            (event.audience === undefined || event.audience === target.audience) &&
            event.agreementId === target.agreementId,
        ),
    );
  const to = both.filter(isSilent);
  await notify(transaction, { code: "choice.second", to, learnerId, place: `/who-sees-what?child=${learnerId}` });
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
    await noteConflicts(transaction, pack, learnerId);
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
  const ofAge = isOfAge(pack, facts, today);
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
  { category, level }: Pick<ChoiceOrder, "category" | "level">,
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
  order: OverrideOrder,
): Promise<void> {
  await asSubject(work, subjectId, async (transaction) => {
    await overrideWithin(transaction, pack, subjectId, order);
    await compileLearner(transaction, pack, order.learnerId);
  });
}
type OverrideOrder = Omit<ChoiceOrder, "target"> & { readonly personId: string };

/** The same in a transaction of the subject's that does more and compiles the learner at its end. */
export async function overrideWithin(
  transaction: Transaction,
  pack: Pack,
  subjectId: string,
  { learnerId, personId, category, level, until }: OverrideOrder,
): Promise<void> {
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

/** The registrar ends a conflict between guardians with a note: the only thing that does. */
export async function endConflict(
  work: Database,
  pack: Pack,
  subjectId: string,
  { learnerId, target, category, note }: { learnerId: string; target: ChosenTarget; category: Category; note: string },
): Promise<void> {
  refuse(note);
  await changeFamily(work, pack, subjectId, learnerId, async (transaction) => {
    const standing = await findStanding(transaction, learnerId);
    // Alike for a helper of another family and for none: nothing is to be learned by naming one.
    if (!standing || (target.agreementId !== undefined && openTo(pack, standing, target).length === 0))
      throw refused("No such group, helper or app here.", "Aquí no hay tal grupo, ayudante o aplicación.");
    const { audience = null, agreementId = null } = target;
    await transaction.rows(insertNote, [learnerId, newId(), audience, agreementId, category, note, subjectId]);
    await noteConflicts(transaction, pack, learnerId);
    return true;
  });
}
