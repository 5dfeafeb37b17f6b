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
 * What a cluster asks of a schema (ENGINE.md, section 8): tables about learners are distributed by learner_id and hold it in
 * every key; the others are small enough to stand on every node; no triggers; a distributed table may point at a small one, and
 * never the other way round.
 */
describe("a schema that could be distributed by learner_id", () => {
  const distributed = `select c.oid, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'base' and c.relkind = 'r' and exists (
      select from pg_attribute a where a.attrelid = c.oid and a.attname = 'learner_id' and not a.attisdropped)`;
  const holdsLearner = (array: string, table: string) =>
    `exists (select from pg_attribute a where a.attrelid = ${table} and a.attname = 'learner_id' and a.attnum = any(${array}))`;

  it("has learner_id, never null, in every table about a learner", async () => {
    const nullable = await rows(
      `select d.relname from (${distributed}) d join pg_attribute a on a.attrelid = d.oid and a.attname = 'learner_id' where not a.attnotnull`,
    );
    expect(nullable).toEqual([]);
  });

  it("has learner_id in every primary, unique and foreign key of theirs", async () => {
    const keys = await rows(
      `select d.relname, k.conname from (${distributed}) d join pg_constraint k on k.conrelid = d.oid
      where k.contype in ('p', 'u') and not ${holdsLearner("k.conkey", "d.oid")}`,
    );
    const indexes = await rows(
      `select d.relname, i.indexrelid::regclass::text from (${distributed}) d join pg_index i on i.indrelid = d.oid
      where i.indisunique and not ${holdsLearner("i.indkey", "d.oid")}`,
    );
    const foreign = await rows(
      `select d.relname, k.conname from (${distributed}) d join pg_constraint k on k.conrelid = d.oid and k.contype = 'f'
      join (${distributed}) t on t.oid = k.confrelid
      where not (${holdsLearner("k.conkey", "d.oid")} and ${holdsLearner("k.confkey", "t.oid")})`,
    );
    expect({ keys, indexes, foreign }).toEqual({ keys: [], indexes: [], foreign: [] });
  });

  it("points from no small table at a distributed one", async () => {
    const backwards = await rows(
      `select k.conrelid::regclass::text from pg_constraint k join (${distributed}) t on t.oid = k.confrelid
      where k.contype = 'f' and k.conrelid not in (select oid from (${distributed}) d)`,
    );
    expect(backwards).toEqual([]);
  });

  it("has no triggers of ours", async () => {
    expect(await rows("select tgname from pg_trigger where not tgisinternal")).toEqual([]);
  });
});
