import { type Runner, statement } from "../store/statement.ts";

interface ClassRow extends Record<string, unknown> {
  id: string;
  title: string;
  code: string | null;
  period: string | null;
  subject: string | null;
  grade_levels: string[];
  starts_on: string | null;
  ends_on: string | null;
  school: string;
  today: string;
}

const columns = `c.id, c.title, c.code, c.period, c.subject, c.grade_levels, c.starts_on, c.ends_on, o.name as school, k.today`;
const mine = statement<ClassRow>(
  "roster.my-classes",
  `select ${columns} from door.my_class c join door.organization o on o.id = c.organization_id cross join door.clock k
  order by c.starts_on desc nulls last, c.period, c.title, c.id`,
);
const one = statement<ClassRow>(
  "roster.my-class",
  `select ${columns} from door.my_class c join door.organization o on o.id = c.organization_id cross join door.clock k where c.id = $1`,
);

/** A class as its teacher sees it. Dates are the school's; missing where the source sends no terms. */
export interface ClassInfo {
  readonly id: string;
  readonly title: string;
  readonly code?: string;
  readonly period?: string;
  readonly subject?: string;
  readonly gradeLevels: readonly string[];
  readonly startsOn?: string;
  readonly endsOn?: string;
  readonly school: string;
  readonly today: string;
}

const classOf = (row: ClassRow): ClassInfo => ({
  id: row.id,
  title: row.title,
  ...(row.code && { code: row.code }),
  ...(row.period && { period: row.period }),
  ...(row.subject && { subject: row.subject }),
  gradeLevels: row.grade_levels,
  ...(row.starts_on && { startsOn: row.starts_on }),
  ...(row.ends_on && { endsOn: row.ends_on }),
  school: row.school,
  today: row.today,
});

/** The classes of the subject of the transaction, newest first. */
export const listMyClasses = async (runner: Runner): Promise<ClassInfo[]> => (await runner.rows(mine)).map(classOf);

/** One class of the subject's own, or `undefined`. */
export async function findMyClass(runner: Runner, classId: string): Promise<ClassInfo | undefined> {
  const [row] = await runner.rows(one, [classId]);
  return row && classOf(row);
}
