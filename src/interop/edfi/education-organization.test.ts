import { expect, it } from "vitest";
import { counted, factsOf } from "../bundle.testing.ts";
import { interchange, places, readXml, to, value } from "./edfi.testing.ts";

it("knows the organizations with those above them, by reference or by id, whatever spaces stand around a number", async () => {
  const { sent } = await readXml({
    ...places,
    "State.xml": interchange(
      `<StateEducationAgency><NameOfInstitution>State</NameOfInstitution><StateEducationAgencyId>1</StateEducationAgencyId></StateEducationAgency>
      <EducationServiceCenter><NameOfInstitution>Region</NameOfInstitution><EducationServiceCenterId>2</EducationServiceCenterId>
      <StateEducationAgencyReference><StateEducationAgencyIdentity><StateEducationAgencyId>1</StateEducationAgencyId></StateEducationAgencyIdentity></StateEducationAgencyReference></EducationServiceCenter>
      <OrganizationDepartment><NameOfInstitution>Office</NameOfInstitution><OrganizationDepartmentId>3</OrganizationDepartmentId>
      <ParentEducationOrganizationReference><EducationOrganizationIdentity><EducationOrganizationId>8</EducationOrganizationId></EducationOrganizationIdentity></ParentEducationOrganizationReference></OrganizationDepartment>`,
      "InterchangeEducationOrganization",
    ),
  });
  const found = factsOf(sent, "organization").map(({ key, kind, parent }) => [key, kind, parent]);
  expect(found).toEqual([
    ["8", "district", undefined],
    ["9", "school", "8"],
    ["1", "state", undefined],
    ["2", "other", "1"],
    ["3", "department", "8"],
  ]);
});

it("says which organization has no name or no id, and does not end the others for it", async () => {
  const { sent, remarks, complete } = await readXml(
    "<School><SchoolId>9</SchoolId></School><School><NameOfInstitution>Harbor</NameOfInstitution></School>",
  );
  expect(sent).toEqual([]);
  expect(counted(remarks)).toEqual({ "row.cell-missing": 1, "row.id-missing": 1 });
  expect(complete.has("School")).toBe(false);
});

it("knows a course with its subject and grades", async () => {
  const { sent } = await readXml(
    `<Course><CourseCode>ART-01</CourseCode><CourseTitle>Art</CourseTitle>${value("AcademicSubject", "AcademicSubject", "Fine Arts")}
    ${value("OfferedGradeLevel", "GradeLevel", "First grade")}${value("OfferedGradeLevel", "GradeLevel", "Kindergarten")}${to.organization("9")}</Course>`,
  );
  expect(factsOf(sent, "course")).toEqual([
    {
      noun: "course",
      key: "9|ART-01",
      title: "Art",
      code: "ART-01",
      organization: "9",
      subject: "Fine Arts",
      gradeLevels: ["01", "KG"],
    },
  ]);
});

it("names a class by its course and period where the section has no name", async () => {
  const { sent } = await readXml(places);
  expect(factsOf(sent, "class")).toEqual([
    {
      noun: "class",
      key: "9|2022|2021-2022 Fall|ALG-1|S1",
      title: "Algebra I, 02",
      organization: "9",
      code: "S1",
      course: "9|ALG-1",
      terms: ["9|2022|2021-2022 Fall"],
      period: "02",
      subject: "Mathematics",
      gradeLevels: [],
    },
  ]);
});
