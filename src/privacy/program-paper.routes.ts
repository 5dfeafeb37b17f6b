import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import type { Store } from "../store/store.ts";
import type { Pack } from "./pack.ts";
import { largestPaper, pageIn } from "./paper.job.ts";
import { listByPaper } from "./program.store.ts";
import { helperCeilings, PaperJoined, PaperJoinOrder, Share } from "./program.ts";
import { joinByPaper } from "./program-paper.job.ts";
import { readTie } from "./tie.store.ts";

/** The page in base 64, and the words around it. */
const largestOrder = Math.ceil(largestPaper * 1.4);

/** Programs that a family let in by a paper it signed there: for the office that keeps the paper. */
export const paperProgramRoutes: FastifyPluginAsyncTypebox<{ work: Store["work"]; pack: Pack }> = async (
  app,
  { work, pack },
) => {
  const tags = ["office"];
  const params = Type.Object({ learnerId: Id });

  app.get(
    "/learners/:learnerId/programs/by-paper",
    {
      schema: {
        summary: "Programs let in by a signed paper that the office keeps; and how much a paper may name (registrar)",
        description: "The pages of a paper are `GET .../papers` about the program.",
        tags,
        params,
        response: { 200: Type.Object({ items: Type.Array(PaperJoined), atMost: Type.Array(Share) }) },
      },
    },
    (request) =>
      request.disclose("family", async (disclosure) => {
        const { learnerId } = request.params;
        await readTie(disclosure, learnerId);
        return {
          items: await listByPaper(disclosure, learnerId),
          atMost: [...helperCeilings(pack)].map(([category, level]) => ({ category, level })),
        };
      }),
  );

  app.post(
    "/learners/:learnerId/programs/by-paper",
    {
      bodyLimit: largestOrder,
      schema: {
        summary: "Let a program in by a paper that the family signed there, with the paper (registrar)",
        description:
          "Who signed decides for the learner today. The choices are theirs; everybody who decides is told, and ends it as any other.",
        tags,
        params,
        body: PaperJoinOrder,
        response: { 201: Type.Object({ programId: Id }) },
      },
    },
    async (request, reply) => {
      const { learnerId } = request.params;
      const { subjectId } = hatOf(request);
      await request.disclose("family", (disclosure) => readTie(disclosure, learnerId));
      const page = await pageIn(Buffer.from(request.body.paper.data, "base64"));
      const programId = await joinByPaper(work, pack, { subjectId, learnerId }, request.body, page);
      return reply.status(201).send({ programId });
    },
  );
};
