import { addDays } from "../../src/kernel/date.ts";
import { type DeepClass, rich } from "./classes.ts";
import type { Facts } from "./facts.ts";
import { schoolDay } from "./marks.ts";
import { type Random, randomOf } from "./random.ts";
import { harder, helps, interests, sharedStrengths, strengths, youngStrengths } from "./words/strengths.ts";
import { hopes, lines, linesInSpanish, youngLines, youngLinesInSpanish } from "./words/voices.ts";
import { bests, goals, recognitions, youngBests, youngGoals } from "./words/works.ts";

/** Languages at home, most often English alone; drawn without looking at a name. */
const otherLanguages = [
  ["vi", "Vietnamese"],
  ["ar", "Arabic"],
  ["tl", "Tagalog"],
  ["ase", "American Sign Language"],
] as const;

export interface Home {
  readonly speaksSpanish: boolean;
  /** ISO 639 code and name of each language. */
  readonly languages: readonly (readonly [code: string, name: string])[];
}

/** What is spoken at the homes of a class: Spanish in a third of them. */
export function homesOf({ name, learners }: DeepClass): Map<string, Home> {
  const random = randomOf("homes", name);
  const order = random.shuffled(learners.filter((key) => key !== rich));
  const spanish = new Set([rich, ...order.slice(0, Math.round(learners.length / 3) - 1)]);
  return new Map(
    learners.map((key): [string, Home] => {
      const english = ["en", "English"] as const;
      if (spanish.has(key)) return [key, { speaksSpanish: true, languages: [["es", "Spanish"], english] }];
      const place = order.length - 1 - order.indexOf(key);
      const other = otherLanguages[place];
      return [key, { speaksSpanish: false, languages: other ? [other, english] : [english] }];
    }),
  );
}

interface Best {
  readonly title: string;
  readonly why: string;
  readonly subject: string;
}
interface Goal {
  readonly statement: string;
  readonly why?: string;
  readonly steps: readonly string[];
}

/** Words of a class, each dealt once before any comes again. */
function dealer<Item>(random: Random, items: readonly Item[]): () => Item {
  let left: Item[] = [];
  return () => {
    if (left.length === 0) left = random.shuffled(items);
    const next = left.pop();
    if (next === undefined) throw new Error("there are no words to deal");
    return next;
  };
}

/** Learners without a page of their own: what they bring is told by a best, a thank-you or a teacher. */
const withoutPage = 4;

/**
 * What learners say of themselves: a page, goals, what they are proud of. `learners` are those whose backpack is here. Words are
 * dealt, never drawn by name, school or mark.
 */
export function addPages(out: Facts, inClass: DeepClass, learners: readonly string[]): void {
  const { name, isYoung } = inClass;
  const random = randomOf("pages", name);
  const order = random.shuffled(learners.filter((key) => key !== rich));
  const homes = homesOf(inClass);
  const own = dealer(random, isYoung ? youngStrengths : strengths);
  const line = dealer(random, isYoung ? youngLines : lines);
  const linea = dealer(random, isYoung ? youngLinesInSpanish : linesInSpanish);
  const best = dealer<Best>(random, isYoung ? youngBests : bests);
  const goal = dealer<Goal>(random, isYoung ? youngGoals : goals);
  const thanks = dealer(random, recognitions);
  const shared = sharedStrengths.map(({ what, learners: many }) => ({
    what,
    who: new Set(random.shuffled(order).slice(0, many)),
  }));

  for (const [place, key] of order.entries()) {
    const author = { capacity: "learner", key };
    const home = homes.get(key);
    const hasPage = place >= withoutPage;
    if (hasPage) {
      const says = home?.speaksSpanish && random.chance(0.6) ? linea() : line();
      const common = shared.filter(({ who }) => who.has(key)).map(({ what }) => what);
      out.entry(
        "about-me",
        key,
        key,
        {
          ...(random.chance(0.85) && { line: says }),
          strengths: [own(), ...common],
          interests: random.shuffled(interests).slice(0, random.between(1, 3)),
          helps: random.shuffled(helps).slice(0, random.between(1, 3)),
          ...(random.chance(0.3) && { harder: [random.pick(harder)] }),
          languages: (home?.languages ?? []).map(([, spoken]) => spoken),
          ...(!isYoung && random.chance(0.25) && { hopes: random.pick(hopes) }),
        },
        { observedOn: schoolDay(random, "2021-05-03", "2021-05-21"), author },
      );
    }
    if (!hasPage || random.chance(0.45)) {
      const { title, why, subject } = best();
      const on = schoolDay(random, "2021-02-01", "2021-05-14");
      out.entry("personal-best", key, key, { title, why, chosenBy: "learner" }, { observedOn: on, author });
      out.entry("work", key, key, { title, what: why, subject, madeOn: addDays(on, -7) }, { observedOn: on, author });
    }
    if (random.chance(0.55)) addGoal(out, random, key, goal());
    if (random.chance(0.35)) {
      const { title, issuer } = thanks();
      out.entry(
        "recognition",
        key,
        key,
        { title, issuer },
        { observedOn: schoolDay(random, "2021-01-11", "2021-05-21") },
      );
    }
  }
}

function addGoal(out: Facts, random: Random, key: string, { statement, why, steps }: Goal): void {
  const set = "2021-05-24";
  const done = random.between(0, steps.length - 1);
  out.entry(
    "goal",
    key,
    key,
    {
      statement,
      ...(why && { why }),
      steps: steps.map((text, place) => {
        const dueOn = addDays(set, 95 + place * 28);
        return { text, dueOn, ...(place < done && { doneOn: addDays(dueOn, -random.between(0, 6)) }) };
      }),
      supporters: random.chance(0.6) ? ["My math teacher"] : ["My family"],
      state: "active",
    },
    { observedOn: set, author: { capacity: "learner", key } },
  );
}
