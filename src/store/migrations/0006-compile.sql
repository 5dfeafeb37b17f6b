-- Grants follow from relations, policies and choices through one view, with two uses: everything at once, or one learner with
-- a constant, which the planner hands down to every branch of the view, as it does not with `= any`.

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

-- What an exception leaves out, although the policy of its basis would open it.
create view base.exception_bytes as
  select x.learner_id, x.subject_id, case x.basis when 'dependent' then 'guardian.dependent' else 'exception.' || x.basis end as policy_id,
    array_agg(n) as places, array_agg(0) as bytes
  from base.open_exception x cross join generate_series(0, 28) n
  where x.slices is not null and x.slices >> n & 1 = 0
  group by x.learner_id, x.subject_id, x.basis;

-- No tie is no row: a relation whose every slice is hidden is left out, so that it reads like none at all.
create view base.compiled as
  select learner_id, subject_id, policy_id, rights, circles, until from (
    select r.learner_id, r.subject_id, r.policy_id, r.until,
      case when c.places is null and o.places is null and x.places is null then b.opens end as opens,
      case when c.places is null and o.places is null and x.places is null then b.rights
        else base.with_bytes(base.with_bytes(base.with_bytes(b.rights, c.places, c.bytes), o.places, o.bytes), x.places, x.bytes) end as rights,
      (select coalesce(array_agg(y order by y), '{}') from unnest(r.circles) y) as circles
    from base.relation r
    join base.policy b on b.policy_id = r.policy_id
    left join base.choice_bytes c on c.learner_id = r.learner_id and c.policy_id = r.policy_id
    left join base.override_bytes o on o.learner_id = r.learner_id and o.subject_id = r.subject_id
      and o.policy_id = r.policy_id
    left join base.exception_bytes x on x.learner_id = r.learner_id and x.subject_id = r.subject_id and x.policy_id = r.policy_id) x
  where coalesce(opens, base.opens(rights))
  union all
  select learner_id, subject_id, policy_id, rights, circles, until from base.shared where base.opens(rights);

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
