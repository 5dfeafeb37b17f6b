import { randomUUID } from "node:crypto";
import { type Connection, makeClient } from "./connect.ts";
import { views } from "./door.ts";
import { settingOf } from "./subject.ts";

/** One thing the serving role tried, and what came of it. */
export interface Attempt {
  readonly what: string;
  readonly refused: boolean;
  readonly answer: string;
}

/** What nobody with this role may do, whatever SQL an attacker slips in. */
const forbidden: readonly [what: string, sql: string][] = [
  ["read accounts", "select * from identity.account limit 1"],
  ["read sessions", "select * from identity.session limit 1"],
  ["create a function", "create function door.leak() returns int language sql as 'select 1'"],
  ["create a table", "create table door.leak (a int)"],
  ["create a temporary table", "create temporary table leak (a int)"],
  ["create a schema", "create schema leak"],
  ["become the owner", "set role daypack_owner"],
  ["become the writing role", "set role daypack_work"],
  ["become the identity role", "set role daypack_identity"],
  ["become superuser", "set session authorization postgres"],
  ["append an entry", "select door.append('[]')"],
  ["mark an entry", "select door.mark(gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), true)"],
  ["compile grants", "select base.compile_all()"],
  ["read a file", "select pg_read_file('/etc/hostname')"],
  ["write a file", "copy (select 1) to '/tmp/leak'"],
  ["run a program", "copy (select 1) to program 'true'"],
  ["read passwords", "select rolpassword from pg_authid"],
  ["import a file as a large object", "select lo_import('/etc/hostname')"],
  ["grant itself more", "grant daypack_work to current_user"],
  ["change the migrations", "delete from public.daypack_migration"],
];

/** Connects as a role and tries: every base table, every forbidden act, every view without and with a strange subject. */
export async function testServingRole(connection: Connection): Promise<Attempt[]> {
  const client = makeClient(connection, "daypack-role-test");
  await client.connect();
  const attempts: Attempt[] = [];
  const refusedBy = async (what: string, ...texts: readonly string[]) => {
    try {
      await client.query("begin");
      let rows = 0;
      for (const text of texts) rows = (await client.query(text)).rowCount ?? 0;
      attempts.push({ what, refused: false, answer: `${rows} rows` });
    } catch (error) {
      attempts.push({ what, refused: true, answer: (error as Error).message });
    } finally {
      await client.query("rollback");
    }
  };
  const emptyFor = async (what: string, ...texts: readonly string[]) => {
    await client.query("begin");
    try {
      let rows = 0;
      for (const text of texts) rows = (await client.query(text)).rowCount ?? 0;
      attempts.push({ what, refused: rows === 0, answer: `${rows} rows` });
    } catch (error) {
      attempts.push({ what, refused: true, answer: (error as Error).message });
    } finally {
      await client.query("rollback");
    }
  };
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('base', 'identity') and c.relkind in ('r', 'v', 'p') order by 1`,
    );
    for (const { name } of tables) await refusedBy(`read ${name}`, `select * from ${name} limit 1`);
    for (const [what, sql] of forbidden) await refusedBy(what, sql);
    const stranger = settingOf(randomUUID());
    for (const { name } of views.filter((view) =>
      /base\.(grants|open_support|wishing)|door\.contribution/.test(view.select),
    )) {
      await emptyFor(`door.${name} without a subject`, `select * from door.${name} limit 1`);
      await emptyFor(`door.${name} as somebody without a tie`, stranger, `select * from door.${name} limit 1`);
      await refusedBy(`delete from door.${name}`, stranger, `delete from door.${name}`);
    }
    await refusedBy(
      "a subject that is no UUID",
      stranger.replace(/'.*'/, "'x'' or true'"),
      "select * from door.entry limit 1",
    );
    await emptyFor(
      "log a read of somebody else's learner",
      stranger,
      "select 1 where door.note_read(array[gen_random_uuid()], array[gen_random_uuid()], array[1], array[0], array[0], 'p', 'w', 'api') > 0",
    );
    return attempts;
  } finally {
    await client.end();
  }
}
