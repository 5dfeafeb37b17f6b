import { expect, it } from "vitest";
import { entriesOf } from "../bundle.testing.ts";
import { readXml, to, value } from "./edfi.testing.ts";

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

it("keeps an intervention that the bundle does not describe under its own code", async () => {
  expect(entriesOf((await readXml(gets)).sent, "plan")[0]?.body.title).toBe("9-Check And Connect-Ninth");
});

const atTests = (code: string) =>
  `<StudentEducationOrganizationAssessmentAccommodation>${to.organization("8")}${to.student("7")}${value("GeneralAccommodation", "Accommodation", code)}</StudentEducationOrganizationAssessmentAccommodation>`;
const plan = `<StudentSpecialEducationProgramAssociation>${to.student("7")}<ProgramReference><ProgramIdentity>${to.organization("8")}<ProgramName>Special Education</ProgramName>${value("ProgramType", "ProgramType", "Special Education")}</ProgramIdentity></ProgramReference><BeginDate>2021-08-30</BeginDate></StudentSpecialEducationProgramAssociation>`;

it("knows on what an accommodation at tests rests: English, a plan by law, or neither", async () => {
  for (const [xml, basis] of [
    [atTests("English language learner accommodation") + plan, "english-learner"],
    [atTests("Scheduling accommodation") + plan, "legal-plan"],
    [atTests("504 accommodation"), "legal-plan"],
    [atTests("Scheduling accommodation"), "support"],
  ] as const) {
    const [made] = entriesOf((await readXml(xml)).sent, "accommodation");
    expect(made?.body).toMatchObject({ basis, at: "test" });
  }
});
