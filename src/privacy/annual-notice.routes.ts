import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { administratorOf, hatOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { Problem } from "../kernel/problem.ts";
import { dateInWords, languages } from "../kernel/words.ts";
import type { Store } from "../store/store.ts";
import { asSubject } from "../store/subject.ts";
import { confirmNotice, draftNotice, publishNotice } from "./annual-notice.job.ts";
import { findNotice, listKeptDistricts, listNotices } from "./annual-notice.store.ts";
import { AnnualNotice, annualNotice, NoticeForm } from "./annual-notice.ts";
import { readTie } from "./tie.store.ts";

const LearnerParams = Type.Object({ learnerId: Id });
const Named = Type.Object({ id: Id, name: Type.String() });
const Part = Type.Object({ title: Type.String(), paragraphs: Type.Array(Type.String()) });

/** What a district tells families of their rights each year, from a form, in every language (34 CFR 99.7). */
export const annualNoticeRoutes: FastifyPluginAsyncTypebox<{ store: Store }> = async (app, { store }) => {
  app.get(
    "/annual-notices",
    {
      schema: {
        summary: "Annual notices of your districts, drafts and published, with who read them (administrator)",
        tags: ["office"],
        response: { 200: Type.Object({ items: Type.Array(AnnualNotice), districts: Type.Array(Named) }) },
      },
    },
    (request) =>
      asSubject(store.serve, administratorOf(request).subjectId, async (transaction) => ({
        items: await listNotices(transaction),
        districts: await listKeptDistricts(transaction),
      })),
  );

  app.post(
    "/annual-notices",
    {
      schema: {
        summary: "Write a notice down, in place of the district's earlier draft (administrator)",
        tags: ["office"],
        body: Type.Object({ organizationId: Id, form: NoticeForm }),
        response: { 201: Type.Object({ id: Id }) },
      },
    },
    async (request, reply) => {
      const { organizationId, form } = request.body;
      return reply
        .status(201)
        .send({ id: await draftNotice(store.work, administratorOf(request).subjectId, organizationId, form) });
    },
  );

  app.post(
    "/annual-notices/:noticeId/publish",
    {
      schema: {
        summary: "Put a notice in force and tell every family of the district (administrator)",
        tags: ["office"],
        params: Type.Object({ noticeId: Id }),
        response: { 200: Type.Object({ told: Type.Integer() }) },
      },
    },
    async (request) => ({
      told: await publishNotice(store.work, administratorOf(request).subjectId, request.params.noticeId),
    }),
  );

  app.get(
    "/learners/:learnerId/annual-notice",
    {
      schema: {
        summary: "The annual notice in force, in words (family)",
        tags: ["privacy"],
        params: LearnerParams,
        querystring: Type.Object({ language: Type.Optional(Type.Enum(languages, { default: "en" })) }),
        response: {
          200: Type.Object({
            notice: Type.Optional(
              Type.Object({
                id: Id,
                publishedOn: Type.String({ format: "date" }),
                readOn: Type.Optional(Type.String({ format: "date", description: "confirmed by you" })),
                parts: Type.Array(Part),
              }),
            ),
          }),
        },
      },
    },
    (request) =>
      request.disclose("annual-notice", async (disclosure) => {
        const { language = "en" } = request.query;
        await readTie(disclosure, request.params.learnerId);
        const found = await findNotice(disclosure, request.params.learnerId);
        if (!found) return {};
        const day = (date: string) => dateInWords(date, language);
        const { id, organization, published_on: publishedOn, read_on: readOn } = found;
        const head = { organization, publishedOn: day(publishedOn), objectUntil: day(found.object_until) };
        const parts = annualNotice(found.form, head, language).map(({ title, paragraphs }) => ({
          title,
          paragraphs: [...paragraphs],
        }));
        return { notice: { id, publishedOn, ...(readOn && { readOn }), parts } };
      }),
  );

  app.post(
    "/learners/:learnerId/annual-notice/read",
    {
      schema: {
        summary: "You read the notice in force (family)",
        tags: ["privacy"],
        params: LearnerParams,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { learnerId } = request.params;
      const found = await request.disclose("annual-notice", async (disclosure) => {
        await readTie(disclosure, learnerId);
        return findNotice(disclosure, learnerId);
      });
      if (!found) throw new Problem("version-unknown");
      await confirmNotice(store.work, hatOf(request).subjectId, learnerId, found.id);
      return reply.status(204).send(null);
    },
  );
};
