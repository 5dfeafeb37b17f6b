import { beforeAll, expect, it } from "vitest";
import { idsOf, makeDataset } from "../bench/dataset.ts";
import { listDigests, listEntries } from "../src/entry/entry.store.ts";
import { listLearners } from "../src/entry/learner.store.ts";
import { listClassLearners } from "../src/insight/class.store.ts";
import { highestId } from "../src/kernel/page.ts";
import { slices } from "../src/privacy/category.ts";
import { compileEverything } from "../src/privacy/compile.job.ts";
import { Disclosure } from "../src/privacy/disclosure.store.ts";
import { shippedPack } from "../src/privacy/pack.ts";
import { findStanding } from "../src/privacy/standing.store.ts";
import type { Transaction } from "../src/store/connect.ts";
import { type Statement, statement } from "../src/store/statement.ts";
import type { Store } from "../src/store/store.ts";
import { asSubject } from "../src/store/subject.ts";
import { openTestStore } from "../src/store/testing.ts";

/** Enough rows that reading a whole table is never the cheap way: 2,000 learners, 138,000 entries, 56,000 digests. */
const scale = { learners: 2_000, entriesEach: 20 };

let store: Store;
let who: Record<"teacher" | "guardian" | "app", string>;
let learner: string;
let classId: string;
beforeAll(async () => {
  store = await openTestStore();
  await makeDataset(store, scale, () => undefined);
  await store.work.transaction([], (transaction) => compileEverything(transaction, shippedPack));
  await store.work.rows(statement("test.statistics", "select base.take_statistics()"));
  learner = await idsOf(store, "learner1500");
  classId = await idsOf(store, "class50");
  const teacher = statement<{ id: string }>(
    "test.teacher",
    "select s.id from base.subject s join base.assignment a on a.staff_id = s.person_id where s.capacity = 'teacher' and a.class_id = $1",
  );
  who = {
    teacher: (await store.work.rows(teacher, [classId]))[0]?.id ?? "",
    guardian: await idsOf(store, "subject guardian3000"),
    app: await idsOf(store, `subject ${await idsOf(store, "app0")}`),
  };
}, 120_000);

