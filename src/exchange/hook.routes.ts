import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { Id } from "../kernel/id-shape.ts";
import { agreementKeeperOf } from "../privacy/agreement.routes.ts";
import type { Store } from "../store/store.ts";
import { findHook, removeHook, setHook } from "./hook.job.ts";

const params = Type.Object({ agreementId: Id });
const Hook = Type.Object({ url: Type.String(), setAt: Type.String({ format: "date-time" }) });

/** Where the programs of an agreement are told of changes by a signed message (Standard Webhooks). */
export const hookRoutes: FastifyPluginAsyncTypebox<{ store: Store }> = async (app, { store }) => {
  const tags = ["agreements"];

  app.get(
    "/agreements/:agreementId/hook",
    {
      schema: {
        summary: "Where its programs are told of corrections (administrator)",
        tags,
        params,
        response: { 200: Type.Object({ hook: Type.Optional(Hook) }) },
      },
    },
    async (request) => {
      const hook = await findHook(store, agreementKeeperOf(request), request.params.agreementId);
      return { ...(hook && { hook }) };
    },
  );

  app.put(
    "/agreements/:agreementId/hook",
    {
      schema: {
        summary: "Set where its programs are told of corrections; answers the secret, this once (administrator)",
        description: "A message holds ids and no word of a record; what changed is in GET /changes.",
        tags,
        params,
        body: Type.Object({ url: Type.String({ maxLength: 500 }) }),
        response: { 200: Type.Object({ secret: Type.String() }) },
      },
    },
    async (request) => ({
      secret: await setHook(store, agreementKeeperOf(request), request.params.agreementId, request.body.url),
    }),
  );

  app.delete(
    "/agreements/:agreementId/hook",
    {
      schema: {
        summary: "Take the address away; the feed still tells (administrator)",
        tags,
        params,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await removeHook(store, agreementKeeperOf(request), request.params.agreementId);
      return reply.status(204).send(null);
    },
  );
};
