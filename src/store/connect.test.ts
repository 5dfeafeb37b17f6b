import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { makeClient } from "./connect.ts";
import { firstRow, statement } from "./statement.ts";
import { openTestStore } from "./testing.ts";

const own = statement<{ pid: number }>("test.own-backend", "select pg_backend_pid() as pid");
const end = statement("test.end-backend", "select pg_terminate_backend($1)");
const store = await openTestStore();

it("gives a broken connection to who asks next, and neither ends the process nor hands it out again", async () => {
  const { work } = store;
  let isThere = false;
  const broken = work.transaction([], async (transaction) => {
    const { pid } = (await firstRow(transaction, own)) ?? {};
    await work.rows(end, [pid]);
    await wait(300); // the end arrives while no statement is on its way
    isThere = true;
    return transaction.rows(own);
  });
  await expect(broken).rejects.toThrow();
  expect(isThere).toBe(true);
  for (let i = 0; i < 10; i++) expect(await work.rows(own)).toHaveLength(1);
});

it("does the same for a client of one's own", async () => {
  const client = makeClient(store.connectionOf("work"));
  await client.connect();
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  await store.work.rows(end, [rows[0]?.pid]);
  await wait(300);
  await expect(client.query("select 1")).rejects.toThrow();
  await client.end().catch(() => undefined);
});
