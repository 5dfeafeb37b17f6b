-- When life changes, and who looked: questions about a look, unusual access, what a birthday sets going, how two guardians come
-- together again. Exceptions and papers of age are in 0005, because who has a tie rests on them.

-- "I do not recognize this": a family asks the school about somebody who looked. One question, one answer.
create table base.look_question (
  learner_id uuid not null references base.learner,
  id uuid not null,
  about_id uuid not null references base.subject,
  looked_at timestamptz not null,
  is_unknown boolean not null,
  question text,
  asked_by uuid not null references base.subject,
  asked_at timestamptz not null default now(),
  answer text,
  answered_by uuid references base.subject,
  answered_at timestamptz,
  primary key (learner_id, id)
);
comment on table base.look_question is 'What a family asks the school about somebody who looked, and what the school answers';
comment on column base.look_question.is_unknown is 'the family does not know who that is; else it asks why';

create function door.ask_about_look(learner uuid, question uuid, look uuid, unknown boolean, words text) returns uuid
language sql as $$
  insert into base.look_question (learner_id, id, about_id, looked_at, is_unknown, question, asked_by)
  select a.learner_id, question, a.subject_id, a.at, unknown, nullif(words, ''), door.subject()
  from base.access_log a join base.grants g on g.learner_id = a.learner_id and g.subject_id = door.subject() and g.until > now()
  join base.subject s on s.id = g.subject_id and s.capacity in ('learner', 'guardian')
  join base.subject them on them.id = a.subject_id and (them.capacity <> 'guardian' or s.capacity = 'learner')
  where a.learner_id = learner and a.id = look and a.subject_id <> door.subject() and get_byte(g.rights, 30) & 7 >= 1
  returning about_id
$$;

-- Looks that are unlike what somebody's work asks for, as a job finds them. Staff stand in it, and counts; learners only as ids that
-- the door opens to those who may see them.
create table base.unusual_rule (
  code text primary key check (code in ('no-relation', 'bulk', 'off-hours', 'after-exit', 'exception')),
  threshold integer not null,
  is_on boolean not null default true
);
comment on table base.unusual_rule is 'What counts as unusual access, as data: an administrator sets it';
comment on column base.unusual_rule.threshold is 'learners a day, or for off-hours looks a day, from which it is worth a question; for bulk also 3 times the own usual day';
insert into base.unusual_rule (code, threshold) values
  ('no-relation', 1), ('bulk', 60), ('off-hours', 10), ('after-exit', 1), ('exception', 1);

create table base.work_hours (
  is_only boolean primary key default true check (is_only),
  from_hour smallint not null default 6,
  until_hour smallint not null default 21,
  counts_days_off boolean not null default true,
  check (0 <= from_hour and from_hour < until_hour and until_hour <= 24)
);
comment on table base.work_hours is 'When looks are nothing to ask about, in the zone of the district: an administrator sets it';
comment on column base.work_hours.until_hour is 'the first hour of the evening that is no longer in';
comment on column base.work_hours.counts_days_off is 'weekends and holidays of the school''s calendar are off-hours from morning to night';
insert into base.work_hours default values;

create table base.unusual_finding (
  id uuid primary key,
  code text not null references base.unusual_rule,
  subject_id uuid not null references base.subject,
  organization_id uuid references base.organization,
  on_date date not null,
  learners integer not null,
  looks integer not null,
  usual integer,
  first_at timestamptz not null,
  last_at timestamptz not null,
  owner_id uuid references base.subject,
  answer text,
  closed_by uuid references base.subject,
  closed_at timestamptz,
  unique (code, subject_id, on_date)
);
comment on table base.unusual_finding is 'One person, one school day, one kind of unusual access: counts, who sees to it, what came of it';
comment on column base.unusual_finding.usual is 'learners on a usual day of the same person: the median of the 30 days before';
comment on column base.unusual_finding.on_date is 'the school''s date';

-- No block range index: the rows stand by learner, not by time, wherever an office clusters its log.
create index access_log_at on base.access_log (at);
create table base.unusual_watch (
  is_only boolean primary key default true check (is_only),
  done_until timestamptz not null default '-infinity'
);
comment on table base.unusual_watch is 'Up to which instant looks have been gone through';
insert into base.unusual_watch default values;

