import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { FastifyRequest } from "fastify";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { lowestId, Page, pageOf, pageQuery, placeOf } from "../kernel/page.ts";
import { Problem } from "../kernel/problem.ts";
import { listCases, listMerges } from "./link-case.store.ts";
import { LinkAnswer, LinkCase, LinkMerge } from "./link-case.ts";
import { askCase, decideCase, type Linking, undoCase } from "./link-decide.job.ts";

/** The registrar's hat that is worn. Throws `not-allowed` for every other capacity. */
function registrarOf(request: FastifyRequest): string {
  const { capacity, subjectId } = hatOf(request);
  if (capacity !== "registrar") throw new Problem("not-allowed");
  return subjectId;
}

/** Who is one person: questions that no identifier answers, and records that became one. For registrars. */
export const linkRoutes: FastifyPluginAsyncTypebox<Linking> = async (app, linking) => {
  const tags = ["office"];

  app.get(
    "/links",
    {
      schema: {
        summary:
          "Questions whether somebody of a source is a learner who is here, with the evidence side by side (registrar)",
        description: "Every look at a learner's evidence is in that learner's log.",
        tags,
        querystring: Type.Object(pageQuery),
        response: { 200: Page(LinkCase) },
      },
    },
    async (request) => {
      registrarOf(request);
      const { cursor, limit = 50 } = request.query;
      const after = placeOf(cursor, ["id"])?.[0] ?? lowestId;
      const found = await request.disclose("links", (disclosure) => listCases(disclosure, after, limit + 1));
      return pageOf(found, limit, ({ id }) => [id]);
    },
  );

  app.post(
    "/links",
    {
      schema: {
        summary: "Ask whether two learners are one person (registrar of both)",
        tags,
        body: Type.Object({ learnerId: Id, otherId: Id }),
        response: { 201: Type.Object({ id: Id }) },
      },
    },
    async (request, reply) => {
      const id = await askCase(linking, { ...request.body, subjectId: registrarOf(request) });
      return reply.status(201).send({ id });
    },
  );

  app.put(
    "/links/:caseId/answer",
    {
      schema: {
        summary: "Say who it is, or that it is nobody of those suggested (registrar)",
        description:
          "The same person: rows that waited come in, or two records become one; nobody sees more of either than before. Where name and birth date differ, or the other record is another school's, a second person says so too.",
        tags,
        params: Type.Object({ caseId: Id }),
        body: Type.Object({ sameAs: Type.Optional(Id) }),
        response: { 200: LinkAnswer },
      },
    },
    (request) =>
      decideCase(linking, {
        caseId: request.params.caseId,
        sameAs: request.body.sameAs,
        subjectId: registrarOf(request),
      }),
  );

  app.get(
    "/merges",
    {
      schema: {
        summary: "Records that became one, newest first (registrar)",
        tags,
        response: { 200: Type.Object({ items: Type.Array(LinkMerge) }) },
      },
    },
    async (request) => {
      registrarOf(request);
      return { items: await request.disclose("merges", listMerges) };
    },
  );

  app.post(
    "/learners/:learnerId/merges/:mergeId/undo",
    {
      schema: {
        summary: "Make two records of one again (registrar)",
        description:
          "Each as it was, with what its sources have sent since. What a family or a court decided since holds for both.",
        tags,
        params: Type.Object({ learnerId: Id, mergeId: Id }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { learnerId, mergeId } = request.params;
      await undoCase(linking, { learnerId, mergeId, subjectId: registrarOf(request) });
      return reply.status(204).send(null);
    },
  );
};
