-- Agreements as data: what an app or organization may be given, who looked it over, who asked for it, and by what programs it reads.

alter table base.agreement
  add column state text not null default 'active' check (state in ('draft', 'vetting', 'active', 'ended')),
  add column terms jsonb not null default '{}';
comment on column base.agreement.state is 'draft and vetting have no hat yet, so nothing opens; that an active one is about to end, or is over, follows from ends_on';
comment on column base.agreement.terms is 'privacy/agreement.ts, AgreementTerms: the schedule of data, retention, contact, and the other things that were signed';

create table base.agreement_check (
  agreement_id uuid not null references base.agreement on delete cascade,
  check_key text not null,
  passed boolean not null,
  note text,
  checked_by uuid not null references base.subject,
  checked_name text not null,
  checked_at timestamptz not null default now(),
  primary key (agreement_id, check_key)
);
comment on table base.agreement_check is 'The vetting of an agreement, a row for each thing that an administrator looked at';
comment on column base.agreement_check.checked_name is 'who signed it, as they were called then: a name or an email address of staff';

create table base.agreement_act (
  agreement_id uuid not null references base.agreement on delete cascade,
  id uuid not null,
  what text not null,
  note text,
  done_by uuid references base.subject,
  done_name text not null,
  done_at timestamptz not null default now(),
  primary key (agreement_id, id)
);
comment on table base.agreement_act is 'What was done to an agreement, oldest first: drafted, changed, checked, activated, ended, deletion attested, clients made and stopped';
comment on column base.agreement_act.done_by is 'null where it was done on the command line';

create table base.app_request (
  id uuid primary key,
  class_id uuid not null references base.class,
  name text not null,
  url text,
  why text not null,
  asked_by uuid not null references base.subject,
  asked_at timestamptz not null default now(),
  decision text check (decision in ('agreement', 'declined')),
  reason text,
  agreement_id uuid references base.agreement on delete set null,
  decided_by uuid references base.subject,
  decided_at timestamptz,
  check ((decision is null) = (decided_at is null))
);
create index on base.app_request (asked_by, id);
create index on base.app_request (class_id);
comment on table base.app_request is 'A teacher asks for an app; an administrator makes an agreement of it or declines, with a reason';

create table identity.client (
  id uuid primary key,
  agreement_id uuid not null,
  name text not null,
  scopes text[] not null,
  requests_per_minute integer not null,
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
create index on identity.client (agreement_id);
comment on table identity.client is 'A program that reads for an agreement (OAuth 2, client credentials). Its subject is that of the agreement';
create table identity.client_secret (
  client_id uuid not null references identity.client on delete cascade,
  id uuid not null,
  secret_hash bytea not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  primary key (client_id, id)
);
comment on table identity.client_secret is 'Secrets of a client: a new one is made before the old one runs out';
comment on column identity.client_secret.secret_hash is 'SHA-256: the secret is 256 random bits, so a slow hash would add nothing';
create table identity.client_token (
  token_hash bytea primary key,
  client_id uuid not null references identity.client on delete cascade,
  scopes text[] not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index on identity.client_token (client_id);
comment on table identity.client_token is 'Bearer tokens, by SHA-256: a stolen table opens nothing';
create table identity.client_use (
  client_id uuid primary key references identity.client on delete cascade,
  used_at timestamptz not null
);
comment on table identity.client_use is 'When a client last asked for anything, to the minute';

-- Everything received before this instant is committed: what a program synchronizes by. An entry is dated by the beginning of its
-- transaction, and an import may take long, so it holds the instant back for as long as it runs; one that was killed does not.
create function door.settled() returns timestamptz
language sql stable security definer set search_path = pg_catalog, base, door as $$
  select least(now() - interval '1 minute', (
    select min(i.started_at) from base.import i where i.state = 'running' and exists (
      select from pg_locks l where l.locktype = 'advisory' and l.classid = 0 and l.objid = 7003
        and l.database = (select d.oid from pg_database d where d.datname = current_database()))))
$$;
create index on base.entry (superseded_at, id) where superseded_at is not null;
create index on base.grants_history (subject_id, changed_at);
