import { newId } from "../kernel/id.ts";
import type { Drawn } from "./families.testing.ts";
import { at, type Cast, type Put } from "./families-cast.testing.ts";

/** Schools, classes and staff, agreements of apps and helpers, and every hat. */
export async function putPlaces(put: Put, drawn: Drawn, cast: Cast): Promise<void> {
  const { district, schools, registrar, guardians, staff, subjects, apps, helpers, classes } = cast;
  await put("organization", [
    { id: district, kind: "district", name: "D", parent_id: null },
    ...schools.map((id) => ({ id, kind: "school", name: "S", parent_id: district })),
  ]);
  await put(
    "organization_tree",
    [district, ...schools].flatMap((organization_id) =>
      [...new Set([district, organization_id])].map((ancestor_id) => ({ ancestor_id, organization_id })),
    ),
  );
  await put(
    "staff",
    [...staff, registrar].map((id) => ({ id, display_name: "T", sort_name: "t" })),
  );
  await put(
    "guardian",
    guardians.map((id) => ({ id })),
  );
  await put(
    "class",
    classes.map(({ id, school, whole }) => ({
      id,
      organization_id: at(schools, school),
      title: "C",
      starts_on: whole.startsOn,
      ends_on: whole.endsOn,
      grade_levels: [],
    })),
  );
  await put(
    "assignment",
    classes.map(({ id, school, duty, staff: who }) => ({
      id: newId(),
      staff_id: at(staff, who),
      organization_id: at(schools, school),
      class_id: id,
      role: "teacher",
      starts_on: duty.startsOn,
      ends_on: duty.endsOn,
    })),
  );
  await put("agreement", [
    ...drawn.apps.map((each, n) => ({
      id: apps[n],
      kind: "app",
      name: "A",
      purpose: "p",
      slices: each.slices,
      starts_on: each.startsOn,
      ends_on: each.endsOn,
    })),
    ...drawn.helpers.map((each, n) => ({
      id: helpers[n],
      kind: "helper",
      name: "H",
      purpose: "p",
      slices: [],
      starts_on: each.startsOn,
      ends_on: each.endsOn,
    })),
  ]);
  await put(
    "agreement_scope",
    drawn.apps.flatMap((each, n): Record<string, unknown>[] =>
      each.whole
        ? [{ agreement_id: apps[n], organization_id: district, class_id: null }]
        : classes.slice(0, 1).map(({ id }) => ({ agreement_id: apps[n], organization_id: district, class_id: id })),
    ),
  );
  await put("subject", subjects);
}
