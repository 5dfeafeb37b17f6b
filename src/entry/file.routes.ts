import type { Readable } from "node:stream";
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { FastifyReply, FastifyRequest } from "fastify";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { Problem } from "../kernel/problem.ts";
import { type Disclosure, disclose, purposeOf } from "../privacy/disclosure.store.ts";
import { readTie } from "../privacy/tie.store.ts";
import type { BlobStore } from "../store/blob.ts";
import type { Store } from "../store/store.ts";
import { askedOf } from "./byte-range.ts";
import { type EntryFile, findFile, findProposedFile } from "./file.store.ts";
import { dispositionOf } from "./file-type.ts";

const Position = Type.Integer({ minimum: 0, maximum: 999 });
/** How the bytes are wanted, and what comes. */
const shape = {
  tags: ["learners"],
  querystring: Type.Object({
    preview: Type.Optional(
      Type.Boolean({ description: "of a picture or a PDF's first page: at most 480 pixels wide, as WebP" }),
    ),
    copy: Type.Optional(Type.Boolean({ description: "to save it, whatever it is" })),
  }),
  produces: ["application/octet-stream"],
  response: { 200: Type.Unsafe<Readable>({ type: "string", contentMediaType: "application/octet-stream" }) },
};

/** Files of entries and of proposals: by those and position, the door asked each time, and nothing kept by any browser or proxy. */
export const fileRoutes: FastifyPluginAsyncTypebox<{ store: Store; blobs: BlobStore }> = async (
  app,
  { store, blobs },
) => {
  app.get(
    "/learners/:learnerId/entries/:entryId/files/:position",
    {
      schema: {
        summary: "A file of an entry, or a part of it",
        description:
          "Open to whoever may read the entry. Takes Range and If-Range. Pictures, sound and video are shown in a page, all else is saved.",
        params: Type.Object({ learnerId: Id, entryId: Id, position: Position }),
        ...shape,
      },
    },
    (request, reply) => {
      const { learnerId, entryId, position } = request.params;
      return answer(request, reply, learnerId, (disclosure) => findFile(disclosure, learnerId, entryId, position));
    },
  );

  app.get(
    "/learners/:learnerId/contributions/:contributionId/files/:position",
    {
      schema: {
        summary: "A file of a proposal that waits, or a part of it",
        description: "Open to who proposed it, who answers it, and the learner; until it is answered.",
        params: Type.Object({ learnerId: Id, contributionId: Id, position: Position }),
        ...shape,
      },
    },
    (request, reply) => {
      const { learnerId, contributionId, position } = request.params;
      return answer(request, reply, learnerId, (disclosure) =>
        findProposedFile(disclosure, learnerId, contributionId, position),
      );
    },
  );

  async function answer(
    request: FastifyRequest<{ Querystring: { preview?: boolean; copy?: boolean } }>,
    reply: FastifyReply,
    learnerId: string,
    find: (disclosure: Disclosure) => Promise<EntryFile | undefined>,
  ) {
    const { subjectId, capacity } = hatOf(request);
    const reason = { subjectId, purpose: purposeOf[capacity], what: "learner.file", channel: "file" } as const;
    const file = await disclose(store.serve, reason, async (disclosure) => {
      await readTie(disclosure, learnerId);
      return find(disclosure);
    });
    if (!file) throw new Problem("entry-unknown");
    return sendFile(request, reply, blobs, file, request.query);
  }
};

/**
 * Sends the bytes of a file that the door has opened for who asks. A browser is told to run nothing in it, to believe its type, and to
 * keep no copy.
 */
export async function sendFile(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  blobs: BlobStore,
  file: EntryFile,
  { preview = false, copy = false }: { readonly preview?: boolean; readonly copy?: boolean } = {},
): Promise<FastifyReply> {
  reply
    .header("cache-control", "private, no-store")
    .header("content-security-policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'; media-src 'self'")
    .header("x-content-type-options", "nosniff");
  if (preview) {
    if (!file.previewHash) throw new Problem("entry-unknown");
    const small = { name: `${file.name}.webp`, mediaType: "image/webp" };
    reply.header("content-disposition", dispositionOf(small, copy)).type("image/webp");
    return reply.send(await blobs.read(file.previewHash));
  }
  const tag = `"${file.id}"`;
  const asked = askedOf({ range: headers.range, ifRange: headers["if-range"]?.toString() }, file.bytes, tag);
  if (asked === "none") {
    reply.header("content-range", `bytes */${file.bytes}`);
    throw new Problem("range-refused");
  }
  const span = asked === "whole" ? { start: 0, end: file.bytes - 1 } : asked;
  reply
    .header("accept-ranges", "bytes")
    .header("etag", tag)
    .header("content-disposition", dispositionOf(file, copy))
    .header("content-length", String(span.end - span.start + 1))
    .type(file.mediaType === "text/plain" ? "text/plain; charset=utf-8" : file.mediaType);
  if (asked !== "whole") reply.status(206).header("content-range", `bytes ${span.start}-${span.end}/${file.bytes}`);
  return reply.send(await blobs.read(file.hash, span));
}
