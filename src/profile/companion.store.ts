import type { Disclosure } from "../privacy/disclosure.store.ts";
import { statement } from "../store/statement.ts";
import type { Beside } from "./companion.ts";

interface BesideRow extends Record<string, unknown> {
  learner_id: string;
  subject_id: string;
  capacity: Beside["capacity"];
  name: string | null;
  classes: string[];
}
const beside = statement<BesideRow>(
  "profile.beside",
  `select c.learner_id, c.subject_id, c.capacity, c.name,
    coalesce((select array_agg(k.title order by k.title) from door.class k where k.id = any(c.circles)), '{}') as classes
  from door.companion c where c.learner_id = $1 order by c.capacity, c.name nulls last, c.subject_id limit 100`,
);

/** People beside a learner, for who reads the choices; nobody for others. */
export async function listBeside(disclosure: Disclosure, learnerId: string): Promise<Beside[]> {
  const rows = await disclosure.read(beside, [learnerId], ({ learner_id, capacity, name }) => ({
    learnerId: learner_id,
    slice: capacity === "guardian" && name !== null ? "household" : "name",
    level: "status",
  }));
  return rows.map(({ subject_id, capacity, name, classes }) => ({
    subjectId: subject_id,
    capacity,
    ...(name && { name }),
    classes,
  }));
}
