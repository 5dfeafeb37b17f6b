import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { FastifyRequest } from "fastify";
import Type from "typebox";
import { FreshSecret, scopes, usualOverlapHours } from "../identity/client.ts";
import { administratorOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import type { Store } from "../store/store.ts";
import type { AgreementKeeper } from "./agreement.store.ts";
import { AgreementTerms, AgreementView } from "./agreement.ts";
import { addClient, renewSecret, stopClient } from "./agreement-client.job.ts";
import {
  activateAgreement,
  attestDeletion,
  changeAgreement,
  checkAgreement,
  draftAgreement,
  endAgreement,
  listAgreements,
  readAgreement,
  readSigners,
  type ScheduledKind,
} from "./agreement-keep.job.ts";
import type { Pack } from "./pack.ts";
import { checkKeys } from "./vetting.ts";

const AgreementParams = Type.Object({ agreementId: Id });
const ClientParams = Type.Object({ clientId: Id });
const Note = Type.String({ minLength: 1, maxLength: 1_000 });
const Done = { 204: Type.Null() };

/** The administrator as the one who signs: with a name, and with an organization beyond which nothing is found. */
export function agreementKeeperOf(request: FastifyRequest): AgreementKeeper {
  const { subjectId, name, organization } = administratorOf(request);
  return { subjectId, name: name ?? request.session?.email ?? "", ...(organization && { reach: organization.id }) };
}

interface Options {
  readonly store: Store;
  readonly pack: Pack;
  /** What a schedule of data can list. */
  readonly kinds: readonly ScheduledKind[];
}

/** Agreements with apps, their vetting and their programs, for administrators. No learner's data passes here. */
export const agreementRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { store, pack, kinds }) => {
  const tags = ["agreements"];
  const { work } = store;
  const readView = ({ reach }: AgreementKeeper, id: string) => readAgreement(store, reach, id);

  app.get(
    "/agreements",
    {
      schema: {
        summary: "Agreements with apps, those that end first on top (administrator)",
        tags,
        response: { 200: Type.Object({ items: Type.Array(AgreementView) }) },
      },
    },
    async (request) => {
      const { reach } = agreementKeeperOf(request);
      return { items: await listAgreements(store, reach) };
    },
  );

  app.get(
    "/agreements/organizations",
    {
      schema: {
        summary: "Districts and schools that you may sign an agreement for (administrator)",
        tags,
        response: { 200: Type.Object({ items: Type.Array(Type.Object({ id: Id, name: Type.String() })) }) },
      },
    },
    async (request) => ({ items: await readSigners(store, agreementKeeperOf(request).reach) }),
  );

  app.post(
    "/agreements",
    {
      schema: {
        summary: "Write an agreement down; nothing opens before it is vetted and activated (administrator)",
        tags,
        body: AgreementTerms,
        response: { 201: AgreementView },
      },
    },
    async (request, reply) => {
      const keeper = agreementKeeperOf(request);
      const id = await draftAgreement(work, kinds, keeper, request.body);
      return reply.status(201).send(await readView(keeper, id));
    },
  );

  app.get(
    "/agreements/:agreementId",
    {
      schema: {
        summary: "One agreement: its terms, vetting, programs and history (administrator)",
        tags,
        params: AgreementParams,
        response: { 200: AgreementView },
      },
    },
    (request) => readView(agreementKeeperOf(request), request.params.agreementId),
  );

  app.put(
    "/agreements/:agreementId",
    {
      schema: {
        summary: "Put other terms in place of a draft's; it is vetted anew (administrator)",
        tags,
        params: AgreementParams,
        body: AgreementTerms,
        response: { 200: AgreementView },
      },
    },
    async (request) => {
      const keeper = agreementKeeperOf(request);
      await changeAgreement(work, kinds, keeper, request.params.agreementId, request.body);
      return readView(keeper, request.params.agreementId);
    },
  );

  app.put(
    "/agreements/:agreementId/vetting/:check",
    {
      schema: {
        summary: "Sign one check of the vetting, with your name and the date (administrator)",
        tags,
        params: Type.Object({ agreementId: Id, check: Type.Enum(checkKeys) }),
        body: Type.Object({ passed: Type.Boolean(), note: Type.Optional(Note) }),
        response: { 200: AgreementView },
      },
    },
    async (request) => {
      const keeper = agreementKeeperOf(request);
      const { agreementId, check } = request.params;
      await checkAgreement(work, keeper, agreementId, { check, ...request.body });
      return readView(keeper, agreementId);
    },
  );

  app.post(
    "/agreements/:agreementId/activate",
    {
      schema: {
        summary: "Open what was agreed, once every check is passed (administrator)",
        tags,
        params: AgreementParams,
        response: { 200: AgreementView },
      },
    },
    async (request) => {
      const keeper = agreementKeeperOf(request);
      await activateAgreement(work, pack, keeper, request.params.agreementId);
      return readView(keeper, request.params.agreementId);
    },
  );

  app.post(
    "/agreements/:agreementId/end",
    {
      schema: {
        summary: "End an agreement now: its programs read nothing from then on (administrator)",
        tags,
        params: AgreementParams,
        body: Type.Object({ reason: Note }),
        response: { 200: AgreementView },
      },
    },
    async (request) => {
      const keeper = agreementKeeperOf(request);
      await endAgreement(store, keeper, request.params.agreementId, request.body.reason);
      return readView(keeper, request.params.agreementId);
    },
  );

  app.post(
    "/agreements/:agreementId/deletion",
    {
      schema: {
        summary: "Keep the proof that the app has deleted what it had (administrator)",
        tags,
        params: AgreementParams,
        body: Type.Object({ proof: Note }),
        response: { 200: AgreementView },
      },
    },
    async (request) => {
      const keeper = agreementKeeperOf(request);
      await attestDeletion(work, keeper, request.params.agreementId, request.body.proof);
      return readView(keeper, request.params.agreementId);
    },
  );

  app.post(
    "/agreements/:agreementId/clients",
    {
      schema: {
        summary: "Let a program in for an active agreement; its secret is in this answer alone (administrator)",
        tags,
        params: AgreementParams,
        body: Type.Object({
          name: Type.String({ minLength: 1, maxLength: 120 }),
          scopes: Type.Optional(Type.Array(Type.Enum(scopes), { minItems: 1, maxItems: scopes.length })),
          requestsPerMinute: Type.Optional(Type.Integer({ minimum: 1, maximum: 6_000 })),
        }),
        response: { 201: FreshSecret },
      },
    },
    async (request, reply) =>
      reply
        .status(201)
        .send(await addClient(store, agreementKeeperOf(request), request.params.agreementId, request.body)),
  );

  app.post(
    "/clients/:clientId/secrets",
    {
      schema: {
        summary: "A new secret for a program; the old one opens for some hours more (administrator)",
        tags,
        params: ClientParams,
        body: Type.Object({
          overlapHours: Type.Optional(Type.Integer({ minimum: 0, maximum: 720, default: usualOverlapHours })),
        }),
        response: { 201: FreshSecret },
      },
    },
    async (request, reply) => {
      const { overlapHours = usualOverlapHours } = request.body;
      const fresh = await renewSecret(store, agreementKeeperOf(request), request.params.clientId, overlapHours);
      return reply.status(201).send(fresh);
    },
  );

  app.delete(
    "/clients/:clientId",
    {
      schema: {
        summary: "Shut a program out at once (administrator)",
        tags,
        params: ClientParams,
        response: Done,
      },
    },
    async (request, reply) => {
      await stopClient(store, agreementKeeperOf(request), request.params.clientId);
      return reply.status(204).send(null);
    },
  );
};
