import type { Runner } from "../store/statement.ts";
import { firstRow, statement } from "../store/statement.ts";
import type { ChoiceRow, OverrideRow, ShareRow } from "./compile.ts";

/** What the choices of one family come to. */
export interface CompiledFamily {
  readonly learnerId: string;
  readonly choices: readonly ChoiceRow[];
  readonly overrides: readonly OverrideRow[];
  readonly shares: readonly ShareRow[];
  readonly trusted: boolean;
}

const replaceFamilies = statement(
  "privacy.families",
  `with f as materialized (select * from jsonb_to_recordset($1) as f ("learnerId" uuid, choices jsonb, overrides jsonb, shares jsonb, trusted boolean)),
  c as materialized (select f."learnerId", c.* from f cross join jsonb_to_recordset(f.choices) as c ("policyId" text, slice smallint, level smallint)),
  o as materialized (select f."learnerId", o.* from f
    cross join jsonb_to_recordset(f.overrides) as o ("subjectId" uuid, "policyId" text, slice smallint, level smallint)),
  gone_c as (delete from base.choice b using f where b.learner_id = f."learnerId"
    and not exists (select from c where c."learnerId" = b.learner_id and c."policyId" = b.policy_id and c.slice = b.slice)),
  gone_o as (delete from base.override b using f where b.learner_id = f."learnerId"
    and not exists (select from o where o."learnerId" = b.learner_id and o."subjectId" = b.subject_id
      and o."policyId" = b.policy_id and o.slice = b.slice)),
  put_s as (update base.share b set rights = decode(s.rights, 'hex') from f cross join jsonb_to_recordset(f.shares) as s ("shareId" uuid, rights text)
    where b.learner_id = f."learnerId" and b.id = s."shareId" and b.rights is distinct from decode(s.rights, 'hex')),
  put_c as (insert into base.choice (learner_id, policy_id, slice, level) select "learnerId", "policyId", slice, level from c
    on conflict (learner_id, policy_id, slice) do update set level = excluded.level where choice.level <> excluded.level),
  put_o as (insert into base.override (learner_id, subject_id, policy_id, slice, level)
    select "learnerId", "subjectId", "policyId", slice, level from o
    on conflict (learner_id, subject_id, policy_id, slice) do update set level = excluded.level where override.level <> excluded.level)
  update base.learner l set trusted = f.trusted from f where l.learner_id = f."learnerId" and l.trusted <> f.trusted`,
);

/** Puts compiled choices in place of those that stand, for each learner given. */
export const writeFamilies = (runner: Runner, families: readonly CompiledFamily[]) =>
  runner.rows(replaceFamilies, [JSON.stringify(families)]);

const lockLearner = statement("privacy.lock", "select from base.learner where learner_id = $1 for no key update");
const recompileOne = statement<{ changed: number }>("privacy.recompile", "select base.recompile($1) as changed");
const recompileHat = statement("privacy.recompile-subject", "select base.compile_subject($1)");
const compileEverybody = statement<{ changed: number }>("privacy.compile-all", "select base.compile_all() as changed");
const withChoices = statement<{ id: string }>(
  "privacy.with-choices",
  `select learner_id as id from (select learner_id from base.choice_event union select learner_id from base.override_event
    union select learner_id from base.trust_event union select learner_id from base.share where rights is not null) x where learner_id > $1 order by learner_id limit $2`,
);

/** Waits until no other change to this learner's grants is under way; held to the end of the transaction. */
export const lock = (runner: Runner, learnerId: string) => runner.rows(lockLearner, [learnerId]);

/** Compiles one learner's grants from relations and compiled choices; answers how many rows changed. */
export const recompile = async (runner: Runner, learnerId: string): Promise<number> =>
  (await firstRow(runner, recompileOne, [learnerId]))?.changed ?? 0;

/** Compiles one hat's grants, for every learner it has a tie to. */
export const recompileSubject = (runner: Runner, subjectId: string) => runner.rows(recompileHat, [subjectId]);

/** Compiles everybody's grants. From nothing about 20 s for 1.5 million; later only differences are written. */
export const compileAll = async (runner: Runner): Promise<number> =>
  (await firstRow(runner, compileEverybody))?.changed ?? 0;

/** Learners about whom a family ever chose anything, after `after`, in pages. */
export const listWithChoices = async (runner: Runner, after: string, limit: number): Promise<string[]> =>
  (await runner.rows(withChoices, [after, limit])).map(({ id }) => id);
