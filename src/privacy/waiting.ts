import Type, { type Static } from "typebox";

/** What waits for a person of the school, by where it is seen to. */
export const waitingCodes = [
  "exceptions-to-review",
  "exceptions-to-decide",
  "court",
  "conflicts",
  "paused-consents",
  "endings",
  "look-questions",
  "corrections",
  "deliveries",
  "copies",
  "disposals",
  "studies",
  "links",
  "messages",
  "agreements",
  "programs",
  "rules",
  "elements",
  "unusual",
  "data-quality",
] as const;
/** The shape of one count. */
export const Waiting = Type.Object({ code: Type.Enum(waitingCodes), count: Type.Integer() });
/** How much of one thing waits. */
export type Waiting = Static<typeof Waiting>;
