import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { FastifyRequest } from "fastify";
import Type from "typebox";
import { administratorOf } from "../identity/request.routes.ts";
import { FileMap } from "../interop/mapped/map.ts";
import { targetNames } from "../interop/mapped/targets.ts";
import { Id } from "../kernel/id-shape.ts";
import { Problem } from "../kernel/problem.ts";
import type { Transaction } from "../store/connect.ts";
import type { Store } from "../store/store.ts";
import { asSubject } from "../store/subject.ts";
import { checkUpload, previewUpload, saveMap } from "./map.job.ts";
import { findMap, listMaps } from "./map.store.ts";
import { CheckView, MapView, PreviewView } from "./map.ts";
import type { UploadShelf } from "./upload.store.ts";

/** Maps of files that come in no standard, for administrators. */
export const mapRoutes: FastifyPluginAsyncTypebox<{
  store: Store;
  shelf: UploadShelf;
  shipped: readonly FileMap[];
}> = async (app, { store, shelf, shipped }) => {
  const tags = ["installation"];
  const params = Type.Object({ name: Type.String({ pattern: "^[a-z0-9][a-z0-9-]{0,79}$" }) });
  const inHat = <T>(request: FastifyRequest, work: (door: Transaction) => Promise<T>) =>
    asSubject(store.serve, administratorOf(request).subjectId, work);
  const makesOf = ({ facts }: FileMap) => [...new Set(facts.map(({ make }) => make))];

  app.get(
    "/maps",
    {
      schema: {
        summary: "Maps of files: those kept here, then those shipped (administrator)",
        tags,
        response: { 200: Type.Object({ items: Type.Array(MapView) }) },
      },
    },
    (request) =>
      inHat(request, async (door) => {
        const kept = await listMaps(door);
        const own = kept.map(({ name, title, version, made_at, body }) => ({
          name,
          title,
          version,
          madeAt: made_at,
          makes: makesOf(body),
        }));
        const names = new Set(own.map(({ name }) => name));
        const others = shipped
          .filter(({ name }) => !names.has(name))
          .map((map) => ({ name: map.name, title: map.title, makes: makesOf(map) }));
        return { items: [...own, ...others] };
      }),
  );

  app.get(
    "/maps/:name",
    {
      schema: { summary: "One map, to export or go on from (administrator)", tags, params, response: { 200: FileMap } },
    },
    async (request) => {
      const { name } = request.params;
      const kept = await inHat(request, (door) => findMap(door, name));
      const map = kept ? { ...kept.body, version: kept.version } : shipped.find((each) => each.name === name);
      if (!map) throw new Problem("map-unknown");
      return map;
    },
  );

  app.put(
    "/maps/:name",
    {
      schema: {
        summary: "Keep a map; the same name again is its next version (administrator)",
        tags,
        params,
        body: FileMap,
        response: { 200: Type.Object({ version: Type.Integer() }) },
      },
    },
    async (request) => {
      const { subjectId } = administratorOf(request);
      return { version: await saveMap(store.work, { ...request.body, name: request.params.name }, subjectId) };
    },
  );

  app.post(
    "/maps/preview",
    {
      schema: {
        summary: "What an upload looks like, column by column, with reasons (administrator)",
        description:
          "Nothing is stored. Cells that may tell who somebody is come as their shape: letters as a, digits as 0.",
        tags,
        body: Type.Object(
          { uploadId: Id, make: Type.Optional(Type.Enum(targetNames)) },
          { additionalProperties: false },
        ),
        response: { 200: Type.Object({ items: Type.Array(PreviewView) }) },
      },
    },
    async (request) => {
      const { subjectId } = administratorOf(request);
      const { uploadId, make } = request.body;
      const made = await previewUpload({ shelf, work: store.work, shipped }, { owner: subjectId, uploadId, make });
      return {
        items: made.map(({ columns, rows, ...rest }) => ({
          ...rest,
          columns: columns.map((each) => ({ ...each, texts: [...each.texts] })),
          rows: rows.map((row) => [...row]),
        })),
      };
    },
  );

  app.post(
    "/maps/check",
    {
      schema: {
        summary: "What a map would come to with an upload: rows, facts and remarks; nothing is stored (administrator)",
        tags,
        body: Type.Object({ uploadId: Id, map: FileMap }, { additionalProperties: false }),
        response: { 200: CheckView },
      },
    },
    async (request) => {
      const { subjectId } = administratorOf(request);
      const { remarks, ...rest } = await checkUpload(shelf, subjectId, request.body.uploadId, request.body.map);
      return { ...rest, remarks: [...remarks] };
    },
  );
};
