import type { Runner } from "../store/statement.ts";
import { statement } from "../store/statement.ts";
import { sliceAt } from "./category.ts";
import type { PolicyRow } from "./policy.ts";

const replacePolicies = statement(
  "privacy.policies",
  `with given as (
    select * from jsonb_to_recordset($1) as p ("policyId" text, audience text, "agreementId" uuid, "beforeDays" int, "afterDays" int,
      choose smallint, "readsChoices" boolean, "readsHistory" boolean)
  ), gone as (
    delete from base.policy where policy_id not in (select "policyId" from given)
  )
  insert into base.policy (policy_id, audience, agreement_id, before_days, after_days, choose, reads_choices, reads_history)
  select * from given
  on conflict (policy_id) do update set audience = excluded.audience, agreement_id = excluded.agreement_id,
    before_days = excluded.before_days, after_days = excluded.after_days, choose = excluded.choose,
    reads_choices = excluded.reads_choices, reads_history = excluded.reads_history`,
);
const addPolicy = statement(
  "privacy.policy-add",
  `insert into base.policy (policy_id, audience, agreement_id, before_days, after_days, choose, reads_choices, reads_history)
  select "policyId", audience, "agreementId", "beforeDays", "afterDays", choose, "readsChoices", "readsHistory"
  from jsonb_to_recordset($1) as p ("policyId" text, audience text, "agreementId" uuid, "beforeDays" int, "afterDays" int,
    choose smallint, "readsChoices" boolean, "readsHistory" boolean)
  on conflict (policy_id) do nothing`,
);
const replaceCells = statement(
  "privacy.cells",
  `insert into base.policy_cell (policy_id, slice, level, own, write, floor, ceiling)
  select p."policyId", c.slice, c.level, c.own, c.write, c.floor, c.ceiling
  from jsonb_to_recordset($1) as p ("policyId" text, cells jsonb)
  cross join jsonb_to_recordset(p.cells) as c (slice smallint, level smallint, own smallint, write smallint, floor smallint, ceiling smallint)
  on conflict (policy_id, slice) do update set level = excluded.level, own = excluded.own, write = excluded.write,
    floor = excluded.floor, ceiling = excluded.ceiling`,
);
const packRights = statement(
  "privacy.pack-rights",
  "update base.policy p set rights = r.rights, opens = r.opens from base.policy_rights r where r.policy_id = p.policy_id",
);

/** Puts the pack's policies in place of those that stand. Choices and grants must be compiled again afterwards. */
export async function writePolicies(runner: Runner, rows: readonly PolicyRow[]): Promise<void> {
  const given = JSON.stringify(rows);
  await runner.rows(replacePolicies, [given]);
  await runner.rows(replaceCells, [given]);
  await runner.rows(packRights);
}

const packRightsOf = statement(
  "privacy.pack-rights-of",
  "update base.policy p set rights = r.rights, opens = r.opens from base.policy_rights r where r.policy_id = p.policy_id and p.policy_id = $1",
);

/** Adds the policy of one new agreement and leaves all others alone: families add helpers every day. */
export async function addPolicyRow(runner: Runner, row: PolicyRow): Promise<void> {
  const given = JSON.stringify([row]);
  await runner.rows(addPolicy, [given]);
  await runner.rows(replaceCells, [given]);
  await runner.rows(packRightsOf, [row.policyId]);
}

const agreementRows = statement<{ id: string; kind: "app" | "helper"; slices: number[] }>(
  "privacy.agreements",
  "select id, kind, slices from base.agreement order by id",
);

/** Every agreement with the slices it lists: each has a policy of its own. */
export const listAgreements = async (runner: Runner) =>
  (await runner.rows(agreementRows)).map(({ id, kind, slices }) => ({ id, kind, slices: slices.map(sliceAt) }));
