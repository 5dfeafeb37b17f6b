import type { Disclosure } from "../privacy/disclosure.store.ts";
import { statement } from "../store/statement.ts";

const others = statement<{ others: number; names: string[] }>(
  "profile.work-others",
  "select others, names from door.work_others($1, $2)",
);

/** With how many others a work was made, and who of them may be named: whose family lets classmates see works. */
export async function readOthers(
  disclosure: Disclosure,
  learnerId: string,
  workId: string,
): Promise<{ others: number; names: string[] }> {
  const [row] = await disclosure.read(others, [learnerId, workId], () => ({
    learnerId,
    slice: "works" as const,
    level: "detail" as const,
  }));
  return row ?? { others: 0, names: [] };
}
