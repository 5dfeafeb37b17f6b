import type { IsoDate } from "../kernel/date.ts";
import type { Language } from "../kernel/words.ts";
import { firstRow, type Runner, statement } from "../store/statement.ts";
import { type Slice, sliceAt } from "./category.ts";
import type { ConsentTerms } from "./consent.ts";
import { type ConsentState, openStates } from "./consent-life.ts";
import type { Disclosure } from "./disclosure.store.ts";
import type { ShareHead, ShareQuestion, ShareView } from "./share.ts";
import type { ShareAudience } from "./share-decide.ts";

interface ViewRow extends Record<string, unknown> {
  id: string;
  consent_id: string;
  audience: ShareAudience;
  from_name: string;
  state: ConsentState;
  terms: ConsentTerms;
  keeps_up: boolean;
  question: ShareQuestion | null;
  has_mail: boolean;
  is_yours: boolean;
  changed: number;
  openings: ShareView["openings"];
  days_left: number;
}
const ofLearner = statement<ViewRow>(
  "privacy.shares",
  `select h.*, greatest(0, case when h.gives then coalesce((h.terms ->> 'endsOn')::date, k.today) - k.today + 1 else 0 end)::int as days_left
  from door.share h cross join door.clock k where h.learner_id = $1 order by h.id desc limit 500`,
);

/** The links of a learner, newest first, to who reads the choices. */
export async function listShares(disclosure: Disclosure, learnerId: string): Promise<ShareView[]> {
  return (await disclosure.readOpen(ofLearner, [learnerId])).map((row) => ({
    id: row.id,
    consentId: row.consent_id,
    to: row.terms.party,
    from: row.from_name,
    audience: row.audience,
    why: row.terms.purpose,
    startsOn: row.terms.startsOn,
    endsOn: row.terms.endsOn ?? row.terms.startsOn,
    daysLeft: row.days_left,
    state: row.state,
    parts: row.terms.parts,
    items: row.terms.items,
    changed: row.changed,
    keepsUp: row.keeps_up,
    asks: [...(row.has_mail ? (["mail"] as const) : []), ...(row.question ? [row.question] : [])],
    isYours: row.is_yours,
    openings: row.openings,
  }));
}

const sharable = statement<{ id: string; slice: number }>(
  "privacy.share-entries",
  `select e.id, e.slice from base.grants g join base.entry e on e.learner_id = g.learner_id
  where g.learner_id = $1 and g.subject_id = door.subject() and g.until > now() and e.id = any($2)
    and e.superseded_at is null and e.mark = 3 and get_byte(g.rights, e.slice) & 7 >= 3 order by e.id`,
);

/** Which of some entries the subject may put into a link: they stand, are not restricted, and are not only its own household's. */
export const listSharable = async (
  runner: Runner,
  learnerId: string,
  ids: readonly string[],
): Promise<{ id: string; slice: Slice }[]> =>
  (await runner.rows(sharable, [learnerId, ids])).map(({ id, slice }) => ({ id, slice: sliceAt(slice) }));

