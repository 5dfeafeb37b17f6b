import Type, { type Static } from "typebox";
import { OnDate } from "../kernel/date-shape.ts";
import { Id } from "../kernel/id-shape.ts";

/**
 * Papers that move the day on which rights pass: emancipation and entry to college bring it forward, a court's guardianship of an adult keeps
 * the rights with the guardian (34 CFR 99.5(a); IDEA rights follow the state's flag).
 */
export const ageKinds = ["emancipated", "college", "guardianship"] as const;
export type AgeKind = (typeof ageKinds)[number];

/** One such paper, as who keeps the record reads it. */
export const AgePaper = Type.Object({
  id: Id,
  kind: Type.Enum(ageKinds),
  effectiveOn: OnDate,
  note: Type.Optional(Type.String()),
  enteredByYou: Type.Boolean(),
  confirmedAt: Type.Optional(Type.String()),
  liftedAt: Type.Optional(Type.String()),
});
export type AgePaper = Static<typeof AgePaper>;
