import type { FastifyBaseLogger, FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { languageOf } from "../identity/request.routes.ts";
import { Problem, type ProblemSlug, problems } from "../kernel/problem.ts";
import type { Language } from "../kernel/words.ts";

interface Field {
  readonly at: string;
  readonly message: string;
}

/** A problem as it is sent: RFC 9457. The same problem is the same bytes, whatever was asked for. */
function documentOf(slug: ProblemSlug, language: Language, more: Readonly<Record<string, unknown>> = {}) {
  const { status, title } = problems[slug];
  return { type: `/problems/${slug}`, title: title[language], status, ...more };
}

/**
 * In the language of whoever asks. `more` holds members of the one problem: no learner's data but, for who came too late, the entry
 * that was disclosed to them, and the status of the one problem that has two.
 */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  slug: ProblemSlug,
  more?: Readonly<Record<string, unknown>>,
) {
  const document: { status: number } = documentOf(slug, languageOf(request), more);
  return reply.status(document.status).type("application/problem+json").send(document);
}

const postgresAway = /^(08|57P)/;
const socketAway = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ENOTFOUND"]);

function isDatabaseAway(error: Error & { code?: string }): boolean {
  return (
    postgresAway.test(error.code ?? "") ||
    socketAway.has(error.code ?? "") ||
    /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  );
}

/** Which of Fastify's own refusals is which of ours. */
const byStatus: Readonly<Record<number, ProblemSlug>> = {
  400: "input-invalid",
  404: "page-unknown",
  413: "body-too-large",
  415: "input-invalid",
  429: "too-many-requests",
};

/**
 * Turns whatever was thrown into an answer. A Problem is the caller's; a validation error names places, never values; everything
 * else is ours, goes to the log without a learner's data, and is a plain 500.
 */
export function handleError(
  error: FastifyError & { validation?: { instancePath: string; message?: string }[] },
  request: FastifyRequest,
  reply: FastifyReply,
) {
  if (error instanceof Problem) {
    const language = languageOf(request);
    const { retryAfter } = error.extra;
    if (typeof retryAfter === "number") reply.header("retry-after", String(retryAfter));
    return sendProblem(request, reply, error.slug, {
      ...(error.detail && { detail: error.detail[language] }),
      ...error.extra,
    });
  }
  if (error.validation) {
    const errors = error.validation.map(
      ({ instancePath, message = "" }): Field => ({ at: instancePath || "/", message }),
    );
    return sendProblem(request, reply, "input-invalid", { errors });
  }
  if (isDatabaseAway(error)) return sendProblem(request, reply.header("retry-after", "60"), "database-away");
  const slug = byStatus[error.statusCode ?? 500];
  if (slug) return sendProblem(request, reply, slug);
  logFailure(request.log, error, "a request failed");
  return reply
    .status(500)
    .type("application/problem+json")
    .send({
      type: "about:blank",
      title: languageOf(request) === "es" ? "Algo falló de nuestro lado" : "Something broke on our side",
      status: 500,
    });
}

/** Writes down a failure of ours. The message of a database error may quote a row: only its code and where we were. */
export function logFailure(log: FastifyBaseLogger, error: unknown, what: string): void {
  const { code, name, stack } = error as { code?: string; name?: string; stack?: string };
  log.error({ code, name, stack: framesOf({ stack }) }, what);
}

/** Where it happened, without what it said. */
const framesOf = ({ stack = "" }: { stack?: string | undefined }): string =>
  stack
    .split("\n")
    .filter((line) => line.trim().startsWith("at "))
    .join("\n");
