import type { EntryFact } from "../../entry/fact.ts";
import type { Remark } from "../../kernel/remark.ts";
import type { Sent } from "../adapter.ts";
import { classFacts, schoolFacts } from "../people.ts";
import { gradeLevelName, gradeLevels, voidExits } from "./descriptors.ts";
import { descriptorOf, madeOf, type TopElement, top } from "./element.ts";
import { planned } from "./graduation.ts";
import { joined, organizationKey, sectionKey, studentKey, within } from "./keys.ts";
import { elementAdapter, type Reading, textIn, type WritingAdapter } from "./reading.ts";
import { schoolReference, sectionReference, studentReference } from "./references.ts";
import { lettersOf } from "./table.ts";

const interchange = "InterchangeStudentEnrollment";
const studentOf = (reading: Reading) => reading.key(studentKey, "StudentReference");
const schoolOf = (reading: Reading) => reading.key(organizationKey, "SchoolReference");
const sectionOf = (reading: Reading) => reading.key(sectionKey, "SectionReference");

/** The entries of one kind among facts: what `write` goes by. */
const enrollments = (facts: readonly Sent[]): EntryFact[] =>
  facts.flatMap(({ fact }) => (fact.noun === "entry" && fact.kind === "enrollment" ? [fact] : []));

const unwritten = (fact: EntryFact, member: string): Remark => ({
  code: "edfi.not-written",
  at: `${fact.kind}:1`,
  message: member,
});

/** `StudentSchoolAssociation`: a learner in a school. Who never came was never enrolled. */
export const studentSchool: WritingAdapter = {
  ...elementAdapter(
    "StudentSchoolAssociation",
    interchange,
    (reading) => within(studentOf(reading), schoolOf(reading), joined(reading.text("EntryDate"))),
    (reading, row) => {
      const { at, out } = reading;
      if (voidExits.has(lettersOf(reading.value("ExitWithdrawType") ?? "")))
        return out.remark("edfi.enrollment-void", at);
      const span = reading.span("EntryDate", "ExitWithdrawDate");
      if (!span) return;
      const grade = reading.meaning(gradeLevels, "EntryGradeLevel") ?? reading.words("EntryGradeLevel");
      const role = {
        role: "student",
        organization: schoolOf(reading),
        gradeLevel: grade,
        entryReason: reading.words("EntryType"),
        exitReason: reading.words("ExitWithdrawType"),
        ...span,
      };
      const learner = studentOf(reading) ?? "";
      out.add(row, at, ...schoolFacts(learner, row, role));
      planned(reading, row, learner, span);
    },
  ),
  write(facts) {
    const document: TopElement[] = [];
    const remarks: Remark[] = [];
    for (const fact of enrollments(facts)) {
      const { learner, school, class: inClass, body } = fact;
      if (school === undefined || inClass !== undefined) continue;
      const [begins, grade] = [textIn(body, "startsOn"), textIn(body, "gradeLevel")];
      if (begins === undefined || grade === undefined) {
        remarks.push(unwritten(fact, begins === undefined ? "EntryDate" : "EntryGradeLevel"));
        continue;
      }
      document.push(
        top("StudentSchoolAssociation", [
          studentReference(learner),
          schoolReference(school),
          madeOf("EntryDate", begins),
          descriptorOf("EntryGradeLevel", "GradeLevelDescriptor", gradeLevelName(grade)),
          descriptorOf("EntryType", "EntryTypeDescriptor", textIn(body, "entryReason")),
          madeOf("ExitWithdrawDate", textIn(body, "endsOn")),
          descriptorOf("ExitWithdrawType", "ExitWithdrawTypeDescriptor", textIn(body, "exitReason")),
        ]),
      );
    }
    return { document, remarks };
  },
};

/** `StudentSectionAssociation`: a learner in a class. */
export const studentSection: WritingAdapter = {
  ...elementAdapter(
    "StudentSectionAssociation",
    interchange,
    (reading) => within(studentOf(reading), sectionOf(reading), joined(reading.text("BeginDate"))),
    (reading, row) => {
      const span = reading.span("BeginDate", "EndDate");
      if (!span) return;
      reading.out.add(row, reading.at, ...classFacts(studentOf(reading) ?? "", row, sectionOf(reading) ?? "", span));
    },
  ),
  write(facts) {
    const document: TopElement[] = [];
    const remarks: Remark[] = [];
    for (const fact of enrollments(facts)) {
      if (fact.class === undefined) continue;
      const begins = textIn(fact.body, "startsOn");
      if (begins === undefined) {
        remarks.push(unwritten(fact, "BeginDate"));
        continue;
      }
      document.push(
        top("StudentSectionAssociation", [
          studentReference(fact.learner),
          sectionReference(fact.class),
          madeOf("BeginDate", begins),
          madeOf("EndDate", textIn(fact.body, "endsOn")),
        ]),
      );
    }
    return { document, remarks };
  },
};
