-- Who is where: ids, relations and dates. Names, contacts and demographics of learners and families are entries (0004).

create table base.source (
  id uuid primary key,
  name text not null unique,
  standard text not null,
  is_sample boolean not null default false,
  created_at timestamptz not null default now()
);
comment on table base.source is 'A system that sends bundles, usually one student information system of one district; also the author of what it sent';
comment on column base.source.is_sample is 'the district shipped with Daypack; the sample accounts live only while every source is';

create table base.source_key (
  source_id uuid not null references base.source,
  noun text not null,
  key text not null,
  id uuid not null,
  row_key text not null,
  hash bytea not null,
  ended_at timestamptz,
  primary key (source_id, noun, key)
);
create index on base.source_key (id);
create index on base.source_key (key text_pattern_ops);
comment on table base.source_key is 'A source''s own id of a thing or person and ours. Ids mean something only within their source';
comment on column base.source_key.row_key is 'the row that said so, as file set/key; hash is of what it said';

create table base.source_root (
  organization_key text primary key,
  source_id uuid not null references base.source
);
comment on table base.source_root is 'Organization ids a source has claimed: a bundle that carries them belongs to that source';

create table base.organization (
  id uuid primary key,
  source_id uuid references base.source,
  kind text not null check (kind in ('state', 'district', 'school', 'department', 'other')),
  name text not null,
  parent_id uuid references base.organization,
  takes_attendance boolean not null default false,
  ended_on date
);
comment on column base.organization.takes_attendance is 'a source sends attendance of it: only there no mark means present';
comment on table base.organization is 'States, districts, schools and their departments';
create table base.organization_tree (
  ancestor_id uuid not null references base.organization,
  organization_id uuid not null references base.organization,
  primary key (ancestor_id, organization_id)
);
comment on table base.organization_tree is 'Every organization with each of those above it, and itself; rebuilt after a roster change';

create table base.term (
  id uuid primary key,
  organization_id uuid references base.organization,
  title text not null,
  kind text not null check (kind in ('schoolYear', 'semester', 'term', 'gradingPeriod')),
  school_year smallint not null,
  starts_on date not null,
  ends_on date not null,
  parent_id uuid references base.term
);
comment on table base.term is 'School years and their parts';
comment on column base.term.school_year is 'the calendar year in which the school year ends, as OneRoster counts';

create table base.school_day (
  organization_id uuid not null references base.organization,
  on_date date not null,
  in_session boolean not null,
  primary key (organization_id, on_date)
);
comment on table base.school_day is 'Which days a school is in session, where a source says so';

create table base.course (
  id uuid primary key,
  organization_id uuid references base.organization,
  title text not null,
  code text,
  subject text,
  grade_levels text[] not null default '{}'
);
comment on table base.course is 'What is taught';
create table base.class (
  id uuid primary key,
  organization_id uuid not null references base.organization,
  course_id uuid references base.course,
  title text not null,
  code text,
  period text,
  subject text,
  grade_levels text[] not null default '{}',
  starts_on date,
  ends_on date,
  ended_on date
);
comment on table base.class is 'A course taught to a group of learners';
comment on column base.class.starts_on is 'first day of its first term; null where the source sends no terms';
create table base.class_term (
  class_id uuid not null references base.class,
  term_id uuid not null references base.term,
  primary key (class_id, term_id)
);
comment on table base.class_term is 'The terms a class lasts';

create table base.staff (
  id uuid primary key,
  display_name text not null,
  sort_name text not null
);
comment on table base.staff is 'The staff directory: names of staff are no learner data and may be shown to those they work for';
create table base.assignment (
  id uuid primary key,
  staff_id uuid not null references base.staff,
  organization_id uuid not null references base.organization,
  class_id uuid references base.class,
  role text not null,
  starts_on date,
  ends_on date
);
comment on table base.assignment is 'A member of staff at an organization or in one of its classes, for a span of dates';
create index on base.assignment (class_id, staff_id);
create index on base.assignment (staff_id);

create table base.guardian (id uuid primary key);
comment on table base.guardian is 'An adult of a family. The name is in household entries, the sign-in address in identity';

create table base.agreement (
  id uuid primary key,
  kind text not null check (kind in ('app', 'helper')),
  name text not null,
  organization_id uuid references base.organization,
  purpose text not null,
  slices smallint[] not null,
  starts_on date not null,
  ends_on date
);
comment on table base.agreement is 'What an app or a helper may be given at most, for what and until when';
comment on column base.agreement.slices is 'an app reads no slice that is not listed here, whatever the family chose';
create table base.agreement_scope (
  agreement_id uuid not null references base.agreement,
  organization_id uuid not null references base.organization,
  class_id uuid references base.class,
  unique nulls not distinct (agreement_id, organization_id, class_id)
);
comment on table base.agreement_scope is 'Whose learners an app serves: a whole organization, or one class of it';

create table base.subject (
  id uuid primary key,
  capacity text not null,
  organization_id uuid references base.organization,
  person_id uuid,
  function text,
  agreement_id uuid references base.agreement,
  ended_at timestamptz,
  unique nulls not distinct (capacity, organization_id, person_id, function, agreement_id)
);
create index on base.subject (person_id);
create index on base.subject (agreement_id) where agreement_id is not null;
comment on table base.subject is 'A hat: one person in one capacity at one organization. An app or helper is the subject of its agreement, a source its own';
comment on column base.subject.person_id is 'learner, guardian or staff id, by capacity';

