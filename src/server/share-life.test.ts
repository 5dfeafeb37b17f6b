import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { addDays } from "../kernel/date.ts";
import { type Category, categories, categoryOf, type Slice, slices } from "../privacy/category.ts";
import { explainDecisions } from "../privacy/explain.job.ts";
import { type Level, levels } from "../privacy/level.ts";
import { shippedPack } from "../privacy/pack.ts";
import type { NewShare } from "../privacy/share.ts";
import { type ShareAudience, shareAudiences } from "../privacy/share-decide.ts";
import { type District, openDistrict } from "./district.testing.ts";
import { anyLink, type Link, recipientOf } from "./share.testing.ts";

/**
 * Whatever a family does, in whatever order (links, choices, stops, papers of a court, days that pass): no link ever shows more than
 * was chosen for it, more than its audience may see, more than the other guardian leaves, or anything after its end; on the page, in the copy
 * and in the count of both.
 */
type Guardian = "rosa" | "luis";
interface Shared extends Link {
  readonly by: Guardian;
  readonly wanted: NewShare;
  readonly endsOn: string;
  isStopped: boolean;
}
interface Life {
  day: string;
  readonly links: Shared[];
  /** What each guardian chose last for an audience and category. */
  readonly chosen: Map<string, Level>;
  readonly blocked: Set<Guardian>;
}

let district: District;
let mateo: string;
let guardianIds: Record<Guardian, string>;
let entryIds: readonly string[];
const life: Life = { day: "2026-11-20", links: [], chosen: new Map(), blocked: new Set() };
const other = (who: Guardian): Guardian => (who === "rosa" ? "luis" : "rosa");

beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
  const own = async (who: Guardian) =>
    ((await district.as[who].get(`/learners/${mateo}/family`)).json() as { guardianships: { guardianId: string }[] })
      .guardianships[0]?.guardianId ?? "";
  guardianIds = { rosa: await own("rosa"), luis: await own("luis") };
  const answer = await district.as.rosa.get(`/learners/${mateo}/backpack`);
  entryIds = (answer.json() as { entries: { id: string }[] }).entries.map(({ id }) => id);
});

let asked = 0;
const rank = (level: string) => (level === "restricted" ? 4 : levels.indexOf(level as Level));

/** Holds what a link shows against what was chosen, the pack, the other guardian's word, and its life. */
async function checkLink(link: Shared): Promise<void> {
  const { wanted, by, isStopped, endsOn } = link;
  // From another address each time: who knocks at many ended links is shut out.
  asked += 1;
  const kim = recipientOf(district.app, `10.0.${asked >> 8}.${asked & 255}`);
  const opened = await kim.open(link);
  const { cells, agrees } = await explainDecisions(district.store.work, shippedPack, mateo, link.id);
  expect(agrees).toBe(true);
  const page = await kim.get(link);
  const copy = await kim.get(link, "/copy.json");
  if (isStopped || endsOn < life.day || life.blocked.has(by))
    expect([opened.statusCode, page.statusCode]).toEqual([404, 404]);
  expect(copy.statusCode).toBe(page.statusCode);
  const policy = shippedPack.find(wanted.audience);
  for (const { slice, level, own } of cells) {
    const part = wanted.parts.find((each) => each.slice === slice)?.level ?? "hidden";
    const ceiling = rank(policy?.cell(slice as Slice).ceiling ?? "hidden");
    expect(rank(level), `${slice} of ${link.id}`).toBeLessThanOrEqual(Math.min(rank(part), ceiling));
    expect(rank(own), `${slice} of ${link.id}`).toBeLessThanOrEqual(ceiling);
    const said = life.chosen.get(`${other(by)} ${wanted.audience} ${categoryOf(slice as Slice)}`);
    if (said && !life.blocked.has(other(by)) && policy?.cell(slice as Slice).lock === "family")
      expect(rank(own), `${slice} against ${other(by)}`).toBeLessThanOrEqual(rank(said));
  }
  if (page.statusCode !== 200) return;
  type View = { entries: { id: string; slice: Slice }[]; digests: { slice: Slice; summary?: object }[] };
  const [seen, copied] = [page.json() as View, JSON.parse(copy.body) as View];
  expect(copied.entries.map(({ id }) => id)).toEqual(seen.entries.map(({ id }) => id));
  expect(copied.digests.map(({ slice }) => slice)).toEqual(seen.digests.map(({ slice }) => slice));
  for (const { id, slice } of seen.entries)
    expect(
      wanted.entryIds.includes(id) || wanted.parts.some((each) => each.slice === slice && each.level === "detail"),
    ).toBe(true);
  for (const { slice, summary } of seen.digests) {
    const part = wanted.parts.find((each) => each.slice === slice)?.level ?? "hidden";
    expect(rank(part)).toBeGreaterThanOrEqual(summary ? 2 : 1);
  }
  expect(page.body).not.toContain("Only for the case");
  expect(page.body).not.toContain("He fixes radios");
}

