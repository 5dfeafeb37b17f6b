import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { highestId } from "../kernel/page.ts";
import { listAccess } from "../privacy/access.store.ts";
import { slices } from "../privacy/category.ts";
import { readColumns } from "../privacy/choice-menu.job.ts";
import { disclose, purposeOf } from "../privacy/disclosure.store.ts";
import { choosing, type Pack } from "../privacy/pack.ts";
import { readTie } from "../privacy/tie.store.ts";
import type { Store } from "../store/store.ts";
import { listDigests, listEntries } from "./entry.store.ts";
import { DigestView, Entry } from "./entry.ts";
import { listLearnersById } from "./learner.store.ts";

const page = 500;

/** Everything that is open to one, page by page out of one transaction. */
async function everything<Item extends { id: string }>(query: (before: string) => Promise<Item[]>): Promise<Item[]> {
  const all: Item[] = [];
  for (let before = highestId; ; ) {
    const found = await query(before);
    all.push(...found);
    const last = found.at(-1);
    if (!last || found.length < page) return all;
    before = last.id;
  }
}

/** 34 CFR 99.33: whoever receives it must not hand it on. Stands on every export. */
const notice = {
  en: "This is an education record. Do not pass it on without the consent of the learner's family (34 CFR 99.33).",
  es: "Este es un expediente educativo. No lo comparta sin el consentimiento de la familia (34 CFR 99.33).",
};

/** Take all of it along. */
export const exportRoutes: FastifyPluginAsyncTypebox<{ store: Store; work: Store["work"]; pack: Pack }> = async (
  app,
  { store, work, pack },
) => {
  app.get(
    "/learners/:learnerId/export",
    {
      schema: {
        summary: "Everything that is open to you, as one JSON document",
        description:
          "Entries with provenance, what was corrected, summaries, choices and the log. Families get all of it; others what their role opens.",
        tags: ["learners"],
        params: Type.Object({ learnerId: Id }),
        response: {
          200: Type.Object({
            format: Type.Literal("daypack-backpack"),
            version: Type.Literal(1),
            exportedAt: Type.String({ format: "date-time" }),
            notice: Type.Object({ en: Type.String(), es: Type.String() }),
            learner: Type.Object({ id: Id, name: Type.Optional(Type.String()) }),
            entries: Type.Array(Entry),
            history: Type.Array(Entry),
            digests: Type.Array(DigestView),
            choices: Type.Optional(Type.Array(Type.Unknown())),
            access: Type.Optional(Type.Array(Type.Unknown())),
          }),
        },
      },
    },
    async (request, reply) => {
      const { learnerId } = request.params;
      const { subjectId, capacity } = hatOf(request);
      const reason = { subjectId, purpose: purposeOf[capacity], what: "learner.export", channel: "export" } as const;
      const { tie, ...record } = await disclose(store.serve, reason, async (disclosure) => {
        const held = await readTie(disclosure, learnerId);
        const [learner] = await listLearnersById(disclosure, [learnerId]);
        const query = (past: boolean) => (before: string) =>
          listEntries(disclosure, { learnerId, slices, before, limit: page, past });
        return {
          tie: held,
          learner: { id: learnerId, ...(learner && { name: learner.name }) },
          entries: await everything(query(false)),
          history: await everything(query(true)),
          digests: (await listDigests(disclosure, learnerId)).map(({ learnerId: _, ...digest }) => digest),
          ...(held.readsChoices && {
            access: await everything((before) =>
              listAccess(disclosure, { learnerId, who: "everyone", before, limit: page, asker: subjectId }),
            ),
          }),
        };
      });
      const choices = tie.readsChoices
        ? {
            choices: await readColumns(work, pack, learnerId, {
              subjectId,
              mayChoose: choosing[tie.mayChoose] ?? "none",
            }),
          }
        : {};
      reply.header("content-disposition", `attachment; filename="backpack-${learnerId}.json"`);
      return {
        format: "daypack-backpack" as const,
        version: 1 as const,
        exportedAt: new Date().toISOString(),
        notice,
        ...record,
        ...choices,
      };
    },
  );
};
