import { beforeAll, describe, expect, it } from "vitest";
import type { Backpack } from "../entry/backpack.ts";
import type { Entry } from "../entry/entry.ts";
import { type Caller, type District, importFacts, openDistrict } from "./district.testing.ts";

let district: District;
let mateo: string;
let nurse: Caller;
beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
  nurse = await district.join("boone", "nurse@lincoln");
});

const write = (caller: Caller, kind: string, body: object, more: object = {}) =>
  caller.send("POST", `/learners/${mateo}/entries`, { kind, body, ...more });
const backpackOf = async (caller: Caller) => (await caller.get(`/learners/${mateo}/backpack`)).json() as Backpack;
const statusOf = async (caller: Caller, kind: string) =>
  (await backpackOf(caller)).digests.flatMap(({ status }) => (status[kind] === undefined ? [] : [status[kind]]))[0];
const entriesOf = async (caller: Caller, kind: string) =>
  (await backpackOf(caller)).entries.filter((each) => each.kind === kind);

const bodies: Readonly<Record<string, object>> = {
  "health-alert": { alert: "Bee stings" },
  "emergency-plan": { title: "Bee stings", what: "Use the pen" },
  immunization: { compliance: "Complete" },
  "transcript-course": { course: { title: "Drawing" }, creditsEarned: 0.5, schoolYear: 2026 },
  diploma: { title: "Certificate" },
  "program-status": { program: "meals", value: "Free" },
  demographics: { hispanicOrLatino: true },
  "home-access": { internet: true },
};
const health = ["health-alert", "emergency-plan", "immunization"];

describe("the school's record", () => {
  it("is written by the nurse on health, by the office on the rest, and by nobody else", async () => {
    const { ito, alvarez, boone, rosa, mateo: self } = district.as;
    for (const [kind, body] of Object.entries(bodies)) {
      const isHealth = health.includes(kind);
      expect((await write(nurse, kind, body)).statusCode, `nurse ${kind}`).toBe(isHealth ? 201 : 422);
      expect((await write(ito, kind, body)).statusCode, `registrar ${kind}`).toBe(isHealth ? 422 : 201);
      for (const caller of [alvarez, boone, rosa, self])
        expect((await write(caller, kind, body)).statusCode, kind).toBe(422);
    }
  });

  it("says beforehand who may write and correct what", async () => {
    const { learner } = await backpackOf(nurse);
    expect(learner.maySteward.toSorted()).toEqual(health.toSorted());
    expect((await backpackOf(district.as.ito)).learner.maySteward).toContain("transcript-course");
    for (const caller of [district.as.alvarez, district.as.rosa])
      expect((await backpackOf(caller)).learner.maySteward).toEqual([]);
  });
});

describe("a health alert", () => {
  it("is its words to the teacher and the office, and to the family each with its date", async () => {
    const { alvarez, ito, rosa } = district.as;
    for (const caller of [alvarez, ito]) {
      expect(await statusOf(caller, "health-alert")).toEqual(["Bee stings"]);
      for (const kind of health) expect(await entriesOf(caller, kind)).toEqual([]);
    }
    expect((await entriesOf(rosa, "health-alert")).map(({ body }) => body)).toEqual([{ alert: "Bee stings" }]);
  });

  it("is corrected by another nurse of the school, and ends where a date says so", async () => {
    const other = await district.join("hale", "nurse@lincoln");
    const [alert] = await entriesOf(other, "health-alert");
    const ended = await write(
      other,
      "health-alert",
      { alert: "Bee stings", endsOn: "2026-01-31" },
      {
        supersedes: alert?.id,
        reason: "Outgrown",
      },
    );
    expect(ended.statusCode).toBe(201);
    expect(await statusOf(district.as.alvarez, "health-alert")).toBeUndefined();
  });
});

