import Type, { type Static } from "typebox";
import { body, Line, optional } from "../entry/fields.ts";
import { type Counted, defineKind, newestFirst } from "../entry/kind.ts";
import type { Language } from "../kernel/words.ts";
import { growth, growthIn } from "./growth.ts";

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
export const nameOfTest = ({ test: { title, subject } }: { test: { title: string; subject?: string } }): string =>
  subject && !title.toLowerCase().includes(subject.toLowerCase()) ? `${title}, ${subject}` : title;

/** What one sitting came to, in the fewest words: its level, else its first score. */
export const outcomeOf = ({ level, scores }: Pick<TestResultBody, "level" | "scores">): string | undefined =>
  level ?? scores[0]?.value;

/** A score that is a number, as systems write it: "2586", "2,586", "71.5". */
export function numberIn(text: string): number | undefined {
  const plain = text.replaceAll(",", "").trim();
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** How much was gained since the sitting before. Unit: points of the test's own scale. */
export interface Gain {
  readonly value: number;
  readonly since: string;
  /** The likely ranges of both sittings touch, so that it may be no gain at all. */
  readonly maybeNone?: true;
}

/**
 * The gain between the two newest sittings of one instrument: the same title and subject, a number by the same method, out of
 * the same maximum. Never between different instruments (docs/backpack.md, "What is worked out").
 */
export function gainOf(sittings: readonly Counted<TestResultBody>[]): Gain | undefined {
  const [newest, ...earlier] = newestFirst(sittings);
  if (!newest) return undefined;
  for (const { method, value, maximum } of newest.body.scores) {
    const now = numberIn(value);
    const alike = (score: TestResultBody["scores"][number]) => score.method === method && score.maximum === maximum;
    for (const { body: before, observedOn, receivedOn } of now === undefined ? [] : earlier) {
      const then = numberIn(before.scores.find(alike)?.value ?? "");
      if (now === undefined || then === undefined) continue;
      const [a, b] = [newest.body.range, before.range];
      const touches = a !== undefined && b !== undefined && a.low <= b.high && b.low <= a.high;
      return {
        value: Math.round((now - then) * 100) / 100,
        since: observedOn ?? receivedOn,
        ...(touches && { maybeNone: true }),
      };
    }
  }
  return undefined;
}

/** "Up 12 points since the time before, which may be chance". */
export function gainIn({ value, maybeNone }: Gain, language: Language): string {
  const es = language === "es";
  const gained = `${growthIn({ measure: "gain", value }, language)} ${es ? "desde la vez anterior" : "since the time before"}`;
  return maybeNone && value !== 0 ? `${gained}, ${es ? "que puede ser casualidad" : "which may be chance"}` : gained;
}

interface Latest {
  readonly test: string;
  readonly outcome: string;
  readonly on: string;
  readonly range?: { low: number; high: number };
  readonly metFrom?: number;
  readonly gain?: Gain;
}

/** Has no one-line form. The summary is the newest sitting of each test, with the gain where no source measured growth better. */
export const testResult = defineKind({
  name: "test-result",
  slice: "tests",
  layer: "backpack",
  legalClass: "education-record",
  schema: TestResultBody,
  title: { en: "Tests", es: "Pruebas" },
  inDetail: { en: "Every test with its scores and parts.", es: "Cada prueba con sus puntajes y partes." },
  whenMissing: "withdraw",
  alsoReads: ["growth"],
  summary: (entries, { others }) => {
    const measured = new Set(others(growth).map((each) => nameOfTest(each.body)));
    const list = [...Map.groupBy(newestFirst(entries), (each) => nameOfTest(each.body))].flatMap(
      ([test, sittings]): Latest[] => {
        const newest = sittings.find((each) => outcomeOf(each.body) !== undefined);
        const outcome = newest && outcomeOf(newest.body);
        if (!newest || outcome === undefined) return [];
        const { range, metFrom } = newest.body;
        const gain = measured.has(test) ? undefined : gainOf(sittings);
        return [
          {
            test,
            outcome,
            on: newest.observedOn ?? newest.receivedOn,
            ...(range && { range }),
            ...(metFrom !== undefined && { metFrom }),
            ...(gain && { gain }),
          },
        ];
      },
    );
    return list.length > 0 ? list : undefined;
  },
  say: {
    summary: (tests, language) =>
      tests.map(({ test, outcome, range, gain }) => {
        const likely =
          range &&
          (language === "es"
            ? `probablemente entre ${range.low} y ${range.high}`
            : `likely between ${range.low} and ${range.high}`);
        const said = `${test}: ${[outcome, likely].filter(Boolean).join(", ")}`;
        return gain ? `${said}. ${gainIn(gain, language)}` : said;
      }),
    detail: (each) => [nameOfTest(each), outcomeOf(each)].filter(Boolean).join(": "),
  },
});
