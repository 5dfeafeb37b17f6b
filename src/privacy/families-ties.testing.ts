import { addDays } from "../kernel/date.ts";
import { newId } from "../kernel/id.ts";
import { type Drawn, today } from "./families.testing.ts";
import { at, type Cast, moment, type Put } from "./families-cast.testing.ts";

/** The learner, and who is tied to them: enrollments, guardians, teams, helpers with their consents. */
export async function putTies(put: Put, drawn: Drawn, cast: Cast): Promise<void> {
  const { schools, learner, guardians, staff, households, adults, helpers, classes } = cast;
  await put("learner", [
    {
      learner_id: learner,
      born_on: drawn.bornOn,
      display_name: "L",
      sort_name: "l",
      given_sort_name: "l",
      trusted: false,
      created_at: moment(-40, 0),
    },
  ]);
  await put("enrollment", [
    ...drawn.schools.map(({ school, span: each }) => ({
      learner_id: learner,
      id: newId(),
      organization_id: at(schools, school),
      class_id: null,
      starts_on: each.startsOn,
      ends_on: each.endsOn,
    })),
    ...classes.map(({ id, school, seat }) => ({
      learner_id: learner,
      id: newId(),
      organization_id: at(schools, school),
      class_id: id,
      starts_on: seat.startsOn,
      ends_on: seat.endsOn,
    })),
  ]);
  await put(
    "guardianship",
    drawn.guardianships.map((each) => ({
      learner_id: learner,
      id: newId(),
      guardian_id: at(guardians, each.guardian),
      household_id: each.household === null ? null : at(households, each.household),
      relationship: "parent",
      may_read: each.mayRead,
      may_decide: each.mayDecide,
      is_primary: false,
      starts_on: each.span.startsOn,
      ends_on: each.span.endsOn,
    })),
  );
  const cases = drawn.cases.map((each) => ({ id: newId(), ...each }));
  await put(
    "support_case",
    cases.map(({ id, whole }) => ({ learner_id: learner, id, starts_on: whole })),
  );
  await put(
    "case_member",
    cases.map(({ id, staff: who, restricted, member }) => ({
      learner_id: learner,
      case_id: id,
      staff_id: at(staff, who),
      reads_restricted: restricted,
      starts_on: member.startsOn,
      ends_on: member.endsOn,
    })),
  );
  await put(
    "agreement_learner",
    drawn.helpers.flatMap(({ invited }, n) =>
      invited
        ? [
            {
              ...{ learner_id: learner, agreement_id: helpers[n], starts_on: addDays(today, -5), ends_on: null },
              shared_by: drawn.helpers[n]?.consents ? adults[0] : null,
            },
          ]
        : [],
    ),
  );
  await put(
    "consent",
    drawn.helpers.flatMap(({ consents }, n) =>
      (consents ?? []).map((state) => ({
        ...{ learner_id: learner, id: newId(), agreement_id: helpers[n], state, terms: { kind: "helper" } },
        ...{ starts_on: addDays(today, -5), asked_at: moment(-5, 0), asked_by: adults[0] },
      })),
    ),
  );
}
