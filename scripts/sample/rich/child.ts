import type { EntryFact } from "../../../src/entry/fact.ts";
import type { GuardianshipFact } from "../../../src/roster/fact.ts";
import { type DeepClass, rich } from "../classes.ts";
import type { District } from "../district.ts";
import type { Facts } from "../facts.ts";
import { guardiansOf } from "../stories.ts";

type Author = NonNullable<EntryFact["author"]>;

/** Staff around the one learner of whom the sample tells everything, by their keys in Grand Bend. */
export const counselor = "207283";
export const staff = { algebra: "207270", english: "207268", math8: "207253", science8: "207255" } as const;

export const self: Author = { capacity: "learner", key: rich };
export const teacher = (key: string): Author => ({ capacity: "teacher", key });
export const byCounselor: Author = { capacity: "support", key: counselor };

/** The learner, with the two adults in two households, and the class that teacher@ has her in. */
export class Child {
  readonly out: Facts;
  readonly mother: GuardianshipFact;
  readonly father: GuardianshipFact;
  readonly seat: string;

  constructor(out: Facts, { option }: DeepClass, district: District) {
    const [mother, father] = guardiansOf(district, rich);
    const seat = option.seats.find(({ term }) => term === "fall");
    if (!mother || !father || !seat) throw new Error("the learner has two guardians and a class in Grand Bend");
    this.out = out;
    this.mother = mother;
    this.father = father;
    this.seat = seat.key;
  }

  /** One statement about her, on a day of the source's year. */
  add(kind: string, key: string, observedOn: string, body: object, more: Partial<EntryFact> = {}): void {
    this.out.entry(kind, `${rich}-${key}`, rich, body, { observedOn, ...more });
  }
}
