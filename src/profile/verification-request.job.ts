import { checkBody, follow, lockLearners, type Writing } from "../entry/append.job.ts";
import { queueMail } from "../identity/mail.job.ts";
import { isAddress } from "../identity/mail.ts";
import { hashOfToken, newToken } from "../identity/token.ts";
import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { refuse } from "../kernel/refuse.ts";
import type { Language } from "../kernel/words.ts";
import { numberOf } from "../privacy/category.ts";
import { notify } from "../privacy/notice.job.ts";
import type { Database, Transaction } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { asSubject } from "../store/subject.ts";
import { topicOf } from "./goal.ts";
import { type VerificationBody, verification } from "./verification.ts";
import { type AskedToConfirm, type ConfirmAnswer, claimOf, linkDays } from "./verification-request.ts";

/** Who is to be asked, about which entry. */
export interface VerificationOrder {
  readonly learnerId: string;
  readonly entryId: string;
  readonly name: string;
  readonly organization: string;
  /** Where the link is mailed; without it the family hands it over. */
  readonly email?: string | undefined;
  readonly language?: Language | undefined;
}

const ask = statement<{ made: number }>(
  "profile.ask-verification",
  "select door.ask_verification($1, $2, $3, $4, $5, $6, $7, $8) as made",
);
const end = statement<{ made: number }>("profile.end-verification", "select door.end_verification($1, $2) as made");

/**
 * Makes a link by which one person confirms one statement. Answers its secret, which is kept nowhere; where `address` is known and a
 * mail address given, the link is mailed too. Throws `entry-unknown` where the asker may not, the entry is none of that kind, or 10
 * links of the learner wait for an answer already.
 */
export async function askVerification(
  { work, identity }: Pick<Store, "work" | "identity">,
  subjectId: string,
  { learnerId, entryId, name, organization, email, language = "en" }: VerificationOrder,
  address: string | undefined,
): Promise<{ id: string; token: string; isMailed: boolean }> {
  refuse([name, organization]);
  if (email !== undefined && !isAddress(email)) throw new Problem("input-invalid");
  const [id, token] = [newId(), newToken()];
  const values = [id, learnerId, entryId, newId(), name, organization, hashOfToken(token), linkDays];
  await asSubject(work, subjectId, async (transaction) => {
    if ((await firstRow(transaction, ask, values))?.made !== 1) throw new Problem("entry-unknown");
  });
  if (email === undefined || address === undefined) return { id, token, isMailed: false };
  await queueMail(identity, {
    to: email,
    language,
    subject: { en: "Can you confirm something?", es: "¿Puede confirmar algo?" },
    text: [
      {
        en: "Somebody names you as the person who can confirm time they spent with your organization. It takes a minute, and you need no account.",
        es: "Alguien dice que usted puede confirmar el tiempo que pasó con su organización. Toma un minuto y no necesita una cuenta.",
      },
      {
        en: "If you do not know what this is about, please do nothing. The link ends by itself after 30 days.",
        es: "Si no sabe de qué se trata, no haga nada. El enlace termina solo después de 30 días.",
      },
    ],
    link: `${address}/confirm#${token}`,
  });
  return { id, token, isMailed: true };
}

/** Takes a link back. Throws `request-unknown` where it is none of one's own, or over. */
export async function endVerification(
  work: Database,
  subjectId: string,
  learnerId: string,
  requestId: string,
): Promise<void> {
  await asSubject(work, subjectId, async (transaction) => {
    if ((await firstRow(transaction, end, [learnerId, requestId]))?.made !== 1) throw new Problem("request-unknown");
  });
}

interface OpenRow extends Record<string, unknown> {
  learner_id: string;
  id: string;
  entry_id: string;
  subject_id: string;
  asked_by: string;
  kind: AskedToConfirm["kind"];
  body: { topicId?: string };
  learner: string;
  name: string;
  organization: string;
  until: string;
}
const opened = statement<OpenRow>(
  "profile.open-verification",
  `update base.verification_request r set opened = r.opened + 1, opened_at = coalesce(r.opened_at, now())
  from base.open_verification($1) o
  join base.entry e on e.learner_id = o.learner_id and e.id = o.entry_id
  join base.learner l on l.learner_id = o.learner_id
  where r.learner_id = o.learner_id and r.id = o.id and r.answered_at is null
  returning o.learner_id, o.id, o.entry_id, o.subject_id, o.asked_by, e.kind, e.body, l.display_name as learner, r.name,
    r.organization, r.until`,
);
const noteLook = statement(
  "profile.note-verification",
  `insert into base.access_log (learner_id, id, subject_id, purpose, what, channel, status_slices, summary_slices, detail_slices)
  values ($1, $2, $3, 'confirming', 'verification', 'screen', $4, 0, $5)`,
);

const open = async (transaction: Transaction, token: string): Promise<OpenRow> => {
  const row = await firstRow(transaction, opened, [hashOfToken(token)]);
  if (!row) throw new Problem("link-unknown");
  return row;
};

/**
 * Opens a link: what is asked, and nothing else of the learner. Opening is a look that the family sees. Throws `link-unknown`, alike
 * for a link that was never made, was answered, was taken back, or asks about what was changed since.
 */
export const openVerification = (work: Database, token: string): Promise<AskedToConfirm> =>
  work.transaction([], async (transaction) => {
    const row = await open(transaction, token);
    const slices = [1 << numberOf("name"), 1 << numberOf("pathway")];
    await transaction.rows(noteLook, [row.learner_id, newId(), row.subject_id, ...slices]);
    const { kind, body, learner, name, organization, until } = row;
    return { learner, kind, claim: claimOf(kind, body), name, organization, until };
  });

const insertAnswer = statement(
  "profile.insert-verification",
  `insert into base.entry (learner_id, id, slice, author_id, kind, observed_on, method, body)
  select $1, $2, k.slice, $3, k.kind, c.today, 'asserted', $4 from base.kind k cross join base.clock c where k.kind = $5`,
);
const settle = statement(
  "profile.settle-verification",
  "update base.verification_request set answered_at = now() where learner_id = $1 and id = $2",
);
const family = statement<{ subject_id: string }>(
  "profile.verification-family",
  `select g.subject_id from base.grants g join base.subject s on s.id = g.subject_id and s.capacity = 'learner'
  where g.learner_id = $1 and g.until > now()`,
);

/** Answers by a link, once. The answer is an entry whose author is whoever holds the link; the family is told. */
export async function answerVerification(
  writing: Writing,
  token: string,
  { hours, ...given }: ConfirmAnswer,
): Promise<void> {
  refuse(given);
  await writing.work.transaction([], async (transaction) => {
    const { learner_id, id, entry_id, subject_id, asked_by, kind, body } = await open(transaction, token);
    const said: VerificationBody = {
      aboutId: topicOf({ id: entry_id, body }),
      claim: claimOf(kind, body),
      ...given,
      ...(given.answer === "corrected" && hours !== undefined && { hours }),
    };
    checkBody(verification, said);
    const learners = await transaction.rows(lockLearners, [[learner_id]]);
    await transaction.rows(insertAnswer, [learner_id, newId(), subject_id, JSON.stringify(said), verification.name]);
    await transaction.rows(settle, [learner_id, id]);
    await follow(writing, transaction, learners, [verification.name]);
    const own = await transaction.rows(family, [learner_id]);
    const place = `/experience?child=${learner_id}`;
    const to = [asked_by, ...own.map((each) => each.subject_id)];
    await notify(transaction, { code: "hours.answered", to, learnerId: learner_id, place });
  });
}
