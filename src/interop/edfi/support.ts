import { maybe } from "../optional.ts";
import { keep } from "./context.ts";
import { lettersOf } from "./descriptors.ts";
import { memberOf, textOf } from "./element.ts";
import { identityOf, interventionKey, joined, organizationKey, partsOf, studentKey, within } from "./keys.ts";
import { elementAdapter, ownKey, type Reading } from "./reading.ts";

const studentOf = (reading: Reading) => reading.key(studentKey, "StudentReference");

/** "CheckAndConnect" as people say it. */
const spaced = (text: string) => text.replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, " ");

/** What an intervention is called: by the material it uses, for its own code is made for machines. */
function titleOf(reading: Reading): string | undefined {
  const source = reading.within("EducationContentSource");
  const reference = source && memberOf(source.element, "EducationContentReference");
  const content = reference && textOf(identityOf(reference, reading.context.ids), "ContentIdentifier");
  const title = content ?? reading.text("InterventionIdentificationCode");
  return title && spaced(title);
}

/** `Intervention`: a kind of help a school gives; who gets it says the association. */
export const intervention = elementAdapter(
  "Intervention",
  "InterchangeStudentIntervention",
  ownKey(interventionKey),
  () => undefined,
  (reading) => {
    const { element, context } = reading;
    keep(context.interventions, interventionKey(element, context.ids), {
      title: titleOf(reading) ?? "",
      startsOn: reading.date("BeginDate"),
      endsOn: reading.date("EndDate"),
    });
  },
);

const interventionOf = (reading: Reading) => reading.key(interventionKey, "InterventionReference");

/** `StudentInterventionAssociation`: an intervention as a plan, and as a support that a teacher sees. */
export const studentIntervention = elementAdapter(
  "StudentInterventionAssociation",
  "InterchangeStudentIntervention",
  (reading) => within(studentOf(reading), interventionOf(reading)),
  (reading, row) => {
    const { context, at, out } = reading;
    const key = interventionOf(reading) ?? "";
    const known = context.interventions.get(key);
    const title = known?.title || spaced(partsOf(key)[1] ?? key);
    const span = { ...maybe("startsOn", known?.startsOn), ...maybe("endsOn", known?.endsOn) };
    const learner = studentOf(reading) ?? "";
    out.add(
      row,
      at,
      { noun: "entry", key: `${row}#plan`, kind: "plan", learner, body: { type: "intervention", title, ...span } },
      {
        noun: "entry",
        key: `${row}#accommodation`,
        kind: "accommodation",
        learner,
        body: { basis: "support", title, ...span },
      },
    );
  },
);

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
