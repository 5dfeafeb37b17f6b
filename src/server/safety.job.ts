import { keepExceptions } from "../privacy/exception.job.ts";
import type { ClockWork } from "./clockwork.ts";
import { packOf } from "./pack.ts";

/** Twice a minute: what an exception opened is written down as ended once it is, and a family is told what may be told since. */
export const closeExceptions: ClockWork = (store) => keepExceptions(store, packOf(store));
