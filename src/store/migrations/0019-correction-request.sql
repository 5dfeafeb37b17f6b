-- What a family says is wrong in the record, what the school answered, the hearing and its decision (34 CFR 99.20 to 99.22).
-- Append-only: it stands where its newest step says. The family's statement is in 0030.

create table base.correction_request (
  learner_id uuid not null references base.learner,
  id uuid not null,
  entry_id uuid not null,
  slice smallint not null check (slice between 0 and 28),
  wrong text not null,
  should_be text,
  asked_by uuid not null references base.subject,
  asked_at timestamptz not null default now(),
  asked_on date not null default base.today(),
  primary key (learner_id, id)
);
comment on table base.correction_request is 'A learner or guardian says that an entry is wrong. One guardian is not told of the other''s';
comment on column base.correction_request.slice is 'of the entry: who keeps that part answers';
comment on column base.correction_request.asked_on is 'the school''s date: clocks run by it';
create index on base.correction_request (learner_id, entry_id);

create table base.correction_answer (
  learner_id uuid not null references base.learner,
  id uuid not null,
  request_id uuid not null,
  state text not null check (state in
    ('looking', 'corrected', 'unchanged', 'hearing-asked', 'hearing-set', 'granted', 'upheld')),
  answer text,
  evidence text,
  hearing_on date,
  hearing_time time,
  hearing_place text,
  presides text,
  answered_by uuid not null references base.subject,
  answered_at timestamptz not null default now(),
  on_date date not null default base.today(),
  primary key (learner_id, id),
  foreign key (learner_id, request_id) references base.correction_request,
  check (state not in ('granted', 'upheld') or (answer is not null and evidence is not null)),
  check ((state = 'hearing-set') = (hearing_on is not null and hearing_place is not null and presides is not null))
);
comment on table base.correction_answer is 'What came of it, step by step: the newest of a request holds. hearing-asked is the family''s, the rest the school''s';
comment on column base.correction_answer.evidence is 'the summary of what was shown at the hearing (34 CFR 99.22(f)); the reasons are the answer';
comment on column base.correction_answer.presides is 'who holds the hearing: nobody who decided before (99.22(c))';
comment on column base.correction_answer.hearing_time is 'by the school''s clock';
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
          where a.learner_id = r.learner_id and a.request_id = r.id and a.state in ('corrected', 'unchanged')));
  get diagnostics made = row_count;
  return made;
end $$;

-- What may come after a step: the school answers; after "unchanged" the family may ask for a hearing, at which somebody else decides.
create function base.correction_follows(was text, now_is text) returns boolean language sql immutable parallel safe as $$
  select case was
    when 'asked' then now_is in ('looking', 'corrected', 'unchanged')
    when 'looking' then now_is in ('looking', 'corrected', 'unchanged')
    when 'unchanged' then now_is = 'hearing-asked'
    when 'hearing-asked' then now_is in ('hearing-set', 'corrected')
    when 'hearing-set' then now_is in ('hearing-set', 'corrected', 'granted', 'upheld')
    when 'granted' then now_is = 'corrected'
    else false end
$$;

-- Takes the next step of a request: as somebody who keeps that part, or as who asked, for the hearing. "corrected" only when another
-- statement stands in its place, or none; nobody holds a hearing about a decision of their own, and none is decided before its day.
-- Answers how many rows that made.
create function door.answer_correction(
  event uuid, learner uuid, request uuid, now_is text, says text, shown text, held_on date, held_time time, held_at text, held_by text
) returns integer language plpgsql as $$
declare made integer;
begin
  insert into base.correction_answer (learner_id, id, request_id, state, answer, evidence, hearing_on, hearing_time, hearing_place,
    presides, answered_by)
  select g.learner_id, event, r.id, now_is, says, shown, held_on, held_time, held_at, held_by, g.subject_id
  from base.grants g
  join base.subject s on s.id = g.subject_id
  join base.correction_request r on r.learner_id = g.learner_id and r.id = request
  left join lateral (select a.state, a.hearing_on from base.correction_answer a
    where a.learner_id = r.learner_id and a.request_id = r.id order by a.answered_at desc, a.id desc limit 1) n on true
  where g.learner_id = learner and g.subject_id = door.subject() and g.until > now()
    and case when now_is = 'hearing-asked' then r.asked_by = g.subject_id
      else not door.same_person(r.asked_by, g.subject_id) and door.answers_for(s.capacity, g.rights, r.slice) end
    and base.correction_follows(coalesce(n.state, 'asked'), now_is)
    and (now_is not in ('granted', 'upheld') or n.hearing_on <= base.today())
    and (now_is <> 'hearing-set' or (held_on >= base.today() and not exists (
      select from base.correction_answer d join base.subject b on b.id = d.answered_by join base.staff f on f.id = b.person_id
      where d.learner_id = r.learner_id and d.request_id = r.id and d.state = 'unchanged'
        and lower(btrim(f.display_name)) = lower(btrim(held_by)))))
    and (now_is <> 'corrected' or exists (
      select from base.entry e where e.learner_id = r.learner_id and e.id = r.entry_id and e.superseded_at is not null));
  get diagnostics made = row_count;
  return made;
end $$;
