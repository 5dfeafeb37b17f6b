import type { FastifyInstance, LightMyRequestResponse } from "fastify";
import type { NewShare } from "../privacy/share.ts";
import type { Caller } from "./district.testing.ts";

/** A link as it was made. */
export interface Link {
  readonly id: string;
  readonly consentId: string;
  readonly token: string;
}

/** What a link is made of where a test says nothing else: for a college that answers a word. */
export const anyLink: NewShare = {
  to: "Harbor State College",
  audience: "college",
  from: "Rosa, for Mateo",
  why: "To apply",
  parts: [],
  entryIds: [],
  ask: { question: "word", hint: "Our boat", answer: "La Paloma" },
};

/** Makes a link as a family does, and takes the token from its URL. */
export async function makeLink(by: Caller, learnerId: string, more: Partial<NewShare>): Promise<Link> {
  const answer = await by.send("POST", `/learners/${learnerId}/links`, { ...anyLink, ...more });
  if (answer.statusCode !== 201) throw new Error(`${answer.statusCode} ${answer.body}`);
  const { id, consentId, url } = answer.json() as { id: string; consentId: string; url: string };
  return { id, consentId, token: new URL(url).hash.slice(1) };
}

/** Somebody without an account, at the link. */
export interface Recipient {
  post(what: "knock" | "code" | "open", body: object): Promise<LightMyRequestResponse>;
  /** Opens it and keeps the cookie. */
  open(link: Link, given?: object): Promise<LightMyRequestResponse>;
  get(link: Link, path?: string): Promise<LightMyRequestResponse>;
}

/** A browser of its own, at an address of its own. */
export function recipientOf(app: FastifyInstance, remoteAddress: string): Recipient {
  const cookies = new Map<string, string>();
  const post: Recipient["post"] = (what, body) =>
    app.inject({ method: "POST", url: `/api/v1/shared/${what}`, payload: body, remoteAddress });
  return {
    post,
    async open({ id, token }, given = { answer: "la paloma" }) {
      const answer = await post("open", { token, ...given });
      const [cookie] = String(answer.headers["set-cookie"] ?? "").split(";");
      if (cookie) cookies.set(id, cookie);
      return answer;
    },
    get: ({ id }, path = "") =>
      app.inject({
        method: "GET",
        url: `/api/v1/shared/${id}${path}`,
        headers: { cookie: cookies.get(id) ?? "" },
        remoteAddress,
      }),
  };
}
