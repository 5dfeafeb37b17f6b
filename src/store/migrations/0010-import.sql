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

-- The foreign keys of a table, asked of all rows together that this transaction stored. For a bulk load during which PostgreSQL's
-- own checks, which ask row by row, rest (ADR 13). Raises what they would raise.
create function base.check_references(stored regclass) returns void language plpgsql as $$
declare reference record; is_broken boolean;
begin
  for reference in
    select c.conname as name, c.confrelid::regclass as target,
      string_agg(format('s.%I is not null', a.attname), ' and ') as given, string_agg(format('t.%I = s.%I', b.attname, a.attname), ' and ') as same
    from pg_constraint c cross join unnest(c.conkey, c.confkey) as k (from_column, to_column)
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.from_column
    join pg_attribute b on b.attrelid = c.confrelid and b.attnum = k.to_column
    where c.conrelid = stored and c.contype = 'f' group by c.oid, c.conname, c.confrelid
  loop
    execute format('select exists (select from %s s where s.xmin = pg_current_xact_id()::xid and %s and not exists (select from %s t where %s))',
      stored, reference.given, reference.target, reference.same) into is_broken;
    if is_broken then
      raise foreign_key_violation using message = format('a row of %s leads nowhere by %s', stored, reference.name);
    end if;
  end loop;
end $$;
