import type { IsoDate } from "../kernel/date.ts";
import { newId } from "../kernel/id.ts";
import { firstRow, type Runner, statement } from "../store/statement.ts";
import { type AgreementTerms, type AgreementView, elementsOf, type StoredState, stateOn } from "./agreement.ts";
import { numberOf, type Slice, sliceAt } from "./category.ts";

/** Who keeps an agreement: a hat, how it is called, and the organization below which it reaches; missing for all. */
export interface AgreementKeeper {
  /** Null on the command line. */
  readonly subjectId: string | null;
  readonly name: string;
  readonly reach?: string | undefined;
}

/** Whether an organization is within reach; null reaches everything. */
export const reaches = (organization: string, reach: string) => `(${reach}::uuid is null or exists (
  select from base.organization_tree t where t.ancestor_id = ${reach} and t.organization_id = ${organization}))`;

interface AgreementRow extends Record<string, unknown> {
  id: string;
  state: StoredState;
  name: string;
  purpose: string;
  terms: AgreementTerms | Record<string, never>;
  slices: number[];
  starts_on: IsoDate;
  ends_on: IsoDate | null;
  organization: { id: string; name: string } | null;
  organizations: { id: string; name: string }[];
  classes: { id: string; name: string }[];
  vetting: AgreementView["vetting"];
  acts: AgreementView["acts"];
  today: IsoDate;
}
const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const list = (select: string) => `coalesce((${select}), '[]'::json)`;
const agreementsWhere = (
  condition: string,
) => `select a.id, a.state, a.name, a.purpose, a.terms, a.slices, a.starts_on, a.ends_on, k.today,
    (select json_build_object('id', o.id, 'name', o.name) from base.organization o where o.id = a.organization_id) as organization,
    ${list(`select json_agg(json_build_object('id', o.id, 'name', o.name) order by o.name, o.id) from base.agreement_scope s
      join base.organization o on o.id = s.organization_id where s.agreement_id = a.id and s.class_id is null`)} as organizations,
    ${list(`select json_agg(json_build_object('id', c.id, 'name', c.title) order by c.title, c.id) from base.agreement_scope s
      join base.class c on c.id = s.class_id where s.agreement_id = a.id`)} as classes,
    ${list(`select json_agg(json_strip_nulls(json_build_object('check', v.check_key, 'passed', v.passed, 'note', v.note,
        'by', v.checked_name, 'at', ${instant("v.checked_at")})) order by v.checked_at, v.check_key)
      from base.agreement_check v where v.agreement_id = a.id`)} as vetting,
    ${list(`select json_agg(json_strip_nulls(json_build_object('what', t.what, 'note', t.note, 'by', t.done_name,
        'at', ${instant("t.done_at")})) order by t.id) from base.agreement_act t where t.agreement_id = a.id`)} as acts
  from base.agreement a cross join base.clock k where a.kind = 'app' and ${condition}`;

const kept = statement<AgreementRow>(
  "privacy.agreements-kept",
  `${agreementsWhere(reaches("a.organization_id", "$1"))}
  order by a.state = 'ended' or coalesce(a.ends_on < k.today, false), a.ends_on nulls last, a.id limit 500`,
);
const keptOne = statement<AgreementRow>(
  "privacy.agreement-kept",
  agreementsWhere(`a.id = $2 and ${reaches("a.organization_id", "$1")}`),
);

type Kept = Omit<AgreementView, "clients"> & { readonly stored: StoredState; readonly today: IsoDate };

const viewOf = (row: AgreementRow): Kept => ({
  id: row.id,
  stored: row.state,
  today: row.today,
  state: stateOn(row.state, row.ends_on ?? undefined, row.today),
  ...("schedule" in row.terms && { terms: row.terms as AgreementTerms }), // checked when it was stored
  name: row.name,
  purpose: row.purpose,
  startsOn: row.starts_on,
  ...(row.ends_on && { endsOn: row.ends_on }),
  slices: row.slices.map(sliceAt),
  ...(row.organization && { organization: row.organization }),
  serves: { organizations: row.organizations, classes: row.classes },
  vetting: row.vetting,
  acts: row.acts,
});

/** Agreements of apps within reach: those that end first come first, those that are over last. */
export const listKeptAgreements = async (runner: Runner, reach: string | undefined): Promise<Kept[]> =>
  (await runner.rows(kept, [reach ?? null])).map(viewOf);

/** One agreement of an app within reach. */
export async function findKeptAgreement(
  runner: Runner,
  reach: string | undefined,
  id: string,
): Promise<Kept | undefined> {
  const row = await firstRow(runner, keptOne, [reach ?? null, id]);
  return row && viewOf(row);
}

const lockOne = statement("privacy.agreement-lock", "select from base.agreement where id = $1 for no key update");
/** Waits until nobody else changes it; held to the end of the transaction. */
export const lockAgreement = (runner: Runner, id: string) => runner.rows(lockOne, [id]);

