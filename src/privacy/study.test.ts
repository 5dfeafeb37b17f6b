import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type Caller, importFacts } from "../server/district.testing.ts";
import { type Offices, openOffices } from "../server/office.testing.ts";
import { statement } from "../store/statement.ts";
import {
  checkStudy,
  type LearnerStudy,
  neededClauses,
  releasable,
  type StudyCell,
  type StudyOrder,
  type StudyView,
  smallestGroup,
  studyBases,
} from "./study.ts";

const order: StudyOrder = {
  ...{ basis: "study", title: "Ninth grade on track", party: "State University" },
  purpose: "To find out whether the tutoring program improves attendance.",
  agreement: "Board item 26-41, signed 2026-10-02",
  clauses: [...neededClauses.study],
  measures: ["learners", "attendance"],
  ...{ startsOn: "2026-11-20", endsOn: "2027-06-30", destroyBy: "2027-09-30" },
};

describe("the agreement of a study", () => {
  const takes = (more: Partial<StudyOrder>) => {
    try {
      checkStudy({ ...order, ...more }, "2026-11-20");
      return true;
    } catch {
      return false;
    }
  };

  it("says all that the law names for its basis, ends, and has a day by which all is destroyed", () => {
    expect(takes({})).toBe(true);
    for (const basis of studyBases) {
      expect(takes({ basis, clauses: [...neededClauses[basis]] })).toBe(true);
      for (const each of neededClauses[basis])
        expect(takes({ basis, clauses: neededClauses[basis].filter((other) => other !== each) }), each).toBe(false);
    }
    for (const wrong of [{ endsOn: "2026-11-19" }, { endsOn: "2031-01-01" }, { destroyBy: "2027-06-29" }])
      expect(takes(wrong), JSON.stringify(wrong)).toBe(false);
    expect(takes({ destroyBy: "2029-01-01" })).toBe(false);
  });
});

