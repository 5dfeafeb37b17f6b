import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const src = fileURLToPath(new URL("../src/", import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter(
  (file) => /\.tsx?$/.test(file) && !/\.(test|testing|d)\.tsx?$/.test(file),
);

/** Whether a doc comment stands above a line, or above the declaration that it directly goes on from: a shape and its type. */
function isTold(lines: readonly string[], at: number): boolean {
  const before = lines[at - 1] ?? "";
  if (before.endsWith("*/")) return true;
  if (before === "") return false;
  const start = lines.slice(0, at).findLastIndex((line) => /^[a-z]/i.test(line));
  return start >= 0 && isTold(lines, start);
}

it("says of every export what its signature cannot", () => {
  const untold = files.flatMap((file) => {
    const lines = readFileSync(join(src, file), "utf8").split("\n");
    return lines.flatMap((line, at) =>
      /^export (?!\{|\*|type \{)/.test(line) && !isTold(lines, at) ? [`${file}:${at + 1}`] : [],
    );
  });
  expect(files.length).toBeGreaterThan(400);
  expect(untold).toEqual([]);
});
