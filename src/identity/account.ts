import Type, { type Static } from "typebox";
import { Id } from "../kernel/id-shape.ts";
import { Hat } from "./hat.ts";

/** An account as administrators see it. */
export const AccountView = Type.Object({
  id: Id,
  email: Type.String(),
  isSample: Type.Boolean(),
  isYou: Type.Boolean(),
  state: Type.Enum(["invited", "active", "locked"], {
    description: "invited: no password yet; locked: too many wrong passwords, for some minutes",
  }),
  sessions: Type.Integer({ description: "places where it is signed in now" }),
  hats: Type.Array(Hat, { description: "those worn where you administer" }),
  isWhole: Type.Boolean({
    description: "whether these are all its hats: only then the account itself is yours to manage",
  }),
});
export type AccountView = Static<typeof AccountView>;

/** Somebody of the roster. Administrators read no names of families. */
export const PersonView = Type.Object({
  id: Id,
  noun: Type.Enum(["learner", "guardian", "staff"]),
  source: Type.String(),
  key: Type.String({ description: "the source's own id" }),
  name: Type.Optional(Type.String({ description: "of staff" })),
  organizations: Type.Array(Type.Object({ id: Id, name: Type.String() }), {
    description: "where they work or learn now",
  }),
});
export type PersonView = Static<typeof PersonView>;

/** What an administrator gets for adding an account. */
export const AddedAccountView = Type.Object({
  accountId: Id,
  subjectId: Id,
  email: Type.String(),
  invitation: Type.Optional(Type.String({ description: "path of a one-time link; shown here and never again" })),
});
export type AddedAccountView = Static<typeof AddedAccountView>;
