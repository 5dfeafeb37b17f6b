import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { listDigests } from "../entry/entry.store.ts";
import type { DigestView } from "../entry/entry.ts";
import { listLearnersById } from "../entry/learner.store.ts";
import { statementsIn } from "../entry/statement.ts";
import { hatOf } from "../identity/request.routes.ts";
import { OnDate } from "../kernel/date-shape.ts";
import { Id } from "../kernel/id-shape.ts";
import { highestId } from "../kernel/page.ts";
import type { Disclosure } from "../privacy/disclosure.store.ts";
import type { Pack } from "../privacy/pack.ts";
import { readTie } from "../privacy/tie.store.ts";
import { aboutMe } from "../profile/about-me.ts";
import { listThreads } from "../profile/message.store.ts";
import { plan } from "../record/plan.ts";
import type { Store } from "../store/store.ts";
import { closePlace, givePlace, starCase } from "./caseload.job.ts";
import { countNotes, listCases, listSupportStaff, listTeams } from "./caseload.store.ts";
import { CaseItem } from "./caseload.ts";

const CaseParams = Type.Object({ learnerId: Id, caseId: Id });
const PlaceParams = Type.Object({ learnerId: Id, caseId: Id, staffId: Id });
type Reasons = CaseItem["reasons"];

/** The plans of a digest, as plan.ts sums them up. */
const reasonsOf = (digests: readonly DigestView[]): Reasons =>
  digests.flatMap(({ summary }) => (summary?.[plan.name]?.value as Reasons | undefined) ?? []);

/** What the team's page says of each case. Of one learner, or of all. */
async function readCases(disclosure: Disclosure, learnerId?: string): Promise<CaseItem[]> {
  const cases = await listCases(disclosure, learnerId);
  const ids = [...new Set(cases.map(({ learner_id }) => learner_id))];
  const [learners, teams, digests, notes, threads] = await Promise.all([
    listLearnersById(disclosure, ids),
    listTeams(disclosure, ids),
    listDigests(disclosure, { ids, slices: ["own", "plans"] }),
    countNotes(disclosure, ids),
    listThreads(disclosure, highestId, 500),
  ]);
  return cases.map(({ learner_id, id, starts_on, ends_on, is_starred }) => {
    const of = digests.filter((each) => each.learnerId === learner_id);
    const strength = of.map(({ status }) => status[aboutMe.name]).find((each) => typeof each === "string");
    const noted = notes.find((each) => each.learner_id === learner_id);
    return {
      caseId: id,
      learnerId: learner_id,
      learner: learners.find((each) => each.id === learner_id)?.name ?? "",
      startsOn: starts_on,
      ...(ends_on && { endsOn: ends_on }),
      isStarred: is_starred,
      team: teams
        .filter(({ case_id }) => case_id === id)
        .map((each) => ({
          staffId: each.staff_id,
          name: each.name,
          readsRestricted: each.reads_restricted,
          ...(each.starts_on && { startsOn: each.starts_on }),
          ...(each.ends_on && { endsOn: each.ends_on }),
          hasLeft: each.has_left,
          isYou: each.is_me,
        })),
      ...(typeof strength === "string" && { strength }),
      ...statementsIn(of),
      reasons: reasonsOf(of).map(({ type, title }) => ({ type, title })),
      notes: noted?.notes ?? 0,
      ...(noted?.newest_on && { newestNoteOn: noted.newest_on }),
      unread: threads.filter((each) => each.learnerId === learner_id && each.unread > 0).length,
    };
  });
}

/** The support team's learners: why, who works with them, what waits, what is to be talked about; and handing a case over. */
export const caseloadRoutes: FastifyPluginAsyncTypebox<{ work: Store["work"]; pack: Pack }> = async (
  app,
  { work, pack },
) => {
  const tags = ["caseload"];

  app.get(
    "/caseload",
    {
      schema: {
        summary: "Cases you are on, or whose places you give",
        description: "With reasons instead of scores. Those to be talked about stand first.",
        tags,
        response: {
          200: Type.Object({
            items: Type.Array(CaseItem),
            colleagues: Type.Array(Type.Object({ staffId: Id, name: Type.String() })),
          }),
        },
      },
    },
    (request) =>
      request.disclose("caseload", async (disclosure) => {
        const [items, staff] = await Promise.all([readCases(disclosure), listSupportStaff(disclosure)]);
        return { items, colleagues: staff.map(({ staff_id, name }) => ({ staffId: staff_id, name })) };
      }),
  );

  app.put(
    "/learners/:learnerId/cases/:caseId/star",
    {
      schema: {
        summary: "Talk about a case in the next meeting, or no longer (its team)",
        tags,
        params: CaseParams,
        body: Type.Object({ isStarred: Type.Boolean() }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await request.disclose("learner.tie", (disclosure) => readTie(disclosure, request.params.learnerId));
      await starCase(work, hatOf(request).subjectId, request.params, request.body.isStarred);
      return reply.status(204).send(null);
    },
  );

  app.put(
    "/learners/:learnerId/cases/:caseId/members/:staffId",
    {
      schema: {
        summary: "Give somebody of the support team a place on a case (leader, registrar, who is named on it)",
        tags,
        params: PlaceParams,
        body: Type.Object({ readsRestricted: Type.Boolean(), startsOn: OnDate }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await request.disclose("learner.tie", (disclosure) => readTie(disclosure, request.params.learnerId));
      await givePlace(work, pack, hatOf(request).subjectId, request.params, request.body);
      return reply.status(204).send(null);
    },
  );

  app.post(
    "/learners/:learnerId/cases/:caseId/members/:staffId/end",
    {
      schema: {
        summary: "End a place on a case, with the last day (leader, registrar, who is named on it)",
        description: "What they wrote stays with the case, and their name on it.",
        tags,
        params: PlaceParams,
        body: Type.Object({ endsOn: OnDate }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await request.disclose("learner.tie", (disclosure) => readTie(disclosure, request.params.learnerId));
      await closePlace(work, pack, hatOf(request).subjectId, request.params, request.body.endsOn);
      return reply.status(204).send(null);
    },
  );
};
