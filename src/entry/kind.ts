import type { Static, TSchema } from "typebox";
import type { Capacity } from "../identity/capacity.ts";
import type { IsoDate } from "../kernel/date.ts";
import type { KeepUntil } from "../kernel/keep-until.ts";
import type { Language, Words } from "../kernel/words.ts";
import type { Slice } from "../privacy/category.ts";

/** One current, unmarked entry as a digest sees it: enough to sum up, nothing to tell who else is in it. */
export interface Counted<Body> {
  readonly id: string;
  readonly kind: string;
  readonly observedOn: IsoDate | undefined;
  readonly receivedAt: string;
  /** The date of that in the zone of the district: late in the evening UTC is a day ahead. */
  readonly receivedOn: IsoDate;
  readonly authorId: string;
  readonly method: string;
  readonly body: Body;
}

/** What a digest may use besides the entries. Pure functions of data, so that the same entries always sum up the same. */
export interface DigestContext {
  readonly today: IsoDate;
  /** School days in session at an organization between two dates, both included; `undefined` where nobody sent a calendar. */
  readonly daysInSession: (organizationId: string, from: IsoDate, to: IsoDate) => number | undefined;
  /** Whether a source sends attendance of an organization at all: no mark means present only where marks are made. */
  readonly takesAttendance: (organizationId: string) => boolean;
  /** Entries of the kinds named in `alsoReads`. */
  readonly others: <Body>(kind: KindOf<Body>) => readonly Counted<Body>[];
}

/** A kind by what its entries hold, whatever it sums them up to. */
export interface KindOf<Body> {
  readonly name: string;
  readonly say: { readonly detail: (body: Body, language: Language) => string };
}

/** What becomes of a fact that its source no longer sends: a span ends, an event is withdrawn, a person's facts stay. */
export type WhenMissing = "end" | "withdraw" | "keep";

/**
 * Legal class of the statement, for retention and disclosure rules: an education record (34 CFR 99.3), directory information
 * (99.37), of special education (34 CFR 300.610-627), of health, or said of oneself.
 */
export type LegalClass = "education-record" | "directory" | "special-education" | "health" | "self-stated";

/** How a kind is put into words, in every language. Used by screens, previews, "see as" and print alike, so none promises more. */
export interface Sayings<Body, Status, Summary> {
  /** One line, no dates. */
  readonly status?: (status: Status, language: Language) => string;
  /** A few lines, most important first. */
  readonly summary?: (summary: Summary, language: Language) => readonly string[];
  /** One entry in one line. */
  readonly detail: (body: Body, language: Language) => string;
}

/**
 * What a family reads of an element of the profile before there is anything in it. Kinds with one can be turned off; a kind
 * without one is of the record that every learner has.
 */
export interface Element {
  /** Why it is asked: one or two short sentences. */
  readonly why: Words;
  /** What will be here and who adds it: an empty state teaches. */
  readonly teaches: Words;
  readonly keepUntil: KeepUntil;
  /** What staff and programs write about their own work is the school's to turn off, not the family's to stop. */
  readonly onlyBySchool?: true;
}

/**
 * A kind of entry: one element of the record. One file holds its schema, its slice, what the lower levels show of it, and its
 * words; the door, the log, exports and screens work for it from then on. A new element is a new kind.
 */
