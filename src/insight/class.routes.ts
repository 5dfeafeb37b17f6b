import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { appendEntries, type Writing } from "../entry/append.job.ts";
import { listDigests } from "../entry/entry.store.ts";
import { listLearnersById } from "../entry/learner.store.ts";
import { listCompetencies, readUnitPlan, searchCompetencies } from "../framework/competency.store.ts";
import { hatOf } from "../identity/request.routes.ts";
import { OnDate } from "../kernel/date-shape.ts";
import { Id } from "../kernel/id-shape.ts";
import { Problem } from "../kernel/problem.ts";
import type { Disclosure } from "../privacy/disclosure.store.ts";
import { masteryLevels } from "../record/mastery.ts";
import { type ClassInfo, findMyClass, listMyClasses } from "../roster/class.store.ts";
import type { Store } from "../store/store.ts";
import { setUnits } from "./class.job.ts";
import { listClassLearners, listClassSizes, listNameClips } from "./class.store.ts";
import { DayOne, dayOne } from "./day-one.ts";

const ClassParams = Type.Object({ classId: Id });
const ClassView = Type.Object({
  id: Id,
  title: Type.String(),
  code: Type.Optional(Type.String()),
  period: Type.Optional(Type.String()),
  subject: Type.Optional(Type.String()),
  school: Type.String(),
  startsOn: Type.Optional(OnDate),
  endsOn: Type.Optional(OnDate),
  learners: Type.Integer({ description: "whose data you may see in it today" }),
  isNow: Type.Boolean(),
});
const CompetencyView = Type.Object({
  id: Id,
  code: Type.String(),
  statement: Type.String(),
  framework: Type.String(),
  subject: Type.Optional(Type.String()),
});

/** What day one is made of: the digests a tile shows, and no others. */
const tileSlices = [
  "name",
  "enrollment",
  "mastery",
  "accommodations",
  "alerts",
  "own",
  "bests",
  "narratives",
  "recognitions",
  "background",
  "reach",
] as const;

const isNow = ({ startsOn, endsOn, today }: ClassInfo) => (startsOn ?? today) <= today && (endsOn ?? today) >= today;

/** A class of one's own. Throws `class-unknown` for every other one. */
async function readClass(disclosure: Disclosure, classId: string): Promise<ClassInfo> {
  const found = await findMyClass(disclosure.open, classId);
  if (!found) throw new Problem("class-unknown");
  return found;
}

