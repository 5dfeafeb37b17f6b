import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Category, categories, type Slice, slices } from "./category.ts";
import type { ChoiceEvent, Choosers, ConflictNote, FamilyChoices, OverrideEvent } from "./choice.ts";
import { type Decision, decide, type Tie } from "./decide.ts";
import { isBelow, type Level, levels } from "./level.ts";
import { shippedPack as pack } from "./pack.ts";

const today = "2026-11-21";
const [ana, ben, child] = ["ana", "ben", "child"];
const choosers: Choosers = new Map([
  [ana, { choosing: "all", role: "guardian" }],
  [ben, { choosing: "all", role: "guardian" }],
  [child, { choosing: "lower-own-words", role: "learner" }],
]);

const nobodyChose: FamilyChoices = { today, choosers, events: [], overrides: [], notes: [] };
const day = (number: number) => `2026-11-${String(number).padStart(2, "0")}T10:00:00Z`;
let made = 0;
const chose = (
  by: string,
  category: Category,
  level: Level | undefined,
  on = 1,
  more: Partial<ChoiceEvent> = {},
): ChoiceEvent => ({
  id: String(made++),
  audience: "teacher",
  category,
  level,
  chosenBy: by,
  chosenAt: day(on),
  ...more,
});
const teacher: Tie = { policyId: "teacher" };
const helper: Tie = { policyId: "helper:h", agreement: { id: "h", kind: "helper", slices: [] } };
const levelOf = (slice: Slice, tie: Tie, events: readonly ChoiceEvent[], more: Partial<FamilyChoices> = {}): Level =>
  decide(pack, slice, tie, "somebody", { ...nobodyChose, ...more, events }).level;
const rulesOf = ({ because }: Decision) => because.map(({ rule }) => rule);

describe("the matrix", () => {
  it("hides everything from who has no tie, and every cell that nobody gave", () => {
    for (const slice of slices)
      expect(decide(pack, slice, undefined, "x", nobodyChose)).toMatchObject({
        level: "hidden",
        own: 0,
        write: "none",
      });
    expect(decide(pack, "grades", { policyId: "nurse" }, "x", nobodyChose)).toMatchObject({ level: "hidden" });
    expect(decide(pack, "grades", { policyId: "no such policy" }, "x", nobodyChose).level).toBe("hidden");
  });

  it("gives a teacher what teaching needs and a summary of the rest, never behavior, plans or race", () => {
    const open = Object.fromEntries(slices.map((slice) => [slice, levelOf(slice, teacher, [])]));
    expect(open).toMatchObject({
      attendance: "detail",
      accommodations: "detail",
      works: "summary",
      own: "summary",
      reach: "status",
    });
    expect([open.incidents, open.removals, open.plans, open.protected, open.flags]).toEqual(Array(5).fill("hidden"));
  });

  it("keeps each guardian's contacts and texts apart, and their own open to them", () => {
    const guardian: Tie = { policyId: "guardian.deciding" };
    for (const slice of ["household", "reach", "family"] as const) {
      expect(decide(pack, slice, guardian, ana, nobodyChose)).toMatchObject({ level: "hidden", own: 3, lock: "law" });
    }
  });

  it("names for every cell a rule that has words in both languages and a source", () => {
    for (const policy of pack.policies) {
      for (const slice of slices) {
        const { why, source } = pack.rule(policy.cell(slice).rule);
        expect(why.en && why.es && source).toBeTruthy();
      }
    }
  });
});

