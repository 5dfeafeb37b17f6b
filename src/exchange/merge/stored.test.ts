import { afterAll, expect, it } from "vitest";
import { makeClient } from "../../store/connect.ts";
import { openDesk } from "../import.testing.ts";
import { roster } from "../roster.testing.ts";
import { stored } from "./stored.store.ts";

const desk = await openDesk();
const work = makeClient(desk.store.connectionOf("work"));
await work.connect();
afterAll(() => work.end());

/** Stores 20,000 enrollments of a learner as a merge does; answers what the setting was meanwhile. */
async function storeMany(learner: string): Promise<string> {
  await work.query("begin");
  await work.query("create temporary table known_link (n int, changed boolean) on commit drop");
  await work.query("insert into known_link select n, true from generate_series(1, 20000) n");
  let meanwhile = "";
  try {
    const insert = `insert into base.enrollment (learner_id, id, organization_id)
      select ${learner}, gen_random_uuid(), (select id from base.organization limit 1) from known_link`;
    for (const text of stored("enrollment", "known_link", insert)) {
      await work.query(text);
      if (text === insert) meanwhile = await setting();
    }
    return `${meanwhile}, then ${await setting()}`;
  } finally {
    await work.query("rollback");
  }
}
const setting = async (): Promise<string> =>
  (await work.query("show session_replication_role")).rows[0].session_replication_role;

it("lets no row land that refers to nothing, though PostgreSQL's own checks rest while many are stored", async () => {
  await desk.take(roster());
  expect(await storeMany("(select learner_id from base.learner limit 1)")).toBe("replica, then origin");
  await expect(storeMany("gen_random_uuid()")).rejects.toMatchObject({ code: "23503" });
  expect(await setting()).toBe("origin");
});

it("rests them only because nobody but the owner can take away what rows refer to", async () => {
  const parents = await desk.ask<{ parent: string }>(
    `select distinct confrelid::regclass::text as parent from pg_constraint where contype = 'f'
      and conrelid in ('base.entry'::regclass, 'base.enrollment'::regclass, 'base.guardianship'::regclass, 'base.support_case'::regclass,
        'base.source_key'::regclass, 'base.learner'::regclass)`,
  );
  expect(parents.length).toBeGreaterThan(3);
  for (const { parent } of parents)
    await expect(work.query(`delete from ${parent} where false`), parent).rejects.toThrow("permission denied");
});
