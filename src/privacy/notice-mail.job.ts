import type { NoticeWay } from "../identity/hat.ts";
import { queueMail } from "../identity/mail.job.ts";
import { isAddress } from "../identity/mail.ts";
import type { Language, Words } from "../kernel/words.ts";
import { statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { urgentCodes } from "./notice.job.ts";
import { isNoticeCode, noticeCodes } from "./notice-codes.ts";

/** The daily mail does not come before this hour of the school's day. */
const dailyFrom = 7;
/** However much happens, an account gets no more than one mail in so many minutes. */
const gapMinutes = 10;
/** Hats looked at in one turn: many families at once are told over some minutes. */
const atOnce = 500;

const owing = statement<{ subject_id: string }>(
  "privacy.notices-owing",
  `select distinct subject_id from base.notice where mailed_at is null and subject_id > $1 order by subject_id limit ${atOnce}`,
);
interface Person extends Record<string, unknown> {
  account_id: string;
  email: string;
  language: Language | null;
  notices: NoticeWay;
  told_on: string | null;
  is_told_just_now: boolean;
  subjects: string[];
}
const people = statement<Person>(
  "privacy.notice-people",
  `select a.id as account_id, a.email, a.language, a.notices, a.told_on,
    coalesce(a.told_at > now() - interval '${gapMinutes} minutes', false) as is_told_just_now, array_agg(h.subject_id) as subjects
  from identity.hat h join identity.account a on a.id = h.account_id
  where h.subject_id = any($1) and a.disabled_at is null and a.password_hash is not null
  group by a.id order by a.id`,
);
const setTold = statement(
  "privacy.notices-told-on",
  "update identity.account set told_on = $2, told_at = now() where id = $1",
);
interface Owed extends Record<string, unknown> {
  code: string;
  ids: string[];
  how_many: number;
}
// What is told is still true: unread, and of a learner to whom there is a tie. The rest goes out of the books without a mail.
const owedTo = statement<Owed>(
  "privacy.notices-owed",
  `select n.code, array_agg(n.id) as ids, count(*) filter (where n.read_at is null and (n.about_id is null or exists (
      select from base.grants g where g.learner_id = n.about_id and g.subject_id = n.subject_id and g.until > now()))) as how_many
  from base.notice n where n.subject_id = any($1) and n.mailed_at is null and ($2 or n.code = any($3))
  group by n.code order by n.code`,
);
const settle = statement("privacy.notices-settle", "update base.notice set mailed_at = now() where id = any($1)");
const clock = statement<{ today: string; hour: number }>(
  "privacy.notice-clock",
  "select today, extract(hour from now() at time zone zone)::int as hour from base.clock",
);

/**
 * Puts what nobody was mailed of yet into mails: one for each account, of all its hats together, by count and in its own language.
 * What cannot wait goes now, the rest once a day from seven on, and nothing to whom does not want it.
 */
export async function mailNotices(
  { work, identity }: Pick<Store, "work" | "identity">,
  address: string,
): Promise<number> {
  const [now] = await work.rows(clock);
  if (!now) return 0;
  const settleAll = (owed: readonly Owed[]) => work.rows(settle, [owed.flatMap(({ ids }) => ids)]);
  let made = 0;
  for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
    const page = await work.rows(owing, [after]);
    const hats = page.map(({ subject_id }) => subject_id);
    const known = await identity.rows(people, [hats]);
    const reached = new Set(known.flatMap(({ subjects }) => subjects));
    // Nobody signs in under these hats: there is no one to mail.
    await settleAll(await work.rows(owedTo, [hats.filter((each) => !reached.has(each)), true, urgentCodes]));
    for (const person of known) {
      if (person.is_told_just_now) continue;
      const isDue = person.notices !== "daily" || (now.hour >= dailyFrom && person.told_on !== now.today);
      const owed = await work.rows(owedTo, [person.subjects, isDue, urgentCodes]);
      const told = owed.filter(({ how_many }) => how_many > 0);
      // The mail first: who dies in between tells twice, and nothing is lost.
      if (person.notices !== "never" && told.length > 0 && isAddress(person.email)) {
        await queueMail(identity, mailOf(person, told, address));
        await identity.rows(setTold, [person.account_id, isDue ? now.today : person.told_on]);
        made += 1;
      }
      await settleAll(owed);
    }
    const last = hats.at(-1);
    if (last === undefined || hats.length < atOnce) return made;
    after = last;
  }
}

function mailOf({ email, language }: Person, owed: readonly Owed[], address: string) {
  const all = owed.reduce((sum, { how_many }) => sum + how_many, 0);
  const line = ({ code, how_many }: Owed): Words[] => {
    if (!isNoticeCode(code)) return [];
    const { title } = noticeCodes[code];
    const times = how_many > 1 ? ` (${how_many})` : "";
    return [{ en: `- ${title.en}${times}`, es: `- ${title.es}${times}` }];
  };
  return {
    to: email,
    language: language ?? "en",
    subject:
      all === 1
        ? { en: "Daypack: one notice", es: "Daypack: un aviso" }
        : { en: `Daypack: ${all} notices`, es: `Daypack: ${all} avisos` },
    text: [
      { en: "There is something for you in Daypack:", es: "Hay algo por leer en Daypack:" },
      ...owed.flatMap(line),
      { en: "Sign in to read it.", es: "Se lee al iniciar sesión." },
    ],
    link: `${address}/notices`,
  };
}
