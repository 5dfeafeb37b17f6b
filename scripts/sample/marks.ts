import { skillsOf } from "../../src/framework/unit.ts";
import { addDays, daysBetween } from "../../src/kernel/date.ts";
import { type MasteryLevel, masteryLevels, type Readiness } from "../../src/record/mastery.ts";
import { type DeepClass, rich } from "./classes.ts";
import type { Taught } from "./curriculum.ts";
import type { Learner } from "./district.ts";
import type { Facts } from "./facts.ts";
import { type Random, randomOf, schoolDay } from "./random.ts";
import { competencyOf, type Standards } from "./standards.ts";

type Sureness = "sure" | "old" | "thin" | "one" | "none";

/** What a learner has shown of one skill by the first day of school. */
interface Shown {
  readonly level: MasteryLevel;
  readonly sureness: Sureness;
}

/** Scores well inside each level's band, of ten points and of the four-level rubric: any mix of one level stays in it. */
const points: Readonly<Record<MasteryLevel, readonly number[]>> = {
  starting: [2, 3],
  growing: [5, 6],
  met: [7.5, 8],
  extends: [9.5, 10],
};
const rubric: Readonly<Record<MasteryLevel, number>> = { starting: 1, growing: 2, met: 3, extends: 4 };

/** How often each level comes, by how ready a learner is. */
const spread: Readonly<Record<Readiness, Readonly<Record<MasteryLevel, number>>>> = {
  "first-steps": { starting: 0.32, growing: 0.46, met: 0.2, extends: 0.02 },
  ready: { starting: 0.06, growing: 0.36, met: 0.48, extends: 0.1 },
  "ready-to-stretch": { starting: 0, growing: 0.1, met: 0.5, extends: 0.4 },
};
const surenesses: Readonly<Record<Sureness, number>> = { sure: 0.72, old: 0.07, thin: 0.07, one: 0.06, none: 0.08 };

/** The skills of a first unit, so that together they say one readiness, whichever of them has no evidence. */
function firstSkills(random: Random, readiness: Readiness, codes: readonly string[]): Map<string, Shown> {
  const stretch = readiness === "ready-to-stretch";
  const met = stretch ? codes.length : readiness === "ready" ? random.between(3, 4) : random.between(0, 1);
  const extending = stretch ? random.between(1, codes.length - 1) : random.chance(0.2) && met > 1 ? 1 : 0;
  const below = readiness === "ready" ? 0.2 : 0.45;
  const levels = random.shuffled(
    codes.map((_, place): MasteryLevel => {
      if (place < extending) return "extends";
      return place < met ? "met" : random.chance(below) ? "starting" : "growing";
    }),
  );
  // At most one without evidence, so that nobody is left unsorted; where half is met, each one counts.
  const missing = readiness !== "ready" && random.chance(0.3) ? levels.findIndex((level) => level !== "extends") : -1;
  return new Map(
    codes.map((code, place) => {
      const drawn = random.drawn(surenesses);
      const sureness = place === missing ? "none" : drawn === "none" ? "one" : drawn;
      return [code, { level: levels[place] ?? "growing", sureness }];
    }),
  );
}

/** What a unit leans on, by the rule of the class screen. */
function leansOn({ codes }: Taught, { byCode, edges }: Standards): string[] {
  const subject = byCode.get(codes[0] ?? "")?.subject;
  const infos = [...byCode.values()]
    .filter((each) => !each.isGroup && each.subject === subject)
    .map(({ code, statement, position = 0 }) => ({ id: code, code, statement, position, parentId: null }));
  const ends = edges.map(({ from, to }) => ({ fromId: from, toId: to }));
  return skillsOf({ competencyIds: codes }, infos, ends).map(({ code }) => code);
}

/** How ready the learners of a class are, in shares a teacher would find. Drawn, and tied to nothing else about them. */
export function readinessOfAll({ name, here }: DeepClass): Map<string, Readiness> {
  const [first, ready] = [Math.round(here.length * 0.32), Math.round(here.length * 0.34)];
  const order = randomOf("readiness", name)
    .shuffled(here.map(({ key }) => key))
    .sort((a, b) => Number(a === rich) - Number(b === rich));
  return new Map(
    order.map((key, place) => [
      key,
      place < first ? "first-steps" : place >= here.length - ready ? "ready" : "ready-to-stretch",
    ]),
  );
}

