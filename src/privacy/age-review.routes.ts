import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { FastifyRequest } from "fastify";
import Type from "typebox";
import { hatOf, languageOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { WordsShape } from "../kernel/words-shape.ts";
import type { Store } from "../store/store.ts";
import { decideReview } from "./age-review.job.ts";
import { readComingOfAge, readInheritance } from "./age-review.store.ts";
import { AgeDecisions, AgeReview, outcomeWords, reviewOutcomes } from "./age-review.ts";
import { reviewOf } from "./age-review-list.ts";
import { readMenu } from "./choice-menu.job.ts";
import { choosing, type Pack } from "./pack.ts";
import { readFamilyTie } from "./tie.store.ts";

/** Everything guardians had decided, as one list, for the learner whom the rights pass to. */
export const ageReviewRoutes: FastifyPluginAsyncTypebox<{ work: Store["work"]; pack: Pack }> = async (
  app,
  { work, pack },
) => {
  const tags = ["choices"];
  const params = Type.Object({ learnerId: Id });

  const read = async (request: FastifyRequest, learnerId: string): Promise<AgeReview> => {
    const { subjectId, capacity } = hatOf(request);
    const isLearner = capacity === "learner";
    const { tie, age, inheritance } = await request.disclose("of-age", async (disclosure) => ({
      tie: await readFamilyTie(disclosure, learnerId),
      age: await readComingOfAge(disclosure, learnerId),
      inheritance: await readInheritance(disclosure, learnerId, isLearner),
    }));
    const asker = { subjectId, mayChoose: choosing[tie.mayChoose] ?? "none" } as const;
    return reviewOf(age, isLearner, inheritance, await readMenu(work, pack, learnerId, asker));
  };

  app.get(
    "/learners/:learnerId/of-age/review",
    {
      schema: {
        summary: "What guardians had decided or signed and still stands: links, helpers, apps, choices, the directory",
        description:
          "For the learner whom the rights pass to; as a preview for the learner and guardians in the 90 days before. Nobody is named.",
        tags,
        params,
        response: { 200: AgeReview },
      },
    },
    (request) => read(request, request.params.learnerId),
  );

  app.put(
    "/learners/:learnerId/of-age/review",
    {
      schema: {
        summary: "Keep or stop what guardians had decided, all at once, and say what they may read (learner of age)",
        description:
          "One transaction, in force when it answers. What is not named stays as it is: paused stays paused. The same again changes nothing; what somebody else did meanwhile is told in `told` and not undone.",
        tags,
        params,
        body: AgeDecisions,
        response: {
          200: Type.Object({
            told: Type.Array(Type.Object({ id: Type.String(), outcome: Type.Enum(reviewOutcomes), says: WordsShape })),
            review: AgeReview,
          }),
        },
      },
    },
    async (request) => {
      const { learnerId } = request.params;
      await request.disclose("of-age", (disclosure) => readFamilyTie(disclosure, learnerId));
      const deciding = { learnerId, by: hatOf(request).subjectId, language: languageOf(request) };
      const told = await decideReview(work, pack, deciding, request.body);
      return {
        told: told.map((each) => ({ ...each, says: outcomeWords[each.outcome] })),
        review: await read(request, learnerId),
      };
    },
  );
};
