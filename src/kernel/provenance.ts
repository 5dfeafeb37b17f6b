import Type, { type Static } from "typebox";
import { Id } from "./id-shape.ts";

/**
 * How a fact came to us. `reported`: a source system sent it. `asserted`: a person wrote it here. `derived`: worked out from
 * other entries. `generated`: made up for the sample district or a test, and marked so wherever it is shown.
 */
const methods = ["reported", "asserted", "derived", "generated"] as const;
export type Method = (typeof methods)[number];

/** Who said it, from where, and when: travels with every entry, into every answer and export. */
export const Provenance = Type.Object({
  method: Type.Enum(methods),
  author: Type.Object({
    id: Type.String({ format: "uuid", description: "the subject (a hat, an app or a source) that asserted it" }),
    kind: Type.String({ description: "learner, guardian, teacher, ..., app or source" }),
    name: Type.Optional(
      Type.String({ description: "of staff, sources and apps; a family member's own name is an entry" }),
    ),
  }),
  source: Type.Optional(Type.Object({ id: Id, name: Type.String(), key: Type.Optional(Type.String()) })),
  observedOn: Type.Optional(
    Type.String({ format: "date", description: "when it was true or seen, the school's date" }),
  ),
  receivedAt: Type.String({ format: "date-time", description: "when it reached Daypack" }),
  receivedOn: Type.String({ format: "date", description: "the date of that in the zone of the district" }),
  shiftedDays: Type.Optional(
    Type.Integer({ description: "days by which every date in it was moved, in the sample district only" }),
  ),
});
export type Provenance = Static<typeof Provenance>;
