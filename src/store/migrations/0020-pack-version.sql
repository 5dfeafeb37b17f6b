-- What a school board set otherwise than the pack that ships: a list of changes, whole in each version, never edited. One person
-- proposes, another puts it in force; the newest that was put in force holds.

create table base.pack_version (
  id uuid primary key,
  number integer not null unique,
  changes jsonb not null,
  both_sign boolean not null default false,
  note text not null,
  proposed_by uuid not null references base.subject,
  proposed_at timestamptz not null default now(),
  activated_by uuid references base.subject,
  activated_at timestamptz,
  withdrawn_at timestamptz,
  check ((activated_by is null) = (activated_at is null))
);
comment on table base.pack_version is 'Changes of a district against the shipped policy pack: cells that the law leaves to the school, only downwards or into the family''s hands';
comment on column base.pack_version.changes is '[{policy, slice, to}], all of them, not only what is new in this version';
comment on column base.pack_version.both_sign is 'sensitive parts are shown only by the word of two guardians, where two decide';
comment on column base.pack_version.activated_at is 'when the second person put it in force; the newest one holds';
