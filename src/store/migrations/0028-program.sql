-- Who helps a learner beside the school: programs (an agreement of kind helper) with their people and their own list of names, and
-- what those people propose. A proposal is nothing of the record before somebody of the family, or who keeps that part, accepts it.

create table base.program (
  agreement_id uuid primary key references base.agreement on delete cascade,
  organization_name text,
  contact text,
  is_familys boolean not null,
  made_by uuid references base.subject,
  made_at timestamptz not null default now()
);
comment on table base.program is 'What a helper''s agreement is to people: after-school, tutor or mentor organization. Its people are subjects of capacity helper';
comment on column base.program.is_familys is 'invited by one family; else run with the district, which looked it over';

create table base.program_name (
  agreement_id uuid not null references base.program on delete cascade,
  id uuid not null,
  name text not null,
  code text unique,
  added_by uuid not null references base.subject,
  added_at timestamptz not null default now(),
  removed_at timestamptz,
  primary key (agreement_id, id)
);
comment on table base.program_name is 'A program''s own list: names as it wrote them, no proof that such a learner exists';
comment on column base.program_name.code is 'what a family types to connect the name with its child; null once somebody did';

create table base.program_day (
  agreement_id uuid not null,
  name_id uuid not null,
  on_date date not null,
  state text not null check (state in ('present', 'absent', 'late')),
  minutes integer not null check (minutes between 0 and 1440),
  activity text not null,
  logged_by uuid not null references base.subject,
  logged_at timestamptz not null default now(),
  primary key (agreement_id, name_id, on_date),
  foreign key (agreement_id, name_id) references base.program_name
);
comment on table base.program_day is 'A program''s own attendance book, of all names on its list; a later page of the same day stands in its place';

alter table base.agreement_learner
  add column name_id uuid,
  add column why text,
  add column shared_at timestamptz not null default now(),
  add column ended_by uuid references base.subject,
  add column signed_on date,
  add column paper_kept_by uuid references base.subject;
comment on column base.agreement_learner.name_id is 'the name on the program''s own list that the family connected';
comment on column base.agreement_learner.why is 'what the family wants it for, in its own words: the helper reads it';
comment on column base.agreement_learner.signed_on is 'where the family signed a paper at the program: the day on it; who signed is shared_by';
comment on column base.agreement_learner.paper_kept_by is 'who of the office wrote that paper down; its pages are base.paper, about the agreement';

create table base.contribution (
  learner_id uuid not null references base.learner,
  id uuid not null,
  slice smallint not null check (slice between 0 and 28),
  kind text not null,
  body jsonb not null,
  observed_on date,
  proposed_by uuid not null references base.subject,
  proposed_at timestamptz not null default now(),
  key text not null,
  primary key (learner_id, id),
  unique (learner_id, proposed_by, key)
);
comment on table base.contribution is 'What somebody proposes who may not write: nothing of the record until it is accepted, then an entry with its author';
comment on column base.contribution.key is 'the proposer''s own: sent twice, it is there once';

create table base.contribution_act (
  learner_id uuid not null references base.learner,
  id uuid not null,
  contribution_id uuid not null,
  state text not null check (state in ('asked', 'accepted', 'declined', 'withdrawn', 'expired')),
  reason text,
  note text,
  entry_id uuid,
  done_by uuid references base.subject,
  is_standing boolean not null default false,
  done_at timestamptz not null default now(),
  primary key (learner_id, id),
  foreign key (learner_id, contribution_id) references base.contribution
);
create index on base.contribution_act (learner_id, contribution_id);
comment on table base.contribution_act is 'What came of a proposal: the newest holds, and after any but asked it is closed';
comment on column base.contribution_act.reason is 'of a decline, one of entry/contribution.ts; null says nothing';
comment on column base.contribution_act.done_by is 'null where the clock did: nobody answered in 60 days';
comment on column base.contribution_act.is_standing is 'accepted unread, because that family trusts this kind from this program';

create table base.contribution_file (
  learner_id uuid not null,
  contribution_id uuid not null,
  position smallint not null check (position >= 0),
  file_id uuid not null,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  width integer,
  height integer,
  seconds numeric,
  hash bytea not null references base.blob,
  preview_hash bytea references base.blob,
  primary key (learner_id, contribution_id, position),
  foreign key (learner_id, contribution_id) references base.contribution on delete cascade
);
create index on base.contribution_file (hash);
create index on base.contribution_file (preview_hash);
comment on table base.contribution_file is 'Files of a proposal while it waits: the entry''s once it is accepted, gone with any other end. Whoever may read the proposal reads them';

