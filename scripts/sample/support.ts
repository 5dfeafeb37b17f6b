import { type DeepClass, rich } from "./classes.ts";
import type { Facts } from "./facts.ts";
import { homesOf } from "./homes.ts";
import { randomOf } from "./random.ts";

/** What must be given, and to how many of a class of 30. */
const given = [
  {
    basis: "legal-plan",
    title: "Extra time",
    what: "Half again as long on written work and tests",
    at: "both",
    many: 3,
  },
  { basis: "legal-plan", title: "Front seat", what: "A seat near the board, away from the door", at: "class", many: 3 },
  {
    basis: "legal-plan",
    title: "Read aloud",
    what: "Directions and word problems read aloud once",
    at: "both",
    many: 2,
  },
  { basis: "legal-plan", title: "Break card", what: "Five minutes outside, without asking", at: "class", many: 2 },
  { basis: "support", title: "Math block", what: "A second lesson on Tuesdays and Thursdays", at: "class", many: 2 },
] as const;
/** Levels of those who learn English, one learner each; whom Grand Bend says it of counts among them. */
const englishLevels = ["Level 2", "Level 3", "Level 3", "Level 4", "Level 4"] as const;

const since = "2020-10-05";
const plan504 = { type: "504", title: "504 plan", startsOn: since, reviewOn: "2022-10-03" } as const;

/** Supports and the plans behind them. Who has one is drawn: what a learner brings or has shown does not matter. */
export function addSupports(out: Facts, inClass: DeepClass): void {
  const keys = inClass.here.map(({ key }) => key).filter((key) => key !== rich);
  const order = randomOf("supports", inClass.name).shuffled(keys);
  const planned = new Set<string>();
  let place = 0;
  for (const { many, ...body } of given) {
    for (const key of order.slice(place, place + many)) {
      out.entry("accommodation", `${key}-${body.title}`, key, { ...body, startsOn: since }, { observedOn: since });
      if (body.basis === "legal-plan") planned.add(key);
    }
    place += many - 1; // some have two
  }
  for (const key of planned) out.entry("plan", key, key, plan504, { observedOn: since });

  const homes = homesOf(inClass);
  const known = order.filter((key) => inClass.learningEnglish.has(key));
  const learning = order
    .toReversed()
    .filter((key) => !known.includes(key) && (homes.get(key)?.languages.length ?? 0) > 1);
  for (const [index, level] of englishLevels.slice(known.length).entries()) {
    const key = learning[index];
    if (key === undefined) continue;
    const body = { basis: "english-learner", title: "English learner", level, at: "class", startsOn: "2020-08-24" };
    out.entry("accommodation", `${key}-english`, key, body, { observedOn: "2020-08-24" });
  }
}
