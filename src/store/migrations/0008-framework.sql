-- What can be learned. No learner in it.
create table base.framework (
  id uuid primary key,
  name text not null unique
);
comment on table base.framework is 'A published set of what can be learned';
create table base.competency (
  id uuid primary key,
  framework_id uuid not null references base.framework,
  code text not null,
  statement text not null,
  subject text,
  grade_levels text[] not null default '{}',
  parent_id uuid references base.competency,
  is_group boolean not null default false,
  position integer not null default 0
);
comment on table base.competency is 'One statement of a framework, or a group of them';
create unique index on base.competency (framework_id, code);
comment on column base.competency.is_group is 'a domain or cluster: never assessed itself';
create table base.competency_edge (
  from_id uuid not null references base.competency,
  to_id uuid not null references base.competency,
  kind text not null check (kind in ('prerequisite', 'related')),
  primary key (from_id, to_id, kind)
);
comment on table base.competency_edge is 'What rests on what';
create index on base.competency_edge (to_id);
create table base.unit (
  class_id uuid not null references base.class,
  number smallint not null,
  title text not null,
  competency_ids uuid[] not null,
  set_by uuid references base.subject,
  set_at timestamptz not null default now(),
  primary key (class_id, number)
);
comment on table base.unit is 'An ordered set of competencies that a class works on; without rows the course''s clusters in framework order stand';
comment on column base.unit.set_by is 'the teacher who edited it; null where a source sent it';
