import { coherenceMap } from "../interop/coherence-map/coherence-map.ts";
import { daypackFacts } from "../interop/daypack/daypack.ts";
import { edfi } from "../interop/edfi/edfi.ts";
import { mappedStandard } from "../interop/mapped/mapped.ts";
import { shippedMaps } from "../interop/mapped/shipped.ts";
import { oneroster } from "../interop/oneroster/oneroster.ts";
import { sds } from "../interop/sds/sds.ts";
import type { Standard } from "../interop/standard.ts";

/** Every standard whose bundles an import reads; the first that knows the files reads them. */
export const standards: readonly Standard[] = [
  daypackFacts,
  coherenceMap,
  edfi,
  sds,
  oneroster,
  mappedStandard(shippedMaps),
];
