import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { highestId } from "../kernel/page.ts";
import { slices } from "../privacy/category.ts";
import { readColumnTie } from "../privacy/choice-menu.job.ts";
import { decideAll } from "../privacy/decide.ts";
import { disclose, purposeOf } from "../privacy/disclosure.store.ts";
import type { Pack } from "../privacy/pack.ts";
import { readFamilyTie } from "../privacy/tie.store.ts";
import type { Store } from "../store/store.ts";
import { listDigests, listEntries } from "./entry.store.ts";
import { DigestView, Entry } from "./entry.ts";
import { clipDigests, clipEntries } from "./see-as.ts";

/** Entries looked through for a preview: a whole backpack, and a bound. */
const looked = 2_000;

/** A family looks through another's eyes. */
export const seeAsRoutes: FastifyPluginAsyncTypebox<{ store: Store; work: Store["work"]; pack: Pack }> = async (
  app,
  { store, work, pack },
) => {
  app.get(
    "/learners/:learnerId/see-as/:target",
    {
      schema: {
        summary: "What an audience, helper or app sees of what you see",
        description: "From the decisions of the real disclosure, on this learner's data. Logged as a preview.",
        tags: ["choices"],
        params: Type.Object({ learnerId: Id, target: Type.String({ maxLength: 60 }) }),
        response: { 200: Type.Object({ digests: Type.Array(DigestView), entries: Type.Array(Entry) }) },
      },
    },
    async (request) => {
      const { learnerId, target } = request.params;
      const { subjectId, capacity } = hatOf(request);
      const reason = { subjectId, purpose: purposeOf[capacity], what: "see-as", channel: "preview" } as const;
      await request.disclose("see-as", (disclosure) => readFamilyTie(disclosure, learnerId));
      const { tie, family, circles } = await readColumnTie(work, pack, learnerId, target);
      const decisions = decideAll(pack, tie, "", family);
      const own = new Set(circles);
      return disclose(store.serve, reason, async (disclosure) => {
        const digests = await listDigests(disclosure, learnerId);
        const entries = await listEntries(disclosure, { learnerId, slices, before: highestId, limit: looked });
        return {
          digests: clipDigests(
            digests.map(({ learnerId: _, ...digest }) => digest),
            decisions,
            own,
          ),
          entries: clipEntries(entries, decisions, own),
        };
      });
    },
  );
};
