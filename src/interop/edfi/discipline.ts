import { createHash } from "node:crypto";
import { maybe } from "../optional.ts";
import { keep } from "./context.ts";
import { participations, removals } from "./descriptors.ts";
import { membersOf } from "./element.ts";
import { identityOf, incidentKey, joined, organizationKey, studentKey, within } from "./keys.ts";
import { elementAdapter, ownKey, type Reading } from "./reading.ts";
import { lettersOf } from "./table.ts";

const interchange = "InterchangeStudentDiscipline";

/**
 * A key that tells nothing: an incident has one number for all children in it, and an entry's key is shown with where it
 * comes from, so that two families could join their children's entries by it.
 */
const opaque = (key: string | undefined): string | undefined =>
  key && createHash("sha256").update(key).digest("hex").slice(0, 24);

/** `DisciplineIncident`: what the parts of learners in it need. Who reported it and who else was there is not read. */
export const disciplineIncident = elementAdapter(
  "DisciplineIncident",
  interchange,
  ownKey(incidentKey),
  () => undefined,
  (reading) => {
    const { element, context } = reading;
    keep(context.incidents, incidentKey(element, context.ids), {
      on: reading.date("IncidentDate"),
      location: reading.words("IncidentLocation"),
      behavior: reading.within("Behavior")?.words("Behavior") ?? reading.words("Behavior"),
    });
  },
);

const studentOf = (reading: Reading) => reading.key(studentKey, "StudentReference");
const incidentOf = (reading: Reading) => reading.key(incidentKey, "DisciplineIncidentReference");

/** One learner's part in one incident. Texts of the incident itself may name another child, and stay out. */
const part = (name: string, fallback: "took-part" | "affected" | undefined) =>
  elementAdapter(
    name,
    interchange,
    (reading) => opaque(within(studentOf(reading), incidentOf(reading), joined(reading.value("Behavior") ?? name))),
    (reading, row) => {
      const { context, at, out } = reading;
      const [learner = "", incident = ""] = [studentOf(reading), incidentOf(reading)];
      const known = context.incidents.get(incident);
      if (!known) out.remark("edfi.incident-missing", at);
      const role =
        reading.meaning(participations, "DisciplineIncidentParticipationCode") ??
        reading.meaning(participations, "StudentParticipationCode") ??
        fallback;
      // An older association is of whoever was there: nobody is said to have done what only a code could tell.
      if (role === undefined) {
        if (reading.value("StudentParticipationCode") === undefined)
          out.remark("row.cell-missing", at, "StudentParticipationCode");
        return;
      }
      const followed = role === "took-part" ? context.followed.get(within(learner, incident) ?? "") : undefined;
      out.add(row, at, {
        noun: "entry",
        key: `${row}#incident`,
        kind: "incident",
        learner,
        ...maybe("observedOn", known?.on),
        body: {
          role,
          behavior: reading.words("Behavior") ?? known?.behavior ?? "Not said",
          ...maybe("what", role === "took-part" ? reading.text("BehaviorDetailedDescription") : undefined),
          ...maybe("location", known?.location),
          ...(followed && { followed: [...new Set(followed)].slice(0, 10) }),
        },
      });
    },
  );

/** Who did something, as far as their participation says nothing else. */
export const incidentBehavior = part("StudentDisciplineIncidentBehaviorAssociation", "took-part");
/** Whom it touched, as far as their participation says nothing else. */
export const incidentNonOffender = part("StudentDisciplineIncidentNonOffenderAssociation", "affected");
/** Until Data Standard 3 one association for both, whose code tells which. */
export const incidentAssociation = part("StudentDisciplineIncidentAssociation", undefined);

const incidentAssociations = [
  "StudentDisciplineIncidentBehaviorAssociationReference",
  "StudentDisciplineIncidentAssociationReference",
];

/**
 * Incidents that an action follows from, as far as they are of the learner it is about. Data Standard 2 names the incident by
 * itself.
 */
const incidentsOf = (reading: Reading, learner: string): string[] => [
  ...incidentAssociations
    .flatMap((name) => membersOf(reading.element, name))
    .map((each) => reading.part(identityOf(each, reading.context.ids)))
    .filter((each) => studentOf(each) === learner)
    .flatMap((each) => incidentOf(each) ?? []),
  ...membersOf(reading.element, "DisciplineIncidentReference").flatMap(
    (each) => incidentKey(identityOf(each, reading.context.ids), reading.context.ids) ?? [],
  ),
];

/** Learners an action is about: one since Data Standard 3, before several could be in one. */
const learnersOf = ({ element, context }: Reading): string[] =>
  membersOf(element, "StudentReference").flatMap(
    (each) => studentKey(identityOf(each, context.ids), context.ids) ?? [],
  );

const actionKey = (reading: Reading, learner: string | undefined) =>
  opaque(within(learner, joined(reading.text("DisciplineActionIdentifier")), joined(reading.text("DisciplineDate"))));

/**
 * `DisciplineAction`: days out of class, if it is of the kind that takes a learner out. What it was stands with the incident
 * it followed from.
 */
export const disciplineAction = elementAdapter(
  "DisciplineAction",
  interchange,
  (reading) => actionKey(reading, studentOf(reading)),
  (reading, row) => {
    const { context, at, out } = reading;
    const on = reading.date("DisciplineDate");
    const school = reading.key(organizationKey, "ResponsibilitySchoolReference", "AssignmentSchoolReference");
    const days = reading.number("ActualDisciplineActionLength") ?? reading.number("DisciplineActionLength");
    const types = reading
      .values("Discipline")
      .map((value) => removals.means.get(lettersOf(value)))
      .filter((each) => each !== undefined);
    for (const learner of learnersOf(reading))
      for (const type of new Set(types))
        out.add(row, at, {
          noun: "entry",
          // One key for two children would join them as surely as the number of the incident.
          key: `DisciplineAction/${actionKey(reading, learner)}#removal/${type}`,
          kind: "removal",
          learner,
          ...maybe("observedOn", on),
          body: {
            type,
            ...maybe("days", days !== undefined && days >= 0 ? days : undefined),
            ...maybe("school", school && context.schoolNames.get(school)),
          },
        });
  },
  (reading) => {
    const { followed } = reading.context;
    for (const learner of learnersOf(reading))
      for (const incident of incidentsOf(reading, learner)) {
        const key = within(learner, incident) ?? "";
        followed.set(key, [...(followed.get(key) ?? []), ...reading.eachWords("Discipline")]);
      }
  },
);
