import Type, { type Static } from "typebox";
import { Line, optional, Prose } from "../entry/fields.ts";
import { Id } from "../kernel/id-shape.ts";
import type { CommunityServiceBody } from "./community-service.ts";
import { type Claim, claimOfService, claimOfWork } from "./verification.ts";
import type { WorkExperienceBody } from "./work-experience.ts";

/** Days for which a link to confirm something opens. */
export const linkDays = 30;

/** Somebody outside who is asked to confirm something, and what became of it. */
export const VerificationRequest = Type.Object({
  id: Id,
  entryId: Id,
  name: Type.String(),
  organization: Type.String(),
  askedAt: Type.String({ format: "date-time" }),
  until: Type.String({ format: "date-time" }),
  openedAt: Type.Optional(Type.String({ format: "date-time" })),
  answeredAt: Type.Optional(Type.String({ format: "date-time" })),
  endedAt: Type.Optional(Type.String({ format: "date-time", description: "the family took the link back" })),
});
export type VerificationRequest = Static<typeof VerificationRequest>;

/** What the holder of a link reads, and nothing else of the learner. */
export const AskedToConfirm = Type.Object({
  learner: Type.String({ description: "the name the learner goes by" }),
  kind: Type.Enum(["community-service", "work-experience"]),
  claim: Type.Object({
    what: Type.String(),
    where: Type.String(),
    hours: Type.Optional(Type.Number()),
    startsOn: Type.Optional(Type.String()),
    endsOn: Type.Optional(Type.String()),
  }),
  name: Type.String({ description: "who is asked, as the family wrote it" }),
  organization: Type.String(),
  until: Type.String({ format: "date-time" }),
});
export type AskedToConfirm = Static<typeof AskedToConfirm>;

/** What somebody answers by a link. Other hours only where the answer is `corrected`. */
export const ConfirmAnswer = Type.Object(
  {
    answer: Type.Enum(["confirmed", "corrected", "declined"]),
    name: Line,
    organization: Line,
    role: optional(Line),
    hours: optional(Type.Number({ minimum: 0, maximum: 5_000 })),
    evaluation: optional(Prose),
  },
  { additionalProperties: false },
);
export type ConfirmAnswer = Static<typeof ConfirmAnswer>;

/** What there is to confirm of an entry of either kind. */
export const claimOf = (kind: AskedToConfirm["kind"], body: unknown): Claim =>
  kind === "community-service"
    ? claimOfService(body as CommunityServiceBody) // of that kind's schema, checked when it was appended
    : claimOfWork(body as WorkExperienceBody); // likewise
