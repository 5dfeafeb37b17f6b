import { maybe } from "../optional.ts";
import type { AssessmentInfo } from "./context.ts";
import { gradeLevels, levelsOfFour } from "./descriptors.ts";
import { growthOf } from "./growth.ts";
import { assessmentKey, joined, studentKey, within } from "./keys.ts";
import { partOf, scoresByStandard } from "./mastery.ts";
import { elementAdapter, type Reading } from "./reading.ts";
import { competencyOf } from "./standards.ts";
import { lettersOf } from "./table.ts";

const studentOf = (reading: Reading) => reading.key(studentKey, "StudentReference");
const assessmentOf = (reading: Reading) => reading.key(assessmentKey, "AssessmentReference");

/** What a reference calls a test that this bundle does not hold. */
function assessmentNamed(reading: Reading): string | undefined {
  const identity = reading.within("AssessmentReference")?.within("AssessmentIdentity");
  return identity?.title("AssessmentTitle") ?? identity?.text("AssessmentIdentifier");
}

interface Score {
  readonly method: string;
  readonly value: string;
  readonly maximum?: number;
}

function scoresOf(reading: Reading, maximums: ReadonlyMap<string, number> | undefined): Score[] {
  return reading.parts("ScoreResult").flatMap((each) => {
    const [value, method] = [each.text("Result"), each.words("AssessmentReportingMethod")];
    if (value === undefined || method === undefined) return [];
    return [{ method, value, ...maybe("maximum", maximums?.get(method)) }];
  });
}

/** The level reached: the one marked as met, else the first. */
function levelOf(reading: Reading): string | undefined {
  const levels = reading.parts("PerformanceLevel");
  const met = levels.find((each) => each.flag("PerformanceLevelMet")) ?? levels[0];
  return met?.words("PerformanceLevel");
}

/** Levels that count as met: the upper half of a scale of four. */
const isMet = (level: string) => (levelsOfFour.means.get(lettersOf(level)) ?? 0) >= 3;

/** The score from which the test counts as met, on the scale of its first score. */
function metFrom(scores: readonly Score[], { cuts }: Pick<AssessmentInfo, "cuts">): number | undefined {
  const lowest = cuts.flatMap(({ level, method, from }) =>
    from !== undefined && method === scores[0]?.method && isMet(level) ? [from] : [],
  );
  return lowest.length > 0 ? Math.min(...lowest) : undefined;
}

function partsOf(reading: Reading) {
  return reading.parts("StudentObjectiveAssessment").flatMap((each) => {
    const part = partOf(each, "ObjectiveAssessmentReference", reading.context.objectives);
    const identity = each.within("ObjectiveAssessmentReference")?.within("ObjectiveAssessmentIdentity");
    const title = part?.title ?? identity?.text("IdentificationCode");
    const [value, level] = [each.parts("ScoreResult")[0]?.text("Result"), levelOf(each)];
    return title ? [{ title, ...maybe("value", value), ...maybe("level", level) }] : [];
  });
}

/** `StudentAssessment`: one sitting of a test, and what it says about each standard that the test's metadata aligns. */
export const studentAssessment = elementAdapter(
  "StudentAssessment",
  "InterchangeStudentAssessment",
  (reading) =>
    within(
      studentOf(reading),
      assessmentOf(reading),
      // Before Data Standard 3 the day told sittings apart.
      joined(reading.text("StudentAssessmentIdentifier") ?? reading.text("AdministrationDate")),
    ),
  (reading, row) => {
    const { context, at, out } = reading;
    const learner = studentOf(reading) ?? "";
    const known = context.assessments.get(assessmentOf(reading) ?? "");
    const title = known?.title || assessmentNamed(reading);
    const scores = scoresOf(reading, known?.maximum).slice(0, 30);
    const level = levelOf(reading);
    if (scores.length === 0 && level === undefined) return out.remark("edfi.not-tested", at);
    const on = reading.date("AdministrationDate");
    const parts = partsOf(reading).slice(0, 60);
    out.add(row, at, {
      noun: "entry",
      key: `${row}#result`,
      kind: "test-result",
      learner,
      ...maybe("observedOn", on),
      body: {
        test: {
          title: title ?? "Test",
          ...maybe("subject", known?.subject),
          ...maybe("kind", known?.kind),
          ...maybe("grade", reading.meaning(gradeLevels, "WhenAssessedGradeLevel")),
        },
        scores,
        ...maybe("level", level),
        ...maybe("metFrom", known && metFrom(scores, known)),
        ...(reading.values("Accommodation").length > 0 && { accommodated: true }),
        ...(parts.length > 0 && { parts }),
      },
    });
    for (const growth of growthOf(reading))
      out.add(row, at, {
        noun: "entry",
        key: `${row}#growth/${growth.measure}`,
        kind: "growth",
        learner,
        ...maybe("observedOn", on),
        body: {
          test: { title: title ?? "Test", ...maybe("subject", known?.subject) },
          ...growth,
          ...(on !== undefined && { to: { on } }),
        },
      });
    for (const { standard, score, maximum } of scoresByStandard(reading))
      out.add(row, at, {
        noun: "entry",
        key: `${row}#standard/${standard}`,
        kind: "standards-result",
        learner,
        ...maybe("observedOn", on),
        body: {
          competency: competencyOf(standard, context, known?.subject),
          title: title ?? "Test",
          score,
          maximum,
          assessedBy: title ?? "Test",
        },
      });
  },
);
