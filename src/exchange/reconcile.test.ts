import { beforeAll, describe, expect, it } from "vitest";
import { shippedPack } from "../privacy/pack.ts";
import { kinds } from "../server/kinds.ts";
import { standards } from "../server/standards.ts";
import { importBundle } from "./import.job.ts";
import { type Desk, type Files, openDesk, runCommand } from "./import.testing.ts";
import { reconcileBundle } from "./reconcile.job.ts";
import type { ReconcileReport } from "./reconcile.ts";
import { type Rows, roster } from "./roster.testing.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.take(roster());
});

const reconcile = async (files: Files) =>
  reconcileBundle({ store: desk.store, kinds, standards, path: await desk.put(files) });
const differing = ({ rows }: ReconcileReport) =>
  rows.filter(
    ({ missingHere, missingThere, different }) => missingHere.count + missingThere.count + different.count > 0,
  );

/** One learner less, one more, one renamed, one seat that ends earlier. */
const changed = (rows: Rows) => {
  rows.users = rows.users.filter((row) => !row.startsWith("l3,")).map((row) => row.replace("Ana5,", "Anna5,"));
  rows.users.push("l90,,,true,s,student,,,Zoe,Ott,,,,,,,8,");
  rows.enrollments = rows.enrollments
    .filter((row) => !row.startsWith("e3,"))
    .map((row) => (row.startsWith("e7,") ? row.replace("2027-06-10", "2027-01-29") : row));
};

describe("a bundle held against the record", () => {
  it("that says the same differs in nothing", async () => {
    const report = await reconcile(roster());
    expect([report.isEqual, differing(report), report.remarks]).toEqual([true, [], []]);
  });

  it("tells what is missing on either side and which fields differ, and changes nothing", async () => {
    const before = await desk.state();
    const report = await reconcile(roster(changed));
    expect(report.isEqual).toBe(false);
    const of = (set: string, kind: string) => report.rows.find((row) => row.set === set && row.kind === kind);
    expect(of("users", "learner")).toMatchObject({
      missingHere: { count: 1, first: "users.csv:52" },
      missingThere: { count: 1 },
    });
    expect(of("users", "name")?.different).toMatchObject({
      count: 1,
      fields: [{ field: "given", count: 1, first: "users.csv:6" }],
    });
    expect(of("enrollments", "enrollment")).toMatchObject({ missingThere: { count: 2 } });
    expect(
      of("enrollments", "enrollment")
        ?.different.fields.map(({ field }) => field)
        .sort(),
    ).toEqual(["endsOn", "ends_on"]);
    expect(JSON.stringify(report)).not.toMatch(/Anna|Zoe|Ott|l90/);
    expect(await desk.state()).toEqual(before);
  });

  it("finds what an import then changes, and nothing once it has", async () => {
    const files = roster(changed);
    const report = await reconcile(files);
    const path = await desk.put(files);
    await importBundle({ store: desk.store, kinds, pack: shippedPack, standards, path, acceptEndings: ["all"] });
    expect(differing(report)).not.toEqual([]);
    expect((await reconcile(files)).isEqual).toBe(true);
  });

  it("ends the command with 4, and keeps the report for administrators", async () => {
    const path = await desk.put(roster());
    const { code, out } = await runCommand(desk.store.owner, ["reconcile", path, "--json"]).ended;
    expect([code, (JSON.parse(out) as ReconcileReport).isEqual]).toEqual([4, false]);
    const kept = await desk.ask<{ read: number }>("select (report ->> 'read')::int as read from base.reconcile_report");
    expect(kept).toHaveLength(1);
  });
});
