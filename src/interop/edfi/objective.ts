import { maybe } from "../optional.ts";
import { keep } from "./context.ts";
import { gradeLevels, levelsOfFour } from "./descriptors.ts";
import { memberOf } from "./element.ts";
import { gradingPeriodKey, identityOf, objectiveKey, sectionKey, studentKey, within } from "./keys.ts";
import { type ElementAdapter, elementAdapter, ownKey, type Reading } from "./reading.ts";

/** Objectives are a school's own, beside the standards of any framework. */
const framework = "Learning objectives";

const titleOf = (reading: Reading) => reading.text("Objective") ?? reading.text("Description");
const subjectOf = (reading: Reading) => reading.words("AcademicSubject") ?? "Other";
const gradesOf = (reading: Reading) => reading.meanings(gradeLevels, "ObjectiveGradeLevel");

/** What can be reached, as a competency of the school's own. */
const objective = (name: string): ElementAdapter =>
  elementAdapter(
    name,
    "InterchangeStudentGrade",
    ownKey(objectiveKey),
    (reading, row) => {
      const { element, context, at, out } = reading;
      const key = objectiveKey(element, context.ids) ?? "";
      out.add(row, at, {
        noun: "competency",
        key,
        framework,
        code: titleOf(reading)?.slice(0, 300) ?? key,
        statement: reading.text("Description") ?? titleOf(reading) ?? key,
        subject: reading.words("AcademicSubject"),
        gradeLevels: gradesOf(reading),
      });
    },
    (reading) => {
      const { element, context } = reading;
      const title = titleOf(reading);
      if (title === undefined) return;
      keep(context.objectivesOfLearning, objectiveKey(element, context.ids), {
        framework,
        code: title.slice(0, 300),
        statement: reading.text("Description") ?? title,
        subject: subjectOf(reading),
      });
    },
  );

/** `CompetencyObjective`. */
export const competencyObjective = objective("CompetencyObjective");
/** `LearningObjective`, before Data Standard 4. */
export const learningObjective = objective("LearningObjective");

const references = [
  "ObjectiveCompetencyObjectiveReference",
  "CompetencyObjectiveReference",
  "LearningObjectiveReference",
];
const objectiveOf = (reading: Reading) => reading.key(objectiveKey, ...references);
const periodOf = (reading: Reading) => reading.key(gradingPeriodKey, "GradingPeriodReference");

/** The class a judgement is of, where it is of one. */
function classOf(reading: Reading): string | undefined {
  const reference = memberOf(reading.element, "StudentSectionAssociationReference");
  return reference && reading.part(identityOf(reference, reading.context.ids)).key(sectionKey, "SectionReference");
}

/** An objective that this bundle does not hold, by what the reference says of it. */
function named(reading: Reading) {
  const reference = references.map((name) => memberOf(reading.element, name)).find((each) => each !== undefined);
  const identity = reference && reading.part(identityOf(reference, reading.context.ids));
  const code = identity?.text("Objective") ?? identity?.text("LearningObjectiveId");
  return identity && code && { framework, code: code.slice(0, 300), statement: code, subject: subjectOf(identity) };
}

/** How far a learner reached an objective, on a scale of four. */
const judgement = (name: string): ElementAdapter =>
  elementAdapter(
    name,
    "InterchangeStudentGrade",
    (reading) => within(reading.key(studentKey, "StudentReference"), objectiveOf(reading), periodOf(reading) ?? ""),
    (reading, row) => {
      const { context, at, out } = reading;
      const competency = context.objectivesOfLearning.get(objectiveOf(reading) ?? "") ?? named(reading);
      const score = reading.meaning(levelsOfFour, "CompetencyLevel");
      if (!competency || score === undefined) return;
      const period = context.gradingPeriods.get(periodOf(reading) ?? "");
      out.add(row, at, {
        noun: "entry",
        key: `${row}#result`,
        kind: "standards-result",
        learner: reading.key(studentKey, "StudentReference") ?? "",
        ...maybe("class", classOf(reading)),
        ...maybe("observedOn", period?.endsOn),
        body: {
          competency,
          ...maybe("title", period?.name || undefined),
          score,
          maximum: 4,
          ...maybe("note", reading.text("DiagnosticStatement")),
        },
      });
    },
  );

/** `StudentCompetencyObjective`. */
export const studentCompetency = judgement("StudentCompetencyObjective");
/** `StudentLearningObjective`, before Data Standard 4. */
export const studentLearning = judgement("StudentLearningObjective");
