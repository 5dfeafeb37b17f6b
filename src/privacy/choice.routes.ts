import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { FastifyRequest } from "fastify";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { OnDate } from "../kernel/date-shape.ts";
import { isId } from "../kernel/id.ts";
import { Id } from "../kernel/id-shape.ts";
import { Problem } from "../kernel/problem.ts";
import { WordsShape } from "../kernel/words-shape.ts";
import type { Store } from "../store/store.ts";
import { audiences, isAudience } from "./audience.ts";
import { type Category, categories } from "./category.ts";
import { readCell, readColumns, readMenu } from "./choice-menu.job.ts";
import { type Asker, ChoiceCell, ChoiceMenu } from "./choice-menu.ts";
import { type ChosenTarget, chooseLevels, endConflict, overrideLevel, trust, withdrawChoices } from "./choose.job.ts";
import { levels } from "./level.ts";
import { choosing, type Pack } from "./pack.ts";
import { changesOf } from "./preset.ts";
import { readFamilyTie } from "./tie.store.ts";

const LearnerParams = Type.Object({ learnerId: Id });
const CellParams = Type.Object({
  learnerId: Id,
  target: Type.String({ maxLength: 60, description: "an audience, or the agreement's id of one helper or app" }),
  category: Type.Enum(categories),
});
const Level = Type.Enum(levels);
const LevelBody = Type.Object({
  level: Level,
  /** The last day on which it holds. */
  until: Type.Optional(OnDate),
});
const Cells = Type.Object({ target: Type.String(), cells: Type.Array(ChoiceCell) });

/** The audience or agreement that a path names. Throws `choice-refused` for a word that is neither. */
function targetOf(text: string): ChosenTarget {
  if (isAudience(text)) return { audience: text };
  if (isId(text)) return { agreementId: text };
  throw new Problem("choice-refused", {
    en: `There is no such group. Groups are ${audiences.join(", ")}, or the id of one helper or app.`,
    es: `No existe ese grupo. Los grupos son ${audiences.join(", ")}, o el id de un ayudante o aplicación.`,
  });
}

