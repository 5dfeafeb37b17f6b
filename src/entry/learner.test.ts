import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Fact } from "../interop/adapter.ts";
import { folded } from "../kernel/words.ts";
import { type Caller, type District, importFacts, openDistrict } from "../server/district.testing.ts";

interface Item {
  readonly id: string;
  readonly name?: string;
}

/** Names whose family and given parts sort against each other, with accents and a name everybody shares. */
const givens = ["Ana", "Ángel", "Maria", "María José", "Mateo", "Zoë", "zora", "Nuñez"];
const families = ["Zamora", "Núñez", "Nunn", "Anaya", "de la Cruz", "O'Neil", "Maria", "Åberg"];
const names = givens.flatMap((given) => families.map((family) => ({ given, family })));

let district: District;
beforeAll(async () => {
  district = await openDistrict();
  const facts = names.flatMap((body, index): Fact[] => [
    { noun: "learner", key: `n${index}` },
    { noun: "entry", key: `name-${index}`, kind: "name", learner: `n${index}`, body },
    { noun: "enrollment", key: `seat-${index}`, learner: `n${index}`, class: "p3" },
  ]);
  await importFacts(
    district.store,
    facts.map((fact, index) => ({ row: `row/${index}`, fact })),
  );
});

const page = async (caller: Caller, query: Record<string, string>) =>
  (await caller.get(`/learners?${new URLSearchParams(query)}`)).json() as { items: Item[]; next?: string };

async function allPages(caller: Caller, query: Record<string, string>): Promise<Item[]> {
  const all: Item[] = [];
  for (let cursor: string | undefined, turns = 0; turns < 200; turns++) {
    const { items, next } = await page(caller, { ...query, ...(cursor && { cursor }) });
    all.push(...items);
    if (!next) return all;
    cursor = next;
  }
  throw new Error("the pages never end");
}

describe("finding a learner by name", () => {
  it("shows on any pages what one page shows: everybody whose family or given name begins so, each once, in order", async () => {
    const { alvarez } = district.as;
    const prefixes = fc.constantFrom(
      "a",
      "A",
      "ma",
      "MARÍA",
      "maria j",
      "n",
      "nun",
      "ñ",
      "z",
      "de la",
      "o'",
      "mateo riv",
      "å",
    );
    await fc.assert(
      fc.asyncProperty(prefixes, fc.integer({ min: 1, max: 9 }), async (name, limit) => {
        const all = await allPages(alvarez, { name, limit: String(limit) });
        const begins = (text: string) => folded(text).startsWith(folded(name));
        const wanted = [...names, { given: "Mateo", family: "Rivera" }, { given: "Nora", family: "Haddad" }]
          .filter(({ given, family }) => begins(`${given} ${family}`) || begins(`${family} ${given}`))
          .map(({ given, family }) => [folded(`${family} ${given}`), `${given} ${family}`] as const)
          .sort(([a], [b]) => (a < b ? -1 : 1));
        expect(all.map((each) => each.name)).toEqual(wanted.map(([, full]) => full));
        expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
        expect(await page(alvarez, { name, limit: "500" })).toEqual({ items: all });
      }),
      { numRuns: 40 },
    );
  });

  it("lists everybody once, whatever the size of a page, and nobody of another teacher", async () => {
    const { alvarez, hale, samira } = district.as;
    for (const limit of ["1", "7", "66", "500"])
      expect(await allPages(alvarez, { limit })).toHaveLength(names.length + 2);
    expect((await allPages(hale, { limit: "1" })).map(({ name }) => name)).toEqual([
      "Mateo Rivera",
      "Grace Whitehorse",
    ]);
    expect((await allPages(samira, { limit: "1" })).map(({ name }) => name)).toEqual(["Nora Haddad"]);
  });

  it("continues for everybody from their own cursor alone: another's shows nothing more", async () => {
    const { alvarez, hale } = district.as;
    const { next = "" } = await page(alvarez, { limit: "3" });
    const own = new Set((await allPages(hale, { limit: "500" })).map(({ id }) => id));
    expect((await page(hale, { cursor: next })).items.every(({ id }) => own.has(id))).toBe(true);
  });
});

describe("a name that is hidden", () => {
  it("finds nobody: not the legal name behind the one they go by, nor a name the subject may not read", async () => {
    const { alvarez, ito } = district.as;
    await importFacts(district.store, [
      {
        row: "row/legal",
        fact: {
          noun: "entry",
          key: "legal-0",
          kind: "identity",
          learner: "n0",
          body: { given: "Xiomara", family: "Quispe", identifiers: [{ system: "State", value: "ST-9" }] },
        },
      },
    ]);
    for (const caller of [alvarez, ito])
      for (const name of ["Xiomara", "Quispe", "ST-9", "%", "_", "\\"])
        expect((await page(caller, { name })).items).toEqual([]);
  });

  it("finds for a family its own child, and none of the others who are called so", async () => {
    for (const caller of [district.as.luis, district.as.mateo])
      expect((await page(caller, { name: "mateo" })).items).toEqual([{ id: district.ids.mateo, name: "Mateo Rivera" }]);
    expect((await page(district.as.grace, { name: "a" })).items).toEqual([]);
  });
});
