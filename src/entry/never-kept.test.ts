import { beforeAll, expect, it } from "vitest";
import type { Fact } from "../interop/adapter.ts";
import { type District, importFacts, openDistrict } from "../server/district.testing.ts";
import { kinds } from "../server/kinds.ts";
import { firstRow, statement } from "../store/statement.ts";

/** What a family's lawyer would look for in a dump of the database. */
const number = "123-45-6789";

interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly minimum?: number;
  readonly minItems?: number;
}

/** As little as a schema takes. */
function least(schema: Schema): unknown {
  if (schema.enum) return schema.enum[0];
  if (schema.type === "object")
    return Object.fromEntries((schema.required ?? []).map((key) => [key, least(schema.properties?.[key] ?? {})]));
  if (schema.type === "array") return Array.from({ length: schema.minItems ?? 0 }, () => least(schema.items ?? {}));
  if (schema.type === "string")
    return { date: "2026-10-05", uuid: "019b0a52-7d10-7123-8456-1234567890ab" }[schema.format ?? ""] ?? "x";
  if (schema.type === "boolean") return true;
  return schema.minimum ?? 1;
}

/** Every body with the number in one text, one body for each text that the schema has. */
function* withNumber(schema: Schema): Generator<unknown> {
  if (schema.type === "string" && !schema.enum && !schema.format) yield `His number is ${number}, she said`;
  if (schema.type === "array") for (const each of withNumber(schema.items ?? {})) yield [each];
  for (const [key, member] of Object.entries(schema.properties ?? {}))
    for (const each of withNumber(member)) yield { ...(least(schema) as object), [key]: each };
}

const bodies = kinds.flatMap(({ name, schema }) =>
  // a TypeBox schema is also the plain JSON Schema it describes
  [...withNumber(schema as unknown as Schema)].map((body) => ({ kind: name, body: body as Record<string, unknown> })),
);
const identified = ["SSN", "US_Visa", "passport", "AlienNumber", "Religion"].map((system) => ({
  kind: "identity",
  body: { given: "Mateo", identifiers: [{ system, value: "123456789" }] },
}));
const never = [...bodies, ...identified];

let district: District;
let mateo: string;
beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
});

const stored = async () => {
  const texts = statement<{ count: number }>(
    "test.never-kept",
    `select (select count(*) from base.entry where body::text || coalesce(reason, '') ~ $1)
      + (select count(*) from base.digest where concat(status, summary) ~ $1)
      + (select count(*) from base.withdrawal where reason ~ $1) + (select count(*) from base.conflict_note where note ~ $1)
      + (select count(*) from base.court_document where note ~ $1) + (select count(*) from base.unit where title ~ $1)
      + (select count(*) from base.guardianship where relationship ~ $1) + (select count(*) from base.class where title ~ $1)
      + (select count(*) from base.import_remark where message ~ $1 or at ~ $1) as count`,
  );
  return (await firstRow(district.store.work, texts, ["6789"]))?.count;
};

it("has a text to try in every kind", () => {
  expect(bodies.length).toBeGreaterThan(80);
  expect(new Set(bodies.map(({ kind }) => kind)).size).toBe(kinds.length - kinds.filter(isWithoutText).length);
});
const isWithoutText = ({ schema }: (typeof kinds)[number]) => [...withNumber(schema as unknown as Schema)].length === 0;

it("is taken from no person in any text of any kind, as a new entry or as a correction, whatever their role", async () => {
  const { alvarez, ito, rosa } = district.as;
  for (const [index, entry] of never.entries()) {
    const caller = [alvarez, ito, rosa][index % 3] ?? alvarez;
    const answer = await caller.send("POST", `/learners/${mateo}/entries`, {
      ...entry,
      ...(index % 2 === 0 && { supersedes: mateo, reason: "It was wrong" }),
    });
    expect([entry, answer.statusCode, answer.json()]).toEqual([
      entry,
      422,
      expect.objectContaining({ detail: expect.stringContaining("social security number") }),
    ]);
    expect(answer.body).not.toContain("6789");
  }
  expect(await stored()).toBe(0);
});

it("is taken from no bundle in any text of any kind: each row is left out with a remark that does not repeat it", async () => {
  const facts = [
    ...never.map((entry, index): Fact => ({ noun: "entry", learner: "mateo", key: `never-${index}`, ...entry })),
    { noun: "class", key: "math", title: `Math ${number}`, organization: "lincoln" } as const,
    {
      noun: "guardianship",
      key: "aunt",
      learner: "mateo",
      guardian: "may",
      relationship: `Aunt ${number}`,
      mayRead: false,
      mayDecide: false,
      household: "home-may",
    } as const,
  ];
  const summary = await importFacts(
    district.store,
    facts.map((fact, index) => ({ row: `row/${index}`, fact })),
  );
  expect(summary.remarks).toEqual([expect.objectContaining({ code: "text.refused", count: facts.length })]);
  expect([summary.added, summary.changed]).toEqual([0, 0]);
  expect(await stored()).toBe(0);
});

it("is taken in no reason, note, title or score sheet beside the entries", async () => {
  const { alvarez, ito, rosa, mateo: self } = district.as;
  const goal = { kind: "goal", body: { statement: "Read more", state: "active" } };
  const { id } = (await self.send("POST", `/learners/${mateo}/entries`, goal)).json() as { id: string };
  const { guardianships } = (await ito.get(`/learners/${mateo}/family`)).json() as {
    guardianships: { guardianId: string }[];
  };
  const answers = [
    await self.send("POST", `/learners/${mateo}/entries`, { ...goal, supersedes: id, reason: `See ${number}` }),
    await self.send("POST", "/withdrawals", { entries: [{ learnerId: mateo, entryId: id }], reason: number }),
    await ito.send("POST", `/learners/${mateo}/conflicts/teacher/voice/end`, { note: `Both said ${number}` }),
    await ito.send("POST", `/learners/${mateo}/court-documents`, {
      guardianId: guardianships[0]?.guardianId,
      kind: "supervised",
      effectiveOn: "2026-11-01",
      note: `Docket ${number}`,
    }),
    await alvarez.send("PUT", `/classes/${district.classIds.p3}/units`, {
      units: [{ title: number, competencyIds: [id] }],
    }),
  ];
  expect(answers.map(({ statusCode, json }) => [statusCode, json().type])).toEqual(
    answers.map(() => [422, "/problems/entry-refused"]),
  );
  expect((await rosa.get(`/learners/${mateo}/entries/${id}`)).statusCode).toBe(200);
  expect(await stored()).toBe(0);
});
