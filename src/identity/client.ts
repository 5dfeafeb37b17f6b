import Type, { type Static } from "typebox";
import { Id } from "../kernel/id-shape.ts";

/** What a program may ask for, each for reading alone but for the asking for an element. Of what it then gets the agreement decides. */
export const scopes = ["learners.readonly", "entries.readonly", "digests.readonly", "elements.propose"] as const;
export type Scope = (typeof scopes)[number];

/** How long a bearer token is good, in seconds. */
export const tokenSeconds = 900;
/** Requests a minute of a client for which nothing else was said. */
export const usualRequestsPerMinute = 600;
/** Hours for which an old secret still opens, so that a program can be given the new one first. */
export const usualOverlapHours = 72;

/** A client as administrators see it. Its secrets are shown once, when they are made. */
export const ClientView = Type.Object({
  id: Id,
  agreementId: Id,
  name: Type.String(),
  scopes: Type.Array(Type.Enum(scopes)),
  requestsPerMinute: Type.Integer(),
  createdAt: Type.String({ format: "date-time" }),
  revokedAt: Type.Optional(Type.String({ format: "date-time" })),
  lastUsedAt: Type.Optional(Type.String({ format: "date-time", description: "to the minute" })),
  secrets: Type.Array(
    Type.Object({
      createdAt: Type.String({ format: "date-time" }),
      expiresAt: Type.Optional(Type.String({ format: "date-time" })),
    }),
    { description: "those that still open" },
  ),
});
export type ClientView = Static<typeof ClientView>;

/** A secret, on its one way to whoever runs the program. */
export const FreshSecret = Type.Object({
  clientId: Id,
  secret: Type.String({ description: "shown once" }),
});
export type FreshSecret = Static<typeof FreshSecret>;

/** A program at work: the bearer of a token that holds. */
export interface Client {
  readonly id: string;
  readonly agreementId: string;
  /** The subject of its agreement, as whom it reads. */
  readonly subjectId: string;
  readonly scopes: readonly string[];
  readonly requestsPerMinute: number;
  /** The agreement's schedule of data, as it was signed: kinds and fields. */
  readonly elements: readonly { readonly kind: string; readonly fields: readonly string[] }[];
}
