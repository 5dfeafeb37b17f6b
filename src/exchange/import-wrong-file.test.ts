import { beforeAll, describe, expect, it } from "vitest";
import { type Desk, openDesk, runCommand } from "./import.testing.ts";
import { filesOf, type Rows, roster, rosterRows } from "./roster.testing.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.take(withIds((id) => id.padStart(4, "0")));
});

/** The small district with other ids for its learners and adults, wherever they are named. */
function withIds(spell: (id: string) => string, organizations = false): Record<string, string> {
  const { users, enrollments, ...rest } = rosterRows();
  const person = (row: string) =>
    row.replaceAll(/(?<=^|,)([lp])(\d+)(?=,)/g, (_, kind, id) => `${spell(kind === "l" ? id : `9${id}`)}`);
  const rows: Rows = { ...rest, users: users.map(person), enrollments: enrollments.map(person) };
  if (!organizations) return filesOf(rows);
  const place = (row: string) => row.replaceAll(/(?<=^|,)([ds])(?=,|$)/g, (id) => id.toUpperCase());
  return filesOf(
    Object.fromEntries(Object.entries(rows).map(([name, lines]) => [name, lines.map(place)])) as unknown as Rows,
  );
}
const ofYear = (year: number) =>
  roster((rows) => {
    rows.academicSessions = [`y,,,${year - 1}-${year},schoolYear,${year - 1}-08-15,${year}-06-15,,${year}`];
    rows.enrollments = rows.enrollments.map((row) => row.replace("2026-08-24,2027-06-10", ","));
  });

describe("ids that lost their leading zeros, or changed their case", () => {
  it("make nobody a second time: the bundle is refused", async () => {
    const before = await desk.state();
    const refusal = await desk.refusal(withIds((id) => String(Number(id))));
    expect(refusal).toMatchObject({ code: "import.ids-changed", exitCode: 1 });
    expect(refusal.message).toContain("learner 40 of 40");
    expect(await desk.state()).toEqual(before);
  });

  it("make no second source where the schools' ids changed too", async () => {
    const before = await desk.state();
    const refusal = await desk.refusal(withIds((id) => id.padStart(4, "0"), true));
    expect(refusal).toMatchObject({ code: "import.ids-changed", exitCode: 1 });
    expect(refusal.message).toContain('the source "d"');
    expect(await desk.state()).toEqual(before);
  });

  it("of a few are told, and a person may say that they are others", async () => {
    const one = await desk.take(withIds((id) => (id === "7" ? "7" : id.padStart(4, "0"))));
    expect(one.remarks.map(({ code }) => code)).toContain("import.ids-changed");
    const path = await desk.put(withIds((id) => String(Number(id))));
    const { code, out } = await runCommand(desk.store.owner, ["import", path, "--accept", "ids-changed", "--json"])
      .ended;
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ source: "d" });
  });

  it("are no reason to stop the same bundle again, nor one in which both spellings stand", async () => {
    const calm = await openDesk();
    const both = roster(({ users }) => users.push("L1,,,true,s,student,,,Eva,Other,,,,,,,8,"));
    await calm.take(roster());
    expect((await calm.take(both)).remarks).toEqual([]);
    expect((await calm.take(both)).remarks).toEqual([]);
  });
});

describe("a bundle of the wrong year", () => {
  it("is refused where all its terms lie more than a year from those of the source", async () => {
    const years = await openDesk();
    await years.take(roster());
    const before = await years.state();
    for (const year of [2025, 2029]) {
      const refusal = await years.refusal(ofYear(year));
      expect(refusal).toMatchObject({ code: "import.wrong-year", exitCode: 1 });
      expect(refusal.message).toContain("this source is in 2026-27");
    }
    expect(await years.state()).toEqual(before);
    for (const year of [2028, 2027, 2026])
      expect((await years.take(ofYear(year))).remarks.map(({ code }) => code)).not.toContain("import.wrong-year");
  });

  it("comes in where a person says that it is meant, with a remark", async () => {
    const years = await openDesk();
    await years.take(roster());
    const { remarks } = await years.take(ofYear(2024), { accept: ["wrong-year"] });
    expect(remarks.map(({ code }) => code)).toContain("import.wrong-year");
  });
});

describe("a file that was cut off", () => {
  it("ends nothing of its set, whatever is missing after the cut", async () => {
    const cut = await openDesk();
    await cut.take(roster());
    const files = roster();
    const { "enrollments.csv": enrollments = "" } = files;
    const at = enrollments.indexOf("e30,") + 9;
    const { ended, remarks } = await cut.take({ ...files, "enrollments.csv": enrollments.slice(0, at) });
    expect(ended).toBe(0);
    expect(remarks).toEqual([{ code: "csv.cut-off", count: 1, first: "enrollments.csv:32" }]);
  });
});

describe("a clock that was set back", () => {
  it("loses no change: a row that says another thing is another, whenever it says it was written", async () => {
    const clocks = await openDesk();
    const dated = (title: string, at: string) =>
      roster((rows) => {
        rows.classes[0] = `k0,,${at},${title},08,c,A1,scheduled,,s,y,,,3`;
      });
    await clocks.take(dated("Algebra", "2026-11-20T08:00:00Z"));
    expect(await clocks.take(dated("Geometry", "2025-01-01T00:00:00Z"))).toMatchObject({ changed: 1 });
    expect(await clocks.take(dated("Geometry", "2026-12-31T00:00:00Z"))).toMatchObject({ changed: 0, unchanged: 99 });
  });
});
