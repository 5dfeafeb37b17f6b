-- Questionnaires: the registry of instruments, what is launched of them, whom it may be put to (20 USC 1232h), and what comes of it.

create table base.instrument (
  id uuid not null,
  version integer not null,
  organization_id uuid not null references base.organization,
  definition jsonb not null,
  retired boolean not null default false,
  changed_by uuid not null references base.subject,
  changed_at timestamptz not null default now(),
  primary key (id, version)
);
comment on table base.instrument is 'A questionnaire, every version of it: items with their scale and, where the law names its subject, their tag (profile/instrument.ts)';

create table base.survey (
  id uuid primary key,
  instrument_id uuid not null,
  version integer not null,
  organization_id uuid not null references base.organization,
  rated_by text not null check (rated_by in ('self', 'teacher')),
  basis text not null check (basis in ('none', 'notice', 'consent')),
  opens_on date not null,
  closes_on date not null check (closes_on >= opens_on),
  launched_by uuid not null references base.subject,
  launched_at timestamptz not null default now(),
  stopped_at timestamptz,
  foreign key (instrument_id, version) references base.instrument (id, version)
);
comment on table base.survey is 'One giving of an instrument to the learners of an organization';
comment on column base.survey.basis is 'what the family is asked first: nothing, told and may say no, or must say yes';

create table base.survey_learner (
  learner_id uuid not null references base.learner,
  survey_id uuid not null references base.survey,
  asked_at timestamptz,
  consent_id uuid,
  opted_out_at timestamptz,
  opted_out_by uuid[] not null default '{}',
  primary key (learner_id, survey_id)
);
create index survey_learner_owed on base.survey_learner (survey_id, learner_id) where asked_at is null;
comment on table base.survey_learner is 'Whom a questionnaire is for, as of its launch';
comment on column base.survey_learner.asked_at is 'when the family was told or asked; null while that is owed';
comment on column base.survey_learner.opted_out_by is 'everybody whose no stands: one takes back one''s own, and another''s leaves it standing';
comment on column base.survey_learner.opted_out_at is 'a guardian, or the learner, does not want it: any one of them is enough';

-- Whether it may be put to a learner today.
create function base.is_asked(learner uuid, survey uuid) returns boolean language sql stable as $$
  select exists (
    select from base.survey_learner l join base.survey s on s.id = l.survey_id cross join base.clock k
    left join base.consent c on c.learner_id = l.learner_id and c.id = l.consent_id
    where l.learner_id = learner and l.survey_id = survey and s.stopped_at is null and l.opted_out_at is null
      and k.today between s.opens_on and s.closes_on
      and (s.basis = 'none' or (s.basis = 'notice' and l.asked_at is not null)
        or (s.basis = 'consent' and c.state in ('active', 'expiring'))))
$$;

-- A learner's answers, or a teacher's rating, as one entry of the subject's: where it may be put to the learner, by whom it is for,
-- once. Answers how many rows that made.
create function door.answer_survey(entry uuid, learner uuid, survey uuid, is_body jsonb) returns integer language plpgsql as $$
declare made integer;
begin
  insert into base.entry (learner_id, id, slice, mark, author_id, kind, observed_on, method, body)
  select g.learner_id, entry, k.slice, 3, g.subject_id, k.kind, c.today, 'asserted', is_body
  from base.grants g join base.subject s on s.id = g.subject_id join base.survey v on v.id = survey
  join base.kind k on k.kind = 'survey-response' cross join base.clock c
  where g.learner_id = learner and g.subject_id = door.subject() and g.until > now() and base.is_asked(learner, survey)
    and ((v.rated_by = 'self' and s.capacity = 'learner') or (v.rated_by = 'teacher' and s.capacity = 'teacher'))
    and not exists (select from base.element_off o where o.learner_id = learner and o.kind = 'survey-response')
    and not exists (select from base.entry e where e.learner_id = learner and e.kind = 'survey-response'
      and e.author_id = g.subject_id and e.superseded_at is null and e.body ->> 'surveyId' = survey::text);
  get diagnostics made = row_count;
  return made;
end $$;

