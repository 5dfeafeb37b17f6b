import type { DayOne } from "../../insight/day-one.ts";
import type { Readiness } from "../../record/mastery.ts";

/** In the order of the columns, for the arrow keys too. */
export const groupOrder: readonly Readiness[] = ["first-steps", "ready", "ready-to-stretch"];

/** Where a teacher put learners, by id. Stays in this page: it is the teacher's plan for a lesson, not a fact about anybody. */
export type Moves = Readonly<Record<string, Readiness>>;

/** The suggested groups with the teacher's moves in them; learners in the order of the class. */
export function groupsWith(
  { groups, tiles }: Pick<DayOne, "groups" | "tiles">,
  moves: Moves,
): { readiness: Readiness; startWith: DayOne["groups"][number]["startWith"]; learners: DayOne["tiles"] }[] {
  const suggested = new Map(
    groups.flatMap(({ readiness, learners }) => learners.map((id) => [id, readiness] as const)),
  );
  return groupOrder.map((readiness) => ({
    readiness,
    startWith: groups.find((group) => group.readiness === readiness)?.startWith,
    learners: tiles.filter(({ learnerId }) => (moves[learnerId] ?? suggested.get(learnerId)) === readiness),
  }));
}

/** Moves a learner; back to where the suggestion had it is no move. */
export function move(moves: Moves, { groups }: Pick<DayOne, "groups">, learnerId: string, to: Readiness): Moves {
  const { [learnerId]: _, ...others } = moves;
  const from = groups.find(({ learners }) => learners.includes(learnerId))?.readiness;
  return from === to ? others : { ...others, [learnerId]: to };
}
