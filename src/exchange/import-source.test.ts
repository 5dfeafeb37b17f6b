import { beforeAll, expect, it } from "vitest";
import { addDays } from "../kernel/date.ts";
import { type Desk, openDesk, runCommand } from "./import.testing.ts";
import { roster } from "./roster.testing.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.take(roster());
});

/** Another district that numbers its people as the first one does. */
const lakeside = () => {
  const theirs = (row: string) => row.replace(",s,", ",shore,").replace(",true,d,", ",true,lake,");
  return roster((rows) => {
    rows.orgs = ["lake,,,Lakeside,district,,", "shore,,,Shore,school,,lake"];
    rows.courses = rows.courses.map((row) => row.replace(",d,", ",lake,"));
    rows.classes = rows.classes.map(theirs);
    rows.users = rows.users.map(theirs);
    rows.enrollments = rows.enrollments.map(theirs);
  });
};
const command = async (...args: string[]) => {
  const said = await runCommand(desk.store.owner, ["import", ...args, "--json"]).ended;
  return { ...said, json: JSON.parse(said.out) as Record<string, unknown> };
};

it("puts a second district beside the first, whose people have the same ids", async () => {
  const before = await desk.ask("select id from base.source_key k where noun = 'learner' order by id");
  expect(await desk.take(lakeside())).toMatchObject({ source: "lake", added: 99, changed: 0, ended: 0 });
  const after = await desk.ask<{ name: string; learners: number }>(
    "select s.name, count(*)::int as learners from base.learner l join base.source s on s.id = l.source_id group by 1 order by 1",
  );
  expect(after).toEqual([
    { name: "d", learners: 40 },
    { name: "lake", learners: 40 },
  ]);
  expect(before).toHaveLength(40);
  expect(await desk.take(roster())).toMatchObject({ unchanged: 99, changed: 0, ended: 0 });
});

it("refuses a bundle whose ids belong to another source, and stores nothing of it", async () => {
  const before = await desk.state();
  const refusal = await desk.refusal(roster(), { source: "lake" });
  expect(refusal).toMatchObject({ code: "source.another", exitCode: 3 });
  expect(refusal.message).toContain('the source "d"');
  expect(await desk.state()).toEqual(before);
});

it("refuses ids of two sources in one bundle", async () => {
  const both = roster(({ orgs }) => orgs.push("lake,,,Lakeside,district,,"));
  expect(await desk.refusal(both)).toMatchObject({ code: "source.another", exitCode: 3 });
});

it("takes other organizations under the same ids for another district's, until a person says that they were renamed", async () => {
  const renamed = roster(({ orgs }) => orgs.splice(0, 1, "d,,,Summit County,district,,"));
  expect(await desk.refusal(renamed)).toMatchObject({ code: "source.namesake", exitCode: 3 });
  expect(await desk.take(renamed, { source: "d" })).toMatchObject({ changed: 1, ended: 0 });
  await desk.take(roster(), { source: "d" });
});

it("takes no school from one district for another that claims it, whatever it is called there", async () => {
  const before = await desk.state();
  for (const school of ["Shore", "Harbor"]) {
    const claiming = roster((rows) => {
      rows.orgs = ["lagoon,,,Lagoon County,district,,", `s,,,${school},school,,lagoon`];
      rows.courses = rows.courses.map((row) => row.replace(",d,", ",lagoon,"));
      rows.users = rows.users.map((row) => row.replace(",true,d,", ",true,lagoon,"));
    });
    expect(await desk.refusal(claiming)).toMatchObject({ code: "source.namesake", exitCode: 3 });
  }
  expect(await desk.state()).toEqual(before);
});

it("lets a district come to stand above schools that had none", async () => {
  const bare = await openDesk();
  await bare.take(
    roster((rows) => {
      rows.orgs = ["s,,,Harbor,school,,"];
      rows.courses = rows.courses.map((row) => row.replace(",d,", ",,"));
      rows.users = rows.users.map((row) => row.replace(",true,d,", ",true,s,"));
    }),
  );
  expect(await bare.take(roster())).toMatchObject({ source: "s" });
});

it("never mixes a district into the sample district, whose dates were moved", async () => {
  const shown = await openDesk();
  const sample = { shiftedDays: 7, shift: (date: string) => addDays(date, 7), generated: false };
  await shown.take(roster(), { sample, source: "Sample" });
  const before = await shown.state();
  expect(await shown.refusal(roster())).toMatchObject({ code: "source.sample", exitCode: 3 });
  expect(await shown.refusal(lakeside(), { source: "Sample" })).toMatchObject({ code: "source.sample", exitCode: 3 });
  expect(await shown.state()).toEqual(before);
  expect(await shown.take(lakeside())).toMatchObject({ source: "lake", added: 99 });
});

it("asks whose a bundle is when nothing in it tells", async () => {
  const empty = await openDesk();
  const { "enrollments.csv": enrollments = "" } = roster((rows) => rows.enrollments.splice(-2));
  expect(await empty.refusal({ "enrollments.csv": enrollments })).toMatchObject({
    code: "source.unknown",
    exitCode: 2,
  });
});

it("keeps to one source when only some files come, once only that source knows those people", async () => {
  const one = await openDesk();
  await one.take(roster());
  const { "enrollments.csv": enrollments = "" } = roster();
  expect(await one.take({ "enrollments.csv": enrollments })).toMatchObject({ source: "d", unchanged: 42, ended: 0 });
});

it("tells scripts by its exit code what became of a bundle", async () => {
  const path = await desk.put(roster(({ enrollments }) => enrollments.push("e9,,,nowhere,s,l1,student,,,")));
  const stored = await command(path);
  expect([stored.code, stored.err]).toEqual([0, ""]);
  expect(stored.json).toEqual({
    source: "d",
    read: 100,
    added: 0,
    changed: 0,
    ended: 0,
    unchanged: 99,
    remarks: [{ code: "class.unknown", count: 1, first: "enrollments.csv:44" }],
  });

  const another = await command(path, "--source", "lake");
  expect([another.code, another.json.code]).toEqual([3, "source.another"]);
  const missing = await command(`${path}/nowhere`);
  expect([missing.code, missing.json.code]).toEqual([1, "bundle.missing"]);
  expect((await command(path, "--no-such-option")).code).toBe(2);
  expect(await desk.refusal(roster(), { source: " " })).toMatchObject({ code: "source.invalid", exitCode: 2 });
  expect(await desk.refusal(roster(), { source: "x".repeat(201) })).toMatchObject({
    code: "source.invalid",
    exitCode: 2,
  });
});

it("says in a pipe what it does, a line a phase, and ends with what it came to", async () => {
  const { code, out, err } = await runCommand(desk.store.owner, ["import", await desk.put(roster())]).ended;
  expect(code).toBe(0);
  expect(err).toBe("Reading\nJoining with what is here\nSumming up\nDone\n");
  expect(out).toBe("Source d: 99 rows read, 0 added, 0 changed, 0 ended, 99 unchanged. Nothing changed.\n");
});
