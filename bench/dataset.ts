import { installKinds } from "../src/entry/kind.store.ts";
import { installPack } from "../src/privacy/compile.job.ts";
import { shippedPack } from "../src/privacy/pack.ts";
import { kinds } from "../src/server/kinds.ts";
import { makeClient } from "../src/store/connect.ts";
import type { Store } from "../src/store/store.ts";

/** How large the bench is; the issue asks for 100,000 learners and 2 million entries. */
export interface Scale {
  readonly learners: number;
  readonly entriesEach: number;
}

/** A UUID that follows from a name, in the form of version 8: the same district every time. */
const uuid = (name: string) => `overlay(overlay(md5(${name}) placing '8' from 13) placing '8' from 17)::uuid`;

/**
 * A district in SQL: schools of 500, classes of 30 with five a teacher, six classes and two guardians a learner, a leader a
 * school, five apps that see everybody, helpers for one in five, choices of one family in two. In learner order, as a yearly
 * CLUSTER leaves it.
 */
function statements({ learners, entriesEach }: Scale): [what: string, sql: string][] {
  const schools = Math.ceil(learners / 500);
  const classes = Math.ceil((learners * 6) / 30);
  return [
    [
      "places",
      `
      insert into base.organization (id, kind, name) values (${uuid("'district'")}, 'district', 'Bench');
      insert into base.organization (id, kind, name, parent_id)
        select ${uuid("'school' || n")}, 'school', 'School ' || n, ${uuid("'district'")} from generate_series(0, ${schools - 1}) n;
      insert into base.organization_tree (ancestor_id, organization_id)
        select id, id from base.organization union select ${uuid("'district'")}, id from base.organization;
      insert into base.class (id, organization_id, title, subject, grade_levels)
        select ${uuid("'class' || n")}, ${uuid(`'school' || (n * 5 / ${Math.ceil(classes / schools) * 5})`)}, 'Class ' || n, 'Mathematics', '{03}'
        from generate_series(0, ${classes - 1}) n;
      insert into base.staff (id, display_name, sort_name)
        select ${uuid("'staff' || n")}, 'Teacher ' || n, 'teacher ' || n from generate_series(0, ${Math.ceil(classes / 5) - 1}) n;
      insert into base.assignment (id, staff_id, organization_id, class_id, role)
        select ${uuid("'assignment' || n")}, ${uuid("'staff' || n / 5")}, c.organization_id, c.id, 'teacher'
        from generate_series(0, ${classes - 1}) n join base.class c on c.id = ${uuid("'class' || n")}`,
    ],
    [
      "learners",
      `
      insert into base.learner (learner_id, display_name, sort_name, given_sort_name, born_on)
        select ${uuid("'learner' || n")}, 'Given' || n % 977 || ' Family' || n, 'family' || n || ' given' || n % 977, 'given' || n % 977 || ' family' || n, '2013-01-01'
        from generate_series(0, ${learners - 1}) n order by ${uuid("'learner' || n")};
      insert into base.guardian (id) select ${uuid("'guardian' || n")} from generate_series(0, ${learners * 2 - 1}) n;
      insert into base.guardianship (learner_id, id, guardian_id, household_id, relationship, may_read, may_decide)
        select ${uuid("'learner' || n / 2")}, ${uuid("'guardianship' || n")}, ${uuid("'guardian' || n")}, ${uuid("'household' || n")}, 'Parent', true, true
        from generate_series(0, ${learners * 2 - 1}) n;
      insert into base.enrollment (learner_id, id, organization_id)
        select ${uuid("'learner' || n")}, ${uuid("'enrollment' || n")}, ${uuid("'school' || n / 500")} from generate_series(0, ${learners - 1}) n;
      insert into base.enrollment (learner_id, id, organization_id, class_id)
        select ${uuid(`'learner' || n % ${learners}`)}, ${uuid("'seat' || n")}, c.organization_id, c.id
        from generate_series(0, ${learners * 6 - 1}) n join base.class c on c.id = ${uuid("'class' || n / 30")}`,
    ],
    [
      "subjects",
      `
      insert into base.subject (id, capacity, organization_id, person_id)
        select ${uuid("'subject learner' || n")}, 'learner', ${uuid("'district'")}, ${uuid("'learner' || n")} from generate_series(0, ${learners - 1}) n;
      insert into base.subject (id, capacity, organization_id, person_id)
        select ${uuid("'subject guardian' || n")}, 'guardian', ${uuid("'district'")}, ${uuid("'guardian' || n")} from generate_series(0, ${learners * 2 - 1}) n;
      insert into base.subject (id, capacity, organization_id, person_id)
        select distinct on (a.staff_id, a.organization_id) ${uuid("'subject teacher' || a.staff_id || a.organization_id")}, 'teacher', a.organization_id, a.staff_id
        from base.assignment a order by a.staff_id, a.organization_id;
      insert into base.subject (id, capacity, organization_id, person_id)
        select ${uuid("'subject leader' || n")}, 'leader', ${uuid("'school' || n")}, ${uuid("'staff' || n")} from generate_series(0, ${schools - 1}) n;
      insert into base.agreement (id, kind, name, purpose, slices, starts_on)
        select ${uuid("'app' || n")}, 'app', 'App ' || n, 'practice', array(select generate_series(0, 28)), '2020-01-01' from generate_series(0, 4) n;
      insert into base.agreement (id, kind, name, purpose, slices, starts_on)
        select ${uuid("'helper' || n")}, 'helper', 'Club ' || n, 'after school', '{}', '2020-01-01' from generate_series(0, 49) n;
      insert into base.agreement_scope (agreement_id, organization_id) select ${uuid("'app' || n")}, ${uuid("'district'")} from generate_series(0, 4) n;
      insert into base.agreement_learner (learner_id, agreement_id, starts_on)
        select ${uuid("'learner' || n * 5")}, ${uuid("'helper' || n % 50")}, '2020-01-01' from generate_series(0, ${Math.floor(learners / 5) - 1}) n;
      insert into base.subject (id, capacity, agreement_id, person_id) select ${uuid("'subject ' || id")}, 'agreement', id, null from base.agreement`,
    ],
    [
      "entries",
      `
      insert into base.entry (learner_id, id, slice, author_id, circle_id, kind, observed_on, received_at, method, body)
        select l.learner_id, ${uuid("'entry' || l.n || '-' || e")}, (array[6,7,8,10,11,14,18,19,20,22,24])[1 + e % 11], ${uuid("'source'")},
          case when e % 11 = 7 then ${uuid("'class' || l.n / 30")} end, 'bench', date '2026-09-01' + e % 80, now(), 'reported',
          jsonb_build_object('title', 'Entry ' || e || ' of ' || l.n, 'score', e % 5, 'maximum', 4, 'note', repeat('words ', 8))
        from (select n, ${uuid("'learner' || n")} as learner_id from generate_series(0, ${learners - 1}) n) l
        cross join lateral generate_series(1, case when l.n < 100 then 1000 else ${entriesEach} end) e
        order by l.learner_id, 2`,
    ],
    [
      "digests",
      `
      insert into base.digest (learner_id, slice, circle_id, status, summary)
        select ${uuid("'learner' || n")}, s, '00000000-0000-0000-0000-000000000000', '{"bench": "attends regularly"}',
          jsonb_build_object('bench', jsonb_build_object('value', jsonb_build_object('text', repeat('summary ', 6), 'count', n % 7), 'asOf', '2026-11-01', 'authors', '[]'::jsonb))
        from generate_series(0, ${learners - 1}) n cross join generate_series(0, 27) s order by 1, 2`,
    ],
  ];
}

