import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { FastifyRequest } from "fastify";
import Type from "typebox";
import type { AnyKind } from "../entry/kind.ts";
import { administratorOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { Page, pageOf, pageQuery, placeOf } from "../kernel/page.ts";
import { Problem } from "../kernel/problem.ts";
import type { Pack } from "../privacy/pack.ts";
import type { Transaction } from "../store/connect.ts";
import type { Store } from "../store/store.ts";
import { asSubject } from "../store/subject.ts";
import { decideEnding } from "./ending.job.ts";
import {
  findImport,
  hasImport,
  listEndings,
  listImports,
  listRemarks,
  listSources,
  listWaiting,
} from "./import.store.ts";
import { Ending, ImportView, Remark, SourceView } from "./source.ts";

/** Sources, imports, and what waits for a person: for administrators. Nothing of learners. */
export const importRoutes: FastifyPluginAsyncTypebox<{ store: Store; kinds: readonly AnyKind[]; pack: Pack }> = async (
  app,
  { store, kinds, pack },
) => {
  const tags = ["installation"];
  const inHat = <T>(request: FastifyRequest, work: (door: Transaction) => Promise<T>) =>
    asSubject(store.serve, administratorOf(request).subjectId, work);

  app.get(
    "/sources",
    {
      schema: {
        summary: "Who sends data, with the last import of each and what waits for a decision (administrator)",
        tags,
        response: { 200: Type.Object({ items: Type.Array(SourceView) }) },
      },
    },
    (request) =>
      inHat(request, async (door) => {
        const [sources, held] = await Promise.all([listSources(door), listWaiting(door)]);
        const items = sources.map(({ source, standard, is_sample, id, started_at, finished_at, summary }) => ({
          name: source,
          standard,
          isSample: is_sample,
          last: { id, startedAt: started_at, ...(finished_at && { finishedAt: finished_at }), summary },
          waiting: held
            .filter((each) => each.source === source)
            .map((each) => ({
              importId: each.import_id,
              askedAt: each.started_at,
              set: each.set_name,
              missing: each.rows_missing,
              known: each.rows_known,
            })),
        }));
        return { items };
      }),
  );

  app.get(
    "/imports",
    {
      schema: {
        summary: "Imports, newest first (administrator)",
        tags,
        querystring: Type.Object(pageQuery),
        response: { 200: Page(ImportView) },
      },
    },
    async (request) => {
      const { cursor, limit = 50 } = request.query;
      const before = placeOf(cursor, ["id"])?.[0];
      const rows = await inHat(request, (door) => listImports(door, before, limit + 1));
      return pageOf(rows, limit, ({ id }) => [id]);
    },
  );

  app.get(
    "/imports/:importId",
    {
      schema: {
        summary: "One import: how far it is, or what it came to (administrator)",
        tags,
        params: Type.Object({ importId: Id }),
        response: { 200: ImportView },
      },
    },
    async (request) => {
      const found = await inHat(request, (door) => findImport(door, request.params.importId));
      if (!found) throw new Problem("import-unknown");
      return found;
    },
  );

  app.get(
    "/imports/:importId/remarks",
    {
      schema: {
        summary: "What was wrong in one import, with places, and what a person decides",
        tags,
        params: Type.Object({ importId: Id }),
        querystring: Type.Object(pageQuery),
        response: {
          200: Type.Object({
            items: Type.Array(Remark),
            next: Type.Optional(Type.String()),
            endings: Type.Array(Ending),
          }),
        },
      },
    },
    async (request) => {
      const { importId } = request.params;
      const { cursor, limit = 50 } = request.query;
      const after = Number(placeOf(cursor, ["number"])?.[0] ?? 0);
      const [isOurs, rows, held] = await inHat(request, (door) =>
        Promise.all([
          hasImport(door, importId),
          listRemarks(door, importId, after, limit + 1),
          listEndings(door, importId),
        ]),
      );
      if (!isOurs) throw new Problem("import-unknown");
      const { items, next } = pageOf(rows, limit, ({ number }) => [String(number)]);
      return {
        items: items.map(({ code, at, message }) => ({ code, at, ...(message && { message }) })),
        ...(next && { next }),
        endings: held.map(({ set_name, rows_missing, rows_known, waits, ends }) => ({
          set: set_name,
          missing: rows_missing,
          known: rows_known,
          waits,
          ...(ends !== null && { ends }),
        })),
      };
    },
  );

  app.put(
    "/imports/:importId/endings/:set",
    {
      schema: {
        summary: "Decide about rows that are missing from a bundle (administrator)",
        description:
          "More than a tenth of a set was missing, so nothing of it ended. Accepted, the missing rows end now, as with --accept-endings; refused, they stand, and the next bundle that misses them asks again.",
        tags,
        params: Type.Object({ importId: Id, set: Type.String({ maxLength: 200 }) }),
        body: Type.Object({ ends: Type.Boolean() }),
        response: { 200: Type.Object({ ended: Type.Integer({ description: "rows" }) }) },
      },
    },
    async (request) => {
      const { importId, set } = request.params;
      const { subjectId } = administratorOf(request);
      if (!(await inHat(request, (door) => hasImport(door, importId)))) throw new Problem("import-unknown");
      const { ends } = request.body;
      return { ended: await decideEnding({ store, kinds, pack }, { importId, set, ends, decidedBy: subjectId }) };
    },
  );
};
