import type { IsoDate } from "../kernel/date.ts";

/**
 * What a source says about who is where, in the source's own keys: the merge turns keys into our ids (exchange/). Within a
 * source a key means one thing of its noun.
 */
export type PlaceFact =
  | OrganizationFact
  | TermFact
  | SchoolDayFact
  | CourseFact
  | ClassFact
  | LineItemFact
  | StaffFact
  | AssignmentFact
  | LearnerFact
  | GuardianFact;

/** A state, district, school or part of one; `parent` is the key of the one above. */
export interface OrganizationFact {
  readonly noun: "organization";
  readonly key: string;
  readonly kind: "state" | "district" | "school" | "department" | "other";
  readonly name: string;
  readonly parent?: string | undefined;
}

/** A school year or a part of one. Both days are included; `parent` is the key of the term it lies in. */
export interface TermFact {
  readonly noun: "term";
  readonly key: string;
  readonly title: string;
  readonly kind: "schoolYear" | "semester" | "term" | "gradingPeriod";
  /** The calendar year in which the school year ends. */
  readonly schoolYear: number;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  readonly organization?: string | undefined;
  readonly parent?: string | undefined;
}

/** One day of a school's calendar: in session, or a weekday off. */
export interface SchoolDayFact {
  readonly noun: "school-day";
  readonly key: string;
  readonly organization: string;
  readonly on: IsoDate;
  readonly inSession: boolean;
}

/** What a class teaches, of every year. Grade levels are codes of record/grade-level.ts. */
export interface CourseFact {
  readonly noun: "course";
  readonly key: string;
  readonly title: string;
  readonly code?: string | undefined;
  readonly organization?: string | undefined;
  readonly subject?: string | undefined;
  readonly gradeLevels?: readonly string[] | undefined;
}

/** A section: one course with its people, for the terms whose keys it names. */
export interface ClassFact {
  readonly noun: "class";
  readonly key: string;
  readonly title: string;
  readonly organization: string;
  readonly code?: string | undefined;
  readonly course?: string | undefined;
  readonly terms?: readonly string[] | undefined;
  readonly period?: string | undefined;
  readonly subject?: string | undefined;
  readonly gradeLevels?: readonly string[] | undefined;
}

/**
 * A column of a class's gradebook: no learner's. What its results repeat of it (`said`, as their kind of entry has it) is kept
 * for results that come later without it.
 */
export interface LineItemFact {
  readonly noun: "line-item";
  readonly key: string;
  readonly class: string;
  /** Kind of entry of its results. */
  readonly kind: "assignment-result" | "course-grade";
  /** The day it was due, else given: what lies before the time of a bundle is not missing from it. */
  readonly on?: IsoDate | undefined;
  readonly said: Readonly<Record<string, unknown>>;
  /** Of a delta: what it does not say stands, as its other files may be missing. */
  readonly isPartial?: true | undefined;
}

/** A person who works here exists. Staff names are no learner's data, and are kept with the roster. */
export interface StaffFact {
  readonly noun: "staff";
  readonly key: string;
  readonly given: string;
  readonly family?: string | undefined;
  readonly title?: string | undefined;
}

/** A member of staff at an organization, or in one of its classes. */
export interface AssignmentFact {
  readonly noun: "assignment";
  readonly key: string;
  readonly staff: string;
  readonly organization?: string | undefined;
  readonly class?: string | undefined;
  readonly role: string;
  readonly startsOn?: IsoDate | undefined;
  readonly endsOn?: IsoDate | undefined;
}

/** A learner exists. The name is an entry. */
export interface LearnerFact {
  readonly noun: "learner";
  readonly key: string;
  /** Numbers that others know the learner by, too: an exact one joins what two sources say (exchange/link.ts). */
  readonly identifiers?: readonly { readonly system: string; readonly value: string }[] | undefined;
  readonly evidence?: LearnerEvidence | undefined;
  /** The file only speaks of learners, as an export of test results does: it never makes one. */
  readonly isKnown?: true | undefined;
}

/** What a person compares where no identifier joins. Kept no longer than the question waits (worklist of the registrar). */
export interface LearnerEvidence {
  readonly given?: string | undefined;
  readonly family?: string | undefined;
  readonly bornOn?: IsoDate | undefined;
  /** As the row calls it: a name, not a key. */
  readonly school?: string | undefined;
  /** Names of the adults that the row tells. */
  readonly guardians?: readonly string[] | undefined;
}

/** An adult of a family exists. The name is in contact entries. */
export interface GuardianFact {
  readonly noun: "guardian";
  readonly key: string;
}

/** What ties a learner to a place or a person. */
export type LinkFact = EnrollmentFact | GuardianshipFact | CaseFact;

/** A learner in a class, or without `class` in a school. Both days are included; a missing one is open. */
export interface EnrollmentFact {
  readonly noun: "enrollment";
  readonly key: string;
  readonly learner: string;
  readonly organization?: string | undefined;
  readonly class?: string | undefined;
  readonly startsOn?: IsoDate | undefined;
  readonly endsOn?: IsoDate | undefined;
}

/** An adult of a learner: what the relation is, and what the source says the adult may. Both days are included. */
export interface GuardianshipFact {
  readonly noun: "guardianship";
  readonly key: string;
  readonly learner: string;
  readonly guardian: string;
  readonly relationship: string;
  readonly mayRead: boolean;
  readonly mayDecide: boolean;
  readonly livesWith?: boolean | undefined;
  readonly isPrimary?: boolean | undefined;
  /** Adults of one learner under one key share a household; where addresses are unknown each adult is a household. */
  readonly household: string;
  readonly startsOn?: IsoDate | undefined;
  readonly endsOn?: IsoDate | undefined;
}

/** The team on a learner's case. */
export interface CaseFact {
  readonly noun: "case";
  readonly key: string;
  readonly learner: string;
  readonly startsOn: IsoDate;
  readonly endsOn?: IsoDate | undefined;
  readonly members: readonly { readonly staff: string; readonly readsRestricted: boolean }[];
}

/** Relationships that make an adult a parent in the sense of 34 CFR 99.3; every other one is a contact without rights. */
const parental = /\b(mother|father|parent|guardian|foster|adoptive|custodian)\b/i;
const notParental = /\b(grand|god|great)|\b(sibling|brother|sister|aunt|uncle|cousin|neighbor|friend|emergency)\b/i;

/** Whether a relationship alone, without a paper, gives the rights of a parent. "Legal guardian" does, "grandmother" does not. */
export const isParental = (relationship: string): boolean =>
  parental.test(relationship) && !notParental.test(relationship);
