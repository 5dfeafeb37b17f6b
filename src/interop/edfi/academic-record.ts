import { maybe } from "../optional.ts";
import { creditsIn } from "./credits.ts";
import { weightings } from "./descriptors.ts";
import { academicRecordKey, gradingPeriodKey, organizationKey, studentKey, within } from "./keys.ts";
import { elementAdapter, ownKey, type Reading } from "./reading.ts";
import { readSchoolYear, shiftYear } from "./year.ts";

const learnerOf = (reading: Reading) => reading.key(studentKey, "StudentReference");
const organizationOf = (reading: Reading) =>
  reading.key(organizationKey, "EducationOrganizationReference", "SchoolReference");

/** The school year and term that an identity says. */
export function yearAndTerm(reading: Reading): { schoolYear?: number; term?: string } {
  const year = readSchoolYear(reading.text("SchoolYear"));
  return {
    ...maybe("schoolYear", year && shiftYear(year, reading.context.shift)),
    ...maybe("term", reading.words("Term")),
  };
}

interface Average {
  readonly title: string;
  readonly value: number;
  readonly maximum?: number;
  readonly weighted?: boolean;
  readonly cumulative?: boolean;
}

/** Averages as members of their own, before Data Standard 4: the name says over what. */
const olderAverages = {
  CumulativeGradePointAverage: { title: "Cumulative", cumulative: true },
  GPACumulative: { title: "Cumulative", cumulative: true },
  SessionGradePointAverage: { title: "Term", cumulative: false },
  GPAGivenGradingPeriod: { title: "Term", cumulative: false },
} as const;

function averagesOf(reading: Reading): Average[] {
  const newer = reading.parts("GradePointAverage").flatMap((each): Average[] => {
    const value = each.number("GradePointAverageValue");
    if (value === undefined) return [];
    return [
      {
        title: each.words("GradePointAverageType") ?? "Grade point average",
        value,
        ...maybe("maximum", each.number("MaxGradePointAverageValue")),
        ...maybe("weighted", each.known(weightings, "GradePointAverageType")),
        ...maybe("cumulative", each.flag("IsCumulative")),
      },
    ];
  });
  const older = Object.entries(olderAverages).flatMap(([name, which]): Average[] => {
    const value = reading.number(name);
    return value === undefined ? [] : [{ ...which, value }];
  });
  return [...newer, ...older].slice(0, 20);
}

const honorsOf = (reading: Reading): string[] =>
  reading.parts("AcademicHonor").flatMap((each) => {
    const title = each.text("AchievementTitle") ?? each.text("HonorDescription") ?? each.words("AcademicHonorCategory");
    return title === undefined ? [] : [title.slice(0, 300)];
  });

function diplomas(reading: Reading, row: string, learner: string): void {
  for (const each of reading.parts("Diploma")) {
    const type = each.words("DiplomaType") ?? each.text("AchievementTitle") ?? each.text("DiplomaDescription");
    const title = type ?? "Diploma";
    const awardedOn = each.date("DiplomaAwardDate");
    reading.out.add(row, reading.at, {
      noun: "entry",
      key: `${row}#diploma/${title}/${each.text("DiplomaAwardDate") ?? ""}`,
      kind: "diploma",
      learner,
      ...maybe("school", organizationOf(reading)),
      ...maybe("observedOn", awardedOn),
      body: { title, ...maybe("level", each.words("DiplomaLevel")), ...maybe("awardedOn", awardedOn) },
    });
  }
}

function recognitions(reading: Reading, row: string, learner: string): void {
  const school = reading.context.schoolNames.get(organizationOf(reading) ?? "");
  for (const each of reading.parts("Recognition")) {
    const title = each.text("AchievementTitle") ?? each.words("RecognitionType");
    const why = each.text("RecognitionDescription");
    if (title === undefined) continue;
    reading.out.add(row, reading.at, {
      noun: "entry",
      key: `${row}#recognition/${title}/${each.text("RecognitionAwardDate") ?? ""}`,
      kind: "recognition",
      learner,
      ...maybe("observedOn", each.date("RecognitionAwardDate")),
      body: { title, issuer: each.text("IssuerName") ?? (school || "School"), ...maybe("why", why) },
    });
  }
}

/** `StudentAcademicRecord`: credits, averages and honors of one term, diplomas and recognitions. Class rank is not kept. */
export const academicRecord = elementAdapter(
  "StudentAcademicRecord",
  "InterchangeStudentTranscript",
  ownKey(academicRecordKey),
  (reading, row) => {
    const learner = learnerOf(reading) ?? "";
    const [averages, honors] = [averagesOf(reading), honorsOf(reading).slice(0, 20)];
    const body = {
      ...maybe("creditsAttempted", creditsIn(reading, "SessionAttemptedCredits")),
      ...maybe("creditsEarned", creditsIn(reading, "SessionEarnedCredits")),
      ...maybe("creditsAttemptedInAll", creditsIn(reading, "CumulativeAttemptedCredits")),
      ...maybe("creditsEarnedInAll", creditsIn(reading, "CumulativeEarnedCredits")),
      ...(averages.length > 0 && { averages }),
      ...(honors.length > 0 && { honors }),
    };
    // One that says nothing is there only for courses to refer to.
    if (Object.keys(body).length > 0)
      reading.out.add(row, reading.at, {
        noun: "entry",
        key: `${row}#record`,
        kind: "academic-record",
        learner,
        ...maybe("school", organizationOf(reading)),
        body: { ...yearAndTerm(reading), ...body },
      });
    diplomas(reading, row, learner);
    recognitions(reading, row, learner);
  },
);

const periodOf = (reading: Reading) => reading.key(gradingPeriodKey, "GradingPeriodReference");

/** `ReportCard`: its averages. The grades on it come by themselves; days absent are counted from attendance. */
export const reportCard = elementAdapter(
  "ReportCard",
  "InterchangeStudentGrade",
  (reading) => within(learnerOf(reading), organizationOf(reading), periodOf(reading)),
  (reading, row) => {
    const { context, at, out } = reading;
    const averages = averagesOf(reading);
    if (averages.length === 0) return;
    const period = context.gradingPeriods.get(periodOf(reading) ?? "");
    out.add(row, at, {
      noun: "entry",
      key: `${row}#record`,
      kind: "academic-record",
      learner: learnerOf(reading) ?? "",
      ...maybe("school", organizationOf(reading)),
      ...maybe("observedOn", period?.endsOn),
      body: { ...maybe("term", period?.name || undefined), averages },
    });
  },
);
