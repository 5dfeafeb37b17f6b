import fc from "fast-check";
import { addDays, type IsoDate } from "../kernel/date.ts";
import { newId } from "../kernel/id.ts";
import type { Database } from "../store/connect.ts";
import { statement } from "../store/statement.ts";
import { categories } from "./category.ts";
import { consentStates } from "./consent-life.ts";
import { levels, storedOf } from "./level.ts";

/**
 * Random families, as the roster would hold them: one learner with adults, documents of courts and of age, exceptions of the law,
 * schools, classes, teams, apps, helpers, and everything they chose. Dates crowd around today, where rules turn.
 */
export const today: IsoDate = "2026-11-21";

const nearby = fc.integer({ min: -40, max: 40 }).map((days) => addDays(today, days));
const mostly = fc.oneof({ arbitrary: fc.constant(true), weight: 4 }, { arbitrary: fc.constant(false), weight: 1 });
const maybe = <T>(each: fc.Arbitrary<T>) => fc.option(each, { nil: null, freq: 2 });
const span = fc.record({ startsOn: maybe(nearby), endsOn: maybe(nearby) });
const index = (count: number) => fc.integer({ min: 0, max: count - 1 });
const birthdays = fc.oneof(
  fc.constant(null),
  ...[9, 15, 16, 17, 18, 19].map((age) =>
    fc.integer({ min: -2, max: 2 }).map((days) => addDays(`${2026 - age}-11-21`, days)),
  ),
);
const level = fc.constantFrom(...levels, null);
const audience = fc.constantFrom("teacher", "support", "guardian", "helper", "app", "receiving-school");

const choice = fc.record({
  by: index(4),
  audience,
  agreement: maybe(index(2)),
  category: fc.constantFrom(...categories),
  level,
  until: maybe(nearby),
  day: fc.integer({ min: -30, max: 0 }),
});

/**
 * Families with everything that can meet in one: two guardians, papers of a court, spans that begin or end about today,
 * choices of anybody.
 */
