import { applySwitches, followSchools } from "../entry/element.job.ts";
import { digestWork } from "../exchange/due.job.ts";
import type { Store } from "../store/store.ts";
import { kinds } from "./kinds.ts";

/** Goes on with what a district or school turned off or on, where a server was stopped in the middle of it. */
export const elementWork = async ({ work }: Store): Promise<void> => applySwitches(work, await digestWork(work, kinds));

/** Of learners who came to a school or left one, what it turned off. */
export const elementsOfTheDay = async ({ work }: Store): Promise<void> =>
  followSchools(work, await digestWork(work, kinds));
