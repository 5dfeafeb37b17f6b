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
comment on column base.file.preview_hash is 'of a picture: at most 480 pixels wide';

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
comment on table base.entry_file is 'Files of an entry, written with it. Whoever may read the entry reads them; they go when it is disposed of';
comment on column base.entry_file.position is 'place among the files of the body, members by name (entry/file-ref.ts)';

-- Whether a family may put an entry into a class: its learner sits in it, and it is of a kind that a class's own staff reads in detail.
-- A work that was made in a class is read there, if the family lets its teachers read works at all.
create function base.is_own_class(learner uuid, hat uuid, what text, class uuid) returns boolean language sql stable as $$
  select what in ('work', 'personal-best', 'reflection', 'feedback')
    and exists (select from base.subject s where s.id = hat and s.capacity in ('learner', 'guardian'))
    and exists (select from base.enrollment e where e.learner_id = learner and e.class_id = class and e.ended_at is null)
$$;
