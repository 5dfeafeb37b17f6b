create table identity.account (
  id uuid primary key,
  email text not null,
  password_hash text,
  language text,
  is_sample boolean not null default false,
  created_at timestamptz not null default now(),
  disabled_at timestamptz
);
comment on table identity.account is 'Who may sign in';
create unique index on identity.account (lower(email));
comment on column identity.account.password_hash is 'argon2id in PHC form; null until the one-time link was used';
create table identity.hat (
  account_id uuid not null references identity.account on delete cascade,
  subject_id uuid not null,
  primary key (account_id, subject_id)
);
create unique index on identity.hat (subject_id);
comment on table identity.hat is 'Which hats a person may wear, one at a time';
create table identity.session (
  token_hash bytea primary key,
  account_id uuid not null references identity.account on delete cascade,
  subject_id uuid,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
comment on table identity.session is 'Who is signed in, in which hat';
create index on identity.session (account_id);
comment on column identity.session.token_hash is 'SHA-256 of the cookie: a stolen table opens nothing';
create table identity.invitation (
  token_hash bytea primary key,
  account_id uuid references identity.account on delete cascade,
  makes_administrator boolean not null default false,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table identity.invitation is 'One-time links: to set a first password, or to become the first administrator';
create table identity.failure (
  email_hash bytea primary key,
  failures integer not null,
  paused_until timestamptz,
  failed_at timestamptz not null default now()
);
comment on table identity.failure is 'Wrong passwords in a row, by SHA-256 of the address: an address without an account is paused alike, so a pause tells nothing';
