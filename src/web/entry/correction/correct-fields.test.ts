import fc from "fast-check";
import { expect, it } from "vitest";
import { kinds } from "../../../server/kinds.ts";
import { corrected, correctFields, writtenIn } from "./correct-fields.ts";
import type { Shape } from "./queries.ts";

const shapeOf = (name: string) => kinds.find((kind) => kind.name === name)?.schema as Shape; // the plain JSON Schema it also is

it("has a field for what a person can put right, and none for lists and ids", () => {
  const fields = new Map(correctFields(shapeOf("course-grade")).map((field) => [field.member, field]));
  expect(fields.get("course")?.as).toBe("place");
  expect(fields.get("letter")?.as).toBe("text");
  expect(fields.get("comment")?.as).toBe("long");
  expect(fields.get("number")?.as).toBe("number");
  expect(fields.get("type")).toMatchObject({ as: "choice", needed: true });
  expect(correctFields(shapeOf("contact")).map(({ member }) => member)).not.toContain("phones");
  expect(correctFields(shapeOf("contact")).map(({ member }) => member)).not.toContain("guardianId");
});

it("leaves everything as it was where nothing is changed, and nothing else where one thing is", () => {
  const body = { course: { id: "x", title: "Algebra" }, letter: "B", number: 84, type: "term", other: [1, 2] };
  const fields = correctFields(shapeOf("course-grade"));
  const same = Object.fromEntries(fields.map((field) => [field.member, writtenIn(body, field)]));
  expect(corrected(body, fields, same)).toEqual(body);
  expect(corrected(body, fields, { letter: "A", number: "91.5" })).toEqual({ ...body, letter: "A", number: 91.5 });
  expect(corrected(body, fields, { letter: "" })).not.toHaveProperty("letter");
  expect(corrected(body, fields, { course: "Geometry" })).toMatchObject({ course: { title: "Geometry" } });
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { comment: _, ...rest } = corrected(body, fields, { comment: text }) as { comment?: string };
      expect(rest).toEqual(body);
    }),
  );
});
