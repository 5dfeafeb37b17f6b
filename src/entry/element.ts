import Type, { type Static } from "typebox";
import { Id } from "../kernel/id-shape.ts";
import { WordsShape } from "../kernel/words-shape.ts";
import { categories, slices } from "../privacy/category.ts";
import { Entry } from "./entry.ts";
import type { AnyKind, Element } from "./kind.ts";

const OnOff = Type.Boolean({ description: "off: nobody but the family finds what it holds, and nobody adds to it" });

const what = {
  kind: Type.String(),
  category: Type.Enum(categories),
  slice: Type.Enum(slices),
  title: WordsShape,
  why: WordsShape,
  teaches: WordsShape,
};

/** One element of a learner's profile, as the family is told of it. */
export const LearnerElement = Type.Object({
  ...what,
  isOn: OnOff,
  offBy: Type.Array(Type.Enum(["family", "school"])),
  maySwitch: Type.Boolean({ description: "whether it is yours to turn off or on" }),
  count: Type.Integer({ description: "entries that it holds and that are open to you" }),
  keep: Type.Union([
    Type.Object({ rule: Type.Literal("always") }),
    Type.Object({ rule: Type.Literal("after-leaving"), years: Type.Number(), until: Type.Optional(Type.String()) }),
    Type.Object({ rule: Type.Literal("years"), years: Type.Number() }, { description: "after each was written" }),
  ]),
  keepSetBy: Type.Optional(
    Type.Object(
      { organization: Type.String(), reason: Type.String() },
      { description: "the district that set the time itself, and why" },
    ),
  ),
});
export type LearnerElement = Static<typeof LearnerElement>;

/** The same with what it holds, where it is turned off: there is no other place to read it. */
export const OpenElement = Type.Object({
  ...LearnerElement.properties,
  entries: Type.Array(Entry, { description: "what it holds while it is off, newest first" }),
});

/** One element as an administrator finds it. */
export const OfficeElement = Type.Object({
  ...what,
  onlyBySchool: Type.Boolean({ description: "whether families cannot turn it off themselves" }),
  isOn: OnOff,
  offAbove: Type.Optional(Type.String({ description: "the place above that turned it off for all" })),
  offBelow: Type.Array(Type.Object({ id: Id, name: Type.String() })),
});
export type OfficeElement = Static<typeof OfficeElement>;

/** A kind that is an element. */
export type ElementKind = AnyKind & { readonly element: Element };

/** The kinds that can be turned off, in the order in which a record is read. */
export const elementsOf = (kinds: readonly AnyKind[]): ElementKind[] =>
  kinds.filter((kind): kind is ElementKind => kind.element !== undefined);
