import { expect, it } from "vitest";
import { addDays, isWeekday } from "../../kernel/date.ts";
import { counted, factsOf } from "../bundle.testing.ts";
import { readXml, to, value } from "./edfi.testing.ts";

const session = (more = "") =>
  `<Session><SessionName>2021-2022 Fall</SessionName><SchoolYear>2021-2022</SchoolYear><BeginDate>2021-08-23</BeginDate>
  <EndDate>2021-12-17</EndDate>${value("Term", "Term", "Fall Semester")}${to.school()}${more}</Session>`;
const reference = (code: string) =>
  `<CalendarReference><CalendarIdentity><CalendarCode>${code}</CalendarCode>${to.school()}<SchoolYear>2021-2022</SchoolYear></CalendarIdentity></CalendarReference>`;
const calendar = (code: string, type: string) =>
  `<Calendar><CalendarCode>${code}</CalendarCode>${value("CalendarType", "CalendarType", type)}${to.school()}<SchoolYear>2021-2022</SchoolYear></Calendar>`;
function dates(code: string, days: number, event = "Instructional day"): string {
  const found: string[] = [];
  for (let day = "2021-08-23"; found.length < days; day = addDays(day, 1))
    if (isWeekday(day))
      found.push(
        `<CalendarDate><Date>${day}</Date>${value("CalendarEvent", "CalendarEvent", event)}${reference(code)}</CalendarDate>`,
      );
  return found.join("");
}

it("reads a session and its grading periods as terms, wherever they stand", async () => {
  const { sent } = await readXml(
    `${session('<GradingPeriodReference ref="G1"/>')}<GradingPeriod id="G1">${to.school()}${value("GradingPeriod", "GradingPeriod", "First Six Weeks")}
    <GradingPeriodName>Exam 1</GradingPeriodName><SchoolYear>2021-2022</SchoolYear><BeginDate>2021-08-23</BeginDate><EndDate>2021-10-03</EndDate></GradingPeriod>`,
  );
  const [fall, period] = factsOf(sent, "term");
  expect(fall).toMatchObject({ key: "9|2022|2021-2022 Fall", kind: "semester", schoolYear: 2022, organization: "9" });
  expect(period).toMatchObject({ kind: "gradingPeriod", title: "Exam 1", parent: fall?.key, endsOn: "2021-10-03" });
});

it("moves dates, school years and the titles that name them together, and keys not at all", async () => {
  const { sent } = await readXml(session(), (date) => addDays(date, 5 * 365 + 1));
  expect(factsOf(sent, "term")[0]).toMatchObject({
    key: "9|2022|2021-2022 Fall",
    title: "2026-2027 Fall",
    schoolYear: 2027,
    startsOn: "2026-08-23",
  });
});

it("leaves out a session whose dates do not exist or run backwards, and says so", async () => {
  const wrong = session().replace("2021-12-17", "2021-02-30");
  const backwards = session().replace("2021-12-17", "2021-01-17").replace("Fall</SessionName>", "X</SessionName>");
  const { sent, remarks } = await readXml(wrong + backwards);
  expect(factsOf(sent, "term")).toEqual([]);
  expect(counted(remarks)).toEqual({ "date.invalid": 1, "date.order": 1 });
});

it("takes the calendar of the school for the school's days, and no learner's or teacher's own", async () => {
  const { sent, remarks } = await readXml(
    [session(), calendar("1", "School"), dates("1", 80), calendar("2", "Student Specific"), dates("2", 90)].join(""),
  );
  expect(factsOf(sent, "school-day")).toHaveLength(80);
  expect(counted(remarks)).toEqual({ "edfi.calendar-not-used": 1 });
});

it("takes no calendar that covers almost nothing of the year", async () => {
  const { sent, remarks } = await readXml([session(), calendar("1", "School"), dates("1", 2)].join(""));
  expect(factsOf(sent, "school-day")).toEqual([]);
  expect(counted(remarks)).toEqual({ "edfi.calendar-not-used": 1 });
});

it("knows days without school in a calendar that comes after its dates", async () => {
  const { sent } = await readXml(
    [dates("1", 40), dates("1", 1, "Holiday").replace("2021-08-23", "2021-11-25"), calendar("1", "School")].join(""),
  );
  expect(factsOf(sent, "school-day").filter(({ inSession }) => !inSession)).toEqual([
    { noun: "school-day", key: "9|2021-11-25", organization: "9", on: "2021-11-25", inSession: false },
  ]);
});

it("reads the days of Data Standard 2, where a school had one calendar without a name", async () => {
  const days = Array.from({ length: 30 }, (_, day) => `2021-09-${String(day + 1).padStart(2, "0")}`);
  const xml = days.map(
    (day, place) =>
      `<CalendarDate><Date>${day}</Date>${to.organization("9")}<CalendarEvent><EventDuration>1</EventDuration><CalendarEvent><CodeValue>${place === 5 ? "Holiday" : "Instructional day"}</CodeValue></CalendarEvent></CalendarEvent></CalendarDate>`,
  );
  const { sent, remarks } = await readXml(xml.join(""));
  expect(remarks).toEqual([]);
  const read = factsOf(sent, "school-day");
  expect(read).toHaveLength(30);
  expect(read[5]).toMatchObject({ organization: "9", on: "2021-09-06", inSession: false });
  expect(read.filter(({ inSession }) => inSession)).toHaveLength(29);
});
