import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { administratorOf, hatOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import type { Disclosure } from "./disclosure.store.ts";
import { settleFinding, setUnusualRule, setWorkHours } from "./unusual.job.ts";
import { Finding, Rule, type UnusualFinding, unusualCodes, WorkHours } from "./unusual.ts";

interface FindingRow extends Record<string, unknown> {
  id: string;
  code: (typeof unusualCodes)[number];
  on_date: string;
  name: string | null;
  capacity: string;
  organization: string | null;
  learners: number;
  looks: number;
  usual: number | null;
  first_at: string;
  last_at: string;
  owner: string | null;
  is_yours: boolean;
  answer: string | null;
  closed_at: string | null;
}
const findings = statement<FindingRow>(
  "privacy.unusual-findings",
  `select f.id, f.code, f.on_date, f.name, f.capacity, f.organization, f.learners, f.looks, f.usual, f.first_at, f.last_at, f.owner, f.is_yours,
    f.answer, f.closed_at
  from door.unusual_finding f where f.closed_at is null or f.closed_at > now() - interval '90 days'
  order by f.closed_at nulls first, f.on_date desc, f.learners desc, f.id limit 300`,
);
const rules = statement<{ code: (typeof unusualCodes)[number]; threshold: number; is_on: boolean }>(
  "privacy.unusual-rules",
  "select code, threshold, is_on from door.unusual_rule order by code",
);
const hours = statement<{ from_hour: number; until_hour: number; counts_days_off: boolean }>(
  "privacy.unusual-hours",
  "select from_hour, until_hour, counts_days_off from door.work_hours limit 1",
);
const learners = statement<{ learner_id: string; display_name: string }>(
  "privacy.unusual-learners",
  "select learner_id, display_name from door.unusual_look where finding_id = $1 order by display_name, learner_id limit 500",
);

const viewOf = (row: FindingRow): UnusualFinding => ({
  id: row.id,
  code: row.code,
  on: row.on_date,
  ...(row.name && { name: row.name }),
  capacity: row.capacity,
  ...(row.organization && { organization: row.organization }),
  learners: row.learners,
  looks: row.looks,
  ...(row.usual !== null && { usual: row.usual }),
  firstAt: row.first_at,
  lastAt: row.last_at,
  ...(row.owner && { owner: row.owner }),
  isYours: row.is_yours,
  ...(row.answer && { answer: row.answer }),
  ...(row.closed_at && { closedAt: row.closed_at }),
});

async function readHours(disclosure: Disclosure): Promise<{ hours?: WorkHours }> {
  const [row] = await disclosure.readOpen(hours);
  if (!row) return {};
  return { hours: { fromHour: row.from_hour, untilHour: row.until_hour, countsDaysOff: row.counts_days_off } };
}

/** Unusual access: who, how often, who sees to it. Names of learners open only to a leader who may see them, and are logged. */
export const unusualRoutes: FastifyPluginAsyncTypebox<{ work: Store["work"] }> = async (app, { work }) => {
  const tags = ["office"];
  const params = Type.Object({ findingId: Id });

  app.get(
    "/unusual",
    {
      schema: {
        summary: "Unusual access at your schools, and what counts as such (leader, administrator)",
        tags,
        response: {
          200: Type.Object({ items: Type.Array(Finding), rules: Type.Array(Rule), hours: Type.Optional(WorkHours) }),
        },
      },
    },
    (request) =>
      request.disclose("unusual", async (disclosure) => ({
        items: (await disclosure.readOpen(findings)).map(viewOf),
        rules: (await disclosure.readOpen(rules)).map(({ code, threshold, is_on }) => ({
          code,
          threshold,
          isOn: is_on,
        })),
        ...(await readHours(disclosure)),
      })),
  );

  app.get(
    "/unusual/:findingId/learners",
    {
      schema: {
        summary: "Whom a finding is about, as far as you may see them (leader)",
        tags,
        params,
        response: { 200: Type.Object({ items: Type.Array(Type.Object({ id: Id, name: Type.String() })) }) },
      },
    },
    (request) =>
      request.disclose("unusual", async (disclosure) => {
        const rows = await disclosure.read(learners, [request.params.findingId], ({ learner_id }) => ({
          learnerId: learner_id,
          slice: "name",
          level: "status",
        }));
        return { items: rows.map(({ learner_id, display_name }) => ({ id: learner_id, name: display_name })) };
      }),
  );

  app.post(
    "/unusual/:findingId/take",
    {
      schema: {
        summary: "See to a finding yourself (leader, administrator)",
        tags,
        params,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await settleFinding(work, hatOf(request).subjectId, request.params.findingId);
      return reply.status(204).send(null);
    },
  );

  app.post(
    "/unusual/:findingId/close",
    {
      schema: {
        summary: "Close a finding with what came of it (leader, administrator; never about oneself)",
        tags,
        params,
        body: Type.Object({ answer: Type.String({ minLength: 1, maxLength: 2_000 }) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await settleFinding(work, hatOf(request).subjectId, request.params.findingId, request.body.answer);
      return reply.status(204).send(null);
    },
  );

  app.put(
    "/unusual-rules/:code",
    {
      schema: {
        summary: "Set what counts as unusual (administrator)",
        tags,
        params: Type.Object({ code: Type.Enum(unusualCodes) }),
        body: Type.Object({ threshold: Type.Integer({ minimum: 1, maximum: 100_000 }), isOn: Type.Boolean() }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await setUnusualRule(work, administratorOf(request).subjectId, { ...request.params, ...request.body });
      return reply.status(204).send(null);
    },
  );

  app.put(
    "/work-hours",
    {
      schema: {
        summary: "Set which hours and days are off-hours (administrator)",
        tags,
        body: WorkHours,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await setWorkHours(work, administratorOf(request).subjectId, request.body);
      return reply.status(204).send(null);
    },
  );
};
