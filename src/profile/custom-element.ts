import Type, { type Static, type TSchema } from "typebox";
import { body, Line, OnDate, optional } from "../entry/fields.ts";
import { type AnyKind, defineKind, newestFirst } from "../entry/kind.ts";
import { capacities } from "../identity/capacity.ts";
import { isRefusedSystem } from "../kernel/refuse.ts";
import { dateInWords, type Language, languages, type Words } from "../kernel/words.ts";
import { type Slice, slices } from "../privacy/category.ts";

const Said = (most: number) =>
  Type.Object(
    { en: Type.String({ minLength: 1, maxLength: most }), es: Type.String({ minLength: 1, maxLength: most }) },
    { additionalProperties: false },
  );

/** How one field of an own element is written. */
export const customWritings = ["line", "prose", "lines", "number", "date", "yes", "choice"] as const;
export type CustomWriting = (typeof customWritings)[number];

/** One field of an own element: its member of the body, what it is called, and how it is written. */
const CustomField = Type.Object(
  {
    name: Type.String({ pattern: "^[a-z][a-zA-Z0-9]{0,39}$", description: "member of the body; never changes" }),
    label: Said(80),
    as: Type.Enum(customWritings),
    needed: Type.Boolean({ description: "whether it may not stay empty" }),
    inSummary: Type.Boolean({ description: "whether a summary shows it" }),
    choices: Type.Optional(
      Type.Array(Type.Object({ value: Type.String({ pattern: "^[a-z][a-zA-Z0-9]{0,39}$" }), label: Said(80) }), {
        minItems: 2,
        maxItems: 20,
      }),
    ),
  },
  { additionalProperties: false },
);
export type CustomField = Static<typeof CustomField>;

/** An element of a district's or school's own, as its form describes it. */
export const CustomDefinition = Type.Object(
  {
    title: Said(60),
    why: Said(300),
    slice: Type.Enum(slices, { description: "who reads it follows from the part of the record it is in" }),
    writers: Type.Array(Type.Enum(capacities), { minItems: 1, maxItems: capacities.length, uniqueItems: true }),
    keepYears: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 60, description: "years after leaving; without it as long as the record" }),
    ),
    fields: Type.Array(CustomField, { minItems: 1, maxItems: 20 }),
  },
  { additionalProperties: false },
);
export type CustomDefinition = Static<typeof CustomDefinition>;

/** Marks that turn or hide text in a name. A joiner stays, for emoji are made with it. */
export const tricks = /(?!\u200d)[\p{Cc}\p{Cf}\u2028\u2029]/u;

/**
 * What is wrong with a definition beyond its shape, in words; `undefined` where nothing is. `before` is what stands: entries of it
 * must stay what they are, so fields are added and renamed, and never taken away, turned into something else or newly needed.
 */
export function wrongWith(next: CustomDefinition, before?: CustomDefinition): Words | undefined {
  const said = [
    next.title,
    next.why,
    ...next.fields.flatMap(({ label, choices = [] }) => [label, ...choices.map((each) => each.label)]),
  ];
  if (said.some((words) => languages.some((language) => tricks.test(words[language]) || words[language].trim() === "")))
    return {
      en: "A name is empty, or holds marks that cannot be seen. Type it again.",
      es: "Un nombre está vacío o contiene marcas que no se ven. Escríbalo otra vez.",
    };
  if (said.some((words) => languages.some((language) => isRefusedSystem(words[language]))))
    return {
      en: "Daypack never keeps social security numbers, immigration status, religion or biometrics.",
      es: "Daypack nunca guarda números de seguro social, estado migratorio, religión ni biometría.",
    };
  if (new Set(next.fields.map(({ name }) => name)).size < next.fields.length)
    return { en: "Two fields have the same name.", es: "Dos campos tienen el mismo nombre." };
  if (next.fields.some(({ as, choices }) => (as === "choice") !== (choices !== undefined)))
    return {
      en: "A choice needs its choices, and only a choice has them.",
      es: "Una elección necesita sus opciones, y solo ella las tiene.",
    };
  if (!before) return undefined;
  const keeps = before.fields.every((old) => {
    const now = next.fields.find(({ name }) => name === old.name);
    const values = new Set(now?.choices?.map(({ value }) => value));
    return (
      now?.as === old.as && (old.needed || !now.needed) && (old.choices ?? []).every(({ value }) => values.has(value))
    );
  });
  const isNewNeeded = next.fields.some(({ name, needed }) => needed && !before.fields.some((old) => old.name === name));
  return keeps && !isNewNeeded && next.slice === before.slice
    ? undefined
    : {
        en: "There may be entries already: fields and choices can be added or renamed, not removed, changed or newly needed.",
        es: "Ya puede haber anotaciones: se pueden añadir o renombrar campos y opciones, no quitarlos, cambiarlos ni hacerlos obligatorios.",
      };
}

