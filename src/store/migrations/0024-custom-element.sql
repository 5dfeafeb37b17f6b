-- A district's or school's own elements: kinds as data. What one is made of stands in profile/custom-element.ts.

create table base.custom_element (
  kind text primary key,
  organization_id uuid not null references base.organization,
  agreement_id uuid references base.agreement,
  state text not null check (state in ('proposed', 'active', 'declined', 'retired')),
  slice smallint not null check (slice between 0 and 28),
  writers text[] not null,
  version integer not null default 1,
  definition jsonb not null,
  reason text,
  changed_by uuid not null references base.subject,
  changed_at timestamptz not null default now()
);
comment on table base.custom_element is 'An element that a district or school added, or that an app asks for. Entries of it are kept whatever becomes of it';
comment on column base.custom_element.agreement_id is 'the app that asked for it';
comment on column base.custom_element.writers is 'capacities that write it, of those that may write its slice';
comment on column base.custom_element.reason is 'why it was declined or retired';

create table base.custom_element_event (
  id uuid primary key,
  kind text not null references base.custom_element,
  version integer not null,
  state text not null,
  definition jsonb not null,
  reason text,
  made_by uuid not null references base.subject,
  made_at timestamptz not null default now()
);
comment on table base.custom_element_event is 'Every version of an element and what was decided about it. Append-only';

-- Whether a kind is one that a hat may write about a learner: every kind of Daypack's own, and an own one that is in use, where the
-- learner goes to school, for the capacities it names.
create function base.takes_kind(learner uuid, subject uuid, what text) returns boolean language plpgsql stable as $$
begin
  return not exists (select from base.custom_element c where c.kind = what) or exists (
    select from base.custom_element c join base.subject s on s.id = subject and s.capacity = any(c.writers)
    where c.kind = what and c.state = 'active' and base.reaches(c.organization_id, learner));
end $$;

-- Whether a learner is, today or soon, in a school of an organization.
create function base.reaches(organization uuid, learner uuid) returns boolean language sql stable as $$
  select exists (
    select from base.enrollment e join base.organization_tree t on t.organization_id = e.organization_id
    cross join base.clock k
    where e.learner_id = learner and t.ancestor_id = organization and coalesce(e.ends_on >= k.today, true))
$$;

-- Makes or changes one, as an administrator of its organization or, to ask for it, as an app that serves it. Answers whether it was done.
create function door.put_custom_element(
  event uuid, what text, organization uuid, now_is text, in_slice smallint, who_write text[], is_made_of jsonb, because text
) returns boolean language plpgsql as $$
declare asker record; before record;
begin
  select s.id, s.capacity, s.agreement_id into asker from base.subject s
  where s.id = door.subject() and s.ended_at is null and (
    (s.capacity = 'administrator' and (s.organization_id is null or exists (
      select from base.organization_tree t where t.ancestor_id = s.organization_id and t.organization_id = organization)))
    or (now_is = 'proposed' and exists (
      select from base.agreement a where a.id = s.agreement_id and a.kind = 'app' and a.organization_id = organization)));
  select c.version, c.organization_id, c.agreement_id into before from base.custom_element c where c.kind = what for update;
  if asker.id is null or before.organization_id <> organization
    or (asker.agreement_id is not null and before.version is not null) then
    return false;
  end if;
  insert into base.custom_element as c (kind, organization_id, agreement_id, state, slice, writers, definition, reason, changed_by)
  values (what, organization, asker.agreement_id, now_is, in_slice, who_write, is_made_of, because, asker.id)
  on conflict (kind) do update set state = excluded.state, writers = excluded.writers, definition = excluded.definition,
    reason = excluded.reason, changed_by = excluded.changed_by, changed_at = now(), version = c.version + 1;
  insert into base.custom_element_event (id, kind, version, state, definition, reason, made_by)
  select event, c.kind, c.version, c.state, c.definition, c.reason, c.changed_by from base.custom_element c where c.kind = what;
  return true;
end $$;
