import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { newId } from "../kernel/id.ts";
import { Id } from "../kernel/id-shape.ts";
import { Problem } from "../kernel/problem.ts";
import { statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { keepPaper, largestPaper, mediaTypes, pageIn } from "./paper.job.ts";
import { readTie } from "./tie.store.ts";

const listed = statement<{ learner_id: string; id: string; name: string; media_type: string; size: number }>(
  "privacy.papers",
  "select learner_id, id, name, media_type, size from door.paper where learner_id = $1 and about_id = $2 order by id limit 100",
);
const one = statement<{ learner_id: string; name: string; media_type: string; bytes: Buffer }>(
  "privacy.paper",
  "select learner_id, name, media_type, bytes from door.paper where learner_id = $1 and id = $2",
);
const told = ({ learner_id }: { learner_id: string }) =>
  ({ learnerId: learner_id, slice: "household", level: "detail" }) as const;

/**
 * Scanned pages of a court document, a paper of age, an exception or a consent that was signed on paper. They stay in the database, where only those who keep the record read
 * them: no export, no link and no program knows of them.
 */
export const paperRoutes: FastifyPluginAsyncTypebox<{ work: Store["work"] }> = async (app, { work }) => {
  const tags = ["office"];
  app.addContentTypeParser(
    "application/octet-stream",
    { parseAs: "buffer", bodyLimit: largestPaper },
    (_, body, done) => done(null, body),
  );

  app.get(
    "/learners/:learnerId/papers",
    {
      schema: {
        summary: "Scanned pages of one document (registrar)",
        tags,
        params: Type.Object({ learnerId: Id }),
        querystring: Type.Object({ about: Id }),
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({ id: Id, name: Type.String(), mediaType: Type.String(), size: Type.Integer() }),
            ),
          }),
        },
      },
    },
    (request) =>
      request.disclose("family", async (disclosure) => {
        const { learnerId } = request.params;
        await readTie(disclosure, learnerId);
        const rows = await disclosure.read(listed, [learnerId, request.query.about], told);
        return { items: rows.map(({ id, name, media_type, size }) => ({ id, name, mediaType: media_type, size })) };
      }),
  );

  app.post(
    "/learners/:learnerId/papers",
    {
      bodyLimit: largestPaper,
      schema: {
        summary: "Add a scanned page to a document: its bytes, as PDF, JPEG or PNG (registrar)",
        tags,
        consumes: ["application/octet-stream"],
        params: Type.Object({ learnerId: Id }),
        querystring: Type.Object({ about: Id, name: Type.String({ minLength: 1, maxLength: 200 }) }),
        response: { 201: Type.Object({ id: Id }) },
      },
    },
    async (request, reply) => {
      const bytes: unknown = request.body;
      const { subjectId } = hatOf(request);
      const id = newId();
      await keepPaper(work, subjectId, {
        learnerId: request.params.learnerId,
        id,
        aboutId: request.query.about,
        name: request.query.name,
        page: Buffer.isBuffer(bytes) ? await pageIn(bytes) : undefined,
      });
      return reply.status(201).send({ id });
    },
  );

  app.get(
    "/learners/:learnerId/papers/:paperId",
    {
      schema: {
        summary: "One scanned page (registrar)",
        tags,
        produces: [...mediaTypes],
        params: Type.Object({ learnerId: Id, paperId: Id }),
      },
    },
    async (request, reply) => {
      const { learnerId, paperId } = request.params;
      const row = await request.disclose("family", async (disclosure) => {
        await readTie(disclosure, learnerId);
        return (await disclosure.read(one, [learnerId, paperId], told))[0];
      });
      if (!row) throw new Problem("request-unknown");
      return reply
        .type(row.media_type)
        .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(row.name)}`)
        .header("x-content-type-options", "nosniff")
        .send(row.bytes);
    },
  );
};
