import Type, { type Static } from "typebox";
import { Id } from "../kernel/id-shape.ts";
import { languages } from "../kernel/words.ts";
import { slices } from "./category.ts";
import { ConsentPart } from "./consent.ts";
import { consentStates } from "./consent-life.ts";
import { levels } from "./level.ts";
import { shareAudiences } from "./share-decide.ts";

/** Days a link lasts where nobody says otherwise, and at most. */
export const usualDays = 7;
export const mostDays = 90;

/** What a recipient may be asked beside the link: a fact that they agreed on with the family. */
export const shareQuestions = ["birth-date", "word"] as const;
export type ShareQuestion = (typeof shareQuestions)[number];

/** A link to be made: for whom, what, why and for how long. Anyone but the public needs a second way to prove who opens it. */
export const NewShare = Type.Object(
  {
    to: Type.String({ minLength: 1, maxLength: 120, description: "who gets it, by name" }),
    audience: Type.Enum(shareAudiences),
    from: Type.String({ minLength: 1, maxLength: 120, description: "as who you sign it for them" }),
    why: Type.String({ minLength: 1, maxLength: 500 }),
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: mostDays, default: usualDays })),
    parts: Type.Array(ConsentPart, { maxItems: slices.length, description: "whole slices, by level" }),
    entryIds: Type.Array(Id, { maxItems: 200, uniqueItems: true, description: "single items" }),
    keepsUp: Type.Optional(
      Type.Boolean({
        default: false,
        description: "a corrected version takes the place of an item; else it is shown no more",
      }),
    ),
    mail: Type.Optional(Type.String({ maxLength: 254, description: "where a code of six digits is sent" })),
    ask: Type.Optional(
      Type.Object(
        {
          question: Type.Enum(shareQuestions),
          hint: Type.Optional(Type.String({ maxLength: 120 })),
          answer: Type.String({ minLength: 3, maxLength: 120 }),
        },
        { additionalProperties: false },
      ),
    ),
    language: Type.Optional(Type.Enum(languages, { default: "en" })),
    hasAsked: Type.Optional(
      Type.Boolean({ description: "you asked the learner, who wants to be asked first about part of it" }),
    ),
    wishId: Type.Optional({ ...Id, description: "the learner's wish that this answers" }),
  },
  { additionalProperties: false },
);
export type NewShare = Static<typeof NewShare>;

/** One link as its family sees it. The URL is told once, when it is made: only its hash is kept. */
export const ShareView = Type.Object({
  id: Id,
  consentId: Id,
  to: Type.String(),
  from: Type.String(),
  audience: Type.Enum(shareAudiences),
  why: Type.String(),
  startsOn: Type.String({ format: "date" }),
  endsOn: Type.String({ format: "date" }),
  daysLeft: Type.Integer({ description: "school days and others, today included; 0 once it is over" }),
  state: Type.Enum(consentStates),
  parts: Type.Array(ConsentPart),
  items: Type.Array(Type.Object({ id: Id, slice: Type.Enum(slices) })),
  changed: Type.Integer({
    description: "chosen items of which another version stands now, so that they are shown no more",
  }),
  keepsUp: Type.Boolean(),
  asks: Type.Array(Type.Enum(["mail", ...shareQuestions]), { description: "what opens it beside the link" }),
  isYours: Type.Boolean(),
  openings: Type.Array(Type.Object({ at: Type.String({ format: "date-time" }), device: Type.String() }), {
    description: "newest first",
  }),
});
export type ShareView = Static<typeof ShareView>;

/** How much of each slice may go into a link for an audience: as a whole, and whether single items can be chosen. */
export const ShareLimits = Type.Object({
  slices: Type.Array(Type.Object({ slice: Type.Enum(slices), upTo: Type.Enum(levels), items: Type.Boolean() })),
});
export type ShareLimits = Static<typeof ShareLimits>;

/** What a recipient is asked before anything of a learner is shown. */
export const ShareAsks = Type.Object({
  linkId: Id,
  language: Type.Enum(languages),
  asks: Type.Array(Type.Enum(["mail", ...shareQuestions])),
  hint: Type.Optional(Type.String()),
});
export type ShareAsks = Static<typeof ShareAsks>;

/** The head of a recipient's page: who shared it, why and until when. */
export const ShareHead = Type.Object({
  to: Type.String(),
  from: Type.String(),
  why: Type.String(),
  endsOn: Type.String({ format: "date" }),
  language: Type.Enum(languages),
  hasChanged: Type.Boolean({ description: "something chosen stands differently now and is not shown" }),
  amendedOn: Type.Optional(
    Type.String({ format: "date", description: "when something was last corrected that was seen by this link" }),
  ),
});
export type ShareHead = Static<typeof ShareHead>;

/** A fact as it is compared: a birth date or a word, however it is spelled in small. */
export const answerOf = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");

const devices: readonly (readonly [word: string, pattern: RegExp])[] = [
  ["tablet", /ipad|tablet|kindle|silk|android(?!.*mobile)/i],
  ["phone", /mobi|iphone|android/i],
  ["computer", /windows|macintosh|mac os|linux|cros|x11/i],
];

/** A rough word for what opened a link. The rest of what a browser says of itself is not kept. */
export const deviceOf = (userAgent: string | undefined): string =>
  devices.find(([, pattern]) => pattern.test(userAgent ?? ""))?.[0] ?? "other";
