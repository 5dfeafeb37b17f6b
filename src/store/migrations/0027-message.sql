-- Messages between a family and one member of staff, about one learner; notes that wait before they are sent; who is on a case.

create table base.thread (
  learner_id uuid not null references base.learner,
  id uuid not null,
  started_by uuid not null references base.subject,
  started_at timestamptz not null default now(),
  primary key (learner_id, id)
);
comment on table base.thread is 'A conversation about one learner: one member of staff, and of the family one adult or those who read together';

create table base.thread_member (
  learner_id uuid not null,
  thread_id uuid not null,
  subject_id uuid not null references base.subject,
  read_to uuid,
  read_at timestamptz,
  primary key (learner_id, thread_id, subject_id),
  foreign key (learner_id, thread_id) references base.thread
);
create index on base.thread_member (subject_id, learner_id);
comment on table base.thread_member is 'Who reads a thread, for as long as the tie to the learner holds. Never added to: other people are another thread';
comment on column base.thread_member.read_to is 'the newest message this member has opened';

create table base.message (
  learner_id uuid not null,
  id uuid not null,
  thread_id uuid not null,
  author_id uuid not null references base.subject,
  language text check (language ~ '^[a-z]{2,3}$'),
  template text,
  body text,
  other_language text check (other_language ~ '^[a-z]{2,3}$'),
  other_body text,
  entry_id uuid,
  sent_at timestamptz not null default now(),
  notice_after timestamptz,
  primary key (learner_id, id),
  foreign key (learner_id, thread_id) references base.thread,
  check (template is not null or body is not null)
);
create index on base.message (learner_id, thread_id, id);
create index message_notice_owed on base.message (notice_after) where notice_after is not null;
comment on table base.message is 'Never changed and never taken back: it is part of the education record (34 CFR 99.3)';
comment on column base.message.template is 'a ready sentence, by its code: each reads it in their own language';
comment on column base.message.other_body is 'the same said again by its author in a second language; nothing is translated by a machine';
comment on column base.message.notice_after is 'when those who have not read it are told, because quiet hours are over; null once told';

create table base.quiet_hours (
  one boolean primary key default true check (one),
  starts_at time not null default '20:00',
  ends_at time not null default '07:00'
);
insert into base.quiet_hours default values;
comment on table base.quiet_hours is 'Between these times of the school''s zone nobody is told of a message. Equal times are none';

create table base.together_event (
  learner_id uuid not null references base.learner,
  id uuid not null,
  guardian_id uuid not null references base.guardian,
  together boolean not null,
  at timestamptz not null default now(),
  primary key (learner_id, id)
);
comment on table base.together_event is 'A guardian wants to be written to together with the others. It holds only between guardians who both say so';

create table base.held_note (
  learner_id uuid not null references base.learner,
  id uuid not null,
  author_id uuid not null references base.subject,
  body jsonb,
  restricted text,
  restricted_id uuid not null,
  case_id uuid,
  observed_on date not null,
  send_after timestamptz not null,
  sent_at timestamptz,
  primary key (learner_id, id),
  check (body is not null or restricted is not null)
);
create index held_note_due on base.held_note (send_after) where sent_at is null;
comment on table base.held_note is 'A transition note within its undo window: its author alone reads it. Its row goes when it is sent or taken back';
comment on column base.held_note.body is 'the open part; null for a note that only named people read';
comment on column base.held_note.restricted is 'becomes an entry of its own, for the people of case_id; without a case for its author alone';
comment on column base.held_note.sent_at is 'since when it is being sent: one server at a time, and its author can no longer take it back';
comment on column base.held_note.restricted_id is 'of the entry it becomes, as id is of the open one: a send that broke off writes neither twice';

create table base.case_star (
  learner_id uuid not null,
  case_id uuid not null,
  starred_by uuid not null references base.subject,
  starred_at timestamptz not null default now(),
  primary key (learner_id, case_id),
  foreign key (learner_id, case_id) references base.support_case
);
comment on table base.case_star is 'To be talked about in the next meeting of the team';

-- Who may read and write messages about a learner today. A grant must hold; a guardian must be one to whom the words of teachers are
-- open, which ends by itself when a learner is of age; learners from 13 on.
create view base.correspondent as
  select g.learner_id, g.subject_id, s.capacity, s.person_id, g.policy_id = 'learner.of-age' as is_of_age, g.rights
  from base.grants g
  join base.subject s on s.id = g.subject_id and s.ended_at is null
  join base.learner l on l.learner_id = g.learner_id
  cross join base.clock k
  where g.until > now() and case s.capacity
    when 'learner' then to_char(l.born_on, 'YYYYMMDD') <= to_char(extract(year from k.today) - 13, 'FM0000') || to_char(k.today, 'MMDD')
    when 'guardian' then get_byte(g.rights, 22) & 7 >= 1
    else s.capacity in ('teacher', 'support', 'nurse', 'leader', 'registrar') end;

