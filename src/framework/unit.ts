/** A competency as day one needs it; `position` is its place in the framework's order. */
export interface CompetencyInfo {
  readonly id: string;
  readonly code: string;
  readonly statement: string;
  readonly position: number;
  readonly parentId: string | null;
}

/** Some competencies taught together, in a class's own order; `number` counts from 1. */
export interface Unit {
  readonly number: number;
  readonly title: string;
  readonly competencyIds: readonly string[];
  /** Whether a teacher or source set it, or it follows from the course. */
  readonly isSet: boolean;
}

/** Skills that a tile has room for. */
const skillsShown = 5;

/**
 * The skills a unit leans on: the direct prerequisites with most edges into it, in the framework's order at a tie; where there
 * are no edges, the five that stand before it. `competencies` are those of the same framework.
 */
export function skillsOf(
  unit: Pick<Unit, "competencyIds">,
  competencies: readonly CompetencyInfo[],
  edges: readonly { readonly fromId: string; readonly toId: string }[],
): CompetencyInfo[] {
  const inUnit = new Set(unit.competencyIds);
  const known = new Map(competencies.map((each) => [each.id, each]));
  const counts = new Map<string, number>();
  for (const { fromId, toId } of edges) {
    if (inUnit.has(toId) && !inUnit.has(fromId) && known.has(fromId)) counts.set(fromId, (counts.get(fromId) ?? 0) + 1);
  }
  const byEdges = [...counts]
    .sort(([a, many], [b, more]) => more - many || (known.get(a)?.position ?? 0) - (known.get(b)?.position ?? 0))
    .map(([id]) => known.get(id))
    .filter((each) => each !== undefined);
  if (byEdges.length > 0) return inOrder(byEdges.slice(0, skillsShown));
  const first = Math.min(...unit.competencyIds.map((id) => known.get(id)?.position ?? Number.POSITIVE_INFINITY));
  return inOrder(competencies)
    .filter(({ id, position }) => position < first && !inUnit.has(id))
    .slice(-skillsShown);
}

const inOrder = (competencies: readonly CompetencyInfo[]): CompetencyInfo[] =>
  competencies.toSorted((a, b) => a.position - b.position);

/** The units of a course nobody has set: its clusters, in the framework's order. */
export function defaultUnits(competencies: readonly CompetencyInfo[], groups: ReadonlyMap<string, string>): Unit[] {
  const clusters = Map.groupBy(inOrder(competencies), ({ parentId }) => parentId ?? "");
  return [...clusters].map(([parentId, members], place) => ({
    number: place + 1,
    title: groups.get(parentId) ?? members[0]?.statement ?? "",
    competencyIds: members.map(({ id }) => id),
    isSet: false,
  }));
}
