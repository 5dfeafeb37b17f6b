import { randomBytes } from "node:crypto";
import { afterAll, inject } from "vitest";
import { makeClient } from "./connect.ts";
import { openAt, type Store } from "./store.ts";

type Maintenance = ReturnType<typeof makeClient>;

/** A database of its own for one test file: a copy of the migrated template, gone when the file ends. */
export const openTestStore = (): Promise<Store> => copyOf(inject("database").owner.database);

/**
 * The same in a state that many files begin with: the first one that asks has it made, all others take a copy of that. `settle`
 * answers what they have to know of it and keeps nothing in this process.
 */
export async function openSettledStore<Known>(
  name: string,
  settle: (store: Store) => Promise<Known>,
): Promise<{ store: Store; known: Known }> {
  const { owner, secret } = inject("database");
  const template = `settled_${name}`;
  const known = await asMaintenance(async (maintenance) => {
    // Another worker may be about to make the same.
    await maintenance.query("select pg_advisory_lock(hashtext($1))", [template]);
    const told = await maintenance.query<{ known: Known }>(
      "select shobj_description(oid, 'pg_database')::json as known from pg_database where datname = $1",
      [template],
    );
    if (told.rows[0]) return told.rows[0].known;
    const making = `making_${name}`;
    await maintenance.query(`drop database if exists ${making}`);
    await maintenance.query(`create database ${making} template ${owner.database}`);
    const store = await openAt({ ...owner, database: making }, secret);
    const made = await settle(store).finally(() => store.close());
    await maintenance.query(`comment on database ${making} is ${maintenance.escapeLiteral(JSON.stringify(made))}`);
    await maintenance.query(`alter database ${making} rename to ${template}`);
    return made;
  });
  return { store: await copyOf(template), known };
}

async function asMaintenance<T>(work: (maintenance: Maintenance) => Promise<T>): Promise<T> {
  const maintenance = makeClient({ ...inject("database").owner, database: "postgres" });
  await maintenance.connect();
  try {
    return await work(maintenance);
  } finally {
    await maintenance.end();
  }
}

async function copyOf(template: string): Promise<Store> {
  const { owner, secret } = inject("database");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asMaintenance((maintenance) => maintenance.query(`create database ${name} template ${template}`));
  const store = await openAt({ ...owner, database: name }, secret);
  afterAll(async () => {
    await store.close();
    // Where a vacuum is just at work in it, it goes with the whole server instead.
    await asMaintenance((maintenance) => maintenance.query(`drop database ${name} with (force)`)).catch(
      () => undefined,
    );
  });
  return store;
}
