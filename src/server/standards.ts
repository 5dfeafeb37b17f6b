import { findAnyMap, standardsWith } from "../exchange/map.job.ts";
import { coherenceMap } from "../interop/coherence-map/coherence-map.ts";
import { daypackFacts } from "../interop/daypack/daypack.ts";
import { edfi } from "../interop/edfi/edfi.ts";
import { canvas } from "../interop/lms/canvas.ts";
import { lmsToolkit } from "../interop/lms/toolkit.ts";
import { mappedStandard } from "../interop/mapped/mapped.ts";
import { shippedMaps } from "../interop/mapped/shipped.ts";
import { oneroster } from "../interop/oneroster/oneroster.ts";
import { sds } from "../interop/sds/sds.ts";
import type { Standard } from "../interop/standard.ts";
import { Problem } from "../kernel/problem.ts";
import type { Database } from "../store/connect.ts";

/** Every standard whose bundles an import reads; the first that knows the files reads them. */
export const standards: readonly Standard[] = [
  daypackFacts,
  coherenceMap,
  edfi,
  sds,
  oneroster,
  lmsToolkit,
  canvas,
  mappedStandard(shippedMaps),
];

/** Standards for one import: all of them with the maps kept here, or the one map that somebody named. Throws `map-unknown`. */
export async function standardsFor(work: Database, map: string | undefined): Promise<readonly Standard[]> {
  const named = map === undefined ? undefined : await findAnyMap(work, shippedMaps, map);
  if (map !== undefined && !named) throw new Problem("map-unknown");
  return standardsWith(work, standards, shippedMaps, named);
}
