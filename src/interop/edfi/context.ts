import type { IsoDate } from "../../kernel/date.ts";
import type { Shift } from "../adapter.ts";
import { Packed } from "../packed.ts";
import type { Person } from "../people.ts";
import type { XmlElement } from "./element.ts";

/** A course, or what of it a section's offering says. */
export interface CourseInfo {
  readonly title?: string | undefined;
  readonly subject?: string | undefined;
  readonly gradeLevels: readonly string[];
}

/** What a section takes from its CourseOffering; `course` is the key of the course. */
export interface OfferingInfo {
  readonly course?: string | undefined;
  readonly title?: string | undefined;
}

/** A descriptor of the bundle: its short description, and the value of Ed-Fi's own that its state maps it to. */
export interface Described {
  readonly words?: string | undefined;
  readonly mapped?: string | undefined;
}

/** One adult, and the place they live at where the bundle says one. */
export interface AdultInfo {
  readonly person: Person;
  /** The letters of the home address, for comparing alone. */
  readonly home?: string | undefined;
}

/** An adult of one learner, as far as households need it. */
export interface AdultLink {
  readonly contact: string;
  readonly livesWith: boolean;
}

/** A LearningStandard as results name it. */
export interface StandardInfo {
  readonly framework: string;
  readonly code: string;
  readonly statement: string;
  readonly subject: string;
}

/** A GradebookEntry: what scores in it are of. `section` is a key, `standards` are LearningStandardIds. */
export interface GradebookEntryInfo {
  readonly title: string;
  readonly category?: string | undefined;
  readonly term?: string | undefined;
  readonly assignedOn?: IsoDate | undefined;
  readonly dueOn?: IsoDate | undefined;
  readonly section?: string | undefined;
  readonly maximum?: number | undefined;
  readonly standards: readonly string[];
}

/** A level of a test and the score it begins at. */
export interface LevelCut {
  readonly level: string;
  readonly method: string;
  readonly from?: number | undefined;
}

/** An Assessment: what its scores are of. `maximum` by reporting method. */
export interface AssessmentInfo {
  readonly title: string;
  readonly subject?: string | undefined;
  readonly kind?: string | undefined;
  readonly maximum: ReadonlyMap<string, number>;
  readonly cuts: readonly LevelCut[];
}

/** A part or an item of an assessment. `maximum` by reporting method; `raw` is the most points. */
export interface AssessmentPartInfo {
  readonly title: string;
  readonly standards: readonly string[];
  readonly items: readonly string[];
  readonly raw?: number | undefined;
  readonly maximum: ReadonlyMap<string, number>;
}

/** What every learner's part in one incident shares. */
export interface IncidentInfo {
  readonly on?: IsoDate | undefined;
  readonly location?: string | undefined;
  readonly behavior?: string | undefined;
}

/** A GraduationPlan. Unit: credits. */
export interface GraduationPlanInfo {
  readonly title: string;
  readonly graduationYear?: number | undefined;
  readonly creditsRequired?: number | undefined;
  readonly requirements: readonly { readonly subject: string; readonly credits: number }[];
}

/** What every learner's intervention of one prescription shares. */
export interface InterventionInfo {
  readonly title: string;
  readonly startsOn?: IsoDate | undefined;
  readonly endsOn?: IsoDate | undefined;
}

/**
 * What one element needs of the rest of the bundle, gathered in a first pass; so the order of files and elements does not
 * matter. Grows with people, places, standards, tests and assignments, never with results, attendance or grades; what there is
 * most of is packed.
 */
export class EdFiContext {
  readonly shift: Shift;
  constructor(shift: Shift) {
    this.shift = shift;
  }

  /** Identities of elements that carry an `id`. */
  readonly ids = new Packed<XmlElement>();
  /** The bundle's own descriptors, by their whole value, `namespace#value`, and by `GradeLevelDescriptor#value`. */
  readonly descriptors = new Map<string, Described>();
  readonly schoolNames = new Map<string, string>();
  readonly courses = new Map<string, CourseInfo>();
  readonly offerings = new Map<string, OfferingInfo>();
  /** Session of a grading period. */
  readonly sessionOfPeriod = new Map<string, string>();
  readonly gradingPeriods = new Map<string, { readonly name: string; readonly endsOn?: IsoDate | undefined }>();
  /** Weekdays of the sessions of a school in a year, `school|year`. */
  readonly sessionDays = new Map<string, number>();
  readonly calendars = new Map<string, { readonly rank: number; readonly dates: number }>();
  /** Those that speak for a whole school (calendar.ts). */
  readonly schoolCalendars = new Set<string>();
  readonly adults = new Packed<AdultInfo>();
  readonly adultsOf = new Map<string, AdultLink[]>();
  readonly identifiers = new Map<string, { readonly system: string; readonly value: string }[]>();
  /** The row that speaks for a learner where several could: languages, addresses, demographics, one program. */
  readonly speaks = new Map<string, string>();
  readonly englishLevels = new Map<string, string>();
  readonly classified = new Set<string>();
  /** `position` is the place in the order in which they came. */
  readonly standards = new Map<string, StandardInfo & { readonly position: number }>();
  readonly gradebook = new Packed<GradebookEntryInfo>();
  readonly assessments = new Map<string, AssessmentInfo>();
  readonly objectives = new Map<string, AssessmentPartInfo>();
  readonly items = new Map<string, AssessmentPartInfo>();
  readonly incidents = new Map<string, IncidentInfo>();
  /** What followed for one learner in one incident, `student|school|incident`. */
  readonly followed = new Map<string, string[]>();
  readonly interventions = new Map<string, InterventionInfo>();
  /** How often and how long an intervention was given to a learner, `student|organization|intervention`. Unit: minutes. */
  readonly given = new Map<string, { readonly times: number; readonly minutes: number }>();
  readonly graduationPlans = new Map<string, GraduationPlanInfo>();
  /** Objectives as results name them: older than standards, and not of a framework. */
  readonly objectivesOfLearning = new Map<string, StandardInfo>();
  /** Programs that an association of its own counts a learner in, `program/student`. */
  readonly counted = new Set<string>();
  /** Learners with a plan by law: what is provided at a test rests on it. */
  readonly planned = new Set<string>();
}

/** Keeps the first of a key: the same id twice is remarked on when its facts meet. */
export function keep<Value>(
  map: Pick<Map<string, Value>, "has"> & { set(key: string, value: Value): unknown },
  key: string | undefined,
  value: Value,
): void {
  if (key !== undefined && !map.has(key)) map.set(key, value);
}
