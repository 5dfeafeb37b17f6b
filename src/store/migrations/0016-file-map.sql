-- Maps of files that come in no standard: how their rows become facts. No learner stands in one.
create table base.file_map (
  name text not null check (name ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  version integer not null check (version >= 1),
  title text not null,
  body jsonb not null,
  made_at timestamptz not null default now(),
  made_by uuid references base.subject,
  primary key (name, version)
);
comment on table base.file_map is 'A named map, each save a new version; an import takes the newest';
comment on column base.file_map.body is 'as interop/mapped/map.ts has it, without its version';
comment on column base.file_map.made_by is 'an administrator; null from the command line';
