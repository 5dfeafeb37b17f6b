import { sweepBlobs } from "../entry/blob.job.ts";
import type { ClockWork } from "./clockwork.ts";
import { filePlaceOf } from "./file-settings.ts";

/** Once a day: bytes that nothing refers to any more go. */
export const sweepFiles: ClockWork = (store, _, { config }) => sweepBlobs(store.work, filePlaceOf(config).blobs);
