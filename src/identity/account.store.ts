import { createHash } from "node:crypto";
import type { Runner } from "../store/statement.ts";
import { firstRow, statement } from "../store/statement.ts";
import type { NoticeWay } from "./hat.ts";
import { pauseAfter } from "./lockout.ts";

interface AccountRow extends Record<string, unknown> {
  id: string;
  password_hash: string | null;
}

const byEmail = statement<AccountRow>(
  "identity.by-email",
  "select id, password_hash from identity.account where lower(email) = lower($1) and disabled_at is null",
);
interface FailureRow extends Record<string, unknown> {
  failures: number;
  paused_for: number;
}
const failures = statement<FailureRow>(
  "identity.failures",
  `select failures, coalesce(ceil(extract(epoch from paused_until - now()))::int, 0) as paused_for
  from identity.failure where email_hash = $1 and failed_at > now() - interval '1 day'`,
);
const failed = statement<{ failures: number }>(
  "identity.failed",
  `insert into identity.failure as f (email_hash, failures) values ($1, 1)
  on conflict (email_hash) do update set failed_at = now(),
    failures = case when f.failed_at > now() - interval '1 day' then f.failures + 1 else 1 end
  returning failures`,
);
const pause = statement(
  "identity.pause",
  "update identity.failure set paused_until = now() + $2::int * interval '1 second' where email_hash = $1",
);
const succeeded = statement("identity.succeeded", "delete from identity.failure where email_hash = $1");

const forget = statement(
  "identity.forget-failures",
  `delete from identity.failure f using identity.account a
  where a.id = $1 and f.email_hash = sha256(convert_to(lower(trim(a.email)), 'UTF8'))`,
);

const hashOfEmail = (email: string): Buffer => createHash("sha256").update(email.trim().toLowerCase()).digest();

/** By email, in whatever case it is written and with spaces around it. */
export const findAccount = (runner: Runner, email: string): Promise<AccountRow | undefined> =>
  firstRow(runner, byEmail, [email.trim()]);

/** Seconds for which an address is paused; 0 when it is not. */
export const readPause = async (runner: Runner, email: string): Promise<number> =>
  Math.max(0, (await firstRow(runner, failures, [hashOfEmail(email)]))?.paused_for ?? 0);

/** Counts a wrong password, and pauses the address when there were too many. */
export async function noteFailure(runner: Runner, email: string): Promise<void> {
  const row = await firstRow(runner, failed, [hashOfEmail(email)]);
  const seconds = pauseAfter(row?.failures ?? 1);
  if (seconds > 0) await runner.rows(pause, [hashOfEmail(email), seconds]);
}
/** Forgets the wrong passwords of an address. */
export const noteSuccess = (runner: Runner, email: string) => runner.rows(succeeded, [hashOfEmail(email)]);
/** Ends the pause of an account's address. */
export const forgetFailures = (runner: Runner, accountId: string) => runner.rows(forget, [accountId]);

const insertAccount = statement<{ id: string }>(
  "identity.insert-account",
  `insert into identity.account (id, email, password_hash, is_sample) values ($1, $2, $3, $4)
  on conflict (lower(email)) do update set password_hash = coalesce(excluded.password_hash, account.password_hash), disabled_at = null
  returning id`,
);
const insertHat = statement<{ account_id: string }>(
  "identity.insert-hat",
  `insert into identity.hat (account_id, subject_id) values ($1, $2)
  on conflict (subject_id) do update set account_id = hat.account_id returning account_id`,
);
const setPassword = statement("identity.set-password", "update identity.account set password_hash = $2 where id = $1");
const setNotices = statement("identity.set-notices", "update identity.account set notices = $2 where id = $1");
const setLanguage = statement("identity.set-language", "update identity.account set language = $2 where id = $1");

/** Makes an account, or finds the one of that address and gives it the password. Answers its id. */
export async function putAccount(
  runner: Runner,
  account: { id: string; email: string; passwordHash: string | null; isSample: boolean },
): Promise<string> {
  const row = await firstRow(runner, insertAccount, [
    account.id,
    account.email,
    account.passwordHash,
    account.isSample,
  ]);
  if (!row) throw new Error("the account was not stored");
  return row.id;
}

/** Gives an account a hat; answers the account that wears it, which is another one if somebody else already does. */
export async function putHat(runner: Runner, accountId: string, subjectId: string): Promise<string> {
  return (await firstRow(runner, insertHat, [accountId, subjectId]))?.account_id ?? accountId;
}

