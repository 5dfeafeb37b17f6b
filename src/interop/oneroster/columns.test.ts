import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { needs, shared } from "../bundle.testing.ts";
import { aliases, columns, otherFiles, required, unread, unreadEverywhere } from "./columns.ts";

const page = readFileSync(fileURLToPath(new URL("../../../docs/standards/oneroster.md", import.meta.url)), "utf8");
const rowsOf = (file: string) =>
  page.split("\n").filter((line) => line.startsWith("|") && line.includes(`\`${file}\``));

for (const version of ["1.1", "1.2"]) {
  const path = `specs/oneroster/csv-${version}-columns.json`;
  const found = shared(path);
  describe.skipIf(!found)(`every column of OneRoster ${version}${needs(path)}`, () => {
    const { files } = JSON.parse(found ? readFileSync(found, "utf8") : '{"files":{}}') as {
      files: Record<string, { header: string }>;
    };
    for (const [file, { header }] of Object.entries(files))
      it(`of ${file} is read, or named as not kept with its reason`, () => {
        const name = file.replace(/\.csv$/, "");
        const row = rowsOf(file);
        expect(row.length).toBeGreaterThan(0);
        if (otherFiles.includes(name)) return;
        const key = name as keyof typeof columns; // what is no other file is read
        const read = new Set<string>([...columns[key], ...Object.keys(aliases[key] ?? {})]);
        const told = new Set([...(unread[key] ?? []), ...unreadEverywhere]);
        expect(header.split(",").filter((each) => !read.has(each) && !told.has(each))).toEqual([]);
        for (const each of unread[key] ?? [])
          expect([each, row.some((line) => line.includes(`\`${each}\``))]).toEqual([each, true]);
        for (const each of unreadEverywhere) expect(page).toContain(`\`${each}\``);
      });
  });
}

it("asks only for columns that it reads", () => {
  for (const [name, asked] of Object.entries(required))
    for (const each of asked) expect(columns[name as keyof typeof columns]).toContain(each); // its own keys
});
