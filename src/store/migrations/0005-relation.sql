-- Who has a tie to whom today: views over dated relations, one of them, `base.relation`, for all the others.

-- The age rules of the pack, by the learner's birthday; an unknown birthday is a child's.
create function base.age_on(born date, day date) returns integer language sql immutable parallel safe as $$
  select (extract(year from day) - extract(year from born))::integer - (to_char(day, 'MMDD') < to_char(born, 'MMDD'))::integer
$$;

-- What the law lets in besides the roster (34 CFR 99.31): each act has a basis, a reason, a second person and an end.
create table base.exception (
  learner_id uuid not null references base.learner,
  id uuid not null,
  basis text not null check (basis in ('emergency', 'court-order', 'caseworker', 'dependent')),
  subject_id uuid not null references base.subject,
  reason text not null,
  reference text,
  slices integer,
  ends_on date,
  until timestamptz not null default 'infinity',
  asked_by uuid not null references base.subject,
  asked_at timestamptz not null default now(),
  opens_on date not null,
  opened_at timestamptz,
  approved_by uuid references base.subject,
  review_by timestamptz,
  reviewed_by uuid references base.subject,
  reviewed_at timestamptz,
  review_note text,
  sealed_until date,
  seal_reason text,
  told_at timestamptz,
  ended_at timestamptz,
  ended_by uuid references base.subject,
  ended_why text check (ended_why in ('refused', 'revoked', 'not-reviewed', 'over')),
  primary key (learner_id, id)
);
comment on table base.exception is 'Access by an exception of the law: asked, opened by a second person (an emergency at once), reviewed, ended';
comment on column base.exception.subject_id is 'who is let in: the hat of capacity exception of who asked, or the hat of a parent of a dependent learner';
comment on column base.exception.slices is 'bit n: slice n opens as far as the policy of the basis goes; null for all of them';
comment on column base.exception.review_by is 'an emergency that nobody else has reviewed by then is over';
comment on column base.exception.sealed_until is 'last school date on which the family is not told, where the law forbids it';
create unique index on base.exception (learner_id, subject_id) where opened_at is not null and ended_at is null;

create view base.open_exception as
  select x.learner_id, x.id, x.subject_id, x.basis, x.slices, least(x.until, base.end_of(x.ends_on, k.ahead, k.zone),
      case when x.reviewed_at is null and x.review_by is not null then x.review_by else 'infinity' end) as until
  from base.exception x cross join base.clock k
  where x.opened_at is not null and x.ended_at is null and coalesce(x.ends_on >= k.today, true)
    and x.until > now() and (x.reviewed_at is not null or coalesce(x.review_by > now(), true));

-- Papers that let a learner's rights come earlier than a birthday, or not with it. They widen, so two people have seen them first.
create table base.age_document (
  learner_id uuid not null references base.learner,
  id uuid not null,
  kind text not null check (kind in ('emancipated', 'college', 'guardianship')),
  effective_on date not null,
  note text,
  entered_by uuid not null references base.subject,
  entered_at timestamptz not null default now(),
  confirmed_by uuid references base.subject,
  confirmed_at timestamptz,
  lifted_by uuid references base.subject,
  lifted_at timestamptz,
  primary key (learner_id, id)
);
comment on table base.age_document is 'Emancipation and college bring a learner''s rights early, guardianship of an adult keeps them with the guardian (34 CFR 99.5)';

create view base.age_standing as
  select d.learner_id, not bool_or(d.kind = 'guardianship') as of_age
  from base.age_document d cross join base.clock k
  where d.confirmed_at is not null and d.lifted_at is null and d.effective_on <= k.today
  group by d.learner_id;

-- Whether a court document keeps this adult from the learner altogether.
create view base.blocked_guardian as
  select distinct d.learner_id, d.guardian_id from base.court_document d cross join base.clock k
  where d.kind in ('no-access', 'no-contact') and d.lifted_at is null and d.effective_on <= k.today;

create view base.sole_decider as
  select d.learner_id, d.guardian_id from base.court_document d cross join base.clock k
  where d.kind = 'sole-decision' and d.lifted_at is null and d.effective_on <= k.today;

