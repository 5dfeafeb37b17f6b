import { Problem } from "../kernel/problem.ts";
import { refuse } from "../kernel/refuse.ts";
import type { Database } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";

const known = statement<{ count: number }>(
  "insight.known-competencies",
  "select count(*) as count from base.competency where id = any($1) and not is_group",
);
const clear = statement("insight.clear-units", "delete from base.unit where class_id = $1");
const put = statement(
  "insight.put-unit",
  "insert into base.unit (class_id, number, title, competency_ids, set_by) values ($1, $2, $3, $4, $5)",
);

/** Puts a teacher's units in place of those that stand; none puts the course's own back. The caller has asked whose class it is. */
export async function setUnits(
  work: Database,
  subjectId: string,
  classId: string,
  units: readonly { title: string; competencyIds: readonly string[] }[],
): Promise<void> {
  refuse(units);
  await asSubject(work, subjectId, async (transaction) => {
    const ids = [...new Set(units.flatMap(({ competencyIds }) => competencyIds))];
    if ((await firstRow(transaction, known, [ids]))?.count !== ids.length) throw new Problem("competency-unknown");
    await transaction.rows(clear, [classId]);
    for (const [place, { title, competencyIds }] of units.entries()) {
      await transaction.rows(put, [classId, place + 1, title, competencyIds, subjectId]);
    }
  });
}
