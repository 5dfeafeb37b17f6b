import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { refuse } from "../kernel/refuse.ts";
import type { Database, Transaction } from "../store/connect.ts";
import { firstRow, type Runner, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";
import { hashOf, isLive } from "./live-pack.ts";
import { type Pack, shippedPack } from "./pack.ts";
import { type PackChange, refusedChange, type SchoolRules, schoolPack } from "./school-pack.ts";

interface Active extends Record<string, unknown> {
  number: number;
  changes: PackChange[];
  both_sign: boolean;
  on: string;
}
const active = statement<Active>(
  "privacy.active-pack",
  `select number, changes, both_sign, (activated_at at time zone 'UTC')::date as on from base.pack_version
  where activated_at is not null order by activated_at desc, number desc limit 1`,
);
const installed = statement<{ pack_hash: string | null }>(
  "privacy.pack-hash",
  "select pack_hash from base.installation",
);

/** The pack in force by what the database holds: the shipped one with what the school set. Of any role that may read the tables. */
export async function readActivePack(runner: Runner): Promise<Pack> {
  const row = await firstRow(runner, active);
  return row
    ? schoolPack(shippedPack, { changes: row.changes, bothSign: row.both_sign }, row.number, row.on)
    : shippedPack;
}

/**
 * Before anything is compiled: whether this process still goes by the pack that the database was compiled with. Another process
 * may have put a new one in force; deciding by an old one could open what a family was just given to close.
 */
export async function keepUp(runner: Runner, pack: Pack): Promise<void> {
  if (!isLive(pack)) return;
  const row = await firstRow(runner, installed);
  if (row?.pack_hash && row.pack_hash !== hashOf(pack)) pack.take(await readActivePack(runner));
}

const mayAct = statement<{ may: boolean }>("privacy.may-set-pack", "select may from door.pack_administrator");

/** Runs an act on the school's own rules as an administrator of the whole installation. Throws `not-allowed` for everybody else. */
function asKeeper<T>(work: Database, subjectId: string, act: (transaction: Transaction) => Promise<T>): Promise<T> {
  return asSubject(work, subjectId, async (transaction) => {
    if (!(await firstRow(transaction, mayAct))) throw new Problem("not-allowed");
    return act(transaction);
  });
}

const countFamilies = statement<{ families: number }>(
  "privacy.families-with-choice",
  `select count(distinct learner_id)::int as families from base.choice_event
  where category = $2 and (audience = $1 or agreement_id in (select id from base.agreement where kind = $1))`,
);

/** Families that ever chose about a category for an audience; `undefined` under ten, which would tell of somebody. */
export async function familiesWhoChose(
  work: Database,
  audience: string,
  category: string,
): Promise<number | undefined> {
  const { families = 0 } = (await firstRow(work, countFamilies, [audience, category])) ?? {};
  return families >= 10 ? families : undefined;
}

const lockVersions = statement("privacy.lock-packs", "lock table base.pack_version in share row exclusive mode");
const propose = statement(
  "privacy.propose-pack",
  `insert into base.pack_version (id, number, changes, both_sign, note, proposed_by)
  select $1, coalesce(max(number), 0) + 1, $2::jsonb, $3, $4, door.subject() from base.pack_version`,
);
const waits = statement<{ id: string }>(
  "privacy.pack-waits",
  "select id from base.pack_version where activated_at is null and withdrawn_at is null limit 1",
);
const withdraw = statement<{ id: string }>(
  "privacy.withdraw-pack",
  `update base.pack_version set withdrawn_at = now() where id = $1 and activated_at is null and withdrawn_at is null returning id`,
);
/** Who proposed is no second person under another hat either. */
const activate = statement<{ id: string }>(
  "privacy.activate-pack",
  `update base.pack_version set activated_by = door.subject(), activated_at = now()
  where id = $1 and activated_at is null and withdrawn_at is null and not door.same_person(proposed_by, door.subject())
  returning id`,
);

/** Proposes a version; one waits at a time. Throws `pack-refused` for a change that a school may not make. */
export async function proposePack(
  work: Database,
  subjectId: string,
  { changes, bothSign = false }: SchoolRules,
  note: string,
): Promise<string> {
  refuse(note);
  const wrong = refusedChange(shippedPack, changes);
  if (wrong)
    throw new Problem("pack-refused", {
      en: `${wrong.policy}, ${wrong.slice}: a school cannot set this to ${wrong.to}.`,
      es: `${wrong.policy}, ${wrong.slice}: una escuela no puede fijar esto en ${wrong.to}.`,
    });
  const id = newId();
  await asKeeper(work, subjectId, async (transaction) => {
    await transaction.rows(lockVersions);
    if (await firstRow(transaction, waits))
      throw new Problem("pack-refused", {
        en: "Another proposal waits. Put it in force or take it back first.",
        es: "Otra propuesta espera. Primero póngala en vigor o retírela.",
      });
    await transaction.rows(propose, [id, JSON.stringify(changes), bothSign, note]);
  });
  return id;
}

/** Takes a proposal back, by whoever of the office. Throws `pack-refused` for one that holds already. */
export async function withdrawPack(work: Database, subjectId: string, id: string): Promise<void> {
  await asKeeper(work, subjectId, async (transaction) => {
    if (!(await firstRow(transaction, withdraw, [id]))) throw new Problem("pack-refused");
  });
}

/** The second person puts a proposal in force; what follows from it is then compiled. Throws `pack-refused` for the first person. */
export async function activatePack(work: Database, subjectId: string, id: string): Promise<void> {
  await asKeeper(work, subjectId, async (transaction) => {
    if (!(await firstRow(transaction, activate, [id])))
      throw new Problem("pack-refused", {
        en: "A second person puts it in force, not the one who proposed it.",
        es: "La pone en vigor una segunda persona, no quien la propuso.",
      });
  });
}
