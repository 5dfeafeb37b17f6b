import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { Problem } from "../kernel/problem.ts";
import type { Store } from "../store/store.ts";
import { chooseDirectory } from "./directory.job.ts";
import { listDirectory, listDirectorySettings } from "./directory.store.ts";
import { DirectoryRow, DirectorySetting, directoryAudiences, directoryCsv, directoryItems } from "./directory.ts";
import { disclose, purposeOf } from "./disclosure.store.ts";
import type { Pack } from "./pack.ts";
import { readTie } from "./tie.store.ts";

const LearnerParams = Type.Object({ learnerId: Id });

/** Directory information: what a family keeps in, and the lists that a school may give out (34 CFR 99.37). */
export const directoryRoutes: FastifyPluginAsyncTypebox<{ store: Store; pack: Pack }> = async (
  app,
  { store, pack },
) => {
  app.get(
    "/learners/:learnerId/directory",
    {
      schema: {
        summary: "What is directory information, open to whom, and what you keep in (family)",
        tags: ["privacy"],
        params: LearnerParams,
        response: { 200: Type.Object({ items: Type.Array(DirectorySetting) }) },
      },
    },
    (request) =>
      request.disclose("directory-settings", async (disclosure) => {
        const { learnerId } = request.params;
        await readTie(disclosure, learnerId);
        return { items: await listDirectorySettings(disclosure, learnerId) };
      }),
  );

  app.put(
    "/learners/:learnerId/directory",
    {
      schema: {
        summary: "Keep directory information in, or let it out again (family)",
        description:
          "One who keeps it in is enough. Recruiters have choices of their own; all of it for anyone counts for them too.",
        tags: ["privacy"],
        params: LearnerParams,
        body: Type.Object({
          choices: Type.Array(
            Type.Object({
              audience: Type.Enum(directoryAudiences),
              item: Type.Enum(["*", ...directoryItems]),
              keepIn: Type.Boolean(),
            }),
            { minItems: 1, maxItems: 40 },
          ),
        }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { learnerId } = request.params;
      await request.disclose("directory-settings", (disclosure) => readTie(disclosure, learnerId));
      await chooseDirectory(store.work, pack, hatOf(request).subjectId, learnerId, request.body.choices);
      return reply.status(204).send(null);
    },
  );

  app.get(
    "/directory",
    {
      schema: {
        summary: "The list of your school for an audience, without what families keep in (registrar, leader)",
        tags: ["office"],
        querystring: Type.Object({
          audience: Type.Enum(directoryAudiences),
          form: Type.Optional(Type.Enum(["json", "csv"])),
        }),
        produces: ["application/json", "text/csv"],
        response: {
          200: {
            content: {
              "application/json": { schema: Type.Object({ items: Type.Array(DirectoryRow) }) },
              "text/csv": { schema: Type.String() },
            },
          },
        },
      },
    },
    async (request, reply) => {
      const { subjectId, capacity } = hatOf(request);
      if (capacity !== "registrar" && capacity !== "leader") throw new Problem("not-allowed");
      const { audience, form = "json" } = request.query;
      const reason = {
        subjectId,
        purpose: purposeOf[capacity],
        what: `directory.${audience}`,
        channel: "file",
      } as const;
      const items = await disclose(store.serve, reason, (disclosure) => listDirectory(disclosure, audience));
      if (form === "json") return reply.send({ items });
      reply
        .header("content-disposition", `attachment; filename="directory-${audience}.csv"`)
        .type("text/csv; charset=utf-8");
      return reply.send(directoryCsv(items));
    },
  );
};
