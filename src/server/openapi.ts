import type { FastifyDynamicSwaggerOptions } from "@fastify/swagger";
import Type from "typebox";
import { scopes } from "../identity/client.ts";
import { problems } from "../kernel/problem.ts";

/** A problem as every refusal is sent (RFC 9457). */
const ProblemDocument = Type.Object(
  {
    type: Type.String({ description: `/problems/ and one of ${Object.keys(problems).join(", ")}` }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.Optional(Type.String()),
    errors: Type.Optional(Type.Array(Type.Object({ at: Type.String(), message: Type.String() }))),
    standing: Type.Optional(
      Type.Unknown({ description: "of entry-changed with status 412: the entry that stands now, if you may read it" }),
    ),
    retryAfter: Type.Optional(Type.Integer({ description: "seconds" })),
  },
  {
    description:
      "What is hidden from you is no problem but an empty answer; a learner without a tie is learner-unknown.",
  },
);

interface Document {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, { responses?: Record<string, unknown> }>>>>;
}

/** Adds to every operation that it may refuse: routes say only what they answer. */
export const describeProblems: NonNullable<FastifyDynamicSwaggerOptions["transformObject"]> = (given) => {
  if (!("openapiObject" in given)) return given.swaggerObject;
  const document = given.openapiObject as unknown as Document; // a partial of the same
  for (const operations of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(operations))
      operation.responses = { ...operation.responses, "4XX": { $ref: "#/components/responses/Problem" } };
  }
  return given.openapiObject;
};

/** The document's head. */
export const openapiHead = (version: string): NonNullable<FastifyDynamicSwaggerOptions["openapi"]> => ({
  openapi: "3.1.0",
  info: {
    title: "Daypack",
    version,
    description:
      "The Data Backpack and the Learner Profile. Everything a screen does. What is hidden from you reads like what does not exist.",
    license: { name: "Apache-2.0", identifier: "Apache-2.0" },
  },
  servers: [{ url: "/" }],
  tags: tags.map(([name, description]) => ({ name, description })),
  components: {
    securitySchemes: {
      client: {
        type: "oauth2",
        description: "for programs: docs/agreements.md",
        flows: {
          clientCredentials: {
            tokenUrl: "/oauth/token",
            scopes: Object.fromEntries(scopes.map((each) => [each, "read only"])),
          },
        },
      },
      session: { type: "apiKey", in: "cookie", name: "daypack_session", description: "set by POST /api/v1/session" },
    },
    responses: {
      Problem: {
        description: "Refused: see `type`",
        content: { "application/problem+json": { schema: ProblemDocument as object } },
      },
    },
  },
  security: [{ session: [] }],
});

const tags: readonly (readonly [string, string])[] = [
  ["session", "Signing in, hats, one-time links"],
  ["learners", "Learners, their entries and summaries"],
  ["classes", "Classes, day one, evidence"],
  ["caseload", "The support team's learners, and who is on a case"],
  ["messages", "Conversations between a family and the school, each about one learner"],
  ["choices", "Who sees what, and who looked"],
  ["competencies", "What can be learned"],
  ["kinds", "The kinds of entries"],
  ["helpers", "What helpers and programs do"],
  ["agreements", "Apps: agreements, vetting, programs, requests"],
  ["office", "Families, court documents, conflicts"],
  ["installation", "Imports and accounts"],
];
