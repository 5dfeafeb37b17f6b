import { putHat } from "../identity/account.store.ts";
import type { Hat } from "../identity/hat.ts";
import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { refuse } from "../kernel/refuse.ts";
import type { Transaction } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { asSubject } from "../store/subject.ts";
import { compileLearner } from "./compile.job.ts";
import { lock } from "./compile.store.ts";
import { bitsOfCategories, endOfNextSchoolDay } from "./exception.store.ts";
import { checkException, type ExceptionBasis, type ExceptionOrder, exceptionTerms, opensOn } from "./exception.ts";
import { notify } from "./notice.job.ts";
import { listFamilyHats, listOffice } from "./office.store.ts";
import type { Pack } from "./pack.ts";

type Places = Pick<Store, "work" | "identity">;

const tied = statement<{ today: string }>(
  "privacy.exception-tie",
  "select k.today from base.grants g cross join base.clock k where g.learner_id = $1 and g.subject_id = door.subject() and g.until > now()",
);
// A hat of its own, so that what is read by an exception is never mixed with anybody's daily work.
const makeHat = statement<{ id: string }>(
  "privacy.exception-hat",
  `with made as (
    insert into base.subject (id, capacity, organization_id, person_id)
    select $2, 'exception', s.organization_id, s.person_id from base.subject s where s.id = $1 on conflict do nothing returning id)
  select id from made union all
  select x.id from base.subject x join base.subject s on s.person_id = x.person_id and s.organization_id is not distinct from x.organization_id
  where s.id = $1 and x.capacity = 'exception' limit 1`,
);
const parentHat = statement<{ id: string }>(
  "privacy.exception-parent",
  `select s.id from base.guardianship g join base.subject s on s.person_id = g.guardian_id and s.capacity = 'guardian' and s.ended_at is null
  where g.learner_id = $1 and g.guardian_id = $2 limit 1`,
);
const insertException = statement(
  "privacy.insert-exception",
  `insert into base.exception (learner_id, id, basis, subject_id, reason, reference, slices, ends_on, until, asked_by, opens_on, opened_at, review_by,
    sealed_until, seal_reason)
  select $1, $2, $3, $4, $5, $6, $7, $8, case when $9::int is null then 'infinity' else now() + $9::int * interval '1 hour' end, door.subject(),
    $10, case when $9::int is not null then now() end, $11, $12, $13
  where not exists (select from base.exception x where x.learner_id = $1 and x.subject_id = $4 and x.ended_at is null)
  returning id`,
);

/**
 * Asks for access by an exception of the law. An emergency opens at once and is looked at by a second person within a school day, or it
 * ends; everything else opens when a second person says so. Throws `exception-refused`, `not-allowed`, `learner-unknown`.
 */
export async function askException(
  { work, identity }: Places,
  pack: Pack,
  { hat, accountId }: { hat: Hat; accountId: string },
  learnerId: string,
  order: ExceptionOrder,
): Promise<string> {
  const terms = exceptionTerms[order.basis];
  refuse([order.reason, order.reference, order.sealReason]);
  const made = await asSubject(work, hat.subjectId, async (transaction) => {
    const tie = await firstRow(transaction, tied, [learnerId]);
    if (!tie) throw new Problem("learner-unknown");
    if (!terms.mayAsk.includes(hat.capacity)) throw new Problem("not-allowed");
    checkException(order, tie.today);
    await lock(transaction, learnerId);
    const isParent = order.basis === "dependent";
    const who = await firstRow(
      transaction,
      isParent ? parentHat : makeHat,
      isParent ? [learnerId, order.guardianId] : [hat.subjectId, newId()],
    );
    if (!who) throw new Problem("person-unknown");
    const id = newId();
    const isAtOnce = terms.hours !== undefined;
    const reviewBy = isAtOnce ? await endOfNextSchoolDay(transaction, hat.organization?.id ?? null) : null;
    const rows = await transaction.rows(insertException, [
      ...[learnerId, id, order.basis, who.id, order.reason.trim(), order.reference?.trim() ?? null],
      ...[bitsOfCategories(order.categories), isAtOnce ? null : order.endsOn],
      ...[isAtOnce ? Math.min(order.hours ?? terms.hours, terms.hours) : null, opensOn(order, tie.today), reviewBy],
      ...[order.sealedUntil ?? null, order.sealReason?.trim() ?? null],
    ]);
    if (rows.length === 0) throw new Problem("request-settled");
    if (isAtOnce) await compileLearner(transaction, pack, learnerId);
    const office = (await listOffice(transaction, learnerId)).filter((each) => each !== hat.subjectId);
    await notify(transaction, { code: "exception.waits", to: office, learnerId, place: "/exceptions" });
    if (isAtOnce || terms.noticeDays > 0)
      await tellFamily(transaction, learnerId, id, isAtOnce ? "exception.opened" : "exception.coming");
    return { id, subjectId: isParent ? undefined : who.id };
  });
  if (made.subjectId) await putHat(identity, accountId, made.subjectId);
  return made.id;
}

