import Type, { type Static } from "typebox";
import { body, Line, Named, optional, Prose } from "../entry/fields.ts";
import { type Counted, defineKind } from "../entry/kind.ts";
import type { IsoDate } from "../kernel/date.ts";
import { Id } from "../kernel/id-shape.ts";
import { type Estimate, type Evidence, estimate, masteryLevels, type Readiness, readinessOf } from "./mastery.ts";

/**
 * One piece of evidence about one standard: a gradebook score, a rubric mark, a mastery test. Unit of `score`: points of
 * `maximum`; a four-level rubric is 1 to 4 of 4. Source: Ed-Fi StudentGradebookEntry with a LearningStandard; CASE CFItem.
 */
const StandardsResultBody = body({
  competency: body({
    id: optional(Id),
    framework: Line,
    code: Line,
    statement: Prose,
    subject: Line,
  }),
  title: optional(Line),
  score: Type.Number({ minimum: 0 }),
  maximum: Type.Number({ exclusiveMinimum: 0 }),
  class: optional(Named),
  assessedBy: optional(Line),
  judged: optional(Type.Enum(masteryLevels)),
  note: optional(Prose),
});
export type StandardsResultBody = Static<typeof StandardsResultBody>;

/** One standard as a summary shows it. */
export interface StandardMark extends Pick<Estimate, "level" | "pieces" | "newest" | "sureness" | "judged"> {
  readonly id?: string;
  readonly code: string;
  readonly statement: string;
}

/** An entry as the estimate takes it. Points beyond the maximum count as the maximum. */
export const evidenceOf = ({
  body: each,
  observedOn,
  receivedOn,
  authorId,
}: Counted<StandardsResultBody>): Evidence => ({
  on: observedOn ?? receivedOn,
  by: `${authorId} ${each.assessedBy ?? each.class?.title ?? ""}`,
  share: Math.min(1, each.score / each.maximum),
  judged: each.judged,
});

/** Marks by subject, each standard once, in order of code. */
export function marksOf(
  entries: readonly Counted<StandardsResultBody>[],
  today: IsoDate,
): Record<string, StandardMark[]> {
  const byStandard = Map.groupBy(entries, ({ body: { competency } }) => `${competency.framework} ${competency.code}`);
  const subjects: Record<string, StandardMark[]> = {};
  for (const group of byStandard.values()) {
    const made = estimate(group.map(evidenceOf), today);
    const competency = group[0]?.body.competency;
    if (!made || !competency) continue;
    const { level, pieces, newest, sureness, judged } = made;
    const { id, code, statement, subject } = competency;
    const mark = { ...(id && { id }), code, statement: shortened(statement), level, pieces, newest, sureness, judged };
    subjects[subject] = [...(subjects[subject] ?? []), mark];
  }
  for (const marks of Object.values(subjects))
    marks.sort((a, b) => a.code.localeCompare(b.code, "en", { numeric: true }));
  return subjects;
}

/** A digest of a class of 30 is read at once: the full text stays in the entries. */
const longest = 140;
const shortened = (text: string) => (text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`);

const subjectWords = {
  "first-steps": { en: "ready to start", es: "listo para empezar" },
  ready: { en: "building", es: "en construcción" },
  "ready-to-stretch": { en: "ready to stretch", es: "listo para más" },
} as const;

/** One line is one word a subject, the summary a level a standard, both estimated from the evidence (mastery.ts). */
export const standardsResult = defineKind({
  name: "standards-result",
  slice: "mastery",
  layer: "backpack",
  legalClass: "education-record",
  schema: StandardsResultBody,
  title: { en: "Skills", es: "Habilidades" },
  inDetail: { en: "Each piece of evidence, with date and teacher.", es: "Cada evidencia, con fecha y maestro." },
  whenMissing: "withdraw",
  status: (entries, { today }) => {
    const words = Object.entries(marksOf(entries, today)).flatMap(([subject, marks]): [string, Readiness][] => {
      const word = readinessOf(marks.map(({ level }) => level));
      return word ? [[subject, word]] : [];
    });
    return words.length > 0 ? Object.fromEntries(words.sort()) : undefined;
  },
  summary: (entries, { today }) => (entries.length > 0 ? marksOf(entries, today) : undefined),
  say: {
    status: (words, language) =>
      Object.entries(words)
        .map(([subject, word]) => `${subject}: ${subjectWords[word][language]}`)
        .join(". "),
    summary: (subjects, language) =>
      Object.entries(subjects).map(([subject, marks]) => {
        const met = marks.filter(({ level }) => level === "met" || level === "extends").length;
        return language === "es"
          ? `${subject}: logró ${met} de ${marks.length}`
          : `${subject}: met ${met} of ${marks.length}`;
      }),
    detail: ({ competency, title, score, maximum }) =>
      [title ?? competency.statement, `${score}/${maximum}`].join(", "),
  },
});
