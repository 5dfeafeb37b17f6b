import fc from "fast-check";
import { Compile } from "typebox/compile";
import { describe, expect, it } from "vitest";
import { contextOn, counted } from "../entry/counted.testing.ts";
import { languages } from "../kernel/words.ts";
import { slices } from "../privacy/category.ts";
import { kinds } from "./kinds.ts";

interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

const day = fc
  .integer({ min: 0, max: 900 })
  .map((days) => new Date(Date.UTC(2024, 5, 1) + days * 86_400_000).toISOString().slice(0, 10));

/** Bodies that a schema takes: whatever a source or a person may send. */
function bodies(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.type === "object") {
    const { properties = {}, required = [] } = schema;
    return fc.record(Object.fromEntries(Object.entries(properties).map(([key, each]) => [key, bodies(each)])), {
      requiredKeys: [...required],
    });
  }
  if (schema.type === "array")
    return fc.array(bodies(schema.items ?? {}), {
      minLength: schema.minItems ?? 0,
      maxLength: Math.min(3, schema.maxItems ?? 3),
    });
  if (schema.type === "number")
    return fc.double({ min: schema.minimum ?? 0.5, max: schema.maximum ?? 1000, noNaN: true });
  if (schema.type === "integer") return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 3000 });
  if (schema.type === "boolean") return fc.boolean();
  if (schema.format === "date") return day;
  if (schema.format === "uuid") return fc.uuid();
  if (schema.format === "uri") return fc.webUrl();
  return fc.string({ minLength: 1, maxLength: 12 }).map((text) => `x${text.replaceAll(/\d/g, "")}`);
}

const entriesOf = (schema: Schema) =>
  fc
    .array(fc.record({ body: bodies(schema), on: day }), { maxLength: 5 })
    .map((all) => all.map(({ body, on }) => counted(body, on)));

const isDated = (value: unknown): boolean => /\d{4}-\d{2}-\d{2}/.test(JSON.stringify(value) ?? "");

describe.each(kinds.map((kind) => [kind.name, kind] as const))("kind %s", (_, kind) => {
  const schema = kind.schema as unknown as Schema; // the plain JSON Schema it also is
  const context = contextOn("2026-11-21");

  it("belongs to one slice, and has its words in every language", () => {
    expect(slices).toContain(kind.slice);
    for (const language of languages) expect(kind.title[language] && kind.inDetail[language]).toBeTruthy();
  });

  it("takes what its schema says and nothing more", () => {
    const check = Compile(kind.schema);
    fc.assert(
      fc.property(bodies(schema), fc.string({ minLength: 1 }), (body, extra) => {
        expect(check.Check(body)).toBe(true);
        const known = Object.keys(schema.properties ?? {});
        expect(check.Check({ ...(body as object), [`${extra}-unheard-of`]: 1 })).toBe(false);
        expect(known).not.toContain("ssn");
      }),
      { numRuns: 25 },
    );
  });

  it("has no field for what Daypack refuses", () => {
    const names = JSON.stringify(kind.schema).toLowerCase();
    for (const refused of [
      "ssn",
      "socialsecurity",
      "immigration",
      "citizenship",
      "visa",
      "religio",
      "biometric",
      "fingerprint",
    ])
      expect(names).not.toContain(`"${refused}`);
  });

  it("sums up any entries without failing, with no date in its one line, and puts all of it into words", () => {
    fc.assert(
      fc.property(entriesOf(schema), (entries) => {
        const status = kind.status?.(entries, context);
        const summary = kind.summary?.(entries, context);
        expect(isDated(status)).toBe(false);
        for (const language of languages) {
          if (status !== undefined) expect(typeof kind.say.status?.(status, language)).toBe("string");
          if (summary !== undefined) expect(Array.isArray(kind.say.summary?.(summary, language))).toBe(true);
          for (const { body } of entries) expect(typeof kind.say.detail(body, language)).toBe("string");
        }
      }),
      { numRuns: 60 },
    );
  });
});

it("has every kind once", () => {
  const names = kinds.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
