import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { OnDate } from "../kernel/date-shape.ts";
import { Id } from "../kernel/id-shape.ts";
import type { Store } from "../store/store.ts";
import { asSubject } from "../store/subject.ts";
import { attestDestruction, countForStudy, enterStudy, type StudyAct, settleStudy } from "./study.job.ts";
import { listLearnerStudies, listStudies } from "./study.store.ts";
import { LearnerStudy, measures, StudyCell, StudyOrder, StudyView } from "./study.ts";
import { readFamilyTie } from "./tie.store.ts";

const StudyParams = Type.Object({ studyId: Id });
const summaries: Readonly<Record<StudyAct, string>> = {
  approve: "Open a study, as the second person; families are told (registrar, administrator)",
  refuse: "Refuse a study, as the second person (registrar, administrator)",
  end: "End a study before its time (registrar, administrator)",
};

/** Audits, evaluations and studies: a written agreement, a second person, counts and never a record, and proof of destruction. */
export const studyRoutes: FastifyPluginAsyncTypebox<{ store: Store }> = async (app, { store }) => {
  const tags = ["office"];

  app.get(
    "/studies",
    {
      schema: {
        summary: "Audits and studies of your district, with every count that was handed out (registrar, administrator)",
        tags,
        response: { 200: Type.Object({ items: Type.Array(StudyView) }) },
      },
    },
    (request) =>
      asSubject(store.serve, hatOf(request).subjectId, async (transaction) => ({
        items: await listStudies(transaction),
      })),
  );

  app.post(
    "/studies",
    {
      schema: {
        summary: "Enter the agreement of an audit (34 CFR 99.35) or a study (99.31(a)(6)) (registrar, administrator)",
        description:
          "It opens when a second person says so. What it gets are counts of ten and more, rounded to fives.",
        tags,
        body: Type.Object({ organizationId: Id, study: StudyOrder }),
        response: { 201: Type.Object({ id: Id }) },
      },
    },
    async (request, reply) => {
      const { organizationId, study } = request.body;
      const id = await enterStudy(store.work, hatOf(request).subjectId, organizationId, study);
      return reply.status(201).send({ id });
    },
  );

  for (const act of ["approve", "refuse", "end"] as const)
    app.post(
      `/studies/:studyId/${act}`,
      {
        schema: {
          summary: summaries[act],
          tags,
          params: StudyParams,
          body: Type.Object({ note: Type.Optional(Type.String({ maxLength: 2_000 })) }),
          response: { 204: Type.Null() },
        },
      },
      async (request, reply) => {
        await settleStudy(store.work, hatOf(request).subjectId, { id: request.params.studyId, act, ...request.body });
        return reply.status(204).send(null);
      },
    );

  app.post(
    "/studies/:studyId/destroyed",
    {
      schema: {
        summary: "Write down that the party attested the destruction, and how (registrar, administrator)",
        tags,
        params: StudyParams,
        body: Type.Object({ on: OnDate, proof: Type.String({ maxLength: 2_000 }) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await attestDestruction(store.work, hatOf(request).subjectId, { id: request.params.studyId, ...request.body });
      return reply.status(204).send(null);
    },
  );

  app.post(
    "/studies/:studyId/counts",
    {
      schema: {
        summary: "Count for a study that is open, once a month a measure (registrar, administrator)",
        tags,
        params: StudyParams,
        body: Type.Object({ measure: Type.Enum(measures) }),
        response: { 200: Type.Object({ cells: Type.Array(StudyCell) }) },
      },
    },
    async (request) => ({
      cells: await countForStudy(store.work, hatOf(request).subjectId, { id: request.params.studyId, ...request.body }),
    }),
  );

  app.get(
    "/learners/:learnerId/studies",
    {
      schema: {
        summary: "Audits and studies that count the learners of the school (family)",
        tags: ["privacy"],
        params: Type.Object({ learnerId: Id }),
        response: { 200: Type.Object({ items: Type.Array(LearnerStudy) }) },
      },
    },
    (request) =>
      request.disclose("studies", async (disclosure) => {
        await readFamilyTie(disclosure, request.params.learnerId);
        return { items: await listLearnerStudies(disclosure, request.params.learnerId) };
      }),
  );
};
