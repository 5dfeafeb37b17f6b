import { expect, it } from "vitest";
import { counted, entriesOf } from "../bundle.testing.ts";
import { printed, readXml, to, value } from "./edfi.testing.ts";
import { learningStandardReference } from "./references.ts";

const reference =
  "<AssessmentReference><AssessmentIdentity><AssessmentIdentifier>M8</AssessmentIdentifier><Namespace>uri://x</Namespace></AssessmentIdentity></AssessmentReference>";
const method = (text: string) => value("AssessmentReportingMethod", "AssessmentReportingMethod", text);
const assessment = `<Assessment><AssessmentIdentifier>M8</AssessmentIdentifier><AssessmentTitle>State Assessment</AssessmentTitle>${value("AssessmentCategory", "AssessmentCategory", "State assessment")}
  ${value("AcademicSubject", "AcademicSubject", "Mathematics")}<AssessmentScore>${method("Raw score")}<MaximumScore>50</MaximumScore></AssessmentScore>
  ${["Did Not Meet Standard 0", "Met Standard 29", "Advanced 45"]
    .map((each) => {
      const [level, from] = [each.replace(/ \d+$/, ""), /\d+$/.exec(each)?.[0]];
      return `<AssessmentPerformanceLevel>${value("PerformanceLevel", "PerformanceLevel", level)}${method("Raw score")}<MinimumScore>${from}</MinimumScore></AssessmentPerformanceLevel>`;
    })
    .join("")}<Namespace>uri://x</Namespace></Assessment>`;
const score = (points: string, by = "Raw score") =>
  `<ScoreResult><Result>${points}</Result>${method(by)}</ScoreResult>`;
const item = (code: string, standards: readonly string[], most = "2") =>
  `<AssessmentItem><IdentificationCode>${code}</IdentificationCode><MaxRawScore>${most}</MaxRawScore>${printed(...standards.map(learningStandardReference))}${reference}</AssessmentItem>`;
const objective = (code: string, standards: readonly string[], items: readonly string[] = []) =>
  `<ObjectiveAssessment><IdentificationCode>${code}</IdentificationCode><MaxRawScore>10</MaxRawScore>${items
    .map(
      (each) =>
        `<AssessmentItemReference><AssessmentItemIdentity><IdentificationCode>${each}</IdentificationCode>${reference}</AssessmentItemIdentity></AssessmentItemReference>`,
    )
    .join(
      "",
    )}<Description>Part ${code}</Description>${printed(...standards.map(learningStandardReference))}${reference}</ObjectiveAssessment>`;
const part = (code: string, points: string) =>
  `<StudentObjectiveAssessment>${score(points)}<ObjectiveAssessmentReference><ObjectiveAssessmentIdentity><IdentificationCode>${code}</IdentificationCode>${reference}</ObjectiveAssessmentIdentity></ObjectiveAssessmentReference></StudentObjectiveAssessment>`;
const answer = (code: string, more: string) =>
  `<StudentAssessmentItem>${more}<AssessmentItemReference><AssessmentItemIdentity><IdentificationCode>${code}</IdentificationCode>${reference}</AssessmentItemIdentity></AssessmentItemReference></StudentAssessmentItem>`;
const correct = (code: string) => answer(code, value("AssessmentItemResult", "AssessmentItemResult", "Correct"));
const sitting = (more: string) =>
  `<StudentAssessment><StudentAssessmentIdentifier>X/1</StudentAssessmentIdentifier><AdministrationDate>2021-04-01T16:00:00</AdministrationDate>${value("WhenAssessedGradeLevel", "GradeLevel", "Eighth grade")}${to.student("7")}${reference}${more}</StudentAssessment>`;

const evidence = async (xml: string) =>
  entriesOf((await readXml(xml)).sent, "standards-result").map(({ body }) => [
    (body.competency as { code: string }).code,
    body.score,
    body.maximum,
  ]);

it("reads a test with its scores, level, parts, and from where on it counts as met", async () => {
  const { sent } = await readXml(
    assessment +
      objective("1", []) +
      sitting(
        `${score("28")}${score("691", "Vertical score")}<PerformanceLevel>${value("PerformanceLevel", "PerformanceLevel", "Did Not Meet Standard")}</PerformanceLevel>${value("Accommodation", "Accommodation", "Other")}${part("1", "5")}`,
      ),
  );
  expect(entriesOf(sent, "test-result")[0]).toMatchObject({
    observedOn: "2021-04-01",
    body: {
      test: { title: "State Assessment", subject: "Mathematics", kind: "State assessment", grade: "08" },
      scores: [
        { method: "Raw score", value: "28", maximum: 50 },
        { method: "Vertical score", value: "691" },
      ],
      level: "Did Not Meet Standard",
      metFrom: 29,
      accommodated: true,
      parts: [{ title: "Part 1", value: "5" }],
    },
  });
});

it("says who was not tested instead of making up a result", async () => {
  const { sent, remarks } = await readXml(assessment + sitting(value("ReasonNotTested", "ReasonNotTested", "Absent")));
  expect(sent).toEqual([]);
  expect(counted(remarks)).toEqual({ "edfi.not-tested": 1 });
});

it("adds up the questions about one standard of a sitting into one piece of evidence", async () => {
  const items = item("1", ["A.1"]) + item("2", ["A.1", "A.2"]) + item("3", []);
  const answers = correct("1") + answer("2", "<RawScoreResult>0.5</RawScoreResult>") + correct("3");
  expect(await evidence(assessment + items + sitting(score("3") + answers))).toEqual([
    ["A.1", 2.5, 4],
    ["A.2", 0.5, 2],
  ]);
});

it("takes the parts of a test where no question is aligned, by their standards or the one all their questions are about", async () => {
  const metadata =
    assessment +
    objective("1", ["A.1"]) +
    objective("2", [], ["1", "2"]) +
    objective("3", [], ["1", "3"]) +
    item("1", ["A.2"]) +
    item("2", ["A.2"]) +
    item("3", ["A.3"]);
  expect(await evidence(metadata + sitting(score("9") + part("1", "4") + part("2", "7") + part("3", "5")))).toEqual([
    ["A.1", 4, 10],
    ["A.2", 7, 10],
  ]);
});

it("takes no answer for evidence that nobody could score, whatever result stands beside it", async () => {
  const nonscorable = value("ResponseIndicator", "ResponseIndicator", "Nonscorable response");
  const answers = answer("1", nonscorable + value("AssessmentItemResult", "AssessmentItemResult", "Correct"));
  const { sent, remarks } = await readXml(assessment + item("1", ["A.1"]) + sitting(score("4") + answers));
  expect(entriesOf(sent, "standards-result")).toEqual([]);
  expect(counted(remarks)).toEqual({ "edfi.items-not-scored": 1 });
});
