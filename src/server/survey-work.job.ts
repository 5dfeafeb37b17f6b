import { tellOfSurveys } from "../profile/instrument.job.ts";
import type { Store } from "../store/store.ts";
import { packOf } from "./pack.ts";

/** Tells or asks families of questionnaires that were launched. */
export const surveyWork = (store: Store): Promise<number> => tellOfSurveys(store.work, packOf(store));
