import { randomBytes } from "node:crypto";
import { dropUntied } from "../entry/amendment.job.ts";
import { Problem } from "../kernel/problem.ts";
import type { AgreementKeeper } from "../privacy/agreement.store.ts";
import { readAgreement } from "../privacy/agreement-keep.job.ts";
import { firstRow, statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { leadsOutside } from "./outside.job.ts";
import { postInTurn } from "./post-in-turn.job.ts";
import { retryMinutes, signed, writtenSecret } from "./signed-message.ts";

const put = statement(
  "exchange.put-hook",
  `insert into base.agreement_hook (agreement_id, url, secret, set_by) values ($1, $2, $3, $4)
  on conflict (agreement_id) do update set url = excluded.url, secret = excluded.secret, set_by = excluded.set_by, set_at = now()`,
);
const remove = statement("exchange.remove-hook", "delete from base.agreement_hook where agreement_id = $1");
const find = statement<{ url: string; set_at: string }>(
  "exchange.find-hook",
  "select url, set_at from base.agreement_hook where agreement_id = $1",
);

/** A program that runs on this machine while it is written may be reached without TLS, and no other. */
const isLocal = ({ hostname }: URL) => ["127.0.0.1", "[::1]", "localhost"].includes(hostname);

/** Sets where an agreement is told of changes, and answers the secret, which is shown this once. */
export async function setHook(
  store: Store,
  { subjectId, reach }: AgreementKeeper,
  agreementId: string,
  address: string,
): Promise<string> {
  await readAgreement(store, reach, agreementId);
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || url.username || !(url.protocol === "https:" || (url.protocol === "http:" && isLocal(url))))
    throw new Problem("input-invalid", {
      en: "An address begins with https:// and holds no password.",
      es: "Una dirección empieza con https:// y no lleva contraseña.",
    });
  const secret = randomBytes(32);
  await store.work.rows(put, [agreementId, url.href, secret, subjectId]);
  return writtenSecret(secret);
}

/** Where an agreement is told of changes, if anywhere. */
export async function findHook(store: Store, { reach }: AgreementKeeper, agreementId: string) {
  await readAgreement(store, reach, agreementId);
  const row = await firstRow(store.work, find, [agreementId]);
  return row && { url: row.url, setAt: row.set_at };
}

/** Takes the address away: from then on the feed alone tells. */
export async function removeHook(store: Store, { reach }: AgreementKeeper, agreementId: string): Promise<void> {
  await readAgreement(store, reach, agreementId);
  await store.work.rows(remove, [agreementId]);
}

interface Owed extends Record<string, unknown> {
  learner_id: string;
  id: string;
  entry_id: string;
  what: string;
  made_at: string;
  attempts: number;
  url: string;
  secret: Buffer;
}
/** Of one receiver in one turn. */
const atOnce = 50;
const owed = statement<Owed>(
  "exchange.owed-messages",
  `select * from (select d.learner_id, d.id, m.entry_id, m.what, m.made_at, d.attempts, h.url, h.secret,
      row_number() over (partition by h.agreement_id order by d.try_after, d.id) as nth
    from base.delivery d join base.amendment m on m.learner_id = d.learner_id and m.id = d.amendment_id
    join base.subject s on s.id = d.subject_id join base.agreement_hook h on h.agreement_id = s.agreement_id
    where d.state = 'owed' and d.way = 'app' and d.try_after <= now()) o where o.nth <= ${atOnce} order by o.nth`,
);
const arrived = statement(
  "exchange.message-arrived",
  `update base.delivery set state = 'sent', sent_on = base.today(), failure = null, attempts = attempts + 1
  where learner_id = $1 and id = $2 and state = 'owed'`,
);
const missed = statement(
  "exchange.message-missed",
  `update base.delivery set attempts = attempts + 1, failure = $3, state = case when $4::int is null then 'failed' else state end,
    try_after = now() + make_interval(mins => coalesce($4::int, 0))
  where learner_id = $1 and id = $2 and state = 'owed'`,
);

/**
 * Posts to each program's address that something changed: ids and nothing else, signed; what it is, the program reads from its feed.
 * A receiver may get one twice, and knows it by its id. Answers how many arrived.
 */
export async function sendMessages(
  { work }: Pick<Store, "work">,
  _today?: string,
  place?: { readonly config: { readonly publicUrl: string | undefined } },
): Promise<number> {
  await dropUntied(work);
  return postInTurn(
    await work.rows(owed),
    (message) => postSigned({ ...message, body: bodyOf(message) }, place),
    ({ learner_id, id, attempts }, failure) =>
      failure === undefined
        ? work.rows(arrived, [learner_id, id])
        : work.rows(missed, [learner_id, id, failure, retryMinutes[attempts] ?? null]),
  );
}

/** Milliseconds after which a receiver counts as away. */
const patience = 10_000;

function bodyOf({ what, made_at, learner_id, entry_id }: Owed): string {
  const type = what === "corrected" ? "entry.corrected" : "entry.statement-attached";
  return JSON.stringify({ type, timestamp: made_at, data: { learnerId: learner_id, entryId: entry_id } });
}

/** Posts one signed message, which its receiver knows by its id. Answers why it did not arrive, or `undefined`. */
export async function postSigned(
  { id, url, secret, body }: { id: string; url: string; secret: Buffer; body: string },
  place?: { readonly config: { readonly publicUrl: string | undefined } },
): Promise<string | undefined> {
  // An installation without an address for people is one that is tried out: its receiver may run beside it.
  const isTriedOut = place?.config.publicUrl === undefined;
  if (!isTriedOut && !(await leadsOutside(new URL(url).hostname))) return "address-not-public";
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...signed(secret, { id, at: new Date(), body }) },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(patience),
    });
    await answer.body?.cancel();
    return answer.ok ? undefined : `status ${answer.status}`;
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } };
    return cause?.code ?? name;
  }
}
