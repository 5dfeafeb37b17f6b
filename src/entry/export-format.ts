import Type, { type Static } from "typebox";
import { Id } from "../kernel/id-shape.ts";
import { WordsShape } from "../kernel/words-shape.ts";
import { AccessRow } from "../privacy/access.ts";
import { ChoiceColumn } from "../privacy/choice-menu.ts";
import { ConsentView } from "../privacy/consent.ts";
import { ConsentReceipt } from "../privacy/consent-receipt.ts";
import { CopyRequest } from "../privacy/copy-request.ts";
import { Notice } from "../privacy/notice.ts";
import { Contribution } from "./contribution.ts";
import type { Conversation } from "./conversation.ts";
import { CorrectionRequest } from "./correction-request.ts";
import { DigestView, Entry } from "./entry.ts";

/** What a family agreed to, asked, was asked and was told: in copies of those who read the choices. */
const acts = {
  consents: Type.Array(ConsentView, { description: "every one with its life, newest first" }),
  receipts: Type.Array(ConsentReceipt, { description: "of those that were signed" }),
  corrections: Type.Array(CorrectionRequest, {
    description: "what was said to be wrong, with answers, hearings, decisions and the family's statement",
  }),
  copies: Type.Array(CopyRequest, {
    description: "requests for copies, visits and explanations, with what came of them",
  }),
  proposals: Type.Array(Contribution, { description: "what helpers proposed and nobody answered yet" }),
  notices: Type.Array(Notice, { description: "what you were told about this learner" }),
};
const FamilyActs = Type.Object(acts);
export type FamilyActs = Static<typeof FamilyActs>;

/** What is said in a conversation as a copy has it. */
const ConversationShape = Type.Object({
  members: Type.Array(
    Type.Object({
      subjectId: Id,
      capacity: Type.String(),
      name: Type.Optional(Type.String()),
      relationship: Type.Optional(Type.String()),
    }),
  ),
  messages: Type.Array(
    Type.Object({
      authorId: Id,
      sentAt: Type.String(),
      template: Type.Optional(WordsShape),
      body: Type.Optional(Type.String()),
      other: Type.Optional(Type.Object({ body: Type.String() })),
    }),
  ),
});

/**
 * The document of a copy: `GET /learners/{id}/export`, and `record.json` of the ZIP, which adds `files`. A member that is missing was not
 * open to who made the copy; members may be added within version 1, and a reader passes over what it does not know.
 */
export const BackpackExport = Type.Object({
  format: Type.Literal("daypack-backpack"),
  version: Type.Literal(1),
  exportedAt: Type.String({ format: "date-time" }),
  notice: WordsShape,
  learner: Type.Object({ id: Id, name: Type.Optional(Type.String()) }),
  entries: Type.Array(Entry),
  history: Type.Array(Entry),
  turnedOff: Type.Optional(
    Type.Array(Entry, { description: "of elements that are off: kept, and read by the family alone" }),
  ),
  digests: Type.Array(DigestView),
  messages: Type.Array(Type.Unsafe<Conversation>(ConversationShape), {
    description: "your own conversations about the learner",
  }),
  choices: Type.Optional(Type.Array(ChoiceColumn)),
  access: Type.Optional(Type.Array(AccessRow)),
  ...Type.Partial(FamilyActs).properties,
});
export type BackpackExport = Static<typeof BackpackExport>;
