-- What families may ask of a record and what a school owes: the statement that goes with an entry, who is told of a change, copies,
-- directory information, the annual notice, how long things are kept and how they end (34 CFR 99.7, 99.10, 99.20 to 99.22, 99.37).

create table base.entry_statement (
  learner_id uuid not null references base.learner,
  id uuid not null,
  entry_id uuid not null,
  request_id uuid,
  text text not null,
  stated_by uuid not null references base.subject,
  stated_at timestamptz not null default now(),
  stated_on date not null default base.today(),
  carried_from uuid,
  primary key (learner_id, id),
  foreign key (learner_id, request_id) references base.correction_request
);
comment on table base.entry_statement is 'What a family says about an entry that stays as it is. It goes wherever the entry goes, for as long as it is kept (99.21(c))';
comment on column base.entry_statement.carried_from is 'the statement this repeats: the source sent the same entry anew';
create index on base.entry_statement (learner_id, entry_id);

create table base.amendment (
  learner_id uuid not null references base.learner,
  id uuid not null,
  entry_id uuid not null,
  request_id uuid,
  what text not null check (what in ('corrected', 'statement')),
  made_by uuid not null references base.subject,
  made_at timestamptz not null default now(),
  made_on date not null default base.today(),
  primary key (learner_id, id)
);
comment on table base.amendment is 'A correction or a statement of which everybody is told who had been handed what stood before';
comment on column base.amendment.entry_id is 'what they had been handed';

create table base.delivery (
  learner_id uuid not null references base.learner,
  id uuid not null,
  amendment_id uuid not null,
  subject_id uuid not null,
  way text not null check (way in ('app', 'person', 'link', 'paper')),
  state text not null check (state in ('owed', 'sent', 'acknowledged', 'failed', 'no-way')),
  attempts integer not null default 0,
  try_after timestamptz not null default now(),
  sent_on date,
  acknowledged_on date,
  failure text,
  told_by uuid references base.subject,
  told_how text,
  made_at timestamptz not null default now(),
  primary key (learner_id, id),
  unique (learner_id, amendment_id, subject_id, way),
  foreign key (learner_id, amendment_id) references base.amendment
);
comment on table base.delivery is 'The outbox of amendments: one row for each past recipient';
comment on column base.delivery.way is 'app: its change feed and, with an address, a signed message; person: a notice; link: what it opens; paper: a copy that left';
comment on column base.delivery.state is 'no-way: nothing of ours reaches them, somebody of the office tells them';
comment on column base.delivery.failure is 'why the last message did not arrive: a status or a code of the network, no content';
create index delivery_owed on base.delivery (try_after) where state = 'owed';
create index delivery_open on base.delivery (subject_id) where state in ('owed', 'sent');

create table base.agreement_hook (
  agreement_id uuid primary key references base.agreement on delete cascade,
  url text not null,
  secret bytea not null,
  set_by uuid not null references base.subject,
  set_at timestamptz not null default now()
);
comment on table base.agreement_hook is 'Where a signed message about changes goes (Standard Webhooks). It says that something changed, never what';
comment on column base.agreement_hook.secret is 'both sides sign with it, so it cannot be a hash; shown once';

-- The date by which so many school days have passed: by the calendar of the learner's school, and by weekdays after its last day.
create function door.school_day_after(learner uuid, day date, days integer) returns date
language sql stable security definer set search_path = pg_catalog, base, door as $$
  with calendar as (
    select d.on_date, d.in_session from base.school_day d where d.on_date > day and d.organization_id = (
      select e.organization_id from base.enrollment e where e.learner_id = learner and e.class_id is null
      order by e.ended_at is null desc, e.starts_on desc nulls last, e.id limit 1)),
  known as (select coalesce(max(on_date), day) as until from calendar)
  select s.on_date from (
    select on_date from calendar where in_session
    union all
    select d::date from known, generate_series(known.until + 1, known.until + days * 2 + 5, interval '1 day') d
      where extract(isodow from d) < 6) s
  order by s.on_date offset days - 1 limit 1