const told = statement<{ basis: ExceptionBasis }>(
  "privacy.exception-told",
  `update base.exception x set told_at = now() from base.clock k
  where x.learner_id = $1 and x.id = $2 and coalesce(x.sealed_until < k.today, true) returning x.basis`,
);

/** Tells the family, unless a law keeps it from them for now; then the clock does when that is over. */
async function tellFamily(
  transaction: Transaction,
  learnerId: string,
  id: string,
  code: "exception.opened" | "exception.coming",
): Promise<void> {
  if (!(await firstRow(transaction, told, [learnerId, id]))) return;
  const to = await listFamilyHats(transaction, learnerId);
  await notify(transaction, { code, to, learnerId, place: `/who-sees-what?child=${learnerId}` });
}

/** What a second person, or who asked, does with an exception. */
export type ExceptionAct = "approve" | "refuse" | "review" | "revoke";

const isSecond = `not door.same_person(x.asked_by, door.subject())
  and exists (select from base.subject me where me.id = door.subject() and me.capacity in ('leader', 'registrar'))`;
const acts: Readonly<Record<ExceptionAct, ReturnType<typeof statement<{ basis: ExceptionBasis }>>>> = {
  approve: statement(
    "privacy.exception-approve",
    `update base.exception x set opened_at = now(), approved_by = door.subject(), review_note = $3 from base.clock k
    where x.learner_id = $1 and x.id = $2 and x.opened_at is null and x.ended_at is null and x.opens_on <= k.today
      and coalesce(x.ends_on >= k.today, true) and ${isSecond} returning x.basis`,
  ),
  refuse: statement(
    "privacy.exception-refuse",
    `update base.exception x set ended_at = now(), ended_by = door.subject(), ended_why = 'refused', review_note = $3
    where x.learner_id = $1 and x.id = $2 and x.opened_at is null and x.ended_at is null and ${isSecond} returning x.basis`,
  ),
  review: statement(
    "privacy.exception-review",
    `update base.exception x set reviewed_at = now(), reviewed_by = door.subject(), review_note = $3
    where x.learner_id = $1 and x.id = $2 and x.opened_at is not null and x.review_by > now() and x.reviewed_at is null and x.ended_at is null
      and ${isSecond} returning x.basis`,
  ),
  revoke: statement(
    "privacy.exception-revoke",
    `update base.exception x set ended_at = now(), ended_by = door.subject(), ended_why = 'revoked', review_note = coalesce($3, x.review_note)
    where x.learner_id = $1 and x.id = $2 and x.ended_at is null and (x.asked_by = door.subject() or ${isSecond}) returning x.basis`,
  ),
};

/** Opens, refuses, reviews or ends an exception. Throws `request-unknown` where it is not theirs to, or not the time for it. */
export async function settleException(
  { work }: Pick<Store, "work">,
  pack: Pack,
  subjectId: string,
  { learnerId, id, act, note }: { learnerId: string; id: string; act: ExceptionAct; note?: string | undefined },
): Promise<void> {
  refuse(note);
  await asSubject(work, subjectId, async (transaction) => {
    if (!(await firstRow(transaction, tied, [learnerId]))) throw new Problem("learner-unknown");
    await lock(transaction, learnerId);
    if (!(await firstRow(transaction, acts[act], [learnerId, id, note?.trim() || null])))
      throw new Problem("request-unknown");
    await compileLearner(transaction, pack, learnerId);
    if (act === "approve") await tellFamily(transaction, learnerId, id, "exception.opened");
  });
}

const overdue = statement<{ learner_id: string; id: string; asked_by: string }>(
  "privacy.exceptions-over",
  `update base.exception x set ended_at = now(),
    ended_why = case when x.review_by <= now() and x.reviewed_at is null then 'not-reviewed' else 'over' end
  where x.opened_at is not null and x.ended_at is null
    and not exists (select from base.open_exception o where o.learner_id = x.learner_id and o.id = x.id)
  returning x.learner_id, x.id, x.asked_by`,
);
const unsealed = statement<{ learner_id: string; id: string }>(
  "privacy.exceptions-unsealed",
  `select x.learner_id, x.id from base.exception x cross join base.clock k
  where x.told_at is null and x.opened_at is not null and x.sealed_until < k.today order by x.learner_id, x.id limit 500`,
);

/** Ends what is over, and tells families what may be told since. What is over was closed at its instant; here its end is written. */
export async function keepExceptions({ work }: Pick<Store, "work">, pack: Pack): Promise<void> {
  await work.transaction([], async (transaction) => {
    for (const { learner_id, asked_by } of await transaction.rows(overdue)) {
      await compileLearner(transaction, pack, learner_id);
      await notify(transaction, {
        code: "exception.ended",
        to: [asked_by],
        learnerId: learner_id,
        place: "/exceptions",
      });
    }
    for (const { learner_id, id } of await transaction.rows(unsealed))
      await tellFamily(transaction, learner_id, id, "exception.opened");
  });
}
