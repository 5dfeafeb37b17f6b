import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { capacityWords, isCapacity } from "../../identity/capacity.ts";
import { listing } from "../../kernel/words.ts";
import { say, spoken } from "../language.tsx";

/** What is known of somebody one writes with. */
export interface Known {
  readonly capacity: string;
  readonly name?: string | undefined;
  readonly relationship?: string | undefined;
  readonly function?: string | undefined;
}

/** What systems send most; any other word is shown as it came. */
const relationships: Readonly<Record<string, MessageDescriptor>> = {
  mother: msg`Mother`,
  father: msg`Father`,
  parent: msg`Parent`,
  guardian: msg`Guardian`,
  grandmother: msg`Grandmother`,
  grandfather: msg`Grandfather`,
  stepmother: msg`Stepmother`,
  stepfather: msg`Stepfather`,
  aunt: msg`Aunt`,
  uncle: msg`Uncle`,
};
const relationshipWords = (said: string): string => {
  const known = relationships[said.trim().toLowerCase()];
  return known ? i18n._(known) : said;
};

/** Who somebody is in a conversation: the name, and what they are to the learner. Without a name only that. */
export function memberWords({ capacity, name, relationship, function: duty }: Known): string {
  const capacityOf = isCapacity(capacity) ? say(capacityWords[capacity]) : capacity;
  const role = relationship ? relationshipWords(relationship) : (duty ?? capacityOf);
  return name ? `${name}, ${role}` : role;
}

/** Everybody but oneself: "Rosa Rivera, Mother and Mateo Rivera, Learner". */
export const othersIn = (members: readonly (Known & { readonly isYou: boolean })[]): string =>
  listing(
    members.filter(({ isYou }) => !isYou).map((each) => memberWords(each)),
    spoken(),
  );