describe("a family's choices", () => {
  const level = fc.constantFrom(...levels);
  const anyChoice = fc.record({
    by: fc.constantFrom(ana, ben, child, "a former guardian"),
    category: fc.constantFrom(...categories),
    level: fc.option(level, { nil: undefined }),
    on: fc.integer({ min: 1, max: 28 }),
    audience: fc.constantFrom("teacher", "helper", "support"),
  });
  const drawn = fc
    .array(anyChoice, { maxLength: 12 })
    .map((all) =>
      all
        .sort((a, b) => a.on - b.on)
        .map(({ by, category, level: wanted, on, audience }) => chose(by, category, wanted, on, { audience })),
    );
  const ties = fc.constantFrom<Tie>(
    teacher,
    helper,
    { policyId: "support" },
    { policyId: "office.registrar" },
    { policyId: "app:a", agreement: { id: "a", kind: "app", slices: ["mastery"] } },
  );
  const anySlice = fc.constantFrom(...slices);

  it("never move what is not the family's, and never pass what the school allows", () => {
    fc.assert(
      fc.property(drawn, ties, anySlice, (events, tie, slice) => {
        const before = decide(pack, slice, tie, "x", nobodyChose);
        const after = decide(pack, slice, tie, "x", { ...nobodyChose, events });
        const ceiling = pack.find(tie.policyId)?.cell(slice).ceiling ?? "hidden";
        if (before.lock !== "family") expect(after).toEqual(before);
        else expect(isBelow(ceiling, after.level)).toBe(false);
        expect(after.write).toBe(before.write);
      }),
    );
  });

  it("show a helper nothing of attendance once anyone who may choose hides it", () => {
    fc.assert(
      fc.property(drawn, fc.constantFrom(ana, ben), (events, by) => {
        const hidden = chose(by, "enrollment", "hidden", 28, { audience: "helper" });
        expect(levelOf("attendance", helper, [...events, hidden])).toBe("hidden");
      }),
    );
  });

  it("of a former guardian never open anything", () => {
    fc.assert(
      fc.property(drawn, ties, anySlice, (events, tie, slice) => {
        const without = events.filter(({ chosenBy }) => chosenBy !== "a former guardian");
        const withFormer = levelOf(slice, tie, events);
        expect(isBelow(levelOf(slice, tie, without), withFormer)).toBe(false);
      }),
    );
  });

  it("never show a learner's own words wider because the learner chose under age", () => {
    fc.assert(
      fc.property(drawn, ties, anySlice, (events, tie, slice) => {
        const without = events.filter(({ chosenBy }) => chosenBy !== child);
        expect(isBelow(levelOf(slice, tie, without), levelOf(slice, tie, events))).toBe(false);
      }),
    );
  });

  it("end with their last day", () => {
    const until = (last: string) => levelOf("works", teacher, [chose(ana, "portfolio", "hidden", 1, { until: last })]);
    expect([until(today), until("2026-11-20")]).toEqual(["hidden", "summary"]);
  });

  it("about one helper stand before those about all helpers, chooser by chooser, and the narrowest wins", () => {
    const all = (by: string, wanted: Level) => chose(by, "grades", wanted, 1, { audience: "helper" });
    const one = (by: string, wanted: Level) =>
      chose(by, "grades", wanted, 2, { audience: undefined, agreementId: "h" });
    expect(levelOf("grades", helper, [all(ana, "hidden"), one(ana, "summary")])).toBe("summary");
    expect(levelOf("grades", helper, [all(ben, "hidden"), one(ana, "summary")])).toBe("hidden");
  });
});

