import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sparticuz from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

const systemPaths = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** A closed network and a shared machine: no calls home, no sandbox as root. */
const flags = [
  ...[
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/**
 * Of the flags that the packaged binary comes with, what would make it another browser than people have: in one process all
 * windows send the first one's cookies, so that two people would be one; and nobody switches the same-origin rule off.
 */
const unlike = /^--(headless|single-process|disable-web-security|allow-running-insecure-content)/;

/**
 * A Chromium to drive: CHROMIUM_PATH, a system one, Playwright's own, else the binary that the package `@sparticuz/chromium`
 * ships, which runs on a bare Linux.
 */
export async function launchBrowser(): Promise<Browser> {
  const own = chromium.executablePath();
  const found = [process.env.CHROMIUM_PATH, ...systemPaths, own].find((path) => path && existsSync(path));
  if (found) return chromium.launch({ executablePath: found, args: flags });
  const args = [...new Set([...sparticuz.args.filter((flag) => !unlike.test(flag)), ...flags])];
  return chromium.launch({ executablePath: await unpacked(), args });
}

/**
 * The package's binary, unpacked once for a user and a version. The package by itself unpacks into the folder that all users
 * share, where another one may not run it, and where a second file of journeys that starts meanwhile would run half of it.
 */
async function unpacked(): Promise<string> {
  const { devDependencies } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    devDependencies: Record<string, string>;
  };
  const folder = join(
    tmpdir(),
    `daypack-chromium-${devDependencies["@sparticuz/chromium"]}-${process.getuid?.() ?? "own"}`,
  );
  if (!existsSync(folder)) {
    const making = await mkdtemp(`${folder}-`);
    const name = "TMPDIR"; // where the package unpacks
    const before = process.env[name];
    process.env[name] = making;
    try {
      await sparticuz.executablePath();
    } finally {
      if (before === undefined) delete process.env[name];
      else process.env[name] = before;
    }
    await rename(making, folder).catch(() => rm(making, { recursive: true, force: true })); // somebody else was first
  }
  return join(folder, "chromium");
}
