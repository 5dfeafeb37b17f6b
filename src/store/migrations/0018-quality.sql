-- What is not right in the data, until it is: remarks that come again and again, and checks of what is here.

create table base.quality_issue (
  id uuid primary key,
  source_id uuid references base.source,
  organization_id uuid references base.organization,
  code text not null,
  is_check boolean not null,
  state text not null check (state in ('open', 'told', 'waiting', 'fixed')),
  owner_id uuid references base.subject,
  is_vendors boolean not null default false,
  count integer not null,
  rows_read bigint,
  rows_of jsonb not null default '{}',
  import_id uuid references base.import on delete set null,
  first_seen_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  state_at timestamptz not null default now(),
  unique nulls not distinct (is_check, source_id, organization_id, code),
  check (not (is_vendors and owner_id is not null))
);
comment on table base.quality_issue is 'One thing that is wrong in what a source sends (a remark''s code), or in what is here (a check''s), and who sees to it. Counts, never a learner';
comment on column base.quality_issue.organization_id is 'of a check: the school; of a remark null';
comment on column base.quality_issue.state is 'told: the vendor was; waiting: for something else; fixed is set by the next import or check that does not have it, and by nobody else';
comment on column base.quality_issue.is_vendors is 'the vendor sees to it, and no account';
comment on column base.quality_issue.rows_read is 'of the import that had it last: of what stands in no file that was read, a much smaller one closes nothing';
comment on column base.quality_issue.rows_of is 'files that had it, each with its rows: it is fixed only once each was read again, at least half as long';

create table base.quality_count (
  issue_id uuid not null references base.quality_issue on delete cascade,
  at timestamptz not null default now(),
  count integer not null,
  primary key (issue_id, at)
);
comment on table base.quality_count is 'How often it was seen, each time that number changed';

create table base.quality_note (
  id uuid primary key,
  issue_id uuid not null references base.quality_issue on delete cascade,
  at timestamptz not null default now(),
  by_id uuid references base.subject,
  state text not null,
  owner_id uuid references base.subject,
  is_vendors boolean not null,
  note text
);
create index on base.quality_note (issue_id, at);
comment on table base.quality_note is 'What somebody did about it, or it did by itself (by_id null)';

create table base.quality_class (
  class_id uuid not null references base.class,
  code text not null,
  organization_id uuid not null references base.organization,
  primary key (class_id, code)
);
comment on table base.quality_class is 'Classes that a check found; made anew by each';

create table base.quality_finding (
  learner_id uuid not null references base.learner,
  code text not null,
  organization_id uuid references base.organization,
  unique nulls not distinct (learner_id, code, organization_id)
);
create index on base.quality_finding (organization_id, code);
comment on table base.quality_finding is 'Learners that a check found, for the registrar of their school; made anew by each';
comment on column base.quality_finding.organization_id is 'a school of the learner; null for one without any';