describe("what of counts leaves the district", () => {
  const cells = fc
    .uniqueArray(
      fc.record({
        grade: fc.constantFrom("07", "08"),
        value: fc.constantFrom("regularly", "most-days", "missed-many", "missed-very-many"),
        count: fc.integer({ min: 1, max: 60 }),
      }),
      { selector: ({ grade, value }) => grade + value },
    )
    .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }));

  it("is never a group under ten, nor what would tell how many are in one, nor that all are alike", () => {
    fc.assert(
      fc.property(cells, fc.constantFrom("learners" as const, "attendance" as const), (counted, measure) => {
        const told = releasable(counted, measure);
        for (const grade of ["07", "08"]) {
          const [was, is] = [counted, told].map((all: readonly StudyCell[]) =>
            all.filter((each) => each.grade === grade),
          );
          if (!was || !is || is.length === 0) continue;
          const few = was.filter(({ count }) => count < smallestGroup);
          const sum = few.reduce((all, { count }) => all + count, 0);
          expect(is.every(({ count }) => count >= smallestGroup && count % 5 === 0)).toBe(true);
          // Whoever knows how many there are in all learns of the few together only, and they are ten or more.
          expect(sum === 0 || sum >= smallestGroup).toBe(true);
          expect(is.some(({ value }) => few.some((each) => each.value === value))).toBe(false);
          expect(measure === "learners" || is.length > 1).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("is what was counted where every group is large", () => {
    const large = [
      { grade: "08", value: "regularly", count: 41 },
      { grade: "08", value: "missed-many", count: 13 },
    ];
    expect(releasable(large, "attendance").map(({ count }) => count)).toEqual([40, 15]);
    expect(releasable([...large, { grade: "08", value: "most-days", count: 4 }], "attendance")).toEqual([]);
  });
});

describe("a study", () => {
  let offices: Offices;
  let district: string;
  let second: Caller;
  let id: string;
  beforeAll(async () => {
    offices = await openOffices();
    const { districts } = (await offices.admins.riverton.get("/annual-notices")).json() as {
      districts: { id: string }[];
    };
    district = districts[0]?.id ?? "";
    const staff = { noun: "staff", key: "kim", given: "Kim", family: "Park" } as const;
    const learners = Array.from({ length: 24 }, (_, n) => [
      { row: `learner/s${n}`, fact: { noun: "learner", key: `s${n}` } as const },
      {
        row: `enrollment/s${n}`,
        fact: {
          ...({ noun: "enrollment", key: `s${n}`, learner: `s${n}` } as const),
          ...{ organization: "lincoln", startsOn: "2026-08-24" },
        },
      },
      {
        row: `entry/s${n}`,
        fact: {
          ...({ noun: "entry", key: `grade-s${n}`, kind: "enrollment", learner: `s${n}` } as const),
          body: { gradeLevel: "08", startsOn: "2026-08-24" },
          ...{ school: "lincoln", observedOn: "2026-08-24" },
        },
      },
    ]).flat();
    await importFacts(offices.store, [{ row: "row/1", fact: staff }, ...learners]);
    second = await offices.join("kim", "registrar@lincoln");
    const made = await offices.as.ito.send("POST", "/studies", { organizationId: district, study: order });
    expect(made.statusCode, made.body).toBe(201);
    ({ id } = made.json() as { id: string });
  });
  const of = async (caller: Caller) =>
    ((await caller.get("/studies")).json() as { items: StudyView[] }).items.find((each) => each.id === id);
  const act = async (caller: Caller, how: string, body: object = {}) =>
    (await caller.send("POST", `/studies/${id}/${how}`, body)).statusCode;
  const told = async () =>
    ((await offices.as.rosa.get(`/learners/${offices.ids.mateo}/studies`)).json() as { items: LearnerStudy[] }).items;
  const waits = async (caller: Caller) =>
    ((await caller.get("/waiting")).json() as { items: { code: string; count: number }[] }).items.find(
      ({ code }) => code === "studies",
    )?.count;

  it("is entered by who keeps the district's records, waits for a second person, and is nothing to families until then", async () => {
    const { alvarez, rosa } = offices.as;
    for (const caller of [alvarez, rosa, offices.admins.bayview]) {
      const answer = await caller.send("POST", "/studies", { organizationId: district, study: order });
      expect(answer.statusCode).toBe(403);
      expect(await of(caller)).toBeUndefined();
      expect(await act(caller, "approve")).toBe(409);
    }
    expect(await act(offices.as.ito, "approve")).toBe(409);
    for (const how of ["counts", "end"]) expect(await act(offices.as.ito, how, { measure: "learners" })).toBe(409);
    expect([await waits(offices.as.ito), await waits(second), await told()]).toEqual([undefined, 1, []]);
    expect(await act(second, "approve", { note: "The paper is complete." })).toBe(204);
    expect(await of(second)).toMatchObject({ state: "open", told: 3 });
    expect(await told()).toMatchObject([{ title: order.title, party: "State University", state: "open" }]);
    expect((await rosa.get("/notices")).body).toContain("rights.study");
  });

  it("gets counts of what its agreement names, once a month, without anybody in them, and each is kept", async () => {
    const { ito } = offices.as;
    expect(await act(ito, "counts", { measure: "graduation" })).toBe(409);
    const answer = await ito.send("POST", `/studies/${id}/counts`, { measure: "learners" });
    // 24 and three of the small district, all of grade 8; the only one of grade 4 is in no count.
    expect(answer.json()).toEqual({ cells: [{ grade: "08", value: "", count: 25 }] });
    expect(await act(ito, "counts", { measure: "learners" })).toBe(409);
    expect((await of(ito))?.counts).toMatchObject([{ measure: "learners", countedOn: "2026-11-20" }]);
    // Another study in the same weeks gets the same count: the two would tell of who came in between.
    const late = Array.from({ length: 4 }, (_, n) => [
      { row: `learner/l${n}`, fact: { noun: "learner", key: `l${n}` } as const },
      {
        row: `enrollment/l${n}`,
        fact: {
          ...({ noun: "enrollment", key: `l${n}`, learner: `l${n}` } as const),
          ...{ organization: "lincoln", startsOn: "2026-08-24" },
        },
      },
      {
        row: `entry/l${n}`,
        fact: {
          ...({ noun: "entry", key: `grade-l${n}`, kind: "enrollment", learner: `l${n}` } as const),
          body: { gradeLevel: "08", startsOn: "2026-08-24" },
          ...{ school: "lincoln", observedOn: "2026-08-24" },
        },
      },
    ]).flat();
    await importFacts(offices.store, late);
    const next = (await ito.send("POST", "/studies", { organizationId: district, study: order })).json() as {
      id: string;
    };
    await second.send("POST", `/studies/${next.id}/approve`, {});
    const handed = await ito.send("POST", `/studies/${next.id}/counts`, { measure: "learners" });
    expect(handed.json()).toEqual(answer.json());
    for (const table of ["study_count where study_id", "study where id"])
      await offices.store.work.rows(statement(`test.forget-${table}`, `delete from base.${table} = $1`), [next.id]);
    await offices.turnTo("2026-12-01");
    expect((await ito.send("POST", `/studies/${id}/counts`, { measure: "learners" })).json()).toEqual(answer.json());
    expect((await of(ito))?.counts[0]).toMatchObject({ countedOn: "2026-11-20" });
    await offices.turnTo("2026-11-20");
  });

  it("stands on the worklist when its party has not destroyed in time, until somebody writes down the proof", async () => {
    const proof = { on: "2027-10-02", proof: "Letter of the University of October 2, in the district's file 26-41." };
    expect(await act(second, "destroyed", { ...proof, on: "2026-11-20" })).toBe(409);
    await offices.turnTo("2027-07-01");
    expect((await of(second))?.state).toBe("over");
    expect(await act(second, "counts", { measure: "attendance" })).toBe(409);
    await offices.turnTo("2027-10-05");
    expect([(await of(second))?.state, await waits(second), await waits(offices.admins.riverton)]).toEqual([
      "overdue",
      1,
      1,
    ]);
    expect(await act(second, "destroyed", { ...proof, proof: "Done" })).toBe(422);
    expect(await act(second, "destroyed", { ...proof, on: "2027-10-06" })).toBe(409);
    expect(await act(second, "destroyed", proof)).toBe(204);
    expect(await waits(second)).toBeUndefined();
    expect((await told())[0]).toMatchObject({ state: "destroyed", destroyedOn: "2027-10-02" });
    await offices.turnTo("2026-11-20");
  });

  it("that is refused opens never and is told to nobody", async () => {
    const made = await offices.as.ito.send("POST", "/studies", { organizationId: district, study: order });
    const other = (made.json() as { id: string }).id;
    expect((await offices.as.ito.send("POST", `/studies/${other}/refuse`, {})).statusCode).toBe(409);
    expect((await told()).map((each) => each.id)).toEqual([id]);
    expect((await second.send("POST", `/studies/${other}/refuse`, {})).statusCode).toBe(204);
    expect((await second.send("POST", `/studies/${other}/approve`, {})).statusCode).toBe(409);
    expect((await told()).map((each) => each.id)).toEqual([id]);
    const rows = await offices.store.work.rows(
      statement<{ count: number }>(
        "test.studies",
        "select count(*)::int as count from base.study where ended_why = 'refused'",
      ),
    );
    expect(rows).toEqual([{ count: 1 }]);
  });
});
