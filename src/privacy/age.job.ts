import type { IsoDate } from "../kernel/date.ts";
import { newId } from "../kernel/id.ts";
import { refuse } from "../kernel/refuse.ts";
import type { Transaction } from "../store/connect.ts";
import { firstRow, type Runner, statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import type { AgeKind } from "./age.ts";
import { pauseConsents } from "./consent.job.ts";
import { notify } from "./notice.job.ts";
import { listFamilyHats } from "./office.store.ts";
import type { Pack } from "./pack.ts";

/** A birthday of February 29 falls on March 1 in other years, as base.age_on has it. */
const turning = `(l.born_on + make_interval(years => k.of_age_from::int))::date
    + (to_char(l.born_on, 'MMDD') = '0229' and to_char(l.born_on + make_interval(years => k.of_age_from::int), 'MMDD') = '0228')::int`;
// Back to the last day that was worked off, and a week at least: so what falls on days without a server happens when one is on again,
// and who was of age long before the record came is told nothing.
const due = statement<{ learner_id: string; step: string; of_age_on: IsoDate }>(
  "privacy.age-due",
  `select d.learner_id, n.step, d.of_age_on from (
    select l.learner_id, ${turning} as of_age_on, k.today, k.since from base.learner l
    cross join (select d.*, least(d.today - 8, i.worked_on) as since from base.clock d cross join base.installation i) k
    where l.born_on between k.since - make_interval(years => k.of_age_from::int)
        and k.today - make_interval(years => k.of_age_from::int) + interval '91 days'
      and not exists (select from base.age_standing a where a.learner_id = l.learner_id)) d
  cross join lateral (select case when d.of_age_on <= d.today then '0' when d.of_age_on - 7 <= d.today then '7'
    when d.of_age_on - 30 <= d.today then '30' when d.of_age_on - 90 <= d.today then '90' end as step) n
  where n.step is not null and d.of_age_on > d.since
    and not exists (select from base.age_notice t where t.learner_id = d.learner_id and t.step = n.step and t.of_age_on = d.of_age_on)
  order by d.learner_id limit 500`,
);
const noteStep = statement(
  "privacy.age-told",
  "insert into base.age_notice (learner_id, step, of_age_on) values ($1, $2, $3) on conflict do nothing returning step",
);
// A paper that two have seen before its day, or whose day came while no server was on.
const duePapers = statement<{ learner_id: string; effective_on: IsoDate }>(
  "privacy.age-papers-due",
  `select d.learner_id, d.effective_on from base.age_document d cross join base.clock k
  where d.kind <> 'guardianship' and d.confirmed_at is not null and d.lifted_at is null and d.effective_on <= k.today
    and not exists (select from base.age_notice t where t.learner_id = d.learner_id and t.step = '0' and t.of_age_on = d.effective_on)
  order by d.learner_id, d.id limit 500`,
);
const formerHats = statement<{ id: string }>(
  "privacy.age-former",
  `select s.id from base.current_guardian g join base.subject s on s.capacity = 'guardian' and s.person_id = g.guardian_id and s.ended_at is null
  where g.learner_id = $1 order by s.id`,
);

/** Tells learner and guardians of the change that is coming; on the day, each side what it means, and pauses what guardians had signed. */
async function takeStep(
  transaction: Transaction,
  pack: Pack,
  learnerId: string,
  step: string,
  ofAgeOn: IsoDate,
): Promise<void> {
  if ((await transaction.rows(noteStep, [learnerId, step, ofAgeOn])).length === 0) return;
  if (step !== "0") {
    const to = await listFamilyHats(transaction, learnerId);
    await notify(transaction, { code: "age.coming", to, learnerId, place: `/of-age?child=${learnerId}` });
    return;
  }
  await passRights(transaction, pack, learnerId);
}

/** What happens on the day itself, or when a paper brings it early. Former guardians have no tie any more: they are told without the learner. */
export async function passRights(transaction: Transaction, pack: Pack, learnerId: string): Promise<void> {
  await pauseConsents(transaction, pack, learnerId, "age-flip");
  const learner = await listFamilyHats(transaction, learnerId);
  await notify(transaction, { code: "age.reached", to: learner, learnerId, place: "/of-age" });
  const former = (await transaction.rows(formerHats, [learnerId])).map(({ id }) => id);
  await notify(transaction, { code: "age.former", to: former, place: "/rights-passed" });
}

/** Once on each school date, after the grants of the day are compiled: the flip itself is in them already, at the school's midnight. */
export async function keepAges({ work }: Pick<Store, "work">, pack: Pack): Promise<void> {
  for (let rows = await work.rows(due); rows.length > 0; rows = await work.rows(due))
    for (const { learner_id, step, of_age_on } of rows)
      await work.transaction([], (transaction) => takeStep(transaction, pack, learner_id, step, of_age_on));
  for (let rows = await work.rows(duePapers); rows.length > 0; rows = await work.rows(duePapers))
    for (const { learner_id, effective_on } of rows)
      await work.transaction([], (transaction) => takeStep(transaction, pack, learner_id, "0", effective_on));
}

const insertDocument = statement(
  "privacy.insert-age-document",
  "insert into base.age_document (learner_id, id, kind, effective_on, note, entered_by) values ($1, $2, $3, $4, $5, door.subject()) returning id",
);
const isSecond = "not door.same_person(d.entered_by, door.subject())";
interface Settled extends Record<string, unknown> {
  readonly passes: boolean;
  readonly since: IsoDate;
}
const confirm = statement<Settled>(
  "privacy.confirm-age-document",
  `update base.age_document d set confirmed_by = door.subject(), confirmed_at = now() from base.clock k
  where d.learner_id = $1 and d.id = $2 and d.confirmed_at is null and d.lifted_at is null and ${isSecond}
  returning d.kind <> 'guardianship' and d.effective_on <= k.today as passes, d.effective_on as since`,
);
// Without the paper that kept them with a guardian, the rights of an adult are the adult's.
const lift = statement<Settled>(
  "privacy.lift-age-document",
  `update base.age_document d set lifted_by = door.subject(), lifted_at = now() from base.clock k, base.learner l
  where d.learner_id = $1 and d.id = $2 and d.lifted_at is null and l.learner_id = d.learner_id and ${isSecond}
  returning d.kind = 'guardianship' and d.confirmed_at is not null and coalesce(base.age_on(l.born_on, k.today) >= k.of_age_from, false)
    as passes, ${turning} as since`,
);

/** What a registrar enters of a paper on whose the rights are. It counts once a second person has confirmed it. */
export async function enterAgeDocument(
  runner: Runner,
  learnerId: string,
  { kind, effectiveOn, note }: { kind: AgeKind; effectiveOn: IsoDate; note?: string | undefined },
): Promise<string> {
  refuse(note);
  const id = newId();
  await runner.rows(insertDocument, [learnerId, id, kind, effectiveOn, note?.trim() || null]);
  return id;
}

/** A second person confirms a paper, which lets it count, or lifts it. Answers whether that was so. */
export async function settleAgeDocument(
  transaction: Transaction,
  learnerId: string,
  id: string,
  how: "confirm" | "lift",
): Promise<"passes" | "settled" | false> {
  const row = await firstRow(transaction, how === "confirm" ? confirm : lift, [learnerId, id]);
  if (!row) return false;
  if (row.passes) await transaction.rows(noteStep, [learnerId, "0", row.since]);
  return row.passes ? "passes" : "settled";
}
