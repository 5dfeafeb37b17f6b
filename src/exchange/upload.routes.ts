import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { administratorOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import type { UploadShelf } from "./upload.store.ts";
import { UploadOrder, UploadView } from "./upload.ts";

/** How often it is looked whether an upload has waited for a day, in ms. */
const sweepTick = 600_000;

/** Files on their way into an import, for administrators. No name of a file stands in an address. */
export const uploadRoutes: FastifyPluginAsyncTypebox<{ shelf: UploadShelf }> = async (app, { shelf }) => {
  const tags = ["installation"];
  await shelf.clear();
  const sweeping = setInterval(() => void shelf.sweep().catch(() => undefined), sweepTick).unref(); // the next one tries again
  app.addHook("onClose", async () => {
    clearInterval(sweeping);
    await shelf.clear();
  });
  // The bytes of a file go to the disk as they come: nothing parses them.
  app.addContentTypeParser("application/octet-stream", (_, __, done) => done(null));

  app.post(
    "/uploads",
    {
      bodyLimit: 8_000_000, // ten thousand names
      schema: {
        summary: "Begin to send a bundle: the names and sizes of its files (administrator)",
        description:
          "Then PUT the bytes of each file, in as many pieces as you like, and POST /imports with the id. What became no import within a day is removed.",
        tags,
        body: UploadOrder,
        response: { 201: UploadView },
      },
    },
    async (request, reply) => {
      const { subjectId } = administratorOf(request);
      return reply.status(201).send(await shelf.begin(subjectId, request.body));
    },
  );

  const params = Type.Object({ uploadId: Id });
  app.get(
    "/uploads/:uploadId",
    {
      schema: { summary: "How much of an upload is here (administrator)", tags, params, response: { 200: UploadView } },
    },
    async (request) => shelf.read(administratorOf(request).subjectId, request.params.uploadId),
  );

  app.put(
    "/uploads/:uploadId/files/:number",
    {
      schema: {
        summary: "Send a file, or the next piece of one, as application/octet-stream (administrator)",
        tags,
        params: Type.Object({ uploadId: Id, number: Type.Integer({ minimum: 0 }) }),
        querystring: Type.Object({
          from: Type.Integer({
            minimum: 0,
            default: 0,
            description: "byte at which this piece begins: what is `received`",
          }),
        }),
        response: { 200: Type.Object({ received: Type.Integer({ description: "bytes of the file that are here" }) }) },
      },
    },
    async (request) => {
      const { uploadId, number } = request.params;
      const { subjectId } = administratorOf(request);
      return { received: await shelf.take(subjectId, uploadId, number, request.query.from, request.raw) };
    },
  );

  app.delete(
    "/uploads/:uploadId",
    { schema: { summary: "Remove an upload (administrator)", tags, params, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await shelf.drop(administratorOf(request).subjectId, request.params.uploadId);
      return reply.status(204).send(null);
    },
  );
};