create table base.contribution_trust (
  learner_id uuid not null references base.learner,
  id uuid not null,
  agreement_id uuid not null references base.agreement,
  kind text not null,
  trusted boolean not null,
  chosen_by uuid not null references base.subject,
  chosen_at timestamptz not null default now(),
  primary key (learner_id, id)
);
comment on table base.contribution_trust is 'A family accepts one kind from one program always, or no longer; as with every choice the narrowest of several holds';

-- Whether a hat answers a proposal: to the learner's own words and works what a guardian proposes, to who chooses for the family
-- all else of portfolio, voice and recognitions, and to who keeps that part the rest.
create function door.settles(capacity text, rights bytea, slice integer, proposer text) returns boolean
language sql immutable parallel safe as $$
  select case
    when proposer = 'guardian' and slice between 18 and 25 then capacity = 'learner' and get_byte(rights, slice) >> 6 >= 2
    when slice between 18 and 25 then get_byte(rights, 30) >> 6 = 3
    else get_byte(rights, slice) >> 6 >= 3 or door.answers_for(capacity, rights, slice) end
$$;

-- Whether a proposal still waits: nothing but a question came of it.
create function base.waits(learner uuid, contribution uuid) returns boolean language sql stable as $$
  select not exists (select from base.contribution_act a
    where a.learner_id = learner and a.contribution_id = contribution and a.state <> 'asked')
$$;

-- Makes an entry of a proposal: as it is, with its files, by who proposed it.
create function base.accept_contribution(event uuid, learner uuid, contribution uuid, entry uuid, by uuid, standing boolean)
returns void language plpgsql as $$
begin
  insert into base.entry (learner_id, id, slice, mark, author_id, kind, observed_on, method, body)
  select c.learner_id, entry, c.slice, 3, c.proposed_by, c.kind, c.observed_on, 'asserted', c.body
  from base.contribution c where c.learner_id = learner and c.id = contribution;
  insert into base.contribution_act (learner_id, id, contribution_id, state, entry_id, done_by, is_standing)
  values (learner, event, contribution, 'accepted', entry, by, standing);
  insert into base.entry_file (learner_id, entry_id, position, file_id, name, media_type, bytes, width, height, seconds, hash, preview_hash)
  select f.learner_id, entry, f.position, f.file_id, f.name, f.media_type, f.bytes, f.width, f.height, f.seconds, f.hash, f.preview_hash
  from base.contribution_file f where f.learner_id = learner and f.contribution_id = contribution;
  delete from base.contribution_file f where f.learner_id = learner and f.contribution_id = contribution;
end $$;

-- Who among a family accepts this kind of this program always: somebody who chooses for all does, and nobody who does says no. A program
-- that was let in anew is as the first time: a yes from before that counts no more, a no does.
create function base.trusts(learner uuid, agreement uuid, of_kind text) returns uuid language sql stable as $$
  select case when bool_and(t.trusted) then (array_agg(t.chosen_by order by t.id desc))[1] end from (
    select distinct on (t.chosen_by) t.id, t.chosen_by, t.trusted from base.contribution_trust t
    join base.grants g on g.learner_id = t.learner_id and g.subject_id = t.chosen_by and g.until > now() and get_byte(g.rights, 30) >> 6 = 3
    join base.agreement_learner h on h.learner_id = t.learner_id and h.agreement_id = t.agreement_id
    where t.learner_id = learner and t.agreement_id = agreement and t.kind = of_kind and (not t.trusted or t.chosen_at >= h.shared_at)
    order by t.chosen_by, t.id desc) t
$$;

