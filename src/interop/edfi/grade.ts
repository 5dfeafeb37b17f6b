import type { EntryFact } from "../../entry/fact.ts";
import type { Remark } from "../../kernel/remark.ts";
import type { Sent } from "../adapter.ts";
import { maybe } from "../optional.ts";
import { gradeTypes } from "./descriptors.ts";
import { descriptorOf, made, madeOf, memberOf, type TopElement, top } from "./element.ts";
import {
  gradingPeriodKey,
  identityOf,
  joined,
  learningStandardKey,
  partsOf,
  sectionKey,
  studentKey,
  studentSectionKey,
  within,
} from "./keys.ts";
import { elementAdapter, numberIn, type Reading, textIn, type WritingAdapter } from "./reading.ts";
import { gradingPeriodReference, learningStandardReference, studentSectionReference } from "./references.ts";
import { taughtIn } from "./schedule.ts";
import { scoreOf } from "./score.ts";
import { competencyOf } from "./standards.ts";
import { readSchoolYear, shiftYear } from "./year.ts";

/** The association a grade rests on, as a reading of its identity. */
function seatOf(reading: Reading): Reading | undefined {
  const reference = memberOf(reading.element, "StudentSectionAssociationReference");
  return reference && reading.part(identityOf(reference, reading.context.ids));
}
const periodOf = (reading: Reading) => reading.key(gradingPeriodKey, "GradingPeriodReference");

function standardGrades(reading: Reading, row: string, learner: string, section: string): void {
  const { context, at, out } = reading;
  const { title, subject } = taughtIn(section, context);
  for (const each of reading.parts("LearningStandardGrade")) {
    const key = each.key(learningStandardKey, "LearningStandardReference");
    const score = scoreOf(each, undefined, "PerformanceBaseConversion");
    if (key === undefined || score === undefined) {
      out.remark("edfi.not-kept", at, "LearningStandardGrade");
      continue;
    }
    out.add(row, at, {
      noun: "entry",
      key: `${row}#standard/${key}`,
      kind: "standards-result",
      learner,
      class: section,
      ...maybe("observedOn", markedOn(reading)),
      body: {
        competency: competencyOf(key, context, subject),
        title: [title, termOf(reading)].filter(Boolean).join(", "),
        ...score,
        ...maybe("note", each.text("DiagnosticStatement")),
      },
    });
  }
}

const periodInfo = (reading: Reading) => reading.context.gradingPeriods.get(periodOf(reading) ?? "");
/** What the term is called: by the bundle's grading period, else by its reference. */
function termOf(reading: Reading): string | undefined {
  const reference = memberOf(reading.element, "GradingPeriodReference");
  const identity = reference && reading.part(identityOf(reference, reading.context.ids));
  return periodInfo(reading)?.name || identity?.title("GradingPeriodName") || identity?.words("GradingPeriod");
}
const markedOn = (reading: Reading) => reading.date("CurrentGradeAsOfDate") ?? periodInfo(reading)?.endsOn;

/** `Grade`: a mark in a class for a grading period, and the marks of its standards. */
export const grade: WritingAdapter = {
  ...elementAdapter(
    "Grade",
    "InterchangeStudentGrade",
    (reading) => {
      const seat = seatOf(reading);
      return within(
        seat && studentSectionKey(seat.element, reading.context.ids),
        joined(reading.value("GradeType")),
        periodOf(reading),
      );
    },
    (reading, row) => {
      const { context, at, out } = reading;
      const seat = seatOf(reading);
      const [learner = "", section = ""] = [
        seat?.key(studentKey, "StudentReference"),
        seat?.key(sectionKey, "SectionReference"),
      ];
      const { course, title, subject, code } = taughtIn(section, context);
      const [, year] = partsOf(section);
      const schoolYear = readSchoolYear(year);
      const letter = reading.text("LetterGradeEarned") ?? reading.words("PerformanceBaseConversion");
      const number = reading.number("NumericGradeEarned");
      standardGrades(reading, row, learner, section);
      if (letter === undefined && number === undefined) return;
      const type = reading.meaning(gradeTypes, "GradeType");
      if (type === undefined) return;
      // How a learner behaved is no mark of the course.
      if (type === "conduct") return out.remark("edfi.not-kept", at, "Grade of conduct");
      out.add(row, at, {
        noun: "entry",
        key: `${row}#grade`,
        kind: "course-grade",
        learner,
        class: section,
        ...maybe("course", course),
        ...maybe("observedOn", markedOn(reading)),
        body: {
          course: { title: title || code },
          ...maybe("subject", subject),
          ...maybe("term", termOf(reading)),
          ...maybe("schoolYear", schoolYear && shiftYear(schoolYear, context.shift)),
          type: reading.flag("CurrentGradeIndicator") ? "progress" : type,
          ...maybe("letter", letter),
          ...maybe("number", number),
          ...maybe("comment", reading.text("DiagnosticStatement")),
        },
      });
    },
  ),
  write: writeGrades,
};

/** Parts of a grade's key: the association, the type and the period. */
function writeGrades(facts: readonly Sent[]) {
  const document: TopElement[] = [];
  const remarks: Remark[] = [];
  for (const [row, ofRow] of Map.groupBy(facts, (each) => each.row)) {
    const entries = ofRow.flatMap(({ fact }) => (fact.noun === "entry" ? [fact] : []));
    const mark = entries.find(({ kind }) => kind === "course-grade");
    if (!mark || !row.startsWith("Grade/")) continue;
    const parts = row.slice("Grade/".length).split("|");
    const [student, section, begins, type] = [parts[0], parts.slice(1, 6).join("|"), parts[6], parts[7]];
    if (student === undefined || begins === undefined || type === undefined) continue;
    if (mark.body.maximum !== undefined) remarks.push({ code: "edfi.not-written", at: "Grade:1", message: "maximum" });
    document.push(
      top("Grade", [
        madeOf("LetterGradeEarned", textIn(mark.body, "letter")),
        madeOf("NumericGradeEarned", numberIn(mark.body, "number")),
        madeOf("DiagnosticStatement", textIn(mark.body, "comment")),
        descriptorOf("GradeType", "GradeTypeDescriptor", partsOf(type)[0]),
        studentSectionReference(student, section, partsOf(begins)[0] ?? ""),
        gradingPeriodReference(parts.slice(8).join("|")),
        ...entries.filter(({ kind }) => kind === "standards-result").map(standardGrade),
      ]),
    );
  }
  return { document, remarks };
}

function standardGrade({ body }: EntryFact) {
  const competency = body.competency as { readonly code: string }; // of its kind
  const [score, maximum] = [numberIn(body, "score") ?? 0, numberIn(body, "maximum") ?? 100];
  return made("LearningStandardGrade", [
    learningStandardReference(joined(competency.code) ?? ""),
    madeOf("DiagnosticStatement", textIn(body, "note")),
    madeOf("NumericGradeEarned", maximum === 4 ? score : (score / maximum) * 100),
  ]);
}
