import { inviteToHelp } from "../identity/helper-invitation.job.ts";
import type { IsoDate } from "../kernel/date.ts";
import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { refuse } from "../kernel/refuse.ts";
import type { Database, Transaction } from "../store/connect.ts";
import { firstRow, type Runner, statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { endHatOf } from "./agreement.job.ts";
import { type AgreementKeeper, isReached, reaches, storeAct, storeCheck, storeState } from "./agreement.store.ts";
import { type StoredState, stateOn } from "./agreement.ts";
import { compileNewcomer, installHelperPolicy } from "./compile.job.ts";
import { recompileSubject } from "./compile.store.ts";
import { endConsents } from "./consent.job.ts";
import { notify } from "./notice.job.ts";
import type { Pack } from "./pack.ts";
import { storePerson, storeProgram } from "./program.store.ts";
import { type ProgramTerms, type ProgramView, programChecks, smallestCount } from "./program.ts";
import { vettingChecks } from "./vetting.ts";

const refused = (en: string, es: string) => new Problem("program-refused", { en, es });

interface Row extends Record<string, unknown> {
  id: string;
  name: string;
  organization: string;
  contact: string;
  purpose: string;
  starts_on: IsoDate;
  ends_on: IsoDate;
  state: StoredState;
  checks: ProgramView["checks"];
  people: ProgramView["people"];
  learners: number;
  today: IsoDate;
}
// Only those of a district: whom a family invited is that family's own affair.
const programsWhere = (
  condition: string,
) => `select a.id, a.name, p.organization_name as organization, p.contact, a.purpose, a.starts_on, a.ends_on,
    a.state, k.today,
    array(select v.check_key from base.agreement_check v where v.agreement_id = a.id and v.passed order by v.check_key) as checks,
    coalesce((select json_agg(json_build_object('subjectId', s.id, 'name', f.display_name) order by f.sort_name, s.id)
      from base.subject s join base.staff f on f.id = s.person_id
      where s.agreement_id = a.id and s.capacity = 'helper' and s.ended_at is null), '[]'::json) as people,
    (select count(*)::int from base.agreement_learner h where h.agreement_id = a.id and coalesce(h.ends_on >= k.today, true)) as learners
  from base.agreement a join base.program p on p.agreement_id = a.id and not p.is_familys cross join base.clock k
  where ${reaches("a.organization_id", "$1")} and ${condition}`;
const all = statement<Row>(
  "privacy.programs",
  `${programsWhere("true")} order by a.state = 'ended', a.ends_on, a.id limit 500`,
);
const one = statement<Row>("privacy.program-kept", programsWhere("a.id = $2"));
const lockOne = statement("privacy.program-lock", "select from base.agreement where id = $1 for no key update");

const viewOf = (row: Row): ProgramView => ({
  id: row.id,
  name: row.name,
  organization: row.organization,
  contact: row.contact,
  purpose: row.purpose,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  state: stateOn(row.state, row.ends_on, row.today),
  checks: row.checks,
  people: row.people,
  learners: row.learners >= smallestCount ? row.learners : null,
});

/** Programs within reach, those that are over last. */
export const listPrograms = async (work: Database, reach: string | undefined): Promise<ProgramView[]> =>
  (await work.rows(all, [reach ?? null])).map(viewOf);

/** One program. Throws `program-unknown`, alike for one beyond reach, for a family's and for none. */
export async function readKeptProgram(runner: Runner, reach: string | undefined, id: string): Promise<ProgramView> {
  const row = await firstRow(runner, one, [reach ?? null, id]);
  if (!row) throw new Problem("program-unknown");
  return viewOf(row);
}

/** Writes a program of the district down: nobody is in it before it was looked over and opened. */
export async function draftProgram(
  work: Database,
  pack: Pack,
  keeper: AgreementKeeper,
  terms: ProgramTerms & { organizationId?: string | undefined },
): Promise<string> {
  refuse(terms);
  if (terms.endsOn < terms.startsOn) throw refused("It ends before it begins.", "Termina antes de empezar.");
  const organizationId = terms.organizationId ?? keeper.reach;
  const id = newId();
  await work.transaction([], async (transaction) => {
    if (organizationId !== undefined && !(await isReached(transaction, organizationId, keeper.reach)))
      throw refused("No such school or district here.", "Aquí no existe tal escuela o distrito.");
    await storeProgram(transaction, { ...terms, id, isFamilys: false, madeBy: keeper.subjectId, organizationId });
    await installHelperPolicy(transaction, pack, id);
    await storeAct(transaction, id, "drafted", keeper);
  });
  return id;
}

/** Runs a change of one program while nobody else changes it. */
const withProgram = <T>(
  work: Database,
  { reach }: AgreementKeeper,
  id: string,
  change: (transaction: Transaction, program: ProgramView) => Promise<T>,
): Promise<T> =>
  work.transaction([], async (transaction) => {
    await transaction.rows(lockOne, [id]);
    return change(transaction, await readKeptProgram(transaction, reach, id));
  });

/** Signs one thing of the vetting. */
export const checkProgram = (
  work: Database,
  keeper: AgreementKeeper,
  id: string,
  look: { check: ProgramView["checks"][number]; passed: boolean; note?: string | undefined },
): Promise<void> =>
  withProgram(work, keeper, id, async (transaction, { state }) => {
    refuse(look.note);
    if (state !== "vetting") throw refused("It was looked over already.", "Ya se revisó.");
    await storeCheck(transaction, id, look, keeper);
  });

/** Opens a program that passed every check: from then on it may have people, and families may let it in. */
export const activateProgram = (work: Database, keeper: AgreementKeeper, id: string): Promise<void> =>
  withProgram(work, keeper, id, async (transaction, { state, checks }) => {
    if (state !== "vetting") throw refused("It is open or over.", "Está abierto o terminó.");
    const missing = programChecks.filter((each) => !checks.includes(each));
    if (missing.length > 0)
      throw refused(
        `Not looked at yet: ${missing.map((each) => vettingChecks[each].title.en).join("; ")}.`,
        `Falta revisar: ${missing.map((each) => vettingChecks[each].title.es).join("; ")}.`,
      );
    await storeState(transaction, id, "active");
    await storeAct(transaction, id, "activated", keeper);
  });

const learnersOf = statement<{ id: string }>(
  "privacy.program-learners",
  `select h.learner_id as id from base.agreement_learner h cross join base.clock k
  where h.agreement_id = $1 and coalesce(h.ends_on >= k.today, true) order by 1`,
);

/** Adds somebody to a program, who sees at once what its families share. Answers the hat, and the secret of the link by which they take it up. */
export async function addPerson(
  { work, identity }: Pick<Store, "work" | "identity">,
  pack: Pack,
  keeper: AgreementKeeper,
  id: string,
  name: string,
): Promise<{ subjectId: string; invitation: string }> {
  refuse(name);
  const subjectId = newId();
  await withProgram(work, keeper, id, async (transaction, { state, organization }) => {
    if (state !== "active" && state !== "ending") throw refused("It is not open.", "No está abierto.");
    await storePerson(transaction, { subjectId, personId: newId(), programId: id, name, of: organization });
    const learners = await transaction.rows(learnersOf, [id]);
    await compileNewcomer(
      transaction,
      pack,
      subjectId,
      learners.map((each) => each.id),
    );
    await storeAct(transaction, id, "person-added", keeper);
  });
  return { subjectId, invitation: await inviteToHelp(identity, subjectId) };
}

const endOne = statement<{ id: string }>(
  "privacy.program-person-end",
  "update base.subject set ended_at = now() where agreement_id = $1 and id = $2 and capacity = 'helper' and ended_at is null returning id",
);

/** Somebody leaves a program: the hat is off in every session when it returns. What they wrote stays with its author. */
export const removePerson = (work: Database, keeper: AgreementKeeper, id: string, subjectId: string): Promise<void> =>
  withProgram(work, keeper, id, async (transaction) => {
    if ((await transaction.rows(endOne, [id, subjectId])).length === 0) throw new Problem("person-unknown");
    await recompileSubject(transaction, subjectId);
    await storeAct(transaction, id, "person-removed", keeper);
  });

const familiesOf = statement<{ learner_id: string; id: string }>(
  "privacy.program-families",
  `select g.learner_id, g.subject_id as id from base.agreement_learner h cross join base.clock k
  join base.grants g on g.learner_id = h.learner_id and g.until > now() and get_byte(g.rights, 30) >> 6 = 3
  where h.agreement_id = $1 and coalesce(h.ends_on >= k.today, true) order by 1, 2`,
);

/** Ends a program for everybody, at once; families are told. */
export const endProgram = (
  work: Database,
  pack: Pack,
  keeper: AgreementKeeper,
  id: string,
  reason: string,
): Promise<void> =>
  withProgram(work, keeper, id, async (transaction, { state }) => {
    refuse(reason);
    if (state === "ended") throw refused("It is over already.", "Ya terminó.");
    const families = Map.groupBy(await transaction.rows(familiesOf, [id]), ({ learner_id }) => learner_id);
    for (const [learnerId, told] of families) {
      await endConsents(transaction, pack, learnerId, { agreementId: id });
      await notify(transaction, {
        code: "helper.ended",
        to: told.map((each) => each.id),
        learnerId,
        place: "/helpers",
      });
    }
    await storeState(transaction, id, "ended");
    await endHatOf(transaction, id);
    await storeAct(transaction, id, "ended", keeper, reason);
  });
