import Type, { type Static } from "typebox";
import { ClientView } from "../identity/client.ts";
import { addDays, type IsoDate } from "../kernel/date.ts";
import { OnDate } from "../kernel/date-shape.ts";
import { Id } from "../kernel/id-shape.ts";
import { WordsShape } from "../kernel/words-shape.ts";
import { type Slice, slices } from "./category.ts";
import { dataCategoryKeys } from "./data-category.ts";
import type { Element } from "./mask.ts";
import { checkKeys } from "./vetting.ts";

const Line = Type.String({ minLength: 1, maxLength: 300 });
const Prose = Type.String({ minLength: 1, maxLength: 2_000 });

/** What an app promises never to get, beside all that its schedule does not list. Words: docs/agreements.md, "Never". */
export const nevers = [
  "sale",
  "advertising",
  "profiling",
  "model-training",
  "location",
  "contacts",
  "biometrics",
] as const;

/** One line of the schedule of data: which fields of which kind, and what they are for. */
const ScheduleLine = Type.Object({
  kind: Type.String({ minLength: 1, maxLength: 60, description: "of GET /kinds" }),
  fields: Type.Array(Type.String({ minLength: 1, maxLength: 120 }), {
    minItems: 1,
    maxItems: 100,
    description: "members of its body, with a dot for those within; * for all",
  }),
  heading: Type.Optional(Type.Enum(dataCategoryKeys)),
  why: Type.Optional(Type.Object({ en: Line, es: Line })),
});

/** What is agreed. Nothing of it changes while the agreement is active: something else is another agreement. */
export const AgreementTerms = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 120, description: "of the product, as families know it" }),
    party: Type.Object({ name: Line, kind: Type.Enum(["vendor", "organization"]) }),
    url: Type.Optional(Type.String({ maxLength: 500, pattern: "^https?://" })),
    purpose: Type.Object({ en: Prose, es: Prose }, { description: "what it is for, in words a family reads" }),
    schedule: Type.Array(ScheduleLine, { minItems: 1, maxItems: 60 }),
    startsOn: OnDate,
    endsOn: OnDate,
    retention: Type.Object({
      daysAfterEnd: Type.Integer({
        minimum: 0,
        maximum: 730,
        description: "days after the end within which all is deleted",
      }),
      deletionProof: Type.Boolean({ description: "whether a proof of deletion is owed" }),
    }),
    document: Type.Object({
      title: Line,
      url: Type.Optional(Type.String({ maxLength: 500, pattern: "^https?://" })),
      sha256: Type.Optional(Type.String({ pattern: "^[0-9a-f]{64}$", description: "of the signed file" })),
    }),
    contact: Type.Object({ name: Line, email: Type.String({ maxLength: 254, pattern: "^[^\\s@]+@[^\\s@]+$" }) }),
    subprocessors: Type.Array(Type.Object({ name: Line, what: Line }), { maxItems: 40 }),
    breachHours: Type.Integer({ minimum: 1, maximum: 720, description: "hours within which a breach is told" }),
    studentContent: Type.Boolean({ description: "whether students make something in it that is theirs" }),
    never: Type.Array(Type.Enum(nevers), { maxItems: nevers.length }),
    organizationId: Type.Optional(Type.String({ format: "uuid", description: "school or district that signs; yours" })),
    serves: Type.Object(
      { organizationIds: Type.Array(Id, { maxItems: 200 }), classIds: Type.Array(Id, { maxItems: 500 }) },
      { description: "whose learners: whole organizations, or single classes" },
    ),
  },
  { additionalProperties: false },
);
export type AgreementTerms = Static<typeof AgreementTerms>;

const stored = ["draft", "vetting", "active", "ended"] as const;
/** What `base.agreement` says of it; the rest follows from the dates. */
export type StoredState = (typeof stored)[number];
/** Where an agreement stands. */
export const agreementStates = [...stored.slice(0, 3), "ending", "ended"] as const;
export type AgreementState = (typeof agreementStates)[number];

