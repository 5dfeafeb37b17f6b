-- Grants follow from relations, policies and choices through one view, with two uses: everything at once, or one learner with
-- a constant, which the planner hands down to every branch of the view, as it does not with `= any`.

-- The age rules of the pack, by the learner's birthday; an unknown birthday is a child's.
create function base.age_on(born date, day date) returns integer language sql immutable parallel safe as $$
  select (extract(year from day) - extract(year from born))::integer - (to_char(day, 'MMDD') < to_char(born, 'MMDD'))::integer
$$;

-- Whether a court document keeps this adult from the learner altogether.
create view base.blocked_guardian as
  select distinct d.learner_id, d.guardian_id from base.court_document d cross join base.clock k
  where d.kind in ('no-access', 'no-contact') and d.lifted_at is null and d.effective_on <= k.today;

create view base.sole_decider as
  select d.learner_id, d.guardian_id from base.court_document d cross join base.clock k
  where d.kind = 'sole-decision' and d.lifted_at is null and d.effective_on <= k.today;

-- Guardianships in force, one row per learner and adult.
create view base.current_guardian as
  select g.learner_id, g.guardian_id,
    bool_or(g.may_decide) and not exists (
      select from base.sole_decider s where s.learner_id = g.learner_id and s.guardian_id <> g.guardian_id
    ) or exists (
      select from base.sole_decider s where s.learner_id = g.learner_id and s.guardian_id = g.guardian_id
    ) as may_decide,
    array_remove(array_agg(distinct g.household_id), null) as households,
    max(base.end_of(g.ends_on, k.ahead, k.zone)) as until
  from base.guardianship g cross join base.clock k
  where g.may_read
    and coalesce(g.starts_on <= k.today, true) and coalesce(g.ends_on >= k.today, true)
    and not exists (
      select from base.blocked_guardian b where b.learner_id = g.learner_id and b.guardian_id = g.guardian_id)
  group by g.learner_id, g.guardian_id;

-- A span that rests on a class: it begins `before_days` earlier, and outlasts the class by `after_days` when it ran to its end;
-- who leaves earlier is out at the end of that day.
create function base.last_day(span_ends date, whole_ends date, after_days integer) returns date
language sql immutable parallel safe as $$
  select case when span_ends is not null and (whole_ends is null or span_ends < whole_ends) then span_ends
    when after_days is null then null else whole_ends + after_days end
$$;

create view base.teaching as
  select e.learner_id, a.staff_id, c.organization_id, c.id as class_id,
    least(base.last_day(e.ends_on, c.ends_on, p.after_days), base.last_day(a.ends_on, c.ends_on, p.after_days)) as last_on
  from base.policy p
  cross join base.clock k
  cross join base.enrollment e
  join base.class c on c.id = e.class_id
  join base.assignment a on a.class_id = c.id
  where p.policy_id = 'teacher'
    and coalesce(greatest(e.starts_on, a.starts_on, c.starts_on) - p.before_days <= k.today, true)
    and coalesce(
      least(base.last_day(e.ends_on, c.ends_on, p.after_days), base.last_day(a.ends_on, c.ends_on, p.after_days))
        >= k.today, true);

-- School enrollments that count for an office, with the days a policy outlasts them.
create view base.attending as
  select p.policy_id, e.learner_id, e.organization_id, max(base.end_of(
      case when e.ends_on is null or p.after_days is null then null else e.ends_on + p.after_days end, k.ahead, k.zone)) as until
  from base.policy p
  cross join base.clock k
  cross join base.enrollment e
  where e.class_id is null and p.policy_id in ('nurse', 'office.leader', 'office.registrar', 'district', 'app')
    and coalesce(e.starts_on - p.before_days <= k.today, true)
    and (e.ends_on is null or p.after_days is null or e.ends_on + p.after_days >= k.today)
  group by p.policy_id, e.learner_id, e.organization_id;

