import { expect, it } from "vitest";
import { entriesOf } from "../bundle.testing.ts";
import { readXml, to, value, wrongIn } from "./edfi.testing.ts";

const test =
  "<AssessmentReference><AssessmentIdentity><AssessmentIdentifier>SM</AssessmentIdentifier><Namespace>uri://x</Namespace></AssessmentIdentity></AssessmentReference>";
const score = (method: string, result: string, type = "Integer") =>
  `<ScoreResult>${value("AssessmentReportingMethod", "AssessmentReportingMethod", method)}<Result>${result}</Result>${value("ResultDatatypeType", "ResultDatatypeType", type)}</ScoreResult>`;
const sitting = (scores: string) =>
  `<StudentAssessment><StudentAssessmentIdentifier>1</StudentAssessmentIdentifier><AdministrationDate>2022-04-12</AdministrationDate>${scores}${to.student("7")}${test}</StudentAssessment>
  <Assessment><AssessmentIdentifier>SM</AssessmentIdentifier><AssessmentTitle>State Math</AssessmentTitle><Namespace>uri://x</Namespace>${value("AcademicSubject", "AcademicSubject", "Mathematics")}</Assessment>`;
const growth = async (scores: string) => {
  const facts = entriesOf((await readXml(sitting(scores))).sent, "growth");
  for (const fact of facts) expect(wrongIn(fact)).toBeUndefined();
  return facts.map(({ body }) => body);
};

it("reads a growth percentile and a gain beside the scores of the sitting", async () => {
  expect(
    await growth(score("Scale score", "1520") + score("Student growth percentile", "62") + score("Gain score", "-4")),
  ).toEqual([
    {
      test: { title: "State Math", subject: "Mathematics" },
      measure: "growth-percentile",
      value: 62,
      to: { on: "2022-04-12" },
    },
    { test: { title: "State Math", subject: "Mathematics" }, measure: "gain", value: -4, to: { on: "2022-04-12" } },
  ]);
});

it("takes Ed-Fi's method of three kinds for growth only where it can be but one", async () => {
  const method = "Growth/value-added/indexing";
  expect(await growth(score(method, "55", "Percentile"))).toMatchObject([{ measure: "growth-percentile", value: 55 }]);
  expect(await growth(score(method, "55"))).toEqual([]);
});

it("takes no percentile of learners at large, and none out of its bounds, for growth", async () => {
  expect(await growth(score("Percentile rank", "80"))).toEqual([]);
  expect(await growth(score("SGP", "0") + score("SGP", "high"))).toEqual([]);
});
