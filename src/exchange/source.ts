import Type, { type Static } from "typebox";
import { Id } from "../kernel/id-shape.ts";
import { importPhases } from "./import.ts";

const At = Type.String({ format: "date-time" });
const Count = Type.Integer({ minimum: 0 });

/** What an import came to, as `daypack import --json` prints it. */
export const Summary = Type.Object(
  {
    source: Type.String(),
    read: Count,
    added: Count,
    changed: Count,
    ended: Count,
    unchanged: Count,
    remarks: Type.Array(
      Type.Object({
        code: Type.String(),
        count: Count,
        first: Type.String({ description: "file:line of the first one" }),
      }),
    ),
  },
  { description: "counts are rows of the source" },
);
export type Summary = Static<typeof Summary>;

/** How far a running import is: rows read, or learners summed up, of so many where that is known. */
export const ProgressView = Type.Object({
  phase: Type.Enum(importPhases),
  since: At,
  done: Count,
  of: Type.Optional(Count),
  share: Type.Optional(Type.Number({ minimum: 0, maximum: 1, description: "of this phase" })),
  rate: Type.Optional(Count),
  left: Type.Optional(Type.Integer({ minimum: 0, description: "seconds of this phase, once that is steady" })),
  updatedAt: At,
});
export type ProgressView = Static<typeof ProgressView>;

/** One import, running or over, as an administrator follows it. */
export const ImportView = Type.Object({
  id: Id,
  source: Type.Optional(Type.String()),
  standard: Type.Optional(Type.String()),
  state: Type.Enum(["running", "done", "refused", "failed"]),
  startedAt: At,
  startedBy: Type.Optional(Type.String({ description: "of staff, by name" })),
  isFromBrowser: Type.Boolean({ description: "else by daypack import" }),
  finishedAt: Type.Optional(At),
  bytes: Type.Optional(Count),
  progress: Type.Optional(ProgressView),
  summary: Type.Optional(Summary),
  refusal: Type.Optional(
    Type.Object({ code: Type.String(), message: Type.String() }, { description: "why nothing of it was stored" }),
  ),
});
export type ImportView = Static<typeof ImportView>;

const Missing = {
  set: Type.String({ description: "of the bundle, such as enrollments" }),
  missing: Count,
  known: Count,
};

/** Rows missing from a bundle, too many to end without a person. */
export const Waiting = Type.Object({ importId: Id, askedAt: At, ...Missing });
export type Waiting = Static<typeof Waiting>;

/** One set of which more than a tenth was missing, as the page of its import tells it. */
export const Ending = Type.Object({
  ...Missing,
  waits: Type.Boolean({ description: "false once decided, or when a later import sent the set anew" }),
  ends: Type.Optional(Type.Boolean({ description: "what was decided" })),
});

/** As an administrator reads it: a place and a code, and no cell that could identify somebody. */
export const Remark = Type.Object({
  code: Type.String(),
  at: Type.String({ description: "file:line" }),
  message: Type.Optional(Type.String()),
});

/** Remarks of one code. */
export const RemarkGroupView = Type.Object({
  code: Type.String(),
  count: Count,
  first: Type.Array(Type.String({ description: "file:line" })),
  messages: Type.Array(Type.String({ description: "values of columns that can identify no one" })),
});
export type RemarkGroupView = Static<typeof RemarkGroupView>;

/** A system that sends bundles, with the last import that stored something. */
export const SourceView = Type.Object({
  name: Type.String(),
  standard: Type.String(),
  isSample: Type.Boolean(),
  last: Type.Object({ id: Id, startedAt: At, finishedAt: Type.Optional(At), summary: Summary }),
  waiting: Type.Array(Waiting),
});
export type SourceView = Static<typeof SourceView>;
