import Type, { type Static } from "typebox";
import { Id } from "../kernel/id-shape.ts";
import { Provenance } from "../kernel/provenance.ts";
import { categories, slices } from "../privacy/category.ts";

const said = {
  by: Type.String({ description: "learner or guardian" }),
  on: Type.String({ format: "date" }),
};

/** One entry as the API and every screen hand it out. */
export const Entry = Type.Object({
  id: Id,
  kind: Type.String(),
  category: Type.Enum(categories),
  slice: Type.Enum(slices),
  restricted: Type.Optional(Type.Boolean({ description: "opens only to its author and those named for the case" })),
  detailOnly: Type.Optional(Type.Boolean({ description: "the family keeps it out of every summary" })),
  circleId: Type.Optional(Type.String({ format: "uuid", description: "class, household or case whose own it is" })),
  supersedes: Type.Optional(Type.String({ format: "uuid", description: "the entry it corrects" })),
  supersededAt: Type.Optional(Type.String({ format: "date-time" })),
  reason: Type.Optional(Type.String({ description: "why it was corrected" })),
  withdrawn: Type.Optional(Type.String({ description: "of the past: why its author took it back" })),
  statements: Type.Optional(
    Type.Array(Type.Object({ text: Type.String(), ...said }), {
      description: "what the family says about it: hand it on wherever the entry goes (34 CFR 99.21)",
    }),
  ),
  provenance: Provenance,
  body: Type.Unknown({ description: "of the kind's own schema: GET /kinds" }),
});
export type Entry = Static<typeof Entry>;

/** One part of a summary: the value with who said it and as of when. */
export const SummaryPart = Type.Object({
  value: Type.Unknown(),
  asOf: Type.String({ format: "date" }),
  authors: Type.Array(Type.Object({ id: Id, kind: Type.String(), name: Type.Optional(Type.String()) })),
  generated: Type.Optional(Type.Boolean({ description: "made up for the sample district" })),
});

/** What the lower levels say of one slice: a line, and where the level allows a summary, by kind. */
export const DigestView = Type.Object({
  category: Type.Enum(categories),
  slice: Type.Enum(slices),
  circleId: Type.Optional(Id),
  status: Type.Record(Type.String(), Type.Unknown()),
  summary: Type.Optional(Type.Record(Type.String(), SummaryPart)),
  statements: Type.Optional(
    Type.Array(
      Type.Object({
        kind: Type.String(),
        text: Type.Optional(Type.String({ description: "left out where the level opens one line and no summary" })),
        ...said,
      }),
      { description: "what the family says about entries it is made of: hand it on with the digest (34 CFR 99.21)" },
    ),
  ),
});
export type DigestView = Static<typeof DigestView>;
