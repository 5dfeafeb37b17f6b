import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import type { Database, Transaction } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import type { FilesRead, ImportSummary } from "./import.ts";
import { type Found, type IssueChange, type IssueState, type Known, settleIssues } from "./quality.ts";
import { classChecks, learnerChecks, whereLearnersAre } from "./quality-check.store.ts";
import { remarkWords } from "./remark-words.ts";

const lock = statement("exchange.quality-lock", "lock table base.quality_issue in share row exclusive mode");
interface KnownRow extends Record<string, unknown> {
  id: string;
  code: string;
  source_id: string | null;
  organization_id: string | null;
  count: number;
  state: IssueState;
  rows_read: number | null;
  rows_of: Rows;
}
type Rows = Readonly<Record<string, number>>;
const known = statement<KnownRow>(
  "exchange.quality-known",
  `select id, code, source_id, organization_id, count, state, rows_read, rows_of from base.quality_issue
  where is_check = ($1::uuid is null) and ($1::uuid is null or source_id = $1) order by id`,
);
const open = statement(
  "exchange.quality-open",
  `insert into base.quality_issue (id, source_id, organization_id, code, is_check, state, count, rows_read, import_id, rows_of)
  values ($1, $2, $3, $4, $5, 'open', $6, $7, $8, $9)`,
);
const keepCounts = statement(
  "exchange.quality-counts",
  `insert into base.quality_count (issue_id, count) select n.id, n.count from unnest($1::uuid[], $2::int[]) as n (id, count)
  where n.count is distinct from (select c.count from base.quality_count c where c.issue_id = n.id order by c.at desc limit 1)`,
);
const seeAgain = statement(
  "exchange.quality-seen",
  `update base.quality_issue i set count = n.count, rows_read = $3, import_id = coalesce($4, i.import_id), rows_of = n.rows_of,
    last_seen_at = now()
  from unnest($1::uuid[], $2::int[], $5::jsonb[]) as n (id, count, rows_of) where i.id = n.id`,
);
const sourceOf = statement<{ source_id: string | null }>(
  "exchange.quality-source",
  "select source_id from base.import where id = $1",
);
const setState = statement(
  "exchange.quality-state",
  "update base.quality_issue set state = $2, state_at = now() where id = $1",
);
const note = statement(
  "exchange.quality-note",
  `insert into base.quality_note (id, issue_id, by_id, state, owner_id, is_vendors, note)
  select $2, id, $3, state, owner_id, is_vendors, $4 from base.quality_issue where id = $1`,
);
const findLearners = statement(
  "exchange.quality-learners",
  `insert into base.quality_finding (learner_id, code, organization_id) ${whereLearnersAre} ${learnerChecks.join(" union all ")}`,
);
const findClasses = statement(
  "exchange.quality-classes",
  `insert into base.quality_class (class_id, code, organization_id) ${classChecks.join(" union all ")}`,
);
const forgetLearners = statement("exchange.quality-forget-learners", "delete from base.quality_finding");
const forgetClasses = statement("exchange.quality-forget-classes", "delete from base.quality_class");
const countFindings = statement<{
  code: string;
  source_id: string | null;
  organization_id: string | null;
  count: number;
}>(
  "exchange.quality-count-findings",
  `select f.code, coalesce(o.source_id, l.source_id) as source_id, f.organization_id, count(*)::int as count
  from base.quality_finding f join base.learner l using (learner_id) left join base.organization o on o.id = f.organization_id
  group by 1, 2, 3
  union all select c.code, o.source_id, c.organization_id, count(*)::int from base.quality_class c
    join base.organization o on o.id = c.organization_id group by 1, 2, 3
  order by 1, 2, 3`,
);
const setIssue = statement<{ id: string }>(
  "exchange.quality-set",
  `update base.quality_issue set state = coalesce($2, state), owner_id = case when $3 then $4 else owner_id end,
    is_vendors = case when $3 then $5 else is_vendors end,
    state_at = case when $2 is distinct from state and $2 is not null then now() else state_at end
  where id = $1 and state <> 'fixed' returning id`,
);

/** Where remarks come from: an import that is stored. */
interface Seen {
  readonly sourceId: string;
  readonly importId: string;
  readonly rowsRead: number;
  readonly files: FilesRead;
}

/** Files that an issue was in, with their rows: those of this import that have it, and of before those that it did not read. */
function filesOf(code: string, before: Rows, { rowsOf, filesOf: having }: FilesRead): Rows {
  const now = [...(having.get(code) ?? [])].flatMap((file) => {
    const rows = rowsOf.get(file);
    return rows === undefined ? [] : [[file, rows] as const];
  });
  return { ...unread(before, rowsOf), ...Object.fromEntries(now) };
}

