import Type, { type Static } from "typebox";
import { body, Line, OnDate, optional, Prose } from "../entry/fields.ts";
import { defineKind } from "../entry/kind.ts";
import { Id } from "../kernel/id-shape.ts";
import type { CommunityServiceBody } from "./community-service.ts";
import type { WorkExperienceBody } from "./work-experience.ts";

/** What an organization is asked about: as it was said when it answered, so that a later change is seen to be unconfirmed. */
const Claim = body({
  what: Line,
  where: Line,
  hours: optional(Type.Number({ minimum: 0, maximum: 5_000 })),
  startsOn: optional(OnDate),
  endsOn: optional(OnDate),
});
export type Claim = Static<typeof Claim>;

/**
 * What an organization says of hours or of work, by a link of its own (verification-request.job.ts) and by no other way: whoever
 * answered is the author, `name` and `organization` are what they go by. `aboutId` is the topic of what the learner wrote.
 */
const VerificationBody = body({
  aboutId: Id,
  answer: Type.Enum(["confirmed", "corrected", "declined"]),
  claim: Claim,
  hours: optional(Type.Number({ minimum: 0, maximum: 5_000 })),
  name: Line,
  organization: Line,
  role: optional(Line),
  evaluation: optional(Prose),
});
export type VerificationBody = Static<typeof VerificationBody>;

/** What there is to confirm of hours of service. */
export const claimOfService = (each: CommunityServiceBody): Claim => ({
  what: each.activity,
  where: each.organization,
  hours: each.hours,
  ...(each.startsOn && { startsOn: each.startsOn }),
  ...(each.endsOn && { endsOn: each.endsOn }),
});

/** What there is to confirm of a job; how many hours it was is not part of it. */
export const claimOfWork = (each: WorkExperienceBody): Claim => ({
  what: each.role,
  where: each.employer,
  ...(each.startsOn && { startsOn: each.startsOn }),
  ...(each.endsOn && { endsOn: each.endsOn }),
});

/** Whether two claims say the same. */
const isSameClaim = (one: Claim, other: Claim): boolean =>
  (["what", "where", "hours", "startsOn", "endsOn"] as const).every((member) => one[member] === other[member]);

interface Answer {
  readonly receivedAt: string;
  readonly body: VerificationBody;
}

/**
 * The newest answer of an organization to an entry, if it still speaks of what the entry says; of what was changed since, nothing is
 * confirmed. `id` and topic are the entry's.
 */
export function answerTo<Given extends Answer>(
  id: string,
  { topicId = id }: { readonly topicId?: string | undefined },
  claim: Claim,
  all: readonly Given[],
): Given | undefined {
  return all
    .filter(({ body: each }) => each.aboutId === topicId && isSameClaim(each.claim, claim))
    .reduce<Given | undefined>(
      (newest, each) => (newest && newest.receivedAt > each.receivedAt ? newest : each),
      undefined,
    );
}

/** Hours that an answer stands for: none where it was declined. */
export const confirmedHours = ({ body: { answer, hours, claim } }: Answer): number =>
  answer === "declined" ? 0 : (hours ?? claim.hours ?? 0);

/** No lower level of its own: confirmed hours count in those of the service. */
export const verification = defineKind({
  name: "verification",
  slice: "pathway",
  layer: "profile",
  legalClass: "education-record",
  schema: VerificationBody,
  title: { en: "Confirmed by organizations", es: "Confirmado por organizaciones" },
  inDetail: { en: "Who confirmed what, and when.", es: "Quién confirmó qué y cuándo." },
  whenMissing: "keep",
  isFromOutside: true,
  element: {
    why: {
      en: "Hours that somebody from the organization confirms count more.",
      es: "Las horas que alguien de la organización confirma cuentan más.",
    },
    teaches: {
      en: "What organizations say about service and work. They answer by a link that you send.",
      es: "Lo que dicen las organizaciones del servicio y del trabajo. Responden por un enlace que usted manda.",
    },
    keepUntil: "always",
  },
  say: {
    detail: ({ answer, name, organization }, language) => `${answers[answer][language]}: ${name}, ${organization}`,
  },
});

/** What an organization answered, in words. */
export const answers = {
  confirmed: { en: "Confirmed", es: "Confirmado" },
  corrected: { en: "Confirmed with other hours", es: "Confirmado con otras horas" },
  declined: { en: "Not confirmed", es: "No confirmado" },
} as const;