$$;

-- By when a school owes what was asked on a day: in days or in school days, as the pack in force has it for copies, for the answer to a
-- correction, for a hearing and for its decision.
create function door.due_after(learner uuid, day date, clock text) returns date
language sql stable security definer set search_path = pg_catalog, base, door as $$
  select case c.lasts ->> 'of' when 'school' then door.school_day_after(learner, day, (c.lasts ->> 'days')::integer)
    else day + (c.lasts ->> 'days')::integer end
  from (select k.clocks -> clock as lasts from base.clock k) c
$$;

-- Puts the family's statement beside the entry its request was about, and beside what stands in that one's place. Once a request, as who
-- asked, after the school or the hearing left it as it is. Answers the entries.
create function door.attach_statement(event uuid, learner uuid, request uuid, says text) returns setof uuid language plpgsql as $$
begin
  return query
  with asked as (
    select r.entry_id from base.grants g
    join base.correction_request r on r.learner_id = g.learner_id and r.id = request and r.asked_by = g.subject_id
    where g.learner_id = learner and g.subject_id = door.subject() and g.until > now()
      and (select a.state from base.correction_answer a where a.learner_id = learner and a.request_id = r.id
        order by a.answered_at desc, a.id desc limit 1) in ('unchanged', 'upheld')
      and not exists (select from base.entry_statement t where t.learner_id = learner and t.request_id = r.id)
  )
  insert into base.entry_statement (learner_id, id, entry_id, request_id, text, stated_by)
  select learner, event, a.entry_id, request, says, door.subject() from asked a
  returning entry_id;
end $$;

-- What a source sends anew of an entry that a family spoke about keeps the statement; a correction by a person ends the matter.
create function base.carry_statements() returns integer language plpgsql as $$
declare carried integer;
begin
  insert into base.entry_statement (learner_id, id, entry_id, request_id, text, stated_by, stated_at, stated_on, carried_from)
  select t.learner_id, gen_random_uuid(), e.id, t.request_id, t.text, t.stated_by, t.stated_at, t.stated_on, t.id
  from base.entry_statement t
  join base.entry old on old.learner_id = t.learner_id and old.id = t.entry_id and old.superseded_at is not null
  join base.entry e on e.learner_id = t.learner_id and e.supersedes = old.id and e.method <> 'asserted'
  where not exists (select from base.entry_statement c where c.learner_id = t.learner_id and c.entry_id = e.id
    and (c.carried_from = t.id or c.request_id = t.request_id)); -- the request may be gone, with the entry it was about
  get diagnostics carried = row_count;
  return carried;
end $$;

-- A program asked for changes and has kept everything up to an instant; what it was handed now goes up to another.
create function door.note_feed(kept timestamptz, handed timestamptz) returns integer language plpgsql as $$
declare noted integer;
begin
  update base.delivery d set
    state = case when d.made_at < kept then 'acknowledged' else 'sent' end,
    sent_on = coalesce(d.sent_on, base.today()),
    acknowledged_on = case when d.made_at < kept then base.today() end
  where d.subject_id = door.subject() and d.way = 'app' and d.state in ('owed', 'sent')
    and (d.made_at < kept or (d.state = 'owed' and d.made_at < handed));
  get diagnostics noted = row_count;
  return noted;
end $$;

-- Somebody of the office told a recipient whom nothing of ours reaches.
create function door.note_told(learner uuid, which uuid, how text) returns integer language plpgsql as $$
declare noted integer;
begin
  update base.delivery d set state = 'sent', sent_on = base.today(), told_by = g.subject_id, told_how = how
  from base.grants g join base.subject s on s.id = g.subject_id and s.capacity = 'registrar'
  where g.learner_id = learner and g.subject_id = door.subject() and g.until > now()
    and d.learner_id = g.learner_id and d.id = which and d.state in ('no-way', 'failed');
  get diagnostics noted = row_count;
  return noted;
end $$;

