import nodemailer from "nodemailer";
import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import type { Database } from "../store/connect.ts";
import { type Runner, statement } from "../store/statement.ts";
import { bodyOf, isAddress, type KeptMail, type MailOrder } from "./mail.ts";

/** Where mail goes out: `smtp://user:password@host:587`, and who it is from. Without it mail is kept to be read. */
export interface MailPlace {
  readonly smtp: string | undefined;
  readonly from: string;
}

const insertMail = statement(
  "identity.insert-mail",
  "insert into identity.mail (id, to_address, language, subject, body) values ($1, $2, $3, $4, $5)",
);
interface MailRow extends Record<string, unknown> {
  id: string;
  to_address: string;
  subject: string;
  body: string;
  attempts: number;
}
// Taken by moving its next try into the future: two servers do not send the same one, and one that dies leaves it to be tried again.
const takeOwed = statement<MailRow>(
  "identity.mail-owed",
  `update identity.mail m set attempts = m.attempts + 1, try_after = now() + least(power(2, m.attempts), 240) * interval '1 minute'
  where m.id in (select id from identity.mail where sent_at is null and given_up_at is null and try_after <= now()
    order by try_after, id limit 20 for update skip locked)
  returning m.id, m.to_address, m.subject, m.body, m.attempts`,
);
const sent = statement("identity.mail-sent", "update identity.mail set sent_at = now(), body = '' where id = $1");
const givenUp = statement(
  "identity.mail-given-up",
  "update identity.mail set given_up_at = now(), body = '' where id = $1",
);
const forgetOld = statement(
  "identity.mail-forget",
  "delete from identity.mail where made_at < now() - interval '30 days'",
);
interface KeptRow extends MailRow {
  language: KeptMail["language"];
  made_at: string;
  sent_at: string | null;
  given_up_at: string | null;
}
const newest = statement<KeptRow>(
  "identity.mail-newest",
  `select id, to_address, language, subject, body, attempts, made_at, sent_at, given_up_at from identity.mail
  where $1 = '' or lower(to_address) = lower($1) order by made_at desc, id desc limit $2`,
);

/** Puts a mail into the outbox. Throws `input-invalid` for what is no address. */
export async function queueMail(runner: Runner, order: MailOrder): Promise<string> {
  if (!isAddress(order.to))
    throw new Problem("input-invalid", { en: "This is no mail address.", es: "Esto no es una dirección de correo." });
  const id = newId();
  await runner.rows(insertMail, [id, order.to, order.language, order.subject[order.language], bodyOf(order)]);
  return id;
}

/** After so many tries, some two days, a mail is given up. */
const mostAttempts = 20;
const smtpTimeout = 20_000;

/**
 * Sends what the outbox owes, in bounded steps; answers how many went out. A server that refuses is asked again later, ever more
 * seldom. A mail may arrive twice where we died between sending it and noting so; none is lost.
 */
export async function sendOwed(identity: Database, { smtp, from }: MailPlace): Promise<number> {
  await identity.rows(forgetOld);
  if (!smtp) return 0;
  const timeouts = { connectionTimeout: smtpTimeout, greetingTimeout: smtpTimeout, socketTimeout: smtpTimeout };
  const transport = nodemailer.createTransport({ url: smtp, ...timeouts });
  let count = 0;
  try {
    for (;;) {
      const owed = await identity.rows(takeOwed);
      for (const { id, to_address, subject, body, attempts } of owed) {
        const isSent = await transport
          .sendMail({ from, to: to_address, subject, text: body, messageId: `<${id}@daypack>`, headers: autoHeaders })
          .then(() => true)
          .catch(() => false); // its words may hold the address: the outbox says that it waits
        if (isSent) await identity.rows(sent, [id]);
        else if (attempts >= mostAttempts) await identity.rows(givenUp, [id]);
        if (isSent) count += 1;
      }
      if (owed.length === 0) return count;
    }
  } finally {
    transport.close();
  }
}
/** So that no absence note answers it (RFC 3834). */
const autoHeaders = { "Auto-Submitted": "auto-generated" };

/** The newest mails, for `daypack outbox mail`. */
export async function listMail(
  runner: Runner,
  { to = "", limit = 50, isSending }: { to?: string | undefined; limit?: number; isSending: boolean },
): Promise<KeptMail[]> {
  const stateOf = ({ sent_at, given_up_at }: KeptRow) =>
    sent_at ? "sent" : given_up_at ? "given-up" : isSending ? "waiting" : "kept";
  return (await runner.rows(newest, [to, limit])).map((row) => ({
    id: row.id,
    to: row.to_address,
    language: row.language,
    subject: row.subject,
    body: row.body,
    madeAt: row.made_at,
    state: stateOf(row),
  }));
}
