import { spawnSync } from "node:child_process";

/** Everything a commit must pass, the quick ones first; stops at the first that does not. */
const node = process.execPath;
const checks: readonly [name: string, command: string, ...args: string[]][] = [
  ["types", node, "node_modules/typescript/bin/tsc", "--noEmit"],
  ["format and lint", node, "node_modules/@biomejs/biome/bin/biome", "check"],
  ["unused code", node, "node_modules/knip/bin/knip.js"],
  ["words in every language", node, "scripts/words.ts"],
  ["tests, floors among them", node, "scripts/test.ts"],
];

for (const [name, command, ...args] of checks) {
  console.log(`\n== ${name}`);
  const { status } = spawnSync(command, args, { stdio: "inherit" });
  if (status !== 0) {
    console.error(`\n${name}: failed`);
    process.exit(status ?? 1);
  }
}
