import { numberOf, type Slice, sliceAt } from "../privacy/category.ts";
import type { Calendar } from "../roster/calendar.ts";
import { type Runner, statement } from "../store/statement.ts";
import { type Digest, digestsOf, type LoggedEntry, learnerColumns } from "./digest.ts";
import type { AnyKind } from "./kind.ts";
import { inPrecedence, type Precedence } from "./precedence.ts";

interface Logged extends Record<string, unknown> {
  learner_id: string;
  id: string;
  kind: string;
  mark: number;
  detail_only: boolean;
  author_id: string;
  circle_id: string | null;
  observed_on: string | null;
  received_at: string;
  received_on: string;
  method: string;
  source_id: string | null;
  is_own: boolean | null;
  body: unknown;
}

const currentOfLearners = statement<Logged>(
  "entry.to-digest",
  `select e.learner_id, e.id, e.kind, e.mark, e.detail_only, e.author_id, e.circle_id, e.observed_on, e.received_at,
    (e.received_at at time zone (select zone from base.clock))::date as received_on, e.method, e.body,
    e.source_id, e.source_id = l.source_id as is_own
  from base.entry e join base.learner l on l.learner_id = e.learner_id
  where e.learner_id = any($1) and e.kind = any($2) and e.superseded_at is null order by e.learner_id, e.id`,
);

const replaceDigests = statement(
  "entry.put-digests",
  `with given as (
    select * from jsonb_to_recordset($3) as d ("learnerId" uuid, slice smallint, "circleId" uuid, status jsonb, summary jsonb)
  ), gone as (
    delete from base.digest d where d.learner_id = any($1) and d.slice = any($2)
      and not exists (select from given g where g."learnerId" = d.learner_id and g.slice = d.slice and g."circleId" = d.circle_id)
  )
  insert into base.digest (learner_id, slice, circle_id, status, summary)
  select "learnerId", slice, "circleId", nullif(status, 'null'), nullif(summary, 'null') from given
  on conflict (learner_id, slice, circle_id) do update set status = excluded.status, summary = excluded.summary
  where (digest.status, digest.summary) is distinct from (excluded.status, excluded.summary)`,
);

const putColumns = statement<{ learner_id: string }>(
  "entry.put-learner-columns",
  `with given as (
    select * from jsonb_to_recordset($1) as l ("learnerId" uuid, "displayName" text, "sortName" text, "givenSortName" text, "bornOn" date, "saysBornOn" boolean)
  )
  update base.learner l set
    display_name = coalesce(g."displayName", l.display_name), sort_name = coalesce(g."sortName", l.sort_name),
    given_sort_name = coalesce(g."givenSortName", l.given_sort_name),
    born_on = case when g."saysBornOn" then g."bornOn" else l.born_on end
  from given g where l.learner_id = g."learnerId"
    and (l.display_name, l.sort_name, l.given_sort_name, l.born_on) is distinct from
      (coalesce(g."displayName", l.display_name), coalesce(g."sortName", l.sort_name), coalesce(g."givenSortName", l.given_sort_name),
       case when g."saysBornOn" then g."bornOn" else l.born_on end)
  returning l.learner_id`,
);

const applySwitches = statement<{ in_slice: number }>(
  "entry.apply-element-switches",
  "select distinct in_slice from base.apply_element_switches($1::uuid[])",
);

/** What summing up needs beside the entries: the kinds, the school date and its calendar. */
export interface DigestWork extends Calendar {
  readonly kinds: readonly AnyKind[];
  readonly today: string;
  /** Whose word stands where sources differ. */
  readonly precedence?: Precedence;
}

const noRules: Precedence = new Map();

const entryOf = (row: Logged): LoggedEntry => ({
  id: row.id,
  kind: row.kind,
  observedOn: row.observed_on ?? undefined,
  receivedAt: row.received_at,
  receivedOn: row.received_on,
  authorId: row.author_id,
  method: row.method,
  body: row.body,
  mark: row.mark,
  detailOnly: row.detail_only,
  superseded: false,
  circleId: row.circle_id ?? undefined,
  ...(row.source_id !== null && { sourceId: row.source_id, isOwn: row.is_own === true }),
});

/**
 * Sums up some slices of some learners from their current entries, in the transaction that changed them, and closes what
 * belongs to an element that is turned off: who writes past the door, or moves a learner to another school, need not think of
 * it. At most some hundred learners at once: all their entries of those slices are in memory. Answers the learners whose name or birthday changed,
 * whose grants must then be compiled.
 */
export async function sumUp(
  runner: Runner,
  work: DigestWork,
  learnerIds: readonly string[],
  changed: ReadonlySet<Slice>,
): Promise<string[]> {
  const moved = await runner.rows(applySwitches, [learnerIds]);
  const slices = new Set([...changed, ...moved.map(({ in_slice }) => sliceAt(in_slice))]);
  const { kinds, today, daysInSession, takesAttendance, precedence = noRules } = work;
  const ofSlices = kinds.filter((kind) => slices.has(kind.slice));
  const needed = new Set(ofSlices.flatMap((kind) => [kind.name, ...(kind.alsoReads ?? [])]));
  const rows = await runner.rows(currentOfLearners, [learnerIds, [...needed]]);
  const byLearner = Map.groupBy(rows, (row) => row.learner_id);
  const digests: (Omit<Digest, "slice"> & { learnerId: string; slice: number })[] = [];
  const columns: Record<string, unknown>[] = [];
  for (const learnerId of learnerIds) {
    const entries = inPrecedence((byLearner.get(learnerId) ?? []).map(entryOf), precedence);
    for (const digest of digestsOf(kinds, slices, entries, { today, daysInSession, takesAttendance })) {
      digests.push({ ...digest, learnerId, slice: numberOf(digest.slice) });
    }
    const follow = learnerColumns(ofSlices, entries);
    if (Object.keys(follow).length > 0) columns.push({ learnerId, ...follow, saysBornOn: "bornOn" in follow });
  }
  await runner.rows(replaceDigests, [learnerIds, [...slices].map(numberOf), JSON.stringify(digests)]);
  if (columns.length === 0) return [];
  return (await runner.rows(putColumns, [JSON.stringify(columns)])).map(({ learner_id }) => learner_id);
}
