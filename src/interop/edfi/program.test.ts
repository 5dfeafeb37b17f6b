import { expect, it } from "vitest";
import { counted, entriesOf } from "../bundle.testing.ts";
import { readXml, to, value } from "./edfi.testing.ts";

const program = (name: string, type: string) =>
  `<ProgramReference><ProgramIdentity>${to.organization("8")}<ProgramName>${name}</ProgramName>${value("ProgramType", "ProgramType", type)}</ProgramIdentity></ProgramReference>`;
const association = (element: string, in_: string, more = "") =>
  `<${element}>${to.student("7")}${in_}<BeginDate>2021-08-30</BeginDate>${to.organization("8")}${more}</${element}>`;
const special = (more: string) =>
  association("StudentSpecialEducationProgramAssociation", program("Special Education", "Special Education"), more);

it("reads an individualized education program as a plan with its dates, and its services apart", async () => {
  const { sent } = await readXml(
    special(
      `<IEPBeginDate>2021-09-01</IEPBeginDate><IEPReviewDate>2021-08-27</IEPReviewDate><SpecialEducationHoursPerWeek>25.00</SpecialEducationHoursPerWeek>
      ${value("SpecialEducationSetting", "SpecialEducationSetting", "Separate class")}<Disability>${value("Disability", "Disability", "Autism")}</Disability>
      <EndDate>2022-05-01</EndDate><SpecialEducationExitDate>2022-04-01</SpecialEducationExitDate>
      <SpecialEducationProgramService>${value("SpecialEducationProgramService", "SpecialEducationProgramService", "Counseling Services")}</SpecialEducationProgramService>`,
    ),
  );
  expect(entriesOf(sent, "plan").map(({ body }) => body)).toEqual([
    {
      type: "iep",
      title: "Special Education",
      startsOn: "2021-09-01",
      endsOn: "2022-04-01",
      reviewOn: "2021-08-27",
      setting: "Separate class",
      disability: "Autism",
      hoursPerWeek: 25,
    },
    { type: "service", title: "Counseling Services", startsOn: "2021-09-01", endsOn: "2022-04-01" },
  ]);
  expect(entriesOf(sent, "accommodation")).toEqual([]);
});

it("tells a teacher of an English learner with the level, and of the plan behind it nothing", async () => {
  const language = association(
    "StudentLanguageInstructionProgramAssociation",
    program("English as a Second Language (ESL)", "English as a Second Language (ESL)"),
  );
  const level = `<StudentEducationOrganizationAssociation>${to.organization("8")}${to.student("7")}${value("LimitedEnglishProficiency", "LimitedEnglishProficiency", "Limited")}</StudentEducationOrganizationAssociation>`;
  const { sent } = await readXml(language + level);
  expect(entriesOf(sent, "plan")[0]?.body).toMatchObject({ type: "english-learner", startsOn: "2021-08-30" });
  expect(entriesOf(sent, "accommodation")[0]?.body).toEqual({
    basis: "english-learner",
    title: "English learner",
    what: "English as a Second Language (ESL)",
    level: "Limited",
    startsOn: "2021-08-30",
  });
});

it("tells a teacher of a 504 plan only where it provides accommodations", async () => {
  for (const [plan, many] of [
    ["1", 1],
    ["0", 0],
  ] as const) {
    const { sent } = await readXml(
      association(
        "StudentSection504ProgramAssociation",
        program("504", "Section 504 Placement"),
        `<AccommodationPlan>${plan}</AccommodationPlan>`,
      ),
    );
    expect(entriesOf(sent, "plan")[0]?.body.type).toBe("504");
    expect(entriesOf(sent, "accommodation")).toHaveLength(many);
  }
});

it("keeps a gifted program as a service, career education with what it provides, and counts apart what is no plan", async () => {
  const gifted = await readXml(association("StudentProgramAssociation", program("Gifted", "Gifted and Talented")));
  expect(entriesOf(gifted.sent, "plan")[0]?.body).toMatchObject({ type: "service", title: "Gifted" });
  const career = await readXml(
    association(
      "StudentCTEProgramAssociation",
      program("CTE", "Career and Technical Education"),
      `<CTEProgramService>${value("CTEProgramService", "CTEProgramService", "Health Science")}<ServiceBeginDate>2021-09-01</ServiceBeginDate></CTEProgramService>`,
    ),
  );
  expect(entriesOf(career.sent, "plan").map(({ body }) => body)).toEqual([
    { type: "service", title: "CTE", startsOn: "2021-08-30" },
    { type: "service", title: "Health Science", startsOn: "2021-09-01" },
  ]);
  const { sent, remarks, rows } = await readXml(
    association("StudentProgramAssociation", program("Athletics", "Athletics")),
  );
  expect(sent).toEqual([]);
  expect(rows).toBe(1);
  expect(counted(remarks)).toEqual({ "edfi.not-kept": 1 });
});

it("says of a child whom a school must watch over that there is a plan, and not why", async () => {
  const { sent } = await readXml(special("<MedicallyFragile>true</MedicallyFragile>"));
  expect(entriesOf(sent, "health-alert")[0]?.body).toEqual({
    alert: "Medically fragile",
    plan: true,
    startsOn: "2021-08-30",
  });
  expect(entriesOf((await readXml(special(""))).sent, "health-alert")).toEqual([]);
});
