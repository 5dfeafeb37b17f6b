import { keepAges } from "../privacy/age.job.ts";
import { heedDocuments, remindOfReviews } from "../privacy/court.job.ts";
import { keepExceptions } from "../privacy/exception.job.ts";
import { watchLooks } from "../privacy/unusual.job.ts";
import type { ClockWork } from "./clockwork.ts";
import { packOf } from "./pack.ts";

/** Twice a minute: what an exception opened is written down as ended once it is, and a family is told what may be told since. */
export const closeExceptions: ClockWork = (store) => keepExceptions(store, packOf(store));

/** Once a school date: who comes of age is told, what a court's paper ends on its day pauses, papers are to be looked at again, the looks of the days before are judged. */
export const keepSafe: ClockWork = async (store) => {
  await keepAges(store, packOf(store));
  await heedDocuments(store, packOf(store));
  await remindOfReviews(store);
  await watchLooks(store);
};
