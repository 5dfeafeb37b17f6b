-- What several people make together: answers to somebody's statement, statements that others may write along, and what an
-- organization outside of the school says of hours and work.

alter table base.kind add column answers text;
comment on column base.kind.answers is 'the kind of entry that entries of this kind answer, named by `aboutId` in their bodies';
alter table base.kind add column shared_with text[] not null default '{}';
comment on column base.kind.shared_with is 'capacities that also write this kind, as long as its slice is open to them in detail';
alter table base.kind add column together boolean not null default false;
comment on column base.kind.together is 'besides its author it is changed by who contributes to its slice, whom it is shared with, and whom it names as writing along';
alter table base.kind add column from_outside boolean not null default false;
comment on column base.kind.from_outside is 'written by no hat: an organization answers by a link (base.verification_request), or a source sends it';
alter table base.kind add column has_topic boolean not null default false;
comment on column base.kind.has_topic is 'its bodies hold a `topicId`: the id of the first version, which answers name';

-- Whether a kind is shared with a hat: its capacity is named, and the slice is open to it in detail.
create function base.is_shared(learner uuid, hat uuid, what text) returns boolean language sql stable as $$
  select exists (
    select from base.grants g
    join base.subject s on s.id = g.subject_id and s.ended_at is null
    join base.kind k on k.kind = what and s.capacity = any(k.shared_with)
    where g.learner_id = learner and g.subject_id = hat and g.until > now() and get_byte(g.rights, k.slice) & 7 >= 3)
$$;

-- Whether a hat may change an entry that somebody else wrote: only of kinds made together, only what is open to it in detail, and
-- only who contributes to the slice, whom the kind is shared with, or whom the entry itself names as writing along.
create function base.may_amend(learner uuid, hat uuid, entry uuid) returns boolean language sql stable as $$
  select base.opens(learner, hat, entry) and exists (
    select from base.entry e
    join base.kind k on k.kind = e.kind and k.together
    join base.grants g on g.learner_id = e.learner_id and g.subject_id = hat
    where e.learner_id = learner and e.id = entry
      and (get_byte(g.rights, e.slice) >> 6 >= 2 or base.is_shared(learner, hat, e.kind)
        or jsonb_path_exists(e.body, '$.people[*] ? (@.subjectId == $hat && @.writes == true)', jsonb_build_object('hat', hat))))
$$;

-- Whether a hat may write an entry without the slice's own write right: an answer to what is open to it in detail, a kind that is
-- shared with it, or a change of what it may change. A helper's or a program's word goes through an inbox instead.
create function base.may_join(learner uuid, hat uuid, what text, said jsonb, instead_of uuid) returns boolean language sql stable as $$
  select base.is_shared(learner, hat, what)
    or (instead_of is not null and base.may_amend(learner, hat, instead_of))
    or exists (
      select from base.kind k
      join base.subject s on s.id = hat and s.ended_at is null and s.capacity in ('learner', 'guardian', 'teacher', 'support')
      join base.entry e on e.learner_id = learner and e.kind = k.answers and e.superseded_at is null
        and (e.id::text = said ->> 'aboutId' or e.body ->> 'topicId' = said ->> 'aboutId')
      where k.kind = what and base.opens(learner, hat, e.id))
$$;

-- What has a topic keeps it, the id of its first version, so that answers stay with it when it is corrected.
create function base.on_topic(what text, said jsonb, before uuid, said_before jsonb) returns jsonb language sql stable as $$
  select case when before is not null and exists (select from base.kind k where k.kind = what and k.has_topic)
    then said || jsonb_build_object('topicId', coalesce(said_before ->> 'topicId', before::text)) else said end
$$;

-- The entry that stands in the place of another, however often it was corrected since; null where none does. Only the id of what
-- is open to the subject in detail.
create function door.standing(learner uuid, entry uuid) returns uuid
language sql stable security definer set search_path = pg_catalog, base, door as $$
  with recursive line as (
    select e.id, e.superseded_at from base.entry e where e.learner_id = learner and e.id = entry
    union all
    select n.id, n.superseded_at from line join base.entry n on n.learner_id = learner and n.supersedes = line.id
  )
  select l.id from line l where l.superseded_at is null and base.opens(learner, door.subject(), l.id) limit 1
