import { queueMail } from "../identity/mail.job.ts";
import type { MailOrder } from "../identity/mail.ts";
import type { Language } from "../kernel/words.ts";
import { statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";

interface Owed extends Record<string, unknown> {
  learner_id: string;
  share_id: string;
  mail: string;
  language: Language;
  ids: string[];
}
const owed = statement<Owed>(
  "entry.links-to-mail",
  `select d.learner_id, h.id as share_id, h.mail, h.language, array_agg(d.id) as ids
  from base.delivery d join base.share h on h.learner_id = d.learner_id and h.id = d.subject_id
  where d.way = 'link' and d.state = 'owed' and h.mail is not null
  group by d.learner_id, h.id, h.mail, h.language order by h.id limit 100`,
);
const sent = statement(
  "entry.link-mailed",
  "update base.delivery set state = 'sent', sent_on = base.today() where learner_id = $1 and id = any($2) and state = 'owed'",
);

/**
 * Tells recipients of links by mail that something they saw was corrected: that it was, and nothing of what or of whom, nor the secret of the
 * link, which only they have. One mail a link however much it was. Answers how many.
 */
export async function mailRecipients({ work, identity }: Pick<Store, "work" | "identity">): Promise<number> {
  const links = await work.rows(owed);
  for (const { learner_id, mail, language, ids } of links) {
    // The mail first: who dies in between tells twice, and nothing is lost.
    await queueMail(identity, mailOf(mail, language));
    await work.rows(sent, [learner_id, ids]);
  }
  return links.length;
}

const mailOf = (to: string, language: Language): MailOrder => ({
  ...{ to, language },
  subject: { en: "Something you read by a link was corrected", es: "Se corrigió algo que usted leyó por un enlace" },
  text: [
    {
      en: "Something that a family showed you by a link in Daypack was corrected, or has a statement of the family beside it now.",
      es: "Se corrigió algo que una familia le mostró por un enlace en Daypack, o ahora lleva al lado una declaración de la familia.",
    },
    {
      en: "Open the link again to see it as it stands now, and use that instead of what you kept.",
      es: "Abra otra vez el enlace para verlo como está ahora y use eso en lugar de lo que guardó.",
    },
  ],
});
