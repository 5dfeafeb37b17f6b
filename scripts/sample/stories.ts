import type { GuardianshipFact } from "../../src/roster/fact.ts";
import { type DeepClass, rich, sibling } from "./classes.ts";
import type { District, Learner } from "./district.ts";
import type { Facts } from "./facts.ts";
import { type Home, homesOf } from "./homes.ts";
import { type Random, randomOf, schoolDay } from "./random.ts";
import {
  narratives,
  narrativesInSpanish,
  transitionNotes,
  youngNarratives,
  youngNarrativesInSpanish,
} from "./words/stories.ts";
import { familyKnowledge, familyKnowledgeInSpanish } from "./words/voices.ts";

const ways = ["text", "phone", "email", "message"] as const;
const times = ["after 2 PM", "mornings", "before 8 AM", "lunchtime"] as const;

/** Adults who may decide for a learner, those of Grand Bend; the younger sibling has those of the older. */
export const guardiansOf = ({ guardians }: District, key: string): readonly GuardianshipFact[] =>
  (guardians.get(key === sibling ? rich : key) ?? []).filter(({ mayDecide }) => mayDecide);

/** What families and teachers wrote: languages, how to reach whom, what works at home, what was seen in class. */
export function addStories(out: Facts, inClass: DeepClass, district: District): void {
  const random = randomOf("stories", inClass.name);
  const homes = homesOf(inClass);
  const order = random.shuffled(inClass.here.filter(({ key }) => key !== rich));
  const families = new FamilyWriter(out, random);
  const told = random.shuffled(inClass.isYoung ? youngNarratives : narratives);
  const contado = random.shuffled(inClass.isYoung ? youngNarrativesInSpanish : narrativesInSpanish);
  const notes = random.shuffled(transitionNotes);
  for (const [place, learner] of order.entries()) {
    const { key } = learner;
    const home = homes.get(key);
    const languages = (home?.languages ?? []).map(([language]) => ({ language, use: "Home language" }));
    out.entry("background", key, key, { languages });
    families.write(learner, home, guardiansOf(district, key));
    const [before] = inClass.past(learner);
    const author = { capacity: "teacher", key: before.teacher };
    const story = place % 5 > 2 ? undefined : (home?.speaksSpanish && contado.pop()) || told.pop();
    if (story) {
      const observedOn = schoolDay(random, "2021-04-26", "2021-05-28");
      out.entry("narrative", key, key, { ...story, subject: "Mathematics" }, { author, observedOn });
    }
    const note = place % 6 === 5 ? notes.pop() : undefined;
    if (note) out.entry("transition-note", key, key, note, { author, observedOn: "2021-05-28" });
  }
}

/** What guardians wrote, each for themselves: the other one does not read it. */
class FamilyWriter {
  readonly #out: Facts;
  readonly #random: Random;
  readonly #known: object[];
  readonly #sabido: object[];

  constructor(out: Facts, random: Random) {
    this.#out = out;
    this.#random = random;
    this.#known = random.shuffled(familyKnowledge);
    this.#sabido = random.shuffled(familyKnowledgeInSpanish);
  }

  write({ key }: Learner, home: Home | undefined, [adult, other]: readonly GuardianshipFact[]): void {
    if (!adult) return;
    const random = this.#random;
    const language = home?.languages[0]?.[0] ?? "en";
    const reach = {
      way: random.pick(ways),
      language,
      ...(random.chance(0.6) && { when: random.pick(times) }),
      ...(language !== "en" && random.chance(0.3) && { interpreter: true }),
    };
    const author = { capacity: "guardian", key: adult.guardian };
    this.#out.entry("reach", key, key, reach, { circle: adult.household, author, observedOn: "2021-08-02" });
    if (random.chance(0.4)) this.#tell(key, 1, adult, home?.speaksSpanish ? this.#sabido.pop() : this.#known.pop());
    if (other && random.chance(0.25)) this.#tell(key, 2, other, this.#known.pop());
  }

  #tell(key: string, number: number, { guardian }: GuardianshipFact, body: object | undefined): void {
    if (!body) return;
    const author = { capacity: "guardian", key: guardian };
    const observedOn = schoolDay(this.#random, "2021-08-02", "2021-08-20");
    this.#out.entry("family-knowledge", `${key}-${number}`, key, body, { author, observedOn });
  }
}
