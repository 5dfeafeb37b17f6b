import { Readable as ByteStream } from "node:stream";
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { FastifyRequest } from "fastify";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { languages } from "../kernel/words.ts";
import { readColumns } from "../privacy/choice-menu.job.ts";
import { type Disclosure, disclose, purposeOf } from "../privacy/disclosure.store.ts";
import { choosing, type Pack } from "../privacy/pack.ts";
import type { BlobStore } from "../store/blob.ts";
import type { Store } from "../store/store.ts";
import type { Conversation } from "./conversation.ts";
import { BackpackExport } from "./export-format.ts";
import { exportZip } from "./export-zip.job.ts";
import { listFiles } from "./file.store.ts";
import type { AnyKind } from "./kind.ts";
import { readable } from "./readable.ts";
import { readableHtml } from "./readable-html.ts";
import { readablePdf } from "./readable-pdf.job.ts";
import { redisclosureNotice } from "./readable-words.ts";
import { readWhole } from "./whole.store.ts";

interface ExportOptions {
  readonly store: Store;
  readonly work: Store["work"];
  readonly pack: Pack;
  readonly kinds: readonly AnyKind[];
  readonly blobs: BlobStore;
  /** Conversations of whoever asks: what is said lies in a folder above. */
  readonly readCorrespondence: (disclosure: Disclosure, learnerId: string) => Promise<Conversation[]>;
}

/** Take all of it along: for machines, for reading, for paper. */
export const exportRoutes: FastifyPluginAsyncTypebox<ExportOptions> = async (
  app,
  { store, work, pack, kinds, blobs, readCorrespondence },
) => {
  const tags = ["learners"];
  const params = Type.Object({ learnerId: Id });
  const inLanguage = {
    params,
    querystring: Type.Object({ language: Type.Optional(Type.Enum(languages, { default: "en" })) }),
  };

  /** A file goes out as it is made: nothing of it is checked or held as a whole. */
  const file = Type.Unsafe<NodeJS.ReadableStream>({ type: "string", contentMediaType: "application/octet-stream" });

  /** One disclosure, one line in the log, whatever the form. `files` come with the bytes only. */
  const copyWithFiles = async (request: FastifyRequest, learnerId: string) => {
    const { subjectId, capacity } = hatOf(request);
    const reason = { subjectId, purpose: purposeOf[capacity], what: "learner.export", channel: "export" } as const;
    const [{ tie, ...record }, files, messages] = await disclose(store.serve, reason, async (disclosure) => [
      await readWhole(disclosure, learnerId, subjectId),
      await listFiles(disclosure, learnerId),
      await readCorrespondence(disclosure, learnerId),
    ]);
    const asker = { subjectId, mayChoose: choosing[tie.mayChoose] ?? "none" } as const;
    const choices = tie.readsChoices ? { choices: await readColumns(work, pack, learnerId, asker) } : {};
    return { copy: { exportedAt: new Date().toISOString(), ...record, messages, ...choices }, files };
  };
  const copyOf = async (request: FastifyRequest, learnerId: string) => (await copyWithFiles(request, learnerId)).copy;
  const asFile = (learnerId: string, ending: string) => `attachment; filename="backpack-${learnerId}.${ending}"`;

  app.get(
    "/learners/:learnerId/export",
    {
      schema: {
        summary: "Everything that is open to you, as one JSON document",
        description:
          "Entries with provenance, what was corrected, summaries, choices, consents with receipts, requests with what came of them, proposals that wait, your notices and the log. Families get all of it; others what their role opens.",
        tags,
        params,
        response: { 200: BackpackExport },
      },
    },
    async (request, reply) => {
      const { learnerId } = request.params;
      const copy = await copyOf(request, learnerId);
      reply.header("content-disposition", asFile(learnerId, "json"));
      return { format: "daypack-backpack" as const, version: 1 as const, notice: redisclosureNotice, ...copy };
    },
  );

  app.get(
    "/learners/:learnerId/export.zip",
    {
      schema: {
        summary: "The same with every file that is open to you, as a ZIP",
        description:
          "record.json is the JSON document, files/ENTRY/POSITION-NAME the files of its entries. Sent as it is made.",
        tags,
        params,
        produces: ["application/zip"],
        response: { 200: { content: { "application/zip": { schema: file } } } },
      },
    },
    async (request, reply) => {
      const { learnerId } = request.params;
      const { copy, files } = await copyWithFiles(request, learnerId);
      const record = { format: "daypack-backpack", version: 1, notice: redisclosureNotice, ...copy };
      reply.header("content-disposition", asFile(learnerId, "zip")).type("application/zip");
      return reply.send(exportZip(blobs, record, files));
    },
  );

  app.get(
    "/learners/:learnerId/export.html",
    {
      schema: {
        summary: "The same for reading, as one page that needs nothing else",
        description: "Every fact in words, with who said it and when. No script, nothing is loaded from elsewhere.",
        tags,
        ...inLanguage,
        produces: ["text/html"],
        response: { 200: { content: { "text/html": { schema: file } } } },
      },
    },
    async (request, reply) => {
      const { learnerId } = request.params;
      const record = readable(await copyOf(request, learnerId), kinds, request.query.language ?? "en");
      reply.header("content-disposition", asFile(learnerId, "html")).type("text/html; charset=utf-8");
      return reply.send(ByteStream.from(readableHtml(record)));
    },
  );

  app.get(
    "/learners/:learnerId/export.pdf",
    {
      schema: {
        summary: "The same for paper, as a tagged PDF",
        tags,
        ...inLanguage,
        produces: ["application/pdf"],
        response: { 200: { content: { "application/pdf": { schema: file } } } },
      },
    },
    async (request, reply) => {
      const { learnerId } = request.params;
      const record = readable(await copyOf(request, learnerId), kinds, request.query.language ?? "en");
      reply.header("content-disposition", asFile(learnerId, "pdf")).type("application/pdf");
      return reply.send(readablePdf(record));
    },
  );
};
