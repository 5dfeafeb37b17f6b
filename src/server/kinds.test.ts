import fc from "fast-check";
import { Compile } from "typebox/compile";
import { describe, expect, it } from "vitest";
import { bodies, day, type Schema } from "../entry/bodies.testing.ts";
import { contextOn, counted } from "../entry/counted.testing.ts";
import { languages } from "../kernel/words.ts";
import { slices } from "../privacy/category.ts";
import { kinds } from "./kinds.ts";

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
