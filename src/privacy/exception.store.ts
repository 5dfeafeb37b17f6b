import type { IsoDate } from "../kernel/date.ts";
import { firstRow, type Runner, statement } from "../store/statement.ts";
import { categories, categoryOf, numberOf, sliceAt, slicesIn } from "./category.ts";
import type { Disclosure } from "./disclosure.store.ts";
import type { ExceptionBasis, ExceptionOrder, ExceptionView } from "./exception.ts";

interface ExceptionRow extends Record<string, unknown> {
  learner_id: string;
  id: string;
  basis: ExceptionBasis;
  slices: number | null;
  state: ExceptionView["state"];
  reason: string;
  reference: string | null;
  asked_by: string | null;
  organization: string | null;
  asked_at: string;
  opens_on: IsoDate;
  opened_at: string | null;
  until: string | null;
  ends_on: IsoDate | null;
  review_by: string | null;
  ended_at: string | null;
  ended_why: string | null;
  sealed_until: IsoDate | null;
  is_yours: boolean;
  may_decide: boolean;
  name: string | null;
}
const shown = (where: string) => `select x.*, l.display_name as name from door.exception x
  left join door.learner l on l.learner_id = x.learner_id where ${where} order by x.asked_at desc, x.id desc limit 200`;
const ofLearner = statement<ExceptionRow>("privacy.exceptions", shown("x.learner_id = $1"));
const ofOffice = statement<ExceptionRow>(
  "privacy.exceptions-open",
  shown("(x.state <> 'ended' or x.ended_at > now() - interval '30 days') and (x.may_decide or x.is_yours)"),
);

const bitsOf = (bits: number) => [
  ...new Set(
    Array.from({ length: 29 }, (_, n) => n)
      .filter((n) => (bits >> n) & 1)
      .map((n) => categoryOf(sliceAt(n))),
  ),
];

/** Slices of some categories as bits; a name always goes along, or nobody would know whose it is. */
export const bitsOfCategories = (chosen: ExceptionOrder["categories"]): number | null =>
  chosen?.length
    ? [...chosen.flatMap(slicesIn), "name" as const].reduce((bits, slice) => bits | (1 << numberOf(slice)), 0)
    : null;

const viewOf = (row: ExceptionRow): ExceptionView => ({
  id: row.id,
  learner: { id: row.learner_id, ...(row.name && { name: row.name }) },
  basis: row.basis,
  state: row.state,
  reason: row.reason,
  ...(row.reference && { reference: row.reference }),
  categories: row.slices === null ? [] : categories.filter((each) => bitsOf(row.slices ?? 0).includes(each)),
  ...(row.asked_by && { askedBy: row.asked_by }),
  ...(row.organization && { organization: row.organization }),
  askedAt: row.asked_at,
  opensOn: row.opens_on,
  ...(row.opened_at && { openedAt: row.opened_at }),
  ...(row.until && row.until !== "infinity" && { until: row.until }),
  ...(row.ends_on && { endsOn: row.ends_on }),
  ...(row.review_by && { reviewBy: row.review_by }),
  ...(row.ended_at && { endedAt: row.ended_at }),
  ...(row.ended_why && { endedWhy: row.ended_why }),
  ...(row.sealed_until && { sealedUntil: row.sealed_until }),
  isYours: row.is_yours,
  mayDecide: row.may_decide,
});

const named = (row: ExceptionRow) => ({ learnerId: row.learner_id, slice: "name", level: "status" }) as const;

/** Exceptions about one learner, as far as the reader is told of them. */
export const listExceptions = async (disclosure: Disclosure, learnerId: string): Promise<ExceptionView[]> =>
  (await disclosure.readOpen(ofLearner, [learnerId])).map(viewOf);

/** What the reader asked for or may decide, whomever it is about. */
export const listOpenExceptions = async (disclosure: Disclosure): Promise<ExceptionView[]> =>
  (await disclosure.read(ofOffice, [], named)).map(viewOf);

const nextSchoolDay = statement<{ on: string }>(
  "privacy.next-school-day-ends",
  `select base.end_of(coalesce(
      (select min(d.on_date) from base.school_day d where d.organization_id = $1 and d.in_session and d.on_date > k.today),
      k.today + case extract(isodow from k.today)::int when 5 then 3 when 6 then 2 else 1 end), k.ahead, k.zone) as on
  from base.clock k`,
);

/** The instant at which the next school day of a school is over: until then somebody else has looked at an emergency. */
export const endOfNextSchoolDay = async (runner: Runner, organizationId: string | null): Promise<string> => {
  const row = await firstRow(runner, nextSchoolDay, [organizationId]);
  if (!row) throw new Error("an installation has a clock");
  return row.on;
};
