import type { DeepClass } from "./classes.ts";
import { rich } from "./classes.ts";
import type { District } from "./district.ts";
import type { Facts } from "./facts.ts";
import { schoolDay } from "./marks.ts";
import { homesOf } from "./pages.ts";
import { randomOf } from "./random.ts";
import { narratives, narrativesInSpanish, transitionNotes } from "./words/stories.ts";
import { familyKnowledge, familyKnowledgeInSpanish } from "./words/voices.ts";

/** What must be given, by how often in a class of 30. */
const given = [
  {
    basis: "legal-plan",
    title: "Extra time",
    what: "Half again as long on written work and tests",
    at: "both",
    learners: 3,
  },
  {
    basis: "legal-plan",
    title: "Front seat",
    what: "A seat near the board, away from the door",
    at: "class",
    learners: 3,
  },
  {
    basis: "legal-plan",
    title: "Read aloud",
    what: "Directions and word problems read aloud once",
    at: "both",
    learners: 2,
  },
  { basis: "legal-plan", title: "Break card", what: "Five minutes outside, without asking", at: "class", learners: 2 },
  {
    basis: "support",
    title: "Math block",
    what: "A second lesson on Tuesdays and Thursdays",
    at: "class",
    learners: 2,
  },
] as const;
const levels = ["Level 2", "Level 3", "Level 3", "Level 4", "Level 4"] as const;

/** The plan behind a support that the law asks for. */
const plan504 = { type: "504", title: "504 plan", startsOn: "2020-10-05", reviewOn: "2022-10-03" } as const;

/** Supports and the plans behind them. Who has one is drawn; what a learner brings or has shown does not matter. */
export function addSupports(out: Facts, inClass: DeepClass, learners: readonly string[]): void {
  const random = randomOf("supports", inClass.name);
  const order = random.shuffled(learners.filter((key) => key !== rich));
  const planned = new Set<string>();
  let place = 0;
  for (const { learners: many, ...body } of given) {
    for (const key of order.slice(place, place + many)) {
      out.entry(
        "accommodation",
        `${key}-${body.title}`,
        key,
        { ...body, startsOn: "2020-10-05" },
        { observedOn: "2020-10-05" },
      );
      if (body.basis === "legal-plan") planned.add(key);
    }
    // Some have two.
    place += Math.max(1, many - 1);
  }
  for (const key of planned) out.entry("plan", key, key, plan504, { observedOn: "2020-10-05" });
  const homes = homesOf(inClass);
  const learning = order.filter((key) => (homes.get(key)?.languages.length ?? 0) > 1).slice(0, levels.length);
  for (const [index, key] of learning.entries()) {
    const body = {
      basis: "english-learner",
      title: "English learner",
      level: levels[index],
      at: "class",
      startsOn: "2020-08-24",
    };
    out.entry("accommodation", `${key}-english`, key, body, { observedOn: "2020-08-24" });
  }
}

/** Languages at home, how to reach the family, and what families and teachers wrote. */
export function addStories(out: Facts, inClass: DeepClass, learners: readonly string[], { guardians }: District): void {
  const random = randomOf("stories", inClass.name);
  const homes = homesOf(inClass);
  const texts = random.shuffled(narratives);
  const textos = random.shuffled(narrativesInSpanish);
  const notes = random.shuffled(transitionNotes);
  const known = random.shuffled(familyKnowledge);
  const sabido = random.shuffled(familyKnowledgeInSpanish);
  const ways = ["text", "phone", "email", "message"] as const;
  const times = ["after 2 PM", "mornings", "before 8 AM", "lunchtime"] as const;
  for (const [place, key] of random.shuffled(learners.filter((each) => each !== rich)).entries()) {
    const home = homes.get(key);
    const languages = home?.languages ?? [];
    out.entry("background", key, key, {
      languages: languages.map(([language]) => ({ language, use: "Home language" })),
    });
    const adults = (guardians.get(key) ?? []).filter(({ mayDecide }) => mayDecide);
    const adult = adults[0];
    if (adult) {
      const author = { capacity: "guardian", key: adult.guardian };
      const language = languages[0]?.[0] ?? "en";
      out.entry(
        "reach",
        key,
        key,
        {
          way: random.pick(ways),
          language,
          ...(random.chance(0.6) && { when: random.pick(times) }),
          ...(language !== "en" && random.chance(0.3) && { interpreter: true }),
        },
        { circle: adult.household, author, observedOn: "2021-08-02" },
      );
      if (random.chance(0.4)) {
        const body = home?.speaksSpanish ? sabido.pop() : known.pop();
        if (body)
          out.entry("family-knowledge", key, key, body, {
            author,
            observedOn: schoolDay(random, "2021-08-02", "2021-08-20"),
          });
      }
      // The other adult may know something else, and the first one does not read it.
      const other = adults[1];
      if (other && random.chance(0.25)) {
        const body = known.pop();
        if (body)
          out.entry("family-knowledge", `${key}-2`, key, body, {
            author: { capacity: "guardian", key: other.guardian },
            observedOn: schoolDay(random, "2021-08-02", "2021-08-20"),
          });
      }
    }
    if (place % 5 < 3) {
      const body = home?.speaksSpanish && textos.length > 0 && random.chance(0.5) ? textos.pop() : texts.pop();
      if (body)
        out.entry(
          "narrative",
          key,
          key,
          { ...body, subject: "Mathematics" },
          {
            author: { capacity: "teacher", key: inClass.before.teacher },
            observedOn: schoolDay(random, "2021-04-26", "2021-05-28"),
          },
        );
    }
    const note = place % 6 === 5 ? notes.pop() : undefined;
    if (note)
      out.entry("transition-note", key, key, note, {
        author: { capacity: "teacher", key: inClass.before.teacher },
        observedOn: "2021-05-28",
      });
  }
}
