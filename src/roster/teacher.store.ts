import { type Runner, statement } from "../store/statement.ts";

const teachers = statement<{ classId: string; names: string[] }>(
  "roster.class-teachers",
  `select class_id as "classId", array_agg(name order by name) as names from door.class_teacher
  where class_id = any($1) group by class_id order by class_id`,
);

/** The names of those who teach or taught some classes, as the staff directory has them. */
export const listTeachers = (
  runner: Runner,
  classIds: readonly string[],
): Promise<{ classId: string; names: string[] }[]> => runner.rows(teachers, [classIds]);
