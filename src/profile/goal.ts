import Type, { type Static } from "typebox";
import { body, Line, lines, OnDate, optional, Prose } from "../entry/fields.ts";
import { defineKind } from "../entry/kind.ts";

/** A goal: a sentence, a why, steps with dates, people who help. Finished goals stay as pride. */
const GoalBody = body({
  statement: Line,
  why: optional(Prose),
  steps: optional(
    Type.Array(body({ text: Line, dueOn: optional(OnDate), doneOn: optional(OnDate) }), { maxItems: 30 }),
  ),
  dueOn: optional(OnDate),
  supporters: optional(lines(10)),
  state: Type.Enum(["active", "done", "set-aside"]),
});
export type GoalBody = Static<typeof GoalBody>;

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
          with: each.supporters ?? [],
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
