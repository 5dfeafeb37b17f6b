import Type, { type Static } from "typebox";
import { OnDate } from "../kernel/date-shape.ts";
import { Id } from "../kernel/id-shape.ts";

const At = Type.String({ format: "date-time" });
const Line = Type.String();
const optional = Type.Optional;

/** What two pieces of evidence may agree or differ in. */
export const linkReasons = ["identifier", "name", "birth-date"] as const;
export type LinkReason = (typeof linkReasons)[number];

/** Who somebody is, as evidence: enough to tell two people apart, and no address. */
export const LinkEvidence = Type.Object({
  name: optional(Line),
  legalName: optional(Line),
  bornOn: optional(OnDate),
  identifiers: Type.Array(Type.Object({ system: Line, value: Line })),
  schools: Type.Array(Line),
  guardians: Type.Array(Line),
  sources: Type.Array(Line),
});
export type LinkEvidence = Static<typeof LinkEvidence>;

/** A learner whom a question may be about. */
export const LinkCandidate = Type.Object({
  learnerId: Id,
  evidence: LinkEvidence,
  agrees: Type.Array(Type.Enum(linkReasons)),
  differs: Type.Array(Type.Enum(linkReasons)),
  persons: Type.Integer({
    description: "how many must say that it is the same person: two where name and birth date differ",
  }),
  votes: Type.Integer({ description: "how many have said so" }),
  isOwn: Type.Boolean({ description: "you have said so: then somebody else confirms it" }),
});
export type LinkCandidate = Static<typeof LinkCandidate>;

/** Whether somebody of a source is a learner who is here. */
export const LinkCase = Type.Object({
  id: Id,
  learnerId: optional(Id),
  waits: Type.Boolean({ description: "rows wait until it is decided; otherwise both are learners here" }),
  source: optional(Line),
  at: optional(Type.String({ description: "file:line" })),
  openedAt: At,
  evidence: LinkEvidence,
  candidates: Type.Array(LinkCandidate),
});
export type LinkCase = Static<typeof LinkCase>;

/** What an answer came to. */
export const LinkAnswer = Type.Object({
  state: Type.Enum(["same", "different", "second-person"], {
    description: "second-person: one more must say so, of the other school or because the evidence differs",
  }),
});
export type LinkAnswer = Static<typeof LinkAnswer>;

/** Two records that a registrar made one. */
export const LinkMerge = Type.Object({
  id: Id,
  learnerId: Id,
  name: Line,
  mergedAt: At,
  mergedBy: optional(Line),
  undoneAt: optional(At),
});
export type LinkMerge = Static<typeof LinkMerge>;
