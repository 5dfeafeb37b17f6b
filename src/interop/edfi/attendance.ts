import { maybe } from "../optional.ts";
import { attendanceCategories } from "./descriptors.ts";
import { joined, organizationKey, sectionKey, sessionKey, studentKey, within } from "./keys.ts";
import { elementAdapter, type Reading } from "./reading.ts";

const interchange = "InterchangeStudentAttendance";
const studentOf = (reading: Reading) => reading.key(studentKey, "StudentReference");
const schoolOf = (reading: Reading) => reading.key(organizationKey, "SchoolReference");
const sectionOf = (reading: Reading) => reading.key(sectionKey, "SectionReference");

const event = (reading: Reading) => reading.within("AttendanceEvent") ?? reading;
const eventKey = (reading: Reading) =>
  joined(event(reading).text("EventDate"), event(reading).value("AttendanceEventCategory"));

const clamped = (number: number) => Math.min(1, Math.max(0, number));

/**
 * The part of the day that was missed. `EventDuration` is how much of the day the event was (Data Standard: 1 is a day): the
 * part away of an absence, a whole day where nobody says; the part in school of "Partial".
 */
function fractionOf(category: string, attended: boolean, duration: number | undefined): number {
  if (category !== "absent") return 0;
  if (attended) return 1 - clamped(duration ?? 0.5);
  return clamped(duration ?? 1);
}

function attendance(
  reading: Reading,
  row: string,
  place: { school?: string | undefined; class?: string | undefined },
  minutes: string,
): void {
  const detail = event(reading);
  const meaning = detail.meaning(attendanceCategories, "AttendanceEventCategory");
  const on = detail.date("EventDate");
  if (meaning === undefined || on === undefined) return;
  const excused = "excused" in meaning ? meaning.excused : undefined;
  reading.out.add(row, reading.at, {
    noun: "entry",
    key: `${row}#event`,
    kind: "attendance",
    learner: studentOf(reading) ?? "",
    ...place,
    observedOn: on,
    body: {
      category: meaning.category,
      ...maybe("excused", excused),
      fraction: fractionOf(meaning.category, "attended" in meaning, detail.number("EventDuration")),
      ...maybe("minutes", reading.number(minutes)),
      ...maybe("reason", detail.text("AttendanceEventReason")),
    },
  });
}

/** `StudentSchoolAttendanceEvent`: a day, or a part of one. */
export const schoolAttendance = elementAdapter(
  "StudentSchoolAttendanceEvent",
  interchange,
  (reading) =>
    within(studentOf(reading), schoolOf(reading), reading.key(sessionKey, "SessionReference") ?? "", eventKey(reading)),
  (reading, row) => attendance(reading, row, { school: schoolOf(reading) }, "SchoolAttendanceDuration"),
);

/** `StudentSectionAttendanceEvent`: one class on one day. */
export const sectionAttendance = elementAdapter(
  "StudentSectionAttendanceEvent",
  interchange,
  (reading) => within(studentOf(reading), sectionOf(reading), eventKey(reading)),
  (reading, row) => attendance(reading, row, { class: sectionOf(reading) }, "SectionAttendanceDuration"),
);

/** `AttendanceEvent` of Data Standard 1: one class on one day where it names a class, a day of school otherwise. */
export const attendanceEvent = elementAdapter(
  "AttendanceEvent",
  interchange,
  (reading) => within(studentOf(reading), sectionOf(reading) ?? schoolOf(reading), eventKey(reading)),
  (reading, row) => {
    const section = sectionOf(reading);
    const place = section === undefined ? { school: schoolOf(reading) } : { class: section };
    attendance(reading, row, place, "SchoolAttendanceDuration");
  },
);
