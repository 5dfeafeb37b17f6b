import fc from "fast-check";
import { expect, it } from "vitest";
import { bothOf } from "./both-sign.ts";
import { type Category, categoryOf, slices, slicesIn } from "./category.ts";
import type { ChoiceEvent, Choosers } from "./choice.ts";
import { decide, type Tie } from "./decide.ts";
import { isBelow, levels } from "./level.ts";
import { readyPack, shippedPack } from "./pack.ts";
import { type ShareAudience, type ShareFact, shareAudiences } from "./share-decide.ts";

const { document } = shippedPack;
const pack = readyPack({ ...document, bothSign: { ...document.bothSign, isOn: true } });
const sensitive = document.bothSign.categories;
/** What families may show a helper or a college of it, and something that is not sensitive. */
const about: readonly Category[] = ["supports", "health", "portfolio"];
const today = "2026-11-21";
const who = ["ana", "ben", "child"] as const;
const guardian = { choosing: "all", role: "guardian" } as const;

const anyChoosers = fc
  .subarray(["ana", "ben"] as const)
  .map(
    (deciding): Choosers =>
      new Map<string, { choosing: "all" | "lower-own-words"; role: "guardian" | "learner" }>([
        ...deciding.map((each) => [each, guardian] as const),
        ["child", { choosing: "lower-own-words", role: "learner" }],
      ]),
  );
const anyEvents = fc
  .array(
    fc.record({
      by: fc.constantFrom(...who),
      audience: fc.constantFrom("helper", "college", "teacher"),
      category: fc.constantFrom(...about),
      level: fc.option(fc.constantFrom(...levels), { nil: undefined }),
    }),
    { maxLength: 14 },
  )
  .map((all) =>
    all.map(({ by, ...event }, n): ChoiceEvent => {
      const at = `2026-11-01T10:${String(n).padStart(2, "0")}:00Z`;
      return { ...event, id: String(n), chosenBy: by, chosenAt: at };
    }),
  );
const helper: Tie = { policyId: "helper:h", agreement: { id: "h", kind: "helper", slices: [] } };
const anyTie = fc.constantFrom<Tie>(helper, { policyId: "college" }, { policyId: "teacher" });
const familyOf = (choosers: Choosers, events: readonly ChoiceEvent[]) => ({
  today,
  choosers,
  events,
  overrides: [],
  notes: [],
});
const audienceOf = ({ policyId }: Tie) => policyId.split(":")[0];

it("shows more of what is sensitive only where two guardians who decide have said so, and never more than without the rule", () => {
  const met = { raised: 0, held: 0 };
  fc.assert(
    fc.property(
      anyChoosers,
      anyEvents,
      anyTie,
      fc.constantFrom(...about.flatMap(slicesIn)),
      (choosers, events, tie, slice) => {
        const family = familyOf(choosers, events);
        const [strict, plain] = [pack, shippedPack].map((each) => decide(each, slice, tie, "x", family).level);
        expect(isBelow(plain ?? "hidden", strict ?? "hidden")).toBe(false);
        const category = categoryOf(slice);
        const deciding = who.filter((each) => choosers.get(each)?.role === "guardian");
        if (!sensitive.includes(category) || deciding.length < 2) expect(strict).toBe(plain);
        const start = pack.find(tie.policyId)?.cell(slice).level ?? "hidden";
        if (deciding.length < 2 || !sensitive.includes(category) || !isBelow(start, strict ?? "hidden")) {
          met.held += strict === plain ? 0 : 1;
          return;
        }
        met.raised += 1;
        for (const each of deciding) {
          const last = events.findLast(
            (event) => event.chosenBy === each && event.category === category && event.audience === audienceOf(tie),
          );
          expect(isBelow(last?.level ?? "hidden", strict ?? "hidden"), each).toBe(false);
        }
      },
    ),
    { numRuns: 15_000 },
  );
  for (const count of Object.values(met)) expect(count).toBeGreaterThan(2);
});

it("counts one human being once, under however many hats", () => {
  const mother = { ...guardian, person: "ana" } as const;
  const hats: Choosers = new Map([
    ["ana", mother],
    ["ana elsewhere", mother],
  ]);
  expect(bothOf(pack, sensitive, { choosers: hats })).toEqual([]);
  // Who decides by the roster and never had an account is one too.
  expect(bothOf(pack, sensitive, { choosers: hats, guardians: 2 })).toHaveLength(2);
  const three: Choosers = new Map([...hats, ["ben", { ...guardian, person: "ben" }]]);
  const said = (...by: readonly string[]) =>
    by.map((chosenBy, n): ChoiceEvent => {
      const chosenAt = `2026-11-01T10:00:0${n}Z`;
      return { id: String(n), audience: "helper", category: "supports", level: "summary", chosenBy, chosenAt };
    });
  const levelOf = (events: readonly ChoiceEvent[]) =>
    decide(pack, "accommodations", helper, "x", familyOf(three, events)).level;
  expect(levelOf(said("ana", "ana elsewhere"))).toBe("hidden");
  expect(levelOf(said("ana", "ben"))).toBe("summary");
});

it("opens nothing sensitive by a link that one of two guardians signed, and by the second's signature no more than was chosen", () => {
  const sharer = {
    id: "ana",
    capacity: "guardian",
    organizationId: null,
    personId: "a",
    agreementId: null,
    ended: false,
  } as const;
  const both: Choosers = new Map([
    ["ana", guardian],
    ["ben", guardian],
  ]);
  let opened = 0;
  fc.assert(
    fc.property(
      anyEvents,
      fc.constantFrom(...shareAudiences),
      fc.constantFrom(...slices.filter((slice) => sensitive.includes(categoryOf(slice)))),
      fc.constantFrom(...levels),
      (events, audience: ShareAudience, slice, level) => {
        const share = (cosigner: string | null): ShareFact => ({
          ...{ shareId: "l", audience, sharer, cosigner, gives: true, parts: [{ slice, level }], itemSlices: [] },
          sharedAt: "2026-11-20T10:00:00Z",
        });
        const by: Tie = { policyId: "guardian.deciding" };
        const levelOf = (cosigner: string | null) =>
          decide(
            pack,
            slice,
            { policyId: audience, shared: { share: share(cosigner), by } },
            "l",
            familyOf(both, events),
          ).level;
        const { lock, level: start } = pack.find(audience)?.cell(slice) ?? { lock: "law", level: "hidden" };
        const alone = levelOf(null);
        const silent = !events.some(
          ({ chosenBy, audience: about, category }) =>
            chosenBy === "ben" && about === audience && category === categoryOf(slice),
        );
        if (lock === "family" && silent) expect(isBelow(start, alone)).toBe(false);
        const together = levelOf("ben");
        expect(isBelow(level, together)).toBe(false);
        expect(isBelow(together, alone)).toBe(false);
        if (isBelow(alone, together)) opened += 1;
      },
    ),
    { numRuns: 5_000 },
  );
  expect(opened).toBeGreaterThan(10);
});
