-- What a learner who does not decide yet wants of those who do: to be asked first, and that something be shared.

create table base.ask_first_event (
  learner_id uuid not null references base.learner,
  id uuid not null,
  categories text[] not null,
  at timestamptz not null default now(),
  primary key (learner_id, id)
);
comment on table base.ask_first_event is 'Of which categories the learner wants to be asked before a guardian shares them by a link. The newest holds; it stops nothing by itself';

create table base.share_wish (
  learner_id uuid not null references base.learner,
  id uuid not null,
  party text not null,
  audience text not null,
  why text not null,
  entry_ids uuid[] not null,
  asked_by uuid not null references base.subject,
  asked_at timestamptz not null default now(),
  state text not null default 'waiting' check (state in ('waiting', 'made', 'declined', 'withdrawn')),
  answered_by uuid references base.subject,
  answered_at timestamptz,
  note text,
  primary key (learner_id, id),
  check ((state = 'waiting') = (answered_at is null))
);
comment on table base.share_wish is 'A learner from 13 on asks a guardian to show something of theirs to somebody. It opens nothing: a guardian makes the link';

-- Who may wish: a learner who does not decide, on their own account. The serving role may not call base.age_on.
create view base.wishing as
  select g.learner_id, g.subject_id,
    to_char(l.born_on, 'YYYYMMDD') <= to_char(extract(year from k.today) - 13, 'FM0000') || to_char(k.today, 'MMDD') as may_ask
  from base.grants g join base.subject s on s.id = g.subject_id and s.capacity = 'learner'
  join base.learner l on l.learner_id = g.learner_id cross join base.clock k
  where g.until > now() and g.policy_id in ('learner.minor', 'learner.trusted');