const insertSubject = statement(
  "privacy.share-subject",
  "insert into base.subject (id, capacity, person_id) values ($1, 'link', $1)",
);
const insertShare = statement(
  "privacy.share-insert",
  `insert into base.share (learner_id, id, consent_id, audience, from_name, token_hash, language, mail, question, hint, answer_hash, keeps_up, made_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
);
const insertItems = statement(
  "privacy.share-items",
  "insert into base.share_item (learner_id, share_id, entry_id) select $1, $2, unnest($3::uuid[])",
);

/** A link as it is stored. */
export interface StoredShare {
  readonly learnerId: string;
  readonly id: string;
  readonly consentId: string;
  readonly audience: ShareAudience;
  readonly from: string;
  readonly tokenHash: Buffer;
  readonly language: Language;
  readonly mail: string | undefined;
  readonly question: ShareQuestion | undefined;
  readonly hint: string | undefined;
  readonly answerHash: string | undefined;
  readonly keepsUp: boolean;
  readonly madeBy: string;
  readonly entryIds: readonly string[];
}

/** Writes a link down, with the subject that it is. */
export async function storeShare(runner: Runner, share: StoredShare): Promise<void> {
  const { learnerId, id } = share;
  await runner.rows(insertSubject, [id]);
  await runner.rows(insertShare, [
    learnerId,
    id,
    share.consentId,
    share.audience,
    share.from,
    share.tokenHash,
    share.language,
    share.mail ?? null,
    share.question ?? null,
    share.hint ?? null,
    share.answerHash ?? null,
    share.keepsUp,
    share.madeBy,
  ]);
  await runner.rows(insertItems, [learnerId, id, share.entryIds]);
}

const standingFor = statement<{ id: string; party: string }>(
  "privacy.share-standing",
  `select h.id, c.terms ->> 'party' as party from base.share h join base.consent c on c.learner_id = h.learner_id and c.id = h.consent_id
  where h.learner_id = $1 and c.state in (${openStates.map((state) => `'${state}'`).join(", ")}) order by h.id`,
);

/** The links of a learner that hold, wait or are paused, with the names of who got them. */
export const listHolding = (runner: Runner, learnerId: string) => runner.rows(standingFor, [learnerId]);

const consentOf = statement<{ consent_id: string }>(
  "privacy.share-consent",
  "select consent_id from base.share where learner_id = $1 and id = $2",
);

/** The consent that a link rests on. */
export const findConsentOf = async (runner: Runner, learnerId: string, id: string): Promise<string | undefined> =>
  (await firstRow(runner, consentOf, [learnerId, id]))?.consent_id;

/** A link that opens something today, as its recipient's requests meet it. */
export interface OpenShare extends Record<string, unknown> {
  readonly learner_id: string;
  readonly id: string;
  readonly language: Language;
  readonly mail: string | null;
  readonly question: ShareQuestion | null;
  readonly hint: string | null;
  readonly answer_hash: string | null;
  readonly code_hash: Buffer | null;
  readonly code_age: number | null;
  readonly audience: ShareAudience;
  readonly keeps_up: boolean;
  readonly paused: number;
  readonly from_name: string;
  readonly party: string;
  readonly purpose: string;
  readonly ends_on: IsoDate;
  readonly has_changed: boolean;
  readonly amended_on: IsoDate | null;
  readonly made_by: string;
}
const openColumns = `h.learner_id, h.id, h.language, h.mail, h.question, h.hint, h.answer_hash, h.code_hash, h.audience, h.keeps_up, h.made_by,
  extract(epoch from now() - h.code_at)::float8 as code_age, greatest(0, ceil(extract(epoch from h.paused_until - now())))::int as paused,
  h.from_name, c.terms ->> 'party' as party, c.terms ->> 'purpose' as purpose, c.ends_on,
  exists (select from base.share_item i join base.entry e on e.learner_id = i.learner_id and e.id = i.entry_id
    where i.learner_id = h.learner_id and i.share_id = h.id and e.superseded_at is not null) as has_changed,
  (select max(m.made_on) from base.delivery d join base.amendment m on m.learner_id = d.learner_id and m.id = d.amendment_id
    where d.learner_id = h.learner_id and d.subject_id = h.id and d.way = 'link') as amended_on`;
const holds = `join base.consent c on c.learner_id = h.learner_id and c.id = h.consent_id
  join base.grants g on g.learner_id = h.learner_id and g.subject_id = h.id and g.until > now()`;
const byToken = statement<OpenShare>(
  "privacy.share-by-token",
  `select ${openColumns} from base.share h ${holds} where h.token_hash = $1`,
);
const bySession = statement<OpenShare>(
  "privacy.share-by-session",
  `select ${openColumns} from base.share_session x join base.share h on h.learner_id = x.learner_id and h.id = x.share_id ${holds}
  where x.token_hash = $1 and h.id = $2 and x.expires_at > now()`,
);

/** The link that a token names, if it opens anything now: stopped, over, paused or never made are one and the same. */
export const findByToken = (runner: Runner, tokenHash: Buffer): Promise<OpenShare | undefined> =>
  firstRow(runner, byToken, [tokenHash]);

/** The link that somebody has opened in this browser, if it opens anything now. */
export const findBySession = (runner: Runner, tokenHash: Buffer, id: string): Promise<OpenShare | undefined> =>
  firstRow(runner, bySession, [tokenHash, id]);

const insertSession = statement(
  "privacy.share-session",
  `insert into base.share_session (learner_id, token_hash, share_id, expires_at, device)
  values ($1, $2, $3, now() + interval '2 hours', $4)`,
);
const clearAnswers = statement(
  "privacy.share-answered",
  "update base.share set wrong = 0, paused_until = null, code_hash = null, code_at = null where learner_id = $1 and id = $2",
);
/** One opening: noted, counted, and good for two hours. */
export async function storeOpening(runner: Runner, share: OpenShare, tokenHash: Buffer, device: string): Promise<void> {
  await runner.rows(clearAnswers, [share.learner_id, share.id]);
  await runner.rows(insertSession, [share.learner_id, tokenHash, share.id, device]);
}

const setCode = statement(
  "privacy.share-code",
  "update base.share set code_hash = $3, code_at = now() where learner_id = $1 and id = $2",
);
/** A code that was just mailed, by its hash; the one before it is good no more. */
export const storeCode = (runner: Runner, share: OpenShare, hash: Buffer) =>
  runner.rows(setCode, [share.learner_id, share.id, hash]);

const countWrong = statement<{ wrong: number }>(
  "privacy.share-wrong",
  `update base.share set wrong = case when wrong + 1 >= $3 then 0 else wrong + 1 end,
    paused_until = case when wrong + 1 >= $3 then now() + interval '1 hour' else paused_until end,
    code_hash = case when wrong + 1 >= $3 then null else code_hash end
  where learner_id = $1 and id = $2 returning wrong`,
);
/** Counts a wrong answer; whether that paused the link. */
export const noteWrong = async (runner: Runner, share: OpenShare, tries: number): Promise<boolean> =>
  (await firstRow(runner, countWrong, [share.learner_id, share.id, tries]))?.wrong === 0;

const addressPause = statement<{ paused: number }>(
  "privacy.share-address",
  "select greatest(0, ceil(extract(epoch from paused_until - now())))::int as paused from base.share_guess where address_hash = $1",
);
const countAddress = statement(
  "privacy.share-address-wrong",
  `insert into base.share_guess as s (address_hash, wrong, at) values ($1, 1, now())
  on conflict (address_hash) do update set at = now(),
    wrong = case when s.at < now() - interval '1 day' or s.paused_until < now() then 1 else s.wrong + 1 end,
    paused_until = case when s.at >= now() - interval '1 day' and coalesce(s.paused_until >= now(), true) and s.wrong + 1 >= $2
      then now() + interval '1 hour' end`,
);
/** Seconds for which an address may not try. */
export const pauseOfAddress = async (runner: Runner, address: Buffer): Promise<number> =>
  (await firstRow(runner, addressPause, [address]))?.paused ?? 0;
/** Counts a wrong answer, or a link that there is not, against an address. */
export const noteWrongFrom = (runner: Runner, address: Buffer, tries: number) =>
  runner.rows(countAddress, [address, tries]);

const forget = statement("privacy.share-forget", "delete from base.share_guess where at < now() - interval '1 day'");
/** Forgets addresses that guessed wrongly more than a day ago. */
export const forgetGuesses = (runner: Runner) => runner.rows(forget);

const stale = statement<{ entry_id: string; next: string }>(
  "privacy.share-stale",
  `with recursive line as (
    select i.entry_id, n.id, n.superseded_at, n.mark, n.slice from base.share_item i
    join base.entry e on e.learner_id = i.learner_id and e.id = i.entry_id and e.superseded_at is not null
    join base.entry n on n.learner_id = i.learner_id and n.supersedes = e.id and n.kind = e.kind
    where i.learner_id = $1 and i.share_id = $2
    union all
    select l.entry_id, n.id, n.superseded_at, n.mark, n.slice from line l join base.entry n on n.learner_id = $1 and n.supersedes = l.id)
  select entry_id, id as next from line where superseded_at is null and mark = 3 order by entry_id`,
);
const moveItem = statement(
  "privacy.share-follow",
  `with gone as (delete from base.share_item where learner_id = $1 and share_id = $2 and entry_id = $3)
  insert into base.share_item (learner_id, share_id, entry_id) values ($1, $2, $4) on conflict do nothing`,
);
/** Puts current versions in the place of items that were corrected; answers how many. Grants must be compiled after it. */
export async function followItems(runner: Runner, learnerId: string, id: string): Promise<number> {
  const moves = await runner.rows(stale, [learnerId, id]);
  for (const { entry_id, next } of moves) await runner.rows(moveItem, [learnerId, id, entry_id, next]);
  return moves.length;
}

/** What stands at the head of the recipient's page. */
export const headOf = (share: OpenShare): ShareHead => ({
  to: share.party,
  from: share.from_name,
  why: share.purpose,
  endsOn: share.ends_on,
  language: share.language,
  hasChanged: share.has_changed,
  ...(share.amended_on && { amendedOn: share.amended_on }),
});
