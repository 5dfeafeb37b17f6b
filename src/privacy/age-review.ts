import Type, { type Static } from "typebox";
import { OnDate } from "../kernel/date-shape.ts";
import { Id } from "../kernel/id-shape.ts";
import type { Words } from "../kernel/words.ts";
import { audiences } from "./audience.ts";
import { type Category, categories } from "./category.ts";
import { ConsentTerms } from "./consent.ts";
import { directoryAudiences, directoryItems } from "./directory.ts";
import { type Level, levels } from "./level.ts";

/** Days before the birthday from which a family sees what will be the learner's to decide. */
export const previewDays = 90;

/** How much of everything former guardians read, in three equal steps; part by part is on the menu of choices. */
export const guardianSteps = ["nothing", "school", "everything"] as const;
export type GuardianStep = (typeof guardianSteps)[number];

/** What each step says of each part; of what is not in it, nothing. */
export const stepLevels: Readonly<Record<GuardianStep, ReadonlyMap<Category, Level>>> = {
  nothing: new Map(),
  school: new Map([
    ["identity", "summary"],
    ["enrollment", "summary"],
    ["grades", "summary"],
  ]),
  everything: new Map(
    categories.filter((each) => each !== "contact" && each !== "activity").map((each) => [each, "detail"]),
  ),
};

const Cell = Type.Object({
  category: Type.Enum(categories),
  level: Type.Enum(levels, { description: "as it stands" }),
  start: Type.Enum(levels, { description: "as it would begin, had nobody chosen" }),
});

const row = {
  id: Type.String({ maxLength: 120, description: "what a decision names" }),
  state: Type.Enum(["coming", "paused", "open", "held"], {
    description:
      "`coming`: pauses on the day. `paused`: until the learner decides. `open`: holds, kept by the learner or never paused. `held`: the school office paused it",
  }),
  canKeep: Type.Boolean(),
  canStop: Type.Boolean(),
};

/** One thing that a guardian had decided or signed and that still stands. */
export const Inherited = Type.Union([
  Type.Object({ ...row, what: Type.Literal("consent"), consentId: Id, isKept: Type.Boolean(), terms: ConsentTerms }),
  Type.Object({
    ...row,
    what: Type.Literal("choice"),
    target: Type.String(),
    audience: Type.Enum(audiences),
    name: Type.Optional(Type.String({ description: "of a helper or app" })),
    cells: Type.Array(Cell),
  }),
  Type.Object(
    {
      ...row,
      what: Type.Literal("person"),
      subjectId: Id,
      target: Type.String({ description: "the group that the person is of" }),
      audience: Type.Enum(audiences),
      name: Type.Optional(Type.String()),
      cells: Type.Array(Cell),
    },
    { description: "one person who is shown less than the rest of a group; `start` is what the rest sees" },
  ),
  Type.Object({
    ...row,
    what: Type.Literal("directory"),
    audience: Type.Enum(directoryAudiences),
    item: Type.Enum(["*", ...directoryItems]),
  }),
]);
export type Inherited = Static<typeof Inherited>;

/** A guardian of the learner, and what that one reads from the day on. */
const OwnGuardian = Type.Object({
  subjectId: Id,
  name: Type.Optional(Type.String()),
  relationship: Type.String(),
  byLaw: Type.Boolean({ description: "the school lets this one read, because the learner is a dependent for taxes" }),
  reads: Type.Array(Type.Object({ category: Type.Enum(categories), level: Type.Enum(levels) })),
});
export type OwnGuardian = Static<typeof OwnGuardian>;

/** Everything that was decided for a learner, when the rights pass to that learner. */
export const AgeReview = Type.Object({
  ofAgeOn: Type.Optional(OnDate),
  isOfAge: Type.Boolean(),
  today: OnDate,
  mayDecide: Type.Boolean({ description: "you are the learner, and the rights are yours" }),
  previewFrom: Type.Optional(Type.String({ format: "date", description: "before this day the list is empty" })),
  items: Type.Array(Inherited),
  guardians: Type.Array(OwnGuardian, { description: "for the learner alone" }),
  guardianStep: Type.Optional(Type.Enum(guardianSteps, { description: "missing where parts were chosen one by one" })),
});
export type AgeReview = Static<typeof AgeReview>;

/** What the learner decides, all of it at once. What is not named stays as it is: what is paused stays paused. */
export const AgeDecisions = Type.Object(
  {
    decisions: Type.Array(
      Type.Object(
        { id: Type.String({ maxLength: 120 }), decision: Type.Enum(["keep", "stop"]) },
        { additionalProperties: false },
      ),
      { maxItems: 500 },
    ),
    guardians: Type.Optional(Type.Enum(guardianSteps)),
  },
  { additionalProperties: false },
);
export type AgeDecisions = Static<typeof AgeDecisions>;

/** What came of a decision: `over` and `held` are what somebody else did meanwhile. */
export const reviewOutcomes = ["kept", "stopped", "over", "held"] as const;
export type ReviewOutcome = (typeof reviewOutcomes)[number];

/** What a learner is told of each. */
export const outcomeWords: Readonly<Record<ReviewOutcome, Words>> = {
  kept: { en: "It goes on.", es: "Sigue." },
  stopped: { en: "It is stopped.", es: "Está detenido." },
  over: {
    en: "It has ended meanwhile and cannot be kept. Whoever needs it asks you anew.",
    es: "Terminó entretanto y no se puede mantener. Quien lo necesite te lo pedirá de nuevo.",
  },
  held: {
    en: "The school office paused it meanwhile. It lets it go on once that is settled; you can end it.",
    es: "La oficina de la escuela lo puso en pausa entretanto. Seguirá cuando se resuelva; puedes terminarlo.",
  },
};
