import { maybe } from "../optional.ts";
import { studentKey } from "./keys.ts";
import { associationKey } from "./program-of.ts";
import type { Program } from "./program-types.ts";
import { type ElementAdapter, elementAdapter, type Reading } from "./reading.ts";
import { lettersOf } from "./table.ts";

const learnerOf = (reading: Reading) => reading.key(studentKey, "StudentReference");

/** When somebody entered the country is never kept (docs/privacy.md). */
const refusedMembers = ["USInitialEntry", "USInitialSchoolEntry", "USMostRecentEntry"];

/** A learner counted in a program from one day to another, in the program's own word. */
export function countIn(reading: Reading, row: string, program: Program, value?: string): void {
  const { at, out } = reading;
  const span = reading.span("BeginDate", "EndDate");
  if (!span) return;
  out.add(row, at, {
    noun: "entry",
    key: `${row}#status`,
    kind: "program-status",
    learner: learnerOf(reading) ?? "",
    body: { program, ...maybe("value", value?.slice(0, 300)), ...span },
  });
}

/** An association that counts a learner in a program. `undefined` from `read` is a learner who is not in it after all. */
const counting = (
  name: string,
  program: Program,
  read: (reading: Reading) => { readonly value?: string | undefined } | undefined,
): ElementAdapter =>
  elementAdapter(
    name,
    "InterchangeStudentProgram",
    associationKey,
    (reading, row) => {
      const { element, at, out } = reading;
      for (const { name: member } of element.members)
        if (refusedMembers.includes(member)) out.remark("field.refused", at, member);
      const counted = read(reading);
      if (!counted) return out.remark("edfi.not-kept", at, name);
      countIn(reading, row, program, counted.value);
    },
    (reading) => {
      const learner = learnerOf(reading);
      if (learner !== undefined) reading.context.counted.add(`${program}/${learner}`);
    },
  );

/** `StudentMigrantEducationProgramAssociation`. */
export const migrant = counting("StudentMigrantEducationProgramAssociation", "migrant", (reading) => ({
  value:
    reading.words("ContinuationOfServicesReason") ??
    (reading.flag("PriorityForServices") ? "Priority for services" : undefined),
}));

/** `StudentHomelessProgramAssociation`: where the learner sleeps, and whether alone. */
export const homeless = counting("StudentHomelessProgramAssociation", "homeless", (reading) => ({
  value:
    [
      reading.words("HomelessPrimaryNighttimeResidence"),
      reading.flag("HomelessUnaccompaniedYouth") ? "Unaccompanied youth" : undefined,
    ]
      .filter(Boolean)
      .join(", ") || undefined,
}));

/** `StudentTitleIPartAProgramAssociation`; who was not served is not in it. */
export const titleOne = counting("StudentTitleIPartAProgramAssociation", "title-i", (reading) => {
  const value = reading.words("TitleIPartAParticipant");
  return lettersOf(value ?? "") === lettersOf("Was not served") ? undefined : { value };
});

/** `StudentNeglectedOrDelinquentProgramAssociation`. */
export const neglected = counting("StudentNeglectedOrDelinquentProgramAssociation", "neglected", (reading) => ({
  value: reading.words("NeglectedOrDelinquentProgram"),
}));

/** `StudentSchoolFoodServiceProgramAssociation`: which meals are free or reduced; who pays in full is in no program. */
export const meals = counting("StudentSchoolFoodServiceProgramAssociation", "meals", (reading) => {
  const served = reading.eachWords("SchoolFoodServiceProgramService");
  const helped = served.filter((each) => !/^full price/i.test(each));
  if (served.length > 0 && helped.length === 0) return undefined;
  return { value: helped.join(", ") || undefined };
});
