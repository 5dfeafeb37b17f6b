import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { FastifyRequest } from "fastify";
import Type from "typebox";
import type { Hat } from "../identity/hat.ts";
import { hatOf } from "../identity/request.routes.ts";
import { isId } from "../kernel/id.ts";
import { Id } from "../kernel/id-shape.ts";
import { lowestId, Page, pageOf, pageQuery, placeOf } from "../kernel/page.ts";
import { Problem } from "../kernel/problem.ts";
import type { Transaction } from "../store/connect.ts";
import type { Store } from "../store/store.ts";
import { asSubject } from "../store/subject.ts";
import { changeIssue } from "./quality.job.ts";
import { hasIssue, listFoundClasses, listFoundLearners, listIssues, listOwners } from "./quality.store.ts";
import { IssueChange, IssueView, OwnerView } from "./quality.ts";

/** Who keeps data right: an administrator or a registrar. Throws `not-allowed` for every other hat. */
function keeperOf(request: FastifyRequest): Hat {
  const hat = hatOf(request);
  if (hat.capacity !== "administrator" && hat.capacity !== "registrar") throw new Problem("not-allowed");
  return hat;
}

/** What is wrong in the data, who sees to it, and since when. */
export const qualityRoutes: FastifyPluginAsyncTypebox<{ store: Store }> = async (app, { store }) => {
  const tags = ["installation"];
  const params = Type.Object({ issueId: Id });
  const inHat = <T>(request: FastifyRequest, work: (door: Transaction, hat: Hat) => Promise<T>) => {
    const hat = keeperOf(request);
    return asSubject(store.serve, hat.subjectId, (door) => work(door, hat));
  };

  app.get(
    "/quality",
    {
      schema: {
        summary: "What is wrong in what sources send and in what is here (administrator, registrar)",
        tags,
        response: { 200: Type.Object({ items: Type.Array(IssueView), owners: Type.Array(OwnerView) }) },
      },
    },
    (request) =>
      inHat(request, async (door, { subjectId }) => ({
        items: await listIssues(door, subjectId),
        owners: await listOwners(door),
      })),
  );

  app.put(
    "/quality/:issueId",
    {
      schema: {
        summary: "Say who sees to it, and what was done (administrator, registrar)",
        description: "It is fixed by the next import or check that does not have it, and by nobody else.",
        tags,
        params,
        body: IssueChange,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { issueId } = request.params;
      const { owner } = request.body;
      const { subjectId } = keeperOf(request);
      const [isThere, owners] = await inHat(request, async (door) => [
        await hasIssue(door, issueId),
        await listOwners(door),
      ]);
      if (!isThere) throw new Problem("issue-unknown");
      if (isId(owner) && !owners.some(({ id }) => id === owner)) throw new Problem("person-unknown");
      await changeIssue(store.work, issueId, subjectId, request.body);
      return reply.status(204).send(null);
    },
  );

  app.get(
    "/quality/:issueId/classes",
    {
      schema: {
        summary: "Classes that a check found",
        tags,
        params,
        response: { 200: Type.Object({ items: Type.Array(Type.Object({ id: Id, title: Type.String() })) }) },
      },
    },
    (request) =>
      inHat(request, async (door) => {
        const { issueId } = request.params;
        if (!(await hasIssue(door, issueId))) throw new Problem("issue-unknown");
        return { items: await listFoundClasses(door, issueId) };
      }),
  );

  app.get(
    "/quality/:issueId/learners",
    {
      schema: {
        summary: "Learners of whom a check found it (registrar, of the own school)",
        tags,
        params,
        querystring: Type.Object(pageQuery),
        response: { 200: Page(Type.Object({ id: Id, name: Type.Optional(Type.String()) })) },
      },
    },
    (request) => {
      keeperOf(request);
      return request.disclose("quality", async (disclosure) => {
        const { issueId } = request.params;
        const { cursor, limit = 50 } = request.query;
        const after = placeOf(cursor, ["id"])?.[0] ?? lowestId;
        if (!(await hasIssue(disclosure.open, issueId))) throw new Problem("issue-unknown");
        const rows = await listFoundLearners(disclosure, issueId, after, limit + 1);
        return pageOf(
          rows.map(({ learner_id, name }) => ({ id: learner_id, ...(name && { name }) })),
          limit,
          ({ id }) => [id],
        );
      });
    },
  );
};
