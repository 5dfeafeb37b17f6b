-- Two records of one learner become one, and become two again: every row of the one goes over to the other, with what it was, so that
-- nothing is lost and undo restores it. Which tables that are follows from the catalog: a new one goes along by itself.

create table base.learner_merge (
  learner_id uuid not null references base.learner,
  id uuid not null,
  gone_id uuid not null,
  case_id uuid not null,
  merged_by uuid not null references base.subject,
  merged_at timestamptz not null default now(),
  undone_by uuid references base.subject,
  undone_at timestamptz,
  primary key (learner_id, id)
);
create index on base.learner_merge (gone_id);
comment on table base.learner_merge is 'Of two records of one person the one that goes on, and the one that went over into it';

create table base.merged_row (
  learner_id uuid not null,
  merge_id uuid not null,
  ordinal bigint generated always as identity,
  place text not null,
  how text not null check (how in ('moved', 'dropped', 'changed', 'added')),
  row_key jsonb not null,
  said jsonb,
  made jsonb,
  primary key (learner_id, merge_id, ordinal),
  foreign key (learner_id, merge_id) references base.learner_merge
);
comment on table base.merged_row is 'What a merge did to each row, for undo: place is the table, row_key its key, said the row as it was';
comment on column base.merged_row.how is 'moved; dropped, as the other record has the same; changed, an adult''s rights narrowed; added, a choice carried over or a further key';

-- Tables of learners' data that a merge moves, those that others point at first. What is compiled follows anew.
create view base.mergeable as
  with recursive t as (
    select c.oid, c.relname::text as place from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'base' and c.relkind = 'r' and exists (
      select from pg_attribute a where a.attrelid = c.oid and a.attname = 'learner_id' and not a.attisdropped)
    and c.relname not in ('learner', 'digest', 'grants', 'grants_history', 'choice', 'override', 'due', 'learner_merge', 'merged_row',
      'link_case', 'link_candidate', 'link_vote', 'waiting_row', 'quality_finding')
  ), depth as (
    select oid, 0 as depth from t
    union all
    select k.conrelid, d.depth + 1 from depth d join pg_constraint k on k.confrelid = d.oid and k.contype = 'f' and k.conrelid <> k.confrelid
    join t on t.oid = k.conrelid
  )
  select t.place, max(d.depth) as depth,
    (select array_agg(a.attname::text) from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
      where i.indrelid = t.oid and i.indisprimary and a.attname <> 'learner_id') as keys,
    array(select a.attname::text from pg_attribute a where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped) as columns
  from t join depth d on d.oid = t.oid group by t.oid, t.place;

-- A row's key without the learner, as JSON.
create function base.key_of(said jsonb, keys text[]) returns jsonb language sql immutable parallel safe as $$
  select coalesce(jsonb_object_agg(k, said -> k), '{}') from unnest(keys) as k
$$;

-- What the facts of a further key of one source carry in front.
create function base.alias_prefix(learner_key text) returns text language sql immutable parallel safe as $$
  select left(md5(learner_key), 12) || E'\x1f'
$$;

-- What of a row is another with another learner: the family as a circle is the learner's id; a key of a source that knows both is
-- the key of its further key.
create function base.moved_over(said jsonb, source uuid, prefix text, was uuid, becomes uuid) returns jsonb
language sql immutable parallel safe as $$
  select said || jsonb_build_object('learner_id', becomes)
    || case when said ->> 'circle_id' = was::text then jsonb_build_object('circle_id', becomes) else '{}' end
    || case when source is not null and said ->> 'source_id' = source::text and said ->> 'source_key' is not null
      and position(E'\x1f' in said ->> 'source_key') = 0
      then jsonb_build_object('source_key', prefix || (said ->> 'source_key')) else '{}' end
$$;

