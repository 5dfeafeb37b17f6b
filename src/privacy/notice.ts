import Type, { type Static } from "typebox";
import { Id } from "../kernel/id-shape.ts";
import { WordsShape } from "../kernel/words-shape.ts";

/** One notice as its reader gets it. The name comes through the door with it and is gone when the tie is. */
export const Notice = Type.Object({
  id: Id,
  code: Type.String(),
  title: WordsShape,
  learner: Type.Optional(Type.Object({ id: Id, name: Type.Optional(Type.String()) })),
  place: Type.String({ description: "path in the web app" }),
  at: Type.String({ format: "date-time" }),
  isRead: Type.Boolean(),
});
export type Notice = Static<typeof Notice>;
