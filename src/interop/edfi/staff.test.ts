import { expect, it } from "vitest";
import { factsOf } from "../bundle.testing.ts";
import { readXml, to, value } from "./edfi.testing.ts";

const toStaff = "<StaffReference><StaffIdentity><StaffUniqueId>5</StaffUniqueId></StaffIdentity></StaffReference>";
const assignment = `<StaffEducationOrganizationAssignmentAssociation>${toStaff}${to.organization("9")}${value("StaffClassification", "StaffClassification", "Counselor")}<BeginDate>2018-02-09</BeginDate></StaffEducationOrganizationAssignmentAssociation>`;
const school = `<StaffSchoolAssociation>${toStaff}${to.school()}${value("ProgramAssignment", "ProgramAssignment", "Regular Education")}</StaffSchoolAssociation>`;
const teaching = (position: string) =>
  `<StaffSectionAssociation>${toStaff}${to.section()}${value("ClassroomPosition", "ClassroomPosition", position)}<BeginDate>2021-08-23</BeginDate><EndDate>2021-12-17</EndDate></StaffSectionAssociation>`;

it("knows a member of staff by the name they go by, and nothing of their origin, birthday or pay", async () => {
  const { sent } = await readXml(
    `<Staff><StaffUniqueId>5</StaffUniqueId><Name><PersonalTitlePrefix>Ms</PersonalTitlePrefix><FirstName>Barbara</FirstName><LastSurname>Tanner</LastSurname><PreferredFirstName>Bee</PreferredFirstName></Name>
    <BirthDate>1976-08-19</BirthDate>${value("Race", "Race", "White")}</Staff>`,
  );
  expect(sent.map(({ fact }) => fact)).toEqual([
    { noun: "staff", key: "5", given: "Bee", family: "Tanner", title: "Ms" },
  ]);
});

it("says what somebody is at a school, once", async () => {
  const { sent } = await readXml(school + assignment);
  expect(factsOf(sent, "assignment").map(({ organization, role, startsOn }) => [organization, role, startsOn])).toEqual(
    [["9", "Counselor", "2018-02-09"]],
  );
  expect(factsOf((await readXml(school)).sent, "assignment")[0]?.role).toBe("instructional staff");
});

it("gives a class to whoever is assigned to it, for the dates of it, whatever a state calls the position", async () => {
  for (const [position, role] of [
    ["Teacher of Record", "teacher"],
    ["Substitute Teacher", "substitute teacher"],
    ["Master teacher", "Master teacher"],
  ] as const) {
    const { sent } = await readXml(teaching(position));
    expect(factsOf(sent, "assignment")[0]).toMatchObject({
      staff: "5",
      class: "9|2022|2021-2022 Fall|ALG-1|S1",
      role,
      startsOn: "2021-08-23",
      endsOn: "2021-12-17",
    });
  }
});

it("gives nobody a class whose dates do not exist", async () => {
  const { sent, remarks } = await readXml(teaching("Teacher of Record").replace("2021-12-17", "2021-12-32"));
  expect(sent).toEqual([]);
  expect(remarks.map(({ code }) => code)).toEqual(["date.invalid"]);
});
