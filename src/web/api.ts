import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { ProblemSlug } from "../kernel/problem.ts";

/** What the server said was wrong, in the reader's language. */
export class ApiProblem extends Error {
  readonly slug: ProblemSlug | "unknown";
  readonly status: number;
  readonly detail: string | undefined;
  readonly retryAfter: number | undefined;
  /** Of a change that came too late: what stands now, where one may read it. */
  readonly standing: unknown;

  constructor(slug: ProblemSlug | "unknown", status: number, title: string, more: Omit<ProblemDocument, "type"> = {}) {
    const { detail, retryAfter, standing } = more;
    super(title);
    this.standing = standing;
    this.name = "ApiProblem";
    this.slug = slug;
    this.status = status;
    this.detail = detail;
    this.retryAfter = retryAfter;
  }
}

const noAnswer = msg`The server does not answer. Check the connection and try again.`;
/** Why an act came to nothing, for whoever tried: the server's own words, the nearer ones first, or that it does not answer. */
export const reasonOf = (error: unknown): string =>
  error instanceof ApiProblem ? (error.detail ?? error.message) : i18n._(noAnswer);

/** What an answer is for, as the log of looks keeps it. */
export type Channel = "screen" | "print" | "export";

interface ProblemDocument {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly retryAfter?: number;
  readonly standing?: unknown;
}

async function problemOf(answer: Response): Promise<ApiProblem> {
  const document: ProblemDocument = await answer.json().catch(() => ({}));
  const slug = (document.type?.split("/").at(-1) ?? "unknown") as ProblemSlug | "unknown"; // from our own catalog
  return new ApiProblem(slug, answer.status, document.title ?? answer.statusText, document);
}

let signedOut = (): void => undefined;
/** What to do once the server says that nobody is signed in: whatever was asked, the session has ended. */
export function whenSignedOut(act: () => void): void {
  signedOut = act;
}

async function ask(
  method: string,
  path: string,
  body: unknown,
  channel: Channel,
  begunWith?: string,
): Promise<Response> {
  const answer = await fetch(`/api/v1${path}`, {
    method,
    headers: {
      "accept-language": document.documentElement.lang,
      "x-daypack-channel": channel,
      ...(begunWith !== undefined && { "if-match": `"${begunWith}"` }),
      ...(body !== undefined && {
        "content-type": body instanceof Blob ? "application/octet-stream" : "application/json",
      }),
    },
    ...(body !== undefined && { body: body instanceof Blob ? body : JSON.stringify(body) }),
  });
  if (!answer.ok) {
    const problem = await problemOf(answer);
    if (problem.slug === "not-signed-in") signedOut();
    throw problem;
  }
  return answer;
}

/** Asks the API. The shapes are the server's own schemas, so the answer is what the type says. Throws `ApiProblem`. */
export const api = {
  async get<T>(path: string, channel: Channel = "screen"): Promise<T> {
    return (await ask("GET", path, undefined, channel)).json() as Promise<T>; // validated where it was made
  },
  /** A file, to be handed to the browser. */
  async file(path: string): Promise<Blob> {
    return (await ask("GET", path, undefined, "export")).blob();
  },
  /** `begunWith` is the entry that a correction began with: if another stands by now, it is refused and tells which. */
  async send<T = undefined>(
    method: "POST" | "PUT" | "DELETE",
    path: string,
    body?: unknown,
    begunWith?: string,
  ): Promise<T> {
    const answer = await ask(method, path, body, "screen", begunWith);
    return (answer.status === 204 ? undefined : await answer.json()) as T; // validated where it was made
  },
};
