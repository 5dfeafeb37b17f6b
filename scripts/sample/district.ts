import { fileURLToPath } from "node:url";
import type { EntryFact } from "../../src/entry/fact.ts";
import { openBundle } from "../../src/exchange/bundle.store.ts";
import { type Fact, noShift } from "../../src/interop/adapter.ts";
import { edfi } from "../../src/interop/edfi/edfi.ts";
import { partsOf } from "../../src/interop/edfi/keys.ts";
import type { AssignmentFact, ClassFact, GuardianshipFact, StaffFact, TermFact } from "../../src/roster/fact.ts";

/** Where the shipped data lie, and where what is generated goes. */
export const sampleFolder = fileURLToPath(new URL("../../sample/", import.meta.url));

export interface Learner {
  readonly key: string;
  readonly given: string;
  readonly family: string;
  readonly bornOn: string;
  /** CEDS code, "09". */
  readonly grade: string;
  readonly school: string;
}

export interface Seat {
  readonly key: string;
  readonly school: string;
  readonly term: "fall" | "spring";
  /** Course code, "ALG-1". */
  readonly course: string;
  readonly courseTitle: string;
  readonly period: string;
  readonly title: string;
  readonly subject: string;
  readonly teacher: string;
  /** Of the term, not moved. */
  readonly startsOn: string;
  readonly endsOn: string;
}

/** Grand Bend as published, read by the same reader that imports it. Dates are those of the source. */
export interface District {
  readonly learners: readonly Learner[];
  readonly seats: readonly Seat[];
  readonly staff: ReadonlyMap<string, string>;
  readonly guardians: ReadonlyMap<string, readonly GuardianshipFact[]>;
  readonly entries: readonly EntryFact[];
  readonly terms: readonly TermFact[];
}

export const elementary = "255901107";
export const middle = "255901044";
export const high = "255901001";

async function readFacts(): Promise<Fact[]> {
  const bundle = await openBundle(`${sampleFolder}district/grandbend`);
  const facts: Fact[] = [];
  try {
    for await (const batch of edfi.read(bundle.files, { shift: noShift }))
      for (const { fact } of batch.facts) facts.push(fact);
  } finally {
    bundle.close();
  }
  return facts;
}

/** Each grade has the 80 learners born in one calendar year, first grade 2016; schools are by grade. */
const gradeOf = (bornOn: string): number => 2017 - Number(bornOn.slice(0, 4));
const schoolOf = (grade: number): string => (grade <= 5 ? elementary : grade <= 8 ? middle : high);

/** The published placement test names its own grade for everybody, whatever theirs is. */
const gradeless = /Placement/i;

/** Grades that this year's tests tell, where they tell one: they know better than the birthday. */
const gradesTested = (entries: readonly EntryFact[]): Map<string, number> =>
  new Map(
    entries.flatMap(({ kind, learner, body }): [string, number][] => {
      const test = kind === "test-result" ? (body.test as { title: string; grade?: string }) : undefined; // of its kind
      return test?.grade && !gradeless.test(test.title) ? [[learner, Number(test.grade)]] : [];
    }),
  );

function learnersOf(entries: readonly EntryFact[]): Learner[] {
  const names = new Map(entries.filter(({ kind }) => kind === "name").map(({ learner, body }) => [learner, body]));
  const tested = gradesTested(entries);
  return entries
    .filter(({ kind }) => kind === "identity")
    .map(({ learner, body }) => {
      const bornOn = String(body.bornOn);
      const grade = tested.get(learner) ?? gradeOf(bornOn);
      const { given, family } = names.get(learner) ?? body;
      const code = String(grade).padStart(2, "0");
      return {
        key: learner,
        given: String(given),
        family: String(family),
        bornOn,
        grade: code,
        school: schoolOf(grade),
      };
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

function seatsOf(
  classes: readonly ClassFact[],
  assignments: readonly AssignmentFact[],
  facts: readonly Fact[],
): Seat[] {
  const teachers = new Map(assignments.flatMap(({ class: seat, staff }) => (seat ? [[seat, staff] as const] : [])));
  const terms = new Map(facts.flatMap((fact) => (fact.noun === "term" ? [[fact.key, fact] as const] : [])));
  const courses = new Map(facts.flatMap((fact) => (fact.noun === "course" ? [[fact.key, fact.title] as const] : [])));
  return classes.flatMap(
    ({ key, organization, terms: [term = ""] = [], course = "", period = "", title, subject }): Seat[] => {
      const teacher = teachers.get(key);
      const span = terms.get(term);
      if (!teacher || !span) return [];
      return [
        {
          key,
          school: organization,
          term: span.title.includes("Fall") ? "fall" : "spring",
          course: partsOf(key)[3] ?? "",
          courseTitle: courses.get(course) ?? title,
          period: period.slice(0, 2),
          title,
          subject: subject ?? "",
          teacher,
          startsOn: span.startsOn,
          endsOn: span.endsOn,
        },
      ];
    },
  );
}

const ofNoun = <Noun extends Fact["noun"]>(facts: readonly Fact[], noun: Noun) =>
  facts.filter((fact): fact is Extract<Fact, { noun: Noun }> => fact.noun === noun);

export async function readDistrict(): Promise<District> {
  const facts = await readFacts();
  const entries = ofNoun(facts, "entry");
  return {
    learners: learnersOf(entries),
    seats: seatsOf(ofNoun(facts, "class"), ofNoun(facts, "assignment"), facts),
    staff: new Map(
      ofNoun(facts, "staff").map((each: StaffFact) => [each.key, `${each.given} ${each.family ?? ""}`.trim()]),
    ),
    guardians: Map.groupBy(ofNoun(facts, "guardianship"), ({ learner }) => learner),
    entries,
    terms: ofNoun(facts, "term"),
  };
}
