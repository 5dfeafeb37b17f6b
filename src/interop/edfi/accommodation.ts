import { maybe } from "../optional.ts";
import { memberOf, textOf } from "./element.ts";
import { assessmentKey, identityOf, joined, organizationKey, partsOf, studentKey, within } from "./keys.ts";
import { elementAdapter, type Reading } from "./reading.ts";
import { lettersOf } from "./table.ts";

const studentOf = (reading: Reading) => reading.key(studentKey, "StudentReference");

/** On what an accommodation at a test rests: the value says English, a plan by law is known, or it is a support. */
function basisOf(value: string, learner: string, { planned }: Reading["context"]) {
  if (lettersOf(value).includes("englishlanguage")) return "english-learner";
  if (lettersOf(value).startsWith("504") || planned.has(learner)) return "legal-plan";
  return "support";
}

/** `StudentEducationOrganizationAssessmentAccommodation`: what a learner is given at every test. */
export const testAccommodation = elementAdapter(
  "StudentEducationOrganizationAssessmentAccommodation",
  "InterchangeAssessmentRegistration",
  (reading) => within(studentOf(reading), reading.key(organizationKey, "EducationOrganizationReference")),
  (reading, row) => {
    const { context, at, out } = reading;
    const learner = studentOf(reading) ?? "";
    const values = reading.values("GeneralAccommodation");
    reading.eachWords("GeneralAccommodation").forEach((title, place) => {
      const value = values[place] ?? title;
      out.add(row, at, {
        noun: "entry",
        key: `${row}#${joined(value)}`,
        kind: "accommodation",
        learner,
        body: { basis: basisOf(value, learner, context), title, at: "test" },
      });
    });
  },
);

/** The registration of a learner for a test, as a reading of its identity. */
function registrationOf(reading: Reading): Reading | undefined {
  const reference = memberOf(reading.element, "StudentAssessmentRegistrationReference");
  return reference && reading.part(identityOf(reference, reading.context.ids));
}

/** Who is registered: by the association with the district. */
function registered(registration: Reading | undefined): string | undefined {
  const reference = registration && memberOf(registration.element, "StudentEducationOrganizationAssociationReference");
  const association = reference && registration.part(identityOf(reference, registration.context.ids));
  return association?.key(studentKey, "StudentReference");
}

/** Who registered for what: the learner, the test, its administration. */
function sitting(reading: Reading) {
  const registration = registrationOf(reading);
  const reference = registration && memberOf(registration.element, "AssessmentAdministrationReference");
  const administration = reference && registration.part(identityOf(reference, reading.context.ids));
  const learner = registered(registration);
  const test = administration?.key(assessmentKey, "AssessmentReference");
  const which = joined(administration?.text("AdministrationIdentifier") ?? "");
  return { learner, test, which, key: within(learner, test ?? "", which) };
}

const partOf = (reading: Reading) => {
  const reference = memberOf(reading.element, "AssessmentBatteryPartReference");
  return reference && textOf(identityOf(reference, reading.context.ids), "AssessmentBatteryPartName");
};
const registeredKey = (reading: Reading) => within(sitting(reading).key, joined(partOf(reading) ?? ""));

/**
 * `StudentAssessmentRegistrationBatteryPartAssociation`: what a learner is given at a test. Said for each part of it, and kept
 * once: the first part by its key speaks for all.
 */
export const registeredPart = elementAdapter(
  "StudentAssessmentRegistrationBatteryPartAssociation",
  "InterchangeAssessmentRegistration",
  registeredKey,
  (reading, row) => {
    const { context, at, out } = reading;
    const { learner = "", test = "", key = "" } = sitting(reading);
    const what = context.assessments.get(test)?.title || partsOf(test).at(-1);
    const values = reading.values("Accommodation");
    reading.eachWords("Accommodation").forEach((title, place) => {
      const value = values[place] ?? title;
      if (context.speaks.get(`registered/${key}/${value}`) !== registeredKey(reading)) return;
      out.add(row, at, {
        noun: "entry",
        key: `${row}#${joined(value)}`,
        kind: "accommodation",
        learner,
        body: { basis: basisOf(value, learner, context), title, ...maybe("what", what || undefined), at: "test" },
      });
    });
  },
  (reading) => {
    const { speaks } = reading.context;
    const own = registeredKey(reading);
    for (const value of reading.values("Accommodation")) {
      const about = `registered/${sitting(reading).key}/${value}`;
      const known = speaks.get(about);
      if (own !== undefined && (known === undefined || own < known)) speaks.set(about, own);
    }
  },
);
