-- Who is one person in several sources: identifiers, and the questions that only people answer.

-- A name as it compares: kernel/words.ts folds alike.
create function base.folded(name text) returns text language sql immutable parallel safe as $$
  select btrim(regexp_replace(lower(regexp_replace(normalize(name, NFD), '[\u0300-\u036f]', '', 'g')), '\s+', ' ', 'g'))
$$;

-- A number as a hand or a spreadsheet may have changed it: case, leading zeros, dashes. Alike is a question, never an answer.
create function base.folded_identifier(value text) returns text language sql immutable parallel safe as $$
  select ltrim(lower(regexp_replace(value, '[^[:alnum:]]', '', 'g')), '0')
$$;

-- Who gave a number, by what sources call it: "uri://.../StudentIdentificationSystemDescriptor#State", "stateId", "SSID". A number
-- of a state or of a district is one person's; of every other system only within it.
create function base.identifier_system(name text) returns text language sql immutable parallel safe as $$
  select case
      when s in ('state', 'stateid', 'stateidentifier', 'statestudentid', 'statestudentidentifier', 'stateuniqueid', 'ssid', 'suid', 'sasid',
        'statewideid', 'statewideuniqueid') then 'state'
      when s in ('district', 'districtid', 'districtstudentid', 'local', 'localid', 'localstudentid', 'studentnumber', 'studentid',
        'identifier', 'districtidentifier') then 'district'
      else s end
  from (select lower(regexp_replace(regexp_replace(name, '^.*#', ''), '[^[:alnum:]]', '', 'g')) as s) x
$$;

create table base.source_district (
  source_id uuid not null references base.source,
  district text not null,
  primary key (source_id, district)
);
comment on table base.source_district is 'Folded names of the districts whose learners a source speaks of: only within one do identifiers join';

create table base.learner_identifier (
  learner_id uuid not null references base.learner,
  source_id uuid not null references base.source,
  learner_key text not null,
  system text not null,
  value text not null,
  folded text not null,
  primary key (learner_id, source_id, learner_key, system, value)
);
create index on base.learner_identifier (folded, system);
comment on table base.learner_identifier is 'Numbers a learner is known by, as the sources send them; a source''s own key stands in source_key';
comment on column base.learner_identifier.system is 'by base.identifier_system: state, district, or the source''s own word';

create table base.learner_alias (
  learner_id uuid not null references base.learner,
  source_id uuid not null references base.source,
  learner_key text not null,
  primary key (learner_id, source_id, learner_key)
);
create index on base.learner_alias (source_id, learner_key);
comment on table base.learner_alias is 'Further keys by which one source knows a learner, after a return or a merge: keys of their facts carry them along, so that two facts of one person never share a key';

create table base.link_case (
  learner_id uuid not null,
  id uuid not null,
  source_id uuid references base.source,
  learner_key text,
  at text,
  waits boolean not null,
  evidence jsonb,
  opened_by uuid references base.subject,
  opened_at timestamptz not null default now(),
  outcome text check (outcome in ('same', 'different', 'gone')),
  closed_at timestamptz,
  primary key (learner_id, id),
  check ((outcome is null) = (closed_at is null))
);
create index on base.link_case (source_id, learner_key);
comment on table base.link_case is 'The question whether somebody of a source is a learner who is here: no identifier joins them, so a registrar decides';
comment on column base.link_case.learner_id is 'whom it is about: a learner, or where the rows wait the id they would get';
comment on column base.link_case.evidence is 'what the row tells of who it is, until the question is closed; of a learner the entries tell';

create table base.link_candidate (
  learner_id uuid not null,
  case_id uuid not null,
  other_id uuid not null,
  agrees text[] not null,
  differs text[] not null,
  persons smallint not null check (persons in (1, 2)),
  primary key (learner_id, case_id, other_id),
  foreign key (learner_id, case_id) references base.link_case on delete cascade
);
create index on base.link_candidate (other_id);
comment on table base.link_candidate is 'Learners whom the question may be about';
comment on column base.link_candidate.persons is 'two must say so where name and birth date both differ';

create table base.link_vote (
  learner_id uuid not null,
  case_id uuid not null,
  other_id uuid not null,
  voted_by uuid not null references base.subject,
  voted_at timestamptz not null default now(),
  primary key (learner_id, case_id, voted_by),
  foreign key (learner_id, case_id) references base.link_case on delete cascade
);
comment on table base.link_vote is 'Who said that it is the same person';

create table base.waiting_row (
  learner_id uuid not null,
  part text not null check (part in ('place', 'link', 'entry')),
  ordinal bigint not null,
  row_key text not null,
  said jsonb not null,
  primary key (learner_id, part, ordinal)
);
comment on table base.waiting_row is 'Rows of somebody whom nobody knows yet, as they were read; merged once a registrar has said who it is, and gone then';

-- Which registrars an open question reaches: those who keep the record of either, and where nobody is suggested those of the source's district.
create view base.link_keeper as
  select c.learner_id, c.id as case_id, g.subject_id, p.person_id
  from base.link_case c
  cross join lateral (
    select c.learner_id as person_id
    union select d.other_id from base.link_candidate d where d.learner_id = c.learner_id and d.case_id = c.id) p
  join base.grants g on g.learner_id = p.person_id and g.until > now()
  join base.subject s on s.id = g.subject_id and s.capacity = 'registrar' and s.ended_at is null
  where c.outcome is null
  union all
  select c.learner_id, c.id, s.id, null
  from base.link_case c
  join base.source_district d on d.source_id = c.source_id
  join base.source_district n on n.district = d.district
  join base.organization o on o.source_id = n.source_id
  join base.subject s on s.capacity = 'registrar' and s.organization_id = o.id and s.ended_at is null
  where c.outcome is null and c.waits and not exists (select from base.link_candidate x where x.learner_id = c.learner_id and x.case_id = c.id);

-- Logs a look at people of the worklist. Of one whom no question of the subject's is about nothing is logged, and the caller
-- compares the count with what it asked for.
create function door.note_link_look(ids uuid[], learners uuid[], detail_slices integer, channel text) returns integer
language plpgsql security definer set search_path = pg_catalog, base, door as $$
declare noted integer;
begin
  insert into base.access_log (learner_id, id, subject_id, purpose, what, channel, status_slices, summary_slices, detail_slices)
  select l.learner_id, r.id, door.subject(), 'keeping-the-record', 'links', note_link_look.channel, 0, 0, note_link_look.detail_slices
  from unnest(ids, learners) as r (id, learner) join base.learner l on l.learner_id = r.learner
  where exists (
    select from base.link_keeper k join base.link_case c on c.learner_id = k.learner_id and c.id = k.case_id
    where k.subject_id = door.subject() and (c.learner_id = l.learner_id or exists (
      select from base.link_candidate d where d.learner_id = c.learner_id and d.case_id = c.id and d.other_id = l.learner_id)));
  get diagnostics noted = row_count;
  return noted;
end $$;
