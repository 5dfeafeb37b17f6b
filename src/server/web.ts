import { existsSync, readdirSync, statSync } from "node:fs";
import { access, constants, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { projectFolder } from "./config.ts";

/** Folders a change in which makes the built app old: the screens, and the pure files they draw with. */
const sources = ["src", "vite.config.ts", "lingui.config.ts", "package-lock.json"];

function newestChange(path: string): number {
  const info = statSync(path);
  if (!info.isDirectory()) return info.mtimeMs;
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(
      (each) =>
        each.isFile() && /\.(tsx?|css|po|json|svg|html)$/.test(each.name) && !/\.(test|testing)\.tsx?$/.test(each.name),
    )
    .reduce((newest, each) => Math.max(newest, statSync(join(each.parentPath, each.name)).mtimeMs), 0);
}

const stampOf = (folder: string) => join(folder, ".built-from");

const isBuiltFrom = async (folder: string, newest: string): Promise<boolean> =>
  existsSync(join(folder, "index.html")) && (await readFile(stampOf(folder), "utf8").catch(() => "")) === newest;

const isOursToWrite = (folder: string): Promise<boolean> =>
  mkdir(folder, { recursive: true })
    .then(() => access(folder, constants.W_OK))
    .then(
      () => true,
      () => false,
    );

/**
 * Builds the web app where it is missing or older than its source; answers its folder, some 3 s later on the first start. Where
 * the project is somebody else's (installed by root, run by a user), it goes into `otherwise`.
 */
export async function buildWeb(folder: string, say: (text: string) => void, otherwise = folder): Promise<string> {
  const newest = String(Math.max(...sources.map((each) => newestChange(join(projectFolder, each)))));
  for (const each of [folder, otherwise]) if (await isBuiltFrom(each, newest)) return each;
  say("Building the web app ...");
  const target = (await isOursToWrite(dirname(folder))) ? folder : otherwise;
  // Beside it first: two starts at once do not mix their files, and one that is cut off leaves nothing that looks built.
  const made = `${target}.new-${process.pid}`;
  const { build } = await import("vite");
  try {
    await build({
      configFile: join(projectFolder, "vite.config.ts"),
      configLoader: "native", // the other loaders write into node_modules, which may not be ours
      build: { outDir: made, emptyOutDir: true },
      logLevel: "error",
    });
    await writeFile(stampOf(made), newest);
    await rm(target, { recursive: true, force: true });
    await rename(made, target).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error; // another start was quicker
    });
  } finally {
    await rm(made, { recursive: true, force: true });
  }
  return target;
}