-- Adults of a learner as of today: whether a row lets them read, whether a paper keeps them away, and their name as it compares.
create function base.adults_of(learner uuid) returns table (guardian_id uuid, may_read boolean, may_decide boolean, is_kept_away boolean, names text[])
language sql stable as $$
  select g.guardian_id, bool_or(g.may_read), bool_or(g.may_decide),
    exists (select from base.court_document d where d.learner_id = learner and d.guardian_id = g.guardian_id
      and d.kind in ('no-access', 'no-contact') and d.lifted_at is null),
    array(select distinct base.folded(e.body ->> 'name') from base.entry e where e.learner_id = learner and e.kind = 'contact'
      and e.superseded_at is null and e.body ->> 'guardianId' = g.guardian_id::text and e.body ->> 'name' is not null)
  from base.guardianship g cross join base.clock k
  where g.learner_id = learner and coalesce(g.ends_on >= k.today, true) group by g.guardian_id
$$;

-- Whether somebody is kept from a learner, by a paper or by hand: then no adult whom the other record alone knows reads on unasked.
create function base.is_guarded(learner uuid) returns boolean language sql stable as $$
  select exists (select from base.court_document d where d.learner_id = learner and d.lifted_at is null
      and d.kind in ('no-access', 'no-contact', 'sole-decision'))
    or exists (select from base.guardianship g cross join base.clock k where g.learner_id = learner and not g.may_read
      and coalesce(g.ends_on >= k.today, true)
      and g.relationship ~* '\m(mother|father|parent|guardian|foster|adoptive|custodian)\M'
      and g.relationship !~* '\m(grand|god|great)|\m(sibling|brother|sister|aunt|uncle|cousin|neighbor|friend|emergency)')
$$;

-- What an adult may do of both: as much as on the record where they may less. An adult is known again by id or by name; where
-- somebody is kept from one record, who is not known there as one who reads it reads neither, until a registrar says so.
create function base.adults_after(kept uuid, gone uuid) returns table (guardian_id uuid, may_read boolean, may_decide boolean)
language sql stable as $$
  with sides as (
    select 1 as side, a.*, base.is_guarded(gone) as other_guarded from base.adults_of(kept) a
    union all select 2, a.*, base.is_guarded(kept) from base.adults_of(gone) a
  )
  select s.guardian_id,
    bool_and(s.may_read and not s.is_kept_away and o.reads and (o.knows or not s.other_guarded)),
    bool_and(s.may_decide and not s.is_kept_away and o.decides and (o.knows or not s.other_guarded))
  from sides s cross join lateral (
    select coalesce(bool_and(o.may_read and not o.is_kept_away), true) as reads, coalesce(bool_and(o.may_decide and not o.is_kept_away), true) as decides,
      count(*) > 0 as knows
    from sides o where o.side <> s.side and (o.guardian_id = s.guardian_id or o.names && s.names)) o
  group by s.guardian_id
$$;

