import type { CompetencyFact, EdgeFact } from "../../src/framework/fact.ts";
import { skillsOf } from "../../src/framework/unit.ts";
import { addDays, daysBetween } from "../../src/kernel/date.ts";
import { type MasteryLevel, masteryLevels, type Readiness } from "../../src/record/mastery.ts";
import { awaiting, type DeepClass, rich, type Taught } from "./classes.ts";
import type { Facts } from "./facts.ts";
import { type Random, randomOf } from "./random.ts";

type Sureness = "sure" | "old" | "thin" | "one" | "none";

/** What a learner has shown of one skill by the first day of school. */
interface Shown {
  readonly level: MasteryLevel;
  readonly sureness: Sureness;
}

/** Scores in the middle of each level's band, of ten points and of the four-level rubric: any mix of one level stays in it. */
const points: Readonly<Record<MasteryLevel, readonly number[]>> = {
  starting: [2, 3],
  growing: [5, 6],
  met: [7.5, 8],
  extends: [9.5, 10],
};
const rubric: Readonly<Record<MasteryLevel, number>> = { starting: 1, growing: 2, met: 3, extends: 4 };

/** How often each level comes, by how ready a learner is; in the order of `masteryLevels`. */
const spread: Readonly<Record<Readiness, readonly number[]>> = {
  "first-steps": [0.32, 0.46, 0.2, 0.02],
  ready: [0.06, 0.36, 0.48, 0.1],
  "ready-to-stretch": [0, 0.1, 0.5, 0.4],
};
const surenesses: readonly (readonly [Sureness, number])[] = [
  ["sure", 0.72],
  ["old", 0.07],
  ["thin", 0.07],
  ["one", 0.06],
  ["none", 0.08],
];

function drawn<Item>(random: Random, items: readonly (readonly [Item, number])[]): Item {
  let left = random.next();
  for (const [item, share] of items) {
    left -= share;
    if (left < 0) return item;
  }
  const [first] = items;
  if (!first) throw new Error("there is nothing to draw from");
  return first[0];
}
const levelFor = (random: Random, readiness: Readiness): MasteryLevel =>
  drawn(
    random,
    masteryLevels.map((level, place) => [level, spread[readiness][place] ?? 0]),
  );

/** The five skills of a first unit, so that together they say one readiness. */
function firstSkills(random: Random, readiness: Readiness, count: number): Shown[] {
  const met =
    readiness === "ready-to-stretch" ? count : readiness === "ready" ? random.between(3, 4) : random.between(0, 1);
  const levels = random.shuffled(
    Array.from({ length: count }, (_, place): MasteryLevel => {
      if (readiness === "ready-to-stretch") return place < random.between(1, 4) ? "extends" : "met";
      if (place < met) return readiness === "ready" && place === 0 && random.chance(0.4) ? "extends" : "met";
      return random.chance(readiness === "ready" ? 0.2 : 0.45) ? "starting" : "growing";
    }),
  );
  // At most one without evidence: nobody of these is left unsorted, and the word stays.
  let missing = readiness === "ready" ? 0 : 1;
  return levels.map((level) => {
    const sureness = drawn(random, surenesses);
    if (sureness !== "none") return { level, sureness };
    const may = missing > 0 && (level !== "extends" || readiness !== "ready-to-stretch");
    if (may) missing -= 1;
    return { level, sureness: may ? "none" : "one" };
  });
}

export interface Standards {
  readonly competencies: readonly CompetencyFact[];
  readonly edges: readonly EdgeFact[];
}

/** What a unit leans on, by the rule that the class screen uses. */
export function leansOn({ codes }: Taught, { competencies, edges }: Standards): string[] {
  const infos = competencies.map(({ code, statement, position = 0 }) => ({
    id: code,
    code,
    statement,
    position,
    parentId: null,
  }));
  return skillsOf(
    { competencyIds: codes },
    infos,
    edges.map(({ from, to }) => ({ fromId: from, toId: to })),
  ).map(({ code }) => code);
}

/** How ready the learners of a class are, in shares that a teacher would find; the order is drawn, and tied to nothing else. */
export function readinessOfAll(inClass: DeepClass): Map<string, Readiness> {
  const random = randomOf("readiness", inClass.name);
  const here = inClass.learners.filter((key) => !awaiting.some((each) => each === key));
  const [first, ready] = [Math.round(here.length * 0.32), Math.round(here.length * 0.34)];
  const drawn = random.shuffled(here).sort((a, b) => Number(a === rich) - Number(b === rich));
  return new Map(
    drawn.map((key, place): [string, Readiness] => [
      key,
      place < first ? "first-steps" : place >= here.length - ready ? "ready" : "ready-to-stretch",
    ]),
  );
}

