import { addDays } from "../../src/kernel/date.ts";
import { type DeepClass, rich, schoolBefore, schoolNames } from "./classes.ts";
import type { Learner } from "./district.ts";
import type { Facts } from "./facts.ts";
import { homesOf } from "./homes.ts";
import { dealer, type Random, randomOf, schoolDay } from "./random.ts";
import { sayings } from "./words/sayings.ts";
import { harder, helps, interests, sharedStrengths, strengths, youngStrengths } from "./words/strengths.ts";
import { hopes, lines, linesInSpanish, youngLines, youngLinesInSpanish } from "./words/voices.ts";
import { bests, classBests, goals, recognitions, youngBests, youngClassBests, youngGoals } from "./words/works.ts";

interface Best {
  readonly title: string;
  readonly why: string;
  readonly subject?: string;
}
interface Goal {
  readonly statement: string;
  readonly why?: string;
  readonly steps: readonly string[];
}

/** Learners of a class without a page of their own: what they bring is told by a work they are proud of. */
const withoutPage = 4;

/**
 * What learners say of themselves: a page, goals, works they are proud of, and what they were thanked for. Words are dealt in
 * an order drawn for the class, never by name, school or mark, and what a tile shows first comes once in a class.
 */
export function addPages(out: Facts, inClass: DeepClass): void {
  const { name, here, isYoung } = inClass;
  const random = randomOf("pages", name);
  const order = random.shuffled(here.filter(({ key }) => key !== rich));
  const writePage = pageWriter(out, random, inClass, order);
  const best = dealer<Best>(random, isYoung ? youngBests : bests);
  const ofClass = random.shuffled<Best>(isYoung ? youngClassBests : classBests);
  const goal = dealer<Goal>(random, isYoung ? youngGoals : goals);
  const thanks = dealer(random, recognitions);
  for (const [place, learner] of order.entries()) {
    if (place >= withoutPage) writePage(learner);
    const kind = place < withoutPage ? "any" : random.drawn({ any: 0.35, class: 0.25, none: 0.4 });
    const made = kind === "any" ? best() : kind === "class" ? ofClass.pop() : undefined;
    if (made && kind === "any") addBest(out, random, learner, made, schoolDay(random, "2021-02-01", "2021-05-14"));
    else if (made) addBest(out, random, learner, made, schoolDay(random, "2021-09-07", "2021-12-10"), inClass);
    if (random.chance(0.55)) addGoal(out, random, learner, goal());
    if (random.chance(0.35)) {
      const { title, issuer = schoolNames[schoolBefore(learner)] } = thanks();
      const observedOn = schoolDay(random, "2021-01-11", "2021-05-21");
      out.entry("recognition", learner.key, learner.key, { title, issuer }, { observedOn });
    }
    const pronunciation = sayings[learner.given];
    if (pronunciation !== undefined) {
      const { key, given, family } = learner;
      out.entry("name", key, key, { given, family, pronunciation }, { author: byLearner(key) });
    }
  }
}

const byLearner = (key: string) => ({ capacity: "learner", key });

/** Writes the one-page profile of one learner after the other. */
function pageWriter(out: Facts, random: Random, inClass: DeepClass, order: readonly Learner[]) {
  const { isYoung } = inClass;
  const homes = homesOf(inClass);
  const own = dealer(random, isYoung ? youngStrengths : strengths);
  const line = dealer(random, isYoung ? youngLines : lines);
  const linea = dealer(random, isYoung ? youngLinesInSpanish : linesInSpanish);
  const shared = sharedStrengths.map(({ what, learners }) => ({
    what,
    who: new Set(random.shuffled(order.slice(withoutPage)).slice(0, learners)),
  }));
  return (learner: Learner): void => {
    const { key } = learner;
    const home = homes.get(key);
    const body = {
      ...(random.chance(0.85) && { line: home?.speaksSpanish && random.chance(0.6) ? linea() : line() }),
      strengths: [own(), ...shared.filter(({ who }) => who.has(learner)).map(({ what }) => what)],
      interests: random.shuffled(interests).slice(0, random.between(1, 3)),
      helps: random.shuffled(helps).slice(0, random.between(1, 3)),
      ...(random.chance(0.3) && { harder: [random.pick(harder)] }),
      languages: (home?.languages ?? []).map(([, spoken]) => spoken),
      ...(!isYoung && random.chance(0.25) && { hopes: random.pick(hopes) }),
    };
    const observedOn = schoolDay(random, "2021-05-03", "2021-05-21");
    out.entry("about-me", key, key, body, { observedOn, author: byLearner(key) });
  };
}

/** A work somebody is proud of, and the work itself; one of this class belongs to its circle. */
function addBest(
  out: Facts,
  random: Random,
  { key }: Learner,
  { title, why, subject = "Mathematics" }: Best,
  observedOn: string,
  inClass?: DeepClass,
): void {
  const seat = inClass?.option.seats.find(({ startsOn, endsOn }) => startsOn <= observedOn && endsOn >= observedOn);
  const byTeacher = inClass !== undefined && random.chance(0.4);
  const author = byTeacher ? { capacity: "teacher", key: inClass.option.teacher } : byLearner(key);
  const more = { observedOn, ...(seat && { class: seat.key }) };
  const chosenBy = byTeacher ? "teacher" : "learner";
  out.entry("personal-best", key, key, { title, why, chosenBy }, { ...more, author });
  const work = { title, what: why, subject, madeOn: addDays(observedOn, -7) };
  out.entry("work", key, key, work, { ...more, author: byLearner(key) });
}

/** A goal set in May for the year to come. Steps later than the day on which the sample is loaded are not done yet. */
function addGoal(out: Facts, random: Random, { key }: Learner, { statement, why, steps }: Goal): void {
  const observedOn = "2021-05-24";
  const done = random.between(0, steps.length - 1);
  const dated = steps.map((text, place) => {
    const dueOn = addDays("2021-08-27", place * 28);
    return { text, dueOn, ...(place < done && { doneOn: addDays(dueOn, -random.between(0, 6)) }) };
  });
  const supporters = random.chance(0.6) ? ["My math teacher"] : ["My family"];
  const body = { statement, ...(why !== undefined && { why }), steps: dated, supporters, state: "active" };
  out.entry("goal", key, key, body, { observedOn, author: byLearner(key) });
}