/** Evidence on standards: last year's and older for what the units lean on, this year's for what is taught. */
export function addMarks(out: Facts, inClass: DeepClass, standards: Standards): void {
  const { name, here, units } = inClass;
  const taught = new Set(units.flatMap(({ codes }) => codes));
  const leaned = [...new Set(units.flatMap((unit) => leansOn(unit, standards)))].filter((code) => !taught.has(code));
  const first = units[0] ? leansOn(units[0], standards) : [];
  const readiness = readinessOfAll(inClass);
  for (const learner of here) {
    const word = readiness.get(learner.key) ?? "ready";
    const random = randomOf("marks", name, learner.key);
    const shown = firstSkills(randomOf("first", name, learner.key), word, first);
    const book = new MarkBook(out, inClass, learner, standards);
    for (const code of leaned) {
      const drawn = { level: random.drawn(spread[word]), sureness: random.drawn(surenesses) };
      book.writeBefore(random, code, shown.get(code) ?? drawn, shown.has(code));
    }
    for (const unit of units)
      for (const code of unit.codes) book.writeTaught(random, code, unit, random.drawn(spread[word]));
  }
}

/** What one learner's teachers wrote down in mathematics, this year and before. */
class MarkBook {
  readonly #out: Facts;
  readonly #class: DeepClass;
  readonly #learner: Learner;
  readonly #standards: Standards;
  #count = 0;

  constructor(out: Facts, inClass: DeepClass, learner: Learner, standards: Standards) {
    this.#out = out;
    this.#class = inClass;
    this.#learner = learner;
    this.#standards = standards;
  }

  /** What was shown before this class began. Old evidence is two years old, of the class before the last. */
  writeBefore(random: Random, code: string, { level, sureness }: Shown, isFirst: boolean): void {
    const [before, earlier] = this.#class.past(this.#learner);
    const score = () => ({ score: random.pick(points[level]), maximum: 10 });
    const write = (year: typeof before, on: string, title: string) =>
      this.#write(code, on, { title, ...score(), assessedBy: year.title }, { author: teacher(year.teacher) });
    if (sureness === "none") return;
    if (sureness === "old") {
      write(earlier, schoolDay(random, "2020-01-07", "2020-01-31"), "Quiz");
      write(earlier, schoolDay(random, "2020-02-03", "2020-03-06"), "Unit test");
      return;
    }
    if (sureness !== "one") write(before, schoolDay(random, "2021-02-08", "2021-03-26"), "Quiz");
    write(before, schoolDay(random, "2021-04-05", "2021-05-14"), "Unit test");
    if (sureness !== "sure") return;
    this.#write(code, "2021-05-19", { title: "Spring benchmark", ...score(), assessedBy: "District benchmark" });
    if (isFirst && random.chance(0.6))
      this.#writeRubric(code, schoolDay(random, "2021-08-25", "2021-09-03"), level, "Warm-up problem");
  }

  /** What is shown while a unit is taught: a quiz on the way, a test at its end, often the teacher's rubric. */
  writeTaught(random: Random, code: string, { startsOn, endsOn }: Taught, level: MasteryLevel): void {
    if (random.chance(0.06)) return;
    const middle = addDays(startsOn, Math.round(daysBetween(startsOn, endsOn) / 2));
    const earlier = masteryLevels[masteryLevels.indexOf(level) - Number(random.chance(0.4))] ?? level;
    const inClass = { class: this.#seatOn(startsOn) };
    const score = (which: MasteryLevel) => ({ score: random.pick(points[which]), maximum: 10 });
    this.#write(code, schoolDay(random, startsOn, middle), { title: "Quiz", ...score(earlier) }, inClass);
    if (random.chance(0.85))
      this.#write(
        code,
        schoolDay(random, addDays(endsOn, -7), endsOn),
        { title: "Unit test", ...score(level) },
        inClass,
      );
    if (random.chance(0.6)) this.#writeRubric(code, schoolDay(random, middle, endsOn), level, "Class work");
  }

  #writeRubric(code: string, on: string, level: MasteryLevel, title: string): void {
    const body = { title, score: rubric[level], maximum: 4, assessedBy: "Teacher's rubric" };
    this.#write(code, on, body, { class: this.#seatOn(on), author: teacher(this.#class.option.teacher) });
  }

  #write(code: string, on: string, body: object, more: object = {}): void {
    this.#count += 1;
    const { key } = this.#learner;
    this.#out.entry(
      "standards-result",
      `${key}-${this.#class.name}-${this.#count}`,
      key,
      { competency: competencyOf(this.#standards, code), ...body },
      { observedOn: on, ...more },
    );
  }

  #seatOn(on: string): string {
    const { seats } = this.#class.option;
    const seat = seats.find(({ startsOn, endsOn }) => startsOn <= on && endsOn >= on) ?? seats[0];
    if (!seat) throw new Error(`a class without a section: ${this.#class.name}`);
    return seat.key;
  }
}

const teacher = (key: string) => ({ capacity: "teacher", key });