/** Evidence on standards: last year's and older for what the units lean on, this year's for what is taught. */
export function addMarks(out: Facts, inClass: DeepClass, standards: Standards): void {
  const known = new Map(standards.competencies.map((each) => [each.code, each]));
  const taught = new Set(inClass.units.flatMap(({ codes }) => codes));
  const leaned = [...new Set(inClass.units.flatMap((unit) => leansOn(unit, standards)))].filter(
    (code) => !taught.has(code),
  );
  const [firstUnit] = inClass.units;
  const first = firstUnit ? leansOn(firstUnit, standards) : [];
  for (const [learner, readiness] of readinessOfAll(inClass)) {
    const random = randomOf("marks", inClass.name, learner);
    const shown = new Map(
      first.map((code, place) => [
        code,
        firstSkills(randomOf("first", inClass.name, learner), readiness, first.length)[place],
      ]),
    );
    const writer = new Writer(out, inClass, learner, known);
    for (const code of leaned) {
      const { level, sureness } = shown.get(code) ?? {
        level: levelFor(random, readiness),
        sureness: drawn(random, surenesses),
      };
      writer.before(random, code, level, sureness, first.includes(code));
    }
    for (const unit of inClass.units)
      for (const code of unit.codes) writer.taught(random, code, unit, levelFor(random, readiness));
  }
}

class Writer {
  readonly #out: Facts;
  readonly #class: DeepClass;
  readonly #learner: string;
  readonly #known: ReadonlyMap<string, CompetencyFact>;
  #count = 0;

  constructor(out: Facts, inClass: DeepClass, learner: string, known: ReadonlyMap<string, CompetencyFact>) {
    this.#out = out;
    this.#class = inClass;
    this.#learner = learner;
    this.#known = known;
  }

  #piece(code: string, on: string, body: object, more: object = {}): void {
    const competency = this.#known.get(code);
    if (!competency) throw new Error(`no standard ${code}`);
    const { framework, statement, subject = "" } = competency;
    this.#count += 1;
    const key = `${this.#learner}-${this.#class.name}-${this.#count}`;
    this.#out.entry(
      "standards-result",
      key,
      this.#learner,
      { competency: { framework, code, statement, subject }, ...body },
      { observedOn: on, ...more },
    );
  }

  #gradebook(random: Random, code: string, on: string, level: MasteryLevel, title: string): void {
    const { title: assessedBy, teacher } = this.#class.before;
    this.#piece(
      code,
      on,
      { title, score: random.pick(points[level]), maximum: 10, assessedBy },
      { author: { capacity: "teacher", key: teacher } },
    );
  }

  /** What was shown before this class began. */
  before(random: Random, code: string, level: MasteryLevel, sureness: Sureness, isFirst: boolean): void {
    if (sureness === "none") return;
    if (sureness === "old") {
      this.#gradebook(random, code, schoolDay(random, "2020-02-03", "2020-03-06"), level, "Unit test");
      this.#gradebook(random, code, schoolDay(random, "2020-01-07", "2020-01-31"), level, "Quiz");
      return;
    }
    this.#gradebook(random, code, schoolDay(random, "2021-04-05", "2021-05-14"), level, "Unit test");
    if (sureness === "one") return;
    this.#gradebook(random, code, schoolDay(random, "2021-02-08", "2021-03-26"), level, "Quiz");
    if (sureness === "thin") return;
    this.#piece(code, "2021-05-19", {
      title: "Spring benchmark",
      score: random.pick(points[level]),
      maximum: 10,
      assessedBy: "District benchmark",
    });
    if (isFirst && random.chance(0.6))
      this.#rubric(code, schoolDay(random, "2021-08-25", "2021-09-03"), level, "Warm-up problem");
  }

  /** What is shown while a unit is taught: a quiz on the way, a test at its end, often the teacher's rubric. */
  taught(random: Random, code: string, { startsOn, endsOn }: Taught, level: MasteryLevel): void {
    if (random.chance(0.06)) return;
    const middle = addDays(startsOn, Math.round(daysBetween(startsOn, endsOn) / 2));
    const earlier = masteryLevels[Math.max(0, masteryLevels.indexOf(level) - (random.chance(0.4) ? 1 : 0))] ?? level;
    const seat = this.#seatOn(startsOn);
    const score = (which: MasteryLevel) => ({ score: random.pick(points[which]), maximum: 10 });
    this.#piece(code, schoolDay(random, startsOn, middle), { title: "Quiz", ...score(earlier) }, { class: seat });
    if (random.chance(0.85))
      this.#piece(
        code,
        schoolDay(random, addDays(endsOn, -7), endsOn),
        { title: "Unit test", ...score(level) },
        { class: seat },
      );
    if (random.chance(0.6)) this.#rubric(code, schoolDay(random, middle, endsOn), level, "Class work");
  }

  #rubric(code: string, on: string, level: MasteryLevel, title: string): void {
    const { teacher } = this.#class.option;
    this.#piece(
      code,
      on,
      { title, score: rubric[level], maximum: 4, assessedBy: "Teacher's rubric" },
      { class: this.#seatOn(on), author: { capacity: "teacher", key: teacher } },
    );
  }

  #seatOn(on: string): string {
    const { seats } = this.#class.option;
    const seat = seats.find(({ startsOn, endsOn }) => startsOn <= on && endsOn >= on) ?? seats[0];
    if (!seat) throw new Error(`a class without a section: ${this.#class.name}`);
    return seat.key;
  }
}

/** A weekday between two dates. */
export function schoolDay(random: Random, from: string, to: string): string {
  const day = addDays(from, random.between(0, Math.max(0, daysBetween(from, to))));
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 6 ? addDays(day, -1) : weekday === 0 ? addDays(day, 1) : day;
}
