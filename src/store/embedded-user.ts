import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { chown } from "node:fs/promises";
import { userInfo } from "node:os";
import { dirname, join } from "node:path";

/**
 * PostgreSQL refuses to run as root. Three ways:
 * an ordinary user runs it directly; root maps itself to `nobody` in a user namespace, which works even under a home that
 * others may not enter; where namespaces are forbidden (some containers), root really becomes `nobody`. A user without a name
 * (`docker run --user 1234`), whom initdb refuses, maps itself too.
 */
export interface RunAs {
  readonly way: "directly" | "namespace" | "nobody";
  /** Whom the files must belong to, as the kernel sees it. */
  readonly owner: number | undefined;
  run(command: string, args: readonly string[], options: SpawnOptions): ChildProcess;
}

/** Has an entry in every passwd, which initdb wants. */
const nobody = 65534;

function mayUseNamespaces(): boolean {
  const tried = spawnSync("unshare", [...mapToNobody, "true"], { stdio: "ignore" });
  return tried.status === 0;
}
const mapToNobody = ["--user", `--map-user=${nobody}`, `--map-group=${nobody}`];

/** The first folder on the way to `path` that others may not enter, or `undefined`. */
function closedFolder(path: string): string | undefined {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder) && statSync(folder).isDirectory() && (statSync(folder).mode & 0o001) === 0) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

function hasName(): boolean {
  try {
    return userInfo().username !== "";
  } catch {
    return false;
  }
}

/** Decides how to run the binaries under `root` on the data in `folder`. Throws a sentence where no way is left. */
export function decideRunAs(root: string, folder: string): RunAs {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && (hasName() || !mayUseNamespaces())) {
    return { way: "directly", owner: undefined, run: (command, args, options) => spawn(command, [...args], options) };
  }
  if (!isRoot || mayUseNamespaces()) {
    return {
      way: "namespace",
      owner: isRoot ? 0 : undefined,
      run: (command, args, options) => spawn("unshare", [...mapToNobody, command, ...args], options),
    };
  }
  const closed = closedFolder(join(root, "bin")) ?? closedFolder(dirname(folder));
  if (closed) {
    throw new Error(
      `PostgreSQL cannot run as root, and the user "nobody" may not enter ${closed}. Start Daypack as an ordinary user, or put ` +
        "the project and DAYPACK_DATA where others may enter, such as /srv/daypack.",
    );
  }
  return {
    way: "nobody",
    owner: nobody,
    run: (command, args, options) => spawn(command, [...args], { ...options, uid: nobody, gid: nobody }),
  };
}

/** Gives a folder to whoever runs the database on it. */
export async function giveTo(runAs: RunAs, folder: string): Promise<void> {
  if (runAs.owner !== undefined && statSync(folder).uid !== runAs.owner) await chown(folder, runAs.owner, runAs.owner);
}
