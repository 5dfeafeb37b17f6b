import { keep } from "./context.ts";
import { membersOf } from "./element.ts";
import { assessmentKey, assessmentPartKey, identityOf } from "./keys.ts";
import { elementAdapter, ownKey, type Reading } from "./reading.ts";
import { standardsIn } from "./standards.ts";

const interchange = "InterchangeAssessmentMetadata";

/** The most points by reporting method. */
function maximumsOf(reading: Reading): Map<string, number> {
  const maximums = new Map<string, number>();
  for (const score of reading.parts("AssessmentScore")) {
    const [method, most] = [score.words("AssessmentReportingMethod"), Number(score.text("MaximumScore"))];
    if (method !== undefined && Number.isFinite(most)) keep(maximums, method, most);
  }
  return maximums;
}

/** `Assessment`: what a test is called and how its scores are to be read. It is no learner's. */
export const assessment = elementAdapter(
  "Assessment",
  interchange,
  ownKey(assessmentKey),
  () => undefined,
  (reading) => {
    const { element, context } = reading;
    const subjects = reading.eachWords("AcademicSubject");
    keep(context.assessments, assessmentKey(element, context.ids), {
      title: reading.title("AssessmentTitle") ?? reading.text("AssessmentIdentifier") ?? "",
      // A test of many subjects is called by its title alone.
      subject: subjects.length === 1 ? subjects[0] : undefined,
      kind: reading.words("AssessmentCategory"),
      maximum: maximumsOf(reading),
      cuts: reading.parts("AssessmentPerformanceLevel").flatMap((each) => {
        const [level, method] = [each.value("PerformanceLevel"), each.words("AssessmentReportingMethod")];
        const from = each.number("MinimumScore");
        return level === undefined || method === undefined ? [] : [{ level, method, from }];
      }),
    });
  },
);

const gatherPart =
  (kept: "objectives" | "items") =>
  (reading: Reading): void => {
    const { element, context } = reading;
    keep(context[kept], assessmentPartKey(element, context.ids), {
      title: reading.text("Description") ?? reading.text("IdentificationCode") ?? "",
      standards: standardsIn(reading),
      items: membersOf(element, "AssessmentItemReference").flatMap(
        (each) => assessmentPartKey(identityOf(each, context.ids), context.ids) ?? [],
      ),
      raw: reading.number("MaxRawScore"),
      maximum: maximumsOf(reading),
    });
  };

/** `ObjectiveAssessment`: a part of a test, and the standards it is about. */
export const objectiveAssessment = elementAdapter(
  "ObjectiveAssessment",
  interchange,
  ownKey(assessmentPartKey),
  () => undefined,
  gatherPart("objectives"),
);

/** `AssessmentItem`: one question, and the standards it is about. Its text and answers are not kept. */
export const assessmentItem = elementAdapter(
  "AssessmentItem",
  interchange,
  ownKey(assessmentPartKey),
  () => undefined,
  gatherPart("items"),
);
