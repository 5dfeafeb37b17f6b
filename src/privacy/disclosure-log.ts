import Type, { type Static } from "typebox";
import { type Capacity, capacityWords, isCapacity } from "../identity/capacity.ts";
import { type Language, listing, type Words } from "../kernel/words.ts";
import { WordsShape } from "../kernel/words-shape.ts";
import { AccessRow } from "./access.ts";
import { categories, categoryWords } from "./category.ts";

/** The ways in which 34 CFR 99.32 speaks of a party, and whether it asks that the disclosure be recorded. */
export const recordRules = ["family", "school-official", "consent", "recorded"] as const;
export type RecordRule = (typeof recordRules)[number];

/** The clause behind each rule, and what it says, for the page and the file. */
export const recordRuleWords: Readonly<Record<RecordRule, { clause: string; words: Words }>> = {
  family: {
    clause: "34 CFR 99.32(d)(1)",
    words: { en: "The learner or a guardian", es: "El estudiante o un tutor legal" },
  },
  "school-official": {
    clause: "34 CFR 99.32(d)(2)",
    words: { en: "A school official with a duty", es: "Personal escolar con una función" },
  },
  consent: {
    clause: "34 CFR 99.32(d)(3)",
    words: { en: "With the family's written consent", es: "Con el permiso escrito de la familia" },
  },
  recorded: {
    clause: "34 CFR 99.32(a)",
    words: { en: "Must be recorded", es: "Debe quedar registrado" },
  },
};

/**
 * Under which clause of 99.32 a look falls. An app counts as a school official only while the district controls it directly
 * (99.31(a)(1)(i)(B)), which no software can know: so it is recorded, and so is everybody whom no rule names.
 */
export function recordRuleOf({ capacity, agreement }: AccessRow["who"]): RecordRule {
  if (capacity === "learner" || capacity === "guardian") return "family";
  if (capacity === "helper" || capacity === "link") return "consent";
  // An emergency, a court, an agency: what the law lets in without consent is what the log is for (99.32(a)(1) and (a)(5)).
  if (capacity === "exception") return "recorded";
  if (isCapacity(capacity)) return "school-official";
  return agreement === "helper" ? "consent" : "recorded";
}

/** The interest behind a purpose, in the words of the log. Keys are those of `purposeOf`. */
const interests: Readonly<Record<string, Words>> = {
  "own-record": { en: "Their own record", es: "Su propio expediente" },
  "guardian-of-learner": { en: "Guardian of the learner", es: "Tutor legal del estudiante" },
  teaching: { en: "Teaches the learner", es: "Enseña al estudiante" },
  "support-case": { en: "Is on the support team", es: "Es del equipo de apoyo" },
  "health-at-school": { en: "Cares for health at school", es: "Cuida la salud en la escuela" },
  "school-leadership": { en: "Leads the school", es: "Dirige la escuela" },
  "family-consent": { en: "Helps by the family's consent", es: "Ayuda con el permiso de la familia" },
  exception: { en: "Let in by an exception of the law", es: "Admitido por una excepción de la ley" },
  "shared-by-family": { en: "Shared by the family, by a link", es: "Compartido por la familia con un enlace" },
  "keeping-the-record": { en: "Keeps the record", es: "Lleva el expediente" },
  "district-function": { en: "Works for the district", es: "Trabaja para el distrito" },
  agreement: { en: "Has a signed agreement", es: "Tiene un acuerdo firmado" },
};

/** The legitimate interest of a look (99.32(a)(3)(ii)); a purpose that has no words yet is said as it is. */
export const interestOf = (purpose: string): Words => interests[purpose] ?? { en: purpose, es: purpose };

/** One line of the disclosure log: who, on what ground, what, when. */
export const DisclosureRow = Type.Object({
  ...AccessRow.properties,
  interest: WordsShape,
  rule: Type.Enum(recordRules, { description: "the part of 34 CFR 99.32 under which it falls" }),
  clause: Type.String(),
  mustBeRecorded: Type.Boolean({ description: "whether 99.32(a) asks that this disclosure be kept with the record" }),
});
export type DisclosureRow = Static<typeof DisclosureRow>;

/** A line of the access log as one of the disclosure log. */
export function disclosureOf(row: AccessRow): DisclosureRow {
  const rule = recordRuleOf(row.who);
  const { clause } = recordRuleWords[rule];
  return { ...row, interest: interestOf(row.purpose), rule, clause, mustBeRecorded: rule === "recorded" };
}

/** Who it was, as the file names them: families by their role, because their names are in the record itself. */
export const partyOf = ({ who }: Pick<AccessRow, "who">, language: Language): string => {
  const role = isCapacity(who.capacity) ? capacityWords[who.capacity as Capacity][language] : undefined;
  return [who.name, role, who.organization].filter(Boolean).join(", ");
};

/** The categories that were disclosed, in words. */
export const disclosedIn = ({ read }: Pick<AccessRow, "read">, language: Language): string => {
  const found = new Set(read.map(({ category }) => category));
  return listing(
    categories.filter((each) => found.has(each)).map((each) => categoryWords[each].title[language]),
    language,
  );
};