-- Circles: the learner's id stands for the family as a whole, a household's for its members alone.
create view base.relation as
  -- oneself
  select l.learner_id, s.id as subject_id,
    case when base.age_on(l.born_on, k.today) >= k.of_age_from then 'learner.of-age'
      when l.trusted and base.age_on(l.born_on, k.today) >= k.trusted_from then 'learner.trusted'
      else 'learner.minor' end as policy_id,
    l.learner_id || coalesce((select array_agg(distinct g.household_id) from base.guardianship g
      where g.learner_id = l.learner_id and g.household_id is not null and g.lives_with is not false
        and coalesce(g.ends_on >= k.today, true)), '{}') as circles,
    'infinity'::timestamptz as until
  from base.learner l
  join base.subject s on s.capacity = 'learner' and s.person_id = l.learner_id and s.ended_at is null
  cross join base.clock k
  union all
  -- a guardian
  select g.learner_id, s.id,
    case when base.age_on(l.born_on, k.today) >= k.of_age_from then 'guardian.of-age'
      when g.may_decide then 'guardian.deciding' else 'guardian.reading' end,
    g.learner_id || g.households, g.until
  from base.current_guardian g
  join base.learner l on l.learner_id = g.learner_id
  join base.subject s on s.capacity = 'guardian' and s.person_id = g.guardian_id and s.ended_at is null
  cross join base.clock k
  union all
  -- a teacher of record, for the classes at the school of this hat
  select t.learner_id, s.id, 'teacher', array_agg(distinct t.class_id), max(base.end_of(t.last_on, k.ahead, k.zone))
  from base.teaching t
  cross join base.clock k
  join base.subject s on s.capacity = 'teacher' and s.person_id = t.staff_id
    and s.organization_id = t.organization_id and s.ended_at is null
  group by t.learner_id, s.id
  union all
  -- the team of a case
  select m.learner_id, s.id, 'support',
    coalesce(array_agg(distinct m.case_id) filter (where m.reads_restricted), '{}'),
    max(base.end_of(least(m.ends_on, c.ends_on), k.ahead, k.zone))
  from base.case_member m
  cross join base.clock k
  join base.support_case c on c.learner_id = m.learner_id and c.id = m.case_id
  join base.subject s on s.capacity = 'support' and s.person_id = m.staff_id and s.ended_at is null
  where coalesce(greatest(m.starts_on, c.starts_on) <= k.today, true)
    and coalesce(least(m.ends_on, c.ends_on) >= k.today, true)
    and exists (
      select from base.enrollment e where e.learner_id = m.learner_id and e.organization_id = s.organization_id)
  group by m.learner_id, s.id
  union all
  -- the nurse, the leader and the registrar of a school
  select a.learner_id, s.id, a.policy_id, '{}', max(a.until)
  from base.attending a
  join base.subject s on s.capacity in ('nurse', 'leader', 'registrar') and s.organization_id = a.organization_id
    and s.ended_at is null and a.policy_id = case s.capacity when 'nurse' then 'nurse' when 'leader' then 'office.leader'
      when 'registrar' then 'office.registrar' end
  group by a.learner_id, s.id, a.policy_id
  union all
  -- district staff, for every school below
  select a.learner_id, s.id, a.policy_id, '{}', max(a.until)
  from base.attending a
  join base.organization_tree t on t.organization_id = a.organization_id
  join base.subject s on s.capacity = 'district' and s.organization_id = t.ancestor_id and s.ended_at is null
  where a.policy_id = 'district'
  group by a.learner_id, s.id, a.policy_id
  union all
  -- an app with an agreement, for whole organizations
  select a.learner_id, s.id, 'app:' || g.id, '{}', max(least(a.until, base.end_of(g.ends_on, k.ahead, k.zone)))
  from base.attending a
  cross join base.clock k
  join base.organization_tree t on t.organization_id = a.organization_id
  join base.agreement_scope c on c.organization_id = t.ancestor_id and c.class_id is null
  join base.agreement g on g.id = c.agreement_id and g.kind = 'app'
  join base.subject s on s.agreement_id = g.id and s.ended_at is null
  where a.policy_id = 'app' and g.starts_on <= k.today and coalesce(g.ends_on >= k.today, true)
  group by a.learner_id, s.id, g.id
  union all
  -- an app with an agreement for single classes, unless one for the whole organization already holds
  select e.learner_id, s.id, 'app:' || g.id, array_agg(distinct e.class_id),
    max(least(base.end_of(base.last_day(e.ends_on, l.ends_on, 0), k.ahead, k.zone), base.end_of(g.ends_on, k.ahead, k.zone)))
  from base.enrollment e
  cross join base.clock k
  join base.class l on l.id = e.class_id
  join base.agreement_scope c on c.class_id = e.class_id
  join base.agreement g on g.id = c.agreement_id and g.kind = 'app'
  join base.subject s on s.agreement_id = g.id and s.ended_at is null
  where g.starts_on <= k.today and coalesce(g.ends_on >= k.today, true)
    and coalesce(greatest(e.starts_on, l.starts_on) <= k.today, true)
    and coalesce(base.last_day(e.ends_on, l.ends_on, 0) >= k.today, true)
    and not exists (select from base.agreement_scope w where w.agreement_id = g.id and w.class_id is null)
  group by e.learner_id, s.id, g.id
  union all
  -- a helper whom the family invited
  select h.learner_id, s.id, 'helper:' || g.id, '{}', max(base.end_of(least(h.ends_on, g.ends_on), k.ahead, k.zone))
  from base.agreement_learner h
  cross join base.clock k
  join base.agreement g on g.id = h.agreement_id and g.kind = 'helper'
  join base.subject s on s.agreement_id = g.id and s.ended_at is null
  where greatest(h.starts_on, g.starts_on) <= k.today and coalesce(least(h.ends_on, g.ends_on) >= k.today, true)
  group by h.learner_id, s.id, g.id;