-- Everything of `gone` goes over to `kept`. Grants and digests are the caller's to follow with.
create function base.merge_learners(kept uuid, gone uuid, merge uuid) returns void language plpgsql as $$
declare t record; shared record; change text;
begin
  -- Rights of adults, as of before anything moved.
  create temporary table adult_after on commit drop as select * from base.adults_after(kept, gone);
  -- Sources that know both: the key of `gone` is a further one from now on.
  create temporary table shared_source on commit drop as
    select k.source_id, min(k.key) as key, base.alias_prefix(min(k.key)) as prefix from base.source_key k
    where k.noun = 'learner' and k.id = gone
      and exists (select from base.source_key o where o.source_id = k.source_id and o.noun = 'learner' and o.id = kept)
      and not exists (select from base.learner_alias a where a.learner_id = gone and a.source_id = k.source_id and a.learner_key = k.key)
    group by k.source_id;
  for t in select * from base.mergeable order by depth, place loop
    execute format(
      $sql$insert into base.merged_row (learner_id, merge_id, place, how, row_key, said)
      select $1, $3, %L, case when exists (select from base.%I o where o.learner_id = $1 and base.key_of(to_jsonb(o), $4) = base.key_of(to_jsonb(r), $4))
        then 'dropped' else 'moved' end, base.key_of(to_jsonb(r), $4), to_jsonb(r) from base.%I r where r.learner_id = $2$sql$,
      t.place, t.place, t.place) using kept, gone, merge, t.keys;
    execute format(
      $sql$insert into base.%I select p.* from base.merged_row m
      left join shared_source s on m.said ->> 'source_id' = s.source_id::text
      cross join lateral jsonb_populate_record(null::base.%I, base.moved_over(m.said, s.source_id, s.prefix, $2, $1)) p
      where m.learner_id = $1 and m.merge_id = $3 and m.place = %L and m.how = 'moved' order by m.ordinal$sql$,
      t.place, t.place, t.place) using kept, gone, merge;
  end loop;
  for t in select * from base.mergeable order by depth desc, place loop
    execute format('delete from base.%I where learner_id = $1', t.place) using gone;
  end loop;

  insert into base.merged_row (learner_id, merge_id, place, how, row_key)
    select kept, merge, 'learner_alias', 'added', jsonb_build_object('source_id', source_id, 'learner_key', key) from shared_source;
  insert into base.learner_alias (learner_id, source_id, learner_key) select kept, source_id, key from shared_source;
  insert into base.merged_row (learner_id, merge_id, place, how, row_key)
    select kept, merge, 'source_key', 'moved', jsonb_build_object('source_id', source_id, 'key', key) from base.source_key where noun = 'learner' and id = gone;
  update base.source_key set id = kept where noun = 'learner' and id = gone;
  -- The hat of the learner, unless the other record has one there: then this one opens nothing.
  insert into base.merged_row (learner_id, merge_id, place, how, row_key)
    select kept, merge, 'subject', 'moved', jsonb_build_object('id', s.id) from base.subject s
    where s.capacity = 'learner' and s.person_id = gone and not exists (
      select from base.subject o where o.capacity = 'learner' and o.person_id = kept and o.organization_id is not distinct from s.organization_id);
  update base.subject s set person_id = kept from base.merged_row m
    where m.learner_id = kept and m.merge_id = merge and m.place = 'subject' and s.id = (m.row_key ->> 'id')::uuid;

  insert into base.merged_row (learner_id, merge_id, place, how, row_key, said, made)
    select kept, merge, 'guardianship', 'changed', jsonb_build_object('id', g.id),
      jsonb_build_object('may_read', g.may_read, 'may_decide', g.may_decide, 'rights_held', g.rights_held),
      jsonb_build_object('may_read', g.may_read and a.may_read, 'may_decide', g.may_decide and a.may_decide, 'rights_held', true)
    from base.guardianship g join adult_after a on a.guardian_id = g.guardian_id
    where g.learner_id = kept and ((g.may_read and not a.may_read) or (g.may_decide and not a.may_decide));
  update base.guardianship g set may_read = (m.made ->> 'may_read')::boolean, may_decide = (m.made ->> 'may_decide')::boolean, rights_held = true
    from base.merged_row m where m.learner_id = kept and m.merge_id = merge and m.place = 'guardianship' and m.how = 'changed'
    and g.learner_id = kept and g.id = (m.row_key ->> 'id')::uuid;
  drop table adult_after, shared_source;
end $$;

