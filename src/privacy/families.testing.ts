import fc from "fast-check";
import { addDays, type IsoDate } from "../kernel/date.ts";
import { categories } from "./category.ts";
import { consentStates } from "./consent-life.ts";
import { levels } from "./level.ts";

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
/** One of them. */
export type Drawn = typeof family extends fc.Arbitrary<infer T> ? T : never;
