import { slices } from "../src/privacy/category.ts";
import { type Disclosed, disclose } from "../src/privacy/disclosure.store.ts";
import { Database } from "../src/store/connect.ts";
import { replanned, type Statement, statement } from "../src/store/statement.ts";
import type { Store } from "../src/store/store.ts";
import { asSubject } from "../src/store/subject.ts";
import { idsOf } from "./dataset.ts";
import { inTurns, ratio, type Times } from "./measure.ts";

/** One way of reading, through the door with and without the log, and the same SQL on the tables without any door. */
interface Read {
  readonly name: string;
  readonly subjectId: string;
  /** On the views; the parameters change from turn to turn. */
  readonly door: Statement;
  readonly bare: Statement;
  readonly values: (turn: number) => readonly unknown[];
  readonly bareValues?: (turn: number) => readonly unknown[];
  /** What a row tells, for the log. */
  readonly told: (row: Row) => Disclosed;
}

export interface ReadResult {
  readonly name: string;
  readonly without: Times;
  readonly door: Times;
  readonly logged: Times;
  /** Door against without; the aim is at most 1.5. */
  readonly doorRatio: number;
  /** What the log adds, in ms at the median; the aim is at most 1. */
  readonly logAdds: number;
}

type Row = Record<string, unknown>;

const sliceOf = ({ slice }: Row) => slices[Number(slice)] ?? "name";
const asDetail = (row: Row): Disclosed => ({ learnerId: String(row.learner_id), slice: sliceOf(row), level: "detail" });
const asDigest = (row: Row): Disclosed => ({ ...asDetail(row), level: row.summary === null ? "status" : "summary" });
const asName = (row: Row): Disclosed => ({ learnerId: String(row.learner_id), slice: "name", level: "summary" });

const six = [7, 10, 14, 18, 20, 24];
const entryColumns = "id, slice, kind, mark, author_id, circle_id, observed_on, received_at, body";

