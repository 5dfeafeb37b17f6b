import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import type { Capacity } from "../identity/capacity.ts";
import { newId } from "../kernel/id.ts";
import { Id } from "../kernel/id-shape.ts";
import { highestId, Page, pageOf, pageQuery, placeOf } from "../kernel/page.ts";
import { folded } from "../kernel/words.ts";
import { findLastVisit } from "../privacy/access.store.ts";
import { categories, categoryOf, isCategory, numberOf, slices, slicesIn } from "../privacy/category.ts";
import { choosing } from "../privacy/pack.ts";
import { type LearnerTie, readTie } from "../privacy/tie.store.ts";
import { listSessionDays } from "../roster/calendar.store.ts";
import { listTeachers } from "../roster/teacher.store.ts";
import { Backpack, LearnerCover } from "./backpack.ts";
import { countAnswered } from "./correction-request.store.ts";
import { listElementsOff } from "./element.store.ts";
import { listDigests, listEntries } from "./entry.store.ts";
import { DigestView, Entry } from "./entry.ts";
import { type AnyKind, mayJoin } from "./kind.ts";
import { findBySourceKey, listLearners, listLearnersById } from "./learner.store.ts";

/** The path of everything about one learner. */
export const LearnerParams = Type.Object({ learnerId: Id });
const LearnerItem = Type.Object({
  id: Id,
  name: Type.Optional(Type.String({ description: "the name they go by, where it is open" })),
});

/** The kinds come from the server: entry is below the folders that define them. */
export interface LearnerOptions {
  readonly kinds: readonly AnyKind[];
}

/** Entries that one screen holds: a whole backpack of many years, and a bound. */
const held = 2_000;

/** The school an entry names, where attendance and enrollment do. */
function schoolOf({ slice, body }: Entry): string | undefined {
  if (slice !== "attendance" && slice !== "enrollment") return undefined;
  const { school } = body as { school?: { id?: string } }; // both kinds name it so
  return school?.id;
}

/** The class an enrollment names. */
const classOf = ({ kind, body }: Entry): string | undefined =>
  kind === "enrollment" ? (body as { class?: { id?: string } }).class?.id : undefined; // as the kind names it

/** What one may do about a learner, by the kinds one may write; what is turned off is not offered. */
function coverOf(
  all: readonly AnyKind[],
  id: string,
  tie: LearnerTie,
  name: string | undefined,
  capacity: Capacity | undefined,
  off: ReadonlyMap<string, unknown>,
): LearnerCover {
  const kinds = all.filter((kind) => !off.has(kind.name));
  const has = (mask: number, { slice, isFromOutside }: AnyKind) =>
    !isFromOutside && (mask & (1 << numberOf(slice))) !== 0;
  const kindsWith = (mask: number) => kinds.filter((kind) => has(mask, kind)).map((kind) => kind.name);
  const isWriter = ({ name: kind, writers }: AnyKind) =>
    !writers || (writers.some((each) => each === capacity) && !tie.kindsAway.includes(kind));
  const joins = (kind: AnyKind) => has(tie.inDetail, kind) && mayJoin(kind, capacity);
  return {
    id,
    ...(name && { name }),
    mayPropose: kinds
      .filter((kind) => has(tie.mayPropose & ~tie.mayContribute, kind) && !joins(kind))
      .map((kind) => kind.name),
    mayContribute: kinds
      .filter((kind) => (has(tie.mayContribute, kind) || joins(kind)) && isWriter(kind))
      .map((kind) => kind.name),
    maySteward: kindsWith(tie.maySteward),
    mayChoose: choosing[tie.mayChoose] ?? "none",
    readsChoices: tie.readsChoices,
  };
}

/** Learners one has a tie to, and what is open of them: entries, digests, and writing them. */
export const learnerRoutes: FastifyPluginAsyncTypebox<LearnerOptions> = async (app, { kinds }) => {
  const tags = ["learners"];

  app.get(
    "/learners",
    {
      config: { scope: "learners.readonly" },
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
      const place = placeOf(cursor, ["text", "id"]);
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
      config: { scope: "learners.readonly" },
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
        const [tie, [learner], off] = await Promise.all([
          readTie(disclosure, learnerId),
          listLearnersById(disclosure, [learnerId]),
          listElementsOff(disclosure, learnerId),
        ]);
        return coverOf(kinds, learnerId, tie, learner?.name, request.session?.hat?.capacity, off);
      });
    },
  );

  app.get(
    "/learners/:learnerId/backpack",
    {
      schema: {
        summary: "The backpack: everything of one learner that is open to you, at once",
        description:
          "Cover, summaries and the newest entries in one disclosure, so that one visit is one line in the log.",
        tags,
        params: LearnerParams,
        response: { 200: Backpack },
      },
    },
    (request) => {
      const { learnerId } = request.params;
      return request.disclose("learner.backpack", async (disclosure) => {
        const [tie, [learner], digests, entries, lastVisitAt, off] = await Promise.all([
          readTie(disclosure, learnerId),
          listLearnersById(disclosure, [learnerId]),
          listDigests(disclosure, learnerId),
          listEntries(disclosure, { learnerId, slices, before: highestId, limit: held + 1 }),
          findLastVisit(disclosure, learnerId, "learner.backpack"),
          listElementsOff(disclosure, learnerId),
        ]);
        const answered = lastVisitAt ? await countAnswered(disclosure, learnerId, lastVisitAt) : 0;
        const classes = new Set(entries.map(classOf).filter((id) => id !== undefined));
        const schools = new Set(entries.map(schoolOf).filter((id) => id !== undefined));
        return {
          learner: coverOf(kinds, learnerId, tie, learner?.name, request.session?.hat?.capacity, off),
          schoolDays: await listSessionDays(disclosure.open, [...schools]),
          teachers: await listTeachers(disclosure.open, [...classes]),
          digests: digests.map(({ learnerId: _, ...digest }) => digest),
          entries: entries.slice(0, held),
          isWhole: entries.length <= held,
          ...(answered > 0 && { answered }),
          ...(lastVisitAt && { lastVisitAt }),
        };
      });
    },
  );

  app.get(
    "/learners/:learnerId/entries",
    {
      config: { scope: "entries.readonly" },
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
      const place = placeOf(cursor, ["id"]);
      return request.disclose("learner.entries", async (disclosure) => {
        const [, found] = await Promise.all([
          readTie(disclosure, learnerId),
          listEntries(disclosure, {
            learnerId,
            slices: isCategory(category) ? slicesIn(category) : slices,
            kind,
            before: place?.[0] ?? highestId,
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
      config: { scope: "digests.readonly" },
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

  app.get(
    "/kinds",
    {
      schema: {
        summary: "Every kind of entry, with its schema and words",
        tags: ["kinds"],
        security: [],
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
