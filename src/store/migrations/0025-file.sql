-- Files: what people send, where the bytes lie, and to which entries they belong. Bytes are kept once by what they are (sha-256), and
-- reached only by entry and position through the door.

create table base.blob (
  hash bytea primary key check (length(hash) = 32),
  bytes bigint not null,
  kept_at timestamptz not null default now()
);
comment on table base.blob is 'Bytes in the store of files, by their SHA-256. What no file and no entry refers to is removed by the clock';

create table base.file (
  id uuid primary key,
  subject_id uuid not null references base.subject,
  sent_bytes bigint not null,
  refusal text,
  name text,
  media_type text,
  bytes bigint,
  width integer,
  height integer,
  seconds numeric,
  hash bytea references base.blob,
  preview_hash bytea references base.blob,
  checked_at timestamptz not null default now(),
  check ((refusal is null) = (hash is not null))
);
create index on base.file (subject_id);
comment on table base.file is 'An upload that was checked: ready to be named by an entry of the hat that sent it, or refused. Gone after two days; entries keep their own row';
comment on column base.file.sent_bytes is 'as they came; bytes is what is kept of it, a picture is written anew';
comment on column base.file.preview_hash is 'of a picture or a PDF''s first page: at most 480 pixels wide';

create table base.entry_file (
  learner_id uuid not null,
  entry_id uuid not null,
  position smallint not null check (position >= 0),
  file_id uuid not null,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  width integer,
  height integer,
  seconds numeric,
  hash bytea not null references base.blob,
  preview_hash bytea references base.blob,
  primary key (learner_id, entry_id, position),
  foreign key (learner_id, entry_id) references base.entry on delete cascade
);
create index on base.entry_file (hash);
create index on base.entry_file (preview_hash);
comment on table base.entry_file is 'Files of an entry, written with it. Whoever may read the entry reads them; they go when it is disposed of';
comment on column base.entry_file.position is 'place among the files of the body, members by name (entry/file-ref.ts)';

-- Whether a family may put an entry into a class: its learner sits in it, and it is of a kind that a class's own staff reads in detail.
-- A work that was made in a class is read there, if the family lets its teachers read works at all.
create function base.is_own_class(learner uuid, hat uuid, what text, class uuid) returns boolean language sql stable as $$
  select what in ('work', 'personal-best', 'reflection', 'feedback')
    and exists (select from base.subject s where s.id = hat and s.capacity in ('learner', 'guardian'))
    and exists (select from base.enrollment e where e.learner_id = learner and e.class_id = class and e.ended_at is null)
$$;

-- Works that several learners made together. Each has an entry of their own with the same bytes; a code, told by one to another, is how
-- the others come to theirs. Nobody's name follows from it: those show only where a family lets classmates see works.
create table base.work_group (
  id uuid primary key,
  code text not null unique,
  until timestamptz not null
);
comment on table base.work_group is 'A work of several; its code lets further learners in until then. No learner is in it';
create table base.work_member (
  learner_id uuid not null references base.learner,
  group_id uuid not null references base.work_group,
  work_id uuid not null,
  joined_at timestamptz not null default now(),
  primary key (learner_id, group_id)
);
create index on base.work_member (group_id);
comment on table base.work_member is 'Whose work it is too, as which entry of theirs';
comment on column base.work_member.work_id is 'id of the first version';

-- The version of a work that stands, by the id of the first; null where it was taken back.
create function base.standing_work(learner uuid, work uuid) returns uuid language sql stable as $$
  select e.id from base.entry e where e.learner_id = learner and e.kind = 'work' and e.superseded_at is null
    and (e.id = work or e.body ->> 'topicId' = work::text) limit 1
$$;

-- Opens a work of a family's own learner to those who made it too, for two weeks. Answers the code; null for what is not theirs to give.
create function door.open_work_group(learner uuid, work uuid, new_group uuid, new_code text) returns text language plpgsql as $$
declare found text;
begin
  if not exists (select from base.subject s where s.id = door.subject() and s.capacity in ('learner', 'guardian'))
    or not coalesce(base.opens(learner, door.subject(), base.standing_work(learner, work)), false) then
    return null;
  end if;
  update base.work_group g set until = now() + interval '14 days' from base.work_member m
    where m.learner_id = learner and m.work_id = work and g.id = m.group_id returning g.code into found;
  if found is null then
    insert into base.work_group (id, code, until) values (new_group, new_code, now() + interval '14 days');
    insert into base.work_member (learner_id, group_id, work_id) values (learner, new_group, work);
    found := new_code;
  end if;
  return found;
end $$;

-- How much of a slice of a learner classmates may see.
create function base.classmates_see(learner uuid, part integer) returns integer language sql stable as $$
  select coalesce(max(least(c.ceiling, greatest(c.floor, coalesce(ch.level, c.level)))), 0)::integer from base.policy_cell c
  left join base.choice ch on ch.learner_id = learner and ch.policy_id = c.policy_id and ch.slice = c.slice
  where c.policy_id = 'classmate' and c.slice = part
$$;

-- With how many others a work was made, and the names of those whose families let classmates see both a name and the titles of works: who
-- made it is part of the work.
create function door.work_others(learner uuid, work uuid) returns table (others integer, names text[])
language plpgsql stable security definer set search_path = pg_catalog, base, door as $$
begin
  return query with other as (
    select o.learner_id from base.work_member m join base.work_member o on o.group_id = m.group_id and o.learner_id <> m.learner_id
    where m.learner_id = learner and m.work_id = work and base.standing_work(o.learner_id, o.work_id) is not null
      and coalesce(base.opens(learner, door.subject(), base.standing_work(learner, work)), false)
  )
  select (select count(*)::integer from other),
    array(select l.display_name from other join base.learner l on l.learner_id = other.learner_id
      where base.classmates_see(l.learner_id, 0) >= 1 and base.classmates_see(l.learner_id, 19) >= 2
      order by l.sort_name, l.learner_id);
end $$;
