import fc from "fast-check";
import { Compile } from "typebox/compile";
import { describe, expect, it } from "vitest";
import { contextOn, counted } from "../entry/counted.testing.ts";
import { membersInWords } from "../entry/member-words.ts";
import { type CustomDefinition, customKind, customWritings, fieldsInWords, wrongWith } from "./custom-element.ts";

const house: CustomDefinition = {
  title: { en: "House team", es: "Equipo de la casa" },
  why: { en: "Every learner has a team.", es: "Cada estudiante tiene un equipo." },
  slice: "pathway",
  writers: ["learner", "teacher"],
  keepYears: 2,
  fields: [
    {
      ...{ name: "team", label: { en: "Team", es: "Equipo" }, as: "choice", needed: true, inSummary: true },
      choices: [
        { value: "otters", label: { en: "Otters", es: "Nutrias" } },
        { value: "herons", label: { en: "Herons", es: "Garzas" } },
      ],
    },
    { name: "why", label: { en: "Why", es: "Por qué" }, as: "prose", needed: false, inSummary: false },
    { name: "since", label: { en: "Since", es: "Desde" }, as: "date", needed: false, inSummary: true },
  ],
};
const words = fc.record({
  en: fc.string({ minLength: 1, maxLength: 20 }),
  es: fc.string({ minLength: 1, maxLength: 20 }),
});
const anyFields = fc
  .uniqueArray(
    fc.record({
      name: fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,10}$/),
      label: words,
      as: fc.constantFrom(...customWritings),
      needed: fc.boolean(),
      inSummary: fc.boolean(),
    }),
    { selector: ({ name }) => name, minLength: 1, maxLength: 6 },
  )
  .map((fields) =>
    fields.map((field) => ({
      ...field,
      ...(field.as === "choice" && { choices: ["a", "b"].map((value) => ({ value, label: field.label })) }),
    })),
  );
const samples = {
  line: "x",
  prose: "y",
  lines: ["z"],
  number: 2.5,
  date: "2026-09-01",
  yes: true,
  choice: "a",
} as const;

it("with a field of any name says nothing in it that nobody wrote", () => {
  const names = ["constructor", "toString", "valueOf", "hasOwnProperty"];
  const label = { en: "Built", es: "Hecho" };
  const fields = [
    { name: "team", label, as: "line" as const, needed: true, inSummary: true },
    ...names.map((name) => ({ name, label, as: "line" as const, needed: false, inSummary: true })),
  ];
  const definition = { ...house, fields };
  const kind = customKind("custom-0123456789ab", definition);
  const summary = kind.summary?.([counted({ team: "Otters" })], contextOn("2026-11-20"));
  expect(summary).toEqual([{ team: "Otters" }]);
  expect(kind.say.summary?.(summary as never, "en")).toEqual(["Built: Otters"]);
  expect(fieldsInWords(definition, { team: "Otters" }, "en")).toEqual([{ label: "Built", text: "Otters" }]);
});

describe("an own element of a district", () => {
  const kind = customKind("custom-0123456789ab", house);

  it("takes what its form asks and nothing more", () => {
    const check = Compile(kind.schema);
    expect(check.Check({ team: "otters", since: "2026-09-01" })).toBe(true);
    for (const body of [{}, { team: "eels" }, { team: "otters", since: "soon" }, { team: "otters", ssn: "1" }])
      expect(check.Check(body)).toBe(false);
  });

  it("shows in a summary what the form puts there, and all of it in detail, in either language", () => {
    const entries = [counted({ team: "herons", why: "Friends", since: "2026-09-01" }, "2026-09-01")];
    const summary = kind.summary?.(entries, contextOn("2026-11-22"));
    expect(kind.say.summary?.(summary, "es")).toEqual(["Equipo: Garzas · Desde: 1 de septiembre de 2026"]);
    expect(JSON.stringify(summary)).not.toContain("Friends");
    expect(kind.say.detail(entries[0]?.body, "en")).toBe("Herons");
    expect(fieldsInWords(house, { team: "otters", why: "Fun" }, "en")).toEqual([
      { label: "Team", text: "Otters" },
      { label: "Why", text: "Fun" },
    ]);
    expect(membersInWords(kind.schema, { team: "otters" }, "es")).toMatchObject([{ label: "Equipo", text: "Nutrias" }]);
  });

  it("of any form takes what it asks for, and puts it into words", () => {
    fc.assert(
      fc.property(anyFields, (fields) => {
        const any = customKind("custom-0123456789ab", { ...house, fields });
        const body = Object.fromEntries(fields.map(({ name, as }) => [name, samples[as]]));
        expect(Compile(any.schema).Check(body)).toBe(true);
        const summary = any.summary?.([counted(body, "2026-09-01")], contextOn("2026-11-22"));
        if (summary) expect(any.say.summary?.(summary, "en")).toHaveLength(1);
        expect(typeof any.say.detail(body, "es")).toBe("string");
      }),
    );
  });

  it("has no name that hides or turns text, and does not ask for what is never kept", () => {
    const called = (en: string) => wrongWith({ ...house, title: { en, es: "Equipo" } });
    expect(called("<script>alert(1)</script> 👩‍🚀 'x'; drop table")).toBeUndefined();
    for (const en of [
      "a\u202Eb",
      "a\u200Bb",
      "a\u0007b",
      "  ",
      "Social security number",
      "Religion",
      "Immigration status",
    ])
      expect(called(en)).toBeDefined();
  });

  it("keeps what entries of it hold: fields are added and renamed, never removed, turned or newly needed", () => {
    const [team, why, since] = house.fields;
    if (!team || !why || !since) throw new Error("the form has three fields");
    const next = (fields: CustomDefinition["fields"]) => wrongWith({ ...house, fields }, house);
    expect(
      next([team, { ...why, label: { en: "Reason", es: "Razón" } }, since, { ...why, name: "more" }]),
    ).toBeUndefined();
    for (const fields of [
      [team, why],
      [team, { ...why, as: "line" as const }, since],
      [team, { ...why, needed: true }, since],
      [{ ...team, choices: team.choices?.slice(0, 1) ?? [] }, why, since],
      [...house.fields, { ...why, name: "more", needed: true }],
      [...house.fields, why],
    ])
      expect(next(fields)).toBeDefined();
    expect(wrongWith({ ...house, slice: "own" }, house)).toBeDefined();
  });
});
