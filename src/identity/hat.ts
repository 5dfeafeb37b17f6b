import Type, { type Static } from "typebox";
import { Id } from "../kernel/id-shape.ts";
import { languages } from "../kernel/words.ts";
import { capacities } from "./capacity.ts";

/** One person in one capacity at one organization, as the switch between hats shows it. */
export const Hat = Type.Object({
  subjectId: Id,
  capacity: Type.Enum(capacities),
  function: Type.Optional(Type.String()),
  organization: Type.Optional(Type.Object({ id: Id, name: Type.String() })),
  name: Type.Optional(Type.String({ description: "of staff; a family member's own name is an entry of the record" })),
});
export type Hat = Static<typeof Hat>;

/** The hat that is worn from the start: the only one there is. That of an exception is never put on by itself, and takes no other's place. */
export function onlyHat(hats: readonly Hat[]): string | null {
  const [only, second] = hats.filter(({ capacity }) => capacity !== "exception");
  return only && !second ? only.subjectId : null;
}

/** How mail tells of notices: what cannot wait at once and the rest once a day; all at once; never. */
export const noticeWays = ["at-once", "daily", "never"] as const;
export type NoticeWay = (typeof noticeWays)[number];

/** Who is signed in, in which hat, and which other hats there are. */
export const SessionView = Type.Object({
  email: Type.String(),
  notices: Type.Enum(noticeWays),
  language: Type.Optional(Type.Enum(languages)),
  hat: Type.Optional(Hat),
  hats: Type.Array(Hat),
});
export type SessionView = Static<typeof SessionView>;
