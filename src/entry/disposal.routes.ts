import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { FastifyRequest } from "fastify";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { Problem } from "../kernel/problem.ts";
import { languages } from "../kernel/words.ts";
import { readTie } from "../privacy/tie.store.ts";
import type { Store } from "../store/store.ts";
import { asSubject } from "../store/subject.ts";
import { certificateOnPaper } from "./certificate.ts";
import {
  confirmDisposal,
  countDue,
  proposeDisposal,
  readSchedule,
  setHold,
  setRetention,
  stopDisposal,
  unsetRetention,
} from "./disposal.job.ts";
import { findHold, listDisposals, listDisposingDistricts, listTombstones } from "./disposal.store.ts";
import type { AnyKind } from "./kind.ts";
import { LearnerParams } from "./learner.routes.ts";
import { readablePdf } from "./readable-pdf.job.ts";
import { Disposal, DueCount, Keep, keptBeside, RetentionRule } from "./retention.ts";

const Reason = Type.String({ minLength: 1, maxLength: 500 });
const ofDistrict = Type.Object({ organizationId: Id });
const one = Type.Object({ disposalId: Id });
const Named = Type.Object({ id: Id, name: Type.String() });

/** How long things are kept, what is due to be destroyed, and how that is done by two people, with a certificate. */
export const disposalRoutes: FastifyPluginAsyncTypebox<{ store: Store; kinds: readonly AnyKind[] }> = async (
  app,
  { store, kinds },
) => {
  const tags = ["office"];
  const { work } = store;
  /** Whoever keeps records of a district: an administrator, or a registrar. */
  const keeperOf = (request: FastifyRequest): string => {
    const { subjectId, capacity } = hatOf(request);
    if (capacity !== "administrator" && capacity !== "registrar") throw new Problem("not-allowed");
    return subjectId;
  };

  app.get(
    "/disposals",
    {
      schema: {
        summary: "Destructions of your districts with their certificates, and the districts (administrator, registrar)",
        tags,
        response: { 200: Type.Object({ items: Type.Array(Disposal), districts: Type.Array(Named) }) },
      },
    },
    (request) =>
      asSubject(store.serve, keeperOf(request), async (transaction) => ({
        items: await listDisposals(transaction),
        districts: await listDisposingDistricts(transaction),
      })),
  );

  app.get(
    "/retention/:organizationId",
    {
      schema: {
        summary: "How long a district keeps each kind, why, and what is due now, counted (administrator, registrar)",
        tags,
        params: ofDistrict,
        response: { 200: Type.Object({ schedule: Type.Array(RetentionRule), due: Type.Array(DueCount) }) },
      },
    },
    async (request) => {
      const [subjectId, { organizationId }] = [keeperOf(request), request.params];
      return {
        schedule: await readSchedule(work, subjectId, organizationId, kinds),
        due: await countDue(work, subjectId, organizationId, kinds),
      };
    },
  );

  app.put(
    "/retention/:organizationId/kinds/:kind",
    {
      schema: {
        summary: "Keep a kind for another time than the schedule that ships, with the reason (administrator)",
        tags,
        params: Type.Object({ organizationId: Id, kind: Type.String({ maxLength: 60 }) }),
        body: Type.Object({ keep: Keep, reason: Reason }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { organizationId, kind } = request.params;
      const subjectId = keeperOf(request);
      if (!Object.hasOwn(keptBeside, kind) && !kinds.some(({ name }) => name === kind))
        throw new Problem("input-invalid");
      await setRetention(work, subjectId, { organizationId, kind, ...request.body });
      return reply.status(204).send(null);
    },
  );

  app.delete(
    "/retention/:organizationId/kinds/:kind",
    {
      schema: {
        summary: "Keep a kind as the schedule that ships says, again (administrator)",
        tags,
        params: Type.Object({ organizationId: Id, kind: Type.String({ maxLength: 60 }) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await unsetRetention(work, keeperOf(request), request.params);
      return reply.status(204).send(null);
    },
  );

  app.post(
    "/disposals",
    {
      schema: {
        summary:
          "Propose to destroy what is due of some kinds; families are told and may ask for a copy (administrator, registrar)",
        tags,
        body: Type.Object({
          organizationId: Id,
          kinds: Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 100 }),
          reason: Reason,
        }),
        response: { 201: Type.Object({ id: Id }) },
      },
    },
    async (request, reply) =>
      reply.status(201).send({ id: await proposeDisposal(work, keeperOf(request), request.body, kinds) }),
  );

  app.post(
    "/disposals/:disposalId/confirm",
    {
      schema: {
        summary:
          "Confirm as a second person, after families had their time; it begins within a minute (administrator, registrar)",
        tags,
        params: one,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await confirmDisposal(work, keeperOf(request), request.params.disposalId);
      return reply.status(204).send(null);
    },
  );

  app.delete(
    "/disposals/:disposalId",
    {
      schema: {
        summary: "Stop one that is not finished; what is gone stays gone (administrator, registrar)",
        tags,
        params: one,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await stopDisposal(work, keeperOf(request), request.params.disposalId);
      return reply.status(204).send(null);
    },
  );

  app.get(
    "/disposals/:disposalId/certificate.pdf",
    {
      schema: {
        summary: "The certificate of a destruction for paper (administrator, registrar)",
        tags,
        params: one,
        querystring: Type.Object({ language: Type.Optional(Type.Enum(languages, { default: "en" })) }),
        produces: ["application/pdf"],
        response: {
          200: {
            content: {
              "application/pdf": {
                schema: Type.Unsafe<NodeJS.ReadableStream>({
                  type: "string",
                  contentMediaType: "application/octet-stream",
                }),
              },
            },
          },
        },
      },
    },
    async (request, reply) => {
      const all = await asSubject(store.serve, keeperOf(request), listDisposals);
      const { certificate, hash = "" } = all.find(({ id }) => id === request.params.disposalId) ?? {};
      if (!certificate) throw new Problem("version-unknown");
      const { language = "en" } = request.query;
      reply.header("content-disposition", `attachment; filename="disposal-${certificate.disposalId}.pdf"`);
      return reply.type("application/pdf").send(readablePdf(certificateOnPaper(certificate, hash, kinds, language)));
    },
  );

  app.get(
    "/learners/:learnerId/retention",
    {
      schema: {
        summary: "What was destroyed of a record, counted, and for the registrar what holds it (family, registrar)",
        tags: ["learners"],
        params: LearnerParams,
        response: {
          200: Type.Object({
            hold: Type.Optional(Type.Object({ reason: Type.String(), setAt: Type.String({ format: "date-time" }) })),
            destroyed: Type.Array(
              Type.Object({
                kind: Type.String(),
                year: Type.Integer(),
                entries: Type.Integer(),
                finishedOn: Type.Optional(Type.String({ format: "date" })),
              }),
            ),
          }),
        },
      },
    },
    (request) =>
      request.disclose("retention", async (disclosure) => {
        const { learnerId } = request.params;
        await readTie(disclosure, learnerId);
        const hold = await findHold(disclosure, learnerId);
        const destroyed = (await listTombstones(disclosure, learnerId)).map(({ finished_on: finishedOn, ...row }) => ({
          ...row,
          ...(finishedOn && { finishedOn }),
        }));
        return { ...(hold && { hold: { reason: hold.reason, setAt: hold.set_at } }), destroyed };
      }),
  );

  app.put(
    "/learners/:learnerId/legal-hold",
    {
      schema: {
        summary: "Hold everything of a learner, or lift that (registrar)",
        tags,
        params: LearnerParams,
        body: Type.Object({ reason: Type.Optional(Reason) }, { description: "without a reason it is lifted" }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { learnerId } = request.params;
      await request.disclose("retention", (disclosure) => readTie(disclosure, learnerId));
      await setHold(work, hatOf(request).subjectId, learnerId, request.body.reason);
      return reply.status(204).send(null);
    },
  );
};
