import { Readable as ByteStream } from "node:stream";
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { Id } from "../kernel/id-shape.ts";
import { languages } from "../kernel/words.ts";
import { readConsentView } from "../privacy/consent-view.store.ts";
import { readFamilyTie } from "../privacy/tie.store.ts";
import { readableHtml } from "./readable-html.ts";
import { readablePdf } from "./readable-pdf.job.ts";
import { readableReceipt } from "./receipt.ts";

/** The receipt of a consent for reading and for paper. */
export const receiptRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const bytes = Type.Unsafe<NodeJS.ReadableStream>({ type: "string", contentMediaType: "application/octet-stream" });
  for (const [ending, type] of [
    ["html", "text/html"],
    ["pdf", "application/pdf"],
  ] as const)
    app.get(
      `/learners/:learnerId/consents/:consentId/receipt.${ending}`,
      {
        schema: {
          summary: `The receipt of a consent: ${ending}`,
          description: "In the language in which it was signed, or in another that is asked for.",
          tags: ["sharing"],
          params: Type.Object({ learnerId: Id, consentId: Id }),
          querystring: Type.Object({ language: Type.Optional(Type.Enum(languages)) }),
          produces: [type],
          response: { 200: bytes },
        },
      },
      async (request, reply) => {
        const { learnerId, consentId } = request.params;
        const consent = await request.disclose("sharing", async (disclosure) => {
          await readFamilyTie(disclosure, learnerId);
          return readConsentView(disclosure, learnerId, consentId);
        });
        const document = readableReceipt(consent, request.query.language ?? consent.signature?.language ?? "en");
        reply.header("content-disposition", `attachment; filename="consent-${consentId}.${ending}"`);
        reply.type(ending === "pdf" ? type : `${type}; charset=utf-8`);
        return reply.send(ending === "pdf" ? readablePdf(document) : ByteStream.from(readableHtml(document)));
      },
    );
};
