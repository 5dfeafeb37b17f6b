import fc from "fast-check";
import Papa from "papaparse";
import { expect, it } from "vitest";
import type { Sent } from "../adapter.ts";
import { filesOf, readAll } from "../bundle.testing.ts";
import { countParts, gatherPart, partOf } from "./aligned.ts";
import { district } from "./oneroster.testing.ts";
import { oneroster } from "./oneroster.ts";

type File = keyof typeof district;
const names = Object.keys(district) as File[]; // its own keys
const tables = new Map(names.map((name) => [name, Papa.parse<string[]>(district[name].trimEnd()).data]));

/** Facts without their lines, in one order. */
const said = (sent: readonly Sent[]) => sent.map(({ fact, row }) => `${row} ${JSON.stringify(fact)}`).sort();
const read = async (files: Readonly<Record<string, string>>) => readAll(oneroster, filesOf(files, 90));

it("says the same in any order of files, rows and columns, with any case of headers and any separator", async () => {
  const plain = said((await read(district)).sent);
  expect(plain.length).toBe(40);
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(names, { minLength: names.length }),
      fc.constantFrom(",", ";", "\t", "|"),
      fc.constantFrom<(text: string) => string>(
        (text) => text,
        (text) => text.toUpperCase(),
        (text) => ` ${text.toLowerCase()}`,
        (text) => text.replaceAll(/[A-Z]/g, " $&"),
      ),
      fc.infiniteStream(fc.nat()),
      async (order, delimiter, header, random) => {
        const next = () => random.next().value as number; // it never ends
        const shuffled = <Each>(list: readonly Each[]) =>
          list
            .map((each) => ({ each, at: next() }))
            .sort((a, b) => a.at - b.at)
            .map(({ each }) => each);
        const files = order.map((name) => {
          const [heading = [], ...rows] = tables.get(name) ?? [];
          const places = shuffled(heading.map((_, at) => at));
          const moved = [heading.map(header), ...shuffled(rows)].map((cells) => places.map((at) => cells[at]));
          return [`bundle/${name}`, Papa.unparse(moved, { delimiter, newline: "\r\n" })] as const;
        });
        expect(said((await read(Object.fromEntries(files))).sent)).toEqual(plain);
      },
    ),
    { numRuns: 60 },
  );
});

it("says the same of a gradebook whatever rows a bundle of results brings, as long as their line items are there", async () => {
  const all = said((await read(district)).sent).filter((each) => /^results|^resultLearning/.test(each));
  const [heading = "", ...rows] = district["results.csv"].trimEnd().split("\n");
  await fc.assert(
    fc.asyncProperty(fc.subarray(rows), async (some) => {
      const others = rows.filter((row) => !some.includes(row));
      const parts = await Promise.all(
        [some, others].map((each) => read({ ...district, "results.csv": [heading, ...each, ""].join("\n") })),
      );
      const found = parts.flatMap(({ sent }) => said(sent)).filter((each) => /^results|^resultLearning/.test(each));
      expect(found.sort()).toEqual(all);
    }),
    { numRuns: 30 },
  );
});

it("handles every result in one part, whoever asks", async () => {
  const rows = Array.from({ length: 500 }, (_, at) => ({
    at: `resultLearningObjectiveIds.csv:${at + 2}`,
    cells: { sourcedId: `o${at}`, resultSourcedId: `r${at % 170}`, learningObjectiveId: "x", score: String(at) },
  }));
  const rowsOf = async function* (name: string) {
    if (name === "resultLearningObjectiveIds") yield* rows;
  };
  expect(await countParts(rowsOf)).toBe(1);
  const whole = [...(await gatherPart(rowsOf, 0, 1)).values()];
  const parts = await Promise.all([0, 1, 2].map((part) => gatherPart(rowsOf, part, 3)));
  expect(parts.flatMap((part) => [...part.values()]).map(({ alignments }) => alignments?.length)).toHaveLength(170);
  expect(whole.flatMap(({ alignments = [] }) => alignments)).toHaveLength(500);
  for (const [part, said] of parts.entries())
    for (let at = 0; at < 170; at++) expect(said.has(`r${at}`)).toBe(partOf(`r${at}`, 3) === part);
});
