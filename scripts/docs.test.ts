import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { shippedPack } from "../src/privacy/pack.ts";
import { printMatrix } from "./matrix-page.ts";

const project = fileURLToPath(new URL("..", import.meta.url));
const read = (path: string) => readFileSync(join(project, path), "utf8");

const filesIn = (folder: string, name: RegExp): string[] =>
  readdirSync(join(project, folder), { recursive: true, encoding: "utf8" })
    .map((file) => join(folder, file))
    .filter((file) => name.test(file));

const pages = [
  ...readdirSync(project).filter((name) => name.endsWith(".md")),
  ...filesIn("docs", /\.md$/).filter((path) => !path.startsWith("docs/plan/")),
];
const sources = ["src", "bin", "scripts", "acceptance", "bench"].flatMap((folder) =>
  filesIn(folder, /\.(tsx?|js|sql|json|po|css)$/),
);

/** What a heading is called in a link, as GitHub makes it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
const headingsOf = (path: string) => [...read(path).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => heading.trim());

it("prints the privacy matrix as the pack has it: run `npm run privacy-matrix` after a change", () => {
  expect(read("docs/privacy-matrix.md")).toBe(printMatrix(shippedPack));
});

it("links only to what is there: files, and headings in them", () => {
  const broken = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = ""]) => {
      if (/^(https?|mailto):/.test(link)) return [];
      const [path = "", anchor] = link.split("#");
      const target = path === "" ? page : normalize(join(dirname(page), path));
      if (!existsSync(join(project, target))) return [`${page}: ${link}`];
      const isMissing = anchor !== undefined && !headingsOf(target).map(anchorOf).includes(anchor);
      return isMissing ? [`${page}: ${link}`] : [];
    }),
  );
  expect(broken).toEqual([]);
});

/** What a page can be cited for: a heading, or a word it explains. */
const says = (path: string, word: string) => headingsOf(path).includes(word) || read(path).includes(`*${word}*`);

it("has every page that the source or another page names, with the heading or word it names", () => {
  const named = /\b(?:docs\/)[\w./-]+\.md(?:, "([^"]+)")?/g;
  const missing = [...sources, ...pages].flatMap((file) =>
    [...read(file).matchAll(named)].flatMap(([text, heading]) => {
      const path = text.replace(/, ".*/, "");
      if (!existsSync(join(project, path))) return [`${file}: ${path}`];
      return heading === undefined || says(path, heading) ? [] : [`${file}: ${text}`];
    }),
  );
  expect(missing).toEqual([]);
});

it("cites no page that whoever reads this repository does not have", () => {
  const kept = new Set([...pages, "sample/NOTICE.md"].map((page) => page.split("/").at(-1)));
  const absent = [...sources, ...pages].flatMap((file) =>
    [...read(file).matchAll(/\b[A-Z]{4,}\.md\b|\((?:DOMAIN|DOOR|ENGINE|ARCHITECTURE|DESIGN|STYLE|FACTS)\b[^)]*\)/g)]
      .map(([text]) => text)
      .filter((text) => !kept.has(text))
      .map((text) => `${file}: ${text}`),
  );
  expect(absent).toEqual([]);
});

it("has every decision that the source cites", () => {
  const kept = readdirSync(join(project, "docs/adr")).map((name) => Number(name.slice(0, 4)));
  const cited = sources.flatMap((file) =>
    [...read(file).matchAll(/\bADR (\d+)\b/g)].map(([, number]) => Number(number)),
  );
  expect(cited.length).toBeGreaterThan(0);
  expect(cited.filter((number) => !kept.includes(number))).toEqual([]);
});

it("explains every environment variable that the source reads, and none that it does not", () => {
  const readBySource = sources.flatMap((file) => {
    const text = read(file);
    const taken = [...text.matchAll(/\{([^{}]*)\} = process\.env\b/g)].flatMap(
      ([, names = ""]) => names.match(/\b[A-Z][A-Z0-9_]+\b/g) ?? [],
    );
    return [...[...text.matchAll(/\benv\.([A-Z][A-Z0-9_]+)\b/g)].map(([, name]) => name), ...taken];
  });
  const others = ["PATH", "HOME", "NODE_ENV"];
  const ours = new Set(readBySource.filter((name) => !others.includes(name ?? "")));
  const table = [...read("docs/operating.md").matchAll(/^\| `([A-Z0-9_]+)` \|/gm)].map(([, name]) => name);
  expect(table.sort()).toEqual([...ours].sort());
});

it("explains every exit code of the command line", () => {
  const codes = [...read("src/server/cli.ts").matchAll(/^const exitCodes = \{(.*)\}/gm)].flatMap(
    ([, list = ""]) => list.match(/\d+/g) ?? [],
  );
  expect(codes.length).toBeGreaterThan(0);
  const explained = [...read("docs/operating.md").matchAll(/^\| (\d+)/gm)].map(([, code]) => code);
  expect(codes.filter((code) => !explained.includes(code))).toEqual([]);
});

it("keeps the pages short enough to be read", () => {
  const long = pages.filter((page) => page !== "docs/privacy-matrix.md" && statSync(join(project, page)).size > 30_000);
  expect(long).toEqual([]);
});
