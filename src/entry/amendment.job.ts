import { newId } from "../kernel/id.ts";
import { notify } from "../privacy/notice.job.ts";
import type { Database, Transaction } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";

/** What changed of an entry that others may have been handed as it was. */
export interface Amendment {
  readonly learnerId: string;
  /** The entry as it stood. */
  readonly entryId: string;
  readonly what: "corrected" | "statement";
  readonly by: string;
}

// Of what the school keeps, and of whatever a family asked about: who changes words of their own promised nobody that they stay.
// Once for a correction, though the office
// says afterwards to the family that it was made.
const insertAmendment = statement<{ id: string; slice: number }>(
  "entry.insert-amendment",
  `insert into base.amendment (learner_id, id, entry_id, request_id, what, made_by)
  select e.learner_id, $2, e.id, (select r.id from base.correction_request r
    where r.learner_id = e.learner_id and r.entry_id = e.id order by r.asked_at desc, r.id desc limit 1), $4, $5
  from base.entry e join base.kind k on k.kind = e.kind
  where e.learner_id = $1 and e.id = $3 and (k.layer = 'backpack' or exists (
      select from base.correction_request r where r.learner_id = e.learner_id and r.entry_id = e.id))
    and not exists (select from base.amendment m where m.learner_id = e.learner_id and m.entry_id = e.id and m.what = $4 and $4 = 'corrected')
  returning id`,
);

interface Recipient extends Record<string, unknown> {
  subject_id: string;
  way: "app" | "person" | "link";
  is_reached: boolean;
  took_copy: boolean;
  has_mail: boolean;
}

/**
 * Who was handed the entry since it came: by the log, its slice in detail or summed up. A program only where its agreement lists the
 * kind; of what is restricted only whom it is open to. The family is not told of its own record, nor the writer of the writing.
 */
const findRecipients = statement<Recipient>(
  "entry.amendment-recipients",
  `select s.id as subject_id, case when s.capacity = 'link' then 'link' when a.kind = 'app' then 'app' else 'person' end as way,
    g.subject_id is not null and s.ended_at is null as is_reached,
    exists (select from base.share h where h.learner_id = $1 and h.id = s.id and h.mail is not null) as has_mail, bool_or(l.channel in ('export', 'print', 'file')) as took_copy
  from base.entry e
  join base.access_log l on l.learner_id = e.learner_id and l.at >= e.received_at and l.channel <> 'preview'
    and (l.detail_slices | l.summary_slices) >> e.slice & 1 = 1
  join base.subject s on s.id = l.subject_id
  left join base.agreement a on a.id = s.agreement_id
  left join base.grants g on g.learner_id = e.learner_id and g.subject_id = s.id and g.until > now()
  where e.learner_id = $1 and e.id = $2 and s.id <> $3 and coalesce(s.capacity not in ('learner', 'guardian'), true)
    and (a.kind is distinct from 'app' or a.terms -> 'elements' @> jsonb_build_array(jsonb_build_object('kind', e.kind)))
    and (e.mark = 3 or e.author_id = s.id or e.circle_id = any(g.circles))
  group by s.id, a.id, g.learner_id, g.subject_id order by s.id`,
);
const owe = statement(
  "entry.owe-deliveries",
  `insert into base.delivery (learner_id, id, amendment_id, subject_id, way, state, sent_on)
  select $1, d.id, $2, d.subject_id, d.way, d.state, case when d.state = 'sent' then base.today() end
  from unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[]) as d (id, subject_id, way, state)`,
);

/** The registrars of a learner's school. */
const registrars = statement<{ id: string }>(
  "entry.registrars-of",
  `select s.id from base.grants g join base.subject s on s.id = g.subject_id
  where g.learner_id = $1 and g.until > now() and s.capacity = 'registrar' and s.ended_at is null order by s.id`,
);

/**
 * Puts a delivery into the outbox for everybody who had been handed what stood before, in the transaction that changed it: programs by
 * their feed and their address, people by a notice, recipients of a link by its page and the mail address it has, and whom nothing of ours reaches as a task of the office.
 * Source: 34 CFR 99.21(c).
 */
