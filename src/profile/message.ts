import Type, { type Static } from "typebox";
import { Id } from "../kernel/id-shape.ts";

/** What somebody writes, at most. Unit: characters. */
const Text = Type.String({ minLength: 1, maxLength: 4_000, pattern: "\\S" });
/** ISO 639: what a text is written in, so that it is read aloud and hyphenated right, and labelled for who reads another one. */
const TextLanguage = Type.String({ pattern: "^[a-z]{2,3}$" });

/**
 * A message to be sent: a ready sentence, words of one's own with their language, or both. `other` is the same said again by the
 * writer or somebody at their side in a second language; no machine translates.
 */
export const NewMessage = Type.Object({
  template: Type.Optional(Type.String({ maxLength: 40, description: "the code of a ready sentence" })),
  body: Type.Optional(Text),
  language: Type.Optional(TextLanguage),
  other: Type.Optional(Type.Object({ language: TextLanguage, body: Text })),
  entryId: Type.Optional(
    Type.String({ format: "uuid", description: "an entry it is about; opens to whom it is open" }),
  ),
});
export type NewMessage = Static<typeof NewMessage>;

/** With whom one may begin a conversation about a learner. */
export const Correspondent = Type.Object({
  subjectId: Id,
  capacity: Type.String(),
  name: Type.Optional(Type.String()),
  function: Type.Optional(Type.String()),
  relationship: Type.Optional(Type.String()),
  isPrimary: Type.Boolean(),
  language: Type.Optional(Type.String({ description: "that the household asked for" })),
  together: Type.Array(Id, { description: "with whom they may be in one conversation" }),
});
export type Correspondent = Static<typeof Correspondent>;

/** Somebody who stands in a conversation. */
export const ThreadMember = Type.Object({
  subjectId: Id,
  capacity: Type.String(),
  function: Type.Optional(Type.String()),
  name: Type.Optional(Type.String()),
  relationship: Type.Optional(Type.String()),
  isYou: Type.Boolean(),
  reads: Type.Boolean({ description: "still has a tie to the learner" }),
  readTo: Type.Optional(Id),
  readAt: Type.Optional(Type.String({ format: "date-time" })),
});
export type ThreadMember = Static<typeof ThreadMember>;

const threadMembers = { id: Id, learnerId: Id, learner: Type.String(), members: Type.Array(ThreadMember) };
/** A conversation in the list: about whom, with whom, and what waits. No text. */
export const ThreadItem = Type.Object({
  ...threadMembers,
  newestAt: Type.String({ format: "date-time" }),
  newestIsYours: Type.Boolean(),
  unread: Type.Integer(),
});
export type ThreadItem = Static<typeof ThreadItem>;

/** One message, as everybody in the conversation reads it. */
export const Message = Type.Object({
  id: Id,
  authorId: Id,
  isYours: Type.Boolean(),
  sentAt: Type.String({ format: "date-time" }),
  template: Type.Optional(Type.Object({ en: Type.String(), es: Type.String() })),
  body: Type.Optional(Type.String()),
  language: Type.Optional(Type.String()),
  other: Type.Optional(Type.Object({ language: Type.String(), body: Type.String() })),
  about: Type.Optional(Type.Object({ entryId: Id, kind: Type.String() })),
});
export type Message = Static<typeof Message>;

/** A conversation, opened: the newest messages first. */
export const Thread = Type.Object({
  ...threadMembers,
  mayWrite: Type.Boolean({ description: "somebody is still there to read it" }),
  messages: Type.Array(Message),
});
export type Thread = Static<typeof Thread>;

const TimeOfDay = Type.String({ pattern: "^([01]\\d|2[0-3]):[0-5]\\d$", description: "HH:MM in the school's zone" });
/** Between these times nobody is told of a message; equal times are none. */
export const QuietHours = Type.Object({ startsAt: TimeOfDay, endsAt: TimeOfDay });
export type QuietHours = Static<typeof QuietHours>;
