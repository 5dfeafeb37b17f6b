import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { hatOf, languageOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { WordsShape } from "../kernel/words-shape.ts";
import type { Store } from "../store/store.ts";
import type { Pack } from "./pack.ts";
import { listHelpers } from "./program.store.ts";
import {
  HelperOrder,
  HelperView,
  helperCeilings,
  JoinOrder,
  ProgramPreview,
  Share,
  SiblingOrder,
  usualShares,
} from "./program.ts";
import {
  endHelp,
  inviteHelper,
  inviteHelperAgain,
  joinProgram,
  previewProgram,
  shareWithSibling,
  trustProgram,
} from "./program-family.job.ts";
import { readFamilyTie } from "./tie.store.ts";

const LearnerParams = Type.Object({ learnerId: Id });
const HelperParams = Type.Object({ learnerId: Id, programId: Id });
const Done = { 204: Type.Null() };
/** Where a helper's link leads. */
const pathOf = (invitation: string) => `/help#${invitation}`;

/** Helpers and programs of one learner, kept by the family: who helps, inviting, joining, ending. */
export const familyProgramRoutes: FastifyPluginAsyncTypebox<{ store: Store; work: Store["work"]; pack: Pack }> = async (
  app,
  { store, work, pack },
) => {
  const tags = ["choices"];
  const invited = Type.Object({
    programId: Id,
    invitation: Type.String({ description: "path of a one-time link; shown here and never again" }),
  });

  app.get(
    "/learners/:learnerId/helpers",
    {
      schema: {
        summary: "Who helps a learner by the family's word; and what a helper may be shown",
        tags,
        params: LearnerParams,
        response: {
          200: Type.Object({
            items: Type.Array(HelperView),
            usual: Type.Array(Share, { description: "the set *Learning helpers*" }),
            atMost: Type.Array(Share),
            title: WordsShape,
          }),
        },
      },
    },
    (request) =>
      request.disclose("helpers", async (disclosure) => {
        const { learnerId } = request.params;
        await readFamilyTie(disclosure, learnerId);
        const set = pack.document.presets.find(({ preset }) => preset === "learning-helpers");
        return {
          items: await listHelpers(disclosure, learnerId),
          usual: usualShares(pack),
          atMost: [...helperCeilings(pack)].map(([category, level]) => ({ category, level })),
          title: set?.what ?? { en: "", es: "" },
        };
      }),
  );

  app.post(
    "/learners/:learnerId/helpers",
    {
      schema: {
        summary: "Let one person in to help: who, what for, how much, until when (guardian, learner of age)",
        description:
          "Answers a one-time link to hand over. Without `shares` it is the set *Learning helpers*; 12 months at most.",
        tags,
        params: LearnerParams,
        body: HelperOrder,
        response: { 201: invited },
      },
    },
    async (request, reply) => {
      const { learnerId } = request.params;
      await request.disclose("helpers", (disclosure) => readFamilyTie(disclosure, learnerId));
      const asker = { subjectId: hatOf(request).subjectId, learnerId, language: languageOf(request) };
      const { programId, invitation } = await inviteHelper(store, pack, asker, request.body);
      return reply.status(201).send({ programId, invitation: pathOf(invitation) });
    },
  );

  app.post(
    "/learners/:learnerId/helpers/:programId/invitation",
    {
      schema: {
        summary: "A new link for a helper you let in; the earlier one is void",
        tags,
        params: HelperParams,
        response: { 201: invited },
      },
    },
    async (request, reply) => {
      const { learnerId, programId } = request.params;
      await request.disclose("helpers", (disclosure) => readFamilyTie(disclosure, learnerId));
      const invitation = await inviteHelperAgain(store, { subjectId: hatOf(request).subjectId, learnerId }, programId);
      return reply.status(201).send({ programId, invitation: pathOf(invitation) });
    },
  );

  app.post(
    "/learners/:learnerId/helpers/:programId/siblings",
    {
      schema: {
        summary: "Let somebody you invited for one child help another child of yours too",
        description: "The same person, under the same account; what is shared of the other child is its own.",
        tags,
        params: HelperParams,
        body: SiblingOrder,
        response: Done,
      },
    },
    async (request, reply) => {
      const { learnerId, programId } = request.params;
      await request.disclose("helpers", async (disclosure) => {
        for (const each of [learnerId, request.body.learnerId]) await readFamilyTie(disclosure, each);
      });
      const asker = { subjectId: hatOf(request).subjectId, learnerId, language: languageOf(request) };
      await shareWithSibling(store, pack, asker, programId, request.body);
      return reply.status(204).send(null);
    },
  );

  app.post(
    "/learners/:learnerId/helpers/:programId/end",
    {
      schema: {
        summary: "End a helper's or program's access to one learner, at once",
        tags,
        params: HelperParams,
        response: Done,
      },
    },
    async (request, reply) => {
      const { learnerId, programId } = request.params;
      await request.disclose("helpers", (disclosure) => readFamilyTie(disclosure, learnerId));
      await endHelp(work, pack, { subjectId: hatOf(request).subjectId, learnerId }, programId);
      return reply.status(204).send(null);
    },
  );

  app.put(
    "/learners/:learnerId/helpers/:programId/trust/:kind",
    {
      schema: {
        summary: "Accept one kind from one program always, or no longer",
        description:
          "As with every choice the narrowest holds: where another guardian says no, each one is asked about.",
        tags,
        params: Type.Object({ learnerId: Id, programId: Id, kind: Type.String({ maxLength: 60 }) }),
        body: Type.Object({ trusted: Type.Boolean() }),
        response: Done,
      },
    },
    async (request, reply) => {
      const { learnerId, programId, kind } = request.params;
      await request.disclose("helpers", (disclosure) => readFamilyTie(disclosure, learnerId));
      const asker = { subjectId: hatOf(request).subjectId, learnerId, language: languageOf(request) };
      await trustProgram(work, asker, { programId, kind, trusted: request.body.trusted });
      return reply.status(204).send(null);
    },
  );

  app.get(
    "/program-codes/:code",
    {
      schema: {
        summary: "The program behind a code that a family was given",
        tags,
        params: Type.Object({ code: Type.String({ maxLength: 20 }) }),
        response: { 200: ProgramPreview },
      },
    },
    (request) => {
      hatOf(request);
      return previewProgram(work, request.params.code);
    },
  );

  app.post(
    "/learners/:learnerId/programs",
    {
      schema: {
        summary: "Connect a learner with the name on a program's list by its code (guardian, learner of age)",
        tags,
        params: LearnerParams,
        body: JoinOrder,
        response: { 201: Type.Object({ programId: Id }) },
      },
    },
    async (request, reply) => {
      const { learnerId } = request.params;
      await request.disclose("helpers", (disclosure) => readFamilyTie(disclosure, learnerId));
      const asker = { subjectId: hatOf(request).subjectId, learnerId, language: languageOf(request) };
      return reply.status(201).send({ programId: await joinProgram(work, pack, asker, request.body) });
    },
  );
};
