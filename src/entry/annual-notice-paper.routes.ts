import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { administratorOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { Problem } from "../kernel/problem.ts";
import { languages } from "../kernel/words.ts";
import { findNotice, findNoticeOf } from "../privacy/annual-notice.store.ts";
import { readFamilyTie } from "../privacy/tie.store.ts";
import type { Store } from "../store/store.ts";
import { asSubject } from "../store/subject.ts";
import { noticeOnPaper } from "./annual-notice-paper.ts";
import { readablePdf } from "./readable-pdf.job.ts";

/** The annual notice as a PDF: for the family, and for whoever hands it to those who have no account (34 CFR 99.7(b)). */
export const annualNoticePaperRoutes: FastifyPluginAsyncTypebox<{ store: Store }> = async (app, { store }) => {
  const bytes = Type.Unsafe<NodeJS.ReadableStream>({ type: "string", contentMediaType: "application/octet-stream" });
  const querystring = Type.Object({ language: Type.Optional(Type.Enum(languages, { default: "en" })) });
  const asked = { querystring, produces: ["application/pdf"], response: { 200: bytes } };
  const attachment = (language: string) => `attachment; filename="annual-notice-${language}.pdf"`;

  app.get(
    "/learners/:learnerId/annual-notice.pdf",
    {
      schema: {
        summary: "The annual notice in force as a PDF (family)",
        tags: ["privacy"],
        params: Type.Object({ learnerId: Id }),
        ...asked,
      },
    },
    async (request, reply) => {
      const { language = "en" } = request.query;
      const found = await request.disclose("annual-notice", async (disclosure) => {
        await readFamilyTie(disclosure, request.params.learnerId);
        return findNotice(disclosure, request.params.learnerId);
      });
      if (!found) throw new Problem("version-unknown");
      const { form, organization, published_on: publishedOn, object_until: objectUntil } = found;
      const paper = noticeOnPaper({ form, organization, publishedOn, objectUntil, today: publishedOn }, language);
      return reply.type("application/pdf").header("content-disposition", attachment(language)).send(readablePdf(paper));
    },
  );

  app.get(
    "/annual-notices/:noticeId/notice.pdf",
    {
      schema: {
        summary: "A notice as a PDF, for paper: a draft says that it is one (administrator)",
        tags: ["office"],
        params: Type.Object({ noticeId: Id }),
        ...asked,
      },
    },
    async (request, reply) => {
      const { language = "en" } = request.query;
      const { subjectId } = administratorOf(request);
      const found = await asSubject(store.serve, subjectId, (transaction) =>
        findNoticeOf(transaction, request.params.noticeId),
      );
      if (!found) throw new Problem("version-unknown");
      return reply
        .type("application/pdf")
        .header("content-disposition", attachment(language))
        .send(readablePdf(noticeOnPaper(found, language)));
    },
  );
};
