import { existsSync, readdirSync, statSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
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

/** Builds the web app where it is missing or older than its source; answers its folder, some 3 s later on the first start. */
export async function buildWeb(folder: string, say: (text: string) => void): Promise<string> {
  const stamp = join(folder, ".built-from");
  const newest = String(Math.max(...sources.map((each) => newestChange(join(projectFolder, each)))));
  const built = await readFile(stamp, "utf8").catch(() => undefined);
  if (built === newest && existsSync(join(folder, "index.html"))) return folder;
  say("Building the web app ...");
  const { build } = await import("vite");
  await build({
    configFile: join(projectFolder, "vite.config.ts"),
    build: { outDir: folder, emptyOutDir: true },
    logLevel: "error",
  });
  await writeFile(stamp, newest);
  return folder;
}
