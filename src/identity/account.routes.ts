import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { FastifyRequest } from "fastify";
import Type from "typebox";
import { Id } from "../kernel/id-shape.ts";
import { Page, pageOf, pageQuery, placeOf } from "../kernel/page.ts";
import type { Store } from "../store/store.ts";
import { addAccount, inviteAgain } from "./account.job.ts";
import { forgetFailures } from "./account.store.ts";
import { AccountView, AddedAccountView, PersonView } from "./account.ts";
import { dropAccount, dropHat, type Keeper, listKeptPeople, readManagedAccount } from "./office.job.ts";
import { listAccounts } from "./office.store.ts";
import { administratorOf } from "./request.routes.ts";
import { closeSessionsOf } from "./session.store.ts";

const AccountParams = Type.Object({ accountId: Id });
const Done = { 204: Type.Null() };
const pathOf = (invitation: string) => `/welcome#${invitation}`;

function keeperOf(request: FastifyRequest): Keeper {
  const { organization } = administratorOf(request);
  return { accountId: request.session?.accountId ?? "", reach: organization?.id };
}

/**
 * Accounts and hats, kept by the administrators of their organizations. An administrator of a district finds, makes and ends only
 * what is worn in it; what is elsewhere reads like what does not exist.
 */
export const accountRoutes: FastifyPluginAsyncTypebox<{ store: Store }> = async (app, { store }) => {
  const tags = ["installation"];
  const { identity } = store;

  app.get(
    "/people",
    {
      schema: {
        summary: "People of the roster by a source's id (administrator)",
        tags,
        querystring: Type.Object({
          key: Type.String({ minLength: 1, maxLength: 300, description: "our id, SOURCE:KEY, or the key alone" }),
        }),
        response: { 200: Type.Object({ items: Type.Array(PersonView) }) },
      },
    },
    async (request) => ({ items: await listKeptPeople(store, keeperOf(request), request.query.key) }),
  );

  app.get(
    "/accounts",
    {
      schema: {
        summary: "Accounts with their hats, newest first (administrator)",
        tags,
        querystring: Type.Object({
          ...pageQuery,
          email: Type.Optional(Type.String({ maxLength: 254, description: "how the address begins" })),
        }),
        response: { 200: Page(AccountView) },
      },
    },
    async (request) => {
      const { accountId, reach } = keeperOf(request);
      const { cursor, limit = 50, email = "" } = request.query;
      const before = placeOf(cursor, ["id"])?.[0];
      const found = await listAccounts(identity, reach, { email: email.trim(), before, limit: limit + 1 });
      const { items, next } = pageOf(found, limit, ({ id }) => [id]);
      return {
        items: items.map((account) => ({ ...account, isYou: account.id === accountId })),
        ...(next && { next }),
      };
    },
  );

  app.post(
    "/accounts",
    {
      schema: {
        summary: "Make an account with a hat, or give a hat to an account that is there (administrator)",
        description: "Answers a one-time link where the account is new and no password is given.",
        tags,
        body: Type.Object({
          person: Type.Optional(Type.String({ maxLength: 300, description: "our id, or SOURCE:KEY" })),
          hat: Type.String({ maxLength: 300, description: "CAPACITY@ORGANIZATION" }),
          email: Type.Optional(Type.String({ maxLength: 254 })),
          password: Type.Optional(Type.String({ maxLength: 200 })),
        }),
        response: { 201: AddedAccountView },
      },
    },
    async (request, reply) => {
      const { reach } = keeperOf(request);
      const { invitation, ...added } = await addAccount(store, { ...request.body, reach });
      return reply.status(201).send({ ...added, ...(invitation && { invitation: pathOf(invitation) }) });
    },
  );

  app.post(
    "/accounts/:accountId/invitation",
    {
      schema: {
        summary: "A new one-time link that sets the password; earlier links are void (administrator)",
        tags,
        params: AccountParams,
        response: { 201: Type.Object({ invitation: Type.String({ description: "path of the link" }) }) },
      },
    },
    async (request, reply) => {
      const { id } = await readManagedAccount(store, keeperOf(request), request.params.accountId);
      return reply.status(201).send({ invitation: pathOf(await inviteAgain(identity, id)) });
    },
  );

  app.post(
    "/accounts/:accountId/unlock",
    {
      schema: {
        summary: "End the pause after too many wrong passwords (administrator)",
        tags,
        params: AccountParams,
        response: Done,
      },
    },
    async (request, reply) => {
      const { id } = await readManagedAccount(store, keeperOf(request), request.params.accountId);
      await forgetFailures(identity, id);
      return reply.status(204).send(null);
    },
  );

  app.delete(
    "/accounts/:accountId/sessions",
    {
      schema: {
        summary: "Sign an account out everywhere (administrator)",
        tags,
        params: AccountParams,
        response: Done,
      },
    },
    async (request, reply) => {
      const { id } = await readManagedAccount(store, keeperOf(request), request.params.accountId);
      await closeSessionsOf(identity, id);
      return reply.status(204).send(null);
    },
  );

  app.delete(
    "/accounts/:accountId",
    {
      schema: {
        summary: "Remove an account with its hats (administrator)",
        description: "Hats of staff end. What a family chose stands.",
        tags,
        params: AccountParams,
        response: Done,
      },
    },
    async (request, reply) => {
      await dropAccount(store, keeperOf(request), request.params.accountId);
      return reply.status(204).send(null);
    },
  );

  app.delete(
    "/accounts/:accountId/hats/:subjectId",
    {
      schema: {
        summary: "Take one hat away; the account goes with its last one (administrator)",
        tags,
        params: Type.Object({ accountId: Id, subjectId: Id }),
        response: Done,
      },
    },
    async (request, reply) => {
      const { accountId, subjectId } = request.params;
      await dropHat(store, keeperOf(request), accountId, subjectId);
      return reply.status(204).send(null);
    },
  );
};
