import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { newId } from "../kernel/id.ts";
import { Page, pageOf, pageQuery, placeOf } from "../kernel/page.ts";
import { Problem } from "../kernel/problem.ts";
import { categories, categoryOf, isCategory, numberOf, slices, slicesIn } from "../privacy/category.ts";
import { readTie } from "../privacy/tie.store.ts";
import { appendEntries, markEntry, type Writing } from "./append.job.ts";
import { findEntry, listDigests, listEntries, newestId } from "./entry.store.ts";
import { DigestView, Entry } from "./entry.ts";
import type { AnyKind } from "./kind.ts";
import { findBySourceKey, listLearners, listLearnersById } from "./learner.store.ts";

export const LearnerParams = Type.Object({ learnerId: Type.String({ format: "uuid" }) });
const EntryParams = Type.Object({
  learnerId: Type.String({ format: "uuid" }),
  entryId: Type.String({ format: "uuid" }),
});
const LearnerItem = Type.Object({
  id: Type.String({ format: "uuid" }),
  name: Type.Optional(Type.String({ description: "the name they go by, where it is open" })),
});

const LearnerCover = Type.Object({
  id: Type.String({ format: "uuid" }),
  name: Type.Optional(Type.String()),
  mayPropose: Type.Array(Type.String(), { description: "kinds whose entries wait for the family" }),
  mayContribute: Type.Array(Type.String(), { description: "kinds one may sign" }),
  mayChoose: Type.Enum(["none", "lower-own-words", "share-own-words", "all"]),
  readsChoices: Type.Boolean({ description: "who sees what, and who looked" }),
});

export interface LearnerOptions {
  readonly kinds: readonly AnyKind[];
  readonly writing: () => Promise<Writing>;
}

const choosing = ["none", "lower-own-words", "share-own-words", "all"] as const;

/** Names for finding compare without accents and case. */
const folded = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();

