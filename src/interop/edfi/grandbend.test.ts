import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../../kernel/date.ts";
import { counted, entriesOf, factsOf, filesOf, needs, type Read, readAll, shared } from "../bundle.testing.ts";
import { edfi } from "./edfi.ts";

const path = "data/edfi/grandbend-ds6.0";
const folder = shared(path);
const textsOf = (at: string) =>
  Object.fromEntries(
    readdirSync(at).map((name) => [
      name.replace(/\.gz$/, ""),
      gunzipSync(readFileSync(join(at, name))).toString("utf8"),
    ]),
  );

/** The official sample of the Ed-Fi Alliance, Data Standard 6.0: a district of 960 learners, without its enrollments and grades. */
describe.skipIf(!folder)(`Grand Bend${needs(path)}`, () => {
  let read: Read;
  beforeAll(async () => {
    read = await readAll(edfi, filesOf(textsOf(folder ?? "")), (date) => addDays(date, 5 * 365 + 1));
  });

  it("reads every element of its 49 files", () => {
    expect(read.rows).toBe(17_450);
    expect(counted(read.remarks)).toEqual({
      "edfi.calendar-not-used": 1,
      "edfi.items-not-scored": 800,
      "edfi.not-kept": 1_476,
      "edfi.not-tested": 2,
      "field.refused": 5,
    });
  });

  it("finds its district, schools, courses and classes", () => {
    expect(factsOf(read.sent, "organization").map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      "other Region 99 Education Service Center",
      "district Grand Bend ISD",
      "school Grand Bend High School",
      "school Grand Bend Middle School",
      "school Grand Bend Elementary School",
      "department Grand Bend ISD Central Office",
    ]);
    expect(factsOf(read.sent, "course")).toHaveLength(84);
    expect(factsOf(read.sent, "term")).toHaveLength(24);
    const classes = factsOf(read.sent, "class");
    expect(new Set(classes.map(({ key }) => key)).size).toBe(532);
    expect(classes.filter(({ subject }) => subject === undefined)).toEqual([]);
    expect(classes[0]?.title).toBe("Algebra 1, 02 - Traditional");
  });

  it("does not take two dates of one learner's calendar for the calendar of a school", () => {
    expect(factsOf(read.sent, "school-day")).toEqual([]);
  });

  it("finds its people, and the adults of every learner in households", () => {
    expect(factsOf(read.sent, "learner")).toHaveLength(960);
    expect(factsOf(read.sent, "staff")).toHaveLength(68);
    const links = factsOf(read.sent, "guardianship");
    expect(links).toHaveLength(1_872);
    expect(links.every(({ mayRead }) => mayRead)).toBe(true);
    const adults = Map.groupBy(links, ({ learner }) => learner);
    const together = [...adults.values()].filter(
      (of) => of.length > 1 && new Set(of.map((each) => each.household)).size === 1,
    );
    // As many have two adults who live with them at one address; types of addresses are arbitrary in this data.
    expect(together.length).toBe(624);
  });

  it("finds what is said of them", () => {
    const many = Object.fromEntries(
      [...Map.groupBy(factsOf(read.sent, "entry"), ({ kind }) => kind)].map(([kind, of]) => [kind, of.length]),
    );
    expect(many).toEqual({
      accommodation: 104,
      attendance: 1_983,
      contact: 1_872,
      identity: 960,
      incident: 23,
      name: 960,
      plan: 291,
      removal: 25,
      "standards-result": 1_062,
      "test-result": 1_290,
    });
    expect(factsOf(read.sent, "competency")).toHaveLength(5_597);
  });

  it("knows the statement behind every piece of evidence", () => {
    const all = entriesOf(read.sent, "standards-result").map(
      ({ body }) => body.competency as { code: string; statement: string },
    );
    expect(all.filter(({ code, statement }) => code === statement)).toEqual([]);
  });

  it("moves every date into another year, and no key", () => {
    const observed = factsOf(read.sent, "entry").flatMap(({ observedOn }) => observedOn ?? []);
    expect(observed.length).toBeGreaterThan(4_000);
    expect(observed.filter((day) => day < "2026-01-01" || day > "2028-01-01")).toEqual([]);
    expect(factsOf(read.sent, "term")[0]).toMatchObject({ title: "2026-2027 Fall Semester", schoolYear: 2027 });
    expect(factsOf(read.sent, "term")[0]?.key).toContain("2021-2022");
  });

  it("keeps nothing of citizenship or visa", () => {
    expect(JSON.stringify(read.sent)).not.toMatch(/Permanent resident|F1 - /);
  });
});
