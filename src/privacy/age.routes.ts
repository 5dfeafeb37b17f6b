import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { OnDate } from "../kernel/date-shape.ts";
import { Id } from "../kernel/id-shape.ts";
import { statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { enterAgeDocument, passRights, settleAgeDocument } from "./age.job.ts";
import { AgePaper, ageKinds } from "./age.ts";
import { readComingOfAge } from "./age-review.store.ts";
import { compileLearner } from "./compile.job.ts";
import { changeFamily } from "./family.job.ts";
import type { Pack } from "./pack.ts";
import { readFamilyTie, readTie } from "./tie.store.ts";

interface PaperRow extends Record<string, unknown> {
  learner_id: string;
  id: string;
  kind: (typeof ageKinds)[number];
  effective_on: string;
  note: string | null;
  is_own: boolean;
  confirmed_at: string | null;
  lifted_at: string | null;
}
const papers = statement<PaperRow>(
  "privacy.age-documents",
  `select learner_id, id, kind, effective_on, note, door.same_person(entered_by, door.subject()) as is_own, confirmed_at, lifted_at
  from door.age_document where learner_id = $1 order by entered_at desc, id`,
);
const told = ({ learner_id }: PaperRow) => ({ learnerId: learner_id, slice: "identity", level: "detail" }) as const;
/** When a learner's rights become the learner's own, and the papers that move that day. */
export const ageRoutes: FastifyPluginAsyncTypebox<{ work: Store["work"]; pack: Pack }> = async (
  app,
  { work, pack },
) => {
  const params = Type.Object({ learnerId: Id });

  app.get(
    "/learners/:learnerId/of-age",
    {
      schema: {
        summary: "When the learner alone decides, for the learner and guardians",
        tags: ["choices"],
        params,
        response: {
          200: Type.Object({ ofAgeOn: Type.Optional(OnDate), isOfAge: Type.Boolean(), today: OnDate }),
        },
      },
    },
    (request) =>
      request.disclose("of-age", async (disclosure) => {
        await readFamilyTie(disclosure, request.params.learnerId);
        return readComingOfAge(disclosure, request.params.learnerId);
      }),
  );

  app.get(
    "/learners/:learnerId/age-documents",
    {
      schema: {
        summary: "Papers on whose the rights are (registrar)",
        tags: ["office"],
        params,
        response: { 200: Type.Object({ items: Type.Array(AgePaper) }) },
      },
    },
    (request) =>
      request.disclose("family", async (disclosure) => {
        await readTie(disclosure, request.params.learnerId);
        const rows = await disclosure.read(papers, [request.params.learnerId], told);
        return {
          items: rows.map((row) => ({
            id: row.id,
            kind: row.kind,
            effectiveOn: row.effective_on,
            ...(row.note && { note: row.note }),
            enteredByYou: row.is_own,
            ...(row.confirmed_at && { confirmedAt: row.confirmed_at }),
            ...(row.lifted_at && { liftedAt: row.lifted_at }),
          })),
        };
      }),
  );

  app.post(
    "/learners/:learnerId/age-documents",
    {
      schema: {
        summary:
          "Enter a paper on emancipation, college or guardianship of an adult; it counts once a second person confirms it (registrar)",
        tags: ["office"],
        params,
        body: Type.Object({
          kind: Type.Enum(ageKinds),
          effectiveOn: OnDate,
          note: Type.Optional(Type.String({ maxLength: 2_000 })),
        }),
        response: { 201: Type.Object({ id: Id }) },
      },
    },
    async (request, reply) => {
      const { learnerId } = request.params;
      const id = await changeFamily(work, pack, hatOf(request).subjectId, learnerId, (transaction) =>
        enterAgeDocument(transaction, learnerId, request.body),
      );
      return reply.status(201).send({ id });
    },
  );

  for (const how of ["confirm", "lift"] as const) {
    app.post(
      `/learners/:learnerId/age-documents/:documentId/${how}`,
      {
        schema: {
          summary:
            how === "confirm"
              ? "Confirm such a paper as the second person: it counts from then on"
              : "Lift such a paper as the second person",
          tags: ["office"],
          params: Type.Object({ learnerId: Id, documentId: Id }),
          response: { 204: Type.Null() },
        },
      },
      async (request, reply) => {
        const { learnerId, documentId } = request.params;
        await changeFamily(work, pack, hatOf(request).subjectId, learnerId, async (transaction) => {
          const settled = await settleAgeDocument(transaction, learnerId, documentId, how);
          if (settled !== "passes") return settled;
          await compileLearner(transaction, pack, learnerId);
          await passRights(transaction, pack, learnerId);
          return settled;
        });
        return reply.status(204).send(null);
      },
    );
  }
};
