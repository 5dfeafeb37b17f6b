-- Who has a tie to whom today: views over dated relations, one of them, `base.relation`, for all the others.

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
