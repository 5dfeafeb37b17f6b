import { capacityWords, isCapacity } from "../../identity/capacity.ts";
import { listing } from "../../kernel/words.ts";
import { relationshipName } from "../../record/relationship.ts";
import { say, spoken } from "../language.tsx";

/** What is known of somebody one writes with. */
export interface Known {
  readonly capacity: string;
  readonly name?: string | undefined;
  readonly relationship?: string | undefined;
  readonly function?: string | undefined;
}

/** Who somebody is in a conversation: the name, and what they are to the learner. Without a name only that. */
export function memberWords({ capacity, name, relationship, function: duty }: Known): string {
  const capacityOf = isCapacity(capacity) ? say(capacityWords[capacity]) : capacity;
  const role = relationship ? relationshipName(relationship, spoken()) : (duty ?? capacityOf);
  return name ? `${name}, ${role}` : role;
}

/** Everybody but oneself: "Rosa Rivera, Mother and Mateo Rivera, Learner". */
export const othersIn = (members: readonly (Known & { readonly isYou: boolean })[]): string =>
  listing(
    members.filter(({ isYou }) => !isYou).map((each) => memberWords(each)),
    spoken(),
  );
