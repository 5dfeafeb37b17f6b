import { Readable as ByteStream } from "node:stream";
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { FastifyReply, FastifyRequest } from "fastify";
import Type from "typebox";
import { Id } from "../kernel/id-shape.ts";
import { Problem } from "../kernel/problem.ts";
import { languages } from "../kernel/words.ts";
import { type Channel, type Disclosure, disclose } from "../privacy/disclosure.store.ts";
import type { Pack } from "../privacy/pack.ts";
import { sharedCookie } from "../privacy/share.routes.ts";
import { headOf, type OpenShare } from "../privacy/share.store.ts";
import { readOpened } from "../privacy/share-open.job.ts";
import type { BlobStore } from "../store/blob.ts";
import type { Store } from "../store/store.ts";
import { sendFile } from "./file.routes.ts";
import { findFile } from "./file.store.ts";
import { filesIn, hasPreview } from "./file-ref.ts";
import type { AnyKind } from "./kind.ts";
import { readable } from "./readable.ts";
import { readableHtml } from "./readable-html.ts";
import { readablePdf } from "./readable-pdf.job.ts";
import { redisclosureNotice } from "./readable-words.ts";
import { SharedView } from "./shared.ts";
import { readWhole } from "./whole.store.ts";

interface SharedOptions {
  readonly store: Store;
  readonly pack: Pack;
  readonly kinds: readonly AnyKind[];
  readonly blobs: BlobStore;
}

/** What an opened link shows: page, copies and files, each through the door as the link that it is, each in the log. */
export const sharedRoutes: FastifyPluginAsyncTypebox<SharedOptions> = async (app, { store, pack, kinds, blobs }) => {
  const tags = ["sharing"];
  const params = Type.Object({ linkId: Id });
  const bytes = Type.Unsafe<NodeJS.ReadableStream>({ type: "string", contentMediaType: "application/octet-stream" });

  const opened = async <T>(
    request: FastifyRequest<{ Params: { linkId: string } }>,
    reply: FastifyReply,
    { what, channel }: { what: string; channel: Channel },
    read: (disclosure: Disclosure, share: OpenShare) => Promise<T>,
  ): Promise<{ share: OpenShare; found: T }> => {
    const share = await readOpened(store, pack, request.params.linkId, request.cookies[sharedCookie]);
    reply
      .header("referrer-policy", "no-referrer")
      .header("x-robots-tag", "noindex, nofollow, noarchive")
      // 34 CFR 99.33 for who reads no page: the terms that go with every answer and file (RFC 8288).
      .header("link", '</shared/terms>; rel="terms-of-service"');
    const reason = { subjectId: share.id, purpose: "shared-by-family", what, channel } as const;
    return { share, found: await disclose(store.serve, reason, (disclosure) => read(disclosure, share)) };
  };
  /** What the link opens. Between the look at the link and this one it may have been stopped: then there is no tie. */
  const whole = async (disclosure: Disclosure, { learner_id, id }: OpenShare) => {
    const {
      tie: _,
      access: __,
      ...record
    } = await readWhole(disclosure, learner_id, id).catch((error: unknown) => {
      throw error instanceof Problem && error.slug === "learner-unknown" ? new Problem("link-unknown") : error;
    });
    return record;
  };

  app.get(
    "/shared/:linkId",
    {
      schema: {
        summary: "What an opened link shows, with who shared it, why and until when",
        description: "With the cookie that POST /shared/open set. Everything else is `link-unknown`.",
        tags,
        security: [],
        params,
        querystring: Type.Object({ language: Type.Optional(Type.Enum(languages)) }),
        response: { 200: SharedView },
      },
    },
    async (request, reply) => {
      const { share, found } = await opened(request, reply, { what: "link.open", channel: "screen" }, whole);
      const { learner, entries, digests } = found;
      const language = request.query.language ?? share.language;
      const { sections } = readable({ exportedAt: new Date().toISOString(), ...found }, kinds, language);
      const named = new Map(kinds.map((kind) => [kind.name, kind]));
      return {
        head: headOf(share),
        notice: redisclosureNotice,
        learner: learner.name === undefined ? {} : { name: learner.name },
        sections: sections.map(({ title, lines, groups }) => ({
          title,
          ...(lines && { lines: [...lines] }),
          groups: groups.map((group) => ({
            title: group.title,
            items: group.items.map((item) => ({ ...item, more: [...item.more] })),
          })),
        })),
        files: entries.flatMap(({ id: entryId, kind, body }) => {
          const files = filesIn(body).map(({ name, mediaType, bytes, width }) => ({
            ...{ name, mediaType, bytes },
            hasPreview: hasPreview({ width }),
          }));
          return files.length > 0 ? [{ entryId, line: named.get(kind)?.say.detail(body, language) ?? "", files }] : [];
        }),
        entries,
        digests,
      };
    },
  );

  for (const [ending, type] of [
    ["json", "application/json; charset=utf-8"],
    ["html", "text/html; charset=utf-8"],
    ["pdf", "application/pdf"],
  ] as const)
    app.get(
      `/shared/:linkId/copy.${ending}`,
      {
        schema: {
          summary: `What an opened link shows as one file: ${ending}`,
          description: "The notice that it must not be passed on stands in it; in the PDF on every page.",
          tags,
          security: [],
          params,
          produces: [type.split(";")[0] ?? type],
          response: { 200: bytes },
        },
      },
      async (request, reply) => {
        const asked = { what: "link.copy", channel: "export" } as const;
        const { share, found } = await opened(request, reply, asked, whole);
        const copy = { exportedAt: new Date().toISOString(), ...found };
        const { language } = share;
        reply.header("content-disposition", `attachment; filename="shared-${share.id}.${ending}"`).type(type);
        if (ending === "json") {
          const { learner, ...rest } = copy;
          const document = { format: "daypack-shared", version: 1, notice: redisclosureNotice, shared: headOf(share) };
          return reply.send(ByteStream.from(JSON.stringify({ ...document, learner: { name: learner.name }, ...rest })));
        }
        const record = readable(copy, kinds, language);
        return reply.send(ending === "pdf" ? readablePdf(record) : ByteStream.from(readableHtml(record)));
      },
    );

  app.get(
    "/shared/:linkId/entries/:entryId/files/:position",
    {
      schema: {
        summary: "A file of an entry that an opened link shows, or a part of it",
        tags,
        security: [],
        params: Type.Object({ linkId: Id, entryId: Id, position: Type.Integer({ minimum: 0, maximum: 999 }) }),
        querystring: Type.Object({ preview: Type.Optional(Type.Boolean()), copy: Type.Optional(Type.Boolean()) }),
        produces: ["application/octet-stream"],
        response: { 200: bytes },
      },
    },
    async (request, reply) => {
      const { entryId, position } = request.params;
      const asked = { what: "link.file", channel: "file" } as const;
      const { found: file } = await opened(request, reply, asked, (disclosure, { learner_id }) =>
        findFile(disclosure, learner_id, entryId, position),
      );
      if (!file) throw new Problem("link-unknown");
      return sendFile(request, reply, blobs, file, request.query);
    },
  );
};
