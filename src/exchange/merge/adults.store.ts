/**
 * Adults whom a bundle adds to a learner from whom somebody is kept away: a second source, or a new key of the same one, may bring
 * that very person again, with a parent's rights. They read nothing until a registrar says so. No remark tells of it: who reads remarks is not told from whom a court keeps somebody. `$source` stands for the source's id.
 */

const isKeptFrom = (learner: string) => `exists (
    select from base.court_document d where d.learner_id = ${learner} and d.lifted_at is null
      and d.kind in ('no-access', 'no-contact', 'sole-decision'))`;

/** Somebody a paper keeps away, whom a registrar closed out, or whom another source gives no rights. */
const isAway = (other: string) => `(${other}.is_kept_away or (not ${other}.may_read and exists (
    select from base.guardianship g where g.learner_id = a.learner_id and g.guardian_id = ${other}.guardian_id
      and (g.rights_held or g.source_id is distinct from $source))))`;

/** Statements of one transaction, after the contacts that tell what adults are called. */
export const holdAdults: readonly string[] = [
  `create temporary table added_adult on commit drop as
    select k.learner_id, k.id, k.guardian_id from known_link k
    where k.noun = 'guardianship' and k.added and (k.fact ->> 'mayRead')::boolean and (${isKeptFrom("k.learner_id")}
      or exists (select from base.guardianship g where g.learner_id = k.learner_id and not g.may_read
        and (g.rights_held or g.source_id is distinct from $source)))`,
  // Known again by name, as a merge knows adults. Of a source that is new to a guarded learner, whoever nobody knows is nobody.
  `create temporary table held_adult on commit drop as
    select a.learner_id, a.id from added_adult a
    cross join lateral (select n.names from base.adults_of(a.learner_id) n where n.guardian_id = a.guardian_id) me
    where exists (select from base.adults_of(a.learner_id) o where o.guardian_id <> a.guardian_id and o.names && me.names and ${isAway("o")})
      or (base.is_guarded(a.learner_id)
        and not exists (select from base.guardianship g where g.learner_id = a.learner_id and g.source_id = $source
          and not exists (select from known_link x where x.noun = 'guardianship' and x.added and x.learner_id = g.learner_id and x.id = g.id))
        and not exists (select from base.adults_of(a.learner_id) o where o.guardian_id <> a.guardian_id and o.names && me.names
          and o.may_read and not o.is_kept_away
          and exists (select from base.guardianship g where g.learner_id = a.learner_id and g.guardian_id = o.guardian_id
            and g.source_id is distinct from $source))
        and (${isKeptFrom("a.learner_id")} or exists (select from base.guardianship g where g.learner_id = a.learner_id
          and not g.may_read and g.source_id is distinct from $source)))`,
  `update base.guardianship g set may_read = false, may_decide = false, rights_held = true from held_adult h
    where g.learner_id = h.learner_id and g.id = h.id`,
];
