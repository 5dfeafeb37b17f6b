import Type, { type Static } from "typebox";
import { Id } from "../kernel/id-shape.ts";
import { slices } from "../privacy/category.ts";

/** How far telling one recipient is. `no-way`: nothing of ours reaches them, and the office tells them by its own means. */
const deliveryStates = ["owed", "sent", "acknowledged", "failed", "no-way"] as const;

const members = {
  id: Id,
  learnerId: Id,
  entryId: Type.String({ format: "uuid", description: "what they had been handed" }),
  requestId: Type.Optional(Type.String({ format: "uuid", description: "your request that led to it" })),
  slice: Type.Enum(slices),
  what: Type.Enum(["corrected", "statement"]),
  madeOn: Type.String({ format: "date" }),
  to: Type.Object({ name: Type.Optional(Type.String()), capacity: Type.Optional(Type.String()) }),
  way: Type.Enum(["app", "person", "link", "paper"], {
    description: "by its feed and address, by a notice, by what a link opens, or a copy on paper or in a file",
  }),
  state: Type.Enum(deliveryStates),
  sentOn: Type.Optional(Type.String({ format: "date" })),
  acknowledgedOn: Type.Optional(Type.String({ format: "date" })),
  toldHow: Type.Optional(Type.String({ description: "by the office" })),
};
/** One past recipient of an entry that was corrected, or beside which a statement stands now. */
export const Delivery = Type.Object(members);
export type Delivery = Static<typeof Delivery>;

/** The same in a list of several learners. */
export const OwedDelivery = Type.Object({
  ...members,
  learner: Type.Optional(Type.String({ description: "the learner's name" })),
});
export type OwedDelivery = Static<typeof OwedDelivery>;