-- Packing: one byte a slice, then the bytes that are no slice.
create function base.packed(level integer, own integer, write integer) returns integer language sql immutable parallel safe as $$
  select level | (greatest(level, own) << 3) | (write << 6)
$$;
create function base.packed_tail(p base.policy) returns text language sql immutable parallel safe as $$
  select '00' -- byte 29 is free
    || lpad(to_hex((p.reads_choices or p.choose > 0)::integer * 9 | (p.choose::integer << 6)), 2, '0')
    || lpad(to_hex(p.reads_history::integer * 9), 2, '0')
$$;

-- Whether any slice opens, to all or to those whose own it is.
create function base.opens(rights bytea) returns boolean language sql immutable parallel safe as $$
  select ('x' || encode(rights, 'hex'))::bit(232) & ('x' || repeat('3f', 29))::bit(232) <> repeat('0', 232)::bit(232)
$$;

-- The same rights with other bytes in some places: as long as a family's choices, not as long as the list of slices.
create function base.with_bytes(rights bytea, places integer[], bytes integer[]) returns bytea
language plpgsql immutable parallel safe as $$
begin
  for n in 1 .. coalesce(array_length(places, 1), 0) loop
    rights := set_byte(rights, places[n], bytes[n]);
  end loop;
  return rights;
end $$;

create view base.policy_rights as
  select p.policy_id, bool_or(c.level > 0 or c.own > 0) as opens,
    decode(string_agg(lpad(to_hex(base.packed(c.level, c.own, c.write)), 2, '0'), '' order by c.slice) || base.packed_tail(p), 'hex')
      as rights
  from base.policy p join base.policy_cell c on c.policy_id = p.policy_id
  group by p.policy_id, p;

create view base.choice_bytes as
  select h.learner_id, h.policy_id, array_agg(h.slice::integer order by h.slice) as places,
    array_agg(base.packed(least(c.ceiling, greatest(c.floor, h.level)), c.own, c.write) order by h.slice) as bytes
  from base.choice h
  join base.policy_cell c on c.policy_id = h.policy_id and c.slice = h.slice
  group by h.learner_id, h.policy_id;

create view base.override_bytes as
  select o.learner_id, o.subject_id, o.policy_id, array_agg(o.slice::integer order by o.slice) as places,
    array_agg(base.packed(least(c.ceiling, greatest(c.floor, o.level)), c.own, c.write) order by o.slice) as bytes
  from base.override o
  join base.policy_cell c on c.policy_id = o.policy_id and c.slice = o.slice
  group by o.learner_id, o.subject_id, o.policy_id;

-- No tie is no row: a relation whose every slice is hidden is left out, so that it reads like none at all.
create view base.compiled as
  select learner_id, subject_id, policy_id, rights, circles, until from (
    select r.learner_id, r.subject_id, r.policy_id, r.until,
      case when c.places is null and o.places is null then b.opens end as opens,
      case when c.places is null and o.places is null then b.rights
        else base.with_bytes(base.with_bytes(b.rights, c.places, c.bytes), o.places, o.bytes) end as rights,
      (select coalesce(array_agg(x order by x), '{}') from unnest(r.circles) x) as circles
    from base.relation r
    join base.policy b on b.policy_id = r.policy_id
    left join base.choice_bytes c on c.learner_id = r.learner_id and c.policy_id = r.policy_id
    left join base.override_bytes o on o.learner_id = r.learner_id and o.subject_id = r.subject_id
      and o.policy_id = r.policy_id) x
  where coalesce(opens, base.opens(rights));

