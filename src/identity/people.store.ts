import { type Runner, statement } from "../store/statement.ts";
import type { PersonView } from "./account.ts";
import { findKeyed } from "./person.store.ts";

const nouns = ["learner", "guardian", "staff"];

interface PlaceRow extends Record<string, unknown> {
  person_id: string;
  staff_name: string | null;
  organization_id: string | null;
  organization_name: string | null;
}
const places = statement<PlaceRow>(
  "identity.places-of-people",
  `select p.id as person_id, f.display_name as staff_name, o.id as organization_id, o.name as organization_name
  from unnest($1::uuid[]) p (id) left join base.staff f on f.id = p.id
  left join lateral (
    select a.organization_id from base.assignment a where a.staff_id = p.id and coalesce(a.ends_on >= base.today(), true)
    union select e.organization_id from base.enrollment e where e.learner_id = p.id and coalesce(e.ends_on >= base.today(), true)
    union select e.organization_id from base.guardianship g join base.enrollment e on e.learner_id = g.learner_id
      where g.guardian_id = p.id and coalesce(g.ends_on >= base.today(), true) and coalesce(e.ends_on >= base.today(), true)
  ) w on true
  left join base.organization o on o.id = w.organization_id
    and ($2::uuid is null or exists (select from base.organization_tree t where t.ancestor_id = $2 and t.organization_id = o.id))
  order by o.name, o.id`,
);

/** People of the roster by our id, `SOURCE:KEY` or the key alone; below one organization where one is given. */
export async function listPeople(runner: Runner, text: string, reach: string | undefined): Promise<PersonView[]> {
  const found = await findKeyed(runner, nouns, text, reach);
  const rows = await runner.rows(places, [found.map(({ id }) => id), reach ?? null]);
  return found.map(({ id, noun, source, key }) => {
    const own = rows.filter((row) => row.person_id === id);
    const name = own[0]?.staff_name;
    return {
      id,
      noun: noun as PersonView["noun"], // one of those asked for
      source,
      key,
      ...(name && { name }),
      organizations: own.flatMap((row) =>
        row.organization_id ? [{ id: row.organization_id, name: row.organization_name ?? "" }] : [],
      ),
    };
  });
}
