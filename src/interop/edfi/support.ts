import { maybe } from "../optional.ts";
import { keep } from "./context.ts";
import { attendanceCategories } from "./descriptors.ts";
import { memberOf, textOf } from "./element.ts";
import { identityOf, interventionKey, partsOf, studentKey, within } from "./keys.ts";
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
    const given = context.given.get(within(learner, key) ?? "");
    const result = reading.within("InterventionEffectiveness")?.words("InterventionEffectivenessRating");
    const plan = {
      type: "intervention",
      title,
      ...span,
      ...maybe("minutesPlanned", reading.number("Dosage")),
      ...maybe("timesGiven", given?.times),
      ...maybe("minutesGiven", given?.minutes || undefined),
      ...maybe("result", result),
    };
    out.add(
      row,
      at,
      { noun: "entry", key: `${row}#plan`, kind: "plan", learner, body: plan },
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

/** There, as far as an attendance event says; a mark that no table knows says nothing. */
const isThere = (reading: Reading): boolean => {
  const event = reading.within("AttendanceEvent") ?? reading;
  const meaning = event.known(attendanceCategories, "AttendanceEventCategory");
  return meaning !== undefined && meaning.category !== "absent";
};

/**
 * `StudentInterventionAttendanceEvent`: counted into the intervention, so that how much was given stands beside how much was
 * planned; it is no day of school.
 */
export const interventionAttendance = elementAdapter(
  "StudentInterventionAttendanceEvent",
  "InterchangeStudentAttendance",
  (reading) => within(studentOf(reading), interventionOf(reading)),
  () => undefined,
  (reading) => {
    const key = within(studentOf(reading), interventionOf(reading));
    if (key === undefined || !isThere(reading)) return;
    const { given } = reading.context;
    const { times, minutes } = given.get(key) ?? { times: 0, minutes: 0 };
    given.set(key, { times: times + 1, minutes: minutes + Math.max(0, reading.number("InterventionDuration") ?? 0) });
  },
);