-- One learner, in the transaction of whatever changed. Locks the learner, so that two changes follow each other. Planning the
-- view takes longer than running it, so each connection plans it once, for any learner.
create function base.recompile(learner uuid) returns integer language plpgsql set plan_cache_mode = force_generic_plan as $$
declare changed integer;
begin
  perform from base.learner l where l.learner_id = learner for no key update;
  with next as materialized (select * from base.compiled c where c.learner_id = learner),
  kept as (
    insert into base.grants_history (learner_id, subject_id, policy_id, rights, circles, until)
    select g.learner_id, g.subject_id, g.policy_id, g.rights, g.circles, g.until
    from base.grants g left join next n on n.subject_id = g.subject_id
    where g.learner_id = learner
      and (g.policy_id, g.rights, g.circles, g.until) is distinct from (n.policy_id, n.rights, n.circles, n.until)
  ),
  gone as (
    delete from base.grants g where g.learner_id = learner
      and not exists (select from next n where n.subject_id = g.subject_id)
    returning 1
  ),
  put as (
    insert into base.grants (learner_id, subject_id, policy_id, rights, circles, until)
    select learner_id, subject_id, policy_id, rights, circles, until from next
    on conflict (learner_id, subject_id) do update
      set policy_id = excluded.policy_id, rights = excluded.rights, circles = excluded.circles, until = excluded.until
      where (grants.policy_id, grants.rights, grants.circles, grants.until)
        is distinct from (excluded.policy_id, excluded.rights, excluded.circles, excluded.until)
    returning 1
  )
  select (select count(*) from gone) + (select count(*) from put) into changed;
  return changed;
end $$;

-- Everybody. From nothing it is one insert; later only the differences are written.
create function base.compile_all() returns bigint language plpgsql as $$
declare changed bigint; more bigint;
begin
  perform pg_advisory_xact_lock(hashtext('daypack.compile_all'));
  if not exists (select from base.grants) then
    insert into base.grants (learner_id, subject_id, policy_id, rights, circles, until)
    select learner_id, subject_id, policy_id, rights, circles, until from base.compiled;
    get diagnostics changed = row_count;
  else
    create temporary table next_grants on commit drop as select * from base.compiled;
    alter table next_grants add primary key (learner_id, subject_id);
    analyze next_grants;
    insert into base.grants_history (learner_id, subject_id, policy_id, rights, circles, until)
    select g.learner_id, g.subject_id, g.policy_id, g.rights, g.circles, g.until
    from base.grants g left join next_grants n using (learner_id, subject_id)
    where n.learner_id is null
      or (g.policy_id, g.rights, g.circles, g.until) is distinct from (n.policy_id, n.rights, n.circles, n.until);
    delete from base.grants g where not exists (
      select from next_grants n where n.learner_id = g.learner_id and n.subject_id = g.subject_id);
    get diagnostics changed = row_count;
    insert into base.grants (learner_id, subject_id, policy_id, rights, circles, until)
    select n.learner_id, n.subject_id, n.policy_id, n.rights, n.circles, n.until
    from next_grants n left join base.grants g using (learner_id, subject_id)
    where g.learner_id is null
      or (g.policy_id, g.rights, g.circles, g.until) is distinct from (n.policy_id, n.rights, n.circles, n.until)
    on conflict (learner_id, subject_id) do update
      set policy_id = excluded.policy_id, rights = excluded.rights, circles = excluded.circles, until = excluded.until;
    get diagnostics more = row_count;
    changed := changed + more;
    drop table next_grants;
  end if;
  update base.installation set compiled_on = base.today();
  return changed;
end $$;

-- What the planner knows of the large tables, anew. As their owner, because before PostgreSQL 17 nobody else may ask for it.
create function base.take_statistics() returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  analyze base.learner, base.guardianship, base.enrollment, base.assignment, base.source_key;
  analyze base.subject, base.grants, base.entry, base.digest;
end $$;

-- One new or changed subject, such as a hat that was just made: its grants over all learners.
create function base.compile_subject(subject uuid) returns integer language plpgsql as $$
declare changed integer;
begin
  with next as materialized (select * from base.compiled c where c.subject_id = subject),
  kept as (
    insert into base.grants_history (learner_id, subject_id, policy_id, rights, circles, until)
    select g.learner_id, g.subject_id, g.policy_id, g.rights, g.circles, g.until
    from base.grants g left join next n on n.learner_id = g.learner_id
    where g.subject_id = subject
      and (g.policy_id, g.rights, g.circles, g.until) is distinct from (n.policy_id, n.rights, n.circles, n.until)
  ),
  gone as (
    delete from base.grants g where g.subject_id = subject
      and not exists (select from next n where n.learner_id = g.learner_id)
    returning 1
  ),
  put as (
    insert into base.grants (learner_id, subject_id, policy_id, rights, circles, until)
    select learner_id, subject_id, policy_id, rights, circles, until from next order by learner_id
    on conflict (learner_id, subject_id) do update
      set policy_id = excluded.policy_id, rights = excluded.rights, circles = excluded.circles, until = excluded.until
      where (grants.policy_id, grants.rights, grants.circles, grants.until)
        is distinct from (excluded.policy_id, excluded.rights, excluded.circles, excluded.until)
    returning 1
  )
  select (select count(*) from gone) + (select count(*) from put) into changed;
  return changed;
end $$;
