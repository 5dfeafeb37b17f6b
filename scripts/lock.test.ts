import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

interface Locked {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
const lock = JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8")) as {
  readonly packages: Readonly<Record<string, Locked>>;
};

/** Where a package finds another: its own `node_modules` first, then those of every folder above. */
function found(from: string, name: string): Locked | undefined {
  for (let folder = from; ; folder = folder.slice(0, folder.lastIndexOf("node_modules/"))) {
    const at = `${folder.replace(/\/?$/, folder ? "/" : "")}node_modules/${name}`;
    if (lock.packages[at] || folder === "") return lock.packages[at];
  }
}

it("locks the packages of every platform, or npm ci fails on the machines it was not written on", () => {
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !found(path, name)?.version)
      .map((name) => `${path} needs ${name}`),
  );
  expect(missing).toEqual([]);
});
