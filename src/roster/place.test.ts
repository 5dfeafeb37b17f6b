import { beforeAll, expect, it } from "vitest";
import type { Fact } from "../interop/adapter.ts";
import { addDays, isWeekday } from "../kernel/date.ts";
import { type District, importFacts, openDistrict, type Role } from "../server/district.testing.ts";
import { firstRow, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";
import { listSessionDays, readCalendar } from "./calendar.store.ts";
import { findMyClass, listMyClasses } from "./class.store.ts";

let district: District;
let lincoln: string;
beforeAll(async () => {
  district = await openDistrict();
  const row = await firstRow(
    district.store.work,
    statement<{ id: string }>("test.lincoln", "select id from base.organization where name = 'Lincoln Middle School'"),
  );
  lincoln = row?.id ?? "";
});

const classesOf = (role: Role) => asSubject(district.store.serve, district.as[role].subjectId, listMyClasses);
const daysOf = (role: Role, organizationId = lincoln) =>
  asSubject(
    district.store.serve,
    district.as[role].subjectId,
    async (door) => (await listSessionDays(door, [organizationId]))[0]?.days,
  );
const send = (...facts: Fact[]) =>
  importFacts(
    district.store,
    facts.map((fact, index) => ({ row: `place/${index}`, fact })),
  );

it("lists to a teacher the classes they teach at the school of this hat, and to every other hat none", async () => {
  expect(await classesOf("alvarez")).toEqual([
    expect.objectContaining({
      title: "Algebra 1, Period 3",
      school: "Lincoln Middle School",
      subject: "Mathematics",
      gradeLevels: ["08"],
      startsOn: "2026-08-24",
      endsOn: "2026-12-18",
      today: "2026-11-20",
    }),
  ]);
  expect((await classesOf("hale")).map(({ title }) => title)).toEqual(["Art"]);
  for (const role of ["boone", "ito", "rosa", "mateo"] as const) expect(await classesOf(role)).toEqual([]);
  const elsewhere = await district.join("alvarez", "teacher@harbor");
  expect(await asSubject(district.store.serve, elsewhere.subjectId, listMyClasses)).toEqual([]);
});

it("finds a class for its own teacher alone", async () => {
  const found = (role: Role) =>
    asSubject(district.store.serve, district.as[role].subjectId, (door) => findMyClass(door, district.classIds.art));
  expect((await found("hale"))?.title).toBe("Art");
  for (const role of ["alvarez", "ito", "rosa", "mateo"] as const) expect(await found(role)).toBeUndefined();
});

it("takes the weekdays of the terms as school days until a school sends its days, and then those alone", async () => {
  const weekdays = Array.from({ length: 89 }, (_, days) => addDays("2026-08-24", days)).filter(isWeekday);
  expect(weekdays.at(-1)).toBe("2026-11-20");
  expect(await daysOf("rosa")).toEqual(weekdays);
  const inTerm = await readCalendar(district.store.work);
  expect(inTerm.daysInSession(lincoln, "2026-08-24", "2026-11-20")).toBe(weekdays.length);
  const sent = ["2026-09-01", "2026-09-02", "2026-11-20", "2026-11-23"];
  await send(
    ...[...sent, "2026-09-07"].map(
      (on): Fact => ({ noun: "school-day", key: on, organization: "lincoln", on, inSession: on !== "2026-09-07" }),
    ),
  );
  // Days to come are the calendar's, and none of a record's.
  expect(await daysOf("rosa")).toEqual(sent.slice(0, 3));
  const { daysInSession, takesAttendance } = await readCalendar(district.store.work);
  expect(daysInSession(lincoln, "2026-08-24", "2026-11-23")).toBe(4);
  expect(daysInSession(district.ids.mateo, "2026-08-24", "2026-11-23")).toBeUndefined();
  expect([takesAttendance(lincoln), takesAttendance(district.ids.mateo)]).toEqual([true, false]);
  expect(await daysOf("rosa", district.ids.mateo)).toBeUndefined();
});
