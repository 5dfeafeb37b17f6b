import type { Language } from "../kernel/words.ts";
import type { Runner } from "../store/statement.ts";
import { firstRow, statement } from "../store/statement.ts";
import type { Capacity } from "./capacity.ts";
import type { Hat, NoticeWay } from "./hat.ts";

/** Who is at the keyboard, from a verified session row. */
export interface Session {
  readonly accountId: string;
  readonly email: string;
  readonly language: Language | undefined;
  readonly isSample: boolean;
  readonly notices: NoticeWay;
  /** The hat worn now; `undefined` until one is chosen. */
  readonly hat: Hat | undefined;
}

interface SessionRow extends Record<string, unknown> {
  account_id: string;
  email: string;
  language: Language | null;
  is_sample: boolean;
  notices: NoticeWay;
  subject_id: string | null;
  capacity: Capacity | null;
  function: string | null;
  organization_id: string | null;
  organization_name: string | null;
  name: string | null;
  is_stale: boolean;
}

/** Signed out after so long without a click: school computers are shared. */
const idleHours = 2;
/** And after so long in any case. */
const sessionHours = 12;

/** Whether a row of `identity.session` still opens anything, in SQL. */
export const sessionHolds = `s.expires_at > now() and s.seen_at > now() - interval '${idleHours} hours'`;

const insertSession = statement(
  "identity.insert-session",
  `insert into identity.session (token_hash, account_id, subject_id, expires_at) values ($1, $2, $3, now() + interval '${sessionHours} hours')`,
);
const readSession = statement<SessionRow>(
  "identity.read-session",
  `select s.account_id, a.email, a.language, a.is_sample, a.notices, u.id as subject_id, u.capacity, u.function, u.organization_id,
    o.name as organization_name, u.name, s.seen_at < now() - interval '1 minute' as is_stale
  from identity.session s
  join identity.account a on a.id = s.account_id and a.disabled_at is null
  left join identity.hat h on h.account_id = s.account_id and h.subject_id = s.subject_id
  left join door.subject u on u.id = h.subject_id and u.is_active
  left join door.organization o on o.id = u.organization_id
  where s.token_hash = $1 and ${sessionHolds}`,
);
const touchSession = statement(
  "identity.touch-session",
  "update identity.session set seen_at = now() where token_hash = $1",
);
const deleteSession = statement("identity.delete-session", "delete from identity.session where token_hash = $1");
const deleteSessions = statement("identity.delete-sessions", "delete from identity.session where account_id = $1");
const deleteOld = statement("identity.delete-old-sessions", "delete from identity.session where expires_at < now()");
const wear = statement<{ subject_id: string }>(
  "identity.wear-hat",
  `update identity.session s set subject_id = h.subject_id from identity.hat h join door.subject u on u.id = h.subject_id and u.is_active
  where s.token_hash = $1 and h.account_id = s.account_id and h.subject_id = $2 returning h.subject_id`,
);
interface Worn {
  capacity: Capacity;
  function: string | null;
  organization_id: string | null;
  organization_name: string | null;
  name: string | null;
}
type HatRow = Worn & { id: string };
const hatsOf = statement<HatRow>(
  "identity.hats",
  `select u.id, u.capacity, u.function, u.organization_id, o.name as organization_name, u.name
  from identity.hat h join door.subject u on u.id = h.subject_id and u.is_active left join door.organization o on o.id = u.organization_id
  where h.account_id = $1 order by u.capacity, o.name, u.id`,
);

const hatOf = (row: Worn, subjectId: string): Hat => ({
  subjectId,
  capacity: row.capacity,
  ...(row.function && { function: row.function }),
  ...(row.organization_id && { organization: { id: row.organization_id, name: row.organization_name ?? "" } }),
  ...(row.name && { name: row.name }),
});

/** The hats of an account that have not ended, in the order of the switch. */
export const listHats = async (runner: Runner, accountId: string): Promise<Hat[]> =>
  (await runner.rows(hatsOf, [accountId])).map((row) => hatOf(row, row.id));

/** Signs in, without a hat where `subjectId` is null, and sweeps out whatever sessions are over. */
export async function openSession(
  runner: Runner,
  tokenHash: Buffer,
  accountId: string,
  subjectId: string | null,
): Promise<void> {
  await runner.rows(deleteOld);
  await runner.rows(insertSession, [tokenHash, accountId, subjectId]);
}

/** The session of a cookie, if it is one of ours that still holds. A hat that ended is no longer worn. */
export async function findSession(runner: Runner, tokenHash: Buffer): Promise<Session | undefined> {
  const row = await firstRow(runner, readSession, [tokenHash]);
  if (!row) return undefined;
  if (row.is_stale) await runner.rows(touchSession, [tokenHash]);
  const { account_id: accountId, email, language, is_sample: isSample, notices, subject_id, capacity } = row;
  return {
    accountId,
    email,
    language: language ?? undefined,
    isSample,
    notices,
    hat: subject_id && capacity ? hatOf({ ...row, capacity }, subject_id) : undefined,
  };
}

/** Puts on one of the account's own hats. Answers whether it was one. */
export const wearHat = async (runner: Runner, tokenHash: Buffer, subjectId: string): Promise<boolean> =>
  (await runner.rows(wear, [tokenHash, subjectId])).length === 1;

/** Signs out in one place. */
export const closeSession = (runner: Runner, tokenHash: Buffer) => runner.rows(deleteSession, [tokenHash]);
/** Signs an account out everywhere. */
export const closeSessionsOf = (runner: Runner, accountId: string) => runner.rows(deleteSessions, [accountId]);
