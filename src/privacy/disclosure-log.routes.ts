import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { hatOf, languageOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { highestId, Page, pageOf, pageQuery, placeOf } from "../kernel/page.ts";
import { listAccess } from "./access.store.ts";
import type { Disclosure } from "./disclosure.store.ts";
import { disclosureCsv } from "./disclosure-csv.ts";
import { DisclosureRow, disclosureOf } from "./disclosure-log.ts";
import { readFamilyTie } from "./tie.store.ts";

const params = Type.Object({ learnerId: Id });
const which = Type.Optional(
  Type.Enum(["all", "recorded"], { default: "all", description: "recorded: only what 34 CFR 99.32 asks to be kept" }),
);
/** Rows in a file, read some at a time: a log of many years, and a bound. */
const [most, atOnce] = [50_000, 500];

interface Asked {
  readonly learnerId: string;
  readonly recorded: boolean;
  readonly before: string;
  readonly limit: number;
  readonly asker: string;
}

/** Those who must be recorded are outside of family and school; the log knows how to look for those. */
const readRows = async (disclosure: Disclosure, { recorded, ...query }: Asked) =>
  (await listAccess(disclosure, { ...query, who: recorded ? "outside" : "everyone" })).map(disclosureOf);

/** The disclosure log of one learner, as 34 CFR 99.32 wants it: for the family and whoever keeps the record (99.32(c)). */
export const disclosureLogRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ["choices"];

  app.get(
    "/learners/:learnerId/disclosures",
    {
      schema: {
        summary: "The disclosure log: parties, their interest, and which lines the law asks to be kept",
        description:
          "Newest first. With `which=recorded` a page may hold fewer lines than the limit. For the learner, guardians and the registrar.",
        tags,
        params,
        querystring: Type.Object({ which, ...pageQuery }),
        response: { 200: Page(DisclosureRow) },
      },
    },
    async (request) => {
      const { learnerId } = request.params;
      const { which: wanted, cursor, limit = 50 } = request.query;
      const recorded = wanted === "recorded";
      const asker = hatOf(request).subjectId;
      const before = placeOf(cursor, ["id"])?.[0] ?? highestId;
      const found = await request.disclose("disclosure-log", async (disclosure) => {
        await readFamilyTie(disclosure, learnerId);
        return readRows(disclosure, { learnerId, recorded, before, limit: limit + 1, asker });
      });
      const page = pageOf(found, limit, ({ id }) => [id]);
      return { ...page, items: page.items.filter((row) => !recorded || row.mustBeRecorded) };
    },
  );

  app.get(
    "/learners/:learnerId/disclosures.csv",
    {
      schema: {
        summary: "The disclosure log as a file",
        tags,
        params,
        querystring: Type.Object({ which }),
        produces: ["text/csv"],
        response: { 200: Type.String() },
      },
    },
    async (request, reply) => {
      const { learnerId } = request.params;
      const recorded = request.query.which === "recorded";
      const asker = hatOf(request).subjectId;
      const rows = await request.disclose("disclosure-log", async (disclosure) => {
        await readFamilyTie(disclosure, learnerId);
        const all: DisclosureRow[] = [];
        for (let before = highestId; all.length < most; ) {
          const found = await readRows(disclosure, { learnerId, recorded, before, limit: atOnce, asker });
          all.push(...found.filter((row) => !recorded || row.mustBeRecorded));
          const last = found.at(-1);
          if (!last || found.length < atOnce) break;
          before = last.id;
        }
        return all;
      });
      return reply
        .type("text/csv; charset=utf-8")
        .header("content-disposition", `attachment; filename="disclosures-${learnerId}.csv"`)
        .send(disclosureCsv(rows, languageOf(request)));
    },
  );
};
