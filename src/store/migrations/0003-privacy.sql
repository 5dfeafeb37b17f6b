-- What law, school and family decided, and what follows from it. Law stays in TypeScript (privacy/): it writes policy, choice
-- and override; SQL only clamps and packs them (0006).

create table base.policy (
  policy_id text primary key,
  audience text not null,
  agreement_id uuid references base.agreement,
  before_days integer not null,
  after_days integer,
  choose smallint not null,
  reads_choices boolean not null,
  reads_history boolean not null,
  rights bytea,
  opens boolean not null default false
);
comment on table base.policy is 'One profile per audience and variant (age, court scope, agreement), from the policy pack';
comment on column base.policy.after_days is 'days a relation outlasts the class or school span that it rests on; null for ever';
comment on column base.policy.rights is 'packed from the cells (base.policy_rights) for those without choices';
comment on column base.policy.choose is '0 may not choose, 1 only lower own words, 2 also share own words, 3 all that is the family''s';

create table base.policy_cell (
  policy_id text not null references base.policy on delete cascade,
  slice smallint not null check (slice between 0 and 28),
  level smallint not null check (level between 0 and 3),
  own smallint not null check (own between 0 and 4),
  write smallint not null check (write between 0 and 3),
  floor smallint not null check (floor between 0 and 3),
  ceiling smallint not null check (ceiling between 0 and 3),
  primary key (policy_id, slice)
);
comment on table base.policy_cell is 'What a policy says of each slice';
comment on column base.policy_cell.own is 'level on entries one wrote or of one''s own circle; 4 also opens restricted entries';
comment on column base.policy_cell.floor is 'a family choice is clamped to floor..ceiling; equal where the cell is not the family''s';

-- The truth: append-only. A null level withdraws the chooser's choice.
create table base.choice_event (
  learner_id uuid not null references base.learner,
  id uuid not null,
  audience text,
  agreement_id uuid references base.agreement,
  category text not null,
  level smallint check (level between 0 and 3),
  until date,
  chosen_by uuid not null references base.subject,
  chosen_at timestamptz not null default now(),
  primary key (learner_id, id),
  check ((audience is null) <> (agreement_id is null))
);
comment on table base.choice_event is 'One act of choosing who sees how much of a category';
create table base.override_event (
  learner_id uuid not null references base.learner,
  id uuid not null,
  subject_id uuid not null references base.subject,
  category text not null,
  level smallint check (level between 0 and 3),
  until date,
  chosen_by uuid not null references base.subject,
  chosen_at timestamptz not null default now(),
  primary key (learner_id, id)
);
comment on table base.override_event is 'One named person is shown less than the rest of the audience';
create table base.trust_event (
  learner_id uuid not null references base.learner,
  id uuid not null,
  trusted boolean not null,
  chosen_by uuid not null references base.subject,
  chosen_at timestamptz not null default now(),
  primary key (learner_id, id)
);
comment on table base.trust_event is 'A guardian lets a learner of 16 or 17 share own work, or no longer';
create table base.conflict_note (
  learner_id uuid not null references base.learner,
  id uuid not null,
  audience text,
  agreement_id uuid references base.agreement,
  category text not null,
  note text not null,
  noted_by uuid not null references base.subject,
  noted_at timestamptz not null default now(),
  primary key (learner_id, id)
);
comment on table base.conflict_note is 'How a registrar ended a conflict between guardians; only such a note ends it';
create table base.mark_event (
  learner_id uuid not null references base.learner,
  id uuid not null,
  entry_id uuid not null,
  detail_only boolean not null,
  chosen_by uuid not null references base.subject,
  chosen_at timestamptz not null default now(),
  primary key (learner_id, id)
);
comment on table base.mark_event is 'A family keeps an entry out of summaries, or lets it count again';

-- Compiled from the truth by privacy/.
create table base.choice (
  learner_id uuid not null references base.learner,
  policy_id text not null references base.policy on delete cascade,
  slice smallint not null,
  level smallint not null,
  primary key (learner_id, policy_id, slice)
);
comment on table base.choice is 'Compiled: where a family stands differently from the policy';
create table base.override (
  learner_id uuid not null references base.learner,
  subject_id uuid not null references base.subject,
  policy_id text not null references base.policy on delete cascade,
  slice smallint not null,
  level smallint not null,
  primary key (learner_id, subject_id, policy_id, slice)
);
comment on table base.override is 'Compiled: where one named person stands differently';

create table base.grants (
  learner_id uuid not null references base.learner,
  subject_id uuid not null,
  policy_id text not null,
  rights bytea not null check (octet_length(rights) = 32),
  circles uuid[] not null,
  until timestamptz not null,
  primary key (learner_id, subject_id)
);
comment on table base.grants is 'Compiled: what each subject may read and write of each learner. The door joins this and nothing else';
create index on base.grants (subject_id, learner_id);
comment on column base.grants.rights is 'one byte a slice: bits 0-2 level, 3-5 level on own entries, 6-7 write right; byte 30 choices and log, byte 31 history';
comment on column base.grants.circles is 'classes, households and cases whose entries are this subject''s own';
create table base.grants_history (
  learner_id uuid not null,
  subject_id uuid not null,
  policy_id text not null,
  rights bytea not null,
  circles uuid[] not null,
  until timestamptz not null,
  changed_at timestamptz not null default now()
);
create index on base.grants_history (learner_id, changed_at);
comment on table base.grants_history is 'The old row of every change: who could read what at any moment of the past';

