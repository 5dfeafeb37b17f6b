import { DiskBlobs } from "../store/blob-disk.ts";
import { Database } from "../store/connect.ts";
import { finishFile } from "./file-finish.job.ts";
import { defaultLimits } from "./file-type.ts";

/** A process of its own that finishes one upload: for tests that kill it. */
const { connection, incoming, kept, arrived } = JSON.parse(process.argv[2] ?? "");
const work = new Database(connection);
console.log("begun");
await finishFile(work, { incoming, blobs: new DiskBlobs(kept), limits: defaultLimits }, arrived);
await work.close();
