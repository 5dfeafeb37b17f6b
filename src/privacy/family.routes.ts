import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { OnDate } from "../kernel/date-shape.ts";
import { Id } from "../kernel/id-shape.ts";
import { endRelation, enterDocument, setRelationRights, settleDocument } from "../roster/family.job.ts";
import { courtKinds } from "../roster/family.ts";
import type { Store } from "../store/store.ts";
import { tellOfDocument } from "./court.job.ts";
import { changeFamily } from "./family.job.ts";
import { listDocuments, listGuardianships } from "./family.store.ts";
import type { Pack } from "./pack.ts";
import { readTie } from "./tie.store.ts";

const LearnerParams = Type.Object({ learnerId: Id });

const Guardianship = Type.Object({
  id: Id,
  guardianId: Id,
  householdId: Type.Optional(Id),
  relationship: Type.String(),
  mayRead: Type.Boolean(),
  mayDecide: Type.Boolean(),
  livesWith: Type.Optional(Type.Boolean()),
  isPrimary: Type.Boolean(),
  startsOn: Type.Optional(OnDate),
  endsOn: Type.Optional(OnDate),
});
const CourtDocument = Type.Object({
  id: Id,
  guardianId: Id,
  kind: Type.Enum(courtKinds),
  effectiveOn: OnDate,
  reviewOn: Type.Optional(OnDate),
  note: Type.Optional(Type.String()),
  enteredAt: Type.String(),
  enteredByYou: Type.Boolean({ description: "then somebody else confirms and lifts it" }),
  confirmedAt: Type.Optional(Type.String()),
  liftAskedAt: Type.Optional(
    Type.String({ description: "one person asked to lift it; it holds until another one does" }),
  ),
  liftAskedByYou: Type.Optional(Type.Boolean()),
  liftedAt: Type.Optional(Type.String()),
});

/** Guardians and court documents: who may read and decide, and what a court said. For the registrar. */
export const familyRoutes: FastifyPluginAsyncTypebox<{ work: Store["work"]; pack: Pack }> = async (
  app,
  { work, pack },
) => {
  const tags = ["office"];

  app.get(
    "/learners/:learnerId/family",
    {
      schema: {
        summary: "Adults of a learner with their rights, and court documents",
        tags,
        params: LearnerParams,
        response: {
          200: Type.Object({
            guardianships: Type.Array(Guardianship),
            courtDocuments: Type.Array(CourtDocument),
            ofAgeFrom: Type.Integer({ description: "age from which the learner alone decides" }),
          }),
        },
      },
    },
    (request) =>
      request.disclose("family", async (disclosure) => {
        const { learnerId } = request.params;
        await readTie(disclosure, learnerId);
        const courtDocuments = await listDocuments(disclosure, learnerId);
        const guardianships = await listGuardianships(disclosure, learnerId);
        return { guardianships, courtDocuments, ofAgeFrom: pack.document.ages.ofAgeFrom };
      }),
  );

  app.post(
    "/learners/:learnerId/court-documents",
    {
      schema: {
        summary: "Enter a court document",
        description:
          "What it forbids holds at once, in every screen, answer, count and export. A second person confirms it, and only a second person lifts it; the review date reminds and restores nothing.",
        tags,
        params: LearnerParams,
        body: Type.Object({
          guardianId: Id,
          kind: Type.Enum(courtKinds),
          effectiveOn: OnDate,
          reviewOn: Type.Optional(OnDate),
          note: Type.Optional(Type.String({ maxLength: 2_000 })),
        }),
        response: { 201: Type.Object({ id: Id }) },
      },
    },
    async (request, reply) => {
      const { learnerId } = request.params;
      const { subjectId } = hatOf(request);
      const id = await changeFamily(work, pack, subjectId, learnerId, async (transaction) => {
        const entered = await enterDocument(transaction, subjectId, { learnerId, ...request.body });
        if (entered) await tellOfDocument(transaction, pack, { learnerId, subjectId });
        return entered;
      });
      return reply.status(201).send({ id });
    },
  );

  for (const how of ["confirm", "lift"] as const) {
    app.post(
      `/learners/:learnerId/court-documents/:documentId/${how}`,
      {
        schema: {
          summary:
            how === "confirm"
              ? "Confirm a court document as the second person"
              : "Lift a court document: one person asks, another one lifts it (who entered one that nobody confirmed counts as the first)",
          tags,
          params: Type.Object({ learnerId: Id, documentId: Id }),
          response: { 204: Type.Null() },
        },
      },
      async (request, reply) => {
        const { learnerId, documentId } = request.params;
        const { subjectId } = hatOf(request);
        await changeFamily(work, pack, subjectId, learnerId, (transaction) =>
          settleDocument(transaction, subjectId, learnerId, documentId, how),
        );
        return reply.status(204).send(null);
      },
    );
  }

  app.put(
    "/learners/:learnerId/guardianships/:guardianshipId",
    {
      schema: {
        summary: "Set what an adult may do, or end the relation",
        tags,
        params: Type.Object({ learnerId: Id, guardianshipId: Id }),
        body: Type.Object({
          mayRead: Type.Optional(Type.Boolean()),
          mayDecide: Type.Optional(Type.Boolean()),
          endsOn: Type.Optional(OnDate),
        }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { learnerId, guardianshipId } = request.params;
      const { mayRead, mayDecide, endsOn } = request.body;
      await changeFamily(work, pack, hatOf(request).subjectId, learnerId, async (transaction) => {
        const set =
          mayRead === undefined ||
          (await setRelationRights(transaction, learnerId, guardianshipId, mayRead, mayDecide ?? mayRead));
        return set && (endsOn === undefined || (await endRelation(transaction, learnerId, guardianshipId, endsOn)));
      });
      return reply.status(204).send(null);
    },
  );
};
