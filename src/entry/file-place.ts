import type { BlobStore } from "../store/blob.ts";
import type { Scanner } from "./file-scan.job.ts";
import type { FileLimits } from "./file-type.ts";

/** Where files go, and what is asked of them on the way: settings of the installation. */
export interface FilePlace {
  /** Where uploads lie until they are whole and checked. On the disk of this server, in a folder of its own. */
  readonly incoming: string;
  readonly blobs: BlobStore;
  readonly limits: FileLimits;
  /** Without one nothing is scanned. */
  readonly scanner?: Scanner | undefined;
}
