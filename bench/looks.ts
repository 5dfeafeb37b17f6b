import { watchLooks } from "../src/privacy/unusual.job.ts";
import { makeClient } from "../src/store/connect.ts";
import type { Store } from "../src/store/store.ts";

/** How long the days of a log took to be judged, against reading the same log once. */
export interface LooksResult {
  readonly looks: number;
  readonly days: number;
  readonly order: "by time" | "by learner";
  readonly seconds: number;
  /** Grouping the whole log by day, person and learner in one go: what nobody who judges every look can be faster than. */
  readonly oncePass: number;
  readonly ratio: number;
}

const days = 20;
/** Looks of teachers at their own, spread evenly over days and hours; one in 47 is at somebody whom they never taught. */
const fill = (looks: number, order: string) => `
  with taught as materialized (select row_number() over () - 1 as n, learner_id, subject_id from base.grants where policy_id = 'teacher'),
  put as materialized (select p.n, p.n % k.total as own, case when p.n % 47 = 0 then p.n * 7919::bigint % k.total end as away
    from generate_series(0, ${looks - 1}) p (n) cross join (select count(*) as total from taught) k)
  insert into base.access_log (learner_id, id, at, subject_id, purpose, what, channel, status_slices, summary_slices, detail_slices)
  select learner_id, gen_random_uuid(), at, subject_id, 'teaching', 'learner.backpack', 'screen', 0, 0, 1 from (
    select coalesce(o.learner_id, t.learner_id) as learner_id, t.subject_id,
      date_trunc('day', now()) - make_interval(days => 1 + p.n % ${days}) + make_interval(secs => 25200 + p.n::bigint * 31 % 36000) as at
    from put p join taught t on t.n = p.own left join taught o on o.n = p.away) l order by ${order}`;
const onePass = `select count(*) from (
  select a.at::date, a.subject_id, a.learner_id, count(*), min(a.at), max(a.at) from base.access_log a group by 1, 2, 3) d`;

/** Judges a log of some weeks twice: as it was written, and in learner order, as a yearly CLUSTER leaves it. */
export async function measureLooks(store: Store, looks: number): Promise<LooksResult[]> {
  const client = makeClient(store.owner, "daypack-bench");
  await client.connect();
  const seconds = async (work: () => Promise<unknown>) => {
    const begun = performance.now();
    await work();
    return Math.round((performance.now() - begun) / 10) / 100;
  };
  try {
    const results: LooksResult[] = [];
    for (const order of ["by time", "by learner"] as const) {
      await client.query("truncate base.access_log, base.unusual_day, base.unusual_finding");
      await client.query("update base.unusual_watch set done_until = '-infinity'");
      await client.query(fill(looks, order === "by time" ? "at" : "learner_id, at"));
      await client.query("vacuum analyze base.access_log");
      const oncePass = await seconds(() => client.query(onePass));
      const judged = await seconds(() => watchLooks(store));
      results.push({ looks, days, order, seconds: judged, oncePass, ratio: Math.round((judged / oncePass) * 10) / 10 });
    }
    return results;
  } finally {
    await client.end();
  }
}