interface Asked {
  /** Empty where it is planned anew each time. */
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What a question of ours asks the database as one subject: the very statements, with their values. */
async function statementsOf(
  subjectId: string,
  question: (disclosure: Disclosure) => Promise<unknown>,
): Promise<Asked[]> {
  const asked: Asked[] = [];
  await asSubject(store.serve, subjectId, async (transaction) => {
    const listening = {
      rows: (which: Statement, values: readonly unknown[] = []) => {
        asked.push({ name: which.name, text: which.text, values });
        return transaction.rows(which, values);
      },
    };
    // A transaction that is listened to: it has all that a disclosure uses.
    await question(
      // `listening` hands every statement on to a real transaction and keeps its text; a disclosure uses no more of one
      new Disclosure(listening as unknown as Transaction, { subjectId, purpose: "test", what: "test", channel: "api" }),
    );
  });
  return asked;
}

interface Node {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Index Name"?: string;
  readonly Plans?: readonly Node[];
}

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

let prepared = 0;

/** The plan for these values, and the one that a named statement may settle on for all values. */
async function plansOf(subjectId: string, { name: kept, text, values }: Asked): Promise<Node[][]> {
  return asSubject(store.serve, subjectId, async (transaction) => {
    const explain = async (sql: string, given: readonly unknown[] = []) => {
      const [row] = await transaction.rows<{ "QUERY PLAN": [{ Plan: Node }] }>(
        { name: "", text: `explain (format json) ${sql}` },
        given,
      );
      return row ? nodesOf(row["QUERY PLAN"][0].Plan) : [];
    };
    const plan = await explain(text, values);
    if (kept === "") return [plan];
    prepared += 1;
    const name = `plan_${prepared}`;
    await transaction.rows({ name: "", text: `prepare ${name} as ${text}` });
    await transaction.rows({ name: "", text: "set local plan_cache_mode = force_generic_plan" });
    const literals = values.map((value) => {
      if (value === null) return "null";
      if (Array.isArray(value)) return `'{${value.join(",")}}'`;
      return typeof value === "number" ? String(value) : `'${String(value)}'`;
    });
    const generic = await explain(`execute ${name}${literals.length > 0 ? `(${literals.join(", ")})` : ""}`);
    return [plan, generic];
  });
}

/** Tables that grow with the district. */
const large = ["entry", "digest", "grants", "learner", "access_log", "grants_history"];

interface Question {
  readonly name: string;
  readonly as: keyof typeof who;
  readonly ask: (disclosure: Disclosure) => Promise<unknown>;
  /** Indexes at least one of which each large table of the answer is read by. */
  readonly by: readonly string[];
}

const newest = (view: "recent" | "feed") =>
  statement(`test.${view}`, `select learner_id, id, slice, body from door.${view} order by id desc limit 50`);
const six = ["attendance", "mastery", "narratives", "own", "accommodations", "grades"] as const;

const questions: readonly Question[] = [
  {
    name: "one backpack, newest 50",
    as: "guardian",
    ask: (disclosure) => listEntries(disclosure, { learnerId: learner, slices, before: highestId, limit: 50 }),
    by: ["grants_pkey", "entry_pkey"],
  },
  {
    name: "the cover of a backpack",
    as: "guardian",
    ask: (disclosure) => listDigests(disclosure, learner),
    by: ["grants_pkey", "digest_pkey"],
  },
  {
    name: "a class of 30, six statuses",
    as: "teacher",
    ask: async (disclosure) => {
      const ids = await listClassLearners(disclosure, classId);
      expect(ids).toHaveLength(30);
      return listDigests(disclosure, { ids, slices: six });
    },
    by: ["grants_subject_id_learner_id_idx", "digest_pkey"],
  },
  {
    name: "newest 50 of a teacher's learners",
    as: "teacher",
    ask: (disclosure) => disclosure.readOpen(newest("recent")),
    by: ["grants_subject_id_learner_id_idx", "entry_pkey"],
  },
  {
    name: "newest 50 for an app that sees everybody",
    as: "app",
    ask: (disclosure) => disclosure.readOpen(newest("feed")),
    by: ["entry_id_idx", "grants_pkey"],
  },
  {
    name: "find by name, a teacher",
    as: "teacher",
    ask: (disclosure) => listLearners(disclosure, { prefix: "family", limit: 20 }),
    by: ["grants_subject_id_learner_id_idx", "learner_pkey"],
  },
  {
    name: "find by name, an app that sees everybody",
    as: "app",
    ask: (disclosure) => listLearners(disclosure, { prefix: "family150", limit: 20 }),
    by: ["learner_sort_name_learner_id_idx", "grants_pkey"],
  },
];

it.each(questions)("reads by an index: $name", async ({ as, ask, by }) => {
  const asked = await statementsOf(who[as], ask);
  expect(asked.length).toBeGreaterThan(0);
  for (const each of asked) {
    for (const plan of await plansOf(who[as], each)) {
      const whole = plan.filter(
        (node) => node["Node Type"] === "Seq Scan" && large.includes(node["Relation Name"] ?? ""),
      );
      expect(
        whole.map((node) => node["Relation Name"]),
        each.text,
      ).toEqual([]);
    }
  }
  const used = (await Promise.all(asked.map((each) => plansOf(who[as], each)))).flat(2);
  const indexes = new Set(used.flatMap((node) => node["Index Name"] ?? []));
  for (const index of by) expect([...indexes], `${index} is used`).toContain(index);
});

it("decides about one family without reading a whole table", async () => {
  const read = await store.work.transaction([], async (transaction) => {
    const plans: Node[] = [];
    const listening = {
      rows: async ({ text, ...which }: Statement, values: readonly unknown[] = []) => {
        const [row] = await transaction.rows<{ "QUERY PLAN": [{ Plan: Node }] }>(
          { name: "", text: `explain (format json) ${text}` },
          values,
        );
        if (row) plans.push(...nodesOf(row["QUERY PLAN"][0].Plan));
        return transaction.rows({ text, ...which }, values);
      },
    };
    await findStanding(listening as unknown as Transaction, learner); // all that it uses of one
    return plans;
  });
  const whole = read.filter(({ "Node Type": type }) => type === "Seq Scan").map((node) => node["Relation Name"]);
  expect(read.length).toBeGreaterThan(0);
  expect(whole.filter((table) => [...large, "subject", "guardianship", "enrollment"].includes(table ?? ""))).toEqual(
    [],
  );
});

it("would notice a table that is read as a whole", async () => {
  const asked = { name: "", text: "select count(*) from door.entry where body ->> 'note' = 'x'", values: [] };
  const [plan = []] = await plansOf(who.app, asked);
  expect(plan.some((node) => node["Node Type"] === "Seq Scan" && node["Relation Name"] === "entry")).toBe(true);
});
