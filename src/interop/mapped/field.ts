import type { Words } from "../../kernel/words.ts";

/** What the text of a field is read as. `mark`: a number where it is one, else a text. */
export type FieldType =
  | "text"
  | "prose"
  | "number"
  | "integer"
  | "date"
  | "grade"
  | "boolean"
  | "mark"
  | readonly string[];

/** One field that a column can fill. `names`: the fact is another one where this differs. */
export interface Field {
  readonly type: FieldType;
  readonly title: Words;
  readonly needed?: true;
  readonly names?: true;
}

/** What a row can be made into, with the fields it takes and the lists of fields. */
export interface Target {
  readonly title: Words;
  readonly fields: Readonly<Record<string, Field>>;
  readonly lists?: Readonly<Record<string, Readonly<Record<string, Field>>>>;
  /** Whether it is about a learner, whom the map then names. */
  readonly isOfLearner: boolean;
  /** Of these, at least one. */
  readonly says?: readonly string[];
}

/** How a field is written down, in both languages. */
export const words = (en: string, es: string): Words => ({ en, es });
export const text = (en: string, es: string): Field => ({ type: "text", title: words(en, es) });
export const number = (en: string, es: string): Field => ({ type: "number", title: words(en, es) });
export const date = (en: string, es: string): Field => ({ type: "date", title: words(en, es) });
export const yesNo = (en: string, es: string): Field => ({ type: "boolean", title: words(en, es) });
export const needed = (field: Field): Field => ({ ...field, needed: true });
export const naming = (field: Field): Field => ({ ...field, names: true });

/** Where somebody is, as columns name it. */
export const where = {
  school: text("Key of the school", "Clave de la escuela"),
  class: naming(text("Key of the class", "Clave de la clase")),
  schoolTitle: text("Name of the school", "Nombre de la escuela"),
};
export const span = { startsOn: date("From", "Desde"), endsOn: date("Until", "Hasta") };
