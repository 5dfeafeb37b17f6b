import { type DeepClass, rich, sibling } from "./classes.ts";
import { randomOf } from "./random.ts";

/** ISO 639 code and English name. */
type Spoken = readonly [code: string, name: string];

const english: Spoken = ["en", "English"];
const spanish: Spoken = ["es", "Spanish"];
/** One home each. */
const others: readonly Spoken[] = [
  ["vi", "Vietnamese"],
  ["ar", "Arabic"],
  ["tl", "Tagalog"],
  ["ase", "American Sign Language"],
];

export interface Home {
  readonly speaksSpanish: boolean;
  readonly languages: readonly Spoken[];
}

/** What is spoken at the homes of a class, Spanish in a third of them. Drawn without a look at a name, but for those who learn English. */
export function homesOf({ name, here, learningEnglish }: DeepClass): Map<string, Home> {
  const speaks = (key: string) => key === rich || key === sibling || learningEnglish.has(key);
  const keys = here.map(({ key }) => key);
  const order = [...keys.filter(speaks), ...randomOf("homes", name).shuffled(keys.filter((key) => !speaks(key)))];
  const inSpanish = Math.round(order.length / 3);
  return new Map(
    order.map((key, place): [string, Home] => {
      const other = place < inSpanish ? spanish : others[place - inSpanish];
      return [key, { speaksSpanish: other === spanish, languages: other ? [other, english] : [english] }];
    }),
  );
}
