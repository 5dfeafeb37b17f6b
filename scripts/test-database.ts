import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { type Connection, makeClient } from "../src/store/connect.ts";
import { holdEmbedded } from "../src/store/embedded.ts";
import { openAt } from "../src/store/store.ts";

declare module "vitest" {
  interface ProvidedContext {
    database: { owner: Connection; secret: string };
  }
}

/** One PostgreSQL for the whole run; every test file clones the migrated database of it (store/testing.ts). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "daypack-test-"));
  // Nothing here has to survive a power cut.
  const embedded = await holdEmbedded(folder, [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=200",
  ]);
  // Not the database that the launcher keeps a connection to: a template must have nobody in it.
  const template = { ...embedded.connection, database: "daypack_template" };
  const maintenance = makeClient(embedded.connection);
  await maintenance.connect();
  await maintenance.query(`create database ${template.database}`);
  await maintenance.end();
  const store = await openAt(template, embedded.secret);
  await store.close();
  project.provide("database", { owner: template, secret: embedded.secret });
  return async () => {
    await embedded.release();
    await rm(folder, { recursive: true, force: true });
  };
}