-- A guardian or the learner says no to a questionnaire, or takes that back: who may choose who sees what. Who decides everything takes
-- back what somebody said who does not, or not any more; never another guardian's no.
create function door.opt_out(learner uuid, survey uuid, is_out boolean) returns integer language plpgsql as $$
declare made integer;
begin
  with said as (
    select l.learner_id, l.survey_id, array(
      select n from unnest(l.opted_out_by) n where n <> g.subject_id and (is_out or get_byte(g.rights, 30) >> 6 < 3 or exists (
        select from base.grants o where o.learner_id = l.learner_id and o.subject_id = n and o.until > now()
          and get_byte(o.rights, 30) >> 6 = 3)) order by n) || case when is_out then array[g.subject_id] else '{}' end as who
    from base.grants g join base.survey_learner l on l.learner_id = g.learner_id and l.survey_id = survey
    where g.learner_id = learner and g.subject_id = door.subject() and g.until > now() and get_byte(g.rights, 30) >> 6 > 0
    for update of l)
  update base.survey_learner l set opted_out_by = s.who,
    opted_out_at = case when cardinality(s.who) > 0 then coalesce(l.opted_out_at, now()) end
  from said s where l.learner_id = s.learner_id and l.survey_id = s.survey_id;
  get diagnostics made = row_count;
  return made;
end $$;

-- Puts an instrument into the registry, or a new version of it, as an administrator of its organization.
create function door.put_instrument(instrument uuid, organization uuid, is_made_of jsonb, ends boolean) returns integer language plpgsql as $$
declare newer integer; owner uuid;
begin
  select i.organization_id, i.version into owner, newer from base.instrument i where i.id = instrument order by i.version desc limit 1;
  if coalesce(owner, organization) <> organization or not exists (select from base.subject s
    where s.id = door.subject() and s.capacity = 'administrator' and s.ended_at is null
      and (s.organization_id is null or exists (select from base.organization_tree t
        where t.ancestor_id = s.organization_id and t.organization_id = organization))) then
    return 0;
  end if;
  newer := coalesce(newer, 0) + 1;
  insert into base.instrument (id, version, organization_id, definition, retired, changed_by)
  values (instrument, newer, organization, is_made_of, ends, door.subject());
  return newer;
end $$;

-- Launches the newest version for the learners of an organization, as its administrator. Whom it is for is counted once and for all.
create function door.launch_survey(
  survey uuid, instrument uuid, organization uuid, who text, rests_on text, first_day date, last_day date
) returns integer language plpgsql as $$
declare whom integer;
begin
  insert into base.survey (id, instrument_id, version, organization_id, rated_by, basis, opens_on, closes_on, launched_by)
  select survey, i.id, i.version, organization, who, rests_on, first_day, last_day, s.id
  from base.subject s join lateral (
    select n.* from base.instrument n where n.id = instrument order by n.version desc limit 1) i on not i.retired
  where s.id = door.subject() and s.capacity = 'administrator' and s.ended_at is null
    and (s.organization_id is null or exists (select from base.organization_tree t
      where t.ancestor_id = s.organization_id and t.organization_id = organization))
    and exists (select from base.organization_tree t
      where t.ancestor_id = i.organization_id and t.organization_id = organization);
  if not found then
    return -1;
  end if;
  insert into base.survey_learner (learner_id, survey_id)
  select distinct e.learner_id, survey
  from base.enrollment e join base.organization_tree t on t.organization_id = e.organization_id cross join base.clock k
  where t.ancestor_id = organization and e.class_id is null
    and coalesce(e.starts_on <= last_day, true) and coalesce(e.ends_on >= k.today, true);
  get diagnostics whom = row_count;
  return whom;
end $$;

-- Stops one: nobody answers any more, what was answered stays.
create function door.stop_survey(survey uuid) returns integer language plpgsql as $$
declare made integer;
begin
  update base.survey v set stopped_at = now() from base.subject s
  where v.id = survey and v.stopped_at is null and s.id = door.subject() and s.capacity = 'administrator' and s.ended_at is null
    and (s.organization_id is null or exists (select from base.organization_tree t
      where t.ancestor_id = s.organization_id and t.organization_id = v.organization_id));
  get diagnostics made = row_count;
  return made;
end $$;
