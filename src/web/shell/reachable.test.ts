import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const web = fileURLToPath(new URL("..", import.meta.url));
const files = globSync("**/*.{ts,tsx}", { cwd: web }).filter((file) => !/\.test\.|testing/.test(file));
const textOf = (file: string) => readFileSync(`${web}/${file}`, "utf8");
const [routes, others] = [
  files.filter((file) => file === "router.tsx" || file.startsWith("pages/")),
  files.filter((file) => file !== "router.tsx" && !file.startsWith("pages/")),
];
const paths = routes.flatMap((file) =>
  [...textOf(file).matchAll(/^ {2}path: "([^"]+)"/gm)].map(([, path = ""]) => path),
);
/** Where a link, an act, or a place in the bar leads. */
const led = new Set(others.flatMap((file) => [...textOf(file).matchAll(/\bto[:=] ?"([^"]+)"/g)].map(([, to]) => to)));
/** Where one is led by an address that was sent, by what an answer of the API names, by the door, or by having no place yet. */
const byItself = [
  "/",
  "/sign-in",
  "/welcome",
  "/confirm",
  "/help",
  "/shared",
  "/shared/terms",
  "/deleted",
  "/nothing-yet",
];

describe("every page", () => {
  it("is there to be looked at", () => expect(paths.length).toBeGreaterThan(25));

  for (const path of paths.filter((each) => !byItself.includes(each)))
    it(`can be come to without typing its address: ${path}`, () => expect(led).toContain(path));
});

it("every place in a bar, and every link, is a page that there is", () => {
  expect([...led].filter((to) => to !== "." && !paths.includes(to ?? ""))).toEqual([]);
});
