/** What can be learned, as a framework publishes it. */
export interface CompetencyFact {
  readonly noun: "competency";
  readonly key: string;
  readonly framework: string;
  readonly code: string;
  readonly statement: string;
  readonly subject?: string | undefined;
  readonly gradeLevels?: readonly string[] | undefined;
  readonly parent?: string | undefined;
  readonly isGroup?: boolean | undefined;
  readonly position?: number | undefined;
}

/** One competency rests on another, or belongs beside it. */
export interface EdgeFact {
  readonly noun: "edge";
  readonly key: string;
  readonly framework: string;
  readonly from: string;
  readonly to: string;
  readonly kind: "prerequisite" | "related";
}

/** An ordered set of competencies that a class works on. `competencies` are codes of `framework`. */
export interface UnitFact {
  readonly noun: "unit";
  readonly key: string;
  readonly class: string;
  readonly number: number;
  readonly title: string;
  readonly framework: string;
  readonly competencies: readonly string[];
}
