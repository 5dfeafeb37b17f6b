import Type, { type Static } from "typebox";
import { OnDate } from "../kernel/date-shape.ts";
import { Id } from "../kernel/id-shape.ts";

/** Who read a support and said that they give it. */
export const Confirmed = Type.Object({
  entryId: Id,
  by: Type.String({ description: "of the staff; empty where an account has no name any more" }),
  on: OnDate,
  isYours: Type.Boolean(),
});
export type Confirmed = Static<typeof Confirmed>;
