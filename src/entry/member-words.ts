import type { TSchema } from "typebox";
import { isDate } from "../kernel/date.ts";
import { languageName } from "../kernel/language-name.ts";
import { dateInWords, type Language, localeOf, type Words } from "../kernel/words.ts";
import { memberLabels, valueLabels } from "./member-labels.ts";
import { readableWords } from "./readable-words.ts";

/** What a body's member is called, in words. A kind's member without words fails a test. */
const memberLabel = (member: string, shape: Shape | undefined, language: Language): string =>
  shape?.words?.[language] ?? memberLabels[member]?.[language === "en" ? 0 : 1] ?? member;

/** As far as a schema's JSON tells: what its values may be. */
interface Shape {
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  /** What a district's own element calls a member, and its choices. */
  readonly words?: Words;
  readonly choiceWords?: Readonly<Record<string, Words>>;
}

/** Ids are for programs; a reader has the title beside them. */
const isForPrograms = (member: string) => /(^|[a-z])ids?$/i.test(member);

/** Members that hold languages, as systems send them: "es", "spa", "Spanish". */
const holdsLanguage = (member: string) => member === "language" || member === "languages";

/** A member of free text in which systems send one of our words for a person, such as "learner". */
const holdsRole = (member: string) => member === "chosenBy";

/** A value as people read it: a date in words, yes or no, the words of a closed list, several with a dot between. */
function valueInWords(value: unknown, shape: Shape | undefined, language: Language, member = ""): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return readableWords[value ? "yes" : "no"][language];
  if (typeof value === "number") return new Intl.NumberFormat(localeOf[language], { useGrouping: false }).format(value);
  if (typeof value === "string") {
    const own = shape?.choiceWords?.[value];
    if (own) return own[language];
    if (shape?.enum || holdsRole(member)) return valueLabels[value]?.[language === "en" ? 0 : 1] ?? value;
    return isDate(value) ? dateInWords(value, language) : value;
  }
  if (Array.isArray(value))
    return value
      .map((each) => valueInWords(each, shape?.items, language))
      .filter(Boolean)
      .join(" · ");
  return rowsOf(value as Readonly<Record<string, unknown>>, shape, language) // an object: nothing else is left in JSON
    .map(({ member, label, text }) => (["title", "name", "text"].includes(member) ? text : `${label}: ${text}`))
    .join(", ");
}

const named = (value: unknown, language: Language): unknown =>
  typeof value === "string"
    ? languageName(value, language)
    : Array.isArray(value)
      ? value.map((each) => named(each, language))
      : value;

function rowsOf(body: Readonly<Record<string, unknown>>, shape: Shape | undefined, language: Language) {
  return Object.entries(body)
    .filter(([member]) => !isForPrograms(member))
    .map(([member, value]) => ({
      member,
      label: memberLabel(member, shape?.properties?.[member], language),
      text: valueInWords(
        holdsLanguage(member) ? named(value, language) : value,
        shape?.properties?.[member],
        language,
        member,
      ),
    }))
    .filter(({ text }) => text !== "");
}

/** Every member of a body in words, in the order of the body: what a reader without our screens needs to see all of an entry. */
export const membersInWords = (schema: TSchema, body: unknown, language: Language) =>
  // A TypeBox schema is also the plain JSON Schema it describes; a body was checked against it when it was appended.
  rowsOf(body as Readonly<Record<string, unknown>>, schema as unknown as Shape, language);
