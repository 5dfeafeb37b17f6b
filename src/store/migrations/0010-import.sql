create table base.import (
  id uuid primary key,
  source_id uuid references base.source,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  state text not null check (state in ('running', 'done', 'refused', 'failed')),
  standard text,
  bytes bigint,
  phase text,
  phase_at timestamptz,
  done bigint,
  of bigint,
  share real,
  updated_at timestamptz not null default now(),
  summary jsonb
);
comment on table base.import is 'One reading of a bundle';
comment on column base.import.bytes is 'of the bundle as it was stored';
comment on column base.import.phase is 'how far it is, for who watches from another process, at most a second old at updated_at: since phase_at, done (rows read, or learners summed up) of so many where that is known, and the share of the bytes while they are read';
comment on column base.import.state is 'a row left running by a killed process is set by the next import: to done when it has a summary, which is stored with its facts, else to failed';
create table base.import_remark (
  import_id uuid not null references base.import on delete cascade,
  number integer not null,
  code text not null,
  at text not null,
  message text,
  primary key (import_id, number)
);
comment on table base.import_remark is 'What was wrong with the data: codes and places, never a learner';
create table base.import_ending (
  import_id uuid not null references base.import on delete cascade,
  set_name text not null,
  rows_missing integer not null,
  rows_known integer not null,
  decided_by uuid references base.subject,
  decided_at timestamptz,
  ends boolean,
  primary key (import_id, set_name)
);
comment on table base.import_ending is 'Rows missing from a bulk bundle that were too many to end without a person: ends says what the person decided';
create table base.import_ending_row (
  import_id uuid not null,
  set_name text not null,
  row_key text not null,
  primary key (import_id, set_name, row_key),
  foreign key (import_id, set_name) references base.import_ending on delete cascade
);
comment on table base.import_ending_row is 'The missing rows themselves, until a person decided, or the source sent them again or the whole set anew';
