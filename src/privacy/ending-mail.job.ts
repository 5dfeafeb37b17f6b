import { queueMail } from "../identity/mail.job.ts";
import { isAddress, type MailOrder } from "../identity/mail.ts";
import { hashOfToken, newToken } from "../identity/token.ts";
import { dateInWords, type Language } from "../kernel/words.ts";
import { statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";

interface Owed extends Record<string, unknown> {
  learner_id: string;
  id: string;
  what: "paused" | "ended";
  due_on: string | null;
  contact: string | null;
  is_familys: boolean | null;
  hats: string[];
}
// Whom a signed message reaches gets that (exchange/ending-message.job.ts); people get a mail.
const owed = statement<Owed>(
  "privacy.endings-to-mail",
  `select e.learner_id, e.id, e.what, e.due_on, coalesce(a.terms -> 'contact' ->> 'email', p.contact) as contact, p.is_familys,
    array(select s.id from base.subject s where s.agreement_id = a.id order by s.id) as hats
  from base.ending e join base.agreement a on a.id = e.agreement_id left join base.program p on p.agreement_id = a.id
  where e.state = 'owed' and e.try_after <= now()
    and not exists (select from base.agreement_hook h where h.agreement_id = e.agreement_id)
  order by e.try_after, e.id limit 100`,
);
const people = statement<{ email: string; language: Language | null }>(
  "privacy.ending-people",
  `select distinct a.email, a.language from identity.hat h join identity.account a on a.id = h.account_id
  where h.subject_id = any($1) and a.disabled_at is null order by a.email limit 5`,
);
const told = statement(
  "privacy.ending-mailed",
  `update base.ending set state = $3, way = case when $3 = 'sent' then 'mail' end, token_hash = $4,
    sent_on = case when $3 = 'sent' then base.today() end where learner_id = $1 and id = $2 and state = 'owed'`,
);

/**
 * Tells parties by mail that what a family shared is paused or over, with an address where somebody of theirs says that it is destroyed. No
 * learner and no family is in it: they know whom they help. Whom no mail reaches is for the office. Answers how many were told.
 */
export async function mailEndings(
  { work, identity }: Pick<Store, "work" | "identity">,
  address: string,
): Promise<number> {
  let count = 0;
  for (const { learner_id, id, what, due_on, contact, is_familys, hats } of await work.rows(owed)) {
    const known = (await identity.rows(people, [hats])).filter(({ email }) => isAddress(email));
    // What a family wrote down of whom it invited may be anybody's address: who wore the hat speaks for themselves.
    const isTheirs = contact && isAddress(contact) && !(is_familys && known.length > 0);
    const to = isTheirs ? [{ email: contact, language: null }] : known;
    const token = newToken();
    // Mails first: who dies in between tells twice, and the later address is the one that works.
    for (const { email, language } of to)
      await queueMail(
        identity,
        mailOf({ to: email, language: language ?? "en", what, dueOn: due_on, link: `${address}/deleted#${token}` }),
      );
    const hash = what === "ended" && to.length > 0 ? hashOfToken(token) : null;
    await work.rows(told, [learner_id, id, to.length > 0 ? "sent" : "no-way", hash]);
    count += to.length > 0 ? 1 : 0;
  }
  return count;
}

function mailOf({
  to,
  language,
  what,
  dueOn,
  link,
}: {
  to: string;
  language: Language;
  what: Owed["what"];
  dueOn: string | null;
  link: string;
}): MailOrder {
  if (what === "paused")
    return {
      ...{ to, language },
      subject: {
        en: "A family has paused what it shares with you",
        es: "Una familia puso en pausa lo que comparte con usted",
      },
      text: [
        {
          en: "Until it goes on, use nothing of what you kept. You need not do anything else.",
          es: "Hasta que continúe, no use nada de lo que guardó. No tiene que hacer nada más.",
        },
      ],
    };
  const day = (of: Language) => (dueOn ? dateInWords(dueOn, of) : "");
  return {
    ...{ to, language, link },
    subject: { en: "What a family shared with you is over", es: "Terminó lo que una familia compartía con usted" },
    text: [
      {
        en: `Destroy what you kept of it by ${day("en")}, and say here that you did. The family reads it.`,
        es: `Destruya lo que guardó a más tardar el ${day("es")} y confírmelo aquí. La familia lo lee.`,
      },
    ],
  };
}
