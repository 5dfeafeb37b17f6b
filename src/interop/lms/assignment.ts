import type { EntryFact } from "../../entry/fact.ts";
import type { LearnerFact } from "../../roster/fact.ts";
import { maybe } from "../optional.ts";

/** One person of a learning management system. Who has no number of the district is called by the system's own. */
export interface LmsUser {
  readonly key: string;
  readonly district?: string | undefined;
  readonly name?: string | undefined;
}

/** One piece of work as the system keeps it for everybody in a class. */
export interface LmsAssignment {
  readonly title: string;
  readonly category?: string | undefined;
  readonly assignedOn?: string | undefined;
  readonly dueOn?: string | undefined;
  readonly maximum?: number | undefined;
  /** What the class is called: the system's own classes are not those of the roster. */
  readonly inClass?: string | undefined;
}

/** What came of it for one learner. */
export interface LmsResult {
  readonly status?: "graded" | "submitted" | "not-submitted" | "exempt" | undefined;
  readonly score?: number | undefined;
  readonly text?: string | undefined;
  readonly late?: boolean | undefined;
  readonly missing?: boolean | undefined;
  readonly on?: string | undefined;
}

/** The learner that an export speaks of and never makes: by the district's number, else by name alone, for a person to compare. */
export function learnerOf({ key, district, name = "" }: LmsUser): LearnerFact {
  const [given, ...family] = name.split(" ").filter(Boolean);
  return {
    noun: "learner",
    key: district ?? `lms:${key}`,
    isKnown: true,
    ...(district !== undefined && { identifiers: [{ system: "Local ID", value: district }] }),
    ...(given && { evidence: { given, ...(family.length > 0 && { family: family.join(" ") }) } }),
  };
}

/** An assignment with its result, as an entry of one learner. */
export function resultOf(row: string, learner: string, assignment: LmsAssignment, result: LmsResult): EntryFact {
  const { title, category, assignedOn, dueOn, maximum, inClass } = assignment;
  const { on, ...rest } = result;
  const said = Object.entries(rest).filter(([, value]) => value !== undefined && value !== false);
  return {
    noun: "entry",
    key: `${row}#result`,
    kind: "assignment-result",
    learner,
    ...maybe("observedOn", on ?? dueOn),
    body: {
      title,
      ...maybe("category", category),
      ...maybe("assignedOn", assignedOn),
      ...maybe("dueOn", dueOn),
      ...maybe("maximum", maximum),
      ...(inClass !== undefined && { class: { title: inClass } }),
      ...Object.fromEntries(said),
    },
  };
}
