import { beforeAll, describe, expect, it } from "vitest";
import { importLock } from "../exchange/import.ts";
import type { SourceView } from "../exchange/source.ts";
import { newId } from "../kernel/id.ts";
import { makeClient } from "../store/connect.ts";
import { type Caller, importFacts } from "./district.testing.ts";
import { type Offices, openOffices, rivertonFacts } from "./office.testing.ts";
import { itemsOf } from "./reading.testing.ts";

let offices: Offices;
beforeAll(async () => {
  offices = await openOffices();
});

/** The district without the two seats of Algebra 1: a sixth of all rows about enrollments. */
const without = (...rows: string[]) => rivertonFacts().filter(({ row }) => !rows.includes(row));
const seats = ["enrollment/p3-mateo", "enrollment/p3-nora"] as const;
const sources = (caller: Caller) => itemsOf<SourceView>(caller, "/sources");
const waiting = async () => (await sources(offices.admins.riverton))[0]?.waiting ?? [];
const decide = async (ends: boolean, caller: Caller = offices.admins.riverton, id?: string) =>
  caller.send("PUT", `/imports/${id ?? (await waiting())[0]?.importId}/endings/enrollment`, { ends });
const isTaught = async () => (await offices.as.alvarez.get(`/learners/${offices.ids.mateo}`)).statusCode === 200;

describe("rows missing from a bundle, too many to end without a person", () => {
  it("wait, with the source's last counts and remarks, where its administrators see them", async () => {
    await importFacts(offices.store, without(...seats));
    const [riverton, ...others] = await sources(offices.admins.riverton);
    expect(others).toEqual([]);
    expect(riverton).toMatchObject({
      name: "riverton",
      isSample: false,
      last: { summary: { ended: 0, remarks: [{ code: "import.many-would-end", count: 1, first: "enrollment:1" }] } },
      waiting: [{ set: "enrollment", missing: 2, known: 12 }],
    });
    expect(await isTaught()).toBe(true);
    expect((await sources(offices.admins.everywhere)).map(({ name }) => name)).toEqual(["bayview", "riverton"]);
    expect((await sources(offices.admins.bayview)).map(({ name }) => name)).toEqual(["bayview"]);
  });

  it("are decided by no one else: another district's import is like none", async () => {
    const id = (await waiting())[0]?.importId;
    const [theirs, nobodys] = [
      await decide(true, offices.admins.bayview, id),
      await decide(true, offices.admins.bayview, newId()),
    ];
    expect([theirs.statusCode, theirs.body]).toEqual([404, nobodys.body]);
    expect((await offices.admins.bayview.get(`/imports/${id}/remarks`)).statusCode).toBe(404);
    for (const caller of [offices.as.alvarez, offices.as.ito, offices.as.rosa])
      expect((await decide(true, caller, id)).statusCode).toBe(403);
    expect(await waiting()).toHaveLength(1);
  });

  it("are not decided while an import runs", async () => {
    const client = makeClient(offices.store.connectionOf("work"));
    await client.connect();
    await client.query("select pg_advisory_lock($1)", [importLock]);
    expect((await decide(true)).json()).toMatchObject({ type: "/problems/import-running", status: 409 });
    await client.end();
  });

  it("refused, stand as they are until the next bundle misses them", async () => {
    const id = (await waiting())[0]?.importId;
    expect((await decide(false)).json()).toEqual({ ended: 0 });
    expect([await isTaught(), await waiting()]).toEqual([true, []]);
    expect((await decide(true, offices.admins.riverton, id)).json()).toMatchObject({ type: "/problems/entry-changed" });
    expect((await offices.admins.riverton.get(`/imports/${id}/remarks`)).json()).toMatchObject({
      endings: [{ set: "enrollment", missing: 2, known: 12, waits: false, ends: false }],
    });
    await importFacts(offices.store, without(...seats));
    expect(await waiting()).toHaveLength(1);
  });

  it("wait no longer when they come again", async () => {
    const id = (await waiting())[0]?.importId;
    await importFacts(offices.store, rivertonFacts());
    expect(await waiting()).toEqual([]);
    expect((await decide(true, offices.admins.riverton, id)).statusCode).toBe(409);
    expect(await isTaught()).toBe(true);
  });

  it("accepted, end at once, and the teacher is out", async () => {
    await importFacts(offices.store, without(...seats));
    expect((await decide(true)).json()).toEqual({ ended: 2 });
    expect([await isTaught(), await waiting()]).toEqual([false, []]);
    await importFacts(offices.store, without(...seats));
    expect(await waiting()).toEqual([]);
    await importFacts(offices.store, rivertonFacts());
    expect(await isTaught()).toBe(true);
  });
});
