import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { FastifyRequest } from "fastify";
import Type from "typebox";
import { administratorOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { Problem } from "../kernel/problem.ts";
import type { Store } from "../store/store.ts";
import { asSubject } from "../store/subject.ts";
import { categoryOf, slices } from "./category.ts";
import { hashOf, type LivePack } from "./live-pack.ts";
import { shippedPack } from "./pack.ts";
import { installActive } from "./pack-install.job.ts";
import { activatePack, familiesWhoChose, proposePack, withdrawPack } from "./pack-version.job.ts";
import { listPackVersions } from "./pack-version.store.ts";
import { type PackCellView, PackVersionView, PackView } from "./pack-version.ts";
import { PackChange, packDifferences, schoolOptions, schoolPack } from "./school-pack.ts";

interface Options {
  readonly store: Store;
  readonly work: Store["work"];
  readonly pack: LivePack;
}

const policyOf = (id: string) => {
  const policy = shippedPack.find(id);
  if (!policy || policy.audience === "exception") throw new Error(`no such policy: ${id}`);
  return { ...policy, audience: policy.audience };
};

type Row = Awaited<ReturnType<typeof listPackVersions>>[number];
/** The one that holds. */
const newestActivated = (rows: readonly Row[]): Row | undefined =>
  rows
    .filter(({ activated_at }) => activated_at !== null)
    .sort((a, b) => ((a.activated_at ?? "") < (b.activated_at ?? "") ? 1 : -1))[0];
const packOf = ({ changes, both_sign: bothSign, number, activated_at }: Row) =>
  schoolPack(shippedPack, { changes, bothSign }, number, (activated_at ?? "2000-01-01").slice(0, 10));

/** Every cell that is given in the shipped pack, as it stands now. */
const cellsOf = (pack: LivePack): PackCellView[] =>
  pack.policies.flatMap(({ id, audience, cell }) =>
    audience === "exception"
      ? []
      : slices.flatMap((slice) => {
          const [now, shipped] = [cell(slice), policyOf(id).cell(slice)];
          if (shipped.rule === "not-given") return [];
          const { why, source } = pack.rule(now.rule);
          return {
            ...{ policy: id, audience, category: categoryOf(slice), slice, lock: now.lock, level: now.level },
            ...{ upTo: now.ceiling, shipped: shipped.level, why: { ...why }, source },
            options: [...schoolOptions(shippedPack, id, slice)],
          };
        }),
  );

/** The school's own rules: what may be set, proposing, and putting in force by a second person. For administrators. */
export const packVersionRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { store, work, pack }) => {
  const tags = ["installation"];
  const params = Type.Object({ versionId: Id });
  const list = async (request: FastifyRequest) =>
    asSubject(store.serve, administratorOf(request).subjectId, listPackVersions);

  app.get(
    "/pack",
    {
      schema: {
        summary: "The rules in force, cell by cell, and what a school may set (administrator)",
        tags,
        response: { 200: PackView },
      },
    },
    async (request) => {
      const rows = await list(request);
      const inForce = newestActivated(rows);
      const { title, version, effectiveOn, setBy, object, bothSign } = pack.document;
      // Without a version of its own nothing is ever being made anew.
      const isCompiled = !inForce || inForce.installed === hashOf(packOf(inForce));
      return { ...{ title, version, effectiveOn, setBy, object, bothSign, isCompiled }, cells: cellsOf(pack) };
    },
  );

  app.get(
    "/pack/versions",
    {
      schema: {
        summary: "Versions of the school's own rules, newest first (administrator)",
        tags,
        response: { 200: Type.Object({ items: Type.Array(PackVersionView) }) },
      },
    },
    async (request) => {
      const rows = await list(request);
      const inForce = newestActivated(rows)?.id;
      const items = rows.map(async (row) => {
        const state = row.withdrawn_at
          ? ("withdrawn" as const)
          : row.activated_at === null
            ? ("proposed" as const)
            : row.id === inForce
              ? ("in-force" as const)
              : ("replaced" as const);
        const next = state === "proposed" ? packOf(row) : pack;
        const differences = packDifferences(pack, next).map(async (each) => {
          const { audience } = policyOf(each.policy);
          const families = await familiesWhoChose(work, audience, categoryOf(each.slice));
          return { ...each, audience, ...(families !== undefined && { families }) };
        });
        return {
          ...{
            id: row.id,
            number: row.number,
            state,
            note: row.note,
            changes: row.changes,
            bothSign: row.both_sign,
            proposedAt: row.proposed_at,
          },
          ...(row.proposed_by && { proposedBy: row.proposed_by }),
          isYours: row.is_yours,
          ...(row.activated_at && { activatedAt: row.activated_at }),
          ...(row.activated_by && { activatedBy: row.activated_by }),
          differences: await Promise.all(differences),
        };
      });
      return { items: await Promise.all(items) };
    },
  );

  app.post(
    "/pack/versions",
    {
      schema: {
        summary: "Propose the school's own rules (administrator)",
        description:
          "All changes against the pack that ships, not only new ones: an empty list goes back to it. Only cells that the law leaves to the school, only lower or into families' hands. Another person puts it in force.",
        tags,
        body: Type.Object({
          changes: Type.Array(PackChange, { maxItems: 500 }),
          bothSign: Type.Optional(
            Type.Boolean({
              default: false,
              description: "sensitive parts are shown only by the word of two guardians, where two decide",
            }),
          ),
          note: Type.String({ minLength: 1, maxLength: 500, description: "why: by which decision of the board" }),
        }),
        response: { 201: Type.Object({ id: Id }) },
      },
    },
    async (request, reply) => {
      const { note, ...rules } = request.body;
      return reply.status(201).send({ id: await proposePack(work, administratorOf(request).subjectId, rules, note) });
    },
  );

  app.post(
    "/pack/versions/:versionId/activate",
    {
      schema: {
        summary: "Put a proposal in force as the second person (administrator)",
        description: "Answers at once; all grants are then made anew in one transaction, and `isCompiled` says when.",
        tags,
        params,
        response: { 202: Type.Null() },
      },
    },
    async (request, reply) => {
      const { versionId } = request.params;
      if (!(await list(request)).some(({ id }) => id === versionId)) throw new Problem("version-unknown");
      await activatePack(work, administratorOf(request).subjectId, versionId);
      installActive(work, pack).catch(({ code = "unknown" }: { code?: string }) =>
        app.log.error(`the new rules could not be put in force (${code}); the clock's next tick does it again`),
      );
      return reply.status(202).send(null);
    },
  );

  app.delete(
    "/pack/versions/:versionId",
    {
      schema: { summary: "Take a proposal back (administrator)", tags, params, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      const { versionId } = request.params;
      if (!(await list(request)).some(({ id }) => id === versionId)) throw new Problem("version-unknown");
      await withdrawPack(work, administratorOf(request).subjectId, versionId);
      return reply.status(204).send(null);
    },
  );
};
