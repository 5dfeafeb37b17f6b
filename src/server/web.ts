import { existsSync, readdirSync, statSync } from "node:fs";
import { access, constants, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip, type ZlibOptions } from "node:zlib";
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

/** The newest change of anything the app is made of, in milliseconds: what a build is known by. */
export const newestSource = (): number => Math.max(...sources.map((each) => newestChange(join(projectFolder, each))));

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

/** Beside each file of text, the file as it goes over the line: a school's connection is shared by a whole building. */
async function compressFiles(folder: string): Promise<void> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  await Promise.all(
    names
      .filter((name) => /\.(js|css|svg)$/.test(name))
      .map(async (name) => {
        const path = join(folder, name);
        const text = await readFile(path);
        await writeFile(`${path}.br`, await promisify(brotliCompress)(text));
        await writeFile(`${path}.gz`, await promisify<Buffer, ZlibOptions, Buffer>(gzip)(text, { level: 9 }));
      }),
  );
}

/** Runs the bundler as for people, whoever starts it: a test would get the React for developing, three times as large. */
async function inProduction<T>(run: () => Promise<T>): Promise<T> {
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = "production";
  try {
    return await run();
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}

/**
 * Builds the web app where it is missing or older than its source; answers its folder, some 3 s later on the first start. Where
 * the project is somebody else's (installed by root, run by a user), it goes into `otherwise`.
 */
export async function buildWeb(folder: string, say: (text: string) => void, otherwise = folder): Promise<string> {
  const newest = String(newestSource());
  for (const each of [folder, otherwise]) if (await isBuiltFrom(each, newest)) return each;
  say("Building the web app ...");
  const target = (await isOursToWrite(dirname(folder))) ? folder : otherwise;
  // Beside it first: two starts at once do not mix their files, and one that is cut off leaves nothing that looks built.
  const made = `${target}.new-${process.pid}`;
  const { build } = await import("vite");
  try {
    await inProduction(() =>
      build({
        configFile: join(projectFolder, "vite.config.ts"),
        configLoader: "native", // the other loaders write into node_modules, which may not be ours
        build: { outDir: made, emptyOutDir: true },
        logLevel: "error",
      }),
    );
    await compressFiles(made);
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
