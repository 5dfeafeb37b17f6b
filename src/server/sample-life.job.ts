import { appendEntries } from "../entry/append.job.ts";
import { digestWork } from "../exchange/due.job.ts";
import { addDays, type IsoDate } from "../kernel/date.ts";
import { newId } from "../kernel/id.ts";
import { chooseLevels } from "../privacy/choose.job.ts";
import { compileLearner } from "../privacy/compile.job.ts";
import { askException } from "../privacy/exception.job.ts";
import { changeFamily } from "../privacy/family.job.ts";
import { watchLooks } from "../privacy/unusual.job.ts";
import { enterDocument } from "../roster/family.job.ts";
import { firstRow, statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { kindsOf } from "./live-kinds.ts";
import { packOf } from "./pack.ts";
import { highSchool, lifePeople, mainClass, richLearner, samplePeople, source } from "./sample-people.ts";

/** Learners of the main class with the adults around them, who stand for what happens in families. */
const families = statement<{ learner_id: string; key: string; guardian: string; guardian_id: string; adults: number }>(
  "server.sample-life-families",
  `select l.learner_id, k.key, min(gk.key) as guardian, (array_agg(g.guardian_id order by gk.key))[1] as guardian_id,
    count(distinct g.guardian_id)::int as adults
  from base.source_key ck join base.enrollment e on e.class_id = ck.id join base.learner l on l.learner_id = e.learner_id
  join base.source_key k on k.id = l.learner_id and k.noun = 'learner' join base.source s on s.id = k.source_id and s.name = $1
  join base.guardianship g on g.learner_id = l.learner_id join base.source_key gk on gk.id = g.guardian_id and gk.noun = 'guardian'
  where ck.noun = 'class' and ck.key = $2 group by l.learner_id, k.key order by k.key`,
);
const leaderOf = statement<{ key: string }>(
  "server.sample-life-leader",
  `select k.key from base.staff f join base.source_key k on k.id = f.id and k.noun = 'staff' join base.source s on s.id = k.source_id and s.name = $1
  join base.assignment a on a.staff_id = f.id join base.source_key o on o.id = a.organization_id and o.key = $2
  where k.key <> all($3) order by k.key limit 1`,
);
const accountOf = statement<{ account_id: string }>(
  "server.sample-life-account",
  "select account_id from identity.hat where subject_id = $1",
);
const identityOf = statement<{ id: string; body: Record<string, unknown> }>(
  "server.sample-life-identity",
  "select id, body from base.entry where learner_id = $1 and kind = 'identity' and superseded_at is null order by id desc limit 1",
);
const isDone = statement<{ done: boolean }>(
  "server.sample-life-done",
  "select exists (select from base.court_document where learner_id = $1) as done",
);
// Looks of the night before yesterday, as the log would have them: they stand for what nobody did.
const lookBack = statement(
  "server.sample-life-looks",
  `insert into base.access_log (learner_id, id, at, subject_id, purpose, what, channel, status_slices, summary_slices, detail_slices)
  select $1, u.id, (k.today - 2 - k.ahead + time '23:10' + u.n * interval '1 minute') at time zone k.zone, $3, 'support-case',
    'learner.backpack', 'screen', 0, 0, 17
  from unnest($2::uuid[]) with ordinality as u (id, n) cross join base.clock k`,
);

/** Who the people of the sample's life are. The same every time, because the roster is. */
export async function findLife(store: Store) {
  const found = await store.work.rows(families, [source, mainClass.fall]);
  const others = found.filter(({ key }) => key !== richLearner);
  const [kept, senior] = others;
  const rich = found.find(({ key }) => key === richLearner);
  const known = samplePeople.map(({ person }) => person);
  const leader = await firstRow(store.work, leaderOf, [source, highSchool, known]);
  if (!kept || !senior || !rich || !leader) throw new Error("the sample has no families to live in");
  const people = [
    { ...lifePeople.leader, person: leader.key },
    { ...lifePeople.blocked, person: kept.guardian },
    { ...lifePeople.senior, person: senior.key },
    { ...lifePeople.seniorParent, person: senior.guardian },
  ];
  return { kept, senior, rich, people };
}

/** Hats of people who are in the sample besides. */
export interface LifeHats {
  readonly registrar: string;
  readonly counselor: string;
  readonly parent1: string;
}

/**
 * What happens in families: an adult whom a court keeps away, somebody who comes of age within the week, two parents who chose
 * differently, an emergency that waits for its review, looks at night.
 */
export async function addLife(store: Store, today: IsoDate, hats: LifeHats): Promise<void> {
  const { work } = store;
  const pack = packOf(store);
  const life = await findLife(store);
  const [rich, senior, kept] = [life.rich.learner_id, life.senior.learner_id, life.kept.learner_id];
  if ((await firstRow(work, isDone, [kept]))?.done) return;

  const kinds = kindsOf(store);
  const writing = {
    work,
    compile: (transaction: Parameters<typeof compileLearner>[0], learnerId: string) =>
      compileLearner(transaction, pack, learnerId),
    ...(await digestWork(work, kinds)),
  };
  const identity = await firstRow(work, identityOf, [senior]);
  if (identity) {
    const bornOn = addDays(`${Number(today.slice(0, 4)) - 18}${today.slice(4)}`, 4);
    const body = { ...identity.body, bornOn };
    const [learnerId, reason] = [senior, "As the birth certificate has it"];
    await appendEntries(writing, hats.registrar, [
      { learnerId, kind: "identity", body, supersedes: identity.id, reason },
    ]);
  }

  await chooseLevels(work, pack, hats.parent1, rich, [
    { target: { audience: "receiving-school" }, category: "portfolio", level: "hidden" },
  ]);

  const hat = { subjectId: hats.counselor, capacity: "support" as const };
  const { account_id: accountId = "" } = (await firstRow(store.identity, accountOf, [hats.counselor])) ?? {};
  await askException(store, pack, { hat, accountId }, rich, {
    basis: "emergency",
    reason: "A classmate found a note that speaks of hurting oneself. The learner has not come home since noon.",
    categories: ["contact", "health"],
    hours: 48,
  });
  await work.rows(lookBack, [rich, Array.from({ length: 12 }, newId), hats.counselor]);
  await watchLooks(store);

  // Last, because it tells whether all of this was done.
  const guardianId = life.kept.guardian_id;
  await changeFamily(work, pack, hats.registrar, kept, (transaction) =>
    enterDocument(transaction, hats.registrar, {
      ...{
        learnerId: kept,
        guardianId,
        kind: "no-contact",
        effectiveOn: addDays(today, -20),
        reviewOn: addDays(today, 10),
      },
      note: "Family court, in the locked cabinet",
    }),
  );
}
