-- How a paused consent goes on, and how the end of one reaches its party, who then says that what it had is destroyed.

create table base.consent_release (
  learner_id uuid not null references base.learner,
  id uuid not null,
  consent_id uuid not null,
  note text not null,
  asked_by uuid not null references base.subject,
  asked_at timestamptz not null default now(),
  done_by uuid references base.subject,
  done_at timestamptz,
  primary key (learner_id, id),
  foreign key (learner_id, consent_id) references base.consent
);
create unique index on base.consent_release (learner_id, consent_id) where done_at is null;
comment on table base.consent_release is 'The office lets a paused consent go on, by a paper or a talk; where the pack wants two persons, the second one does it';

create table base.ending (
  learner_id uuid not null references base.learner,
  id uuid not null,
  agreement_id uuid not null references base.agreement,
  consent_id uuid,
  what text not null check (what in ('paused', 'ended')),
  made_at timestamptz not null default now(),
  made_on date not null default base.today(),
  due_on date,
  state text not null default 'owed' check (state in ('owed', 'sent', 'failed', 'no-way')),
  way text check (way in ('message', 'mail')),
  attempts integer not null default 0,
  try_after timestamptz not null default now(),
  sent_on date,
  failure text,
  token_hash bytea,
  attested_on date,
  attested_as text check (attested_as in ('program', 'party', 'office')),
  attested_by text,
  certificate text,
  primary key (learner_id, id),
  foreign key (learner_id, consent_id) references base.consent,
  check ((what = 'paused') = (due_on is null)),
  check ((attested_on is null) = (attested_as is null))
);
create index on base.ending (agreement_id, id);
create index on base.ending (try_after) where state = 'owed';
create index on base.ending (token_hash) where token_hash is not null;
comment on table base.ending is 'The outbox to parties: what a family shared with one is paused, or over and to be destroyed. Never why';
comment on column base.ending.consent_id is 'null where a family stopped an app without a consent of its own';
comment on column base.ending.due_on is 'last school date on which it must be destroyed: by the agreement, else after 30 days';
comment on column base.ending.token_hash is 'SHA-256 of what the mail''s address has behind its #: whoever holds it answers for the party, for this one ending';
comment on column base.ending.attested_as is 'program: by its API; party: a person by the mailed address; office: a certificate that came another way';
