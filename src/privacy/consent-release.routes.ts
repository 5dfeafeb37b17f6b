import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { consentStates, type PauseReason, pauseReasons } from "./consent-life.ts";
import { releaseConsent } from "./consent-release.job.ts";
import type { Pack } from "./pack.ts";
import { readTie } from "./tie.store.ts";

interface Row extends Record<string, unknown> {
  learner_id: string;
  name: string | null;
  id: string;
  party: string;
  kind: string;
  paused_for: PauseReason;
  paused_at: string;
  note: string | null;
  asked_at: string | null;
  is_yours: boolean | null;
}
const paused = statement<Row>(
  "privacy.paused-consents",
  `select p.*, l.display_name as name from door.paused_consent p left join door.learner l on l.learner_id = p.learner_id
  order by p.paused_at, p.id limit 200`,
);
const named = ({ learner_id }: Row) => ({ learnerId: learner_id, slice: "name", level: "status" }) as const;

/** A consent that waits for the office. */
const PausedConsent = Type.Object({
  learner: Type.Object({ id: Id, name: Type.Optional(Type.String()) }),
  id: Id,
  party: Type.String(),
  kind: Type.String(),
  pausedFor: Type.Enum(pauseReasons),
  pausedAt: Type.String({ format: "date-time" }),
  needsTwo: Type.Boolean({ description: "one person asks, another one lets it go on" }),
  asked: Type.Optional(Type.Object({ note: Type.String(), at: Type.String(), isYours: Type.Boolean() })),
});

/** Consents that a conflict, a court or the school paused, and letting them go on. For the registrar. */
export const consentReleaseRoutes: FastifyPluginAsyncTypebox<{ work: Store["work"]; pack: Pack }> = async (
  app,
  { work, pack },
) => {
  const tags = ["office"];
  app.get(
    "/paused-consents",
    {
      schema: {
        summary: "Consents that are paused until the office lets them go on (registrar)",
        tags,
        response: { 200: Type.Object({ items: Type.Array(PausedConsent) }) },
      },
    },
    (request) =>
      request.disclose("paused-consents", async (disclosure) => ({
        items: (await disclosure.read(paused, [], named)).map((row) => ({
          learner: { id: row.learner_id, ...(row.name && { name: row.name }) },
          ...{ id: row.id, party: row.party, kind: row.kind, pausedFor: row.paused_for, pausedAt: row.paused_at },
          needsTwo: pack.document.letGoOnByTwo.includes(row.paused_for),
          ...(row.note &&
            row.asked_at && { asked: { note: row.note, at: row.asked_at, isYours: row.is_yours === true } }),
        })),
      })),
  );

  app.post(
    "/learners/:learnerId/consents/:consentId/release",
    {
      schema: {
        summary: "Let a paused consent go on, by a paper or a talk (registrar)",
        description:
          "A conflict about the same party ends with it, and both guardians are told alike. What a court paused needs two persons: the first answer is `waits`.",
        tags,
        params: Type.Object({ learnerId: Id, consentId: Id }),
        body: Type.Object(
          {
            note: Type.String({ minLength: 2, maxLength: 2_000, description: "which paper, or what came of the talk" }),
          },
          { additionalProperties: false },
        ),
        response: { 200: Type.Object({ state: Type.Enum(["waits", ...consentStates]) }) },
      },
    },
    async (request) => {
      const { learnerId, consentId } = request.params;
      await request.disclose("paused-consents", (disclosure) => readTie(disclosure, learnerId));
      const order = { learnerId, consentId, note: request.body.note };
      return { state: await releaseConsent(work, pack, hatOf(request).subjectId, order) };
    },
  );
};
