import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { administratorOf, languageOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { Problem } from "../kernel/problem.ts";
import type { Transaction } from "../store/connect.ts";
import type { Store } from "../store/store.ts";
import { asSubject } from "../store/subject.ts";
import { findImport } from "./import.store.ts";
import { listRemarkGroups, listRemarksOf } from "./remark.store.ts";
import { remarksCsv } from "./remark-csv.ts";
import { RemarkGroupView } from "./source.ts";

const params = Type.Object({ importId: Id });
/** Rows of a CSV: of each code some hundreds are kept, so this is all of them. */
const most = 100_000;

/** What was wrong in an import, for whoever can mend it: by code on the screen, row by row as CSV. For administrators. */
export const remarkRoutes: FastifyPluginAsyncTypebox<{ store: Store }> = async (app, { store }) => {
  const tags = ["installation"];
  const readSummary = async (door: Transaction, importId: string) => {
    const found = await findImport(door, importId);
    if (!found) throw new Problem("import-unknown");
    return new Map((found.summary?.remarks ?? []).map(({ code, count }) => [code, count]));
  };

  app.get(
    "/imports/:importId/remark-groups",
    {
      schema: {
        summary: "What was wrong in one import by code: how often, and where first (administrator)",
        tags,
        params,
        response: { 200: Type.Object({ items: Type.Array(RemarkGroupView) }) },
      },
    },
    (request) =>
      asSubject(store.serve, administratorOf(request).subjectId, async (door) => {
        const { importId } = request.params;
        const counts = await readSummary(door, importId);
        const rows = await listRemarkGroups(door, importId);
        const items = rows.map((row) => ({ ...row, count: counts.get(row.code) ?? row.first.length }));
        return { items: items.sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)) };
      }),
  );

  app.get(
    "/imports/:importId/remarks.csv",
    {
      schema: {
        summary: "Remarks of an import, or of one code of it, for whoever keeps the source (administrator)",
        description: "UTF-8 with its mark. Of each code the first 200 places, and each value that was not understood.",
        tags,
        params,
        querystring: Type.Object({ code: Type.Optional(Type.String({ maxLength: 100 })) }),
        produces: ["text/csv"],
        response: { 200: Type.String() },
      },
    },
    async (request, reply) => {
      const { importId } = request.params;
      const { code } = request.query;
      const csv = await asSubject(store.serve, administratorOf(request).subjectId, async (door) => {
        const counts = await readSummary(door, importId);
        const rows = await listRemarksOf(door, importId, code, 0, most);
        const remarks = rows.map(({ message, ...row }) => ({ ...row, ...(message !== null && { message }) }));
        return remarksCsv(remarks, counts, languageOf(request));
      });
      const name = code && /^[a-z.-]+$/.test(code) ? `remarks-${code}.csv` : "remarks.csv";
      return reply
        .type("text/csv; charset=utf-8")
        .header("content-disposition", `attachment; filename="${name}"`)
        .send(csv);
    },
  );
};
