import fc from "fast-check";
import type { TSchema } from "typebox";
import { describe, expect, it } from "vitest";
import { kinds } from "../server/kinds.ts";
import { fieldsOf, maskBody, maskOf } from "./mask.ts";

const grade = {
  course: { id: "019b0000-0000-7000-8000-000000000001", title: "Algebra 1" },
  type: "term",
  letter: "B+",
  comment: "Shows every step",
  term: "T1",
};
const schemaOf = (name: string): TSchema => kinds.find((kind) => kind.name === name)?.schema ?? {};

/** Whether every leaf of a part stands at the same place in the whole; items of a list may be fewer, in their order. */
function isPart(part: unknown, whole: unknown): boolean {
  if (Array.isArray(part)) {
    if (!Array.isArray(whole)) return false;
    let at = 0;
    return part.every((each) => {
      while (at < whole.length && !isPart(each, whole[at])) at += 1;
      return at++ < whole.length;
    });
  }
  if (typeof part === "object" && part !== null) {
    if (typeof whole !== "object" || whole === null || Array.isArray(whole)) return false;
    return Object.entries(part).every(
      ([name, value]) => Object.hasOwn(whole, name) && isPart(value, Reflect.get(whole, name)),
    );
  }
  return Object.is(part, whole);
}

const anyKind = fc.constantFrom(...kinds);
const name = fc.oneof(
  fc.constantFrom(
    ...new Set(kinds.flatMap(({ schema }) => fieldsOf(schema).map((field) => field.split(".").at(-1) ?? ""))),
  ),
  fc.constantFrom("__proto__", "constructor", "toString", "*", ""),
  fc.string({ maxLength: 8 }),
);
const anyBody = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    tie("list"),
    tie("record"),
  ),
  list: fc.array(tie("value"), { maxLength: 4 }),
  record: fc.dictionary(name, tie("value"), { maxKeys: 6 }),
})).record;
const anyFields = fc.array(
  fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(".")),
  { maxLength: 8 },
);

describe("the mask of an agreement", () => {
  it("hands out the fields that are listed and no others", () => {
    const schema = schemaOf("course-grade");
    expect(maskBody(schema, ["letter", "course.title"], grade)).toEqual({
      course: { title: "Algebra 1" },
      letter: "B+",
    });
    expect(maskBody(schema, ["*"], grade)).toEqual(grade);
    expect(maskBody(schema, ["number"], grade)).toBeUndefined();
    expect(maskBody(schema, [], grade)).toBeUndefined();
  });

  it("goes into lists, and leaves out items of which nothing is listed", () => {
    const schema = schemaOf("identity");
    const body = { given: "Mateo", identifiers: [{ system: "State", value: "ST-1" }, { system: "District" }] };
    expect(maskBody(schema, ["identifiers.value"], body)).toEqual({ identifiers: [{ value: "ST-1" }] });
  });

  it("never adds, whatever the body, the fields and the kind", () => {
    fc.assert(
      fc.property(anyKind, anyFields, anyBody, ({ schema }, fields, body) => {
        const masked = maskBody(schema, fields, body);
        return masked === undefined || (isPart(masked, body) && Object.keys(masked).length > 0);
      }),
      { numRuns: 2_000 },
    );
  });

  it("hands out all of what is listed whole, whatever of it is listed besides", () => {
    expect(maskBody(schemaOf("course-grade"), ["*", "course.title"], grade)).toEqual(grade);
  });

  it("never hands out more for fewer fields", () => {
    fc.assert(
      fc.property(anyKind, anyFields, anyFields, anyBody, ({ schema }, few, more, body) => {
        const less = maskBody(schema, few, body);
        return less === undefined || isPart(less, maskBody(schema, [...few, ...more], body));
      }),
      { numRuns: 1_000 },
    );
  });

  it("removes kinds that are not listed, and kinds that nobody knows, altogether", () => {
    const mask = maskOf(kinds, [
      { kind: "course-grade", fields: ["*"] },
      { kind: "palm-reading", fields: ["*"] },
    ]);
    expect(mask.kinds).toEqual(["course-grade"]);
    expect(mask.body("course-grade", grade)).toEqual(grade);
    expect(mask.body("incident", { behavior: "Left class" })).toBeUndefined();
    expect(mask.body("palm-reading", { line: "long" })).toBeUndefined();
    expect(mask.body("__proto__", { line: "long" })).toBeUndefined();
  });

  it("counts a kind as whole only when every field is listed, and of all that its summary is made of", () => {
    expect(maskOf(kinds, [{ kind: "course-grade", fields: ["*"] }]).isWhole("course-grade")).toBe(true);
    expect(maskOf(kinds, [{ kind: "course-grade", fields: ["letter"] }]).isWhole("course-grade")).toBe(false);
    const every = fieldsOf(schemaOf("course-grade"));
    expect(maskOf(kinds, [{ kind: "course-grade", fields: every }]).isWhole("course-grade")).toBe(true);
    const identity = { kind: "identity", fields: ["*"] };
    expect(maskOf(kinds, [identity]).isWhole("identity")).toBe(false);
    expect(maskOf(kinds, [identity, { kind: "enrollment", fields: ["*"] }]).isWhole("identity")).toBe(true);
  });
});