-- Requests for copies, for a look at the record at school, and for an explanation: 45 days by federal law, fewer in some states (99.10(b)).
create table base.copy_request (
  learner_id uuid not null references base.learner,
  id uuid not null,
  how text not null check (how in ('paper', 'file', 'visit', 'explain')),
  parts text[] not null,
  says text,
  asked_by uuid not null references base.subject,
  asked_at timestamptz not null default now(),
  asked_on date not null default base.today(),
  warned_days integer not null default 0,
  primary key (learner_id, id)
);
comment on table base.copy_request is 'A family asks for copies, to look at the record at school, or what something in it means';
comment on column base.copy_request.parts is 'categories; none means everything';
comment on column base.copy_request.warned_days is 'the age in days at which the office was last told that it is still open';

create table base.copy_answer (
  learner_id uuid not null references base.learner,
  id uuid not null,
  request_id uuid not null,
  state text not null check (state in ('looking', 'visit-set', 'done', 'taken-back')),
  answer text,
  fee text,
  visit_on date,
  visit_time time,
  visit_place text,
  answered_by uuid not null references base.subject,
  answered_at timestamptz not null default now(),
  on_date date not null default base.today(),
  primary key (learner_id, id),
  foreign key (learner_id, request_id) references base.copy_request,
  check ((state = 'visit-set') = (visit_on is not null and visit_place is not null))
);
comment on table base.copy_answer is 'What came of a request, step by step: the newest holds. taken-back is the family''s, the rest the office''s';
comment on column base.copy_answer.fee is 'what the copies cost, in words; never so much that a family goes without (99.11)';
create index on base.copy_answer (learner_id, request_id);

create function door.ask_copy(request uuid, learner uuid, wants text, of_parts text[], words text) returns integer language plpgsql as $$
declare made integer;
begin
  insert into base.copy_request (learner_id, id, how, parts, says, asked_by)
  select g.learner_id, request, wants, of_parts, words, g.subject_id
  from base.grants g join base.subject s on s.id = g.subject_id and s.capacity in ('learner', 'guardian')
  where g.learner_id = learner and g.subject_id = door.subject() and g.until > now()
    and (select count(*) from base.copy_request r where r.learner_id = g.learner_id and r.asked_by = g.subject_id
      and r.asked_on = base.today()) < 20;
  get diagnostics made = row_count;
  return made;
end $$;

-- Takes the next step of an open request: the registrar of the school, or who asked, to take it back. Answers how many rows that made.
create function door.answer_copy(
  event uuid, learner uuid, request uuid, now_is text, words text, costs text, held_on date, held_time time, held_at text
) returns integer language plpgsql as $$
declare made integer;
begin
  insert into base.copy_answer (learner_id, id, request_id, state, answer, fee, visit_on, visit_time, visit_place, answered_by)
  select g.learner_id, event, r.id, now_is, words, costs, held_on, held_time, held_at, g.subject_id
  from base.grants g join base.subject s on s.id = g.subject_id
  join base.copy_request r on r.learner_id = g.learner_id and r.id = request
  where g.learner_id = learner and g.subject_id = door.subject() and g.until > now()
    and case when now_is = 'taken-back' then r.asked_by = g.subject_id else s.capacity = 'registrar' end
    and (now_is <> 'visit-set' or held_on >= base.today())
    and not exists (select from base.copy_answer a
      where a.learner_id = r.learner_id and a.request_id = r.id and a.state in ('done', 'taken-back'));
  get diagnostics made = row_count;
  return made;
end $$;

-- The annual notice of a district (99.7) with the list of what is directory information (99.37). Versions are never edited once published.
create table base.annual_notice (
  id uuid primary key,
  organization_id uuid not null references base.organization,
  number integer not null,
  form jsonb not null,
  made_by uuid not null references base.subject,
  made_at timestamptz not null default now(),
  published_by uuid references base.subject,
  published_on date,
  object_until date,
  told integer,
  unique (organization_id, number),
  check ((published_on is null) = (object_until is null))
);
comment on table base.annual_notice is 'What a district tells families of their rights each year; the newest that was published is in force';
comment on column base.annual_notice.form is 'privacy/annual-notice.ts, NoticeForm: what the text in each language is made from';
comment on column base.annual_notice.object_until is 'families may object up to this date; directory information opens to nobody before it is over';
comment on column base.annual_notice.told is 'adults and learners of age whom the app told on the day of publishing';

