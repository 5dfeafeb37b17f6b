import Type, { type Static } from "typebox";
import { body, Line, optional, Prose } from "../entry/fields.ts";
import { defineKind, newestFirst } from "../entry/kind.ts";
import { Id } from "../kernel/id-shape.ts";
import type { Words } from "../kernel/words.ts";

/** How it goes with a goal, in one word; none of them is a mark. */
export const feelings = {
  proud: { en: "Proud", es: "Con orgullo" },
  "going-well": { en: "Going well", es: "Va bien" },
  slowly: { en: "Slowly", es: "Poco a poco" },
  stuck: { en: "I need a hand", es: "Necesito ayuda" },
} as const satisfies Readonly<Record<string, Words>>;
export type Feeling = keyof typeof feelings;

/** A short look at a goal, which `aboutId` names by its topic. Who looked is the author, when is the date of the entry. */
const CheckInBody = body({
  aboutId: Id,
  feeling: optional(Type.Enum(Object.keys(feelings) as Feeling[])), // the record's own
  what: optional(Prose),
  helped: optional(Prose),
  next: optional(Line),
});
export type CheckInBody = Static<typeof CheckInBody>;

/** The summary is the newest of each goal: a word and what comes next. What was told is read in detail. */
export const checkIn = defineKind({
  name: "check-in",
  slice: "own",
  layer: "profile",
  legalClass: "self-stated",
  schema: CheckInBody,
  title: { en: "Looks at a goal", es: "Repasos de una meta" },
  inDetail: { en: "Each one with what was said.", es: "Cada uno con lo que se dijo." },
  whenMissing: "keep",
  answers: "goal",
  element: {
    why: { en: "A goal moves when somebody asks how it goes.", es: "Una meta avanza cuando alguien pregunta cómo va." },
    teaches: {
      en: "How it goes, what helped, what comes next: a minute now and then.",
      es: "Cómo va, qué ayudó, qué sigue: un minuto de vez en cuando.",
    },
    keepUntil: { afterLeavingYears: 1 },
  },
  summary: (entries) => {
    const newest = new Map(
      [...newestFirst(entries)]
        .reverse()
        .map(({ observedOn, receivedOn, body: { aboutId, feeling, next } }) => [
          aboutId,
          { aboutId, ...(feeling && { feeling }), ...(next && { next }), on: observedOn ?? receivedOn },
        ]),
    );
    return newest.size > 0 ? [...newest.values()] : undefined;
  },
  say: {
    summary: (looks, language) =>
      looks.flatMap(({ feeling, next }) => {
        const said = [feeling && feelings[feeling][language], next].filter(Boolean);
        return said.length > 0 ? [said.join(": ")] : [];
      }),
    detail: ({ feeling, what, next }, language) =>
      [feeling && feelings[feeling][language], what, next].filter(Boolean).join(". "),
  },
});