-- Proposes as the subject of the transaction: all or none. What was sent before under the same key is there once. Answers what is
-- new, and which of it a family's standing word made an entry at once.
create function door.propose(proposals jsonb) returns table (learner_id uuid, id uuid, kind text, entry_id uuid) language plpgsql as $$
#variable_conflict use_column
declare known integer; made record; truster uuid; became uuid;
begin
  select count(*) into known
  from jsonb_to_recordset(proposals) as p (learner_id uuid, id uuid, kind text)
  join base.kind k on k.kind = p.kind
  join base.grants g on g.learner_id = p.learner_id
  where g.subject_id = door.subject() and g.until > now() and get_byte(g.rights, k.slice) >> 6 >= 1
    and base.takes_kind(p.learner_id, g.subject_id, p.kind);
  if known <> jsonb_array_length(proposals) then
    raise exception 'entry-refused' using errcode = 'DP422';
  end if;
  if exists (select from jsonb_to_recordset(proposals) as p (learner_id uuid, kind text)
    join base.element_off o on o.learner_id = p.learner_id and o.kind = p.kind) then
    raise exception 'element-off' using errcode = 'DP423';
  end if;
  for made in
    insert into base.contribution (learner_id, id, slice, kind, body, observed_on, proposed_by, key)
    select p.learner_id, p.id, k.slice, p.kind, p.body, p.observed_on, door.subject(), p.key
    from jsonb_to_recordset(proposals) as p (learner_id uuid, id uuid, kind text, body jsonb, observed_on date, key text)
    join base.kind k on k.kind = p.kind
    order by p.learner_id, p.id
    on conflict (learner_id, proposed_by, key) do nothing
    returning contribution.learner_id, contribution.id, contribution.kind
  loop
    became := null;
    select base.trusts(made.learner_id, s.agreement_id, made.kind) into truster
    from base.subject s where s.id = door.subject() and s.agreement_id is not null;
    if truster is not null then
      became := (select (p ->> 'entry_id')::uuid from jsonb_array_elements(proposals) p where (p ->> 'id')::uuid = made.id);
      perform base.accept_contribution(made.id, made.learner_id, made.id, became, truster, true);
    end if;
    learner_id := made.learner_id; id := made.id; kind := made.kind; entry_id := became;
    return next;
  end loop;
end $$;

-- Answers proposals as the subject of the transaction: accepts as they are, declines, or asks. Answers those that were waiting for
-- this hat; the caller compares how many.
create function door.settle(settlings jsonb) returns table (learner_id uuid, id uuid, kind text, proposed_by uuid) language plpgsql as $$
#variable_conflict use_column
declare each record;
begin
  for each in
    select c.learner_id, c.id, c.kind, c.proposed_by, p.event, p.now_is, p.reason, p.note, p.entry_id
    from jsonb_to_recordset(settlings) as p
      (learner_id uuid, contribution_id uuid, event uuid, now_is text, reason text, note text, entry_id uuid)
    join base.grants g on g.learner_id = p.learner_id and g.subject_id = door.subject() and g.until > now()
    join base.subject s on s.id = g.subject_id
    join base.contribution c on c.learner_id = g.learner_id and c.id = p.contribution_id
    join base.subject author on author.id = c.proposed_by
    where p.now_is in ('accepted', 'declined', 'asked') and c.proposed_by <> g.subject_id
      and door.settles(s.capacity, g.rights, c.slice, author.capacity) and base.waits(c.learner_id, c.id)
    order by c.learner_id, c.id
    for update of c
  loop
    if not base.waits(each.learner_id, each.id) then continue; end if; -- somebody else was first
    if each.now_is = 'accepted' then
      if exists (select from base.element_off o where o.learner_id = each.learner_id and o.kind = each.kind) then
        raise exception 'element-off' using errcode = 'DP423';
      end if;
      perform base.accept_contribution(each.event, each.learner_id, each.id, each.entry_id, door.subject(), false);
    else
      insert into base.contribution_act (learner_id, id, contribution_id, state, reason, note, done_by)
      values (each.learner_id, each.event, each.id, each.now_is, each.reason, each.note, door.subject());
      delete from base.contribution_file f where f.learner_id = each.learner_id and f.contribution_id = each.id and each.now_is = 'declined';
    end if;
    learner_id := each.learner_id; id := each.id; kind := each.kind; proposed_by := each.proposed_by;
    return next;
  end loop;
end $$;

-- Takes back what one proposed, as long as it waits. Answers how many rows that made.
create function door.take_back(event uuid, learner uuid, contribution uuid) returns integer language plpgsql as $$
declare made integer;
begin
  perform from base.contribution c where c.learner_id = learner and c.id = contribution for update;
  insert into base.contribution_act (learner_id, id, contribution_id, state, done_by)
  select c.learner_id, event, c.id, 'withdrawn', c.proposed_by from base.contribution c
  where c.learner_id = learner and c.id = contribution and c.proposed_by = door.subject() and base.waits(c.learner_id, c.id);
  get diagnostics made = row_count;
  delete from base.contribution_file f where f.learner_id = learner and f.contribution_id = contribution and made > 0;
  return made;
end $$;

create table identity.helper_invitation (
  token_hash bytea primary key,
  subject_id uuid not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index on identity.helper_invitation (subject_id);
comment on table identity.helper_invitation is 'One-time links by which somebody takes up the hat of a helper, with an account of their own or a new one';