/** One family in two shows its portfolio and recognitions to apps, and one in three changed what teachers see of them. */
const choices = (learners: number) => `
  insert into base.choice (learner_id, policy_id, slice, level)
  select ${uuid("'learner' || n")}, 'app:' || ${uuid("'app' || a")}, s, 3
  from generate_series(0, ${learners - 1}, 2) n cross join generate_series(0, 4) a cross join unnest(array[18, 24]) s;
  insert into base.choice (learner_id, policy_id, slice, level)
  select ${uuid("'learner' || n")}, 'teacher', s, n % 4 from generate_series(0, ${Math.floor(learners * 0.3)}) n cross join unnest(array[18, 20]) s;
  insert into base.override (learner_id, subject_id, policy_id, slice, level)
  select e.learner_id, ${uuid("'subject teacher' || a.staff_id || a.organization_id")}, 'teacher', 24, 0
  from base.enrollment e join base.assignment a on a.class_id = e.class_id where get_byte(uuid_send(e.learner_id), 15) < 16
  on conflict do nothing`;

/** Fills an empty database; says what it does and how long each part took. */
export async function makeDataset(store: Store, scale: Scale, say: (text: string) => void): Promise<void> {
  const client = makeClient(store.owner, "daypack-bench");
  await client.connect();
  const timed = async (what: string, work: () => Promise<unknown>) => {
    const begun = performance.now();
    await work();
    say(`  ${what}: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  };
  try {
    for (const [what, sql] of statements(scale)) await timed(what, () => client.query(sql));
    await installKinds(store.work, kinds);
    await timed("policies and choices", async () => {
      await installPack(store.work, shippedPack);
      await client.query(choices(scale.learners));
    });
    await timed("analyze", () => client.query("vacuum analyze"));
  } finally {
    await client.end();
  }
}

/** Ids of the dataset, for queries. */
export async function idsOf(store: Store, name: string): Promise<string> {
  const [row] = await store.work.rows({ name: "bench.id", text: `select ${uuid("$1::text")}::text as id` }, [name]);
  return String(row?.id);
}