create table base.access_log (
  learner_id uuid not null,
  id uuid not null,
  at timestamptz not null default now(),
  subject_id uuid not null,
  purpose text not null,
  what text not null,
  channel text not null check (channel in ('screen', 'api', 'export', 'print', 'file', 'sync', 'preview')),
  status_slices integer not null,
  summary_slices integer not null,
  detail_slices integer not null,
  primary key (learner_id, id)
);
comment on table base.access_log is 'Every disclosure: who, in which hat, what of it, why, by what way';
comment on column base.access_log.detail_slices is 'bit n: slice n was disclosed in detail; likewise for the other two levels';

-- What a family agreed to, in writing, and the links by which it shows chosen things to somebody it names.
-- What may flow: SQL's word for `gives` of consent-life.ts.
create function base.gives(state text) returns boolean language sql immutable parallel safe as $$
  select state in ('active', 'amended', 'expiring')
$$;

create table base.consent (
  learner_id uuid not null references base.learner,
  id uuid not null,
  state text not null,
  terms jsonb not null,
  starts_on date not null,
  ends_on date,
  agreement_id uuid references base.agreement,
  asked_by uuid references base.subject,
  asked_at timestamptz not null default now(),
  signature jsonb,
  first_signature jsonb,
  paused_for text,
  renews uuid,
  primary key (learner_id, id)
);
create index on base.consent (learner_id, agreement_id) where agreement_id is not null;
create index on base.consent (ends_on, learner_id) where ends_on is not null and state in ('requested', 'shown', 'half-signed', 'granted', 'active', 'amended', 'expiring', 'paused');
comment on table base.consent is 'A signed agreement with a purpose and an end (34 CFR 99.30). Where it stands follows from its events; terms never change';
comment on column base.consent.state is 'privacy/consent-life.ts: active, amended and expiring let something through, all others nothing';
comment on column base.consent.terms is 'privacy/consent.ts, ConsentTerms: records, purpose, party, levels, dates, retention, onward sharing';
comment on column base.consent.agreement_id is 'of a helper: those who act by it read of this learner only while one of its consents gives';
comment on column base.consent.signature is 'privacy/consent.ts, ConsentSignature: who, when, by what proof, in what language, under which notice';
comment on column base.consent.first_signature is 'of the first guardian, where the district wants two for what is sensitive; signature is then the second one''s';
comment on column base.consent.renews is 'the consent in whose place this one was asked';

create table base.consent_event (
  learner_id uuid not null,
  id uuid not null,
  consent_id uuid not null,
  step text not null,
  state text not null,
  actor text not null,
  done_by uuid references base.subject,
  done_at timestamptz not null default now(),
  reason text,
  primary key (learner_id, id),
  foreign key (learner_id, consent_id) references base.consent
);
create index on base.consent_event (learner_id, consent_id);
comment on table base.consent_event is 'Every step in the life of a consent. Append-only';
comment on column base.consent_event.state is 'where it stood after the step';
comment on column base.consent_event.done_by is 'null where the clock did it';

create table base.share (
  learner_id uuid not null,
  id uuid not null,
  consent_id uuid not null,
  audience text not null,
  from_name text not null,
  token_hash bytea not null,
  language text not null,
  mail text,
  question text check (question in ('birth-date', 'word')),
  hint text,
  answer_hash text,
  keeps_up boolean not null,
  made_by uuid not null references base.subject,
  rights bytea check (octet_length(rights) = 32),
  code_hash bytea,
  code_at timestamptz,
  wrong smallint not null default 0,
  paused_until timestamptz,
  primary key (learner_id, id),
  foreign key (learner_id, consent_id) references base.consent
);
create index on base.share (token_hash);
comment on table base.share is 'A link for one named recipient. It is a subject of its own, id and all, and opens what its consent and its grant open';
comment on column base.share.from_name is 'as who shares signed for the recipient';
comment on column base.share.token_hash is 'SHA-256 of 256 random bits, which only the URL has';
comment on column base.share.answer_hash is 'Argon2id of the fact agreed with the family; the birth date or a word';
comment on column base.share.keeps_up is 'a corrected version takes the place of a chosen item; else the item is no longer shown';
comment on column base.share.rights is 'compiled: what was chosen, cut to what the pack, the sharer and the rest of the family leave. Null opens nothing';
comment on column base.share.wrong is 'wrong answers in a row';

create table base.share_item (
  learner_id uuid not null,
  share_id uuid not null,
  entry_id uuid not null,
  primary key (learner_id, share_id, entry_id),
  foreign key (learner_id, share_id) references base.share
);
comment on table base.share_item is 'Single entries that a link shows; they reach the grant as its circles';