/** Takes the hash, never the password. */
export const storePassword = (runner: Runner, accountId: string, passwordHash: string) =>
  runner.rows(setPassword, [accountId, passwordHash]);
/** The language of the account's screens, and of what the server answers it. */
export const storeLanguage = (runner: Runner, accountId: string, language: string) =>
  runner.rows(setLanguage, [accountId, language]);
/** Keeps how mail tells an account of notices. */
export const storeNotices = (runner: Runner, accountId: string, way: NoticeWay) =>
  runner.rows(setNotices, [accountId, way]);

const dropSamples = statement<{ id: string }>(
  "identity.drop-samples",
  "delete from identity.account where is_sample returning id",
);
const adopt = statement(
  "identity.adopt-sample",
  `with kept as (
    update identity.account set is_sample = false, password_hash = null
    where is_sample and id = (select account_id from identity.session where token_hash = $1) returning id)
  delete from identity.session s using kept k where s.account_id = k.id and s.token_hash <> $1`,
);
const countAdministrators = statement<{ count: number }>(
  "identity.count-administrators",
  `select count(*) as count from identity.hat h join identity.account a on a.id = h.account_id
  join door.subject s on s.id = h.subject_id where s.capacity = 'administrator' and a.disabled_at is null and a.password_hash is not null`,
);

/** The sample accounts go when a real source comes. Answers how many there were. */
export const deleteSampleAccounts = async (runner: Runner): Promise<number> => (await runner.rows(dropSamples)).length;
/**
 * Whoever signed in as a sample person and brought the first real source in keeps that one session, and the account: without its
 * password, which everybody knows who saw the start. A new one is set by a link (`inviteAgain`).
 */
export const adoptSampleAccount = (runner: Runner, tokenHash: Buffer) => runner.rows(adopt, [tokenHash]);
/** Administrators who can sign in: none means that the first one is still to come, or was lost. */
export const countActiveAdministrators = async (runner: Runner): Promise<number> =>
  (await firstRow(runner, countAdministrators))?.count ?? 0;

const insertInvitation = statement(
  "identity.insert-invitation",
  "insert into identity.invitation (token_hash, account_id, makes_administrator, expires_at) values ($1, $2, $3, now() + $4::int * interval '1 hour')",
);
interface InvitationRow extends Record<string, unknown> {
  account_id: string | null;
  makes_administrator: boolean;
  email: string | null;
}
const openInvitation = statement<InvitationRow>(
  "identity.open-invitation",
  `select i.account_id, i.makes_administrator, a.email from identity.invitation i left join identity.account a on a.id = i.account_id
  where i.token_hash = $1 and i.used_at is null and i.expires_at > now()`,
);
const useUpInvitation = statement<InvitationRow>(
  "identity.take-invitation",
  `update identity.invitation set used_at = now() where token_hash = $1 and used_at is null and expires_at > now()
  returning account_id, makes_administrator, null as email`,
);
const endInvitations = statement(
  "identity.end-invitations",
  "delete from identity.invitation where makes_administrator and used_at is null",
);

/** Keeps a one-time link by its hash. Without an account it makes the first administrator. */
export const storeInvitation = (
  runner: Runner,
  invitation: { tokenHash: Buffer; accountId: string | null; makesAdministrator: boolean; hours: number },
) =>
  runner.rows(insertInvitation, [
    invitation.tokenHash,
    invitation.accountId,
    invitation.makesAdministrator,
    invitation.hours,
  ]);
/** What a one-time link opens, while it does. */
export const findInvitation = (runner: Runner, tokenHash: Buffer) => firstRow(runner, openInvitation, [tokenHash]);
/** Uses a one-time link up: of two at once, one gets it. */
export const takeInvitation = (runner: Runner, tokenHash: Buffer) => firstRow(runner, useUpInvitation, [tokenHash]);
/** Earlier links for a first administrator are void. */
export const voidAdministratorInvitations = (runner: Runner) => runner.rows(endInvitations);

const voidOf = statement(
  "identity.void-invitations",
  "delete from identity.invitation where account_id = $1 and used_at is null",
);
/** Earlier links of an account are void. */
export const voidInvitations = (runner: Runner, accountId: string) => runner.rows(voidOf, [accountId]);