$$;

-- What somebody outside is asked to confirm: one statement about service or work, by a link that opens that one and nothing else.
create table base.verification_request (
  learner_id uuid not null references base.learner,
  id uuid not null,
  entry_id uuid not null,
  subject_id uuid not null references base.subject,
  name text not null,
  organization text not null,
  token_hash bytea not null,
  asked_by uuid not null references base.subject,
  asked_at timestamptz not null default now(),
  until timestamptz not null,
  opened_at timestamptz,
  opened integer not null default 0,
  answered_at timestamptz,
  ended_at timestamptz,
  primary key (learner_id, id)
);
comment on table base.verification_request is 'A supervisor outside is asked to confirm hours or work; the answer is an entry of the request''s own subject';
comment on column base.verification_request.subject_id is 'of capacity verifier: who answers, and who stands in the log as having looked';
comment on column base.verification_request.ended_at is 'the family took the link back';
create index on base.verification_request (token_hash);
create index on base.verification_request (subject_id);

-- Asks, as the subject of the transaction: a learner of 13 or more, or a guardian who may decide, about a current statement that is
-- open to them. Not more than 10 open links a learner. Answers how many rows that made.
create function door.ask_verification(request uuid, learner uuid, entry uuid, verifier uuid, called text, works_at text, token bytea, days integer)
returns integer language plpgsql as $$
declare made integer;
begin
  insert into base.subject (id, capacity, person_id)
  select verifier, 'verifier', request
  from base.grants g
  join base.subject s on s.id = g.subject_id and s.ended_at is null
  join base.learner l on l.learner_id = g.learner_id
  join base.entry e on e.learner_id = g.learner_id and e.id = entry and e.superseded_at is null and e.mark = 3
    and e.kind in ('community-service', 'work-experience')
  cross join base.clock k
  where g.learner_id = learner and g.subject_id = door.subject() and g.until > now() and base.opens(learner, g.subject_id, e.id)
    and ((s.capacity = 'learner' and base.age_on(l.born_on, k.today) >= 13)
      or (s.capacity = 'guardian' and get_byte(g.rights, 30) >> 6 = 3))
    and (select count(*) from base.verification_request r
      where r.learner_id = learner and r.answered_at is null and r.ended_at is null and r.until > now()) < 10;
  get diagnostics made = row_count;
  if made = 1 then
    insert into base.verification_request (learner_id, id, entry_id, subject_id, name, organization, token_hash, asked_by, until)
    values (learner, request, entry, verifier, called, works_at, token, door.subject(), now() + days * interval '1 day');
  end if;
  return made;
end $$;

-- Takes a link back, as who asked or a guardian who may decide.
create function door.end_verification(learner uuid, request uuid) returns integer language plpgsql as $$
declare made integer;
begin
  update base.verification_request r set ended_at = now() from base.grants g
  where r.learner_id = learner and r.id = request and r.ended_at is null and r.answered_at is null
    and g.learner_id = learner and g.subject_id = door.subject() and g.until > now()
    and (r.asked_by = g.subject_id or get_byte(g.rights, 30) >> 6 = 3);
  get diagnostics made = row_count;
  return made;
end $$;

-- The request that a link opens: it was not answered, taken back or too long ago, who asked still has a tie to the learner, and
-- what it is about still stands as it was.
create function base.open_verification(token bytea)
returns table (learner_id uuid, id uuid, entry_id uuid, subject_id uuid, asked_by uuid) language sql stable as $$
  select r.learner_id, r.id, r.entry_id, r.subject_id, r.asked_by
  from base.verification_request r
  join base.entry e on e.learner_id = r.learner_id and e.id = r.entry_id and e.superseded_at is null and e.mark = 3
  where r.token_hash = token and r.answered_at is null and r.ended_at is null and r.until > now()
    and base.opens(r.learner_id, r.asked_by, r.entry_id)
$$;