export interface Kind<Body = unknown, Status = unknown, Summary = unknown> {
  readonly name: string;
  readonly slice: Slice;
  readonly layer: "backpack" | "profile";
  readonly legalClass: LegalClass;
  readonly schema: TSchema;
  readonly title: Words;
  /** What stands at the detail level, for the menu: "Each day with its reason." */
  readonly inDetail: Words;
  readonly whenMissing: WhenMissing;
  /**
   * Whose own an entry is besides its author's: the class, household or case it was made in, or the whole family. What is for a
   * case or a family is always restricted.
   */
  readonly circle?: "class" | "household" | "case" | "family";
  /** Opens with the one line of its slice instead of with the details: what says no more than that line does. */
  readonly opensAt?: "status";
  /** Only per circle, never for all together: contacts of two households are not one list. */
  readonly onlyByCircle?: boolean;
  /** The kind that its entries answer, named by `aboutId` in their bodies: whoever reads that one in detail may answer it. */
  readonly answers?: string;
  /** Who also writes it without a write right on its slice, as long as that is open to them in detail. */
  readonly sharedWith?: readonly ("guardian" | "teacher" | "support")[];
  /** Written by nobody's hat: an organization outside answers by a way of its own, or a source sends it. */
  readonly isFromOutside?: true;
  /** Besides its author, whoever contributes to its slice, shares it, or is named in it as writing along, may change an entry. */
  readonly isTogether?: true;
  /** Who alone writes it, of those who may write its slice; without it all of them. */
  readonly writers?: readonly Capacity[];
  /** Kinds that its digest also needs; their changes recompute it. */
  readonly alsoReads?: readonly string[];
  readonly status?: (entries: readonly Counted<Body>[], context: DigestContext) => Status | undefined;
  readonly summary?: (entries: readonly Counted<Body>[], context: DigestContext) => Summary | undefined;
  readonly say: Sayings<Body, Status, Summary>;
  readonly element?: Element;
  /** Columns of `learner` that follow from it: the name to find by, the birthday for the rules of age. */
  readonly learner?: (entries: readonly Counted<Body>[]) => LearnerColumns;
}

/** What is kept of a learner beside the log, to find a name by, and for the rules of age. `bornOn` null takes a birthday back. */
export interface LearnerColumns {
  readonly displayName?: string;
  readonly sortName?: string;
  readonly givenSortName?: string;
  readonly bornOn?: IsoDate | null;
}

/** A kind of any body, as lists of kinds hold it. */
// biome-ignore lint/suspicious/noExplicitAny: a list mixes kinds of different bodies; each is checked against its own schema before it meets a function of its kind
export type AnyKind = Kind<any, any, any>;

/** Who may answer what is open to them in detail; the word of others comes by an inbox (base.may_join). */
const answerers: readonly (Capacity | undefined)[] = ["learner", "guardian", "teacher", "support"];

/** Whether a hat may write a kind wherever its slice is open to it in detail, without a write right: answers, and what is shared. */
export const mayJoin = ({ answers, sharedWith = [] }: AnyKind, capacity: Capacity | undefined): boolean =>
  (answers !== undefined && answerers.includes(capacity)) || sharedWith.some((each) => each === capacity);

/** Lets the body's type follow from the schema, and the digests' types from their functions. */
export function defineKind<Schema extends TSchema, Status = unknown, Summary = unknown>(
  kind: Omit<Kind<Static<Schema>, Status, Summary>, "schema"> & { readonly schema: Schema },
): Kind<Static<Schema>, Status, Summary> {
  return kind;
}

/** When it was true, else the day on which it came. */
export const dateOf = ({ observedOn, receivedOn }: Pick<Counted<unknown>, "observedOn" | "receivedOn">): IsoDate =>
  observedOn ?? receivedOn;

/** Newest first by when it was true, then by when it came. */
export function newestFirst<Body>(entries: readonly Counted<Body>[]): Counted<Body>[] {
  if (entries.length < 2) return [...entries];
  return entries
    .map((entry) => ({ entry, when: `${dateOf(entry)} ${entry.receivedAt}` }))
    .sort((a, b) => (a.when < b.when ? 1 : a.when > b.when ? -1 : a.entry.id < b.entry.id ? 1 : -1))
    .map(({ entry }) => entry);
}

/** What a person said over what a system sent, newest first: a preferred name outlives the next import. */
export function saidFirst<Body>(entries: readonly Counted<Body>[]): Counted<Body>[] {
  const newest = newestFirst(entries);
  return [
    ...newest.filter(({ method }) => method === "asserted"),
    ...newest.filter(({ method }) => method !== "asserted"),
  ];
}

/** Whether a span holds on a date; a missing end is open. */
export const holdsOn = ({ startsOn, endsOn }: { startsOn?: string; endsOn?: string }, day: IsoDate): boolean =>
  (startsOn ?? day) <= day && (endsOn ?? day) >= day;