-- Whether two guardians may stand in one thread: they share a household, or both said that they want it.
create function base.read_together(learner uuid, one uuid, other uuid) returns boolean language sql stable as $$
  select one = other or exists (
      select from base.current_guardian a join base.current_guardian b on b.learner_id = a.learner_id
      where a.learner_id = learner and a.guardian_id = one and b.guardian_id = other and a.households && b.households)
    or 2 = (select count(*) from (
      select distinct on (e.guardian_id) e.together from base.together_event e
      where e.learner_id = learner and e.guardian_id in (one, other) order by e.guardian_id, e.at desc, e.id desc) said
      where said.together)
$$;

-- Whether these people may be one conversation: a member of staff, a family, no two guardians who do not read together, and no
-- minor without one.
create function base.may_converse(learner uuid, people uuid[]) returns boolean language sql stable as $$
  with p as (select c.* from base.correspondent c where c.learner_id = learner and c.subject_id = any(people)),
  guardian as (select person_id from p where capacity = 'guardian')
  select (select count(*) from p where capacity not in ('guardian', 'learner')) = 1
    and exists (select from p where capacity in ('guardian', 'learner'))
    and not exists (select from p where capacity = 'learner' and not is_of_age and not exists (select from guardian))
    and not exists (select from guardian a cross join guardian b where not base.read_together(learner, a.person_id, b.person_id))
$$;

-- Begins a conversation of the subject with others, or finds the one that these people have. Null where they may not be one.
create function door.start_thread(learner uuid, thread uuid, others uuid[]) returns uuid language plpgsql as $$
declare people uuid[]; found uuid;
begin
  select array_agg(distinct each order by each) into people from unnest(others || door.subject()) as each;
  if people = array[door.subject()] or (select count(*) from base.correspondent c
      where c.learner_id = learner and c.subject_id = any(people)) <> cardinality(people)
    or not base.may_converse(learner, people) then
    return null;
  end if;
  select m.thread_id into found from base.thread_member m where m.learner_id = learner
    group by m.thread_id having array_agg(m.subject_id order by m.subject_id) = people order by m.thread_id desc limit 1;
  if found is not null then
    return found;
  end if;
  insert into base.thread (learner_id, id, started_by) values (learner, thread, door.subject());
  insert into base.thread_member (learner_id, thread_id, subject_id) select learner, thread, unnest(people);
  return thread;
end $$;

-- Whether a conversation goes on: whoever of it still has a tie may still be one.
create function base.goes_on(learner uuid, thread uuid) returns boolean language sql stable as $$
  select base.may_converse(learner, array(
    select m.subject_id from base.thread_member m where m.learner_id = learner and m.thread_id = thread))
$$;