/** `words` and `choiceWords` travel in the schema, so that whoever has it can put a body into words (entry/member-words.ts). */
function schemaOf({ as, label, choices = [] }: CustomField): TSchema {
  const words = { words: label };
  const choiceWords = Object.fromEntries(choices.map((each) => [each.value, each.label]));
  const of: Readonly<Record<CustomWriting, () => TSchema>> = {
    line: () => Type.String({ minLength: 1, maxLength: 300, ...words }),
    prose: () => Type.String({ minLength: 1, maxLength: 5_000, ...words }),
    lines: () => Type.Array(Line, { maxItems: 30, ...words }),
    number: () => Type.Number({ minimum: -1e9, maximum: 1e9, ...words }),
    date: () => ({ ...OnDate, ...words }),
    yes: () => Type.Boolean(words),
    choice: () =>
      Type.Enum(
        choices.map(({ value }) => value),
        { ...words, choiceWords },
      ),
  };
  return of[as]();
}

const yes: Words = { en: "yes", es: "sí" };

function valueInWords({ as, choices = [] }: CustomField, value: unknown, language: Language): string {
  if (as === "yes") return value === true ? yes[language] : "no";
  if (as === "date") return dateInWords(String(value), language);
  if (as === "choice") return choices.find((each) => each.value === value)?.label[language] ?? String(value);
  return Array.isArray(value) ? value.join(", ") : String(value);
}

/** Whether a body says something in a field: a field may be called "constructor", as a robotics club well may. */
const says = (of: Readonly<Record<string, unknown>>, { name }: CustomField): boolean =>
  Object.hasOwn(of, name) && of[name] !== undefined;

/** Entries that a summary shows, newest first. */
const summed = 6;

/**
 * The kind that a definition describes. It works wherever a shipped kind does: the door, digests, the menu, "see as", export, API, print.
 */
export function customKind(name: string, definition: CustomDefinition): AnyKind {
  const { title, why, fields, slice, keepYears, writers } = definition;
  const inSummary = fields.filter((field) => field.inSummary);
  const first = fields[0];
  type Body = Readonly<Record<string, unknown>>;
  const given = (of: Body, some: readonly CustomField[]) => some.filter((field) => says(of, field));
  return defineKind<TSchema, unknown, readonly Body[]>({
    name,
    slice: slice as Slice,
    layer: "profile",
    legalClass: slice === "own" || slice === "family" ? "self-stated" : "education-record",
    schema: body(
      Object.fromEntries(
        fields.map((field) => [field.name, field.needed ? schemaOf(field) : optional(schemaOf(field))]),
      ),
    ),
    title,
    inDetail: { en: "Each one with its author and date.", es: "Cada una con su autor y fecha." },
    whenMissing: "keep",
    writers,
    element: {
      why,
      teaches: { en: `${title.en}: nothing yet.`, es: `${title.es}: todavía nada.` },
      keepUntil: keepYears === undefined ? "always" : { afterLeavingYears: keepYears },
    },
    summary: (entries) => {
      const shown = newestFirst(entries)
        .slice(0, summed)
        .map(({ body: each }) =>
          Object.fromEntries(given(each as Body, inSummary).map((field) => [field.name, (each as Body)[field.name]])),
        )
        .filter((each) => Object.keys(each).length > 0);
      return shown.length > 0 ? shown : undefined;
    },
    say: {
      summary: (all, language) =>
        all.map((each) =>
          given(each, inSummary)
            .map((field) => `${field.label[language]}: ${valueInWords(field, each[field.name], language)}`)
            .join(" · "),
        ),
      detail: (of, language) => {
        const [told] = given(of as Body, first ? [first, ...fields] : fields);
        return told ? valueInWords(told, (of as Body)[told.name], language) : title[language];
      },
    },
  });
}

/** One own element as screens and programs read it. */
export const CustomElement = Type.Object({
  kind: Type.String(),
  organization: Type.Object({ id: Type.String(), name: Type.String() }),
  state: Type.Enum(["proposed", "active", "declined", "retired"]),
  askedBy: Type.Optional(Type.String({ description: "the app that asked for it" })),
  version: Type.Integer(),
  reason: Type.Optional(Type.String()),
  definition: CustomDefinition,
});
export type CustomElement = Static<typeof CustomElement>;

/** Every given field of an entry in words, in the order of the form. */
export const fieldsInWords = (
  { fields }: CustomDefinition,
  of: Readonly<Record<string, unknown>>,
  language: Language,
) =>
  fields
    .filter((field) => says(of, field))
    .map((field) => ({ label: field.label[language], text: valueInWords(field, of[field.name], language) }));