create table base.annual_notice_receipt (
  learner_id uuid not null references base.learner,
  id uuid not null,
  notice_id uuid not null references base.annual_notice,
  subject_id uuid not null references base.subject,
  read_on date not null default base.today(),
  primary key (learner_id, id),
  unique (learner_id, notice_id, subject_id)
);
comment on table base.annual_notice_receipt is 'Somebody of the family confirmed that they read the notice';

create table base.directory_choice (
  learner_id uuid not null references base.learner,
  id uuid not null,
  audience text not null check (audience in ('anyone', 'classmates', 'military', 'college')),
  item text,
  is_out boolean not null,
  chosen_by uuid not null references base.subject,
  chosen_at timestamptz not null default now(),
  primary key (learner_id, id)
);
comment on table base.directory_choice is 'Append-only: a family keeps directory information in, or lets it out again. One who keeps it in is enough, and it holds after they left';
comment on column base.directory_choice.item is 'null for all of it';
create index on base.directory_choice (learner_id, audience);

-- What somebody keeps in now. Once the rights have passed, the learner's own word on a thing stands instead of what guardians had said of it.
create view base.directory_kept as
  select d.learner_id, d.audience, d.item, d.chosen_by from (
    select distinct on (c.learner_id, c.chosen_by, c.audience, c.item) c.* from base.directory_choice c
    order by c.learner_id, c.chosen_by, c.audience, c.item, c.chosen_at desc, c.id desc) d
  where d.is_out and not exists (
    select from base.directory_choice w join base.subject s on s.id = w.chosen_by and s.capacity = 'learner'
    join base.grants o on o.learner_id = w.learner_id and o.subject_id = s.id and o.policy_id = 'learner.of-age'
    where w.learner_id = d.learner_id and w.audience = d.audience and w.item is not distinct from d.item
      and w.chosen_by <> d.chosen_by and (w.chosen_at, w.id) > (d.chosen_at, d.id));

-- The notice in force for a learner of the subject's: of the district of the school they are at.
create function door.notice_of(learner uuid) returns uuid
language sql stable security definer set search_path = pg_catalog, base, door as $$
  select n.id from base.grants g join base.enrollment e on e.learner_id = g.learner_id
  join base.organization_tree t on t.organization_id = e.organization_id
  join base.annual_notice n on n.organization_id = t.ancestor_id and n.published_on is not null
  where g.learner_id = learner and g.subject_id = door.subject() and g.until > now()
    and e.class_id is null and coalesce(e.ends_on >= base.today(), true)
  order by n.published_on desc, n.number desc, n.id desc limit 1
$$;

-- What of a learner's directory information is open to an audience: the one function that every list asks. Nothing without a notice, and
-- nothing while families may still object (99.37(a)). Recruiters get what federal law names, of grades 9 to 12, unless the family
-- objects (20 U.S.C. 7908, 10 U.S.C. 503); who objects to everything objects to them too.
create function door.directory_items(learner uuid, asker text) returns text[]
language sql stable security definer set search_path = pg_catalog, base, door as $$
  with listed as (
    select unnest(case when asker in ('military', 'college') then
        case when exists (select from base.entry e where e.learner_id = learner and e.kind = 'enrollment' and e.superseded_at is null
          and e.body ->> 'gradeLevel' in ('09', '10', '11', '12') and coalesce(e.body ->> 'endsOn' >= base.today()::text, true))
        then array['name', 'address', 'phone', 'email'] else '{}' end
      else array(select jsonb_array_elements_text(n.form -> 'directory')) end) as item
    from base.annual_notice n where n.id = door.notice_of(learner) and n.object_until < base.today())
  select coalesce(array_agg(l.item order by l.item), '{}') from listed l
  where not exists (select from base.directory_kept d where d.learner_id = learner
    and (d.audience = asker or (d.audience = 'anyone' and d.item is null)) and (d.item is null or d.item = l.item))