/** Learners one has a tie to, and what is open of them: entries, digests, and writing them. */
export const learnerRoutes: FastifyPluginAsyncTypebox<LearnerOptions> = async (app, { kinds, writing }) => {
  const tags = ["learners"];

  app.get(
    "/learners",
    {
      schema: {
        summary: "Learners you have a tie to",
        description:
          "By family name; with `name` those whose family or given name begins so; with `sourceId` the one a source knows under that id.",
        tags,
        querystring: Type.Object({
          name: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
          sourceId: Type.Optional(Type.String({ minLength: 1, maxLength: 300, description: "KEY or SOURCE:KEY" })),
          ...pageQuery,
        }),
        response: { 200: Page(LearnerItem) },
      },
    },
    async (request) => {
      const { name, sourceId, cursor, limit = 50 } = request.query;
      const item = ({ id, name: called }: { id: string; name: string }) => ({ id, ...(called && { name: called }) });
      if (sourceId !== undefined) {
        return request.disclose("learners.by-id", async (disclosure) => {
          const ids = await findBySourceKey(disclosure, sourceId);
          const known = new Map((await listLearnersById(disclosure, ids)).map((learner) => [learner.id, learner]));
          return { items: ids.map((id) => item(known.get(id) ?? { id, name: "" })) };
        });
      }
      const place = placeOf(cursor, 2);
      const found = await request.disclose(name === undefined ? "learners.list" : "learners.search", (disclosure) =>
        listLearners(disclosure, {
          ...(name !== undefined && { prefix: folded(name) }),
          ...(place && { after: [place[0] ?? "", place[1] ?? newId()] as const }),
          limit: limit + 1,
        }),
      );
      const { items, next } = pageOf(found, limit, ({ sortName, id }) => [sortName, id]);
      return { items: items.map(item), ...(next && { next }) };
    },
  );

  app.get(
    "/learners/:learnerId",
    {
      schema: {
        summary: "One learner, and what you may do",
        tags,
        params: LearnerParams,
        response: { 200: LearnerCover },
      },
    },
    (request) => {
      const { learnerId } = request.params;
      return request.disclose("learner.cover", async (disclosure) => {
        const [tie, [learner]] = await Promise.all([
          readTie(disclosure, learnerId),
          listLearnersById(disclosure, [learnerId]),
        ]);
        const kindsWith = (mask: number) =>
          kinds.filter(({ slice }) => (mask & (1 << numberOf(slice))) !== 0).map(({ name }) => name);
        return {
          id: learnerId,
          ...(learner && { name: learner.name }),
          mayPropose: kindsWith(tie.mayPropose & ~tie.mayContribute),
          mayContribute: kindsWith(tie.mayContribute),
          mayChoose: choosing[tie.mayChoose] ?? "none",
          readsChoices: tie.readsChoices,
        };
      });
    },
  );

  app.get(
    "/learners/:learnerId/entries",
    {
      schema: {
        summary: "Entries that are open to you, newest first",
        tags,
        params: LearnerParams,
        querystring: Type.Object({
          category: Type.Optional(Type.Enum(categories)),
          kind: Type.Optional(Type.String({ maxLength: 60 })),
          past: Type.Optional(
            Type.Boolean({
              default: false,
              description: "what was corrected or withdrawn, for the learner, guardians and the registrar",
            }),
          ),
          ...pageQuery,
        }),
        response: { 200: Page(Entry) },
      },
    },
    async (request) => {
      const { learnerId } = request.params;
      const { category, kind, past = false, cursor, limit = 50 } = request.query;
      const place = placeOf(cursor, 1);
      return request.disclose("learner.entries", async (disclosure) => {
        const [, found] = await Promise.all([
          readTie(disclosure, learnerId),
          listEntries(disclosure, {
            learnerId,
            slices: isCategory(category) ? slicesIn(category) : slices,
            kind,
            before: place?.[0] ?? newestId,
            limit: limit + 1,
            past,
          }),
        ]);
        return pageOf(found, limit, ({ id }) => [id]);
      });
    },
  );

  app.get(
    "/learners/:learnerId/digests",
    {
      schema: {
        summary: "What is open in one line or in summary",
        tags,
        params: LearnerParams,
        response: { 200: Type.Object({ items: Type.Array(DigestView) }) },
      },
    },
    (request) =>
      request.disclose("learner.digests", async (disclosure) => {
        const [, digests] = await Promise.all([
          readTie(disclosure, request.params.learnerId),
          listDigests(disclosure, request.params.learnerId),
        ]);
        return { items: digests.map(({ learnerId: _, ...digest }) => digest) };
      }),
  );

  app.post(
    "/learners/:learnerId/entries",
    {
      schema: {
        summary: "Write an entry, or correct one",
        description:
          "Signed with your hat. A correction names the entry it supersedes and why; the earlier one stays in the history.",
        tags,
        params: LearnerParams,
        body: Type.Object({
          kind: Type.String({ maxLength: 60 }),
          body: Type.Unknown(),
          observedOn: Type.Optional(Type.String({ format: "date" })),
          circleId: Type.Optional(Type.String({ format: "uuid" })),
          restricted: Type.Optional(Type.Boolean()),
          supersedes: Type.Optional(Type.String({ format: "uuid" })),
          reason: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
        }),
        response: { 201: Entry },
      },
    },
    async (request, reply) => {
      const { learnerId } = request.params;
      const { subjectId } = hatOf(request);
      await request.disclose("learner.tie", (disclosure) => readTie(disclosure, learnerId));
      const [entryId = ""] = await appendEntries(await writing(), subjectId, [{ learnerId, ...request.body }]);
      const entry = await request.disclose("learner.entry", (disclosure) => findEntry(disclosure, learnerId, entryId));
      if (!entry) throw new Problem("entry-unknown");
      return reply.status(201).send(entry);
    },
  );

  app.get(
    "/learners/:learnerId/entries/:entryId",
    { schema: { summary: "One entry", tags, params: EntryParams, response: { 200: Entry } } },
    (request) => {
      const { learnerId, entryId } = request.params;
      return request.disclose("learner.entry", async (disclosure) => {
        const [, entry] = await Promise.all([
          readTie(disclosure, learnerId),
          findEntry(disclosure, learnerId, entryId),
        ]);
        if (!entry) throw new Problem("entry-unknown");
        return entry;
      });
    },
  );

  app.put(
    "/learners/:learnerId/entries/:entryId/mark",
    {
      schema: {
        summary: "Keep an entry out of every summary, or let it count again",
        description: "For families, on works, own words and recognitions. The summaries change at once.",
        tags,
        params: EntryParams,
        body: Type.Object({ detailOnly: Type.Boolean() }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { learnerId, entryId } = request.params;
      await request.disclose("learner.tie", (disclosure) => readTie(disclosure, learnerId));
      await markEntry(await writing(), hatOf(request).subjectId, learnerId, entryId, request.body.detailOnly);
      return reply.status(204).send(null);
    },
  );

  app.get(
    "/kinds",
    {
      schema: {
        summary: "Every kind of entry, with its schema and words",
        tags: ["kinds"],
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                kind: Type.String(),
                category: Type.Enum(categories),
                slice: Type.Enum(slices),
                layer: Type.Enum(["backpack", "profile"]),
                title: Type.Record(Type.String(), Type.String()),
                inDetail: Type.Record(Type.String(), Type.String()),
                schema: Type.Unknown(),
              }),
            ),
          }),
        },
      },
    },
    async () => ({
      items: kinds.map(({ name, slice, layer, title, inDetail, schema }) => ({
        kind: name,
        category: categoryOf(slice),
        slice,
        layer,
        title: { ...title },
        inDetail: { ...inDetail },
        schema,
      })),
    }),
  );
};
