import { expect, it } from "vitest";
import { entriesOf } from "../bundle.testing.ts";
import { interchange, readXml, to, value, wrongIn } from "./edfi.testing.ts";

const intervention = `<Intervention><EducationContentSource><EducationContentReference><EducationContentIdentity><ContentIdentifier>CheckAndConnect</ContentIdentifier></EducationContentIdentity></EducationContentReference></EducationContentSource>
  <BeginDate>2021-08-23</BeginDate>${to.organization("9")}<InterventionIdentificationCode>9-CheckAndConnect-Ninth</InterventionIdentificationCode></Intervention>`;
const gets = `<StudentInterventionAssociation>${to.student("7")}<InterventionReference><InterventionIdentity>${to.organization("9")}<InterventionIdentificationCode>9-CheckAndConnect-Ninth</InterventionIdentificationCode></InterventionIdentity></InterventionReference></StudentInterventionAssociation>`;

it("reads an intervention as a plan and as a support that a teacher sees, called as people call it", async () => {
  const { sent } = await readXml(gets + intervention);
  expect(entriesOf(sent, "plan")[0]?.body).toEqual({
    type: "intervention",
    title: "Check And Connect",
    startsOn: "2021-08-23",
  });
  expect(entriesOf(sent, "accommodation")[0]?.body).toEqual({
    basis: "support",
    title: "Check And Connect",
    startsOn: "2021-08-23",
  });
});

it("tells how much was planned, how much was given, and what came of it", async () => {
  const planned = gets.replace(
    "</StudentInterventionAssociation>",
    `<Dosage>90</Dosage><InterventionEffectiveness>${value("InterventionEffectivenessRating", "InterventionEffectivenessRating", "Positive Effects")}</InterventionEffectiveness></StudentInterventionAssociation>`,
  );
  const attended = (category: string, minutes: number) =>
    `<StudentInterventionAttendanceEvent><AttendanceEvent><EventDate>2021-09-0${minutes % 9}</EventDate>${value("AttendanceEventCategory", "AttendanceEventCategory", category)}</AttendanceEvent>${to.student("7")}<InterventionReference><InterventionIdentity>${to.organization("9")}<InterventionIdentificationCode>9-CheckAndConnect-Ninth</InterventionIdentificationCode></InterventionIdentity></InterventionReference><InterventionDuration>${minutes}</InterventionDuration></StudentInterventionAttendanceEvent>`;
  const { sent, remarks } = await readXml({
    "a.xml": interchange(planned + intervention, "InterchangeStudentIntervention"),
    "b.xml": interchange(
      attended("In Attendance", 20) + attended("Tardy", 15) + attended("Unexcused Absence", 30),
      "InterchangeStudentAttendance",
    ),
  });
  expect(remarks).toEqual([]);
  expect(entriesOf(sent, "attendance")).toEqual([]);
  const [made] = entriesOf(sent, "plan");
  expect(made?.body).toMatchObject({
    type: "intervention",
    minutesPlanned: 90,
    timesGiven: 2,
    minutesGiven: 35,
    result: "Positive Effects",
  });
  expect(made && wrongIn(made)).toBeUndefined();
});

it("keeps an intervention that the bundle does not describe under its own code", async () => {
  expect(entriesOf((await readXml(gets)).sent, "plan")[0]?.body.title).toBe("9-Check And Connect-Ninth");
});
