import fc from "fast-check";
import { expect, it } from "vitest";
import { bodyOf, type Writing, writtenOf } from "./written.ts";

const fields: { name: string; as: Writing }[] = [
  { name: "statement", as: "line" },
  { name: "helps", as: "lines" },
  { name: "steps", as: "steps" },
  { name: "languages", as: "languages" },
  { name: "interpreter", as: "yes" },
];
const word = fc.stringMatching(/^[a-zñ]{1,12}$/);

it("gives back the body that a form began with, whatever of it is there", () => {
  const anyBody = fc.record(
    {
      statement: word,
      helps: fc.array(word, { minLength: 1 }),
      steps: fc.array(fc.record({ text: word, doneOn: fc.constant("2026-10-20") }, { requiredKeys: ["text"] }), {
        minLength: 1,
      }),
      languages: fc.array(word, { minLength: 1 }),
      interpreter: fc.constant(true),
      workId: fc.uuid(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(anyBody, (body) => {
      expect(bodyOf(fields, writtenOf(fields, body), body)).toEqual(body);
    }),
  );
});

it("leaves out what was emptied, and keeps what the form does not show", () => {
  const written = { statement: " Read aloud ", helps: "\n one \n\n two", steps: [{ text: " " }], languages: [] };
  expect(bodyOf(fields, written, { statement: "Old", workId: "w1", languages: ["es"] })).toEqual({
    workId: "w1",
    statement: "Read aloud",
    helps: ["one", "two"],
  });
});
