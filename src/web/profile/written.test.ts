import fc from "fast-check";
import { expect, it } from "vitest";
import { bodyOf, type Writing, writtenOf } from "./written.ts";

const fields: { name: string; as: Writing }[] = [
  { name: "statement", as: "line" },
  { name: "helps", as: "lines" },
  { name: "steps", as: "steps" },
  { name: "people", as: "people" },
  { name: "evidence", as: "titles" },
  { name: "team", as: "names" },
  { name: "goalIds", as: "goals" },
  { name: "languages", as: "languages" },
  { name: "interpreter", as: "yes" },
  { name: "internet", as: "either" },
  { name: "credits", as: "number" },
  { name: "course", as: "named" },
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
      people: fc.array(fc.record({ subjectId: fc.uuid(), name: word }), { minLength: 1 }),
      evidence: fc.uniqueArray(fc.record({ title: word, entryId: fc.uuid() }), {
        minLength: 1,
        selector: ({ title }) => title,
      }),
      team: fc.uniqueArray(fc.record({ name: word, role: word }), { minLength: 1, selector: ({ name }) => name }),
      goalIds: fc.array(fc.uuid(), { minLength: 1 }),
      languages: fc.array(word, { minLength: 1 }),
      interpreter: fc.constant(true),
      internet: fc.boolean(),
      credits: fc.constantFrom(0, 0.5, 1, 2026),
      course: fc.record({ id: fc.uuid(), title: word }, { requiredKeys: ["title"] }),
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

it("keeps a place that we know until another is named, and says of no number that it is one", () => {
  const [course, credits] = [{ name: "course", as: "named" } as const, { name: "credits", as: "number" } as const];
  const before = { course: { id: "c1", title: "Algebra" } };
  expect(bodyOf([course], { course: " Algebra " }, before)).toEqual(before);
  expect(bodyOf([course], { course: "Geometry" }, before)).toEqual({ course: { title: "Geometry" } });
  expect(bodyOf([credits], { credits: "0,5" })).toEqual({ credits: 0.5 });
  expect(bodyOf([credits], { credits: "half" })).toEqual({ credits: "half" });
});
