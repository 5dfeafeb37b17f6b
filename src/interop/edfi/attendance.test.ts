import { expect, it } from "vitest";
import { entriesOf } from "../bundle.testing.ts";
import { algebra, readXml, to, value } from "./edfi.testing.ts";

const school = (category: string, detail = "", more = "") =>
  `<StudentSchoolAttendanceEvent><AttendanceEvent><EventDate>2021-09-07</EventDate>${value("AttendanceEventCategory", "AttendanceEventCategory", category)}${detail}</AttendanceEvent>${to.student("7")}${to.school()}${to.session}${more}</StudentSchoolAttendanceEvent>`;
const bodyOf = async (xml: string) => entriesOf((await readXml(xml)).sent, "attendance")[0]?.body;

it("counts an absence as the part of the day the school says, and as a day where it says nothing", async () => {
  expect(await bodyOf(school("Excused Absence", "<EventDuration>0.5</EventDuration>"))).toMatchObject({
    category: "absent",
    excused: true,
    fraction: 0.5,
  });
  expect(await bodyOf(school("Unexcused Absence"))).toMatchObject({ category: "absent", excused: false, fraction: 1 });
  expect(await bodyOf(school("Unexcused Absence", "<EventDuration>3</EventDuration>"))).toMatchObject({ fraction: 1 });
});

it("counts a day in school, late or left early, as no absence", async () => {
  expect(await bodyOf(school("In Attendance", "<EventDuration>1</EventDuration>"))).toEqual({
    category: "present",
    fraction: 0,
  });
  expect(
    await bodyOf(
      school(
        "Tardy",
        "<AttendanceEventReason>Bus</AttendanceEventReason>",
        "<SchoolAttendanceDuration>10</SchoolAttendanceDuration>",
      ),
    ),
  ).toEqual({
    category: "late",
    fraction: 0,
    minutes: 10,
    reason: "Bus",
  });
  expect(await bodyOf(school("Early departure"))).toMatchObject({ category: "left-early", fraction: 0 });
});

it("counts partial attendance by the part that was attended", async () => {
  expect(await bodyOf(school("Partial", "<EventDuration>0.75</EventDuration>"))).toMatchObject({
    category: "absent",
    fraction: 0.25,
  });
});

it("knows attendance of one class from that of a day", async () => {
  const { sent } = await readXml(
    school("Tardy")
      .replaceAll("StudentSchoolAttendanceEvent", "StudentSectionAttendanceEvent")
      .replace(/<SchoolReference>.*?<\/SchoolReference>/s, to.section()),
  );
  expect(entriesOf(sent, "attendance")[0]).toMatchObject({
    class: "9|2022|2021-2022 Fall|ALG-1|S1",
    observedOn: "2021-09-07",
  });
  expect(entriesOf(sent, "attendance")[0]?.school).toBeUndefined();
});

it("leaves out a mark of a category that nobody knows, and withdraws none for it", async () => {
  const { sent, remarks, complete } = await readXml(school("Holiday of our own"));
  expect(sent).toEqual([]);
  expect(remarks[0]?.code).toBe("edfi.descriptor-unknown");
  expect(complete.has("StudentSchoolAttendanceEvent")).toBe(false);
});

it("reads the event of the first version, of a day or of a class", async () => {
  const inner = `<EventDate>2021-09-20</EventDate><AttendanceEventCategory>Tardy</AttendanceEventCategory>${to.student("7")}`;
  const { sent } = await readXml(
    `<AttendanceEvent>${inner}${to.school()}</AttendanceEvent><AttendanceEvent>${inner}${to.section()}</AttendanceEvent>`,
  );
  expect(entriesOf(sent, "attendance").map(({ school, class: of, body }) => [school, of, body.category])).toEqual([
    ["9", undefined, "late"],
    [undefined, algebra, "late"],
  ]);
});