/** Of some files those that an import did not read again; one of which it read less than half may be a part. */
const unread = (files: Rows, rowsOf: FilesRead["rowsOf"]): Rows =>
  Object.fromEntries(Object.entries(files).filter(([file, rows]) => (rowsOf.get(file) ?? 0) < rows / 2));

async function settle(transaction: Transaction, found: readonly Found[], seen?: Seen): Promise<void> {
  await transaction.rows(lock);
  const rows = await transaction.rows(known, [seen?.sourceId ?? null]);
  const before = rows.map(
    ({ source_id, organization_id, ...row }): Known => ({
      ...row,
      sourceId: source_id,
      organizationId: organization_id,
    }),
  );
  const last = new Map(rows.map((row) => [row.id, row]));
  // A delta, or one file of many, need not have what is wrong in the rest; of what stands in no file that was read, the size tells.
  const mayClose = ({ id }: Known) => {
    const { rows_read, rows_of = {} } = last.get(id) ?? {};
    if (seen === undefined) return true;
    if (Object.keys(rows_of).length === 0) return seen.rowsRead >= (rows_read ?? 0) / 2;
    return Object.keys(unread(rows_of, seen.files.rowsOf)).length === 0;
  };
  const placesOf = (code: string, id?: string) =>
    JSON.stringify(seen ? filesOf(code, last.get(id ?? "")?.rows_of ?? {}, seen.files) : {});
  const { opened, returned, counted, fixed } = settleIssues(before, found, mayClose);
  const from = [seen?.rowsRead ?? null, seen?.importId ?? null];
  const fresh = opened.map((each) => ({ ...each, id: newId() }));
  for (const { id, sourceId, organizationId, code, count } of fresh)
    await transaction.rows(open, [
      ...[id, sourceId, organizationId, code, seen === undefined, count, ...from],
      placesOf(code),
    ]);
  const still = [...returned, ...counted];
  const columns = (all: readonly { id: string; count: number }[]) => [
    all.map(({ id }) => id),
    all.map(({ count }) => count),
  ];
  const places = still.map(({ code, id }) => placesOf(code, id));
  await transaction.rows(seeAgain, [...columns(still), ...from, places]);
  await transaction.rows(keepCounts, columns([...fresh, ...still]));
  for (const [all, state] of [
    [returned, "open"],
    [fixed, "fixed"],
  ] as const)
    for (const { id } of all) {
      await transaction.rows(setState, [id, state]);
      await transaction.rows(note, [id, newId(), null, null]);
    }
}

/** Takes the remarks of an import that is stored into the queue: what is new opens, what came back opens again, what is gone is fixed. */
export async function noteRemarks(
  work: Database,
  importId: string,
  { read, remarks }: ImportSummary,
  files: FilesRead,
): Promise<void> {
  const sourceId = (await firstRow(work, sourceOf, [importId]))?.source_id;
  if (!sourceId) throw new Error("a stored import is of a source");
  // What costs nothing needs nobody; and missing rows are a decision of their own.
  const found = remarks
    .filter(({ code }) => remarkWords(code).weight !== "note")
    .map(({ code, count }): Found => ({ code, sourceId, organizationId: null, count }));
  await work.transaction([], (transaction) =>
    settle(transaction, found, { sourceId, importId, rowsRead: read, files }),
  );
}

/** Looks through all that is here for what should not be so today, after each import and on each school date. */
export async function checkRecords(work: Database): Promise<void> {
  await work.transaction([], async (transaction) => {
    await transaction.rows(lock);
    for (const each of [forgetLearners, forgetClasses, findLearners, findClasses]) await transaction.rows(each);
    const rows = await transaction.rows(countFindings);
    await settle(
      transaction,
      rows.map(({ source_id, organization_id, ...row }) => ({
        ...row,
        sourceId: source_id,
        organizationId: organization_id,
      })),
    );
  });
}

/** What somebody does about an issue. Throws `entry-changed` for one that is fixed meanwhile. */
export async function changeIssue(
  work: Database,
  issueId: string,
  by: string,
  { state, owner, note: words }: IssueChange,
): Promise<void> {
  await work.transaction([], async (transaction) => {
    const isSet = owner !== undefined;
    const person = owner === "nobody" || owner === "vendor" ? null : (owner ?? null);
    const changed = await transaction.rows(setIssue, [issueId, state ?? null, isSet, person, owner === "vendor"]);
    if (changed.length === 0) throw new Problem("entry-changed");
    await transaction.rows(note, [issueId, newId(), by, words ?? null]);
  });
}
