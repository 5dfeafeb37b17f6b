import { Readable, Transform } from "node:stream";
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { FastifyReply, FastifyRequest } from "fastify";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { Problem, type ProblemSlug } from "../kernel/problem.ts";
import { FileRef } from "./file-ref.ts";
import { type FileShelf, ownerHeader } from "./file-shelf.job.ts";

/** How often what nobody went on with is looked for, in ms. */
const sweepTick = 600_000;

const FileStateView = Type.Union([
  Type.Object({
    state: Type.Literal("receiving"),
    received: Type.Integer({ minimum: 0 }),
    bytes: Type.Integer({ minimum: 0 }),
  }),
  Type.Object({ state: Type.Literal("checking") }),
  Type.Object({ state: Type.Literal("ready"), file: FileRef }),
]);

/** What of a request tus reads. Our own header is not among them: the hat comes from the session. */
const passed = ["tus-resumable", "upload-length", "upload-offset", "upload-metadata", "content-type", "content-length"];

/** tus' refusals in our words. It says 404 and 410 of what is not there, and of what is somebody else's. */
const slugs: Readonly<Record<number, ProblemSlug>> = {
  404: "upload-unknown",
  410: "upload-unknown",
  409: "upload-out-of-step",
  423: "upload-out-of-step",
  413: "file-refused",
};

/**
 * Files on their way in, in the tus protocol 1.0.x (creation, termination, expiration; https://tus.io/protocols/resumable-upload): POST
 * makes one, PATCH sends the next piece, HEAD says how much is here, DELETE takes it away. GET is ours: whether it was checked. Each is
 * the hat's that began it.
 */
export const fileUploadRoutes: FastifyPluginAsyncTypebox<{ shelf: FileShelf }> = async (app, { shelf }) => {
  const tags = ["files"];
  const params = Type.Object({ fileId: Id });
  const sweeping = setInterval(() => void shelf.sweep().catch(() => undefined), sweepTick).unref(); // the next one tries again
  app.addHook("onClose", async () => clearInterval(sweeping));
  // The bytes go to the disk as they come: nothing parses them.
  app.addContentTypeParser("application/offset+octet-stream", (_, __, done) => done(null));

  app.post(
    "/files",
    {
      schema: {
        summary: "Begin to send a file (tus 1.0 creation)",
        description:
          "Headers Tus-Resumable, Upload-Length and Upload-Metadata (filename, filetype). Answers its place in Location. What no entry names within two days is removed.",
        tags,
        response: { 201: Type.Null() },
      },
    },
    (request, reply) => pass(shelf, request, reply),
  );
  app.head(
    "/files/:fileId",
    { schema: { summary: "How much of a file is here (tus 1.0)", tags, params, response: { 200: Type.Null() } } },
    async (request, reply) => {
      const sent = await shelf.sentOf(hatOf(request).subjectId, request.params.fileId);
      if (sent === undefined) return pass(shelf, request, reply);
      return reply
        .headers({ "tus-resumable": "1.0.0", "upload-offset": String(sent), "upload-length": String(sent) })
        .send(null);
    },
  );
  app.patch(
    "/files/:fileId",
    {
      schema: {
        summary: "Send the next piece of a file, as application/offset+octet-stream (tus 1.0)",
        tags,
        params,
        response: { 204: Type.Null() },
      },
    },
    (request, reply) => pass(shelf, request, reply),
  );
  app.delete(
    "/files/:fileId",
    {
      schema: {
        summary: "Take a file away that no entry names yet (tus 1.0 termination)",
        tags,
        params,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      if (await shelf.drop(hatOf(request).subjectId, request.params.fileId)) return reply.status(204).send(null);
      return pass(shelf, request, reply);
    },
  );
  app.get(
    "/files/:fileId",
    {
      schema: {
        summary: "Whether a file was checked and can be named by an entry",
        description:
          "Waits some seconds for the check. A file that is not taken answers why: file-refused or file-infected; scanner-away is asked again later.",
        tags,
        params,
        response: { 200: FileStateView },
      },
    },
    (request) => shelf.read(hatOf(request).subjectId, request.params.fileId),
  );
};

/** Hands a request on to tus, as the hat that is worn, and answers what it says; its refusals as ours. */
async function pass(shelf: FileShelf, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { subjectId } = hatOf(request);
  const headers = new Headers({ [ownerHeader]: subjectId });
  for (const name of passed) {
    const value = request.headers[name];
    if (typeof value === "string") headers.set(name, value);
  }
  const { fileId } = request.params as { fileId?: string }; // as each route's schema has it
  if (fileId !== undefined) await shelf.mustHave(subjectId, fileId);
  if (!headers.has("tus-resumable")) throw new Problem("input-invalid");
  const hasBody = request.method === "PATCH" || headers.get("content-type") === "application/offset+octet-stream";
  const { body, isStopped } = whileThereIsRoom(shelf);
  request.raw.pipe(body);
  request.raw.once("close", () => body.end()); // what came before a connection broke is kept, and the upload let go
  const handed = new Request(`http://daypack${request.url.split("?")[0]}`, {
    method: request.method,
    headers,
    ...(hasBody && { body: Readable.toWeb(body) as BodyInit, duplex: "half" }), // two declarations of one stream
  });
  const answer = await shelf.tus.handleWeb(handed);
  // A write that failed leaves the rest unread, and who sends it would wait for ever instead of reading why.
  request.raw.unpipe(body).resume();
  if (isStopped()) throw new Problem("disk-full"); // what came before is kept
  if (answer.status >= 400) throw shelf.problemOf(handed) ?? (await problemOf(shelf, answer.status));
  for (const [name, value] of answer.headers) if (!name.startsWith("access-control-")) reply.header(name, value);
  await reply.status(answer.status).send(null);
}

/** Lets bytes through as long as the disk has room for them: what many uploads were promised together may be more than there is. */
function whileThereIsRoom(shelf: FileShelf): { readonly body: Transform; readonly isStopped: () => boolean } {
  let stopped = false;
  const body = new Transform({
    transform(piece: Buffer, _, done) {
      if (stopped) return done();
      shelf.hasRoom(piece.length).then((has) => {
        if (has) return done(null, piece);
        stopped = true;
        this.push(null);
        done();
      }, done);
    },
  });
  return { body, isStopped: () => stopped };
}

async function problemOf(shelf: FileShelf, status: number): Promise<Error> {
  if (status < 500) return new Problem(slugs[status] ?? "input-invalid");
  return (await shelf.isFull()) ? new Problem("disk-full") : new Error(`tus answered ${status}`);
}
