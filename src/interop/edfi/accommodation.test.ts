import { expect, it } from "vitest";
import { entriesOf } from "../bundle.testing.ts";
import { readXml, to, value, wrongIn } from "./edfi.testing.ts";

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

const part = (name: string) => {
  const test =
    "<AssessmentReference><AssessmentIdentity><AssessmentIdentifier>ACT</AssessmentIdentifier><Namespace>uri://x</Namespace></AssessmentIdentity></AssessmentReference>";
  return `<StudentAssessmentRegistrationBatteryPartAssociation><StudentAssessmentRegistrationReference><StudentAssessmentRegistrationIdentity>
  <AssessmentAdministrationReference><AssessmentAdministrationIdentity>${test}<AdministrationIdentifier>Spring</AdministrationIdentifier></AssessmentAdministrationIdentity></AssessmentAdministrationReference>
  <StudentEducationOrganizationAssociationReference><StudentEducationOrganizationAssociationIdentity>${to.student("7")}${to.organization("8")}</StudentEducationOrganizationAssociationIdentity></StudentEducationOrganizationAssociationReference>
  </StudentAssessmentRegistrationIdentity></StudentAssessmentRegistrationReference>
  <AssessmentBatteryPartReference><AssessmentBatteryPartIdentity>${test}<AssessmentBatteryPartName>${name}</AssessmentBatteryPartName></AssessmentBatteryPartIdentity></AssessmentBatteryPartReference>
  ${value("Accommodation", "Accommodation", "Extra time")}</StudentAssessmentRegistrationBatteryPartAssociation>`;
};

it("keeps what is given at a test once, though it is said for each part of it", async () => {
  const { sent, rows } = await readXml(part("Reading 2") + part("Reading 1") + part("Math"));
  const made = entriesOf(sent, "accommodation");
  expect(rows).toBe(3);
  expect(made.map(({ learner, body }) => [learner, body])).toEqual([
    ["7", { basis: "support", title: "Extra time", what: "ACT", at: "test" }],
  ]);
  expect(made[0] && wrongIn(made[0])).toBeUndefined();
});
