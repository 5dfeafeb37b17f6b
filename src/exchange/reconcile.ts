import Type, { type Static } from "typebox";
import { Id } from "../kernel/id-shape.ts";
import { importPhases } from "./import.ts";

const Count = Type.Integer({ minimum: 0 });
const Place = Type.Optional(Type.String({ description: "file:line of the first one" }));

/** Facts of one set of a bundle and one kind, beside what stands here. */
export const ReconcileRow = Type.Object({
  set: Type.String({ description: "of the bundle, such as enrollments" }),
  kind: Type.String({ description: "of a fact: enrollment, class, or of an entry: test-result" }),
  same: Count,
  missingHere: Type.Object({ count: Count, first: Place }),
  missingThere: Type.Object({
    count: Count,
    learnerId: Type.Optional(Id),
  }),
  different: Type.Object({
    count: Count,
    first: Place,
    learnerId: Type.Optional(Id),
    fields: Type.Array(Type.Object({ field: Type.String(), count: Count, first: Place })),
  }),
});
export type ReconcileRow = Static<typeof ReconcileRow>;

/** What a bundle and the record say differently: counts, fields and places, and no cell of anybody. */
export const ReconcileReport = Type.Object({
  source: Type.String(),
  read: Count,
  isEqual: Type.Boolean({ description: "an import of this bundle would change nothing" }),
  rows: Type.Array(ReconcileRow),
  remarks: Type.Array(Type.Object({ code: Type.String(), count: Count, first: Type.String() })),
});
export type ReconcileReport = Static<typeof ReconcileReport>;

/** How a comparison goes that was begun in the browser, or what came of it. */
export const ReconcileView = Type.Object({
  state: Type.Enum(["running", "done", "refused", "failed"]),
  progress: Type.Optional(
    Type.Object({
      phase: Type.Enum(importPhases),
      done: Count,
      share: Type.Optional(Type.Number({ description: "of the bundle's bytes, 0 to 1" })),
    }),
  ),
  report: Type.Optional(ReconcileReport),
  refusal: Type.Optional(Type.Object({ code: Type.String(), message: Type.String() })),
});
export type ReconcileView = Static<typeof ReconcileView>;
