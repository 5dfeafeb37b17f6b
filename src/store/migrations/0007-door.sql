-- Functions of the door. The views beside them are generated from store/door.ts.

-- The one place where the subject of a transaction is read; nullif because after SET LOCAL the setting is '' and not unset.
create function door.subject() returns uuid language sql stable parallel safe as $$
  select nullif(current_setting('daypack.subject', true), '')::uuid
$$;

-- Whether an entry is open to a hat in detail.
create function base.opens(learner uuid, hat uuid, entry uuid) returns boolean language sql stable as $$
  select exists (
    select from base.grants g join base.entry e on e.learner_id = g.learner_id and e.id = entry
    where g.learner_id = learner and g.subject_id = hat and g.until > now()
      and e.mark <= case when e.author_id = g.subject_id or e.circle_id = any(g.circles)
        then get_byte(g.rights, e.slice) >> 3 & 7 else get_byte(g.rights, e.slice) & 7 end)
$$;

-- Logs a disclosure in the transaction that made it. Learners whom the subject may not see are not logged, and the caller
-- compares the count with what it asked for.
create function door.note_read(
  ids uuid[], learners uuid[], status_slices integer[], summary_slices integer[], detail_slices integer[],
  purpose text, what text, channel text
) returns integer language plpgsql security definer set search_path = pg_catalog, base, door as $$
declare noted integer;
begin
  insert into base.access_log (learner_id, id, subject_id, purpose, what, channel, status_slices, summary_slices, detail_slices)
  -- Who is let in by an exception reads for that and nothing else, whatever the caller says.
  select g.learner_id, r.id, g.subject_id, case when starts_with(g.policy_id, 'exception.') or g.policy_id = 'guardian.dependent'
    then g.policy_id else purpose end, what, channel, r.st, r.su, r.de
  from unnest(ids, learners, status_slices, summary_slices, detail_slices) as r (id, learner, st, su, de)
  join base.grants g on g.learner_id = r.learner
  where g.subject_id = door.subject() and g.until > now();
  get diagnostics noted = row_count;
  return noted;
end $$;

-- Appends signed entries as the subject of the transaction: all or none. The grant's write right on the slice must be at
-- least contribute; a restricted entry needs the restricted right on one's own; a circle must be one of the grant's; a
-- correction needs a current entry of one's own, the steward's right, or a kind made together (0026), and takes its place: it opens to no more people than
-- the old one did, stays out of summaries if that one did, and answers for the source's row from then on, so that the next
-- bundle with the same row does not bring the mistake back. Run by daypack_work, which then sums up in the same transaction
-- (ADR 2): the subject's rights are checked here all the same.
create function door.append(entries jsonb) returns integer language plpgsql as $$
declare wanted integer := jsonb_array_length(entries); made integer; corrected integer; replaced integer;
begin
  -- Told to those alone who could write it: to others what is off looks as what is not theirs.
  if exists (select from jsonb_to_recordset(entries) as e (learner_id uuid, kind text)
    join base.element_off o on o.learner_id = e.learner_id and o.kind = e.kind
    join base.kind k on k.kind = e.kind join base.grants g on g.learner_id = e.learner_id
    where g.subject_id = door.subject() and g.until > now() and get_byte(g.rights, k.slice) >> 6 >= 2) then
    raise exception 'element-off' using errcode = 'DP423';
  end if;
  select count(*) into corrected from jsonb_array_elements(entries) as e where e ->> 'supersedes' is not null;
  update base.entry old set superseded_at = now()
  from jsonb_to_recordset(entries) as e (learner_id uuid, supersedes uuid, kind text)
  join base.grants g on g.learner_id = e.learner_id
  where old.learner_id = e.learner_id and old.id = e.supersedes and old.kind = e.kind and old.superseded_at is null
    and g.subject_id = door.subject() and g.until > now()
    and (old.author_id = g.subject_id or get_byte(g.rights, old.slice) >> 6 >= 3
      or base.may_amend(old.learner_id, g.subject_id, old.id));
  get diagnostics replaced = row_count;
  if replaced <> corrected then
    raise exception 'entry-changed' using errcode = 'DP409';
  end if;
  insert into base.entry (learner_id, id, slice, mark, detail_only, author_id, circle_id, kind, observed_on, supersedes, reason,
    method, source_id, source_key, row_key, hash, body)
  select g.learner_id, e.id, k.slice, greatest(e.mark, old.mark, k.opens_at), coalesce(old.detail_only, false), g.subject_id,
    coalesce(e.circle_id, old.circle_id), e.kind, e.observed_on, e.supersedes, e.reason,
    'asserted', old.source_id, old.source_key, old.row_key, old.hash, base.on_topic(e.kind, e.body, old.id, old.body)
  from jsonb_to_recordset(entries) as e
    (learner_id uuid, id uuid, kind text, mark smallint, circle_id uuid, observed_on date, supersedes uuid, reason text, body jsonb)
  join base.kind k on k.kind = e.kind
  join base.grants g on g.learner_id = e.learner_id
  left join base.entry old on old.learner_id = e.learner_id and old.id = e.supersedes
  where g.subject_id = door.subject() and g.until > now() and not k.from_outside
    and base.takes_kind(e.learner_id, g.subject_id, e.kind)
    and (get_byte(g.rights, k.slice) >> 6 >= 2 or base.may_join(e.learner_id, g.subject_id, e.kind, e.body, e.supersedes))
    and (greatest(e.mark, old.mark, 3) = 3 or get_byte(g.rights, k.slice) >> 3 & 7 = 4)
    and (e.circle_id is null or e.circle_id = any(g.circles) or e.circle_id = old.circle_id
      or base.is_own_class(g.learner_id, g.subject_id, k.kind, e.circle_id));
  get diagnostics made = row_count;
  if made <> wanted then
    raise exception 'entry-refused' using errcode = 'DP422';
  end if;
  return made;