-- From here on distributed by learner_id: every key contains it (store/distribution.test.ts).

create table base.learner (
  learner_id uuid primary key,
  source_id uuid references base.source,
  display_name text not null default '',
  sort_name text collate "C" not null default '',
  given_sort_name text collate "C" not null default '',
  born_on date,
  trusted boolean not null default false,
  created_at timestamptz not null default now()
);
comment on table base.learner is 'The person a backpack belongs to: ids, and what is needed to find and to decide';
create index on base.learner (sort_name, learner_id);
create index on base.learner (given_sort_name, learner_id);
comment on column base.learner.display_name is 'from the current name entry, never the legal name; sort_name family name first, given_sort_name given name first, both folded';
comment on column base.learner.born_on is 'copied from the current identity entry for the rules of age alone; never disclosed from here';
comment on column base.learner.trusted is 'compiled from trust_event: at 16 and 17 the learner may share own work';

create table base.enrollment (
  learner_id uuid not null references base.learner,
  id uuid not null,
  organization_id uuid not null references base.organization,
  class_id uuid references base.class,
  starts_on date,
  ends_on date,
  source_id uuid references base.source,
  source_key text,
  row_key text,
  hash bytea,
  ended_at timestamptz,
  primary key (learner_id, id),
  unique (learner_id, source_id, source_key)
);
create index on base.enrollment (class_id, learner_id) where class_id is not null;
create index on base.enrollment (organization_id, learner_id) where class_id is null;
comment on table base.enrollment is 'A learner in a school (no class) or in one of its classes, for a span of dates, both included';
comment on column base.enrollment.ended_at is 'when the source stopped sending it; ends_on then is the last day it was sent';

create table base.guardianship (
  learner_id uuid not null references base.learner,
  id uuid not null,
  guardian_id uuid not null references base.guardian,
  household_id uuid,
  relationship text not null,
  may_read boolean not null,
  may_decide boolean not null,
  lives_with boolean,
  is_primary boolean not null default false,
  starts_on date,
  ends_on date,
  rights_held boolean not null default false,
  end_held boolean not null default false,
  source_id uuid references base.source,
  source_key text,
  row_key text,
  hash bytea,
  ended_at timestamptz,
  primary key (learner_id, id),
  unique (learner_id, source_id, source_key)
);
create index on base.guardianship (guardian_id, learner_id);
comment on column base.guardianship.rights_held is 'set here, by a registrar or a merge: a source may take from these rights and not add to them';
comment on column base.guardianship.end_held is 'ended here: a source may end it earlier and not later';
comment on table base.guardianship is 'A dated relation with scopes. May read: the rights of 34 CFR 99.4. May decide: may choose who sees what';
comment on column base.guardianship.household_id is 'the household whose contacts this adult shares; two adults at one address share one';

create table base.court_document (
  learner_id uuid not null references base.learner,
  id uuid not null,
  guardian_id uuid not null references base.guardian,
  kind text not null check (kind in ('no-access', 'no-contact', 'sole-decision', 'address-confidential', 'supervised')),
  effective_on date not null,
  review_on date,
  note text,
  entered_by uuid not null references base.subject,
  entered_at timestamptz not null default now(),
  confirmed_by uuid references base.subject,
  confirmed_at timestamptz,
  lift_asked_by uuid references base.subject,
  lift_asked_at timestamptz,
  lifted_by uuid references base.subject,
  lifted_at timestamptz,
  heeded_on date,
  primary key (learner_id, id)
);
comment on table base.court_document is 'In force from effective_on until a person lifts it: review_on reminds and never restores by itself';
comment on column base.court_document.guardian_id is 'whom it restrains; for sole-decision, who alone decides';
comment on column base.court_document.heeded_on is 'school date on which what hung on the adult was paused or ended; null before its day';

create table base.support_case (
  learner_id uuid not null references base.learner,
  id uuid not null,
  starts_on date not null,
  ends_on date,
  source_id uuid references base.source,
  source_key text,
  row_key text,
  hash bytea,
  ended_at timestamptz,
  primary key (learner_id, id),
  unique (learner_id, source_id, source_key)
);
comment on table base.support_case is 'Why a team reads more of a learner: who is on it stands in case_member';
create table base.case_member (
  learner_id uuid not null,
  case_id uuid not null,
  staff_id uuid not null references base.staff,
  reads_restricted boolean not null default false,
  starts_on date,
  ends_on date,
  primary key (learner_id, case_id, staff_id),
  foreign key (learner_id, case_id) references base.support_case
);
comment on table base.case_member is 'The team of a case';
comment on column base.case_member.reads_restricted is 'named for restricted entries of this case; the case is then one of the grant''s circles';

create table base.agreement_learner (
  learner_id uuid not null references base.learner,
  agreement_id uuid not null references base.agreement,
  starts_on date not null,
  ends_on date,
  shared_by uuid references base.subject,
  primary key (learner_id, agreement_id)
);
comment on table base.agreement_learner is 'Which learners'' families invited a helper';