const insertDraft = statement(
  "privacy.agreement-draft",
  `insert into base.agreement (id, kind, name, organization_id, purpose, slices, starts_on, ends_on, state, terms)
  values ($1, 'app', $2, $3, $4, $5, $6, $7, 'draft', $8)`,
);
const updateDraft = statement(
  "privacy.agreement-change",
  `update base.agreement set name = $2, organization_id = $3, purpose = $4, slices = $5, starts_on = $6, ends_on = $7, state = 'draft', terms = $8
  where id = $1`,
);
const dropScopes = statement(
  "privacy.agreement-scopes-drop",
  "delete from base.agreement_scope where agreement_id = $1",
);
const dropChecks = statement(
  "privacy.agreement-checks-drop",
  "delete from base.agreement_check where agreement_id = $1",
);
const insertScopes = statement<{ id: string }>(
  "privacy.agreement-scopes-kept",
  `insert into base.agreement_scope (agreement_id, organization_id, class_id)
  select $1::uuid, c.organization_id, c.id from base.class c where c.id = any($2) and ${reaches("c.organization_id", "$4")}
  union all
  select $1::uuid, o.id, null from base.organization o where o.id = any($3) and ${reaches("o.id", "$4")}
  returning agreement_id as id`,
);
const isWithin = statement<{ id: string }>(
  "privacy.agreement-organization",
  `select o.id from base.organization o where o.id = $1 and ${reaches("o.id", "$2")}`,
);

/** Whether an organization is one that the keeper may sign for. */
export const isReached = async (runner: Runner, organization: string, reach: string | undefined): Promise<boolean> =>
  (await runner.rows(isWithin, [organization, reach ?? null])).length === 1;

const signers = statement<{ id: string; name: string }>(
  "privacy.agreement-signers",
  `select o.id, o.name from base.organization o where ${reaches("o.id", "$1")} order by o.kind = 'school', o.name, o.id limit 500`,
);
/** Whoever may sign within reach: districts first, then schools. */
export const listSigners = (runner: Runner, reach: string | undefined) => runner.rows(signers, [reach ?? null]);

/** Writes what is agreed, anew or in place of an earlier draft, and answers whether all that it serves is within reach. */
export async function storeTerms(
  runner: Runner,
  {
    id,
    terms,
    slices,
    isNew,
    reach,
  }: { id: string; terms: AgreementTerms; slices: readonly Slice[]; isNew: boolean; reach: string | undefined },
): Promise<boolean> {
  const { name, organizationId, purpose, startsOn, endsOn, serves } = terms;
  const stored = JSON.stringify({ ...terms, elements: elementsOf(terms) });
  await runner.rows(isNew ? insertDraft : updateDraft, [
    id,
    name,
    organizationId ?? reach ?? null,
    purpose.en,
    slices.map(numberOf),
    startsOn,
    endsOn,
    stored,
  ]);
  await runner.rows(dropScopes, [id]);
  await runner.rows(dropChecks, [id]);
  const made = await runner.rows(insertScopes, [id, serves.classIds, serves.organizationIds, reach ?? null]);
  return made.length === new Set([...serves.classIds, ...serves.organizationIds]).size;
}

const setState = statement(
  "privacy.agreement-state",
  `update base.agreement set state = $2, ends_on = case when $2 = 'ended' then least(ends_on, greatest(base.today(), starts_on)) else ends_on end
  where id = $1`,
);
/** Moves an agreement on; one that ends has today as its last day at most. */
export const storeState = (runner: Runner, id: string, state: StoredState) => runner.rows(setState, [id, state]);

const putCheck = statement(
  "privacy.agreement-check",
  `insert into base.agreement_check (agreement_id, check_key, passed, note, checked_by, checked_name) values ($1, $2, $3, $4, $5, $6)
  on conflict (agreement_id, check_key) do update set passed = excluded.passed, note = excluded.note,
    checked_by = excluded.checked_by, checked_name = excluded.checked_name, checked_at = now()`,
);
/** One thing looked at, signed by the keeper. A later look stands in its place. */
export const storeCheck = (
  runner: Runner,
  id: string,
  { check, passed, note }: { check: string; passed: boolean; note?: string | undefined },
  { subjectId, name }: AgreementKeeper,
) => runner.rows(putCheck, [id, check, passed, note ?? null, subjectId, name]);

const insertAct = statement(
  "privacy.agreement-act",
  "insert into base.agreement_act (agreement_id, id, what, note, done_by, done_name) values ($1, $2, $3, $4, $5, $6)",
);
/** Writes down what was done, by whom. */
export const storeAct = (
  runner: Runner,
  id: string,
  what: string,
  { subjectId, name }: AgreementKeeper,
  note?: string | undefined,
) => runner.rows(insertAct, [id, newId(), what, note ?? null, subjectId, name]);