/** Days before its end from which an agreement is about to end, and from which that is urgent. */
export const endingDays = { soon: 30, urgent: 7 } as const;

/** Where an agreement stands on a date: an active one ends by itself. */
export function stateOn(state: StoredState, endsOn: IsoDate | undefined, today: IsoDate): AgreementState {
  if (state !== "active" || endsOn === undefined) return state;
  if (endsOn < today) return "ended";
  return endsOn <= addDays(today, endingDays.soon) ? "ending" : "active";
}

/** What the schedule comes to for the mask. */
export const elementsOf = ({ schedule }: Pick<AgreementTerms, "schedule">): Element[] =>
  schedule.map(({ kind, fields }) => ({ kind, fields }));

/** The slices that a schedule needs, by which grants are cut; the mask then cuts to its fields. */
export function slicesOf(
  { schedule }: Pick<AgreementTerms, "schedule">,
  kinds: readonly { readonly name: string; readonly slice: Slice }[],
): Slice[] {
  const listed = new Set(
    kinds.filter(({ name }) => schedule.some(({ kind }) => kind === name)).map(({ slice }) => slice),
  );
  return slices.filter((slice) => listed.has(slice));
}

const Named = Type.Object({ id: Id, name: Type.String() });
const Signed = { by: Type.String(), at: Type.String({ format: "date-time" }) };

/** One agreement as administrators keep it. */
export const AgreementView = Type.Object({
  id: Id,
  state: Type.Enum(agreementStates),
  /** Missing of one that was signed before agreements were data. */
  terms: Type.Optional(AgreementTerms),
  name: Type.String(),
  purpose: Type.String(),
  startsOn: OnDate,
  endsOn: Type.Optional(OnDate),
  slices: Type.Array(Type.Enum(slices)),
  organization: Type.Optional(Named),
  serves: Type.Object({ organizations: Type.Array(Named), classes: Type.Array(Named) }),
  vetting: Type.Array(
    Type.Object({ check: Type.Enum(checkKeys), passed: Type.Boolean(), note: Type.Optional(Type.String()), ...Signed }),
  ),
  acts: Type.Array(Type.Object({ what: Type.String(), note: Type.Optional(Type.String()), ...Signed })),
  clients: Type.Array(ClientView),
});
export type AgreementView = Static<typeof AgreementView>;

/** What an app request is, to who asked and to who decides. */
export const AppRequest = Type.Object({
  id: Id,
  name: Type.String(),
  url: Type.Optional(Type.String()),
  why: Type.String(),
  class: Named,
  school: Named,
  askedBy: Type.String({ description: "the teacher's name" }),
  askedAt: Type.String({ format: "date-time" }),
  state: Type.Enum(["waiting", "agreement", "declined"]),
  reason: Type.Optional(Type.String()),
  decidedAt: Type.Optional(Type.String({ format: "date-time" })),
  agreement: Type.Optional(Type.Object({ id: Id, state: Type.Enum(agreementStates) })),
});
export type AppRequest = Static<typeof AppRequest>;

/** An app as a family reads of it: who, what for, which facts, how long, what it read, and what can be chosen. */
export const FamilyAgreement = Type.Object({
  id: Id,
  audience: Type.Enum(["app", "helper"]),
  name: Type.String(),
  purpose: WordsShape,
  party: Type.Optional(Type.String()),
  isOver: Type.Boolean(),
  startsOn: OnDate,
  endsOn: Type.Optional(OnDate),
  terms: Type.Optional(
    Type.Pick(AgreementTerms, [
      "url",
      "schedule",
      "retention",
      "subprocessors",
      "breachHours",
      "studentContent",
      "never",
      "contact",
    ]),
  ),
  reads: Type.Object({
    times: Type.Integer(),
    first: Type.Optional(Type.String({ format: "date-time" })),
    last: Type.Optional(Type.String({ format: "date-time" })),
    slices: Type.Array(Type.Enum(slices), { description: "what it has read, ever" }),
  }),
});
export type FamilyAgreement = Static<typeof FamilyAgreement>;