/** Classes, day one, recording evidence, and the units a class works on. */
export const classRoutes: FastifyPluginAsyncTypebox<{
  writing: () => Promise<Writing>;
  work: Store["work"];
}> = async (app, { writing, work }) => {
  const tags = ["classes"];

  app.get(
    "/classes",
    {
      schema: {
        summary: "The classes you teach",
        tags,
        response: { 200: Type.Object({ items: Type.Array(ClassView) }) },
      },
    },
    (request) =>
      request.disclose("classes", async (disclosure) => {
        const [classes, sizes] = await Promise.all([listMyClasses(disclosure.open), listClassSizes(disclosure)]);
        return {
          items: classes.map(({ gradeLevels: _, today: __, ...each }, place) => ({
            ...each,
            learners: sizes.get(each.id) ?? 0,
            isNow: isNow(classes[place] as ClassInfo),
          })),
        };
      }),
  );

  app.get(
    "/classes/:classId/day-one",
    {
      schema: {
        summary: "A class on day one",
        description: "Strengths first, what must be provided, how ready for a unit, and groups with reasons.",
        tags,
        params: ClassParams,
        querystring: Type.Object({ unit: Type.Optional(Type.Integer({ minimum: 1 })) }),
        response: { 200: DayOne },
      },
    },
    (request) =>
      request.disclose("class.day-one", async (disclosure) => {
        const inClass = await readClass(disclosure, request.params.classId);
        const ids = await listClassLearners(disclosure, inClass.id);
        const [learners, digests, clips, plan] = await Promise.all([
          listLearnersById(disclosure, ids),
          listDigests(disclosure, { ids, slices: tileSlices }),
          listNameClips(disclosure, ids),
          readUnitPlan(
            disclosure.open,
            { id: inClass.id, subject: inClass.subject, gradeLevels: inClass.gradeLevels },
            request.query.unit,
          ),
        ]);
        const { id, title, period, school, startsOn } = inClass;
        const plain = ({ id: each, code, statement }: { id: string; code: string; statement: string }) => ({
          id: each,
          code,
          statement,
        });
        return dayOne({
          class: { id, title, ...(period && { period }), school, ...(startsOn && { startsOn }) },
          learners,
          digests,
          clips,
          units: plan.units.map(({ number, title: called }) => ({ number, title: called })),
          unit: plan.unit && {
            number: plan.unit.number,
            title: plan.unit.title,
            skills: plan.skills.map(plain),
            competencies: plan.competencies.map(plain),
          },
        });
      }),
  );

  app.post(
    "/classes/:classId/evidence",
    {
      schema: {
        summary: "Record evidence for one standard, for a whole class at once",
        description:
          "All or none. A level is the teacher's rubric: Starting 1 to Extends 4 of 4; or give a score and its maximum.",
        tags,
        params: ClassParams,
        body: Type.Object({
          competencyId: Id,
          title: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
          observedOn: Type.Optional(OnDate),
          maximum: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
          results: Type.Array(
            Type.Object({
              learnerId: Id,
              level: Type.Optional(Type.Enum(masteryLevels)),
              score: Type.Optional(Type.Number({ minimum: 0 })),
            }),
            { minItems: 1, maxItems: 500 },
          ),
        }),
        response: { 201: Type.Object({ recorded: Type.Integer(), entryIds: Type.Array(Id) }) },
      },
    },
    async (request, reply) => {
      const { competencyId, title, observedOn, maximum = masteryLevels.length, results } = request.body;
      const { inClass, competency, members } = await request.disclose("class.evidence", async (disclosure) => {
        const found = await readClass(disclosure, request.params.classId);
        const [[standard], ids] = await Promise.all([
          listCompetencies(disclosure.open, [competencyId]),
          listClassLearners(disclosure, found.id),
        ]);
        if (!standard) throw new Problem("competency-unknown");
        return { inClass: found, competency: standard, members: new Set(ids) };
      });
      // Alike for a learner of another class and one who does not exist.
      if (results.some(({ learnerId }) => !members.has(learnerId))) throw new Problem("learner-unknown");
      const { id, code, statement, framework, subject } = competency;
      const entries = results.map(({ learnerId, level, score }) => ({
        learnerId,
        kind: "standards-result",
        observedOn: observedOn ?? inClass.today,
        body: {
          competency: { id, framework, code, statement, subject: subject ?? inClass.subject ?? "" },
          ...(title && { title }),
          score: level ? masteryLevels.indexOf(level) + 1 : (score ?? 0),
          maximum: level ? masteryLevels.length : maximum,
          class: { id: inClass.id, title: inClass.title },
        },
      }));
      if (results.some(({ level, score }) => level === undefined && score === undefined)) {
        throw new Problem("input-invalid", {
          en: "Each result needs a level or a score.",
          es: "Cada resultado necesita un nivel o un puntaje.",
        });
      }
      const entryIds = await appendEntries(await writing(), hatOf(request).subjectId, entries);
      return reply.status(201).send({ recorded: entryIds.length, entryIds });
    },
  );

  app.put(
    "/classes/:classId/units",
    {
      schema: {
        summary: "Set the units of your class",
        tags,
        params: ClassParams,
        body: Type.Object({
          units: Type.Array(
            Type.Object({
              title: Type.String({ minLength: 1, maxLength: 200 }),
              competencyIds: Type.Array(Id, { minItems: 1, maxItems: 100 }),
            }),
            { maxItems: 40 },
          ),
        }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const inClass = await request.disclose("class.units", (disclosure) =>
        readClass(disclosure, request.params.classId),
      );
      await setUnits(work, hatOf(request).subjectId, inClass.id, request.body.units);
      return reply.status(204).send(null);
    },
  );

  app.get(
    "/competencies",
    {
      schema: {
        summary: "Find a standard by its code or words",
        tags: ["competencies"],
        querystring: Type.Object({
          text: Type.String({ minLength: 1, maxLength: 100 }),
          subject: Type.Optional(Type.String({ maxLength: 100 })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 20 })),
        }),
        response: { 200: Type.Object({ items: Type.Array(CompetencyView) }) },
      },
    },
    (request) => {
      const { text, subject, limit = 20 } = request.query;
      return request.disclose("competencies", async (disclosure) => ({
        items: (await searchCompetencies(disclosure.open, text, subject, limit)).map(
          ({ id, code, statement, framework, subject: of }) => ({
            id,
            code,
            statement,
            framework,
            ...(of && { subject: of }),
          }),
        ),
      }));
    },
  );
};
