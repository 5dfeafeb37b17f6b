import type { EntryFact } from "../../entry/fact.ts";
import type { Remark } from "../../kernel/remark.ts";
import type { Sent } from "../adapter.ts";
import { maybe } from "../optional.ts";
import { type GradebookEntryInfo, keep } from "./context.ts";
import { type SubmissionStatus, submissions } from "./descriptors.ts";
import { descriptorOf, madeOf, type TopElement, top } from "./element.ts";
import { gradebookEntryKey, gradingPeriodKey, joined, partsOf, sectionKey, studentKey, within } from "./keys.ts";
import { elementAdapter, numberIn, ownKey, type Reading, textIn, type WritingAdapter } from "./reading.ts";
import {
  gradebookEntryReference,
  learningStandardReference,
  sectionReference,
  studentReference,
} from "./references.ts";
import { taughtIn } from "./schedule.ts";
import { scoreOf } from "./score.ts";
import { competencyOf, standardsIn } from "./standards.ts";
import { lettersOf } from "./table.ts";

const interchange = "InterchangeStudentGradebook";

/** `GradebookEntry`: an assignment. It is no learner's, so that only what its results need is kept. */
export const gradebookEntry = elementAdapter(
  "GradebookEntry",
  interchange,
  ownKey(gradebookEntryKey),
  () => undefined,
  (reading) => {
    const { element, context } = reading;
    keep(context.gradebook, gradebookEntryKey(element, context.ids), {
      title: reading.title("Title") ?? reading.title("GradebookEntryTitle") ?? "",
      category: reading.words("GradebookEntryType"),
      assignedOn: reading.date("DateAssigned"),
      dueOn: reading.date("DueDate"),
      section: reading.key(sectionKey, "SectionReference"),
      term: context.gradingPeriods.get(reading.key(gradingPeriodKey, "GradingPeriodReference") ?? "")?.name,
      maximum: reading.number("MaxPoints"),
      standards: standardsIn(reading),
    });
  },
);

const entryOf = (reading: Reading) => reading.key(gradebookEntryKey, "GradebookEntryReference");
const studentOf = (reading: Reading) =>
  reading.key(studentKey, "StudentReference") ??
  reading
    .within("StudentSectionAssociationReference")
    ?.within("StudentSectionAssociationIdentity")
    ?.key(studentKey, "StudentReference");

const late = new Map([
  [lettersOf("Late"), true],
  [lettersOf("Not Late"), false],
]);

/** A mark on an assignment without a standard, or the word that there is none. */
function assignmentResult(reading: Reading, assignment: GradebookEntryInfo, handedIn: SubmissionStatus | undefined) {
  const [points, grade] = [reading.number("PointsEarned"), reading.number("NumericGradeEarned")];
  const text = reading.text("LetterGradeEarned") ?? reading.words("CompetencyLevel");
  const isMarked = points !== undefined || grade !== undefined || text !== undefined;
  const { section, title, category, assignedOn, dueOn, maximum, term } = assignment;
  const taught = section === undefined ? undefined : taughtIn(section, reading.context);
  const status = handedIn?.status ?? (isMarked ? "graded" : undefined);
  return {
    title: title || "Assignment",
    ...maybe("category", category),
    ...maybe("subject", taught?.subject),
    ...maybe("term", term || undefined),
    ...maybe("assignedOn", assignedOn),
    ...maybe("dueOn", dueOn),
    ...maybe("score", points ?? grade),
    // A grade is on a scale of its own, points are of the assignment's.
    ...maybe("maximum", points === undefined || maximum === undefined || maximum < 0 ? undefined : maximum),
    ...maybe("text", text),
    ...maybe("status", status),
    ...maybe("late", handedIn?.late ?? late.get(lettersOf(reading.value("AssignmentLateStatus") ?? ""))),
    ...maybe("missing", handedIn?.missing),
    ...maybe("comment", reading.text("DiagnosticStatement")),
  };
}

/**
 * `StudentGradebookEntry`: a piece of evidence for each standard the assignment is about; where it is about none, or nobody
 * scored it, the assignment with its mark or that it is missing.
 */
