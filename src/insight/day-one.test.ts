import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DigestView } from "../entry/entry.ts";
import { categoryOf, type Slice } from "../privacy/category.ts";
import { type MasteryLevel, masteryLevels } from "../record/mastery.ts";
import { type DayOne, dayOne } from "./day-one.ts";

type Digest = DigestView & { learnerId: string };

const skills = ["S1", "S2", "S3", "S4", "S5"].map((code) => ({ id: code, code, statement: `Skill ${code}` }));
const inClass = { id: "class", title: "Algebra 1", school: "Lincoln" };
const summed = (learnerId: string, slice: Slice, kind: string, value: unknown, generated?: true): Digest => ({
  learnerId,
  category: categoryOf(slice),
  slice,
  status: {},
  summary: { [kind]: { value, asOf: "2026-11-01", authors: [], ...(generated && { generated }) } },
});
const inOneLine = (learnerId: string, slice: Slice, kind: string, value: unknown): Digest => ({
  learnerId,
  category: categoryOf(slice),
  slice,
  status: { [kind]: value },
});
const marks = (learnerId: string, levels: readonly (MasteryLevel | undefined)[]): Digest =>
  summed(learnerId, "mastery", "standards-result", {
    Math: levels.flatMap((level, index) =>
      level ? [{ code: `S${index + 1}`, level, sureness: "thin", newest: `2026-10-0${index + 1}`, pieces: 2 }] : [],
    ),
  });
const page = (ids: readonly string[], digests: readonly Digest[]): DayOne =>
  dayOne({
    class: inClass,
    learners: ids.map((id) => ({ id, name: `Name of ${id}` })),
    digests,
    units: [{ number: 1, title: "Lines" }],
    unit: { number: 1, title: "Lines", skills, competencies: [] },
  });
const tileOf = (digests: readonly Digest[]) => page(["ana"], digests).tiles[0];

describe("a tile", () => {
  it("has the words of a health alert where they are open, and of what is behind it nothing", () => {
    const alert = inOneLine("ana", "alerts", "health-alert", ["Bee stings"]);
    const plan = summed("ana", "health", "emergency-plan", [{ title: "Bee stings", what: "Use the pen" }]);
    expect(tileOf([alert, plan])?.alerts).toEqual(["Bee stings"]);
    expect(JSON.stringify(page(["ana"], [alert, plan]))).not.toContain("Use the pen");
    expect(tileOf([])?.alerts).toEqual([]);
  });

  it("says first what learners say of themselves, then what they are proud of, then what somebody saw", () => {
    const all = [
      summed("ana", "own", "about-me", { strengths: ["Keeps trying"], line: "I build", interests: ["Robots"] }),
      summed("ana", "bests", "personal-best", [{ title: "A bridge" }]),
      inOneLine("ana", "narratives", "narrative", "Explains her steps"),
      summed("ana", "recognitions", "recognition", [{ title: "Teamwork award" }]),
    ];
    expect(all.map((_, index) => tileOf(all.slice(index))?.brings)).toEqual([
      "Keeps trying",
      "A bridge",
      "Explains her steps",
      "Teamwork award",
    ]);
    expect(tileOf([summed("ana", "own", "about-me", { line: "I build", interests: ["Robots"] })])?.brings).toBe(
      "I build",
    );
    expect(tileOf([summed("ana", "own", "about-me", { interests: ["Robots"] })])?.brings).toBe("Robots");
    expect(tileOf([inOneLine("ana", "own", "about-me", "I build")])?.brings).toBe("I build");
  });

  it("has what the family says about anything it is made of, each statement once (34 CFR 99.21)", () => {
    const said = { text: "The list names somebody else.", on: "2026-11-20" };
    const badge = {
      ...summed("ana", "recognitions", "recognition", [{ title: "Teamwork award" }]),
      statements: [{ ...said, kind: "recognition", by: "guardian" }],
    };
    expect(tileOf([badge, badge])?.statements).toEqual([said]);
  });

  it("of a learner of whom nothing is open looks like one of whom nothing is held", () => {
    expect(tileOf([])).toEqual({
      learnerId: "ana",
      name: "Name of ana",
      languages: [],
      marks: skills.map(({ code }) => ({ code, pieces: 0 })),
      supports: [],
      alerts: [],
    });
  });

  it("takes a summary that is cut to one line, or of another shape than expected, without failing", () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.constantFrom("about-me", "personal-best", "standards-result", "accommodation"),
        (value, kind) => {
          expect(page(["ana"], [summed("ana", "own", kind, value)]).tiles).toHaveLength(1);
        },
      ),
    );
  });

  it("shows a mark for each skill of the unit, with how sure it is, and says what was made up", () => {
    const tile = tileOf([
      marks("ana", ["met", undefined, "growing"]),
      summed("ana", "bests", "personal-best", [], true),
    ]);
    expect(tile?.marks.map(({ code, level, pieces }) => [code, level, pieces])).toEqual([
      ["S1", "met", 2],
      ["S2", undefined, 0],
      ["S3", "growing", 2],
      ["S4", undefined, 0],
      ["S5", undefined, 0],
    ]);
    expect(tile?.generated).toBe(true);
  });

  it("of a backpack on the way waits: no marks, no group, not among those who are here", () => {
    const waiting = summed("ana", "enrollment", "enrollment", { awaiting: { from: "Harbor" } });
    const { here, learners, notSorted, tiles, provide } = page(
      ["ana", "ben"],
      [
        waiting,
        marks("ana", ["met", "met", "met"]),
        summed("ana", "accommodations", "accommodation", [{ basis: "support", title: "Extra time" }]),
      ],
    );
    expect([learners, here, notSorted, provide]).toEqual([2, 1, ["ana", "ben"], []]);
    expect(tiles[0]).toMatchObject({ awaiting: { from: "Harbor" }, marks: [] });
  });
});

