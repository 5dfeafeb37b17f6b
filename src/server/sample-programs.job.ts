import { proposeContributions } from "../entry/contribution.job.ts";
import type { NewContribution } from "../entry/contribution.ts";
import { keepDay } from "../entry/group.job.ts";
import { digestWork } from "../exchange/due.job.ts";
import { putAccount, putHat, storePassword } from "../identity/account.store.ts";
import { hashPassword } from "../identity/password.ts";
import { makeHat } from "../identity/person.store.ts";
import { addDays, type IsoDate } from "../kernel/date.ts";
import { newId } from "../kernel/id.ts";
import type { AgreementKeeper } from "../privacy/agreement.store.ts";
import { compileLearner } from "../privacy/compile.job.ts";
import { programChecks } from "../privacy/program.ts";
import { joinProgram } from "../privacy/program-family.job.ts";
import { activateProgram, addPerson, checkProgram, draftProgram, listPrograms } from "../privacy/program-keep.job.ts";
import { addNames } from "../privacy/program-list.job.ts";
import { statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { kindsOf } from "./live-kinds.ts";
import { packOf } from "./pack.ts";
import { emailOf, sampleAdministrator, sampleMentor, source } from "./sample-people.ts";

const name = "Riverside Makers";

const childrenOf = statement<{ learner_id: string; given: string; organization_id: string }>(
  "server.sample-children",
  `select distinct g.learner_id, split_part(l.display_name, ' ', 1) as given, s.organization_id
  from base.subject s join base.guardianship g on g.guardian_id = s.person_id join base.learner l on l.learner_id = g.learner_id
  where s.id = $1 order by 2, 1`,
);
const openCodes = statement<{ name: string; code: string }>(
  "server.sample-codes",
  "select name, code from base.program_name where agreement_id = $1 and code is not null order by name",
);

// Only who has no child of the district connected: of the others each day would be proposed to the family.
const guestsOf = statement<{ id: string }>(
  "server.sample-guests",
  `select n.id from base.program_name n where n.agreement_id = $1 and n.removed_at is null and n.code is not null
  order by n.name, n.id`,
);
const bookOf = (turn: number) =>
  turn % 7 === 0
    ? { state: "absent" as const, minutes: 0 }
    : { state: "present" as const, minutes: turn % 5 ? 90 : 60 };

/** The mentor's account, with the password of all sample people. */
async function signUp(store: Store, subjectId: string, password: string): Promise<void> {
  const account = {
    id: newId(),
    email: emailOf(sampleMentor),
    passwordHash: await hashPassword(password),
    isSample: true,
  };
  const accountId = await putAccount(store.identity, account);
  await storePassword(store.identity, accountId, account.passwordHash);
  await putHat(store.identity, accountId, subjectId);
}

const hatOfMentor = statement<{ id: string; agreement_id: string }>(
  "server.sample-mentor",
  `select s.id, s.agreement_id from base.subject s join base.agreement a on a.id = s.agreement_id
  where s.capacity = 'helper' and s.ended_at is null and a.name = $1 order by s.id limit 1`,
);

/** Gives the mentor the password again. */
export async function renewMentor(store: Store, password: string): Promise<void> {
  const [mentor] = await store.work.rows(hatOfMentor, [name]);
  if (mentor) await signUp(store, mentor.id, password);
}

/**
 * An after-school program that was looked over, with a mentor; one family let it in for both children; ten days stand in its book, and three proposals wait. Every
 * step finds what it made before.
 */
export async function addPrograms(
  store: Store,
  { today, parent, password }: { today: IsoDate; parent: string; password: string },
): Promise<void> {
  const { work } = store;
  const pack = packOf(store);
  const [word = "", at] = sampleAdministrator.hat.split("@");
  const hat = { person: undefined, function: undefined, organization: `${source}:${at}` };
  const { subjectId } = await makeHat(work, { capacity: word as "administrator", ...hat }); // as sampleAdministrator has it
  const keeper: AgreementKeeper = { subjectId, name: emailOf(sampleAdministrator) };
  const children = await work.rows(childrenOf, [parent]);
  const standing = (await listPrograms(work, undefined)).find((each) => each.name === name);
  const programId =
    standing?.id ??
    (await draftProgram(work, pack, keeper, {
      ...{ name, organization: "Riverside Youth Center", contact: "hello@riverside.example" },
      purpose: "Building things after school: wood, wire and code",
      ...{ startsOn: addDays(today, -80), endsOn: addDays(today, 240), organizationId: children[0]?.organization_id },
    }));
  if (!standing || standing.state === "vetting") {
    for (const check of programChecks) await checkProgram(work, keeper, programId, { check, passed: true });
    await activateProgram(work, keeper, programId);
  }
  const [known] = await work.rows(hatOfMentor, [name]);
  const mentor = known?.id ?? (await addPerson(store, pack, keeper, programId, "Ray Kim")).subjectId;
  await signUp(store, mentor, password);
  if (!known) {
    const guests = ["Ana R.", "Theo W.", "Zuri"];
    await addNames(work, mentor, [...children.map(({ given }) => given), ...guests]);
  }
  const codes = await work.rows(openCodes, [programId]);
  for (const { learner_id: learnerId, given } of children) {
    const code = codes.find((each) => each.name === given)?.code;
    const order = { code: code ?? "", why: "To build things and meet friends" };
    if (code) await joinProgram(work, pack, { subjectId: parent, learnerId }, order);
  }
  const compile = (transaction: Parameters<typeof compileLearner>[0], learnerId: string) =>
    compileLearner(transaction, pack, learnerId);
  const writing = { work, compile, ...(await digestWork(work, kindsOf(store))) };
  const names = await work.rows(guestsOf, [programId]);
  for (const back of [33, 31, 26, 24, 19, 17, 12, 10, 5, 3])
    await keepDay(writing, mentor, addDays(today, -back), {
      activity: "Robotics",
      marks: names.map(({ id }, place) => ({ nameId: id, ...bookOf(back + place) })),
    });
  await proposeContributions(
    writing,
    mentor,
    proposalsOf(
      children.map(({ learner_id }) => learner_id),
      today,
    ),
  );
}

const proposalsOf = ([first = "", second = first]: readonly string[], today: IsoDate): NewContribution[] => {
  const provider = "Riverside Youth Center";
  const [monday, friday] = [addDays(today, -5), addDays(today, -1)];
  const session = { provider, title: "Robotics", timesAttended: 1, hours: 1.5 };
  return [
    {
      ...{ learnerId: first, kind: "outside-learning", observedOn: monday, key: "sample-robotics" },
      body: { ...session, startsOn: monday, endsOn: monday },
    },
    {
      ...{ learnerId: first, kind: "recognition", observedOn: friday, key: "sample-badge" },
      body: { title: "Steady hands", issuer: provider, why: "Soldered a radio that works" },
    },
    {
      ...{ learnerId: second, kind: "narrative", observedOn: friday, key: "sample-narrative" },
      body: { strength: "Explains to others until they see it" },
    },
  ];
};
