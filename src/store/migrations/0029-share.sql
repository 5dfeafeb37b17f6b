-- Openings of links: who answered the second question may read for a while.

create table base.share_session (
  learner_id uuid not null,
  token_hash bytea not null,
  share_id uuid not null,
  opened_at timestamptz not null default now(),
  expires_at timestamptz not null,
  device text not null,
  primary key (learner_id, token_hash),
  foreign key (learner_id, share_id) references base.share
);
create index on base.share_session (token_hash);
create index on base.share_session (learner_id, share_id);
comment on table base.share_session is 'One opening of a link: who passed the second question may read for a while. The family counts them';
comment on column base.share_session.device is 'a rough word: phone, tablet, computer or other';

create table base.share_guess (
  address_hash bytea primary key,
  wrong smallint not null,
  paused_until timestamptz,
  at timestamptz not null
);
comment on table base.share_guess is 'Wrong answers from one address over all links, for a day. No learner is in it';
