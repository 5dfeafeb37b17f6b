import type { IsoDate } from "../kernel/date.ts";
import { Problem } from "../kernel/problem.ts";
import type { Disclosure } from "../privacy/disclosure.store.ts";
import { statement } from "../store/statement.ts";
import type { GroupImpact } from "./group-impact.ts";

interface SumRow extends Record<string, unknown> {
  month: string | null;
  days: number;
  visits: number;
  names: number;
  minutes: number;
}
const isProgram = statement("entry.group-is-program", "select from door.program");
// Without a month: of all of them together, in which a name counts once.
const sums = statement<SumRow>(
  "entry.group-sums",
  `select to_char(on_date, 'YYYY-MM') as month, count(distinct on_date)::int as days, count(*)::int as visits,
    count(distinct name_id)::int as names, coalesce(sum(minutes), 0)::int as minutes
  from door.program_day where state <> 'absent' and on_date between $1 and $2
  group by rollup (to_char(on_date, 'YYYY-MM')) order by month`,
);
const proposed = statement<GroupImpact["proposed"]>(
  "entry.group-proposed",
  `select count(*)::int as all, count(*) filter (where state = 'accepted')::int as accepted,
    count(*) filter (where state in ('waiting', 'asked'))::int as waiting
  from door.contribution cross join door.clock k
  where proposed_by = door.subject() and (proposed_at at time zone k.zone)::date + k.ahead between $1 and $2`,
);

/** What the helper's own program came to between two days, both included. Throws `not-allowed` for every other hat. */
export async function readImpact(disclosure: Disclosure, from: IsoDate, to: IsoDate): Promise<GroupImpact> {
  if ((await disclosure.readOpen(isProgram)).length === 0) throw new Problem("not-allowed");
  const [rows, [count]] = await Promise.all([
    disclosure.readOpen(sums, [from, to]),
    disclosure.readOpen(proposed, [from, to]),
  ]);
  const none = { days: 0, visits: 0, names: 0, minutes: 0 };
  const total = rows.find(({ month }) => month === null);
  return {
    total: total ? { days: total.days, visits: total.visits, names: total.names, minutes: total.minutes } : none,
    months: rows.flatMap(({ month, ...sum }) => (month === null ? [] : [{ month, ...sum }])),
    proposed: count ?? { all: 0, accepted: 0, waiting: 0 },
  };
}