-- Whom an address is kept from: of contacts they read only those of a household that is theirs alone.
create view base.address_kept as
  select distinct d.learner_id, d.guardian_id from base.court_document d cross join base.clock k
  where d.kind = 'address-confidential' and d.lifted_at is null and d.effective_on <= k.today;

-- Guardianships in force, one row per learner and adult.
create view base.current_guardian as
  select g.learner_id, g.guardian_id,
    bool_or(g.may_decide) and not exists (
      select from base.sole_decider s where s.learner_id = g.learner_id and s.guardian_id <> g.guardian_id
    ) or exists (
      select from base.sole_decider s where s.learner_id = g.learner_id and s.guardian_id = g.guardian_id
    ) as may_decide,
    array_remove(array_agg(distinct g.household_id) filter (where not exists (
      select from base.address_kept c join base.guardianship o on o.learner_id = c.learner_id and o.guardian_id <> c.guardian_id
      where c.learner_id = g.learner_id and c.guardian_id = g.guardian_id and o.household_id = g.household_id)), null) as households,
    not exists (
      select from base.address_kept c where c.learner_id = g.learner_id and c.guardian_id = g.guardian_id) as is_of_family,
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
    case when coalesce(a.of_age, base.age_on(l.born_on, k.today) >= k.of_age_from) then 'learner.of-age'
      when l.trusted and base.age_on(l.born_on, k.today) >= k.trusted_from then 'learner.trusted'
      else 'learner.minor' end as policy_id,
    l.learner_id || coalesce((select array_agg(distinct g.household_id) from base.guardianship g
      where g.learner_id = l.learner_id and g.household_id is not null and g.lives_with is not false
        and coalesce(g.ends_on >= k.today, true)), '{}') as circles,
    'infinity'::timestamptz as until
  from base.learner l
  join base.subject s on s.capacity = 'learner' and s.person_id = l.learner_id and s.ended_at is null
  cross join base.clock k
  left join base.age_standing a on a.learner_id = l.learner_id
  union all
  -- a guardian
  select g.learner_id, s.id,
    case when coalesce(a.of_age, base.age_on(l.born_on, k.today) >= k.of_age_from)
        then case when x.id is not null then 'guardian.dependent' else 'guardian.of-age' end
      when g.may_decide then 'guardian.deciding' else 'guardian.reading' end,
    case when g.is_of_family then g.learner_id || g.households else g.households end, g.until
  from base.current_guardian g
  join base.learner l on l.learner_id = g.learner_id
  join base.subject s on s.capacity = 'guardian' and s.person_id = g.guardian_id and s.ended_at is null
  cross join base.clock k
  left join base.age_standing a on a.learner_id = l.learner_id
  left join base.open_exception x on x.learner_id = l.learner_id and x.subject_id = s.id and x.basis = 'dependent'
  union all
  -- somebody whom an exception of the law lets in, in a hat that is for nothing else
  select x.learner_id, x.subject_id, 'exception.' || x.basis, '{}', x.until
  from base.open_exception x
  join base.subject s on s.id = x.subject_id and s.capacity = 'exception' and s.ended_at is null
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
    and coalesce((select bool_or(base.gives(n.state)) from base.consent n
      where n.learner_id = h.learner_id and n.agreement_id = g.id), h.shared_by is null) -- a family's word is signed, always
  group by h.learner_id, s.id, g.id;

-- A link's tie: its chosen items are its circles, its rights are its own.
create view base.shared as
  select h.learner_id, h.id as subject_id, p.policy_id, h.rights,
    array(select i.entry_id from base.share_item i where i.learner_id = h.learner_id and i.share_id = h.id order by i.entry_id) as circles,
    base.end_of(c.ends_on, k.ahead, k.zone) as until
  from base.share h
  cross join base.clock k
  join base.consent c on c.learner_id = h.learner_id and c.id = h.consent_id
  join base.policy p on p.policy_id = h.audience
  where base.gives(c.state) and c.starts_on <= k.today and coalesce(c.ends_on >= k.today, true)
    and h.rights is not null;
