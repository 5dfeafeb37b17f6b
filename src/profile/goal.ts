import Type, { type Static } from "typebox";
import { body, Line, lines, OnDate, optional, Prose } from "../entry/fields.ts";
import { defineKind } from "../entry/kind.ts";
import { Id } from "../kernel/id-shape.ts";

/**
 * Somebody whom Daypack knows beside a goal or a plan. Being named opens nothing: the family's choices do. Only `writes` lets them
 * change it, as long as it is open to them in detail (base.may_amend).
 */
const Companion = body({ subjectId: Id, name: Line, writes: optional(Type.Boolean()) });
export type Companion = Static<typeof Companion>;

/** What shows that something was reached: an entry, or words. */
export const evidence = Type.Array(body({ title: Line, entryId: optional(Id) }), { maxItems: 20 });

/**
 * A goal: a sentence, a why, how one will know, steps with dates, people who help. Finished goals stay as pride. `topicId` is the id of
 * its first version, kept by the database: looks at the goal name it, whatever was changed since.
 */
const GoalBody = body({
  topicId: optional(Id),
  statement: Line,
  why: optional(Prose),
  measure: optional(Line),
  steps: optional(
    Type.Array(body({ text: Line, dueOn: optional(OnDate), doneOn: optional(OnDate) }), { maxItems: 30 }),
  ),
  dueOn: optional(OnDate),
  reviewOn: optional(OnDate),
  supporters: optional(lines(10)),
  people: optional(Type.Array(Companion, { maxItems: 10 })),
  evidence: optional(evidence),
  state: Type.Enum(["active", "done", "set-aside"]),
  reachedOn: optional(OnDate),
});
export type GoalBody = Static<typeof GoalBody>;

/** What answers to an entry name in `aboutId`. */
export const topicOf = ({ id, body: { topicId } }: { id: string; body: { topicId?: string | undefined } }): string =>
  topicId ?? id;

/** Everybody beside a goal by name: whom Daypack knows, then those who were written down. */
export const besideOf = ({ people = [], supporters = [] }: GoalBody): string[] => [
  ...people.map(({ name }) => name),
  ...supporters.filter((name) => !people.some((each) => each.name === name)),
];

/** Steps done of all, and the first that is not: what a bar of a goal draws. */
export const stepsOf = ({ steps = [] }: GoalBody) => ({
  done: steps.filter(({ doneOn }) => doneOn !== undefined).length,
  all: steps.length,
  next: steps.find(({ doneOn }) => doneOn === undefined),
});

/** The summary is of the active ones; the one line of their slice is about-me's. */
export const goal = defineKind({
  name: "goal",
  slice: "own",
  layer: "profile",
  legalClass: "self-stated",
  schema: GoalBody,
  title: { en: "Goals", es: "Metas" },
  inDetail: { en: "Every goal with its steps and why.", es: "Cada meta con sus pasos y su porqué." },
  whenMissing: "keep",
  isTogether: true,
  element: {
    why: {
      en: "A goal that is written down, with small steps, is easier to reach.",
      es: "Una meta escrita, con pasos pequeños, es más fácil de alcanzar.",
    },
    teaches: {
      en: "What to reach, why it matters, and the next step. The learner begins; adults cheer on.",
      es: "Qué alcanzar, por qué importa y el siguiente paso. Empieza cada estudiante; los adultos animan.",
    },
    keepUntil: { afterLeavingYears: 1 },
  },
  summary: (entries) => {
    const goals = entries
      .map(({ id, body: each }) => ({ id, each }))
      .filter(({ each }) => each.state === "active")
      .map(({ id, each }) => {
        const { done, all, next } = stepsOf(each);
        return {
          id,
          statement: each.statement,
          done,
          all,
          ...(next && { next: next.text }),
          with: besideOf(each),
        };
      });
    return goals.length > 0 ? goals : undefined;
  },
  say: {
    summary: (goals, language) =>
      goals.map(({ statement, next }) =>
        next ? `${statement}. ${language === "es" ? "Sigue" : "Next"}: ${next}` : statement,
      ),
    detail: ({ statement }) => statement,
  },
});