it("names the teachers of a learner's classes to whoever reads the classes, and no others", async () => {
  const seat = { key: "seat/1", kind: "enrollment", learner: "mateo", school: "lincoln", class: "p3", body: {} };
  await importFacts(district.store, [{ row: "seat/1", fact: { noun: "entry", ...seat } }]);
  const of = async (caller: Caller) => (await backpackOf(caller)).teachers;
  const { rosa, ito, alvarez } = district.as;
  for (const caller of [rosa, ito, alvarez])
    expect(await of(caller)).toEqual([{ classId: district.classIds.p3, names: [expect.stringContaining("Alvarez")] }]);
  expect(await of(nurse)).toEqual([]);
});

it("turns with the day: an alert that begins tomorrow is said tomorrow, and one that ends is not said after", async () => {
  const begins = { alert: "Milk allergy", startsOn: "2026-11-21", endsOn: "2026-11-22" };
  expect((await write(nurse, "health-alert", begins)).statusCode).toBe(201);
  const seen = async () => statusOf(district.as.alvarez, "health-alert");
  expect(await seen()).toBeUndefined();
  await district.turnTo("2026-11-21");
  expect(await seen()).toEqual(["Milk allergy"]);
  await district.turnTo("2026-11-23");
  expect(await seen()).toBeUndefined();
});

describe("what is protected", () => {
  it("leaves no trace for who does not read each item: no line, no sum, no count", async () => {
    const { alvarez, boone, rosa, ito } = district.as;
    for (const caller of [alvarez, boone, nurse]) {
      const seen = JSON.stringify(await backpackOf(caller));
      for (const word of ["program-status", "demographics", "Free"]) {
        const inCover = word === "Free" ? 0 : seen.split(`"${word}"`).length - 1;
        expect(inCover, word).toBe(0);
      }
      const held = JSON.stringify((await caller.get(`/learners/${mateo}/holdings`)).json());
      expect(held).not.toMatch(/program-status|demographics/);
    }
    for (const caller of [rosa, ito]) expect(await entriesOf(caller, "program-status")).toHaveLength(1);
    expect(JSON.stringify((await backpackOf(rosa)).digests)).not.toMatch(/program-status|demographics/);
  });
});

describe("a transcript that the office corrects", () => {
  const facts = (creditsEarned: number) => [
    {
      row: "transcript/1",
      fact: {
        ...{ noun: "entry" as const, key: "transcript/1", kind: "transcript-course", learner: "mateo" },
        observedOn: "2026-05-28",
        body: { course: { title: "Spanish 1" }, schoolYear: 2026, creditsAttempted: 1, creditsEarned },
      },
    },
  ];
  const spanish = async () =>
    (await entriesOf(district.as.rosa, "transcript-course")).filter(
      ({ body }) => (body as { course: { title: string } }).course.title === "Spanish 1",
    );

  it("stands over the same export read again, keeps what stood before, and tells the family who changed it and why", async () => {
    const { ito, rosa, alvarez } = district.as;
    await importFacts(district.store, facts(0));
    const [sent] = await spanish();
    const corrected = { course: { title: "Spanish 1" }, schoolYear: 2026, creditsAttempted: 1, creditsEarned: 1 };
    const more = { supersedes: sent?.id, reason: "Summer school", observedOn: "2026-05-28" };
    expect((await write(alvarez, "transcript-course", corrected, more)).statusCode).toBeGreaterThanOrEqual(400);
    const after = (await write(ito, "transcript-course", corrected, more)).json() as Entry;
    await importFacts(district.store, facts(0));
    const [stands, ...others] = await spanish();
    expect([stands?.id, others]).toEqual([after.id, []]);
    const past = (await rosa.get(`/learners/${mateo}/entries?past=true&kind=transcript-course`)).json() as {
      items: Entry[];
    };
    expect(past.items.map(({ id }) => id)).toContain(sent?.id);
    expect(JSON.stringify(stands)).toContain("Summer school");
    const summed = (await backpackOf(rosa)).digests.find(({ summary }) => summary?.["transcript-course"]);
    expect(summed?.summary?.["transcript-course"]?.value).toMatchObject({ courses: 2, creditsEarned: 1.5 });
  });
});