$$;

create function door.choose_directory(event uuid, learner uuid, asker text, which text, keeps_in boolean) returns integer language plpgsql as $$
declare made integer;
begin
  insert into base.directory_choice (learner_id, id, audience, item, is_out, chosen_by)
  select g.learner_id, event, asker, which, keeps_in, g.subject_id from base.grants g
  where g.learner_id = learner and g.subject_id = door.subject() and g.until > now() and get_byte(g.rights, 30) >> 6 = 3;
  get diagnostics made = row_count;
  return made;
end $$;

create function door.confirm_notice(event uuid, learner uuid, notice uuid) returns integer language plpgsql as $$
declare made integer;
begin
  insert into base.annual_notice_receipt (learner_id, id, notice_id, subject_id)
  select g.learner_id, event, notice, g.subject_id from base.grants g
  join base.subject s on s.id = g.subject_id and s.capacity in ('learner', 'guardian')
  where g.learner_id = learner and g.subject_id = door.subject() and g.until > now() and door.notice_of(learner) = notice
  on conflict (learner_id, notice_id, subject_id) do nothing;
  get diagnostics made = row_count;
  return made;
end $$;

-- How long things are kept, and how they end: never by themselves, by two people, with a certificate.
create table base.retention_rule (
  organization_id uuid not null references base.organization,
  kind text not null,
  keep jsonb not null,
  reason text not null,
  set_by uuid not null references base.subject,
  set_at timestamptz not null default now(),
  primary key (organization_id, kind)
);
comment on table base.retention_rule is 'Where a district keeps a kind for another time than the schedule that ships';
comment on column base.retention_rule.keep is '"always", {"afterLeavingYears": n} or {"years": n}';

create table base.legal_hold (
  learner_id uuid not null references base.learner,
  id uuid not null,
  reason text not null,
  set_by uuid not null references base.subject,
  set_at timestamptz not null default now(),
  lifted_by uuid references base.subject,
  lifted_at timestamptz,
  primary key (learner_id, id)
);
comment on table base.legal_hold is 'Nothing of this learner is destroyed while it stands: a lawsuit, an investigation, an audit';

create table base.disposal (
  id uuid primary key,
  organization_id uuid not null references base.organization,
  plan jsonb not null,
  reason text not null,
  proposed_by uuid not null references base.subject,
  proposed_on date not null default base.today(),
  not_before date not null,
  told integer not null default 0,
  confirmed_by uuid references base.subject,
  confirmed_on date,
  stopped_on date,
  finished_on date,
  certificate jsonb,
  hash bytea
);
comment on table base.disposal is 'One destruction of what is no longer kept: proposed by one person, confirmed by another after families had time to ask for a copy';
comment on column base.disposal.plan is '[{kind, keep, source}]: the rules by which it was proposed; what is due by them is looked at again on each page';
comment on column base.disposal.certificate is 'what was destroyed, by whom and how, without a word of it; hash is of its text';

create table base.tombstone (
  learner_id uuid not null references base.learner,
  disposal_id uuid not null references base.disposal,
  kind text not null,
  year integer not null,
  entries integer not null,
  primary key (learner_id, disposal_id, kind, year)
);
comment on table base.tombstone is 'How many entries of a learner were destroyed, of which kind and year. Nothing of what they said';

-- Learners who are at no school of a district any more, and since when.
create view base.gone_learner as
  select t.ancestor_id as organization_id, e.learner_id, max(coalesce(e.ends_on, e.ended_at::date)) as left_on
  from base.enrollment e join base.organization_tree t on t.organization_id = e.organization_id
  where e.class_id is null
  group by t.ancestor_id, e.learner_id
  having bool_and(coalesce(e.ends_on < base.today(), false) or e.ended_at is not null);

