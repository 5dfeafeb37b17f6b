import type { EntryFact } from "../../entry/fact.ts";
import type { Remark } from "../../kernel/remark.ts";
import type { Sent } from "../adapter.ts";
import { maybe } from "../optional.ts";
import { keep } from "./context.ts";
import { lettersOf } from "./descriptors.ts";
import { descriptorOf, madeOf, type TopElement, top } from "./element.ts";
import { gradebookEntryKey, joined, partsOf, sectionKey, studentKey, within } from "./keys.ts";
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
      on: reading.date("DueDate") ?? reading.date("DateAssigned"),
      section: reading.key(sectionKey, "SectionReference"),
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

/** Not a result: nothing was handed in, or nothing was asked. */
const without = new Set(["Exempt", "Not Submitted"].map(lettersOf));

/**
 * `StudentGradebookEntry`: a piece of evidence for each standard the assignment is about. A score without a standard is not
 * kept yet (docs/standards/edfi.md).
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
      const score = scoreOf(reading, assignment.maximum, "CompetencyLevel");
      const missing = without.has(lettersOf(reading.value("SubmissionStatus") ?? ""));
      if (assignment.standards.length === 0 || score === undefined || missing)
        return out.remark("edfi.not-kept", at, "StudentGradebookEntry");
      const { section } = assignment;
      const subject = section === undefined ? undefined : taughtIn(section, context).subject;
      for (const standard of assignment.standards)
        out.add(row, at, {
          noun: "entry",
          key: `${row}#standard/${standard}`,
          kind: "standards-result",
          learner: studentOf(reading) ?? "",
          ...maybe("class", section),
          ...maybe("observedOn", reading.date("DateFulfilled") ?? assignment.on),
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
