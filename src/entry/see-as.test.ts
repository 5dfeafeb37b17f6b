import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { categoryOf, type Slice, slices } from "../privacy/category.ts";
import type { Decision } from "../privacy/decide.ts";
import { levels, type StoredLevel, storedOf } from "../privacy/level.ts";
import { type Caller, type District, openDistrict } from "../server/district.testing.ts";
import type { Backpack } from "./backpack.ts";
import type { DigestView, Entry } from "./entry.ts";
import { clipDigests, clipEntries } from "./see-as.ts";

const circle = fc.constantFrom(undefined, "class", "home");
const anySlice = fc.constantFrom(...slices);
const digests = fc.array(
  fc.record({ slice: anySlice, circleId: circle, says: fc.boolean(), sums: fc.boolean() }).map(
    ({ slice, circleId, says, sums }): DigestView => ({
      category: categoryOf(slice),
      slice,
      ...(circleId && { circleId }),
      status: says ? { work: "one line" } : {},
      ...(sums && { summary: { work: { value: "x", asOf: "2026-11-01", authors: [] } } }),
    }),
  ),
  { maxLength: 12 },
);
const entries = fc.array(
  fc.record({ slice: anySlice, circleId: circle, restricted: fc.boolean() }).map(
    ({ slice, circleId, restricted }, index = 0): Entry => ({
      id: `entry-${index}`,
      kind: "work",
      category: categoryOf(slice),
      slice,
      ...(circleId && { circleId }),
      ...(restricted && { restricted }),
      provenance: {
        method: "asserted",
        author: { id: "a", kind: "teacher" },
        receivedAt: "2026-11-01T10:00:00Z",
        receivedOn: "2026-11-01",
      },
      body: {},
    }),
  ),
  { maxLength: 12 },
);
const decisions = fc
  .array(fc.tuple(fc.constantFrom(...levels), fc.integer({ min: 0, max: 4 })), {
    minLength: slices.length,
    maxLength: slices.length,
  })
  .map((drawn) =>
    drawn.map(
      ([level, own], number): Decision => ({
        slice: slices[number] as Slice, // as many as there are slices
        level,
        own: Math.max(own, storedOf(level)) as StoredLevel,
        write: "none",
        lock: "family",
        because: [],
      }),
    ),
  );

describe("looking through another's eyes", () => {
  it("shows nothing that one does not see oneself, and nothing that the other may not", () => {
    fc.assert(
      fc.property(digests, entries, decisions, fc.subarray(["class", "home"]), (mine, own, decided, circles) => {
        const level = new Map(decided.map((each) => [each.slice, each]));
        const reach = ({ slice, circleId }: { slice: Slice; circleId?: string }) => {
          const { level: base = "hidden", own: ofOwn = 0 } = level.get(slice) ?? {};
          return circleId && circles.includes(circleId) ? ofOwn : storedOf(base);
        };
        const clipped = clipDigests(mine, decided, new Set(circles));
        for (const { summary, ...digest } of clipped) {
          expect(reach(digest)).toBeGreaterThanOrEqual(summary ? 2 : 1);
          expect(mine.some((each) => each.slice === digest.slice && each.circleId === digest.circleId)).toBe(true);
        }
        const opened = clipEntries(own, decided, new Set(circles));
        expect(opened.every((entry) => own.includes(entry) && !entry.restricted && reach(entry) >= 3)).toBe(true);
        expect(opened.length).toBe(own.filter((entry) => !entry.restricted && reach(entry) >= 3).length);
      }),
    );
  });

  it("shows nothing of what was not decided", () => {
    fc.assert(
      fc.property(digests, entries, (mine, own) => {
        expect([clipDigests(mine, [], new Set(["class"])), clipEntries(own, [], new Set(["class"]))]).toEqual([[], []]);
      }),
    );
  });
});

describe("a family that sees as a teacher", () => {
  let district: District;
  let mateo: string;
  beforeAll(async () => {
    district = await openDistrict();
    mateo = district.ids.mateo;
  });
  const titles = (all: readonly Entry[]) => all.map(({ id }) => id).sort();
  const said = (all: readonly DigestView[]) =>
    all.map(({ slice, circleId, summary }) => `${slice} ${circleId ?? ""} ${summary !== undefined}`).sort();
  const preview = async (caller: Caller, target = "teacher") =>
    (await caller.get(`/learners/${mateo}/see-as/${target}`)).json() as Pick<Backpack, "entries" | "digests">;

  it("sees what their teachers together see of what the family sees, before and after it chooses", async () => {
    const { rosa, alvarez, hale } = district.as;
    for (const level of [undefined, "hidden", "detail"]) {
      if (level)
        for (const category of ["portfolio", "voice", "recognitions"])
          await rosa.send("PUT", `/learners/${mateo}/choices/teacher/${category}`, { level });
      const [seen, own, ...theirs] = await Promise.all([
        preview(rosa),
        ...[rosa, alvarez, hale].map(
          async (caller) => (await caller.get(`/learners/${mateo}/backpack`)).json() as Backpack,
        ),
      ]);
      const mine = new Set(own?.entries.map(({ id }) => id));
      const authored = ({ provenance }: Entry) => [alvarez.subjectId, hale.subjectId].includes(provenance.author.id);
      const together = theirs
        .flatMap(({ entries: all }) => all)
        .filter((entry) => mine.has(entry.id) && !authored(entry));
      expect(titles(seen.entries.filter((entry) => !authored(entry)))).toEqual([...new Set(titles(together))].sort());
      const slicesSeen = new Set(theirs.flatMap(({ digests: all }) => said(all)));
      expect(said(seen.digests).every((each) => slicesSeen.has(each))).toBe(true);
    }
  });

  it("is refused to staff, and for a group that this learner does not have", async () => {
    const { alvarez, ito, rosa } = district.as;
    expect((await alvarez.get(`/learners/${mateo}/see-as/guardian`)).statusCode).toBe(403);
    expect((await ito.get(`/learners/${mateo}/see-as/teacher`)).statusCode).toBe(200);
    for (const target of ["nobody", "019b0000-0000-7000-8000-000000000000"])
      expect((await rosa.get(`/learners/${mateo}/see-as/${target}`)).statusCode).toBe(422);
  });

  it("never widens what the other guardian's household is to them", async () => {
    const { rosa, luis } = district.as;
    for (const target of ["guardian", "office", "support", "district", "receiving-school"]) {
      expect(JSON.stringify(await preview(rosa, target))).not.toMatch(/555-luis/);
      expect(JSON.stringify(await preview(luis, target))).not.toMatch(/555-rosa|radios/);
    }
  });
});
