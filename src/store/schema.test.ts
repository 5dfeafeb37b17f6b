import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { makeClient } from "./connect.ts";
import { testServingRole } from "./role-test.ts";
import { printSchema } from "./schema.ts";
import type { Store } from "./store.ts";
import { openTestStore } from "./testing.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});

async function rows<Row>(sql: string): Promise<Row[]> {
  const client = makeClient(store.owner);
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

it("is what schema.sql says: after a migration run `npm run schema`", async () => {
  expect(await printSchema(store.owner)).toBe(readFileSync(new URL("./schema.sql", import.meta.url), "utf8"));
});

it("lets the serving role read nothing but the door", async () => {
  const attempts = await testServingRole(store.connectionOf("serve"));
  expect(attempts.filter(({ refused }) => !refused)).toEqual([]);
  expect(attempts.length).toBeGreaterThan(100);
});

it("would notice a serving role that can read", async () => {
  const attempts = await testServingRole(store.connectionOf("work"));
  expect(attempts.filter(({ refused }) => !refused).length).toBeGreaterThan(30);
});

it("comments on every table", async () => {
  const silent = await rows<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('base', 'identity') and c.relkind = 'r' and obj_description(c.oid) is null order by 1`,
  );
  expect(silent.map(({ name }) => name)).toEqual([]);
});

/**
 * What a cluster (Citus) asks of a schema: tables about learners are distributed by learner_id and hold it in
 * every key; the others are small enough to stand on every node; no triggers; a distributed table may point at a small one, and
 * never the other way round.
 */
const distributed = `select c.oid, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'base' and c.relkind in ('r', 'p') and exists (
    select from pg_attribute a where a.attrelid = c.oid and a.attname = 'learner_id' and not a.attisdropped)`;
const learnerIn = (table: string) =>
  `(select a.attnum from pg_attribute a where a.attrelid = ${table} and a.attname = 'learner_id')`;

const faults: Readonly<Record<string, string>> = {
  "a learner_id that may be null": `select d.relname as name from (${distributed}) d
    join pg_attribute a on a.attrelid = d.oid and a.attname = 'learner_id' where not a.attnotnull`,
  // Of an index the first columns are its key; what it only carries along (include) counts for nothing.
  "a key without learner_id": `select i.indexrelid::regclass::text as name from (${distributed}) d join pg_index i on i.indrelid = d.oid
    where (i.indisunique or i.indisexclusion)
      and not ${learnerIn("d.oid")} = any((i.indkey::int2[])[0:i.indnkeyatts - 1])`,
  // Both sides must be the learner's, at the same place: (learner_id, entry_id) to (id, learner_id) holds it and means nothing.
  "a foreign key that leaves the learner": `select k.conname as name from (${distributed}) d
    join pg_constraint k on k.conrelid = d.oid and k.contype = 'f' join (${distributed}) t on t.oid = k.confrelid
    where coalesce(array_position(k.conkey, ${learnerIn("d.oid")}) <> array_position(k.confkey, ${learnerIn("t.oid")}), true)`,
  "a small table that points at a distributed one": `select k.conname as name from pg_constraint k
    join (${distributed}) t on t.oid = k.confrelid where k.contype = 'f' and k.conrelid not in (select oid from (${distributed}) d)`,
  "a trigger": "select tgname as name from pg_trigger where not tgisinternal",
};

describe("a schema that could be distributed by learner_id", () => {
  it.each(Object.keys(faults))("is without %s", async (fault) => {
    expect(await rows(faults[fault] ?? "")).toEqual([]);
  });

  it("would be noticed to be none", async () => {
    const bad: Readonly<Record<string, readonly [sql: string, names: readonly string[]]>> = {
      "a learner_id that may be null": ["create table base.bad (learner_id uuid)", ["bad"]],
      "a key without learner_id": [
        `create table base.bad (learner_id uuid not null, id uuid primary key, a int, unique (a) include (learner_id));
        create unique index bad_expression on base.bad (lower(id::text)) where learner_id is not null`,
        ["base.bad_a_learner_id_key", "base.bad_expression", "base.bad_pkey"],
      ],
      "a foreign key that leaves the learner": [
        `create table base.bad (learner_id uuid not null, id uuid, other uuid, primary key (learner_id, id),
          constraint astray foreign key (id, learner_id) references base.entry (learner_id, id),
          constraint outside foreign key (other) references base.learner)`,
        ["astray", "outside"],
      ],
      "a small table that points at a distributed one": [
        "create table base.bad (id uuid primary key, who uuid constraint backwards references base.learner)",
        ["backwards"],
      ],
      "a trigger": [
        `create function base.bad() returns trigger language plpgsql as 'begin return new; end';
        create trigger bad before update on base.entry for each row execute function base.bad()`,
        ["bad"],
      ],
    };
    expect(Object.keys(bad)).toEqual(Object.keys(faults));
    const client = makeClient(store.owner);
    await client.connect();
    try {
      for (const [fault, [sql, names]] of Object.entries(bad)) {
        await client.query("begin");
        await client.query(sql);
        const found = await client.query<{ name: string }>(faults[fault] ?? "");
        await client.query("rollback");
        expect(found.rows.map(({ name }) => name).sort(), fault).toEqual(names);
      }
    } finally {
      await client.end();
    }
  });

  it("counts what grows with the learners among the distributed", async () => {
    const tables = await rows<{ name: string; is_distributed: boolean }>(
      `select c.relname as name, c.oid in (select oid from (${distributed}) d) as is_distributed
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'base' and c.relkind in ('r', 'p')`,
    );
    const about = tables.filter((table) => table.is_distributed).map(({ name }) => name);
    for (const name of [
      "learner",
      "entry",
      "digest",
      "grants",
      "grants_history",
      "access_log",
      "enrollment",
      "guardianship",
    ])
      expect(about).toContain(name);
  });
});
