-- What somebody wrote and takes back: it leaves every current view at once and stays in the history.

create table base.withdrawal (
  learner_id uuid not null references base.learner,
  id uuid not null,
  entry_id uuid not null,
  reason text not null,
  withdrawn_by uuid not null references base.subject,
  withdrawn_at timestamptz not null default now(),
  primary key (learner_id, id)
);
comment on table base.withdrawal is 'Why an entry was taken back by who had written it; the entry has superseded_at and no successor';

-- Takes back entries of the subject of the transaction and answers their kinds. Only what one asserted oneself, still
-- stands, and one may still write. A family may take its own words back at any time; what staff wrote is the school's record
-- after a day, and is corrected from then on. Fewer rows than asked for is the caller's to refuse.
create function door.withdraw(items jsonb, why text) returns setof text language plpgsql as $$
declare taken uuid[];
begin
  with gone as (
    update base.entry old set superseded_at = now()
    from jsonb_to_recordset(items) as e (learner_id uuid, entry_id uuid)
    join base.grants g on g.learner_id = e.learner_id
    join base.subject s on s.id = g.subject_id
    where old.learner_id = e.learner_id and old.id = e.entry_id and old.superseded_at is null and old.method = 'asserted'
      and g.subject_id = door.subject() and g.until > now() and old.author_id = g.subject_id
      and (get_byte(g.rights, old.slice) >> 6 >= 2
        or base.may_join(old.learner_id, g.subject_id, old.kind, old.body, null))
      and (s.capacity in ('learner', 'guardian') or old.received_at > now() - interval '1 day')
    returning old.id)
  select array_agg(id) into taken from gone;
  insert into base.withdrawal (learner_id, id, entry_id, reason, withdrawn_by)
    select e.learner_id, e.id, e.entry_id, why, door.subject()
    from jsonb_to_recordset(items) as e (learner_id uuid, id uuid, entry_id uuid) where e.entry_id = any(taken);
  return query select old.kind from base.entry old
    join jsonb_to_recordset(items) as e (learner_id uuid, entry_id uuid) on old.learner_id = e.learner_id and old.id = e.entry_id
    where e.entry_id = any(taken);
end $$;
