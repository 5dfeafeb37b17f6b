import { type CustomDefinition, type CustomField, customWritings } from "../../../profile/custom-element.ts";

/** A field as the form holds it: names are made of the label when it is saved. */
export interface DraftedField {
  readonly name?: string;
  readonly en: string;
  readonly es: string;
  readonly as: CustomField["as"];
  readonly needed: boolean;
  readonly inSummary: boolean;
  /** One choice on each line, English and Spanish with a slash between; those that stand keep their value. */
  readonly choices: string;
  readonly values: readonly string[];
}

/** A new field: a line that a summary shows. */
export const newField: DraftedField = {
  ...{ en: "", es: "", as: customWritings[0], needed: false, inSummary: true, choices: "", values: [] },
};

/** A definition's fields as the form holds them. */
export const draftedOf = (fields: readonly CustomField[]): DraftedField[] =>
  fields.map(({ name, label, as, needed, inSummary, choices = [] }) => ({
    ...{ name, en: label.en, es: label.es, as, needed, inSummary },
    choices: choices.map((each) => `${each.label.en} / ${each.label.es}`).join("\n"),
    values: choices.map(({ value }) => value),
  }));

/** A member's name, made of its English label: "House team" is `houseTeam`. A label without letters gets one by its place. */
export function nameOf(label: string, place: number, taken: ReadonlySet<string>): string {
  const words =
    label
      .normalize("NFD")
      .replaceAll(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  const joined = words.map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join("");
  const base = (/^[a-z]/.test(joined) ? joined : `field${place + 1}${joined}`).slice(0, 36);
  if (!taken.has(base)) return base;
  for (let number = 2; ; number += 1) if (!taken.has(`${base}${number}`)) return `${base}${number}`;
}

/** The fields that were drafted. A language that is left out says what the other says. */
export function fieldsOf(drafted: readonly DraftedField[]): CustomDefinition["fields"] {
  const taken = new Set(drafted.flatMap(({ name }) => name ?? []));
  return drafted.map((field, place) => {
    const name = field.name ?? nameOf(field.en || field.es, place, taken);
    taken.add(name);
    const values = new Set(field.values);
    const lines = field.choices.split("\n").filter((line) => line.trim() !== "");
    return {
      name,
      label: { en: field.en.trim() || field.es.trim(), es: field.es.trim() || field.en.trim() },
      ...{ as: field.as, needed: field.needed, inSummary: field.inSummary },
      ...(field.as === "choice" && {
        choices: lines.map((line, at) => {
          const [en = "", es = en] = line.split("/").map((each) => each.trim());
          const value = field.values[at] ?? nameOf(en, at, values);
          values.add(value);
          return { value, label: { en, es: es || en } };
        }),
      }),
    };
  });
}
