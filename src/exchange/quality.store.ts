import type { Disclosure } from "../privacy/disclosure.store.ts";
import { firstRow, type Runner, statement } from "../store/statement.ts";
import type { IssueState, IssueView, OwnerView } from "./quality.ts";

interface IssueRow extends Record<string, unknown> {
  id: string;
  code: string;
  is_check: boolean;
  source: string | null;
  school: string | null;
  state: IssueState;
  owner_id: string | null;
  is_vendors: boolean;
  count: number;
  import_id: string | null;
  first_seen_at: string;
  last_seen_at: string;
  state_at: string;
}
const columns = `id, code, is_check, source, school, state, owner_id, is_vendors, count, import_id, first_seen_at, last_seen_at, state_at`;
// What was fixed a season ago helps nobody any more.
const issues = statement<IssueRow>(
  "exchange.quality-issues",
  `select ${columns} from door.quality_issue where state <> 'fixed' or state_at > now() - interval '90 days'
  order by state = 'fixed', count desc, id limit 1000`,
);
const oneIssue = statement<IssueRow>(
  "exchange.quality-issue",
  `select ${columns} from door.quality_issue where id = $1`,
);
const counts = statement<{ issue_id: string; at: string; count: number }>(
  "exchange.quality-trends",
  "select issue_id, at, count from door.quality_count where issue_id = any($1) order by issue_id, at desc limit 20000",
);
interface NoteRow extends Record<string, unknown> {
  issue_id: string;
  at: string;
  by_id: string | null;
  by_name: string | null;
  state: IssueState;
  owner_id: string | null;
  is_vendors: boolean;
  note: string | null;
}
const notes = statement<NoteRow>(
  "exchange.quality-notes",
  `select issue_id, at, by_id, by_name, state, owner_id, is_vendors, note from door.quality_note
  where issue_id = any($1) order by issue_id, at desc, id limit 20000`,
);
// Of one's own schools, and those of the whole installation for its own administrators.
const owners = statement<{
  id: string;
  capacity: OwnerView["capacity"];
  name: string | null;
  organization: string | null;
}>(
  "exchange.quality-owners",
  `select s.id, s.capacity, s.name, o.name as organization from door.subject me
    join door.subject s on s.capacity in ('administrator', 'registrar') and s.is_active
    left join door.organization o on o.id = s.organization_id
  where me.id = door.subject() and (me.organization_id is null or me.organization_id = s.organization_id
    or o.parent_id = me.organization_id or exists (select from door.organization p where p.id = o.parent_id and p.parent_id = me.organization_id))
  order by s.capacity, s.name, s.id limit 500`,
);
const foundLearners = statement<{ learner_id: string; name: string | null }>(
  "exchange.quality-found-learners",
  `select f.learner_id, nullif(l.display_name, '') as name from door.quality_issue q
    join door.quality_finding f on f.code = q.code
    left join door.organization o on o.id = f.organization_id
    join door.learner l on l.learner_id = f.learner_id
  where q.id = $1 and q.is_check and o.name is not distinct from q.school and f.learner_id > $2 order by f.learner_id limit $3`,
);
const foundClasses = statement<{ id: string; title: string }>(
  "exchange.quality-found-classes",
  `select c.id, c.title from door.quality_class f join door.class c on c.id = f.class_id
  where f.issue_id = $1 order by c.title, c.id limit 500`,
);

const ownerOf = ({ owner_id, is_vendors }: Pick<IssueRow, "owner_id" | "is_vendors">): string =>
  is_vendors ? "vendor" : (owner_id ?? "nobody");

/** What is wrong, or was in the last three months, as far as it is one's own to know. `me` is a subject. */
export async function listIssues(runner: Runner, me: string): Promise<IssueView[]> {
  const rows = await runner.rows(issues);
  const ids = [rows.map(({ id }) => id)];
  const [trends, told] = [await runner.rows(counts, ids), await runner.rows(notes, ids)];
  const trendOf = Map.groupBy(trends, ({ issue_id }) => issue_id);
  const notesOf = Map.groupBy(told, ({ issue_id }) => issue_id);
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    isCheck: row.is_check,
    ...(row.source && { source: row.source }),
    ...(row.school && { school: row.school }),
    state: row.state,
    owner: ownerOf(row),
    count: row.count,
    counts: (trendOf.get(row.id) ?? [])
      .slice(0, 12)
      .map(({ at, count }) => ({ at, count }))
      .reverse(),
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
    stateAt: row.state_at,
    ...(row.import_id && { importId: row.import_id }),
    notes: (notesOf.get(row.id) ?? []).slice(0, 12).map((each) => ({
      at: each.at,
      ...(each.by_name && { by: each.by_name }),
      isOwn: each.by_id === me,
      state: each.state,
      owner: ownerOf(each),
      ...(each.note && { note: each.note }),
    })),
  }));
}

/** Whether this issue is there and one's own to know. */
export const hasIssue = async (runner: Runner, issueId: string): Promise<boolean> =>
  (await firstRow(runner, oneIssue, [issueId])) !== undefined;

/** Who could see to something. */
export const listOwners = async (runner: Runner): Promise<OwnerView[]> =>
  (await runner.rows(owners)).map(({ id, capacity, name, organization }) => ({
    id,
    capacity,
    ...(name && { name }),
    ...(organization && { organization }),
  }));

/** Learners of whom a check found it, for a registrar who keeps their record; from `after` on. Each is in their log. */
export const listFoundLearners = (disclosure: Disclosure, issueId: string, after: string, limit: number) =>
  disclosure.read(foundLearners, [issueId, after, limit], ({ learner_id }) => ({
    learnerId: learner_id,
    slice: "name",
    level: "status",
  }));
/** Classes that a check found. */
export const listFoundClasses = (runner: Runner, issueId: string) => runner.rows(foundClasses, [issueId]);
