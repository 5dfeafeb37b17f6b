import Type, { type Static } from "typebox";
import { Id } from "../kernel/id-shape.ts";
import { WordsShape } from "../kernel/words-shape.ts";
import { audiences } from "./audience.ts";
import { categories, slices } from "./category.ts";
import { levels } from "./level.ts";
import { locks } from "./pack.ts";
import { PackChange } from "./school-pack.ts";

const Says = Type.Enum([...levels, "family"]);

/** One cell of the rules in force, and what the school may make of it. */
export const PackCellView = Type.Object({
  policy: Type.String({ description: "audience, or audience.variant" }),
  audience: Type.Enum(audiences),
  category: Type.Enum(categories),
  slice: Type.Enum(slices),
  lock: Type.Enum(locks),
  level: Type.Enum(levels),
  upTo: Type.Enum(levels, { description: "where families decide: the highest they may choose" }),
  shipped: Type.Enum(levels, { description: "level of the pack that ships" }),
  why: WordsShape,
  source: Type.String({ description: "law or policy behind it" }),
  options: Type.Array(Says, { description: "what the school may set instead; empty where law or family decide" }),
});
export type PackCellView = Static<typeof PackCellView>;

/** How many families ever chose about that category for that audience; left out under 10, which would tell of somebody. */
const Concerned = Type.Integer({ minimum: 10 });

/** One line of what a version changes against the rules in force. */
const PackDifferenceView = Type.Object({
  policy: Type.String(),
  audience: Type.Enum(audiences),
  slice: Type.Enum(slices),
  from: Says,
  to: Says,
  families: Type.Optional(Concerned),
});

/** A version of a school's own rules: proposed, in force, replaced, or taken back. */
export const PackVersionView = Type.Object({
  id: Id,
  number: Type.Integer(),
  state: Type.Enum(["proposed", "in-force", "replaced", "withdrawn"]),
  note: Type.String(),
  changes: Type.Array(PackChange),
  bothSign: Type.Boolean({ description: "whether sensitive parts need the word of two guardians" }),
  proposedAt: Type.String({ format: "date-time" }),
  proposedBy: Type.Optional(Type.String()),
  isYours: Type.Boolean({ description: "then somebody else puts it in force" }),
  activatedAt: Type.Optional(Type.String({ format: "date-time" })),
  activatedBy: Type.Optional(Type.String()),
  differences: Type.Array(PackDifferenceView, { description: "of a proposal, against the rules in force" }),
});
export type PackVersionView = Static<typeof PackVersionView>;

/** The rules in force, and whether everything already goes by them. */
export const PackView = Type.Object({
  title: WordsShape,
  version: Type.Integer(),
  effectiveOn: Type.String({ format: "date" }),
  setBy: WordsShape,
  object: WordsShape,
  isCompiled: Type.Boolean({ description: "false while the grants are made anew for a version just put in force" }),
  bothSign: Type.Object({ categories: Type.Array(Type.Enum(categories)), isOn: Type.Boolean() }),
  cells: Type.Array(PackCellView),
});
export type PackView = Static<typeof PackView>;
