-- Who of the staff confirmed that they have read what must be provided.

create table base.acknowledgement (
  learner_id uuid not null,
  entry_id uuid not null,
  subject_id uuid not null references base.subject,
  at timestamptz not null default now(),
  primary key (learner_id, entry_id, subject_id),
  foreign key (learner_id, entry_id) references base.entry on delete cascade
);
comment on table base.acknowledgement is 'Somebody of the staff has read a support and gives it (34 CFR 300.323(d)). Of one entry: what is corrected is confirmed anew';

-- Supports that stand and are open to a subject in detail. 14 is the slice `accommodations`.
create view base.open_support as
  select g.learner_id, g.subject_id, g.circles, e.id as entry_id, e.body ->> 'endsOn' as ends_on
  from base.grants g
  join base.entry e on e.learner_id = g.learner_id and e.slice = 14 and e.kind = 'accommodation' and e.superseded_at is null
    and e.mark <= case when e.author_id = g.subject_id or e.circle_id = any(g.circles) or e.id = any(g.circles)
      then get_byte(g.rights, 14) >> 3 & 7 else get_byte(g.rights, 14) & 7 end
  where g.until > now();
