import Type, { type Static } from "typebox";
import { Id } from "../kernel/id-shape.ts";
import { Entry } from "./entry.ts";

/** What changed for a program that keeps copies, since it last asked. */
export const Changes = Type.Object({
  entries: Type.Array(Type.Object({ learnerId: Id, entry: Entry }), {
    description: "new ones, and corrections, which name in `supersedes` what they take the place of; oldest first",
  }),
  gone: Type.Array(Type.Object({ learnerId: Id, entryId: Id }), {
    description: "entries that stand no longer: delete your copy",
  }),
  restated: Type.Array(Type.Object({ learnerId: Id, entry: Entry }), {
    description: "entries as you have them, beside which a family put a statement: keep and show it with them",
  }),
  reread: Type.Array(Id, {
    description:
      "learners of whom more or less is open now: read their entries anew, and delete what does not come back",
  }),
  next: Type.String({ description: "give it back as cursor" }),
  isAll: Type.Boolean({ description: "whether you have everything for now; else ask on at once" }),
});
export type Changes = Static<typeof Changes>;
