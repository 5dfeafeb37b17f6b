import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { hasWords } from "./remark-words.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const filesIn = (folder: string, end: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(end) && !/\.(test|testing)\.ts$/.test(name))
    .map((name) => ({ name: join(folder, name), text: readFileSync(join(root, folder, name), "utf8") }));

/** Names of fields, `test.title`, look like codes. */
const isOfFields =
  /interop\/mapped\/(targets|targets-record|targets-roster|facts|guess|guess-fields|guess-fit|guess-map)\.ts$|exchange\/hook\.job\.ts$/;

/** Codes as they stand in the sources: `family.what-is-wrong` in quotes. Names of files, columns and statements look alike. */
const codesIn = (text: string): string[] =>
  [...text.matchAll(/(?<!statement(?:<[^>]*>)?\(\s*)["']([a-z]{2,}(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)["']/g)]
    .map(([, code = ""]) => code)
    .filter((code) => !/\.(csv|json|xml|db|id)$/.test(code));

const said = new Map(
  ["src/interop", "src/exchange"].flatMap((folder) =>
    filesIn(folder, ".ts")
      .filter(({ name }) => !isOfFields.test(name))
      .flatMap(({ name, text }) => codesIn(text).map((code) => [code, name] as const)),
  ),
);
const pages = filesIn("docs/standards", ".md");
const rows = pages.flatMap(({ text }) => text.split("\n").filter((line) => line.startsWith("| `")));
const told = new Set(
  rows.flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`([a-z-]+\.[a-z-]+)`/g)].map(([, code = ""]) => code)),
);

it("finds the codes it looks for", () => {
  for (const code of ["date.invalid", "class.school-unknown", "bundle.bomb", "edfi.not-kept", "source.another"])
    expect([code, said.has(code)]).toEqual([code, true]);
});

it("tells of every remark and refusal in a table of docs/standards", () => {
  expect([...said].filter(([code]) => !told.has(code))).toEqual([]);
});

it("has words for every remark and refusal: src/exchange/remark-words.json", () => {
  expect([...told].filter((code) => said.has(code) && !hasWords(code))).toEqual([]);
});

it("tells of none that no code says", () => {
  // Made of the name of a fact and of what it refers to, or of a kind.
  const made =
    /^(organization|term|school-day|course|class|assignment|unit)\.(organization|parent|course|class|staff|term)-unknown$/;
  const files = /\.(csv|json|ndjson|xml)$/;
  expect([...told].filter((code) => !said.has(code) && !made.test(code) && !files.test(code))).toEqual([]);
});
