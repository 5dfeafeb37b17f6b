import { expect, it } from "vitest";
import { entriesOf } from "../bundle.testing.ts";
import { interchange, readXml, to, value } from "./edfi.testing.ts";

const association = (element: string, more = "", type = "Other") =>
  `<${element}>${to.student("7")}<ProgramReference><ProgramIdentity>${to.organization("8")}<ProgramName>P</ProgramName>${value("ProgramType", "ProgramType", type)}</ProgramIdentity></ProgramReference><BeginDate>2021-08-30</BeginDate>${to.organization("8")}${more}</${element}>`;
const statuses = async (xml: string) => {
  const { sent, remarks } = await readXml(xml);
  return [
    ...entriesOf(sent, "program-status").map(({ body: { program, value: word, startsOn, endsOn } }) =>
      [program, word, startsOn, endsOn].filter(Boolean).join(" "),
    ),
    ...remarks.map(({ code, message }) => `${code} ${message}`),
  ];
};

it("counts a learner in the programs that have an association of their own, in their own words", async () => {
  const service = (name: string) =>
    `<SchoolFoodServiceProgramService>${value("SchoolFoodServiceProgramService", "SchoolFoodServiceProgramService", name)}</SchoolFoodServiceProgramService>`;
  for (const [xml, said] of [
    [association("StudentMigrantEducationProgramAssociation"), "migrant 2021-08-30"],
    [
      association("StudentMigrantEducationProgramAssociation", "<PriorityForServices>true</PriorityForServices>"),
      "migrant Priority for services 2021-08-30",
    ],
    [
      association(
        "StudentHomelessProgramAssociation",
        `<EndDate>2021-12-01</EndDate>${value("HomelessPrimaryNighttimeResidence", "HomelessPrimaryNighttimeResidence", "Doubled-up")}<HomelessUnaccompaniedYouth>1</HomelessUnaccompaniedYouth>`,
      ),
      "homeless Doubled-up, Unaccompanied youth 2021-08-30 2021-12-01",
    ],
    [
      association(
        "StudentTitleIPartAProgramAssociation",
        value("TitleIPartAParticipant", "TitleIPartAParticipant", "Public Schoolwide Program"),
      ),
      "title-i Public Schoolwide Program 2021-08-30",
    ],
    [
      association(
        "StudentNeglectedOrDelinquentProgramAssociation",
        value("NeglectedOrDelinquentProgram", "NeglectedOrDelinquentProgram", "Neglected Programs"),
      ),
      "neglected Neglected Programs 2021-08-30",
    ],
    [
      association(
        "StudentSchoolFoodServiceProgramAssociation",
        service("Free Breakfast") + service("Reduced Price Lunch") + service("Full Price Snack"),
      ),
      "meals Free Breakfast, Reduced Price Lunch 2021-08-30",
    ],
    [association("StudentProgramAssociation", "", "Title I Part A"), "title-i 2021-08-30"],
  ] as const)
    expect(await statuses(xml)).toEqual([said]);
});

it("does not count who was not served, or pays in full", async () => {
  const full = `<SchoolFoodServiceProgramService>${value("SchoolFoodServiceProgramService", "SchoolFoodServiceProgramService", "Full Price Lunch")}</SchoolFoodServiceProgramService>`;
  const unserved = value("TitleIPartAParticipant", "TitleIPartAParticipant", "Was not served");
  for (const [name, more] of [
    ["StudentSchoolFoodServiceProgramAssociation", full],
    ["StudentTitleIPartAProgramAssociation", unserved],
  ] as const)
    expect(await statuses(association(name, more))).toEqual([`edfi.not-kept ${name}`]);
});

it("never keeps when a family entered the country", async () => {
  const { sent, remarks } = await readXml(
    association("StudentMigrantEducationProgramAssociation", "<USInitialEntry>2019-05-01</USInitialEntry>"),
  );
  expect(JSON.stringify(sent)).not.toContain("2019");
  expect(remarks).toMatchObject([{ code: "field.refused", message: "USInitialEntry" }]);
});

const about = (inner: string, organization = "8") =>
  `<StudentEducationOrganizationAssociation>${to.organization(organization)}${to.student("7")}${inner}</StudentEducationOrganizationAssociation>`;
const characteristic = (code: string, more = "") =>
  `<StudentCharacteristic>${value("StudentCharacteristic", "StudentCharacteristic", code)}${more}</StudentCharacteristic>`;

it("counts by a characteristic, once however many rows say it, and not beside an association", async () => {
  const foster = characteristic("Foster Care", "<Period><BeginDate>2021-09-01</BeginDate></Period>");
  expect(await statuses(about(foster) + about(foster, "801"))).toEqual(["foster 2021-09-01"]);
  const homeless = about(characteristic("Homeless"));
  expect(await statuses(homeless)).toEqual(["homeless"]);
  const { sent } = await readXml({
    "a.xml": interchange(homeless),
    "b.xml": interchange(association("StudentHomelessProgramAssociation")),
  });
  expect(entriesOf(sent, "program-status")).toHaveLength(1);
});

it("knows a military family, and leaves out what has no place without saying what it was", async () => {
  const military = value("SupporterMilitaryConnection", "SupporterMilitaryConnection", "Active Duty");
  expect(await statuses(about(military))).toEqual(["military-connected Active Duty"]);
  const none = value("SupporterMilitaryConnection", "SupporterMilitaryConnection", "Not Military Connected");
  expect(await statuses(about(none))).toEqual([]);
  expect(await statuses(about(characteristic("Refugee") + characteristic("Pregnant")))).toEqual([
    "edfi.not-kept StudentCharacteristic",
    "edfi.not-kept StudentCharacteristic",
  ]);
});
