import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const src = fileURLToPath(new URL("../src/", import.meta.url));

/** Lowest first; folders of one floor do not import each other. docs/architecture.md, "Floors". */
const floors = [
  ["kernel"],
  ["store"],
  ["roster", "framework"],
  ["identity"],
  ["privacy"],
  ["entry"],
  ["record", "profile"],
  ["interop"],
  ["insight", "exchange"],
  ["server"],
  ["web"],
];
const floorOf = new Map(floors.flatMap((folders, floor) => folders.map((folder) => [folder, floor] as const)));

/** The role in a file's name, and what each role may use. */
const roleOf = (file: string) => /\.(store|routes|job)\.tsx?$/.exec(file)?.[1] ?? "pure";
const mayUse: Readonly<Record<string, readonly string[]>> = {
  pure: ["pure"],
  store: ["pure", "store"],
  routes: ["pure", "store", "routes", "job"],
  job: ["pure", "store", "job"],
};
/** Outside packages that only some roles may use. */
const impure =
  /^(pg|pg-copy-streams|fastify|@fastify\/.*|fastify-plugin|yauzl|@node-rs\/argon2|node:(fs|net|http|child_process|process|os|dns|tls).*)$/;

interface Import {
  readonly file: string;
  readonly from: string;
  readonly onlyTypes: boolean;
}

const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));
const isTest = (file: string) => /\.(test|testing)\.tsx?$/.test(file);
const imports = files
  .filter((file) => !isTest(file))
  .flatMap((file): Import[] => {
    const text = readFileSync(join(src, file), "utf8");
    const found = text.matchAll(/^\s*(import|export)\s+(type\s+)?(?:[^;'"]*?\sfrom\s+)?["']([^"']+)["']/gm);
    return [...found].map(([, , type, from = ""]) => ({ file, from, onlyTypes: type !== undefined }));
  });
const ours = imports
  .filter(({ from }) => from.startsWith("."))
  .map(({ file, from, onlyTypes }) => ({ file, target: relative(src, join(src, file, "..", from)), onlyTypes }));
const folderOf = (file: string) => file.split("/")[0] ?? "";

it("has only folders that stand on a known floor", () => {
  expect([...new Set(files.map(folderOf))].filter((folder) => !floorOf.has(folder))).toEqual([]);
});

it("never climbs: a file imports lower floors and its own folder", () => {
  const climbs = ours.filter(({ file, target }) => {
    const [here, there] = [floorOf.get(folderOf(file)) ?? -1, floorOf.get(folderOf(target)) ?? 99];
    return folderOf(file) !== folderOf(target) && there >= here;
  });
  expect(climbs).toEqual([]);
});

it("keeps roles apart: rules are pure, stores hold SQL, routes hold HTTP, jobs come later", () => {
  // The store, the server and the command line put things together; the web imports only pure files, types included.
  const free = new Set(["store", "server"]);
  const wrong = ours.filter(({ file, target, onlyTypes }) => {
    if (free.has(folderOf(file)) || folderOf(target) === "store" || target.endsWith(".json")) return false;
    if (folderOf(file) === "web") return roleOf(target) !== "pure";
    return !onlyTypes && !mayUse[roleOf(file)]?.includes(roleOf(target));
  });
  expect(wrong).toEqual([]);
});

it("does no input or output in a file without a role", () => {
  const loud = imports.filter(
    ({ file, from, onlyTypes }) =>
      !onlyTypes &&
      !["store", "server", "web"].includes(folderOf(file)) &&
      roleOf(file) === "pure" &&
      impure.test(from),
  );
  expect(loud.filter(({ file }) => file !== "identity/password.ts")).toEqual([]);
});

it("sets the subject of a transaction in one place only", () => {
  const setters = files.filter(
    (file) => !isTest(file) && /daypack\.subject/.test(readFileSync(join(src, file), "utf8")),
  );
  expect(setters).toEqual(["store/subject.ts"]);
  // Who could write the setting itself: only the proof that it opens nothing.
  const writers = files.filter((file) => !isTest(file) && /\bsettingOf\b/.test(readFileSync(join(src, file), "utf8")));
  expect(writers).toEqual(["store/role-test.ts", "store/subject.ts"]);
});

it("writes raw SQL only in stores and jobs", () => {
  const sql = /\b(select\s.+\sfrom\s|insert\s+into\s|update\s+\w+\.\w+\s+set|delete\s+from\s)/is;
  const wrong = files.filter(
    (file) =>
      !isTest(file) &&
      roleOf(file) === "pure" &&
      folderOf(file) !== "store" &&
      /statement\(/.test(readFileSync(join(src, file), "utf8")) &&
      sql.test(readFileSync(join(src, file), "utf8")),
  );
  expect(wrong).toEqual([]);
});

/** Calls that are given the role which writes, or run something on it, with the file that the called function is from. */
function writers(file: string): { call: string; from: string }[] {
  const text = readFileSync(join(src, file), "utf8");
  const origin = new Map(
    [...text.matchAll(/^import \{([^}]*)\} from "([^"]+)"/gm)].flatMap(([, names = "", from = ""]) =>
      names.split(",").map((name) => [name.trim(), from] as const),
    ),
  );
  const handedOn = [...text.matchAll(/\b(\w+)(?:<[^>]*>)?\((?:store\.)?work\b(?!:)/g)].map(([, call = ""]) => call);
  const run = [...text.matchAll(/\bwork\.(?:rows|transaction)\(/g)].map(([call]) => call);
  return [...handedOn, ...run].map((call) => ({ call, from: origin.get(call) ?? file }));
}

it("lets only jobs use the role that writes: routes hand it on to them", () => {
  const outside = files.filter(
    (file) => !isTest(file) && roleOf(file) !== "job" && !["store", "server", "web"].includes(folderOf(file)),
  );
  const handedOn = outside.flatMap((file) => writers(file).map((each) => ({ file, ...each })));
  expect(handedOn.length).toBeGreaterThan(0);
  expect(handedOn.filter(({ from }) => !from.endsWith(".job.ts"))).toEqual([]);
});
