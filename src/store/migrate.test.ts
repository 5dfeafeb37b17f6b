import type pg from "pg";
import { expect, it } from "vitest";
import { makeClient } from "./connect.ts";
import { migrate } from "./migrate.ts";
import { openTestStore } from "./testing.ts";

/** Tries a migration on a database in which something else is said to have been applied, and takes that back. */
async function migrateAfter(client: pg.Client, sql: string): Promise<readonly string[]> {
  await client.query("create temporary table before as select * from public.daypack_migration");
  try {
    await client.query(sql);
    return await migrate(client);
  } finally {
    await client.query("truncate public.daypack_migration");
    await client.query("insert into public.daypack_migration select * from before");
    await client.query("drop table before");
  }
}

it("opens a database of its own version, and refuses one that a newer or a changed version has been at", async () => {
  const store = await openTestStore();
  const client = makeClient(store.owner);
  await client.connect();
  try {
    expect(await migrate(client)).toEqual([]);
    const insert = "insert into public.daypack_migration (name, hash) values ('9999-later.sql', 'x')";
    await expect(migrateAfter(client, insert)).rejects.toThrow(/another version of Daypack \(9999-later\.sql\)/);
    const change = "update public.daypack_migration set hash = 'x' where name like '0001%'";
    await expect(migrateAfter(client, change)).rejects.toThrow(/0001-installation\.sql was changed/);
    expect(await migrate(client)).toEqual([]);
  } finally {
    await client.end();
  }
});