/** Who sees what, and choosing it. */
export const choiceRoutes: FastifyPluginAsyncTypebox<{ work: Store["work"]; pack: Pack }> = async (
  app,
  { work, pack },
) => {
  const tags = ["choices"];
  const asker = async (request: FastifyRequest, learnerId: string): Promise<Asker> => {
    const tie = await request.disclose("choices", (disclosure) => readFamilyTie(disclosure, learnerId));
    return { subjectId: hatOf(request).subjectId, mayChoose: choosing[tie.mayChoose] ?? "none" };
  };
  const cell = async (request: FastifyRequest, learnerId: string, target: string, category: Category) => ({
    target,
    cells: [await readCell(work, pack, learnerId, target, category, await asker(request, learnerId))],
  });

  app.get(
    "/learners/:learnerId/choices",
    {
      schema: {
        summary: "Who sees what: every audience, helper and app, with level, lock and reason",
        tags,
        params: LearnerParams,
        response: { 200: ChoiceMenu },
      },
    },
    async (request) => {
      const { learnerId } = request.params;
      return readMenu(work, pack, learnerId, await asker(request, learnerId));
    },
  );

  app.put(
    "/learners/:learnerId/choices/:target/:category",
    {
      schema: {
        summary: "Choose how much an audience sees of a category",
        description:
          "In force when it answers. Where several may choose, the narrowest choice stands. 422 where the cell is not yours or the school does not allow that much; nothing is stored then.",
        tags,
        params: CellParams,
        body: LevelBody,
        response: { 200: Cells },
      },
    },
    async (request) => {
      const { learnerId, target, category } = request.params;
      await asker(request, learnerId);
      await chooseLevels(work, pack, hatOf(request).subjectId, learnerId, [
        { target: targetOf(target), category, ...request.body },
      ]);
      return cell(request, learnerId, target, category);
    },
  );

  app.delete(
    "/learners/:learnerId/choices/:target/:category",
    {
      schema: {
        summary: "Take your choice back: the default stands, or what others chose",
        tags,
        params: CellParams,
        response: { 200: Cells },
      },
    },
    async (request) => {
      const { learnerId, target, category } = request.params;
      await asker(request, learnerId);
      await chooseLevels(work, pack, hatOf(request).subjectId, learnerId, [{ target: targetOf(target), category }]);
      return cell(request, learnerId, target, category);
    },
  );

  app.delete(
    "/learners/:learnerId/choices",
    { schema: { summary: "Take all your choices back", tags, params: LearnerParams, response: { 204: Type.Null() } } },
    async (request, reply) => {
      const { learnerId } = request.params;
      await asker(request, learnerId);
      await withdrawChoices(work, pack, hatOf(request).subjectId, learnerId);
      return reply.status(204).send(null);
    },
  );

  const PersonParams = Type.Object({
    learnerId: Id,
    subjectId: Id,
    category: Type.Enum(categories),
  });
  app.put(
    "/learners/:learnerId/overrides/:subjectId/:category",
    {
      schema: {
        summary: "Show one person less than the rest of the group",
        tags,
        params: PersonParams,
        body: LevelBody,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { learnerId, subjectId, category } = request.params;
      await asker(request, learnerId);
      await overrideLevel(work, pack, hatOf(request).subjectId, {
        learnerId,
        personId: subjectId,
        category,
        ...request.body,
      });
      return reply.status(204).send(null);
    },
  );
  app.delete(
    "/learners/:learnerId/overrides/:subjectId/:category",
    {
      schema: {
        summary: "Treat a person like the rest of the group again",
        tags,
        params: PersonParams,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { learnerId, subjectId, category } = request.params;
      await asker(request, learnerId);
      await overrideLevel(work, pack, hatOf(request).subjectId, { learnerId, personId: subjectId, category });
      return reply.status(204).send(null);
    },
  );

  app.put(
    "/learners/:learnerId/trust",
    {
      schema: {
        summary: "Let a learner of 16 or 17 share own work, or no longer",
        tags,
        params: LearnerParams,
        body: Type.Object({ trusted: Type.Boolean() }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { learnerId } = request.params;
      await asker(request, learnerId);
      await trust(work, pack, hatOf(request).subjectId, learnerId, request.body.trusted);
      return reply.status(204).send(null);
    },
  );

  const Change = Type.Object({ target: Type.String(), category: Type.Enum(categories), from: Level, to: Level });
  app.get(
    "/learners/:learnerId/presets",
    {
      schema: {
        summary: "Ready-made sets, each as the list of changes it would make",
        tags,
        params: LearnerParams,
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({ preset: Type.String(), title: WordsShape, what: WordsShape, changes: Type.Array(Change) }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const { learnerId } = request.params;
      const columns = await readColumns(work, pack, learnerId, await asker(request, learnerId));
      return {
        items: pack.document.presets.map((preset) => ({
          preset: preset.preset,
          title: preset.title,
          what: preset.what,
          changes: changesOf(preset, columns),
        })),
      };
    },
  );
  app.post(
    "/learners/:learnerId/presets/:preset",
    {
      schema: {
        summary: "Make all changes of a ready-made set",
        tags,
        params: Type.Object({ learnerId: Id, preset: Type.String({ maxLength: 60 }) }),
        response: { 200: Type.Object({ changes: Type.Array(Change) }) },
      },
    },
    async (request) => {
      const { learnerId, preset: name } = request.params;
      const columns = await readColumns(work, pack, learnerId, await asker(request, learnerId));
      const preset = pack.document.presets.find((each) => each.preset === name);
      if (!preset) throw new Problem("choice-refused", { en: "There is no such set.", es: "No existe ese conjunto." });
      const changes = changesOf(preset, columns);
      const choices = changes.map(({ target, category, to }) => ({ target: targetOf(target), category, level: to }));
      await chooseLevels(work, pack, hatOf(request).subjectId, learnerId, choices);
      return { changes };
    },
  );

  app.post(
    "/learners/:learnerId/conflicts/:target/:category/end",
    {
      schema: {
        summary: "End a conflict between guardians with a note (registrar)",
        tags: ["office"],
        params: CellParams,
        body: Type.Object({ note: Type.String({ minLength: 1, maxLength: 2_000 }) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { learnerId, target, category } = request.params;
      await asker(request, learnerId);
      await endConflict(work, pack, hatOf(request).subjectId, {
        learnerId,
        target: targetOf(target),
        category,
        note: request.body.note,
      });
      return reply.status(204).send(null);
    },
  );
};
