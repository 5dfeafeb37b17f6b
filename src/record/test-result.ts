import Type, { type Static } from "typebox";
import { body, Line, optional } from "../entry/fields.ts";
import { defineKind, newestFirst } from "../entry/kind.ts";

/**
 * One sitting of a state, benchmark or admission test; `observedOn` is the day. A score has its own scale and is never
 * compared across tests. Source: Ed-Fi StudentAssessment; OneRoster assessment result.
 */
const TestResultBody = body({
  test: body({ title: Line, subject: optional(Line), kind: optional(Line), grade: optional(Line) }),
  scores: Type.Array(body({ method: Line, value: Line, maximum: optional(Type.Number()) }), { maxItems: 30 }),
  level: optional(Line),
  range: optional(body({ low: Type.Number(), high: Type.Number() })),
  metFrom: optional(Type.Number()),
  accommodated: optional(Type.Boolean()),
  parts: optional(Type.Array(body({ title: Line, value: optional(Line), level: optional(Line) }), { maxItems: 60 })),
});
type TestResultBody = Static<typeof TestResultBody>;

/** The title, with the subject where the title does not say it. */
export const nameOfTest = ({ test: { title, subject } }: Pick<TestResultBody, "test">): string =>
  subject && !title.toLowerCase().includes(subject.toLowerCase()) ? `${title}, ${subject}` : title;

/** What one sitting came to, in the fewest words: its level, else its first score. */
export const outcomeOf = ({ level, scores }: Pick<TestResultBody, "level" | "scores">): string | undefined =>
  level ?? scores[0]?.value;

/** Has no one-line form. The summary is the newest sitting of each test. */
export const testResult = defineKind({
  name: "test-result",
  slice: "tests",
  layer: "backpack",
  legalClass: "education-record",
  schema: TestResultBody,
  title: { en: "Tests", es: "Pruebas" },
  inDetail: { en: "Every test with its scores and parts.", es: "Cada prueba con sus puntajes y partes." },
  whenMissing: "withdraw",
  summary: (entries) => {
    const latest = new Map<
      string,
      { test: string; outcome: string; on: string; range?: { low: number; high: number }; metFrom?: number }
    >();
    for (const { body: each, observedOn, receivedAt } of newestFirst(entries)) {
      const [test, outcome] = [nameOfTest(each), outcomeOf(each)];
      if (outcome === undefined || latest.has(test)) continue;
      const { range, metFrom } = each;
      latest.set(test, {
        test,
        outcome,
        on: observedOn ?? receivedAt.slice(0, 10),
        ...(range && { range }),
        ...(metFrom !== undefined && { metFrom }),
      });
    }
    return latest.size > 0 ? [...latest.values()] : undefined;
  },
  say: {
    summary: (tests, language) =>
      tests.map(({ test, outcome, range }) => {
        const likely =
          range &&
          (language === "es"
            ? `probablemente entre ${range.low} y ${range.high}`
            : `likely between ${range.low} and ${range.high}`);
        return `${test}: ${[outcome, likely].filter(Boolean).join(", ")}`;
      }),
    detail: (each) => [nameOfTest(each), outcomeOf(each)].filter(Boolean).join(": "),
  },
});