-- What a hold, or a question of the family that is open, keeps from being destroyed (99.10(e)).
create view base.held_learner as
  select learner_id from base.legal_hold where lifted_at is null
  union select r.learner_id from base.copy_request r where not exists (select from base.copy_answer a
    where a.learner_id = r.learner_id and a.request_id = r.id and a.state in ('done', 'taken-back'))
  union select r.learner_id from base.correction_request r where coalesce((select a.state from base.correction_answer a
    where a.learner_id = r.learner_id and a.request_id = r.id order by a.answered_at desc, a.id desc limit 1), 'asked')
    in ('asked', 'looking', 'hearing-asked', 'hearing-set', 'granted');

-- What a schedule has a line for: entries, and what was written between home and school, which is in no slice.
create view base.kept_thing as
  select e.learner_id, e.id, e.kind, e.slice, coalesce(e.observed_on, (e.received_at at time zone k.zone)::date) as on_date
    from base.entry e cross join base.clock k
  union all
  select m.learner_id, m.id, 'message', null, (m.sent_at at time zone k.zone)::date from base.message m cross join base.clock k;

-- What a plan no longer kept on a day, of learners of a district whom nothing holds. What is destroyed is what was due on the day of the
-- proposal, for of that families were told, and of nothing that fell due while they had their time. What was written while a learner was at a school
-- of another district is that one's to keep and to end.
create function base.due_entries(district uuid, plan jsonb, as_of date) returns table (learner_id uuid, id uuid, kind text, slice smallint, year integer)
language sql stable as $$
  select e.learner_id, e.id, e.kind, e.slice, extract(year from e.on_date)::integer
  from jsonb_to_recordset(plan) as p (kind text, keep jsonb)
  join base.kept_thing e on e.kind = p.kind
  left join base.gone_learner l on l.learner_id = e.learner_id and l.organization_id = district
  where case
      when p.keep ? 'afterLeavingYears' then l.left_on + make_interval(years => (p.keep ->> 'afterLeavingYears')::int) < as_of
      when p.keep ? 'years' then e.on_date + make_interval(years => (p.keep ->> 'years')::int) < as_of
        and exists (select from base.enrollment x join base.organization_tree t on t.organization_id = x.organization_id
          where x.learner_id = e.learner_id and x.class_id is null and t.ancestor_id = district)
      else false end
    and not exists (select from base.enrollment x where x.learner_id = e.learner_id and x.class_id is null
      and coalesce(x.starts_on <= e.on_date, true)
      and coalesce(coalesce(x.ends_on, x.ended_at::date) >= e.on_date, true)
      and not exists (select from base.organization_tree t where t.organization_id = x.organization_id and t.ancestor_id = district))
    and not exists (select from base.held_learner h where h.learner_id = e.learner_id)
$$;

