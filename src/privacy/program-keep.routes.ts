import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { Id } from "../kernel/id-shape.ts";
import type { Store } from "../store/store.ts";
import { agreementKeeperOf } from "./agreement.routes.ts";
import type { Pack } from "./pack.ts";
import { ProgramTerms, ProgramView, programChecks } from "./program.ts";
import {
  activateProgram,
  addPerson,
  checkProgram,
  draftProgram,
  endProgram,
  listPrograms,
  readKeptProgram,
  removePerson,
} from "./program-keep.job.ts";

const ProgramParams = Type.Object({ programId: Id });
const Note = Type.String({ minLength: 1, maxLength: 1_000 });

/** Programs of a district, for administrators: vetting, people, ending. No learner's data passes here, and no small count. */
export const programRoutes: FastifyPluginAsyncTypebox<{ work: Store["work"]; store: Store; pack: Pack }> = async (
  app,
  { work, store, pack },
) => {
  const tags = ["agreements"];

  app.get(
    "/programs",
    {
      schema: {
        summary: "After-school programs, mentors and tutors of the district (administrator)",
        tags,
        response: { 200: Type.Object({ items: Type.Array(ProgramView) }) },
      },
    },
    async (request) => ({ items: await listPrograms(work, agreementKeeperOf(request).reach) }),
  );

  app.post(
    "/programs",
    {
      schema: {
        summary: "Write a program down; it is looked over before anybody is in it (administrator)",
        tags,
        body: Type.Object({ ...ProgramTerms.properties, organizationId: Type.Optional(Id) }),
        response: { 201: ProgramView },
      },
    },
    async (request, reply) => {
      const keeper = agreementKeeperOf(request);
      const id = await draftProgram(work, pack, keeper, request.body);
      return reply.status(201).send(await readKeptProgram(work, keeper.reach, id));
    },
  );

  app.put(
    "/programs/:programId/vetting/:check",
    {
      schema: {
        summary: "Sign one check of a program's vetting (administrator)",
        tags,
        params: Type.Object({ programId: Id, check: Type.Enum(programChecks) }),
        body: Type.Object({ passed: Type.Boolean(), note: Type.Optional(Note) }),
        response: { 200: ProgramView },
      },
    },
    async (request) => {
      const keeper = agreementKeeperOf(request);
      const { programId, check } = request.params;
      await checkProgram(work, keeper, programId, { check, ...request.body });
      return readKeptProgram(work, keeper.reach, programId);
    },
  );

  app.post(
    "/programs/:programId/activate",
    {
      schema: {
        summary: "Open a program that passed every check (administrator)",
        tags,
        params: ProgramParams,
        response: { 200: ProgramView },
      },
    },
    async (request) => {
      const keeper = agreementKeeperOf(request);
      await activateProgram(work, keeper, request.params.programId);
      return readKeptProgram(work, keeper.reach, request.params.programId);
    },
  );

  app.post(
    "/programs/:programId/people",
    {
      schema: {
        summary: "Add somebody to a program; answers their one-time link (administrator)",
        tags,
        params: ProgramParams,
        body: Type.Object({ name: Type.String({ minLength: 1, maxLength: 120 }) }),
        response: { 201: Type.Object({ subjectId: Id, invitation: Type.String() }) },
      },
    },
    async (request, reply) => {
      const keeper = agreementKeeperOf(request);
      const { subjectId, invitation } = await addPerson(
        store,
        pack,
        keeper,
        request.params.programId,
        request.body.name,
      );
      return reply.status(201).send({ subjectId, invitation: `/help#${invitation}` });
    },
  );

  app.delete(
    "/programs/:programId/people/:subjectId",
    {
      schema: {
        summary: "Somebody leaves a program: out of every session at once (administrator)",
        tags,
        params: Type.Object({ programId: Id, subjectId: Id }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await removePerson(work, agreementKeeperOf(request), request.params.programId, request.params.subjectId);
      return reply.status(204).send(null);
    },
  );

  app.post(
    "/programs/:programId/end",
    {
      schema: {
        summary: "End a program for everybody, at once; families are told (administrator)",
        tags,
        params: ProgramParams,
        body: Type.Object({ reason: Note }),
        response: { 200: ProgramView },
      },
    },
    async (request) => {
      const keeper = agreementKeeperOf(request);
      await endProgram(work, pack, keeper, request.params.programId, request.body.reason);
      return readKeptProgram(work, keeper.reach, request.params.programId);
    },
  );
};
