-- What a family agreed to, in writing, and the links by which it shows chosen things to somebody it names.

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
  paused_for text,
  renews uuid,
  primary key (learner_id, id)
);
create index on base.consent (learner_id, agreement_id) where agreement_id is not null;
create index on base.consent (ends_on, learner_id) where ends_on is not null and state in ('requested', 'shown', 'granted', 'active', 'amended', 'expiring', 'paused');
comment on table base.consent is 'A signed agreement with a purpose and an end (34 CFR 99.30). Where it stands follows from its events; terms never change';
comment on column base.consent.state is 'privacy/consent-life.ts: active, amended and expiring let something through, all others nothing';
comment on column base.consent.terms is 'privacy/consent.ts, ConsentTerms: records, purpose, party, levels, dates, retention, onward sharing';
comment on column base.consent.agreement_id is 'of a helper: those who act by it read of this learner only while one of its consents gives';
comment on column base.consent.signature is 'privacy/consent.ts, ConsentSignature: who, when, by what proof, in what language, under which notice';
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

-- What may flow: SQL's word for `gives` of consent-life.ts.
create function base.gives(state text) returns boolean language sql immutable parallel safe as $$
  select state in ('active', 'amended', 'expiring')
$$;

-- A link's tie: its chosen items are its circles, its rights are its own.
create view base.shared as
  select h.learner_id, h.id as subject_id, p.policy_id, h.rights,
    array(select i.entry_id from base.share_item i where i.learner_id = h.learner_id and i.share_id = h.id order by i.entry_id) as circles,
    base.end_of(c.ends_on, k.ahead, k.zone) as until
  from base.share h
  cross join base.clock k
  join base.consent c on c.learner_id = h.learner_id and c.id = h.consent_id
  join base.policy p on p.audience = h.audience
  where base.gives(c.state) and c.starts_on <= k.today and coalesce(c.ends_on >= k.today, true)
    and h.rights is not null and base.opens(h.rights);

-- As in 0006, and with links; and a helper whose family signed reads only while one of its consents gives.
create or replace view base.compiled as
  select learner_id, subject_id, policy_id, rights, circles, until from (
    select r.learner_id, r.subject_id, r.policy_id, r.until,
      case when c.places is null and o.places is null then b.opens end as opens,
      case when c.places is null and o.places is null then b.rights
        else base.with_bytes(base.with_bytes(b.rights, c.places, c.bytes), o.places, o.bytes) end as rights,
      (select coalesce(array_agg(x order by x), '{}') from unnest(r.circles) x) as circles
    from base.relation r
    join base.policy b on b.policy_id = r.policy_id
    left join base.choice_bytes c on c.learner_id = r.learner_id and c.policy_id = r.policy_id
    left join base.override_bytes o on o.learner_id = r.learner_id and o.subject_id = r.subject_id
      and o.policy_id = r.policy_id
    where case when starts_with(r.policy_id, 'helper:') then (
      select coalesce(bool_or(base.gives(n.state)), true) from base.consent n
      where n.learner_id = r.learner_id and n.agreement_id = b.agreement_id) else true end) x
  where coalesce(opens, base.opens(rights))
  union all
  select learner_id, subject_id, policy_id, rights, circles, until from base.shared;
