import { firstRow, type Runner, statement } from "../store/statement.ts";

const insert = statement(
  "identity.insert-helper-invitation",
  `with gone as (delete from identity.helper_invitation where subject_id = $2 and used_at is null or expires_at < now() - interval '30 days')
  insert into identity.helper_invitation (token_hash, subject_id, expires_at) values ($1, $2, now() + interval '14 days')`,
);
const open = statement<{ subject_id: string; name: string }>(
  "identity.helper-invitation",
  `select i.subject_id, s.name from identity.helper_invitation i join door.subject s on s.id = i.subject_id and s.is_active
  where i.token_hash = $1 and i.used_at is null and i.expires_at > now()`,
);
const use = statement<{ subject_id: string }>(
  "identity.use-helper-invitation",
  `update identity.helper_invitation set used_at = now()
  where token_hash = $1 and used_at is null and expires_at > now() returning subject_id`,
);

const worn = statement("identity.helper-hat-worn", "select from identity.hat where subject_id = $1");

/** Whether somebody took a helper's hat up. */
export const isTakenUp = async (runner: Runner, subjectId: string): Promise<boolean> =>
  (await runner.rows(worn, [subjectId])).length > 0;
/** Keeps a link for a helper's hat, for 14 days; an earlier one that nobody used is void. */
export const storeHelperInvitation = (runner: Runner, tokenHash: Buffer, subjectId: string) =>
  runner.rows(insert, [tokenHash, subjectId]);
/** Whose hat a link gives, as long as it does and the hat has not ended. */
export const findHelperInvitation = (runner: Runner, tokenHash: Buffer) => firstRow(runner, open, [tokenHash]);
/** Uses a link up; answers the hat for the first who does. */
export const takeHelperInvitation = async (runner: Runner, tokenHash: Buffer): Promise<string | undefined> =>
  (await firstRow(runner, use, [tokenHash]))?.subject_id;