end $$;

-- A family keeps an entry out of every summary, or lets it count again. As with every choice the narrowest holds: it counts
-- when nobody who may choose keeps it out. What somebody kept out who no longer chooses stays out until somebody who may
-- choose everything says otherwise. What was said of an entry holds for the ones that correct it.
create function door.mark(event uuid, learner uuid, entry uuid, only_detail boolean) returns integer language plpgsql as $$
declare marked integer;
begin
  select count(*) into marked from base.entry e join base.kind k on k.kind = e.kind cross join base.grants g
  where e.learner_id = learner and e.id = entry and e.superseded_at is null and k.markable
    and g.learner_id = learner and g.subject_id = door.subject() and g.until > now()
    and (get_byte(g.rights, 30) >> 6 = 3
      or (get_byte(g.rights, 30) >> 6 > 0 and get_byte(g.rights, e.slice) >> 6 > 0))
    and e.mark <= case when e.author_id = g.subject_id or e.circle_id = any(g.circles)
      then get_byte(g.rights, e.slice) >> 3 & 7 else get_byte(g.rights, e.slice) & 7 end;
  if marked = 1 then
    insert into base.mark_event (learner_id, id, entry_id, detail_only, chosen_by)
    values (learner, event, entry, only_detail, door.subject());
    with recursive line as (
      select e.id, e.supersedes from base.entry e where e.learner_id = learner and e.id = entry
      union all
      select e.id, e.supersedes from line join base.entry e on e.learner_id = learner and e.id = line.supersedes
    ), said as (
      select distinct on (m.chosen_by) m.detail_only, m.chosen_at, coalesce(get_byte(g.rights, 30) >> 6, 0) as chooses
      from line join base.mark_event m on m.learner_id = learner and m.entry_id = line.id
      left join base.grants g on g.learner_id = learner and g.subject_id = m.chosen_by and g.until > now()
      order by m.chosen_by, m.chosen_at desc, m.id desc
    )
    update base.entry e set detail_only = (
      select bool_or(s.detail_only and s.chooses > 0) or coalesce(max(s.chosen_at) filter (where s.detail_only)
        > coalesce(max(s.chosen_at) filter (where s.chooses = 3), '-infinity'), false) from said s)
    where e.learner_id = learner and e.id = entry;
  end if;
  return marked;
end $$;

-- Learners of the subject whom a source knows under an id, `KEY` or `SOURCE:KEY`. Without a tie it answers nothing, as for an id
-- that nobody has.
create function door.learners_by_key(wanted text) returns setof uuid
language sql stable security definer set search_path = pg_catalog, base, door as $$
  select g.learner_id from base.source_key k
  join base.source s on s.id = k.source_id
  join base.grants g on g.learner_id = k.id and g.subject_id = door.subject() and g.until > now()
  where k.noun = 'learner'
    and get_byte(g.rights, 1) & 7 >= 2 -- a number is part of who a learner is: to whom that is hidden, it confirms nothing
    and k.key = any(array[wanted] || array(
      select substr(wanted, length(o.name) + 2) from base.source o where starts_with(wanted, o.name || ':')))
    and (k.key = wanted or wanted = s.name || ':' || k.key)
  order by g.learner_id limit 10
$$;