describe("groups", () => {
  const level = fc.option(fc.constantFrom(...masteryLevels), { nil: undefined });
  const drawn = fc.array(fc.array(level, { minLength: 5, maxLength: 5 }), { maxLength: 12 });

  it("hold everybody exactly once, or say that there is too little to sort by", () => {
    fc.assert(
      fc.property(drawn, (all) => {
        const ids = all.map((_, index) => `learner-${index}`);
        const { groups, notSorted, readiness, tiles } = page(
          ids,
          all.map((levels, index) => marks(`learner-${index}`, levels)),
        );
        expect([...groups.flatMap(({ learners }) => learners), ...notSorted].sort()).toEqual([...ids].sort());
        expect(readiness.map(({ count }) => count)).toEqual(groups.map(({ learners }) => learners.length));
        for (const [index, levels] of all.entries()) {
          const known = levels.filter((each) => each !== undefined);
          expect(notSorted.includes(`learner-${index}`)).toBe(known.length < 3);
          expect(tiles[index]?.readiness === undefined).toBe(known.length < 3);
        }
      }),
    );
  });

  it("start with the skill that most of those who take first steps still have before them", () => {
    const { groups } = page(
      ["ana", "ben", "cleo", "dan"],
      [
        marks("ana", ["starting", "growing", "met"]),
        marks("ben", ["met", "growing", "starting"]),
        marks("cleo", ["starting", "growing", "growing"]),
        marks("dan", ["extends", "met", "met"]),
      ],
    );
    expect(groups.map(({ readiness, startWith, learners }) => [readiness, startWith?.code, learners])).toEqual([
      ["first-steps", "S2", ["ana", "ben", "cleo"]],
      ["ready", undefined, []],
      ["ready-to-stretch", undefined, ["dan"]],
    ]);
  });
});

describe("what must be provided", () => {
  const support = (id: string, ...listed: object[]) => summed(id, "accommodations", "accommodation", listed);

  it("counts the same support once for each learner who needs it, those of most learners first", () => {
    const { provide, englishLearners } = page(
      ["ana", "ben", "cleo"],
      [
        support("ana", { basis: "legal-plan", title: "Extra time" }, { basis: "english-learner", title: "Word list" }),
        support("ben", { basis: "legal-plan", title: "extra time" }, { basis: "support", title: "Extra time" }),
        support(
          "cleo",
          { basis: "english-learner", title: "Word list" },
          { basis: "english-learner", title: "Partner" },
          { basis: "support", title: "Front seat" },
        ),
      ],
    );
    expect(provide).toEqual([
      { title: "Extra time", basis: "legal-plan", count: 2, learners: ["ana", "ben"] },
      { title: "Extra time", basis: "support", count: 1, learners: ["ben"] },
      { title: "Front seat", basis: "support", count: 1, learners: ["cleo"] },
    ]);
    expect(englishLearners).toBe(2);
  });
});

describe("what the class brings", () => {
  const about = (id: string, more: object) => summed(id, "own", "about-me", more);

  it("is what several share, so that it points at nobody, and how many speak two languages", () => {
    const { brings } = page(
      ["ana", "ben", "cleo"],
      [
        about("ana", {
          strengths: ["Drawing", "Drawing", "Chess"],
          interests: ["Robots"],
          languages: ["Spanish", "English"],
        }),
        about("ben", { strengths: ["drawing"], interests: ["robots", "Goats"], languages: ["English"] }),
        inOneLine("cleo", "background", "background", ["Arabic", "French"]),
      ],
    );
    expect(brings).toEqual([
      { what: "Drawing", count: 2, kind: "strength" },
      { what: "Robots", count: 2, kind: "interest" },
      { what: "languages", count: 2, kind: "languages" },
    ]);
  });
});
