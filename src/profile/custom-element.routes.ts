import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { FastifyRequest } from "fastify";
import Type from "typebox";
import { clientOf } from "../identity/client.routes.ts";
import { administratorOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { Problem } from "../kernel/problem.ts";
import type { Pack } from "../privacy/pack.ts";
import { writersOf, writtenSlices } from "../privacy/writers.ts";
import type { Store } from "../store/store.ts";
import { putCustomElement } from "./custom-element.job.ts";
import { listCustomElements } from "./custom-element.store.ts";
import { CustomDefinition, CustomElement } from "./custom-element.ts";

interface Options {
  readonly work: Store["work"];
  readonly pack: Pack;
  /** Makes the server's list of kinds that of the database again. */
  readonly onChanged: () => Promise<void>;
}

const KindParams = Type.Object({ kind: Type.String({ pattern: "^custom-[0-9a-f]{12}$" }) });
const Listed = Type.Intersect([
  CustomElement,
  Type.Object({ keeps: Type.Boolean({ description: "whether it is yours to change" }) }),
]);

/** A district's own elements of the profile: reading, making, changing, deciding about what an app asks for. */
export const customElementRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { work, pack, onChanged }) => {
  const tags = ["elements"];
  const list = (request: FastifyRequest) => request.disclose("custom-elements", listCustomElements);
  const find = async (request: FastifyRequest, kind: string) => {
    const found = (await list(request)).find((each) => each.kind === kind && each.keeps);
    if (!found) throw new Problem("element-unknown");
    return found;
  };
  const checkWriters = ({ slice, writers }: CustomDefinition) => {
    const may = writersOf(pack, slice);
    if (writers.some((each) => !may.includes(each)))
      throw new Problem("element-refused", {
        en: "Someone named as a writer may not write this part of the record.",
        es: "Alguien que escribiría no puede escribir en esta parte del expediente.",
      });
  };

  app.get(
    "/custom-elements",
    {
      schema: {
        summary: "Own elements of districts and schools, as forms are drawn from them",
        description:
          "An administrator also finds those that are asked for, declined or retired. No learner is in them.",
        tags,
        response: { 200: Type.Object({ items: Type.Array(Listed) }) },
      },
    },
    async (request) => ({ items: await list(request) }),
  );

  app.get(
    "/custom-elements/places",
    {
      schema: {
        summary: "Where an own element can stand, and who may write it there",
        tags,
        response: {
          200: Type.Object({
            items: Type.Array(Type.Object({ slice: Type.String(), writers: Type.Array(Type.String()) })),
          }),
        },
      },
    },
    async (request) => {
      administratorOf(request);
      return { items: writtenSlices(pack) };
    },
  );

  app.post(
    "/custom-elements",
    {
      config: { scope: "elements.propose" },
      schema: {
        summary: "Add an element of your own, or ask for one as an app",
        description:
          "An administrator's is in use at once. An app's waits until an administrator of the district decides; `organizationId` is the one it has its agreement with.",
        tags,
        body: Type.Object({ organizationId: Id, definition: CustomDefinition }),
        response: { 201: Type.Object({ kind: Type.String(), state: CustomElement.properties.state }) },
      },
    },
    async (request, reply) => {
      const { organizationId, definition } = request.body;
      const client = clientOf(request);
      const subjectId = client?.subjectId ?? administratorOf(request).subjectId;
      const state = client ? ("proposed" as const) : ("active" as const);
      checkWriters(definition);
      const kind = await putCustomElement(work, subjectId, { organizationId, state, definition });
      await onChanged();
      return reply.status(201).send({ kind, state });
    },
  );

  app.put(
    "/custom-elements/:kind",
    {
      schema: {
        summary: "Change an own element, take it into use, retire it, or decline what an app asks for",
        description:
          "Fields can be added and renamed. What is retired is written no more and read as before. Declining and retiring say why.",
        tags,
        params: KindParams,
        body: Type.Object({
          state: Type.Enum(["active", "declined", "retired"]),
          definition: Type.Optional(CustomDefinition),
          reason: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
        }),
        response: { 200: Listed },
      },
    },
    async (request) => {
      const { subjectId } = administratorOf(request);
      const { kind } = request.params;
      const { state, reason, definition: given } = request.body;
      const before = await find(request, kind);
      const definition = given ?? before.definition;
      if (state !== "active" && reason === undefined)
        throw new Problem("input-invalid", { en: "Say why.", es: "Diga por qué." });
      if (state === "declined" && before.state !== "proposed")
        throw new Problem("element-refused", {
          en: "Only what is asked for can be declined. Retire it instead.",
          es: "Solo se puede rechazar lo que se pide. Retírelo en su lugar.",
        });
      if (state === "active") checkWriters(definition);
      const order = { kind, organizationId: before.organization.id, state, definition, reason };
      await putCustomElement(work, subjectId, order, before.state === "proposed" ? undefined : before.definition);
      await onChanged();
      return find(request, kind);
    },
  );
};