-- Whether the subject may still write in a conversation of its own. Tells nothing of others.
create function door.may_write_in(learner uuid, thread uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, base, door as $$
  select exists (select from base.thread_member m join base.correspondent c on c.learner_id = m.learner_id and c.subject_id = m.subject_id
      where m.learner_id = learner and m.thread_id = thread and m.subject_id = door.subject())
    and base.goes_on(learner, thread)
$$;

-- With whom the subject may begin a conversation about a learner: staff with the adults and the learner, each with whom they read
-- together; the family with staff. An adult's name is for staff to whom the school opens how a family is reached; what language
-- the household asked for is for them too.
create function door.correspondents(learner uuid) returns table (
  subject_id uuid, capacity text, name text, function text, relationship text, is_primary boolean, language text, together uuid[])
language sql stable security definer set search_path = pg_catalog, base, door as $$
  with me as (select c.*, c.capacity not in ('guardian', 'learner') as is_staff from base.correspondent c
    where c.learner_id = learner and c.subject_id = door.subject()),
  family as (
    select c.*, g.households from base.correspondent c
    left join base.current_guardian g on g.learner_id = c.learner_id and g.guardian_id = c.person_id and c.capacity = 'guardian'
    where c.learner_id = learner and c.capacity in ('guardian', 'learner'))
  select f.subject_id, f.capacity,
    case when f.capacity = 'learner' then (select l.display_name from base.learner l where l.learner_id = learner)
      when get_byte(me.rights, 2) & 7 >= 1 then (select e.body ->> 'name' from base.entry e
        where e.learner_id = learner and e.kind = 'contact' and e.superseded_at is null and e.body ->> 'guardianId' = f.person_id::text
        order by e.received_at desc, e.id desc limit 1) end,
    null, r.relationship, coalesce(r.is_primary, false),
    case when get_byte(me.rights, 2) & 7 >= 1 then (select e.body ->> 'language' from base.entry e
      where e.learner_id = learner and e.kind = 'reach' and e.superseded_at is null and e.mark = 3
        and (e.author_id = f.subject_id or e.circle_id = any(f.households) or e.circle_id is null and e.method <> 'asserted')
      order by e.method = 'asserted' desc, e.received_at desc, e.id desc limit 1) end,
    array(select o.subject_id from family o where o.subject_id <> f.subject_id
      and (o.capacity = 'learner' or f.capacity = 'learner' or base.read_together(learner, f.person_id, o.person_id)) order by 1)
  from me join family f on me.is_staff
  left join lateral (select g.relationship, g.is_primary from base.guardianship g cross join base.clock k
    where g.learner_id = learner and g.guardian_id = f.person_id and coalesce(g.ends_on >= k.today, true)
    order by g.is_primary desc, g.id limit 1) r on true
  union all
  select c.subject_id, c.capacity, f.display_name, s.function, null, false, null, '{}'
  from me join base.correspondent c on not me.is_staff and c.learner_id = me.learner_id and c.capacity not in ('guardian', 'learner')
  join base.subject s on s.id = c.subject_id join base.staff f on f.id = c.person_id
  where me.capacity = 'guardian' or me.is_of_age
$$;

-- Writes into a conversation of the subject's. Answers no row where it is none, or where nobody is left to read it.
create function door.send_message(learner uuid, thread uuid, message uuid, said jsonb, told_after timestamptz) returns integer
language plpgsql as $$
declare made integer;
begin
  insert into base.message (learner_id, id, thread_id, author_id, language, template, body, other_language, other_body, entry_id, notice_after)
  select learner, message, thread, c.subject_id, said ->> 'language', said ->> 'template', said ->> 'body',
    said #>> '{other,language}', said #>> '{other,body}', (said ->> 'entryId')::uuid, told_after
  from base.correspondent c
  join base.thread_member m on m.learner_id = c.learner_id and m.thread_id = thread and m.subject_id = c.subject_id
  where c.learner_id = learner and c.subject_id = door.subject() and base.goes_on(learner, thread);
  get diagnostics made = row_count;
  update base.thread_member m set read_to = message, read_at = now()
  where made = 1 and m.learner_id = learner and m.thread_id = thread and m.subject_id = door.subject();
  return made;
end $$;

-- Notes that the subject has opened a conversation up to a message of it.
create function door.note_message_read(learner uuid, thread uuid, newest uuid) returns integer language plpgsql as $$
declare made integer;
begin
  update base.thread_member m set read_to = newest, read_at = now()
  from base.correspondent c
  where m.learner_id = learner and m.thread_id = thread and m.subject_id = door.subject()
    and c.learner_id = m.learner_id and c.subject_id = m.subject_id and (m.read_to is null or m.read_to < newest)
    and exists (select from base.message x where x.learner_id = learner and x.id = newest and x.thread_id = thread);
  get diagnostics made = row_count;
  return made;
end $$;

-- The end of quiet hours that a moment falls into, and else the moment itself.
create function base.after_quiet(at timestamptz) returns timestamptz language sql stable as $$
  select case
    when q.starts_at < q.ends_at and l.local::time >= q.starts_at and l.local::time < q.ends_at
      or q.starts_at > q.ends_at and l.local::time < q.ends_at then (l.local::date + q.ends_at) at time zone k.zone
    when q.starts_at > q.ends_at and l.local::time >= q.starts_at then (l.local::date + 1 + q.ends_at) at time zone k.zone
    else at end
  from base.quiet_hours q cross join base.clock k cross join lateral (select at at time zone k.zone as local) l
$$;

-- Writes a restricted note as the subject, for the people of an open case or for its author alone: whoever may write one at all may
-- hand it to the team, and is not told who reads what there.
create function door.append_restricted(learner uuid, entry uuid, team uuid, observed date, said jsonb) returns integer language plpgsql as $$
declare made integer;
begin
  insert into base.entry (learner_id, id, slice, mark, author_id, circle_id, kind, observed_on, method, body)
  select g.learner_id, entry, k.slice, 4, g.subject_id, team, k.kind, observed, 'asserted', said
  from base.grants g join base.kind k on k.kind = 'restricted-note'
  where g.learner_id = learner and g.subject_id = door.subject() and g.until > now()
    and get_byte(g.rights, k.slice) >> 6 >= 2 and get_byte(g.rights, k.slice) >> 3 & 7 = 4
    and (team is null or team = any(g.circles) or exists (select from base.support_case c cross join base.clock d
      where c.learner_id = learner and c.id = team and c.starts_on <= d.today and coalesce(c.ends_on >= d.today, true)))
  on conflict do nothing;
  get diagnostics made = row_count;
  return made;
end $$;

-- Whether a hat gives and closes places on a case: who leads or keeps the record of the school, and who is named on the case.
create function base.leads_case(learner uuid, team uuid) returns boolean language sql stable as $$
  select exists (select from base.grants g join base.subject s on s.id = g.subject_id
    where g.learner_id = learner and g.subject_id = door.subject() and g.until > now()
      and (s.capacity in ('leader', 'registrar') or s.capacity = 'support' and team = any(g.circles)))
$$;

-- Whether the subject is on the team of a case today.
create function base.is_on_case(learner uuid, team uuid) returns boolean language sql stable as $$
  select exists (select from base.case_member m cross join base.clock k
    join base.subject s on s.id = door.subject() and s.capacity = 'support' and s.person_id = m.staff_id and s.ended_at is null
    join base.grants g on g.learner_id = m.learner_id and g.subject_id = s.id and g.until > now()
    where m.learner_id = learner and m.case_id = team
      and coalesce(m.starts_on <= k.today, true) and coalesce(m.ends_on >= k.today, true))
$$;
