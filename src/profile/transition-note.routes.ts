import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import type { Writing } from "../entry/append.job.ts";
import { LearnerParams } from "../entry/learner.routes.ts";
import { hatOf } from "../identity/request.routes.ts";
import { OnDate } from "../kernel/date-shape.ts";
import { Id } from "../kernel/id-shape.ts";
import { readTie } from "../privacy/tie.store.ts";
import { holdNote, sendNoteNow, takeNoteBack } from "./transition-note.job.ts";
import { listHeldNotes, listRestrictedReaders } from "./transition-note.store.ts";
import { transitionNote } from "./transition-note.ts";

const NoteParams = Type.Object({ learnerId: Id, noteId: Id });
const Instant = Type.String({ format: "date-time" });
/** A note that waits, as its author reads it. */
const HeldNote = Type.Object({
  learnerId: Id,
  id: Id,
  learner: Type.String(),
  body: Type.Optional(Type.Unknown()),
  restricted: Type.Optional(Type.String()),
  sendAfter: Instant,
});

/** Transition notes: written, held for ten minutes in which nobody else reads them, sent or taken back. */
export const transitionNoteRoutes: FastifyPluginAsyncTypebox<{ writing: () => Promise<Writing> }> = async (
  app,
  { writing },
) => {
  const tags = ["learners"];

  app.get(
    "/transition-notes",
    {
      schema: {
        summary: "Your transition notes that are not sent yet",
        tags,
        response: { 200: Type.Object({ items: Type.Array(HeldNote) }) },
      },
    },
    (request) =>
      request.disclose("transition-notes", async (disclosure) => ({ items: await listHeldNotes(disclosure) })),
  );

  app.get(
    "/learners/:learnerId/restricted-readers",
    {
      schema: {
        summary: "Who would read a restricted note about a learner",
        description:
          "By team. Empty where there is none, and for whoever may not write one; never whether there are notes.",
        tags,
        params: LearnerParams,
        response: {
          200: Type.Object({ items: Type.Array(Type.Object({ caseId: Id, readers: Type.Array(Type.String()) })) }),
        },
      },
    },
    (request) => {
      const { learnerId } = request.params;
      return request.disclose("restricted-readers", async (disclosure) => {
        await readTie(disclosure, learnerId);
        return { items: await listRestrictedReaders(disclosure, learnerId) };
      });
    },
  );

  app.post(
    "/learners/:learnerId/transition-notes",
    {
      schema: {
        summary: "Write a transition note",
        description:
          "Strengths first; without the open part it is a restricted note and nothing else. It is sent after ten minutes; until then its author alone reads it and may take it back. The restricted part becomes an entry of its own, for the team of a case or for its author alone.",
        tags,
        params: LearnerParams,
        body: Type.Object({
          body: Type.Optional(transitionNote.schema),
          restricted: Type.Optional(Type.String({ minLength: 1, maxLength: 5_000 })),
          caseId: Type.Optional(Id),
          observedOn: OnDate,
        }),
        response: { 201: Type.Object({ id: Id, sendAfter: Instant }) },
      },
    },
    async (request, reply) => {
      const { learnerId } = request.params;
      await request.disclose("learner.tie", (disclosure) => readTie(disclosure, learnerId));
      const { work } = await writing();
      return reply.status(201).send(await holdNote(work, hatOf(request).subjectId, { learnerId, ...request.body }));
    },
  );

  app.post(
    "/learners/:learnerId/transition-notes/:noteId/send",
    {
      schema: {
        summary: "Send your note now",
        tags,
        params: NoteParams,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { learnerId, noteId } = request.params;
      await sendNoteNow(await writing(), hatOf(request).subjectId, learnerId, noteId);
      return reply.status(204).send(null);
    },
  );

  app.delete(
    "/learners/:learnerId/transition-notes/:noteId",
    {
      schema: {
        summary: "Take your note back before it is sent",
        description: "Nothing of it remains, in no history and no log.",
        tags,
        params: NoteParams,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { learnerId, noteId } = request.params;
      const { work } = await writing();
      await takeNoteBack(work, hatOf(request).subjectId, learnerId, noteId);
      return reply.status(204).send(null);
    },
  );
};
