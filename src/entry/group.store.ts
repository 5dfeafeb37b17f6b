import type { IsoDate } from "../kernel/date.ts";
import { Problem } from "../kernel/problem.ts";
import type { Disclosure } from "../privacy/disclosure.store.ts";
import { statement } from "../store/statement.ts";
import type { Group, Presence } from "./group.ts";

interface ProgramRow extends Record<string, unknown> {
  id: string;
  name: string;
  purpose: string;
  organization_name: string | null;
  is_familys: boolean;
  ends_on: IsoDate | null;
}
const program = statement<ProgramRow>(
  "entry.group-program",
  "select id, name, purpose, organization_name, is_familys, ends_on from door.program",
);
const names = statement<{ id: string; name: string; code: string | null; learner_id: string | null }>(
  "entry.group-names",
  "select id, name, code, learner_id from door.program_name where agreement_id = $1 order by lower(name), id limit 500",
);
interface SharedRow extends Record<string, unknown> {
  learner_id: string;
  display_name: string | null;
  name_id: string | null;
  why: string | null;
  shared_by: string | null;
  shared_at: string;
  ends_on: IsoDate | null;
}
const shared = statement<SharedRow>(
  "entry.group-shared",
  `select h.learner_id, l.display_name, h.name_id, h.why, h.shared_by, h.shared_at, h.ends_on
  from door.shared_with_me h left join door.learner l on l.learner_id = h.learner_id order by l.sort_name nulls last, h.learner_id limit 500`,
);
const day = statement<{ name_id: string; state: Presence; minutes: number; activity: string }>(
  "entry.group-day",
  "select name_id, state, minutes, activity from door.program_day where agreement_id = $1 and on_date = $2 order by name_id",
);

/** The program of the helper's hat. Throws `not-allowed` for every other hat. */
export async function readGroup(disclosure: Disclosure, onDate: string): Promise<Group> {
  const [own] = await disclosure.readOpen(program);
  if (!own) throw new Problem("not-allowed");
  const [list, families, marks] = await Promise.all([
    disclosure.readOpen(names, [own.id]),
    disclosure.read(shared, [], ({ learner_id }) => ({ learnerId: learner_id, slice: "name", level: "status" })),
    disclosure.readOpen(day, [own.id, onDate]),
  ]);
  return {
    program: {
      id: own.id,
      name: own.name,
      purpose: own.purpose,
      ...(own.organization_name && { organization: own.organization_name }),
      hasList: !own.is_familys,
      ...(own.ends_on && { endsOn: own.ends_on }),
    },
    names: list.map(({ id, name, code, learner_id }) => ({
      ...{ id, name },
      ...(code && { code }),
      ...(learner_id && { learnerId: learner_id }),
    })),
    shared: families.map((row) => ({
      learnerId: row.learner_id,
      ...(row.display_name && { name: row.display_name }),
      ...(row.name_id && { nameId: row.name_id }),
      ...(row.why && { why: row.why }),
      sharedBy: row.shared_by ?? "guardian",
      sharedAt: row.shared_at,
      ...(row.ends_on && { endsOn: row.ends_on }),
    })),
    day: marks.map(({ name_id, state, minutes, activity }) => ({ nameId: name_id, state, minutes, activity })),
  };
}