type Step = fc.AsyncCommand<Life, District>;
const step = (name: string, run: (model: Life) => Promise<unknown>): Step => ({
  check: () => true,
  toString: () => name,
  async run(model) {
    await run(model);
    for (const link of model.links.slice(-4)) await checkLink(link);
  },
});

const guardian = fc.constantFrom<Guardian>("rosa", "luis");
const audience = fc.constantFrom<ShareAudience>(...shareAudiences);
const level = fc.constantFrom<Level>(...levels);
const made = { yes: 0, no: 0 };

const steps: fc.Arbitrary<Step>[] = [
  fc
    .record({
      by: guardian,
      audience,
      parts: fc.uniqueArray(fc.record({ slice: fc.constantFrom(...slices), level }), {
        selector: ({ slice }) => slice,
        maxLength: 4,
      }),
      picks: fc.uniqueArray(fc.nat(30), { maxLength: 3 }),
      days: fc.integer({ min: 1, max: 20 }),
    })
    .map(({ by, audience: to, parts, picks, days }) =>
      step(`${by} makes a link for ${to}`, async (model) => {
        // What is too much is refused; cut to what is offered it is made.
        const limits = await district.as[by].get(`/learners/${mateo}/links/limits?audience=${to}`);
        const { slices: offered = [] } = limits.json() as { slices?: { slice: Slice; upTo: Level; items: boolean }[] };
        const upTo = (slice: Slice) => offered.find((each) => each.slice === slice)?.upTo ?? "hidden";
        const cut = parts.map(({ slice, level: asked }) => ({
          slice,
          level: rank(asked) < rank(upTo(slice)) ? asked : upTo(slice),
        }));
        const wanted: NewShare = {
          ...anyLink,
          audience: to,
          to: `Recipient ${model.links.length + made.no}`,
          days,
          parts: [...cut.filter((each) => each.level !== "hidden")],
          entryIds: picks.flatMap((place) => entryIds[place] ?? []),
        };
        for (const order of [wanted, { ...wanted, entryIds: [] }]) {
          const answer = await district.as[by].send("POST", `/learners/${mateo}/links`, order);
          if (answer.statusCode !== 201) continue;
          const { id, consentId, url } = answer.json() as { id: string; consentId: string; url: string };
          const token = new URL(url).hash.slice(1);
          const endsOn = addDays(model.day, days - 1);
          model.links.push({ id, consentId, token, by, wanted: order, endsOn, isStopped: false });
          made.yes += 1;
          return;
        }
        made.no += 1;
      }),
    ),
  fc.tuple(guardian, audience, fc.constantFrom(...categories), level).map(([by, to, of, how]) =>
    step(`${by} chooses ${of} for ${to}: ${how}`, async (model) => {
      const answer = await district.as[by].send("PUT", `/learners/${mateo}/choices/${to}/${of}`, { level: how });
      if (answer.statusCode < 300) model.chosen.set(`${by} ${to} ${of satisfies Category}`, how);
    }),
  ),
  fc.tuple(guardian, fc.nat(5)).map(([by, which]) =>
    step(`${by} stops a link`, async (model) => {
      const link = model.links[model.links.length - 1 - (which % Math.max(1, model.links.length))];
      if (!link) return;
      const answer = await district.as[by].send("POST", `/learners/${mateo}/links/${link.id}/stop`);
      if (answer.statusCode === 204) link.isStopped = true;
    }),
  ),
  fc.integer({ min: 1, max: 9 }).map((days) =>
    step(`${days} days pass`, async (model) => {
      model.day = addDays(model.day, days);
      await district.turnTo(model.day);
    }),
  ),
];

it("shows by a link never more than was chosen, than its audience may see, or than the other guardian leaves", async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(steps, { maxCommands: 14, size: "max" }), (all) =>
      fc.asyncModelRun(() => ({ model: life, real: district }), all),
    ),
    { numRuns: 10, interruptAfterTimeLimit: 25_000, endOnFailure: true },
  );
  expect(made.yes).toBeGreaterThan(3);
}, 90_000);

it("shows nothing more by the links of an adult whom a court keeps away, and never again by itself", async () => {
  const answer = await district.as.ito.send("POST", `/learners/${mateo}/court-documents`, {
    guardianId: guardianIds.rosa,
    kind: "no-access",
    effectiveOn: life.day,
  });
  expect(answer.statusCode).toBe(201);
  life.blocked.add("rosa");
  for (const link of life.links.slice(-8)) await checkLink(link);
}, 60_000);
