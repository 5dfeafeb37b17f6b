import { audienceWords } from "../../privacy/audience.ts";
import type { ChoiceCell, ChoiceColumn } from "../../privacy/choice-menu.ts";
import { say } from "../language.tsx";

/** What a group is called: a helper or app by its own name. */
export const groupName = ({ name, audience }: Pick<ChoiceColumn, "name" | "audience">): string =>
  name ?? say(audienceWords[audience]);

/** Cells a reader may move. */
export const toChoose = ({ cells }: ChoiceColumn): number => cells.filter(({ options }) => options.length > 0).length;

/** Whether anybody of the family said something about a cell that stands. */
export const isChanged = ({ because }: ChoiceCell): boolean => because.some(({ by }) => by !== undefined);

/** Whether a cell opens anything, its parts and what is the group's own among them. */
export const opens = ({ level, parts }: ChoiceCell): boolean =>
  level !== "hidden" || parts.some((part) => part.level !== "hidden" || part.own !== "hidden");

/** Where a group stands on the page: beside others in the matrix, or in a sentence below it. */
export interface Groups {
  readonly matrix: readonly ChoiceColumn[];
  readonly rest: readonly ChoiceColumn[];
}

/** Those who have little to choose, or nobody yet: sentences serve them better than a column. */
const inSentences = new Set<string>([
  "learner",
  "guardian",
  "nurse",
  "office",
  "district",
  "college",
  "employer",
  "classmate",
  "public",
]);

/**
 * The groups this child has, in the order of who is nearest: at school, those the family invited, apps, the next school. As
 * many beside each other as there is room for; the others follow below, where each opens as a list.
 */
export function groupsOf(columns: readonly ChoiceColumn[], room: number): Groups {
  const near = (column: ChoiceColumn) =>
    ["teacher", "support", "helper", "app", "receiving-school"].indexOf(column.audience);
  const wide = columns
    .filter(({ audience, people }) => !inSentences.has(audience) && (audience !== "support" || people.length > 0))
    .sort((a, b) => near(a) - near(b));
  const matrix = wide.slice(0, room);
  return { matrix, rest: columns.filter((each) => !matrix.includes(each)) };
}

/** Groups as a phone lists them. */
export function shelvesOf(columns: readonly ChoiceColumn[]) {
  const of = (...audiences: readonly string[]) =>
    audiences.flatMap((audience) => columns.filter((each) => each.audience === audience));
  return {
    school: of("teacher", "support", "nurse", "office", "district"),
    helpers: of("helper"),
    more: of("app", "receiving-school", "college", "employer", "classmate", "public"),
  };
}
