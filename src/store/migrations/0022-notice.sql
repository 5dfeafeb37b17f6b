-- What somebody should know, in the app and by mail. No word of a learner is kept here: a notice is a code, whom it is about, and where to go.

create table base.notice (
  id uuid primary key,
  subject_id uuid not null references base.subject,
  code text not null,
  about_id uuid,
  place text not null,
  at timestamptz not null default now(),
  read_at timestamptz,
  mailed_at timestamptz
);
comment on table base.notice is 'Told to one hat. Its words are in privacy/notice-codes.ts';
comment on column base.notice.about_id is 'a learner. Whoever has no tie any more is not told, not even that there was something; no learner_id, because it goes by its reader';
comment on column base.notice.place is 'where in the app it leads: a path with ids at most';
comment on column base.notice.mailed_at is 'when it was put into a mail, or was found to need none';
create index on base.notice (subject_id, id);
create index notice_owed on base.notice (subject_id) where mailed_at is null;

-- One's own notices are read, up to one of them: those that are shown. Of a learner to whom there is no tie any more not even a count tells.
create function door.read_notices(newest uuid) returns integer language plpgsql as $$
declare done integer;
begin
  update base.notice n set read_at = now() where n.subject_id = door.subject() and n.read_at is null and n.id <= newest
    and (n.about_id is null or exists (
      select from base.grants g where g.learner_id = n.about_id and g.subject_id = n.subject_id and g.until > now()));
  get diagnostics done = row_count;
  return done;
end $$;

alter table identity.account
  add column notices text not null default 'daily' check (notices in ('at-once', 'daily', 'never')),
  add column told_on date,
  add column told_at timestamptz;
comment on column identity.account.notices is 'how mail tells of notices: what cannot wait at once and the rest once a day; all at once; never';
comment on column identity.account.told_on is 'the school date of the last mail of the day; told_at is when the last mail was made, so that much at once is one mail';

create table identity.mail (
  id uuid primary key,
  to_address text not null,
  language text not null,
  subject text not null,
  body text not null,
  made_at timestamptz not null default now(),
  attempts integer not null default 0,
  try_after timestamptz not null default now(),
  sent_at timestamptz,
  given_up_at timestamptz
);
comment on table identity.mail is 'Mail that leaves by SMTP, or is kept to be read on a development machine. No learner is in it';
comment on column identity.mail.body is 'emptied once sent: a link in it opens something';
create index mail_owed on identity.mail (try_after) where sent_at is null and given_up_at is null;

alter table base.installation add column worked_on date;
comment on column base.installation.worked_on is 'the school date whose daily work is done (server/clockwork.ts)';
