import { type FileMap, isFileMap, mapErrors } from "./map.ts";
import accuplacer from "./maps/accuplacer.json" with { type: "json" };
import act from "./maps/act.json" with { type: "json" };
import ap from "./maps/ap.json" with { type: "json" };
import beacon from "./maps/beacon.json" with { type: "json" };
import circle from "./maps/circle.json" with { type: "json" };
import dibels8 from "./maps/dibels-8.json" with { type: "json" };
import dibelsNext from "./maps/dibels-next.json" with { type: "json" };
import fastbridge from "./maps/fastbridge.json" with { type: "json" };
import ireadyEla from "./maps/iready-ela.json" with { type: "json" };
import ireadyLessons from "./maps/iready-lessons.json" with { type: "json" };
import ireadyMath from "./maps/iready-math.json" with { type: "json" };
import ireadyWindow from "./maps/iready-window.json" with { type: "json" };
import mapGrowth from "./maps/map-growth.json" with { type: "json" };
import mvpa from "./maps/mvpa.json" with { type: "json" };
import myigdis from "./maps/myigdis.json" with { type: "json" };
import preact from "./maps/preact.json" with { type: "json" };
import preactFixed from "./maps/preact-fixed.json" with { type: "json" };
import psat from "./maps/psat.json" with { type: "json" };
import sat from "./maps/sat.json" with { type: "json" };
import scAlt from "./maps/sc-alt.json" with { type: "json" };
import scPta from "./maps/sc-pta.json" with { type: "json" };
import staar from "./maps/staar.json" with { type: "json" };
import staarFixed from "./maps/staar-fixed.json" with { type: "json" };
import staarInterim from "./maps/staar-interim.json" with { type: "json" };
import starMath from "./maps/star-math.json" with { type: "json" };
import starReading from "./maps/star-reading.json" with { type: "json" };
import starSkills from "./maps/star-skills.json" with { type: "json" };
import starStandards from "./maps/star-standards.json" with { type: "json" };
import widaAccess from "./maps/wida-access.json" with { type: "json" };
import widaAlternateAccess from "./maps/wida-alternate-access.json" with { type: "json" };
import win from "./maps/win.json" with { type: "json" };

/** A map from outside this program. Throws on one that is none: a shipped map is under test. */
function mapIn(value: unknown): FileMap {
  if (!isFileMap(value)) throw new Error(`a shipped map is no map: ${mapErrors(value).join("; ")}`);
  return value;
}

/**
 * Maps of the products that schools buy most, made from the layouts that Ed-Fi's users publish. A file of one of these is known by
 * its headers. Source: edanalytics/earthmover_edfi_bundles, Apache-2.0 (NOTICE).
 */
export const shippedMaps: readonly FileMap[] = [
  accuplacer,
  act,
  ap,
  beacon,
  circle,
  dibels8,
  dibelsNext,
  fastbridge,
  ireadyEla,
  ireadyLessons,
  ireadyMath,
  ireadyWindow,
  mapGrowth,
  mvpa,
  myigdis,
  preact,
  preactFixed,
  psat,
  sat,
  scAlt,
  scPta,
  staar,
  staarFixed,
  staarInterim,
  starMath,
  starReading,
  starSkills,
  starStandards,
  widaAccess,
  widaAlternateAccess,
  win,
].map(mapIn);
