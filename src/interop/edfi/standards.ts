import { type EdFiContext, keep, type StandardInfo } from "./context.ts";
import { gradeLevels } from "./descriptors.ts";
import { membersOf } from "./element.ts";
import { identityOf, learningStandardKey, plain } from "./keys.ts";
import { elementAdapter, ownKey, type Reading } from "./reading.ts";

/**
 * The framework a standard belongs to: the title of its content standard, else its namespace. Frameworks are shared by name, so
 * that "Common Core State Standards, Mathematics" is one whoever sends it.
 */
const frameworkOf = (reading: Reading) =>
  reading.text("ContentStandard", "Title") ?? reading.text("Namespace") ?? unnamedFramework;

/** Where nobody says what framework a standard belongs to. */
const unnamedFramework = "Learning standards";

const subjectOf = (reading: Reading) => reading.words("AcademicSubject");

/** `LearningStandard`: a statement of what can be learned. */
export const learningStandard = elementAdapter(
  "LearningStandard",
  "InterchangeStandards",
  ownKey(learningStandardKey),
  (reading, row) => {
    const { element, context, at, out } = reading;
    const key = learningStandardKey(element, context.ids) ?? "";
    out.add(row, at, {
      noun: "competency",
      key,
      framework: frameworkOf(reading),
      code: plain(key),
      statement: reading.text("Description") ?? plain(key),
      subject: subjectOf(reading),
      gradeLevels: reading.meanings(gradeLevels, "GradeLevel"),
      parent: parentOf(reading),
      position: context.standards.get(key)?.position,
    });
    for (const from of prerequisitesOf(reading))
      out.add(row, at, {
        noun: "edge",
        key: `${from}>${key}`,
        framework: frameworkOf(reading),
        from: plain(from),
        to: plain(key),
        kind: "prerequisite",
      });
  },
  (reading) => {
    const { element, context } = reading;
    const key = learningStandardKey(element, context.ids);
    if (key === undefined) return;
    keep(context.standards, key, {
      framework: frameworkOf(reading),
      code: plain(key),
      statement: reading.text("Description") ?? plain(key),
      subject: subjectOf(reading) ?? "Other",
      position: context.standards.size + 1,
    });
  },
);

function parentOf(reading: Reading): string | undefined {
  const key = reading.key(learningStandardKey, "ParentLearningStandardReference");
  return key && plain(key);
}

/** Data Standard 3 and 4 could say which standard rests on which. */
const prerequisitesOf = ({ element, context }: Reading): string[] =>
  membersOf(element, "PrerequisiteLearningStandardReference").flatMap((each) => {
    const key = learningStandardKey(identityOf(each, context.ids), context.ids);
    return key === undefined ? [] : [key];
  });

/** Keys of the standards an element refers to. */
export const standardsIn = ({ element, context }: Reading): string[] =>
  membersOf(element, "LearningStandardReference").flatMap((each) => {
    const key = learningStandardKey(identityOf(each, context.ids), context.ids);
    return key === undefined ? [] : [key];
  });

/**
 * A standard as an entry names it. One that the bundle does not hold may have come before: the merge knows it by its key, and
 * until then it stands under its own code.
 */
export function competencyOf(key: string, { standards }: EdFiContext, subject: string | undefined): StandardInfo {
  const code = plain(key);
  const known = standards.get(key);
  if (known) return { framework: known.framework, code, statement: known.statement, subject: known.subject };
  return { framework: unnamedFramework, code, statement: code, subject: subject ?? "Other" };
}
