import { join } from "node:path";
import type { FilePlace } from "../entry/file-place.ts";
import type { Scanner } from "../entry/file-scan.job.ts";
import { defaultLimits, type FileLimits, fileClasses } from "../entry/file-type.ts";
import { DiskBlobs } from "../store/blob-disk.ts";
import { S3Blobs, type S3Place } from "../store/blob-s3.ts";

/** What the environment says of files that people send. */
export interface FileSettings {
  readonly limits: FileLimits;
  readonly scanner: Scanner | undefined;
  /** Without it bytes lie in the data folder. */
  readonly s3: S3Place | undefined;
}

/** Reads them; answers a text that says how to mend the first that makes no sense. */
export function readFileSettings(env: NodeJS.ProcessEnv): FileSettings | string {
  const limits: Record<string, number> = { ...defaultLimits };
  for (const part of (env.DAYPACK_FILE_MB ?? "").split(",").filter(Boolean)) {
    const [name = "", megabytes = ""] = part.split("=").map((each) => each.trim());
    if (!fileClasses.some((each) => each === name) || !(Number(megabytes) > 0 && Number(megabytes) <= 1_000_000))
      return `DAYPACK_FILE_MB is like image=30,audio=100,video=5000,document=100, and ${part} is not.`;
    limits[name] = Number(megabytes) * 1_000_000;
  }
  const scanner = readScanner(env.DAYPACK_CLAMD || undefined);
  if (typeof scanner === "string") return scanner;
  const bucket = env.DAYPACK_S3_BUCKET || undefined;
  const endpoint = env.DAYPACK_S3_ENDPOINT || undefined;
  if (endpoint && !URL.canParse(endpoint)) return `DAYPACK_S3_ENDPOINT is no address: ${endpoint}`;
  if (endpoint && !bucket) return "DAYPACK_S3_ENDPOINT needs DAYPACK_S3_BUCKET beside it.";
  const s3 = bucket
    ? { bucket, endpoint, region: env.DAYPACK_S3_REGION ?? "us-east-1", prefix: env.DAYPACK_S3_PREFIX ?? "" }
    : undefined;
  return { limits: limits as Record<keyof FileLimits, number>, scanner, s3 }; // only known names were set
}

function readScanner(said: string | undefined): Scanner | undefined | string {
  if (said === undefined) return undefined;
  if (said.startsWith("/")) return { path: said };
  const [, host = "", port = ""] = /^(.+):(\d+)$/.exec(said) ?? [];
  if (host === "" || Number(port) > 65_535) return `DAYPACK_CLAMD is host:port or the path of a socket: ${said}`;
  return { host: host.replace(/^\[(.*)\]$/, "$1"), port: Number(port) };
}

/** Where files go with these settings. */
export const filePlaceOf = ({
  dataFolder,
  files: { limits, scanner, s3 },
}: {
  readonly dataFolder: string;
  readonly files: FileSettings;
}): FilePlace => ({
  incoming: join(dataFolder, "files", "incoming"),
  blobs: s3 ? new S3Blobs(s3) : new DiskBlobs(join(dataFolder, "files", "kept")),
  limits,
  scanner,
});