-- Destroys one page of what is due: the entries with all that hangs on them and their digests, and messages by their own line. What is left of it is how many they were. Answers how many entries went; none means
-- that it is finished.
create function base.destroy_page(disposal uuid, at_most integer) returns integer language plpgsql as $$
declare doomed uuid[]; owners uuid[]; proposed uuid[]; threads uuid[]; d base.disposal;
begin
  select * into d from base.disposal x where x.id = disposal and x.confirmed_on is not null and x.stopped_on is null
    and x.finished_on is null for update;
  if not found then return 0; end if;
  create temporary table doomed_entry on commit drop as
    select * from base.due_entries(d.organization_id, d.plan, d.proposed_on) order by learner_id, id limit at_most;
  select array_agg(x.id), array_agg(distinct x.learner_id) into doomed, owners from doomed_entry x;
  if doomed is null then
    drop table doomed_entry;
    return 0;
  end if;
  perform from base.learner l where l.learner_id = any(owners) order by l.learner_id for no key update;
  insert into base.tombstone (learner_id, disposal_id, kind, year, entries)
    select x.learner_id, disposal, x.kind, x.year, count(*) from doomed_entry x group by x.learner_id, x.kind, x.year
    on conflict (learner_id, disposal_id, kind, year) do update set entries = tombstone.entries + excluded.entries;
  delete from base.delivery v using base.amendment m where v.learner_id = m.learner_id and v.amendment_id = m.id
    and m.learner_id = any(owners) and m.entry_id = any(doomed);
  delete from base.amendment m where m.learner_id = any(owners) and m.entry_id = any(doomed);
  delete from base.entry_statement s where s.learner_id = any(owners) and s.entry_id = any(doomed);
  delete from base.correction_answer a using base.correction_request r where a.learner_id = r.learner_id and a.request_id = r.id
    and r.learner_id = any(owners) and r.entry_id = any(doomed);
  update base.entry_statement s set request_id = null from base.correction_request r where s.learner_id = r.learner_id
    and s.request_id = r.id and r.learner_id = any(owners) and r.entry_id = any(doomed);
  delete from base.correction_request r where r.learner_id = any(owners) and r.entry_id = any(doomed);
  delete from base.mark_event x where x.learner_id = any(owners) and x.entry_id = any(doomed);
  delete from base.withdrawal x where x.learner_id = any(owners) and x.entry_id = any(doomed);
  delete from base.share_item x where x.learner_id = any(owners) and x.entry_id = any(doomed);
  delete from base.verification_request x where x.learner_id = any(owners) and x.entry_id = any(doomed);
  with told as (
    delete from base.contribution_act a where a.learner_id = any(owners) and a.contribution_id in (
      select b.contribution_id from base.contribution_act b where b.learner_id = a.learner_id and b.entry_id = any(doomed))
    returning a.learner_id, a.contribution_id)
  select array_agg(distinct t.contribution_id) into proposed from told t;
  delete from base.contribution c where c.learner_id = any(owners) and c.id = any(proposed);
  update base.message x set entry_id = null where x.learner_id = any(owners) and x.entry_id = any(doomed);
  with written as (delete from base.message x where x.learner_id = any(owners) and x.id = any(doomed) returning x.learner_id, x.thread_id)
  select array_agg(distinct w.thread_id) into threads from written w;
  delete from base.thread_member x where x.learner_id = any(owners) and x.thread_id = any(threads) and not exists (
    select from base.message m where m.learner_id = x.learner_id and m.thread_id = x.thread_id);
  delete from base.thread x where x.learner_id = any(owners) and x.id = any(threads) and not exists (
    select from base.message m where m.learner_id = x.learner_id and m.thread_id = x.id);
  delete from base.digest g using (select distinct x.learner_id, x.slice from doomed_entry x) s
    where g.learner_id = s.learner_id and g.slice = s.slice;
  delete from base.entry e where e.learner_id = any(owners) and e.id = any(doomed);
  insert into base.due (learner_id, slices)
    select x.learner_id, bit_or(1 << x.slice) from doomed_entry x where x.slice is not null group by x.learner_id
    on conflict (learner_id) do update set slices = due.slices | excluded.slices;
  drop table doomed_entry;
  return cardinality(doomed);
end $$;

create function door.set_hold(event uuid, learner uuid, why text) returns integer language plpgsql as $$
declare made integer;
begin
  if why is null then
    update base.legal_hold h set lifted_by = g.subject_id, lifted_at = now() from base.grants g join base.subject s on s.id = g.subject_id
    where g.learner_id = learner and g.subject_id = door.subject() and g.until > now() and s.capacity = 'registrar'
      and h.learner_id = g.learner_id and h.lifted_at is null;
  else
    insert into base.legal_hold (learner_id, id, reason, set_by)
    select g.learner_id, event, why, g.subject_id from base.grants g join base.subject s on s.id = g.subject_id
    where g.learner_id = learner and g.subject_id = door.subject() and g.until > now() and s.capacity = 'registrar'
      and not exists (select from base.legal_hold h where h.learner_id = g.learner_id and h.lifted_at is null);
  end if;
  get diagnostics made = row_count;
  return made;
end $$;