export async function tellOfAmendment(
  transaction: Transaction,
  { learnerId, entryId, what, by }: Amendment,
): Promise<void> {
  const amendment = await firstRow(transaction, insertAmendment, [learnerId, newId(), entryId, what, by]);
  if (!amendment) return;
  const found = await transaction.rows(findRecipients, [learnerId, entryId, by]);
  const owed = found.flatMap(({ subject_id, way, is_reached, has_mail, took_copy }) => [
    { subject_id, way, state: !is_reached ? "no-way" : way === "app" || has_mail ? "owed" : "sent" },
    ...(took_copy && way !== "app" ? [{ subject_id, way: "paper", state: "no-way" }] : []),
  ]);
  if (owed.length === 0) return;
  await transaction.rows(owe, [
    learnerId,
    amendment.id,
    owed.map(() => newId()),
    owed.map(({ subject_id }) => subject_id),
    owed.map(({ way }) => way),
    owed.map(({ state }) => state),
  ]);
  const people = owed.filter(({ way, state }) => way === "person" && state === "sent");
  await notify(transaction, {
    code: "record.amended",
    to: people.map(({ subject_id }) => subject_id),
    learnerId,
    place: `/learners/${learnerId}`,
  });
  if (owed.some(({ state }) => state === "no-way")) await tellKeepers(transaction, learnerId);
}

async function tellKeepers(transaction: Transaction, learnerId: string): Promise<void> {
  const keepers = await transaction.rows(registrars, [learnerId]);
  await notify(transaction, { code: "record.tell-them", to: keepers.map(({ id }) => id), place: "/requests/tell" });
}

const untied = statement<{ learner_id: string }>(
  "entry.deliveries-untied",
  `update base.delivery d set state = 'no-way' where d.state = 'owed' and d.way = 'app' and not exists (
    select from base.grants g join base.subject s on s.id = g.subject_id and s.ended_at is null
    where g.learner_id = d.learner_id and g.subject_id = d.subject_id and g.until > now()) returning d.learner_id`,
);
/** What is owed to a program that has no tie any more leaves us by no wire, not even an id: the office tells whoever had the copy. */
export async function dropUntied(work: Database): Promise<void> {
  await work.transaction([], async (transaction) => {
    const learners = new Set((await transaction.rows(untied)).map(({ learner_id }) => learner_id));
    for (const learnerId of learners) await tellKeepers(transaction, learnerId);
  });
}

const feedNoted = statement("entry.note-feed", "select door.note_feed($1, $2)");
/** A program's cursor says what it has kept, and this page what it was handed: deliveries are acknowledged and sent by it. */
export async function noteFeed(
  work: Database,
  subjectId: string,
  { keptUntil, handedUntil }: { readonly keptUntil: Date; readonly handedUntil: Date },
): Promise<void> {
  await asSubject(work, subjectId, (transaction) => transaction.rows(feedNoted, [keptUntil, handedUntil]));
}

const seen = statement(
  "entry.deliveries-seen",
  `update base.delivery d set state = 'acknowledged', acknowledged_on = base.today()
  from base.amendment m, base.entry e
  where d.state = 'sent' and d.way in ('person', 'link') and d.told_by is null
    and m.learner_id = d.learner_id and m.id = d.amendment_id and e.learner_id = m.learner_id and e.id = m.entry_id
    and exists (select from base.access_log l where l.learner_id = d.learner_id and l.subject_id = d.subject_id and l.at > d.made_at
      and (l.detail_slices | l.summary_slices) >> e.slice & 1 = 1)`,
);
const carry = statement("entry.carry-statements", "select base.carry_statements()");

/** Work of the clock: who has read what they were told of, and statements that go on with what a source sent anew. */
export async function followAmendments({ work }: { readonly work: Database }): Promise<void> {
  await work.rows(carry);
  await work.rows(seen);
}
