-- What a family says is wrong in the record (34 CFR 99.20), and what the school answered. Append-only: it stands where its newest
-- answer says. Hearing and statement will be further answers.

create table base.correction_request (
  learner_id uuid not null references base.learner,
  id uuid not null,
  entry_id uuid not null,
  slice smallint not null check (slice between 0 and 28),
  wrong text not null,
  should_be text,
  asked_by uuid not null references base.subject,
  asked_at timestamptz not null default now(),
  primary key (learner_id, id)
);
comment on table base.correction_request is 'A learner or guardian says that an entry is wrong. One guardian is not told of the other''s';
comment on column base.correction_request.slice is 'of the entry: who keeps that part answers';
create index on base.correction_request (learner_id, entry_id);

create table base.correction_answer (
  learner_id uuid not null references base.learner,
  id uuid not null,
  request_id uuid not null,
  state text not null check (state in ('looking', 'corrected', 'unchanged')),
  answer text,
  answered_by uuid not null references base.subject,
  answered_at timestamptz not null default now(),
  primary key (learner_id, id),
  foreign key (learner_id, request_id) references base.correction_request
);
comment on table base.correction_answer is 'What the school did about it: the newest of a request holds';
create index on base.correction_answer (learner_id, request_id);

-- Whether a hat keeps a part of the record and so answers for it: the registrar where its summary is open to them, the nurse and
-- the support team where they may write.
create function door.answers_for(capacity text, rights bytea, slice integer) returns boolean
language sql immutable parallel safe as $$
  select (capacity = 'registrar' and get_byte(rights, slice) & 7 >= 2)
    or (capacity in ('nurse', 'support') and get_byte(rights, slice) >> 6 >= 2)
$$;

-- Asks, as the subject of the transaction, about a current entry that is open to it; once at a time about the same one. Answers
-- how many rows that made.
create function door.ask_correction(request uuid, learner uuid, entry uuid, says text, instead text) returns integer language plpgsql as $$
declare made integer;
begin
  insert into base.correction_request (learner_id, id, entry_id, slice, wrong, should_be, asked_by)
  select g.learner_id, request, e.id, e.slice, says, instead, g.subject_id
  from base.grants g
  join base.subject s on s.id = g.subject_id and s.capacity in ('learner', 'guardian')
  join base.entry e on e.learner_id = g.learner_id and e.id = entry and e.superseded_at is null
  where g.learner_id = learner and g.subject_id = door.subject() and g.until > now()
    and e.mark <= case when e.author_id = g.subject_id or e.circle_id = any(g.circles)
      then get_byte(g.rights, e.slice) >> 3 & 7 else get_byte(g.rights, e.slice) & 7 end
    and not exists (
      select from base.correction_request r where r.learner_id = g.learner_id and r.entry_id = e.id and r.asked_by = g.subject_id
        and not exists (select from base.correction_answer a
          where a.learner_id = r.learner_id and a.request_id = r.id and a.state <> 'looking'));
  get diagnostics made = row_count;
  return made;
end $$;

-- Answers, as somebody who keeps that part. What was decided stays decided; "corrected" only when another statement stands in
-- its place, or none.
create function door.answer_correction(event uuid, learner uuid, request uuid, now_is text, says text) returns integer language plpgsql as $$
declare made integer;
begin
  insert into base.correction_answer (learner_id, id, request_id, state, answer, answered_by)
  select g.learner_id, event, r.id, now_is, says, g.subject_id
  from base.grants g
  join base.subject s on s.id = g.subject_id
  join base.correction_request r on r.learner_id = g.learner_id and r.id = request
  where g.learner_id = learner and g.subject_id = door.subject() and g.until > now()
    and door.answers_for(s.capacity, g.rights, r.slice)
    and not exists (select from base.correction_answer a
      where a.learner_id = r.learner_id and a.request_id = r.id and a.state <> 'looking')
    and (now_is <> 'corrected' or exists (
      select from base.entry e where e.learner_id = r.learner_id and e.id = r.entry_id and e.superseded_at is not null));
  get diagnostics made = row_count;
  return made;
end $$;