-- Everything that went over goes back, with what has become of it since: corrections of its entries, and what its sources sent. What a
-- family or a court has decided since then holds for both.
create function base.unmerge_learners(kept uuid, gone uuid, merge uuid) returns void language plpgsql as $$
declare t record; since timestamptz;
begin
  select m.merged_at into strict since from base.learner_merge m where m.learner_id = kept and m.id = merge;
  -- Keys of learners that go back, each with what its facts are known by among those of a source that knows both.
  create temporary table key_back on commit drop as
    select (m.row_key ->> 'source_id')::uuid as source_id, m.row_key ->> 'key' as key, base.alias_prefix(m.row_key ->> 'key') as prefix,
      exists (select from base.merged_row a where a.learner_id = kept and a.merge_id = merge and a.place = 'learner_alias' and a.how = 'added'
        and a.row_key = jsonb_build_object('source_id', m.row_key ->> 'source_id', 'learner_key', m.row_key ->> 'key')) as is_further
    from base.merged_row m where m.learner_id = kept and m.merge_id = merge and m.place = 'source_key';
  create temporary table row_back (place text, row_key jsonb, said jsonb) on commit drop;
  create index on row_back (place, row_key);

  -- Rights that the merge narrowed, where nobody has set them since.
  update base.guardianship g set may_read = (m.said ->> 'may_read')::boolean, may_decide = (m.said ->> 'may_decide')::boolean,
      rights_held = (m.said ->> 'rights_held')::boolean
    from base.merged_row m where m.learner_id = kept and m.merge_id = merge and m.place = 'guardianship' and m.how = 'changed'
    and g.learner_id = kept and g.id = (m.row_key ->> 'id')::uuid
    and jsonb_build_object('may_read', g.may_read, 'may_decide', g.may_decide, 'rights_held', g.rights_held) = m.made;
  for t in select distinct m.place, v.keys from base.merged_row m join base.mergeable v on v.place = m.place
      where m.learner_id = kept and m.merge_id = merge and m.how = 'added' loop
    execute format('delete from base.%I r using base.merged_row m where m.learner_id = $1 and m.merge_id = $2 and m.place = %L and m.how = ''added''
      and r.learner_id = $1 and base.key_of(to_jsonb(r), $3) = m.row_key', t.place, t.place) using kept, merge, t.keys;
  end loop;

  for t in select * from base.mergeable order by place <> 'entry', depth, place loop
    execute format(
      $sql$insert into row_back select %L, base.key_of(to_jsonb(r), $3), to_jsonb(r) || jsonb_strip_nulls(jsonb_build_object('source_key', m.said -> 'source_key'))
      from base.%I r join base.merged_row m on m.learner_id = $1 and m.merge_id = $2 and m.place = %L and m.how = 'moved'
        and m.row_key = base.key_of(to_jsonb(r), $3) where r.learner_id = $1$sql$, t.place, t.place, t.place) using kept, merge, t.keys;
    if 'source_key' = any(t.columns) then
      execute format(
        $sql$insert into row_back select %L, base.key_of(to_jsonb(r), $2), to_jsonb(r) || jsonb_build_object('source_key',
          case when k.is_further then substr(r.source_key, length(k.prefix) + 1) else r.source_key end)
        from base.%I r join key_back k on k.source_id = r.source_id and (starts_with(r.source_key, k.prefix) or (not k.is_further
          and position(E'\x1f' in r.source_key) = 0 and not exists (
            select from base.source_key o where o.source_id = r.source_id and o.noun = 'learner' and o.id = $1
              and not exists (select from key_back b where b.source_id = o.source_id and b.key = o.key))))
        where r.learner_id = $1 and not exists (select from row_back b where b.place = %L and b.row_key = base.key_of(to_jsonb(r), $2))$sql$,
        t.place, t.place, t.place) using kept, t.keys;
    end if;
    if t.place = 'entry' then
      -- Whoever corrected one of its entries since.
      insert into row_back
        with recursive line as (
          select (b.row_key ->> 'id')::uuid as id from row_back b where b.place = 'entry'
          union
          select e.id from line join base.entry e on e.learner_id = kept and e.supersedes = line.id)
        select 'entry', jsonb_build_object('id', e.id), to_jsonb(e) || coalesce((
            select jsonb_build_object('source_key', o.said -> 'source_key') from row_back o where o.place = 'entry' and o.row_key ->> 'id' = e.supersedes::text), '{}')
        from line join base.entry e on e.learner_id = kept and e.id = line.id
        where not exists (select from row_back b where b.place = 'entry' and b.row_key = jsonb_build_object('id', e.id));
    end if;
    if 'entry_id' = any(t.columns) then
      execute format(
        $sql$insert into row_back select %L, base.key_of(to_jsonb(r), $2), to_jsonb(r) from base.%I r
        where r.learner_id = $1 and exists (select from row_back b where b.place = 'entry' and b.row_key = jsonb_build_object('id', r.entry_id))
          and not exists (select from row_back b where b.place = %L and b.row_key = base.key_of(to_jsonb(r), $2))$sql$,
        t.place, t.place, t.place) using kept, t.keys;
    end if;
  end loop;

  -- What the two had alike stands twice again.
  insert into row_back select m.place, m.row_key, m.said from base.merged_row m
    where m.learner_id = kept and m.merge_id = merge and m.how = 'dropped';
  for t in select * from base.mergeable order by depth, place loop
    execute format(
      $sql$insert into base.%I select p.* from row_back b
      cross join lateral jsonb_populate_record(null::base.%I, base.moved_over(b.said, null, null, $1, $2)) p where b.place = %L$sql$,
      t.place, t.place, t.place) using kept, gone;
  end loop;
  for t in select * from base.mergeable order by depth desc, place loop
    execute format(
      $sql$delete from base.%I r using row_back b where r.learner_id = $1 and b.place = %L and b.row_key = base.key_of(to_jsonb(r), $3)
        and not exists (select from base.merged_row m where m.learner_id = $1 and m.merge_id = $2 and m.place = %L and m.how = 'dropped' and m.row_key = b.row_key)$sql$,
      t.place, t.place, t.place) using kept, merge, t.keys;
  end loop;

  -- Decided since, of one person: it holds for both until somebody decides otherwise.
  insert into base.choice_event (learner_id, id, audience, agreement_id, category, level, until, chosen_by, chosen_at)
    select gone, id, audience, agreement_id, category, level, until, chosen_by, chosen_at from base.choice_event where learner_id = kept and chosen_at > since;
  insert into base.override_event (learner_id, id, subject_id, category, level, until, chosen_by, chosen_at)
    select gone, id, subject_id, category, level, until, chosen_by, chosen_at from base.override_event where learner_id = kept and chosen_at > since;
  insert into base.trust_event (learner_id, id, trusted, chosen_by, chosen_at)
    select gone, id, trusted, chosen_by, chosen_at from base.trust_event where learner_id = kept and chosen_at > since;
  insert into base.court_document (learner_id, id, guardian_id, kind, effective_on, review_on, note, entered_by, entered_at, confirmed_by, confirmed_at, lifted_by, lifted_at)
    select gone, id, guardian_id, kind, effective_on, review_on, note, entered_by, entered_at, confirmed_by, confirmed_at, lifted_by, lifted_at
    from base.court_document where learner_id = kept and entered_at > since;

  update base.source_key k set id = gone from key_back b where k.source_id = b.source_id and k.noun = 'learner' and k.key = b.key and k.id = kept;
  update base.subject s set person_id = gone from base.merged_row m
    where m.learner_id = kept and m.merge_id = merge and m.place = 'subject' and s.id = (m.row_key ->> 'id')::uuid;
  drop table key_back, row_back;
end $$;

create table base.reconcile_report (
  source_id uuid primary key references base.source,
  reported_at timestamptz not null default now(),
  report jsonb not null
);
comment on table base.reconcile_report is 'How the newest bundle of each source that was held against the record differed from it: counts, fields and places';

create table base.source_record (
  kind text not null,
  field text not null,
  source_id uuid not null references base.source,
  rank smallint not null,
  primary key (kind, field, source_id)
);
comment on table base.source_record is 'Whose word stands where sources say one thing of a learner differently: by kind and field, * for every other field';
comment on column base.source_record.rank is '1 counts most; every value stays, summaries follow the first source that says the field';

-- Where two sources say one thing of a learner differently, counted for an administrator of both. No learner is in it.
create function door.disagreements(kinds text[]) returns table (kind text, field text, sources text[], learners bigint)
language sql stable security definer set search_path = pg_catalog, base, door as $$
  with mine as (
    select s.id, s.name from base.source s where exists (
      select from base.subject a where a.id = door.subject() and a.capacity = 'administrator' and a.ended_at is null
        and (a.organization_id is null or not exists (
          select from base.organization o where o.kind in ('school', 'district') and o.source_id = s.id
            and not exists (select from base.organization_tree t where t.ancestor_id = a.organization_id and t.organization_id = o.id))))
  ), said as (
    select distinct on (e.learner_id, e.kind, e.source_id) e.learner_id, e.kind, m.name, e.body
    from base.entry e join mine m on m.id = e.source_id
    where e.kind = any(kinds) and e.superseded_at is null and e.method <> 'asserted'
    order by e.learner_id, e.kind, e.source_id, e.received_at desc, e.id desc
  ), fields as (
    select s.learner_id, s.kind, f.key as field, array_agg(distinct s.name order by s.name) as sources
    from said s cross join lateral jsonb_each(s.body) f
    group by s.learner_id, s.kind, f.key having count(distinct f.value) > 1
  )
  select f.kind, f.field, f.sources, count(*) from fields f where f.field <> 'identifiers' group by 1, 2, 3 order by 4 desc, 1, 2, 3 limit 200
$$;
