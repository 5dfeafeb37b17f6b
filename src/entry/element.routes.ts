import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { administratorOf, hatOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { keptUntil } from "../kernel/keep-until.ts";
import { Problem } from "../kernel/problem.ts";
import { numberOf } from "../privacy/category.ts";
import type { Disclosure } from "../privacy/disclosure.store.ts";
import { readFamilyTie } from "../privacy/tie.store.ts";
import type { Store } from "../store/store.ts";
import { asSubject } from "../store/subject.ts";
import type { Writing } from "./append.job.ts";
import { findRetention } from "./disposal.store.ts";
import { switchElement, switchElementAt } from "./element.job.ts";
import { listElementsOff, listEntriesOff, listOfficeElements, wordsOf } from "./element.store.ts";
import { type ElementKind, elementsOf, LearnerElement, OfficeElement, OpenElement } from "./element.ts";
import { listDigests } from "./entry.store.ts";
import { listHoldings } from "./holding.store.ts";
import { LearnerParams } from "./learner.routes.ts";
import { shippedRule } from "./retention.ts";

const KindParam = Type.String({ maxLength: 60, description: "the kind" });
const Switch = Type.Object({ isOn: Type.Boolean() });

interface Options {
  readonly store: Store;
  readonly writing: () => Promise<Writing>;
}

/** What a profile holds: turning parts of it off and on, by a family for one learner and by a district or school for all. */
export const elementRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { store, writing }) => {
  const tags = ["elements"];

  const list = async (disclosure: Disclosure, learnerId: string): Promise<LearnerElement[]> => {
    const tie = await readFamilyTie(disclosure, learnerId);
    const [{ kinds, today }, off, closed, holdings, digests, retention] = await Promise.all([
      writing(),
      listElementsOff(disclosure, learnerId),
      listEntriesOff(disclosure, learnerId),
      listHoldings(disclosure, learnerId),
      listDigests(disclosure, learnerId),
      findRetention(disclosure, learnerId),
    ]);
    const ends = retention?.ends_on;
    const leftOn = ends && ends < today ? ends : undefined;
    const enrolled = digests.find(({ slice, circleId }) => slice === "enrollment" && !circleId);
    const gradeLevel = (enrolled?.summary?.enrollment?.value as { gradeLevel?: string } | undefined)?.gradeLevel; // as that kind sums up
    const maySwitch = ({ slice, element }: ElementKind) =>
      element.onlyBySchool !== true &&
      (tie.mayChoose === 3 || (tie.mayChoose > 0 && (tie.mayPropose & (1 << numberOf(slice))) !== 0));
    return elementsOf(kinds).map((kind) => {
      const offBy = off.get(kind.name) ?? [];
      const hidden = closed.filter((entry) => entry.kind === kind.name);
      const own = retention?.rules[kind.name];
      const keepUntil = own?.keep ?? shippedRule(kind).keep;
      const until = keptUntil(keepUntil, { today, gradeLevel, leftOn });
      return {
        ...wordsOf(kind),
        isOn: offBy.length === 0,
        offBy: [...offBy],
        maySwitch: maySwitch(kind) && !offBy.includes("school"),
        count: hidden.length + (holdings.find((each) => each.kind === kind.name)?.count ?? 0),
        keep:
          keepUntil === "always"
            ? { rule: "always" as const }
            : "years" in keepUntil
              ? { rule: "years" as const, years: keepUntil.years }
              : {
                  rule: "after-leaving" as const,
                  years: keepUntil.afterLeavingYears,
                  ...(until !== undefined && { until }),
                },
        ...(own && { keepSetBy: { organization: retention.organization, reason: own.reason } }),
      };
    });
  };

  app.get(
    "/learners/:learnerId/elements",
    {
      schema: {
        summary: "What a learner's profile can hold, what is there, and what is turned off",
        description:
          "For the learner, guardians and the registrar: why each part is asked, how long it is kept, and who turned it off.",
        tags,
        params: LearnerParams,
        response: { 200: Type.Object({ items: Type.Array(LearnerElement) }) },
      },
    },
    (request) =>
      request.disclose("learner.elements", async (disclosure) => ({
        items: await list(disclosure, request.params.learnerId),
      })),
  );

  app.get(
    "/learners/:learnerId/elements/:kind",
    {
      schema: {
        summary: "One element of a learner's profile, with what it holds while it is off",
        tags,
        params: Type.Object({ learnerId: Id, kind: KindParam }),
        response: { 200: OpenElement },
      },
    },
    (request) =>
      request.disclose("learner.elements", async (disclosure) => {
        const { learnerId, kind } = request.params;
        const element = (await list(disclosure, learnerId)).find((each) => each.kind === kind);
        if (!element) throw new Problem("page-unknown");
        return { ...element, entries: element.isOn ? [] : await listEntriesOff(disclosure, learnerId, kind) };
      }),
  );

  app.put(
    "/learners/:learnerId/elements/:kind",
    {
      schema: {
        summary: "Turn an element off or on for one learner (family)",
        description:
          "Off: what it holds is gone for everybody but the family, and nothing is added. Of several who may choose, off holds. What a district or school turned off stays off.",
        tags,
        params: Type.Object({ learnerId: Id, kind: KindParam }),
        body: Switch,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { learnerId, kind } = request.params;
      await request.disclose("choices", (disclosure) => readFamilyTie(disclosure, learnerId));
      await switchElement(await writing(), hatOf(request).subjectId, learnerId, kind, request.body.isOn);
      return reply.status(204).send(null);
    },
  );

  app.get(
    "/elements",
    {
      schema: {
        summary: "What profiles can hold, and what is turned off in your district or school (administrator)",
        tags,
        response: { 200: Type.Object({ items: Type.Array(OfficeElement) }) },
      },
    },
    async (request) => {
      const { subjectId } = administratorOf(request);
      const { kinds } = await writing();
      return { items: await asSubject(store.serve, subjectId, (door) => listOfficeElements(door, kinds)) };
    },
  );

  app.put(
    "/elements/:kind",
    {
      schema: {
        summary: "Turn an element off or on for your district or school (administrator)",
        description: "A place below may turn off more, never on what is off above.",
        tags,
        params: Type.Object({ kind: KindParam }),
        body: Type.Object({ ...Switch.properties, organizationId: Type.Optional(Id) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { subjectId } = administratorOf(request);
      const { isOn, organizationId } = request.body;
      await switchElementAt(await writing(), subjectId, organizationId, request.params.kind, isOn);
      return reply.status(204).send(null);
    },
  );
};