describe("two guardians", () => {
  const note = (on: number): ConflictNote => ({ audience: "teacher", category: "portfolio", notedAt: day(on) });

  it("pause a cell when one raises and the other lowers it within 14 days, whoever came first", () => {
    for (const events of [
      [chose(ana, "portfolio", "detail", 1), chose(ben, "portfolio", "hidden", 10)],
      [chose(ana, "portfolio", "hidden", 1), chose(ben, "portfolio", "detail", 10)],
    ]) {
      const decision = decide(pack, "works", teacher, "x", {
        ...nobodyChose,
        events: [...events, chose(events[1]?.chosenBy === ben ? ana : ben, "portfolio", "detail", 11)],
      });
      expect(decision.level).toBe("hidden");
    }
  });

  it("stay at the narrowest until the registrar's note, whatever either chooses then", () => {
    const events = [
      chose(ana, "portfolio", "detail", 1),
      chose(ben, "portfolio", "status", 5),
      chose(ben, "portfolio", undefined, 6),
    ];
    expect(levelOf("works", teacher, events)).toBe("status");
    expect(levelOf("works", teacher, events, { notes: [note(7)] })).toBe("detail");
    expect(rulesOf(decide(pack, "works", teacher, "x", { ...nobodyChose, events }))).toContain("choice.conflict");
  });

  it("are not in conflict when they agree, or when weeks lie between", () => {
    expect(
      levelOf("works", teacher, [
        chose(ana, "portfolio", "detail", 1),
        chose(ben, "portfolio", "hidden", 20),
        chose(ben, "portfolio", undefined, 21),
      ]),
    ).toBe("detail");
    expect(
      levelOf("works", teacher, [
        chose(ana, "portfolio", "status", 1),
        chose(ben, "portfolio", "hidden", 2),
        chose(ben, "portfolio", undefined, 3),
      ]),
    ).toBe("status");
  });
});

describe("one named person", () => {
  const less = (by: string, level: Level): OverrideEvent => ({
    id: "o",
    subjectId: "hale",
    category: "portfolio",
    level,
    chosenBy: by,
    chosenAt: day(2),
  });
  const asHale = (overrides: readonly OverrideEvent[], events: readonly ChoiceEvent[] = []) =>
    decide(pack, "works", teacher, "hale", { ...nobodyChose, events, overrides }).level;

  it("is shown less than the rest, and never more", () => {
    expect(asHale([less(ana, "hidden")])).toBe("hidden");
    expect(asHale([less(ana, "detail")])).toBe("summary");
    expect(decide(pack, "works", teacher, "another", { ...nobodyChose, overrides: [less(ana, "hidden")] }).level).toBe(
      "summary",
    );
  });

  it("keeps the work made for the own class", () => {
    expect(decide(pack, "works", teacher, "hale", { ...nobodyChose, overrides: [less(ana, "hidden")] }).own).toBe(3);
  });
});

describe("age", () => {
  it("lets a trusted learner of 16 share own work, and no other", () => {
    const events = [
      chose(child, "portfolio", "detail", 1),
      chose(child, "grades", "summary", 1, { audience: "helper" }),
    ];
    const trusted: Choosers = new Map([...choosers, [child, { choosing: "share-own-words", role: "learner" }]]);
    expect(levelOf("works", teacher, events)).toBe("summary");
    expect(levelOf("works", teacher, events, { choosers: trusted })).toBe("detail");
    expect(levelOf("grades", helper, events, { choosers: trusted })).toBe("hidden");
  });

  it("shows former guardians of a learner of age only what the learner allows", () => {
    const ofAge: Choosers = new Map([[child, { choosing: "all", role: "learner" }]]);
    const former: Tie = { policyId: "guardian.of-age" };
    for (const slice of slices)
      expect(decide(pack, slice, former, ana, { ...nobodyChose, choosers: ofAge }).level).toBe("hidden");
    const allowed = [chose(child, "grades", "summary", 1, { audience: "guardian" })];
    expect(levelOf("grades", former, allowed, { choosers: ofAge })).toBe("summary");
    expect(levelOf("attendance", former, allowed, { choosers: ofAge })).toBe("hidden");
  });

  it("keeps what a guardian had narrowed when rights pass to the learner, until the learner decides", () => {
    const ofAge: Choosers = new Map([[child, { choosing: "all", role: "learner" }]]);
    const narrowed = chose(ana, "portfolio", "hidden", 1);
    expect(levelOf("works", teacher, [narrowed], { choosers: ofAge })).toBe("hidden");
    expect(levelOf("works", teacher, [narrowed, chose(child, "portfolio", "summary", 2)], { choosers: ofAge })).toBe(
      "summary",
    );
  });
});
