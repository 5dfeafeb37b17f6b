import type pg from "pg";
import { ImportRefused } from "./import.ts";

// As the door's `import` view tells whose a source is; and beside it whoever was touched, because a source without schools is
// nobody's and may still speak of learners.
const isOthers = `
  with place as (
    select t.organization_id as id from base.subject a join base.organization_tree t on t.ancestor_id = a.organization_id where a.id = $1)
  select a.organization_id is not null and (
    exists (select from base.organization o where o.source_id = $2 and o.kind in ('school', 'district')
      and o.id not in (select id from place))
    or exists (select from (select learner_id from touched union select learner_id from regrant) t
      where exists (select from base.enrollment e where e.learner_id = t.learner_id)
        and not exists (select from base.enrollment e where e.learner_id = t.learner_id and e.organization_id in (select id from place)))
  ) as is_others
  from base.subject a where a.id = $1 and a.capacity = 'administrator' and a.ended_at is null`;

/** Ends an import that would bring or change what is not of the schools of the administrator who started it. */
export async function refuseOthers(client: pg.Client, startedBy: string, sourceId: string): Promise<void> {
  const { rows } = await client.query<{ is_others: boolean }>(isOthers, [startedBy, sourceId]);
  if (rows[0]?.is_others === false) return;
  throw new ImportRefused(
    "source.not-yours",
    "Some of these schools or learners are not of your district. An administrator of the whole installation can import them. Nothing was stored.",
    3,
  );
}