/** The reads that must stay fast: class of 30, one backpack, newest 50 for a teacher and for an app, find by name. */
export async function readsOf(store: Store, learners: number): Promise<Read[]> {
  const [teacher] = await store.work.rows<{ id: string; learners: string[] }>(
    statement(
      "bench.teacher",
      `select s.id, array(select g.learner_id from base.grants g where g.subject_id = s.id order by 1) as learners
      from base.subject s where s.capacity = 'teacher' order by (select count(*) from base.grants g where g.subject_id = s.id) desc, s.id limit 1`,
    ),
  );
  const [app] = await store.work.rows<{ id: string }>(
    statement(
      "bench.app",
      "select s.id from base.subject s join base.agreement a on a.id = s.agreement_id where a.kind = 'app' order by 1 limit 1",
    ),
  );
  const [family] = await store.work.rows<{ id: string; learner: string }>(
    statement(
      "bench.family",
      "select s.id, g.learner_id as learner from base.subject s join base.grants g on g.subject_id = s.id where s.capacity = 'guardian' and g.learner_id = $1 limit 1",
    ),
    [await idsOf(store, `learner${Math.floor(learners / 2)}`)],
  );
  const [wide] = await store.work.rows<{ ids: string[] }>(
    statement(
      "bench.classes",
      "select array_agg(id order by id) as ids from (select id from base.class order by id limit 200) c",
    ),
  );
  if (!teacher || !app || !family || !wide) throw new Error("the dataset is not there");
  const thirty = (turn: number) => teacher.learners.slice((turn % 5) * 30, (turn % 5) * 30 + 30);
  const prefix = (turn: number) => `family${(turn * 37) % learners}`;
  return [
    {
      name: "class of 30, six statuses",
      subjectId: teacher.id,
      door: statement(
        "bench.d.six",
        "select learner_id, slice, circle_id, status, summary from door.digest where learner_id = any($1) and slice = any($2) order by 1, 2",
      ),
      bare: statement(
        "bench.b.six",
        "select learner_id, slice, circle_id, status, summary from base.digest where learner_id = any($1) and slice = any($2) order by 1, 2",
      ),
      values: (turn) => [thirty(turn), six],
      told: asDigest,
    },
    {
      name: "class of 30, all digests",
      subjectId: teacher.id,
      door: statement(
        "bench.d.all",
        "select learner_id, slice, circle_id, status, summary from door.digest where learner_id = any($1) order by 1, 2",
      ),
      bare: statement(
        "bench.b.all",
        "select learner_id, slice, circle_id, status, summary from base.digest where learner_id = any($1) order by 1, 2",
      ),
      values: (turn) => [thirty(turn)],
      told: asDigest,
    },
    {
      name: "one backpack, newest 50",
      subjectId: family.id,
      door: statement(
        "bench.d.one",
        `select learner_id, ${entryColumns} from door.entry where learner_id = $1 order by id desc limit 50`,
      ),
      bare: statement(
        "bench.b.one",
        `select learner_id, ${entryColumns} from base.entry where learner_id = $1 and superseded_at is null order by id desc limit 50`,
      ),
      values: () => [family.learner],
      told: asDetail,
    },
    {
      name: "newest 50, a teacher's learners",
      subjectId: teacher.id,
      door: statement(
        "bench.d.recent",
        `select learner_id, ${entryColumns} from door.recent order by id desc limit 50`,
      ),
      bare: statement(
        "bench.b.recent",
        `select n.* from unnest($1::uuid[]) l cross join lateral (select learner_id, ${entryColumns} from base.entry e where e.learner_id = l and superseded_at is null order by id desc limit 50) n order by id desc limit 50`,
      ),
      values: () => [],
      bareValues: () => [teacher.learners],
      told: asDetail,
    },
    {
      name: "newest 50, an app that sees everybody (only reported)",
      subjectId: app.id,
      door: statement("bench.d.feed", `select learner_id, ${entryColumns} from door.feed order by id desc limit 50`),
      bare: statement(
        "bench.b.feed",
        `select learner_id, ${entryColumns} from base.entry where superseded_at is null order by id desc limit 50`,
      ),
      values: () => [],
      told: asDetail,
    },
    // Planned each time, as the app does (entry/learner.store.ts).
    {
      name: "find by name, a teacher",
      subjectId: teacher.id,
      door: replanned(
        "select learner_id, display_name from door.learner where sort_name ^@ $1 order by sort_name, learner_id limit 20",
      ),
      bare: replanned(
        "select learner_id, display_name from base.learner where learner_id = any($2) and sort_name ^@ $1 order by sort_name, learner_id limit 20",
      ),
      values: (turn) => [prefix(turn).slice(0, 7)],
      bareValues: (turn) => [prefix(turn).slice(0, 7), teacher.learners],
      told: asName,
    },
    {
      name: "find by name, an app that sees everybody",
      subjectId: app.id,
      door: replanned(
        "select learner_id, display_name from door.learner where sort_name ^@ $1 order by sort_name, learner_id limit 20",
      ),
      bare: replanned(
        "select learner_id, display_name from base.learner where sort_name ^@ $1 order by sort_name, learner_id limit 20",
      ),
      values: (turn) => [prefix(turn)],
      told: asName,
    },
  ];
}

/** Measures one read in its three ways, in turns. */
export async function measureRead(
  store: Store,
  { name, subjectId, door, bare, values, bareValues = values, told }: Read,
  runs: number,
): Promise<ReadResult> {
  const plain = new Database(store.owner, { max: 1 });
  const reason = { subjectId, purpose: "bench", what: "bench", channel: "api" } as const;
  try {
    const times = await inTurns(
      {
        without: (turn) => plain.transaction([], (transaction) => transaction.rows(bare, bareValues(turn))),
        door: (turn) => asSubject(store.serve, subjectId, (transaction) => transaction.rows(door, values(turn))),
        logged: (turn) => disclose(store.serve, reason, (disclosure) => disclosure.read(door, values(turn), told)),
      },
      { runs },
    );
    return {
      name,
      ...times,
      doorRatio: ratio(times.door, times.without),
      logAdds: Math.round((times.logged.p50 - times.door.p50) * 1000) / 1000,
    };
  } finally {
    await plain.close();
  }
}
