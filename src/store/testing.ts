import { randomBytes } from "node:crypto";
import { afterAll, inject } from "vitest";
import { makeClient } from "./connect.ts";
import { openAt, type Store } from "./store.ts";

/** A database of its own for one test file: a copy of the migrated template, gone when the file ends. */
export async function openTestStore(): Promise<Store> {
  const { owner, secret } = inject("database");
  const name = `test_${randomBytes(6).toString("hex")}`;
  const maintenance = makeClient({ ...owner, database: "postgres" });
  await maintenance.connect();
  await maintenance.query(`create database ${name} template ${owner.database}`);
  const store = await openAt({ ...owner, database: name }, secret);
  afterAll(async () => {
    await store.close();
    // Where a vacuum is just at work in it, it goes with the whole server instead.
    await maintenance.query(`drop database ${name} with (force)`).catch(() => undefined);
    await maintenance.end();
  });
  return store;
}
