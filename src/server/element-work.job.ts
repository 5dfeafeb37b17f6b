import { applySwitches, followSchools } from "../entry/element.job.ts";
import { digestWork } from "../exchange/due.job.ts";
import type { Store } from "../store/store.ts";
import { kindsOf } from "./live-kinds.ts";

/** Goes on with what a district or school turned off or on, where a server was stopped in the middle of it. */
export const elementWork = async (store: Store): Promise<void> =>
  applySwitches(store.work, await digestWork(store.work, kindsOf(store)));

/** Of learners who came to a school or left one, what it turned off. */
export const elementsOfTheDay = async (store: Store): Promise<void> =>
  followSchools(store.work, await digestWork(store.work, kindsOf(store)));
