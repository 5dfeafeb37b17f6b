-- The one log: every statement about a learner, and what is summed up from it.

create table base.kind (
  kind text primary key,
  slice smallint not null check (slice between 0 and 28),
  layer text not null check (layer in ('backpack', 'profile')),
  markable boolean not null
);
comment on table base.kind is 'The list of kinds of this version, written at start; entries of no other kind can be appended';

create table base.entry (
  learner_id uuid not null references base.learner,
  id uuid not null,
  slice smallint not null check (slice between 0 and 28),
  mark smallint not null default 3 check (mark in (1, 3, 4, 5, 6)),
  detail_only boolean not null default false,
  author_id uuid not null,
  circle_id uuid,
  kind text not null,
  observed_on date,
  received_at timestamptz not null default now(),
  supersedes uuid,
  superseded_at timestamptz,
  reason text,
  method text not null check (method in ('reported', 'asserted', 'derived', 'generated')),
  source_id uuid references base.source,
  source_key text,
  row_key text,
  hash bytea,
  shifted_days integer,
  body jsonb not null,
  primary key (learner_id, id)
);
create index on base.entry (id);
create unique index entry_current_key on base.entry (learner_id, source_id, source_key)
  where superseded_at is null and source_id is not null;
comment on table base.entry is 'Immutable: only superseded_at (once), detail_only (compiled from mark_event) and mark (compiled from the switches of elements) ever change (ADR 3)';
comment on column base.entry.mark is '3 opens at detail (1 at status, of kinds that say no more than that), 4 is restricted and opens only to its author or those named in its circle; 5 and 6 are 3 and 4 of an element that is turned off';
comment on column base.entry.detail_only is 'a family keeps this one out of every summary; it opens at detail';
comment on column base.entry.circle_id is 'class, household or case whose members read it as their own';
comment on column base.entry.observed_on is 'when it was true or seen, the school''s date; received_at is when it reached us';
comment on column base.entry.superseded_at is 'when a successor landed or the source withdrew it';
comment on column base.entry.reason is 'why a correction was made';
comment on column base.entry.row_key is 'the source row it came from, file set/key; hash is of what the row said';
comment on column base.entry.shifted_days is 'sample only: days by which its dates were moved into the current school year';

create table base.digest (
  learner_id uuid not null references base.learner,
  slice smallint not null,
  circle_id uuid not null,
  status jsonb,
  summary jsonb,
  primary key (learner_id, slice, circle_id)
);
comment on table base.digest is 'What the lower levels show, one row a slice and circle; the zero circle stands for all. No superseded, marked or restricted entry counts';
