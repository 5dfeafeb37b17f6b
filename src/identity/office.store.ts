import { firstRow, type Runner, statement } from "../store/statement.ts";
import type { AccountView } from "./account.ts";
import type { Hat } from "./hat.ts";
import { sessionHolds } from "./session.store.ts";

/** An account as the administrators of its organizations keep it. The role that asks sees no learner. */
export type KeptAccount = Omit<AccountView, "isYou">;

interface AccountRow extends Record<string, unknown> {
  id: string;
  email: string;
  is_sample: boolean;
  state: KeptAccount["state"];
  sessions: number;
  hats: Hat[];
  is_whole: boolean;
}

/** `$1` is the administrator's organization, null for the whole installation. The hat of an app or helper is its agreement's. */
const kept = `with recursive reach (id) as (
    select id from door.organization where id = $1
    union select o.id from door.organization o join reach r on o.parent_id = r.id
  ), worn as not materialized (
    select h.account_id, u.id, u.capacity, u.agreement_id, $1::uuid is null or coalesce(u.organization_id in (select id from reach), false) as is_reached,
      jsonb_strip_nulls(jsonb_build_object('subjectId', u.id, 'capacity', u.capacity, 'function', u.function, 'name', u.name,
        'organization', case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end)) as hat
    from identity.hat h join door.subject u on u.id = h.subject_id and u.is_active
    left join door.organization o on o.id = u.organization_id
  ), kept as (
    select a.id, a.email, a.is_sample, case when exists (
        select from identity.failure f where f.email_hash = sha256(convert_to(lower(trim(a.email)), 'UTF8')) and f.paused_until > now()
      ) then 'locked' when a.password_hash is null then 'invited' else 'active' end as state,
      (select count(*) from identity.session s where s.account_id = a.id and ${sessionHolds}) as sessions,
      coalesce((select jsonb_agg(w.hat order by w.capacity, w.id) from worn w where w.account_id = a.id and w.is_reached and w.agreement_id is null), '[]') as hats,
      coalesce((select bool_and(w.is_reached) from worn w where w.account_id = a.id), $1::uuid is null) as is_whole,
      $1::uuid is null or exists (select from worn w where w.account_id = a.id and w.is_reached) as is_kept
    from identity.account a
  )`;
const accounts = statement<AccountRow>(
  "identity.kept-accounts",
  `${kept} select id, email, is_sample, state, sessions, hats, is_whole from kept
  where is_kept and ($2 = '' or starts_with(lower(email), lower($2))) and id < coalesce($3::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
  order by id desc limit $4`,
);
const oneAccount = statement<AccountRow>(
  "identity.kept-account",
  `${kept} select id, email, is_sample, state, sessions, hats, is_whole from kept where is_kept and id = $2`,
);
const deleteAccount = statement("identity.delete-account", "delete from identity.account where id = $1");
const deleteBare = statement(
  "identity.delete-bare-account",
  "delete from identity.account a where a.id = $1 and not exists (select from identity.hat h where h.account_id = a.id)",
);
const deleteHat = statement(
  "identity.delete-hat",
  "delete from identity.hat where account_id = $1 and subject_id = $2",
);

const keptOf = ({ id, email, is_sample, state, sessions, hats, is_whole }: AccountRow): KeptAccount => ({
  id,
  email,
  isSample: is_sample,
  state,
  sessions,
  hats,
  isWhole: is_whole,
});

/** Newest first: of an organization and those below it, whose address begins so, before a place. */
export const listAccounts = async (
  runner: Runner,
  reach: string | undefined,
  { email, before, limit }: { email: string; before: string | undefined; limit: number },
): Promise<KeptAccount[]> => (await runner.rows(accounts, [reach ?? null, email, before ?? null, limit])).map(keptOf);

/** One account, where the administrator reaches any of its hats. */
export async function findKeptAccount(
  runner: Runner,
  reach: string | undefined,
  id: string,
): Promise<KeptAccount | undefined> {
  const row = await firstRow(runner, oneAccount, [reach ?? null, id]);
  return row && keptOf(row);
}

/** Its sessions, links and hats go with it. */
export const removeAccount = (runner: Runner, id: string) => runner.rows(deleteAccount, [id]);
/** Takes a hat away; an account without any is nobody's to manage, and goes with its last one. */
export async function removeHat(runner: Runner, id: string, subjectId: string): Promise<void> {
  await runner.rows(deleteHat, [id, subjectId]);
  await runner.rows(deleteBare, [id]);
}
