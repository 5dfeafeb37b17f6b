import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { FastifyRequest } from "fastify";
import Type from "typebox";
import { addAccount } from "../identity/account.job.ts";
import { hatOf } from "../identity/request.routes.ts";
import { Page, pageOf, pageQuery, placeOf } from "../kernel/page.ts";
import { Problem } from "../kernel/problem.ts";
import type { Store } from "../store/store.ts";
import { asSubject } from "../store/subject.ts";
import { listEndings, listImports, listRemarks, readInstallation } from "./installation.store.ts";
import { version } from "./version.ts";

const Id = Type.String({ format: "uuid" });

function administrator(request: FastifyRequest): string {
  const { capacity, subjectId } = hatOf(request);
  if (capacity !== "administrator") throw new Problem("not-allowed");
  return subjectId;
}

/** What this installation is, its imports, and accounts: nothing of learners. */
export const installationRoutes: FastifyPluginAsyncTypebox<{ store: Store; work: Store["work"] }> = async (
  app,
  { store, work },
) => {
  const tags = ["installation"];

  app.get(
    "/installation",
    {
      schema: {
        summary: "Version, school date, and whether this is the sample district",
        tags,
        security: [],
        response: {
          200: Type.Object({
            version: Type.String(),
            today: Type.String({ format: "date" }),
            dateIsSet: Type.Boolean(),
            isSample: Type.Boolean(),
            sources: Type.Integer(),
          }),
        },
      },
    },
    async () => ({ version, ...(await readInstallation(store.serve)) }),
  );

  app.get(
    "/imports",
    {
      schema: {
        summary: "Imports, newest first (administrator)",
        tags,
        querystring: Type.Object(pageQuery),
        response: {
          200: Page(
            Type.Object({
              id: Id,
              source: Type.Optional(Type.String()),
              standard: Type.Optional(Type.String()),
              state: Type.Enum(["running", "done", "refused", "failed"]),
              startedAt: Type.String({ format: "date-time" }),
              finishedAt: Type.Optional(Type.String({ format: "date-time" })),
              summary: Type.Optional(Type.Unknown()),
            }),
          ),
        },
      },
    },
    async (request) => {
      const { cursor, limit = 50 } = request.query;
      const place = placeOf(cursor, 1);
      const rows = await asSubject(store.serve, administrator(request), (door) =>
        listImports(door, place?.[0] ?? "ffffffff-ffff-ffff-ffff-ffffffffffff", limit + 1),
      );
      const { items, next } = pageOf(rows, limit, ({ id }) => [id]);
      return {
        items: items.map((row) => ({
          id: row.id,
          ...(row.source && { source: row.source }),
          ...(row.standard && { standard: row.standard }),
          state: row.state as "done", // checked by the table
          startedAt: row.started_at,
          ...(row.finished_at && { finishedAt: row.finished_at }),
          ...(row.summary !== null && { summary: row.summary }),
        })),
        ...(next && { next }),
      };
    },
  );

  app.get(
    "/imports/:importId/remarks",
    {
      schema: {
        summary: "What was wrong in one import, with places, and what waits for a decision",
        tags,
        params: Type.Object({ importId: Id }),
        querystring: Type.Object(pageQuery),
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({ code: Type.String(), at: Type.String(), message: Type.Optional(Type.String()) }),
            ),
            next: Type.Optional(Type.String()),
            endings: Type.Array(
              Type.Object({
                set: Type.String(),
                missing: Type.Integer(),
                known: Type.Integer(),
                ends: Type.Optional(Type.Boolean()),
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const { importId } = request.params;
      const { cursor, limit = 50 } = request.query;
      const after = Number(placeOf(cursor, 1)?.[0] ?? 0);
      const subject = administrator(request);
      const [rows, held] = await asSubject(store.serve, subject, (door) =>
        Promise.all([listRemarks(door, importId, after, limit + 1), listEndings(door, importId)]),
      );
      const { items, next } = pageOf(rows, limit, ({ number }) => [String(number)]);
      return {
        items: items.map(({ code, at, message }) => ({ code, at, ...(message && { message }) })),
        ...(next && { next }),
        endings: held.map(({ set_name, rows_missing, rows_known, ends }) => ({
          set: set_name,
          missing: rows_missing,
          known: rows_known,
          ...(ends !== null && { ends }),
        })),
      };
    },
  );

  app.post(
    "/accounts",
    {
      schema: {
        summary: "Make an account with a hat; answers a one-time link where no password is given (administrator)",
        tags,
        body: Type.Object({
          person: Type.Optional(Type.String({ maxLength: 300, description: "our id, or SOURCE:KEY" })),
          hat: Type.String({ maxLength: 300, description: "CAPACITY@ORGANIZATION" }),
          email: Type.Optional(Type.String({ maxLength: 254 })),
          password: Type.Optional(Type.String({ maxLength: 200 })),
        }),
        response: {
          201: Type.Object({
            accountId: Id,
            subjectId: Id,
            email: Type.String(),
            invitation: Type.Optional(Type.String({ description: "path of the link" })),
          }),
        },
      },
    },
    async (request, reply) => {
      administrator(request);
      const { invitation, ...added } = await addAccount({ work, identity: store.identity }, request.body);
      return reply.status(201).send({ ...added, ...(invitation && { invitation: `/welcome#${invitation}` }) });
    },
  );
};