export const family = fc.record({
  bornOn: birthdays,
  guardianships: fc.array(
    fc.record({ guardian: index(3), household: maybe(index(2)), mayRead: mostly, mayDecide: mostly, span }),
    { maxLength: 4 },
  ),
  documents: fc.array(
    fc.record({
      guardian: index(3),
      kind: fc.constantFrom("no-access", "no-contact", "sole-decision", "address-confidential", "supervised"),
      effectiveOn: nearby,
      lifted: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
  agePapers: fc.array(
    fc.record({
      kind: fc.constantFrom("emancipated", "college", "guardianship"),
      effectiveOn: nearby,
      confirmed: mostly,
      lifted: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
  exceptions: fc.uniqueArray(
    fc.record({
      who: index(4),
      basis: fc.constantFrom("emergency", "court-order", "caseworker", "dependent"),
      slices: maybe(fc.uniqueArray(index(29))),
      endsOn: maybe(nearby),
      // As an hour from now: what is over by the clock, and what nobody has reviewed in time.
      until: maybe(fc.constantFrom(-1, 1)),
      reviewBy: maybe(fc.constantFrom(-1, 1)),
      state: fc.constantFrom("asked", "open", "open", "reviewed", "ended"),
    }),
    // One at a time for each hat; a dependent's is one of three adults, below.
    { maxLength: 3, selector: ({ who, basis }) => (basis === "dependent" ? `adult ${who % 3}` : `hat ${who}`) },
  ),
  schools: fc.array(fc.record({ school: index(2), span }), { maxLength: 2 }),
  classes: fc.array(fc.record({ school: index(2), whole: span, seat: span, duty: span, staff: index(2) }), {
    maxLength: 3,
  }),
  cases: fc.array(fc.record({ staff: index(2), restricted: fc.boolean(), whole: nearby, member: span }), {
    maxLength: 2,
  }),
  apps: fc.array(
    fc.record({ slices: fc.uniqueArray(index(29)), whole: fc.boolean(), startsOn: nearby, endsOn: maybe(nearby) }),
    { maxLength: 2 },
  ),
  helpers: fc.array(
    fc.record({
      startsOn: nearby,
      endsOn: maybe(nearby),
      invited: mostly,
      // By the school, or by a family's word: then its consents, newest last.
      consents: maybe(fc.array(fc.constantFrom(...consentStates), { maxLength: 2 })),
    }),
    { maxLength: 2 },
  ),
  trust: fc.array(fc.record({ guardian: index(3), trusted: mostly }), { maxLength: 3 }),
  choices: fc.array(
    fc.oneof(
      { arbitrary: choice, weight: 4 },
      // What alone opens anything to the guardians of one who is of age, and chance seldom finds.
      {
        arbitrary: choice.map((each) => ({
          ...each,
          by: 0,
          audience: "guardian",
          level: "detail" as const,
          until: null,
        })),
        weight: 1,
      },
    ),
    { maxLength: 8 },
  ),
  overrides: fc.array(
    fc.record({ by: index(4), about: index(6), category: fc.constantFrom(...categories), level, until: maybe(nearby) }),
    { maxLength: 3 },
  ),
  notes: fc.array(
    fc.record({ audience, category: fc.constantFrom(...categories), day: fc.integer({ min: -30, max: 0 }) }),
    { maxLength: 1 },
  ),
});
type Drawn = typeof family extends fc.Arbitrary<infer T> ? T : never;

/** A drawn family as the database has it. */
export interface StoredFamily {
  readonly learnerId: string;
  /** Every hat and agreement that was made, tied or not. */
  readonly subjectIds: readonly string[];
}

const ids = (count: number) => Array.from({ length: count }, newId);

/** Writes a drawn family into the tables, as an import and a family's clicks would. */
export async function storeFamily(work: Database, drawn: Drawn): Promise<StoredFamily> {
  const put = async (table: string, rows: readonly Record<string, unknown>[]) => {
    if (rows.length === 0) return;
    const columns = Object.keys(rows[0] ?? {});
    const text = `insert into base.${table} (${columns.join(", ")}) select ${columns.join(", ")}
      from jsonb_populate_recordset(null::base.${table}, $1)`;
    await work.rows(statement(`test.${table}.${columns.length}`, text), [JSON.stringify(rows)]);
  };
  const [district, ...schools] = ids(3);
  const [learner, registrar] = [newId(), newId()];
  const [guardians, staff, households] = [ids(3), ids(2), ids(2)];
  const at = <T>(list: readonly T[], place: number): T => list[place % list.length] as T; // never empty here
  const subjects: Record<string, unknown>[] = [];
  const subject = (row: Record<string, unknown>) => {
    const id = newId();
    subjects.push({ id, capacity: null, organization_id: null, person_id: null, agreement_id: null, ...row });
    return id;
  };
  const self = subject({ capacity: "learner", organization_id: district, person_id: learner });
  const adults = guardians.map((person_id) => subject({ capacity: "guardian", organization_id: district, person_id }));
  for (const person_id of staff) {
    for (const capacity of ["teacher", "support", "nurse", "leader", "exception"]) {
      for (const organization_id of schools) subject({ capacity, organization_id, person_id });
    }
  }
  subject({ capacity: "registrar", organization_id: schools[0], person_id: registrar });
  subject({ capacity: "district", organization_id: district, person_id: registrar, function: "records" });
  const [apps, helpers] = [drawn.apps.map(() => newId()), drawn.helpers.map(() => newId())];
  const agreements = [...apps, ...helpers];
  const named = agreements.map((agreement_id) => subject({ capacity: "agreement", agreement_id }));
  // The people of a helper's agreement wear hats of their own.
  for (const agreement_id of helpers) named.push(subject({ capacity: "helper", agreement_id, person_id: newId() }));
  const choosers = [self, ...adults];
  const classes = drawn.classes.map((each) => ({ id: newId(), ...each }));
  const moment = (day: number, order: number) => `${addDays(today, day)}T10:${String(order).padStart(2, "0")}:00Z`;

  await put("organization", [
    { id: district, kind: "district", name: "D", parent_id: null },
    ...schools.map((id) => ({ id, kind: "school", name: "S", parent_id: district })),
  ]);
  await put(
    "organization_tree",
    [district, ...schools].flatMap((organization_id) =>
      [...new Set([district, organization_id])].map((ancestor_id) => ({ ancestor_id, organization_id })),
    ),
  );
  await put(
    "staff",
    [...staff, registrar].map((id) => ({ id, display_name: "T", sort_name: "t" })),
  );
  await put(
    "guardian",
    guardians.map((id) => ({ id })),
  );
  await put(
    "class",
    classes.map(({ id, school, whole }) => ({
      id,
      organization_id: at(schools, school),
      title: "C",
      starts_on: whole.startsOn,
      ends_on: whole.endsOn,
      grade_levels: [],
    })),
  );
  await put(
    "assignment",
    classes.map(({ id, school, duty, staff: who }) => ({
      id: newId(),
      staff_id: at(staff, who),
      organization_id: at(schools, school),
      class_id: id,
      role: "teacher",
      starts_on: duty.startsOn,
      ends_on: duty.endsOn,
    })),
  );
  await put("agreement", [
    ...drawn.apps.map((each, n) => ({
      id: apps[n],
      kind: "app",
      name: "A",
      purpose: "p",
      slices: each.slices,
      starts_on: each.startsOn,
      ends_on: each.endsOn,
    })),
    ...drawn.helpers.map((each, n) => ({
      id: helpers[n],
      kind: "helper",
      name: "H",
      purpose: "p",
      slices: [],
      starts_on: each.startsOn,
      ends_on: each.endsOn,
    })),
  ]);
  await put(
    "agreement_scope",
    drawn.apps.flatMap((each, n): Record<string, unknown>[] =>
      each.whole
        ? [{ agreement_id: apps[n], organization_id: district, class_id: null }]
        : classes.slice(0, 1).map(({ id }) => ({ agreement_id: apps[n], organization_id: district, class_id: id })),
    ),
  );
  await put("subject", subjects);
  await put("learner", [
    {
      learner_id: learner,
      born_on: drawn.bornOn,
      display_name: "L",
      sort_name: "l",
      given_sort_name: "l",
      trusted: false,
      created_at: moment(-40, 0),
    },
  ]);
  await put("enrollment", [
    ...drawn.schools.map(({ school, span: each }) => ({
      learner_id: learner,
      id: newId(),
      organization_id: at(schools, school),
      class_id: null,
      starts_on: each.startsOn,
      ends_on: each.endsOn,
    })),
    ...classes.map(({ id, school, seat }) => ({
      learner_id: learner,
      id: newId(),
      organization_id: at(schools, school),
      class_id: id,
      starts_on: seat.startsOn,
      ends_on: seat.endsOn,
    })),
  ]);
  await put(
    "guardianship",
    drawn.guardianships.map((each) => ({
      learner_id: learner,
      id: newId(),
      guardian_id: at(guardians, each.guardian),
      household_id: each.household === null ? null : at(households, each.household),
      relationship: "parent",
      may_read: each.mayRead,
      may_decide: each.mayDecide,
      is_primary: false,
      starts_on: each.span.startsOn,
      ends_on: each.span.endsOn,
    })),
  );
  await put(
    "court_document",
    drawn.documents.map((each) => ({
      learner_id: learner,
      id: newId(),
      guardian_id: at(guardians, each.guardian),
      kind: each.kind,
      effective_on: each.effectiveOn,
      entered_by: self,
      entered_at: moment(0, 0),
      lifted_at: each.lifted ? moment(0, 1) : null,
    })),
  );
  await put(
    "age_document",
    drawn.agePapers.map((each) => ({
      learner_id: learner,
      id: newId(),
      kind: each.kind,
      effective_on: each.effectiveOn,
      entered_by: self,
      entered_at: moment(0, 0),
      confirmed_at: each.confirmed ? moment(0, 1) : null,
      lifted_at: each.lifted ? moment(0, 2) : null,
    })),
  );
  const letIn = subjects.filter(({ capacity }) => capacity === "exception").map(({ id }) => id);
  const inHours = (hours: number | null) => hours && new Date(Date.now() + hours * 3_600_000).toISOString();
  await put(
    "exception",
    drawn.exceptions.map((each) => ({
      learner_id: learner,
      id: newId(),
      basis: each.basis,
      subject_id: each.basis === "dependent" ? at(adults, each.who) : at(letIn, each.who),
      reason: "r",
      slices: each.slices?.reduce((bits, slice) => bits | (1 << slice), 1) ?? null,
      ends_on: each.endsOn,
      until: inHours(each.until) ?? "infinity",
      asked_by: self,
      asked_at: moment(0, 0),
      opens_on: today,
      opened_at: each.state === "asked" ? null : moment(0, 1),
      review_by: inHours(each.reviewBy),
      reviewed_at: each.state === "reviewed" ? moment(0, 2) : null,
      ended_at: each.state === "ended" ? moment(0, 3) : null,
      ended_why: each.state === "ended" ? "revoked" : null,
    })),
  );
  const cases = drawn.cases.map((each) => ({ id: newId(), ...each }));
  await put(
    "support_case",
    cases.map(({ id, whole }) => ({ learner_id: learner, id, starts_on: whole })),
  );
  await put(
    "case_member",
    cases.map(({ id, staff: who, restricted, member }) => ({
      learner_id: learner,
      case_id: id,
      staff_id: at(staff, who),
      reads_restricted: restricted,
      starts_on: member.startsOn,
      ends_on: member.endsOn,
    })),
  );
  await put(
    "agreement_learner",
    drawn.helpers.flatMap(({ invited }, n) =>
      invited
        ? [
            {
              ...{ learner_id: learner, agreement_id: helpers[n], starts_on: addDays(today, -5), ends_on: null },
              shared_by: drawn.helpers[n]?.consents ? adults[0] : null,
            },
          ]
        : [],
    ),
  );
  await put(
    "consent",
    drawn.helpers.flatMap(({ consents }, n) =>
      (consents ?? []).map((state) => ({
        ...{ learner_id: learner, id: newId(), agreement_id: helpers[n], state, terms: { kind: "helper" } },
        ...{ starts_on: addDays(today, -5), asked_at: moment(-5, 0), asked_by: adults[0] },
      })),
    ),
  );
  await put(
    "trust_event",
    drawn.trust.map(({ guardian, trusted }, n) => ({
      learner_id: learner,
      id: newId(),
      trusted,
      chosen_by: at(adults, guardian),
      chosen_at: moment(0, n),
    })),
  );
  await put(
    "choice_event",
    [...drawn.choices]
      .sort((a, b) => a.day - b.day)
      .map((each, n) => {
        const agreement = each.agreement === null || agreements.length === 0 ? null : at(agreements, each.agreement);
        return {
          learner_id: learner,
          id: newId(),
          audience: agreement ? null : each.audience,
          agreement_id: agreement,
          category: each.category,
          level: each.level === null ? null : storedOf(each.level),
          until: each.until,
          chosen_by: at(choosers, each.by),
          chosen_at: moment(each.day, n),
        };
      }),
  );
  const people = [
    ...subjects.filter(({ capacity }) => capacity === "teacher" || capacity === "support").map(({ id }) => String(id)),
    ...adults,
    ...named,
  ];
  await put(
    "override_event",
    drawn.overrides.map((each, n) => ({
      learner_id: learner,
      id: newId(),
      subject_id: at(people, each.about),
      category: each.category,
      level: each.level === null ? null : storedOf(each.level),
      until: each.until,
      chosen_by: at(choosers, each.by),
      chosen_at: moment(0, n),
    })),
  );
  await put(
    "conflict_note",
    drawn.notes.map((each) => ({
      learner_id: learner,
      id: newId(),
      audience: each.audience,
      agreement_id: null,
      category: each.category,
      note: "n",
      noted_by: self,
      noted_at: moment(each.day, 59),
    })),
  );
  return { learnerId: learner, subjectIds: subjects.map(({ id }) => String(id)) };
}
