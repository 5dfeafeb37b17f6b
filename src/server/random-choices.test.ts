import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import type { DigestView, Entry } from "../entry/entry.ts";
import { categories } from "../privacy/category.ts";
import { explainDecisions } from "../privacy/explain.job.ts";
import { levels } from "../privacy/level.ts";
import { shippedPack } from "../privacy/pack.ts";
import { type Caller, type District, openDistrict, type Role } from "./district.testing.ts";

let district: District;
beforeAll(async () => {
  district = await openDistrict();
});

const staff = ["alvarez", "hale", "boone", "ito"] as const satisfies readonly Role[];
const act = fc.record({
  by: fc.constantFrom<Role>("rosa", "luis", "mateo"),
  target: fc.constantFrom("teacher", "support", "helper", "receiving-school"),
  category: fc.constantFrom(...categories),
  level: fc.option(fc.constantFrom(...levels), { nil: undefined }),
});
const less = fc.record({
  by: fc.constantFrom<Role>("rosa", "luis"),
  person: fc.constantFrom(...staff),
  category: fc.constantFrom(...categories),
  level: fc.constantFrom(...levels),
});

const rank = (level: string) => levels.indexOf((level === "restricted" ? "detail" : level) as "hidden");

/** Everything one caller gets about a learner, however it is asked for. */
async function everything(caller: Caller, learnerId: string) {
  const get = (path: string) => caller.get(`/learners/${learnerId}/${path}`);
  const [digests, entries, exported] = await Promise.all([get("digests"), get("entries?limit=500"), get("export")]);
  return {
    digests: (digests.json() as { items: DigestView[] }).items,
    entries: (entries.json() as { items: Entry[] }).items,
    exported: exported.json() as { entries: Entry[]; digests: DigestView[] },
  };
}

it("answers every member of staff exactly what is decided, after whatever a family chose", async () => {
  const learnerId = district.ids.mateo;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 6 }), fc.array(less, { maxLength: 2 }), async (acts, persons) => {
      for (const { by, target, category, level } of acts) {
        const path = `/learners/${learnerId}/choices/${target}/${category}`;
        const { statusCode } = await (level
          ? district.as[by].send("PUT", path, { level })
          : district.as[by].send("DELETE", path));
        expect([200, 422]).toContain(statusCode);
      }
      for (const { by, person, category, level } of persons) {
        const { statusCode } = await district.as[by].send(
          "PUT",
          `/learners/${learnerId}/overrides/${district.as[person].subjectId}/${category}`,
          { level },
        );
        expect([204, 422]).toContain(statusCode);
      }
      for (const person of staff) {
        const caller = district.as[person];
        const { cells, agrees } = await explainDecisions(district.store.work, shippedPack, learnerId, caller.subjectId);
        expect(agrees).toBe(true);
        const level = new Map(cells.map((cell) => [cell.slice, cell]));
        const { digests, entries, exported } = await everything(caller, learnerId);
        for (const { slice, summary, circleId } of digests) {
          const cell = level.get(slice);
          // A digest of a circle may be of one's own; that of all circles follows the level alone.
          const reach = circleId
            ? Math.max(rank(cell?.level ?? "hidden"), rank(cell?.own ?? "hidden"))
            : rank(cell?.level ?? "hidden");
          expect(reach).toBeGreaterThanOrEqual(rank("status"));
          if (summary) expect(reach).toBeGreaterThanOrEqual(rank("summary"));
        }
        for (const { slice, restricted } of entries) {
          const cell = level.get(slice);
          expect(Math.max(rank(cell?.level ?? "hidden"), rank(cell?.own ?? "hidden"))).toBe(rank("detail"));
          if (restricted) expect(cell?.own).toBe("restricted");
        }
        // What is decided to be open is there: nothing is lost either.
        const shown = new Set(digests.filter(({ circleId }) => !circleId).map(({ slice }) => slice));
        for (const cell of cells)
          if (
            rank(cell.level) >= rank("summary") &&
            ["works", "own", "narratives", "recognitions", "grades"].includes(cell.slice)
          )
            expect(shown).toContain(cell.slice);
        expect(exported.entries.map(({ id }) => id).sort()).toEqual(entries.map(({ id }) => id).sort());
        expect(exported.digests).toEqual(digests);
      }
    }),
    { numRuns: 25 },
  );
}, 120_000);
