import type { FastifyInstance, LightMyRequestResponse } from "fastify";
import { expect } from "vitest";
import type { FreshSecret } from "../identity/client.ts";
import type { AgreementTerms, AgreementView } from "../privacy/agreement.ts";
import { checkKeys } from "../privacy/vetting.ts";
import type { Caller } from "./district.testing.ts";

/** A program that asks with its token. */
export interface Program {
  readonly token: string;
  get(path: string): Promise<LightMyRequestResponse>;
}

/** Asks for a token, as a program does. */
export const askToken = (app: FastifyInstance, { clientId, secret }: FreshSecret, more: Record<string, string> = {}) =>
  app.inject({
    method: "POST",
    url: "/oauth/token",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString("base64")}`,
    },
    payload: new URLSearchParams({ grant_type: "client_credentials", ...more }).toString(),
  });

/** A program with a token. */
export const bear = (app: FastifyInstance, token: string): Program => ({
  token,
  get: (path) => app.inject({ method: "GET", url: `/api/v1${path}`, headers: { authorization: `Bearer ${token}` } }),
});

/** Everything an administrator does until a program reads: drafts, vets, activates, lets in; by the API alone. */
export async function letIn(
  app: FastifyInstance,
  admin: Caller,
  terms: AgreementTerms,
  order: object = {},
): Promise<{ agreement: AgreementView; fresh: FreshSecret; program: Program }> {
  const drafted = await admin.send("POST", "/agreements", terms);
  expect([drafted.statusCode, drafted.json()]).toEqual([201, expect.objectContaining({ state: "draft" })]);
  const { id } = drafted.json() as AgreementView;
  for (const check of checkKeys) await admin.send("PUT", `/agreements/${id}/vetting/${check}`, { passed: true });
  const activated = await admin.send("POST", `/agreements/${id}/activate`);
  expect(activated.statusCode, activated.body).toBe(200);
  const made = await admin.send("POST", `/agreements/${id}/clients`, { name: "Sync", ...order });
  expect(made.statusCode, made.body).toBe(201);
  const fresh = made.json() as FreshSecret;
  const answer = await askToken(app, fresh);
  expect(answer.statusCode, answer.body).toBe(200);
  const { access_token: token } = answer.json() as { access_token: string };
  return { agreement: activated.json() as AgreementView, fresh, program: bear(app, token) };
}