export const studentGradebookEntry: WritingAdapter = {
  ...elementAdapter(
    "StudentGradebookEntry",
    interchange,
    (reading) => within(studentOf(reading), entryOf(reading)),
    (reading, row) => {
      const { context, at, out } = reading;
      const assignment = context.gradebook.get(entryOf(reading) ?? "");
      if (!assignment) return out.remark("edfi.gradebook-entry-missing", at);
      const learner = studentOf(reading) ?? "";
      const handedIn = reading.meaning(submissions, "SubmissionStatus");
      const { section } = assignment;
      const on = reading.date("DateFulfilled") ?? assignment.dueOn ?? assignment.assignedOn;
      const isDone = handedIn?.status !== "not-submitted" && handedIn?.status !== "exempt";
      const score =
        assignment.standards.length > 0 && isDone ? scoreOf(reading, assignment.maximum, "CompetencyLevel") : undefined;
      const place = { learner, ...maybe("class", section), ...maybe("observedOn", on) };
      if (score === undefined) {
        const body = assignmentResult(reading, assignment, handedIn);
        out.add(row, at, { noun: "entry", key: `${row}#assignment`, kind: "assignment-result", ...place, body });
        return;
      }
      const subject = section === undefined ? undefined : taughtIn(section, context).subject;
      for (const standard of assignment.standards)
        out.add(row, at, {
          noun: "entry",
          key: `${row}#standard/${standard}`,
          kind: "standards-result",
          ...place,
          body: {
            competency: competencyOf(standard, context, subject),
            ...maybe("title", assignment.title || undefined),
            ...score,
            ...maybe("note", reading.text("DiagnosticStatement")),
          },
        });
    },
  ),
  write: writeGradebook,
};

/**
 * Assignments with their results: results of one row are one result, and rows that name one assignment share it. The identity
 * of both is in the row's key, `student|namespace|identifier`.
 */
function writeGradebook(facts: readonly Sent[]) {
  const assignments = new Map<string, TopElement>();
  const results: TopElement[] = [];
  const remarks: Remark[] = [];
  for (const [row, ofRow] of Map.groupBy(facts, (each) => each.row)) {
    const entries = ofRow.flatMap(({ fact }) =>
      fact.noun === "entry" && fact.kind === "standards-result" ? [fact] : [],
    );
    const [first] = entries;
    const [, namespace, identifier] = partsOf(row);
    if (!first || !row.startsWith("StudentGradebookEntry/") || namespace === undefined || identifier === undefined)
      continue;
    if (first.class === undefined || first.observedOn === undefined) {
      remarks.push({
        code: "edfi.not-written",
        at: "standards-result:1",
        message: first.class ? "DateAssigned" : "SectionReference",
      });
      continue;
    }
    const key = joined(namespace, identifier) ?? "";
    if (!assignments.has(key)) assignments.set(key, assignmentOf(namespace, identifier, first, first.class, entries));
    results.push(
      top("StudentGradebookEntry", [
        gradebookEntryReference(namespace, identifier),
        studentReference(first.learner),
        madeOf("DateFulfilled", first.observedOn),
        madeOf("DiagnosticStatement", textIn(first.body, "note")),
        madeOf("PointsEarned", numberIn(first.body, "score")),
        descriptorOf("SubmissionStatus", "SubmissionStatusDescriptor", "Graded"),
      ]),
    );
  }
  return { document: [...assignments.values(), ...results], remarks };
}

const assignmentOf = (
  namespace: string,
  identifier: string,
  first: EntryFact,
  section: string,
  entries: readonly EntryFact[],
): TopElement =>
  top("GradebookEntry", [
    madeOf("GradebookEntryIdentifier", identifier),
    madeOf("Namespace", namespace),
    madeOf("SourceSectionIdentifier", partsOf(section)[4]),
    sectionReference(section),
    madeOf("DateAssigned", first.observedOn),
    madeOf("Title", textIn(first.body, "title") ?? identifier),
    madeOf("MaxPoints", numberIn(first.body, "maximum")),
    ...entries.map(({ body }) => {
      const { code } = body.competency as { readonly code: string }; // of its kind
      return learningStandardReference(joined(code) ?? "");
    }),
  ]);
