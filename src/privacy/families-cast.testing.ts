import { addDays } from "../kernel/date.ts";
import { newId } from "../kernel/id.ts";
import type { Database } from "../store/connect.ts";
import { statement } from "../store/statement.ts";
import { type Drawn, today } from "./families.testing.ts";

const ids = (count: number) => Array.from({ length: count }, newId);
export const at = <T>(list: readonly T[], place: number): T => list[place % list.length] as T; // never empty here
export const moment = (day: number, order: number) => `${addDays(today, day)}T10:${String(order).padStart(2, "0")}:00Z`;

/** Writes rows into a table as they are. */
export type Put = (table: string, rows: readonly Record<string, unknown>[]) => Promise<void>;
export const putInto =
  (work: Database): Put =>
  async (table, rows) => {
    if (rows.length === 0) return;
    const columns = Object.keys(rows[0] ?? {});
    const text = `insert into base.${table} (${columns.join(", ")}) select ${columns.join(", ")}
      from jsonb_populate_recordset(null::base.${table}, $1)`;
    await work.rows(statement(`test.${table}.${columns.length}`, text), [JSON.stringify(rows)]);
  };

/** Who and what a drawn family is made of: the ids of everybody, and every hat that anybody could wear. */
export type Cast = ReturnType<typeof castOf>;
export function castOf(drawn: Drawn) {
  const [district, ...schools] = ids(3);
  const [learner, registrar] = [newId(), newId()];
  const [guardians, staff, households] = [ids(3), ids(2), ids(2)];
  const subjects: Record<string, unknown>[] = [];
  const subject = (row: Record<string, unknown>) => {
    const id = newId();
    subjects.push({ id, capacity: null, organization_id: null, person_id: null, agreement_id: null, ...row });
    return id;
  };
  const self = subject({ capacity: "learner", organization_id: district, person_id: learner });
  const adults = guardians.map((person_id) => subject({ capacity: "guardian", organization_id: district, person_id }));
  for (const person_id of staff) {
    for (const capacity of ["teacher", "support", "nurse", "leader", "exception"]) {
      for (const organization_id of schools) subject({ capacity, organization_id, person_id });
    }
  }
  subject({ capacity: "registrar", organization_id: schools[0], person_id: registrar });
  subject({ capacity: "district", organization_id: district, person_id: registrar, function: "records" });
  const [apps, helpers] = [drawn.apps.map(() => newId()), drawn.helpers.map(() => newId())];
  const agreements = [...apps, ...helpers];
  const named = agreements.map((agreement_id) => subject({ capacity: "agreement", agreement_id }));
  // The people of a helper's agreement wear hats of their own.
  for (const agreement_id of helpers) named.push(subject({ capacity: "helper", agreement_id, person_id: newId() }));
  const choosers = [self, ...adults];
  const classes = drawn.classes.map((each) => ({ id: newId(), ...each }));
  return {
    district,
    schools,
    learner,
    registrar,
    guardians,
    staff,
    households,
    subjects,
    self,
    adults,
    apps,
    helpers,
    agreements,
    named,
    choosers,
    classes,
  };
}
