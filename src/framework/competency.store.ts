import { type Runner, statement } from "../store/statement.ts";
import { type CompetencyInfo, defaultUnits, skillsOf, type Unit } from "./unit.ts";

interface CompetencyRow extends Record<string, unknown> {
  id: string;
  framework_id: string;
  framework: string;
  code: string;
  statement: string;
  subject: string | null;
  position: number;
  parent_id: string | null;
  is_group: boolean;
}

const columns =
  "c.id, c.framework_id, f.name as framework, c.code, c.statement, c.subject, c.position, c.parent_id, c.is_group";
const byId = statement<CompetencyRow>(
  "framework.by-id",
  `select ${columns} from door.competency c join door.framework f on f.id = c.framework_id where c.id = any($1) order by c.position, c.code`,
);
/** Competencies of the course's subject and grade, of the framework that knows what leads to what, if one does. */
const ofCourse = statement<CompetencyRow>(
  "framework.of-course",
  `select ${columns} from door.competency c join door.framework f on f.id = c.framework_id
  where not c.is_group and lower(c.subject) = lower($1) and c.grade_levels && $2 and c.framework_id = (
    select x.framework_id from door.competency x where not x.is_group and lower(x.subject) = lower($1) and x.grade_levels && $2
    group by x.framework_id order by count(*) filter (where exists (select from door.competency_edge e where e.to_id = x.id)) desc, count(*) desc limit 1)
  order by c.position, c.code`,
);
const ofFramework = statement<CompetencyRow>(
  "framework.of-framework",
  `select ${columns} from door.competency c join door.framework f on f.id = c.framework_id
  where c.framework_id = $1 and not c.is_group and c.subject is not distinct from $2 order by c.position, c.code`,
);
const edgesInto = statement<{ from_id: string; to_id: string }>(
  "framework.edges-into",
  "select from_id, to_id from door.competency_edge where to_id = any($1) and kind = 'prerequisite' order by 1, 2",
);
const search = statement<CompetencyRow>(
  "framework.search",
  `select ${columns} from door.competency c join door.framework f on f.id = c.framework_id
  where not c.is_group and (c.code ilike $1 || '%' or c.statement ilike '%' || $1 || '%') and ($2::text is null or lower(c.subject) = lower($2))
  order by (c.code ilike $1 || '%') desc, c.position, c.code limit $3`,
);
const unitsOf = statement<{ number: number; title: string; competency_ids: string[] }>(
  "framework.units",
  "select number, title, competency_ids from door.unit where class_id = $1 order by number",
);

/** With the framework it stands in: a search mixes several. */
export interface Competency extends CompetencyInfo {
  readonly framework: string;
  readonly frameworkId: string;
  readonly subject: string | undefined;
}

const competencyOf = (row: CompetencyRow): Competency => ({
  id: row.id,
  framework: row.framework,
  frameworkId: row.framework_id,
  code: row.code,
  statement: row.statement,
  subject: row.subject ?? undefined,
  position: row.position,
  parentId: row.parent_id,
});

/** In the order of the database, and without those that are not there. */
export const listCompetencies = async (runner: Runner, ids: readonly string[]): Promise<Competency[]> =>
  (await runner.rows(byId, [ids])).map(competencyOf);

/** Competencies whose code begins with, or whose statement holds, the text. */
export const searchCompetencies = async (
  runner: Runner,
  text: string,
  subject: string | undefined,
  limit: number,
): Promise<Competency[]> =>
  (await runner.rows(search, [text.replaceAll(/[\\%_]/g, "\\$&"), subject ?? null, limit])).map(competencyOf);

/** What a class works on, and what that leans on. */
export interface UnitPlan {
  readonly units: readonly Unit[];
  /** The unit asked for, or the first. */
  readonly unit: Unit | undefined;
  readonly competencies: readonly Competency[];
  /** What it leans on: at most five. */
  readonly skills: readonly Competency[];
}

/** The units of a class, and what one of them leans on. Empty where nothing that can be learned is known for its course. */
export async function readUnitPlan(
  runner: Runner,
  inClass: { id: string; subject: string | undefined; gradeLevels: readonly string[] },
  number?: number,
): Promise<UnitPlan> {
  const set = await runner.rows(unitsOf, [inClass.id]);
  const course =
    set.length > 0 || !inClass.subject
      ? []
      : (await runner.rows(ofCourse, [inClass.subject, inClass.gradeLevels])).map(competencyOf);
  const parents = [...new Set(course.map(({ parentId }) => parentId).filter((id) => id !== null))];
  const groups = new Map(
    (parents.length > 0 ? await listCompetencies(runner, parents) : []).map(({ id, statement: title }) => [id, title]),
  );
  const units: readonly Unit[] =
    set.length > 0
      ? set.map(({ number: each, title, competency_ids }) => ({
          number: each,
          title,
          competencyIds: competency_ids,
          isSet: true,
        }))
      : defaultUnits(course, groups);
  const unit = units.find((each) => each.number === number) ?? units[0];
  if (!unit) return { units, unit, competencies: [], skills: [] };
  const competencies = await listCompetencies(runner, unit.competencyIds);
  const [first] = competencies;
  if (!first) return { units, unit, competencies, skills: [] };
  const framework = (await runner.rows(ofFramework, [first.frameworkId, first.subject ?? null])).map(competencyOf);
  const edges = (await runner.rows(edgesInto, [unit.competencyIds])).map(({ from_id, to_id }) => ({
    fromId: from_id,
    toId: to_id,
  }));
  const known = new Map(framework.map((each) => [each.id, each]));
  const skills = skillsOf(unit, framework, edges)
    .map(({ id }) => known.get(id))
    .filter((each) => each !== undefined);
  return { units, unit, competencies, skills };
}
