import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import type { Store } from "../store/store.ts";
import { FamilyAgreement } from "./agreement.ts";
import { listAgreementReads, listFamilyAgreements, stopAgreement } from "./agreement-family.job.ts";
import { categories } from "./category.ts";
import { choosing, type Pack } from "./pack.ts";
import { readFamilyTie } from "./tie.store.ts";

/** The apps and helpers of a learner, for the family. */
export const familyAgreementRoutes: FastifyPluginAsyncTypebox<{ work: Store["work"]; pack: Pack }> = async (
  app,
  { work, pack },
) => {
  const tags = ["choices"];

  app.get(
    "/learners/:learnerId/agreements",
    {
      schema: {
        summary: "Apps and helpers: who, what for, which facts, how long, and what each has read",
        description:
          "Those that serve the learner now, and those that ever read. For the learner, guardians and the registrar.",
        tags,
        params: Type.Object({ learnerId: Id }),
        response: { 200: Type.Object({ items: Type.Array(FamilyAgreement) }) },
      },
    },
    async (request) => {
      const { learnerId } = request.params;
      const { tie, known } = await request.disclose("choices", async (disclosure) => ({
        tie: await readFamilyTie(disclosure, learnerId),
        known: await listAgreementReads(disclosure, learnerId),
      }));
      const asker = { subjectId: hatOf(request).subjectId, mayChoose: choosing[tie.mayChoose] ?? "none" } as const;
      return { items: await listFamilyAgreements(work, pack, learnerId, asker, known) };
    },
  );

  app.post(
    "/learners/:learnerId/agreements/:agreementId/stop",
    {
      schema: {
        summary: "Stop an app or helper as far as it is yours: everything you may choose is hidden",
        description: "In force when it answers. What the school set stays; take it back by the single choices.",
        tags,
        params: Type.Object({ learnerId: Id, agreementId: Id }),
        response: { 200: Type.Object({ stopped: Type.Array(Type.Enum(categories)) }) },
      },
    },
    async (request) => {
      const { learnerId, agreementId } = request.params;
      const tie = await request.disclose("choices", (disclosure) => readFamilyTie(disclosure, learnerId));
      const asker = { subjectId: hatOf(request).subjectId, mayChoose: choosing[tie.mayChoose] ?? "none" } as const;
      return { stopped: await stopAgreement(work, pack, learnerId, agreementId, asker) };
    },
  );
};
