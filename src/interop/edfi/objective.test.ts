import { expect, it } from "vitest";
import { counted, entriesOf, factsOf } from "../bundle.testing.ts";
import { interchange, readXml, to, value, wrongIn } from "./edfi.testing.ts";

const period = `<GradingPeriodReference><GradingPeriodIdentity>${to.school()}${value("GradingPeriod", "GradingPeriod", "First Six Weeks")}<GradingPeriodName>Six weeks 1</GradingPeriodName><SchoolYear>2021-2022</SchoolYear></GradingPeriodIdentity></GradingPeriodReference>`;
const level = (name: string) => value("CompetencyLevel", "CompetencyLevel", name);
const competency = `<Objective>Counts to 20</Objective>${value("ObjectiveGradeLevel", "GradeLevel", "Kindergarten")}${to.organization("9")}`;
const older = `<Objective>Counts to 20</Objective><AcademicSubject><CodeValue>Mathematics</CodeValue></AcademicSubject><ObjectiveGradeLevel><CodeValue>Kindergarten</CodeValue></ObjectiveGradeLevel>`;

it("reads how far a learner reached an objective, on a scale of four, in either version", async () => {
  for (const [objective, result, subject] of [
    [
      `<CompetencyObjective>${competency}<Description>Counts aloud to twenty</Description></CompetencyObjective>`,
      `<StudentCompetencyObjective>${level("Proficient")}<DiagnosticStatement>Nearly</DiagnosticStatement>${period}${to.student("7")}<ObjectiveCompetencyObjectiveReference><CompetencyObjectiveIdentity>${competency}</CompetencyObjectiveIdentity></ObjectiveCompetencyObjectiveReference></StudentCompetencyObjective>`,
      "Other",
    ],
    [
      `<LearningObjective>${older}<Description>Counts aloud to twenty</Description></LearningObjective>`,
      `<StudentLearningObjective><LearningObjectiveReference><LearningObjectiveIdentity>${older}</LearningObjectiveIdentity></LearningObjectiveReference><CompetencyLevel><CodeValue>Proficient</CodeValue></CompetencyLevel><DiagnosticStatement>Nearly</DiagnosticStatement>${period}${to.student("7")}</StudentLearningObjective>`,
      "Mathematics",
    ],
  ] as const) {
    const { sent, remarks } = await readXml({
      "a.xml": interchange(result, "InterchangeStudentGrade"),
      "b.xml": interchange(objective, "InterchangeStudentGrade"),
    });
    expect(remarks).toEqual([]);
    expect(factsOf(sent, "competency")).toMatchObject([
      {
        framework: "Learning objectives",
        code: "Counts to 20",
        statement: "Counts aloud to twenty",
        gradeLevels: ["KG"],
      },
    ]);
    const [made] = entriesOf(sent, "standards-result");
    expect(made).toMatchObject({
      learner: "7",
      body: {
        competency: {
          framework: "Learning objectives",
          code: "Counts to 20",
          statement: "Counts aloud to twenty",
          subject,
        },
        score: 3,
        maximum: 4,
        note: "Nearly",
      },
    });
    expect(made && wrongIn(made)).toBeUndefined();
  }
});

it("keeps an objective that the bundle does not hold by its reference, and says where the level is unknown", async () => {
  const result = (name: string) =>
    `<StudentCompetencyObjective>${level(name)}${period}${to.student("7")}<CompetencyObjectiveReference><CompetencyObjectiveIdentity>${competency}</CompetencyObjectiveIdentity></CompetencyObjectiveReference></StudentCompetencyObjective>`;
  const { sent } = await readXml(result("Basic"));
  expect(entriesOf(sent, "standards-result")[0]?.body).toMatchObject({
    competency: { code: "Counts to 20", statement: "Counts to 20" },
    score: 2,
  });
  const odd = await readXml(result("Blue"));
  expect(entriesOf(odd.sent, "standards-result")).toEqual([]);
  expect(counted(odd.remarks)).toEqual({ "edfi.descriptor-unknown": 1 });
});