-- What a birthday sets going: each step once for each learner.
create table base.age_notice (
  learner_id uuid not null references base.learner,
  step text not null check (step in ('90', '30', '7', '0')),
  of_age_on date not null,
  told_at timestamptz not null default now(),
  primary key (learner_id, step, of_age_on)
);
comment on table base.age_notice is 'Who was told that rights pass to the learner: 90, 30 and 7 days before, and on the day';

-- Conflicts of which both guardians were told.
create table base.conflict_told (
  learner_id uuid not null references base.learner,
  target text not null,
  category text not null,
  since timestamptz not null,
  ended_at timestamptz,
  primary key (learner_id, target, category, since)
);
comment on table base.conflict_told is 'A conflict between guardians that both were told of, as found; ended when a note ended it';

-- The five questions of the first visit: answered, or put off.
create table base.check_up (
  learner_id uuid not null references base.learner,
  subject_id uuid not null references base.subject,
  answers jsonb not null default '{}',
  put_off_until date,
  done_at timestamptz,
  primary key (learner_id, subject_id)
);
comment on table base.check_up is 'How far a guardian or learner of age is with the questions of the first visit';


-- The paper itself, scanned: sealed, because only the keeper's view reads it and no export, link or app knows of it.
create table base.paper (
  learner_id uuid not null references base.learner,
  id uuid not null,
  about_id uuid not null,
  name text not null,
  media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
  bytes bytea not null,
  added_by uuid not null references base.subject,
  added_at timestamptz not null default now(),
  primary key (learner_id, id)
);
comment on table base.paper is 'Pages of a court document, a paper of age or an exception';
comment on column base.paper.about_id is 'base.court_document, base.age_document or base.exception of the same learner';
alter table base.paper alter column bytes set storage external;

create table base.unusual_day (
  subject_id uuid not null references base.subject,
  on_date date not null,
  learners integer not null,
  looks integer not null,
  primary key (subject_id, on_date)
);
comment on table base.unusual_day is 'How many learners one person looked at on one school day: what is usual for them';

-- Audits, evaluations and studies under a written agreement (34 CFR 99.31(a)(3) and (a)(6), 99.35): counts go out, and nobody's record.
create table base.study (
  id uuid primary key,
  organization_id uuid not null references base.organization,
  basis text not null check (basis in ('audit', 'study')),
  title text not null,
  party text not null,
  purpose text not null,
  agreement text not null,
  clauses text[] not null,
  measures text[] not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  destroy_by date not null check (destroy_by >= ends_on),
  made_by uuid not null references base.subject,
  made_on date not null default base.today(),
  reviewed_by uuid references base.subject,
  reviewed_on date,
  review_note text,
  ended_on date,
  ended_by uuid references base.subject,
  ended_why text check (ended_why in ('refused', 'ended')),
  destroyed_on date,
  destroyed_by uuid references base.subject,
  proof text,
  told integer
);
comment on table base.study is 'An audit, evaluation or study that gets counts: what its agreement says, who looked it over, and how its party destroyed what it got';
comment on column base.study.agreement is 'where the signed paper is: number, date, who signed';
comment on column base.study.clauses is 'what the law wants the agreement to say, as ticked off by who entered it (privacy/study.ts)';
comment on column base.study.measures is 'what it may have counted, and nothing else: the least that its purpose needs';
comment on column base.study.proof is 'how and by whom what the party got was destroyed, as it attested';
comment on column base.study.told is 'adults and learners of age whom the app told when it opened';

create table base.study_count (
  id uuid primary key,
  study_id uuid not null references base.study,
  measure text not null,
  month date not null,
  cells jsonb not null,
  counted_by uuid not null references base.subject,
  counted_on date not null default base.today(),
  unique (study_id, measure, month)
);
comment on table base.study_count is 'What was handed to a study: groups of ten and more, rounded to fives. Once a month, so that two counts tell of nobody who came between';
comment on column base.study_count.month is 'first day of the month by the school''s date';
