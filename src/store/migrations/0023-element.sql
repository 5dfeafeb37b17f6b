-- Elements of the profile that a school or a family turned off. What an element holds is then closed to everybody, as if it had
-- never been there, and opens to its family alone, on the page where it is turned on again or deleted.

alter table base.kind add column switched_by text check (switched_by in ('family', 'school'));
comment on column base.kind.switched_by is 'who may turn it off: a family (or a school), only a school, or nobody where null';

alter table base.kind add column opens_at smallint not null default 3 check (opens_at in (1, 3));
comment on column base.kind.opens_at is 'the level that opens its entries: 3, or 1 of what says no more than the one line of its slice';

create table base.element_switch (
  id uuid primary key,
  kind text not null references base.kind,
  organization_id uuid references base.organization,
  is_on boolean not null,
  set_by uuid not null references base.subject,
  set_at timestamptz not null default now(),
  applied_at timestamptz
);
comment on table base.element_switch is 'What a district or a school turned off or on, never edited; the newest of each place and kind holds, and off anywhere above a learner is off';
comment on column base.element_switch.organization_id is 'the school or district; null is the whole installation';
comment on column base.element_switch.applied_at is 'when the entries and summaries of all its learners followed';

create table base.learner_element_switch (
  learner_id uuid not null references base.learner,
  id uuid not null,
  kind text not null references base.kind,
  is_on boolean not null,
  set_by uuid not null references base.subject,
  set_at timestamptz not null default now(),
  primary key (learner_id, id)
);
comment on table base.learner_element_switch is 'What a family turned off or on, never edited. Of several who may choose, off holds';

-- Where a learner is, for what a school turned off: the schools of today, else the one they left last.
create view base.schooled_at as
select m.learner_id, t.ancestor_id as organization_id
from base.enrollment m cross join base.clock k
join base.organization_tree t on t.organization_id = m.organization_id
where m.class_id is null and coalesce(m.starts_on <= k.today, true)
  and (coalesce(m.ends_on >= k.today, true) or not exists (
    select from base.enrollment n where n.learner_id = m.learner_id and n.class_id is null
      and coalesce(n.starts_on <= k.today, true) and coalesce(n.ends_on, 'infinity') > m.ends_on));

create view base.element_switch_now as
select distinct on (organization_id, kind) organization_id, kind, is_on
from base.element_switch order by organization_id, kind, set_at desc, id desc;

-- As with every choice the narrowest holds (door.mark says the same of one entry): off when somebody who may choose turned it off.
-- What somebody turned off who no longer chooses stays off until somebody who may choose everything says otherwise.
create view base.element_off as
select a.learner_id, w.kind, 'school' as off_by
from base.element_switch_now w join base.schooled_at a on a.organization_id = w.organization_id where not w.is_on
union
select l.learner_id, w.kind, 'school' from base.element_switch_now w cross join base.learner l
where w.organization_id is null and not w.is_on
union
select s.learner_id, s.kind, 'family' from (
  select distinct on (e.learner_id, e.kind, e.set_by) e.learner_id, e.kind, e.is_on, e.set_at,
    coalesce(get_byte(g.rights, 30) >> 6, 0) as chooses
  from base.learner_element_switch e
  left join base.grants g on g.learner_id = e.learner_id and g.subject_id = e.set_by and g.until > now()
  order by e.learner_id, e.kind, e.set_by, e.set_at desc, e.id desc) s
group by s.learner_id, s.kind
having bool_or(not s.is_on and s.chooses > 0) or coalesce(max(s.set_at) filter (where not s.is_on)
  > coalesce(max(s.set_at) filter (where s.chooses = 3), '-infinity'), false);

-- Closes and opens what some learners' entries hold, as the switches stand now: a mark of 5 is above every level, so that no query
-- of the door has to ask, and 2 less is what it was. Answers which digests must follow. Programs that keep copies are told as of
-- every change of what they may read.
create function base.apply_element_switches(learners uuid[]) returns table (learner uuid, in_slice smallint) language plpgsql as $$
begin
  if not exists (select from base.element_switch) and not exists (
    select from base.learner_element_switch s where s.learner_id = any(learners)) then
    return;
  end if;
  return query with off as (
    select distinct o.learner_id, o.kind from base.element_off o where o.learner_id = any(learners)
  ), moved as (
    update base.entry e set mark = case when e.mark >= 5 then e.mark - 2 else e.mark + 2 end
    from base.kind k
    where e.learner_id = any(learners) and k.kind = e.kind and k.switched_by is not null
      and (e.mark >= 5) <> exists (select from off o where o.learner_id = e.learner_id and o.kind = e.kind)
    returning e.learner_id, e.slice
  ), told as (
    insert into base.grants_history (learner_id, subject_id, policy_id, rights, circles, until)
    select g.learner_id, g.subject_id, g.policy_id, g.rights, g.circles, g.until
    from base.grants g join base.subject s on s.id = g.subject_id and s.capacity = 'agreement'
    where g.learner_id in (select m.learner_id from moved m)
  )
  select distinct m.learner_id, m.slice from moved m;
end $$;

-- A family turns an element off or on: who may choose, and of a learner who chooses only about own words, those. Answers whether it was theirs.
create function door.switch_element(event uuid, learner uuid, element text, turn_on boolean) returns boolean language plpgsql as $$
declare made integer;
begin
  insert into base.learner_element_switch (learner_id, id, kind, is_on, set_by)
  select g.learner_id, event, k.kind, turn_on, g.subject_id
  from base.grants g join base.kind k on k.kind = element and k.switched_by = 'family'
  where g.learner_id = learner and g.subject_id = door.subject() and g.until > now()
    and (get_byte(g.rights, 30) >> 6 = 3 or (get_byte(g.rights, 30) >> 6 > 0 and get_byte(g.rights, k.slice) >> 6 > 0));
  get diagnostics made = row_count;
  return made = 1;
end $$;

-- An administrator turns an element off or on for the own district or school, or for one below it.
create function door.switch_element_at(event uuid, place uuid, element text, turn_on boolean) returns boolean language plpgsql as $$
declare made integer;
begin
  insert into base.element_switch (id, kind, organization_id, is_on, set_by)
  select event, k.kind, coalesce(place, a.organization_id), turn_on, a.id
  from base.subject a join base.kind k on k.kind = element and k.switched_by is not null
  where a.id = door.subject() and a.capacity = 'administrator' and a.ended_at is null
    and (place is null or a.organization_id is null or exists (
      select from base.organization_tree t where t.organization_id = place and t.ancestor_id = a.organization_id));
  get diagnostics made = row_count;
  return made = 1;
end $$;

-- Whether somebody above a place turned an element off: what is off there stays off below.
create function door.is_off_above(place uuid, element text) returns boolean
language sql stable as $$
  select place is not null and exists (select from base.element_switch_now w where w.kind = element and not w.is_on
    and (w.organization_id is null or (w.organization_id <> place and exists (
      select from base.organization_tree t where t.organization_id = place and t.ancestor_id = w.organization_id))))
$$;
