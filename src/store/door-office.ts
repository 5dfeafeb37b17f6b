// The views of the door in which no learner is: what an administrator and a registrar keep, and what everybody who is signed in may
// read. Beside door.ts, because no grant is asked for here.

/**
 * What an administrator's hat reads: how the imports of its own schools went. No cell of a learner is in it. A hat without an
 * organization is the whole installation's; one of a district does not read of a source with a school of somebody else.
 */
const isAdministratorOf = (sourceId: string) => `exists (
  select from base.subject a where a.id = door.subject() and a.capacity = 'administrator' and a.ended_at is null
    and (a.organization_id is null or not exists (
      select from base.organization o where o.kind in ('school', 'district') and o.source_id = coalesce(${sourceId}, o.source_id)
        and not exists (select from base.organization_tree t
          where t.ancestor_id = a.organization_id and t.organization_id = o.id))))`;

/**
 * Who reads of something that is wrong: administrators of the school or of the source, the registrar of the school, and whoever
 * sees to it. What is of no school and no source at all is the whole installation's.
 */
const maySee = (issue: string) => `exists (
  select from base.subject a where a.id = door.subject() and a.ended_at is null and (
    (a.capacity in ('administrator', 'registrar') and (${issue}.owner_id = a.id or exists (select from base.organization_tree t
      where t.ancestor_id = a.organization_id and t.organization_id = ${issue}.organization_id)))
    or (a.capacity = 'administrator' and (a.organization_id is null
      or (${issue}.organization_id is null and ${issue}.source_id is not null and ${isAdministratorOf(`${issue}.source_id`)})))))`;

/** Views for the office, each with its own test of who asks. */
export const officeViews: readonly { name: string; select: string }[] = [
  {
    name: "import",
    select: `select i.id, s.name as source, i.standard, i.state, i.started_at, i.finished_at, i.bytes, i.phase, i.phase_at, i.done, i.of, i.share,
        i.updated_at, i.summary, i.refusal, i.started_by is not null as is_from_browser,
        (select f.display_name from base.subject b join base.staff f on f.id = b.person_id where b.id = i.started_by) as started_by
      from base.import i left join base.source s on s.id = i.source_id
      where i.started_by = door.subject() or ${isAdministratorOf("i.source_id")}`,
  },
  { name: "pack_administrator", select: `select true as may where ${isAdministratorOf("null::uuid")}` },
  {
    name: "pack_version",
    select: `select v.id, v.number, v.changes, v.both_sign, v.note, v.proposed_at, v.activated_at, v.withdrawn_at,
        door.same_person(v.proposed_by, door.subject()) as is_yours,
        (select f.display_name from base.subject b join base.staff f on f.id = b.person_id where b.id = v.proposed_by) as proposed_by,
        (select f.display_name from base.subject b join base.staff f on f.id = b.person_id where b.id = v.activated_by) as activated_by,
        (select i.pack_hash from base.installation i) as installed
      from base.pack_version v where ${isAdministratorOf("null::uuid")}`,
  },
  {
    name: "import_remark",
    select: `select r.import_id, r.number, r.code, r.at, r.message
      from base.import_remark r join base.import i on i.id = r.import_id where ${isAdministratorOf("i.source_id")}`,
  },
  {
    name: "reconcile_report",
    select: `select s.name as source, r.reported_at, r.report
      from base.reconcile_report r join base.source s on s.id = r.source_id where ${isAdministratorOf("r.source_id")}`,
  },
  {
    name: "source_record",
    select: `select r.kind, r.field, s.name as source, r.rank
      from base.source_record r join base.source s on s.id = r.source_id where ${isAdministratorOf("r.source_id")}`,
  },
  {
    name: "import_ending",
    select: `select e.import_id, e.set_name, e.rows_missing, e.rows_known, e.decided_at, e.ends,
        exists (select from base.import_ending_row r where r.import_id = e.import_id and r.set_name = e.set_name) as waits
      from base.import_ending e join base.import i on i.id = e.import_id where ${isAdministratorOf("i.source_id")}`,
  },
  {
    name: "custom_element",
    select: `select c.kind, c.organization_id, o.name as organization, c.state, a.name as asked_by, c.version, c.reason, c.definition,
        exists (select from base.subject s where s.id = door.subject() and s.capacity = 'administrator' and s.ended_at is null
          and (s.organization_id is null or exists (select from base.organization_tree t
            where t.ancestor_id = s.organization_id and t.organization_id = c.organization_id))) as keeps
      from base.custom_element c join base.organization o on o.id = c.organization_id left join base.agreement a on a.id = c.agreement_id
      where door.subject() is not null`,
  },
  {
    name: "agreement_waiting",
    select: `select w.id, w.kind from (
        select a.id, a.kind, a.organization_id from base.agreement a where a.state in ('draft', 'vetting') and a.kind in ('app', 'helper')
        union all select r.id, 'request', c.organization_id from base.app_request r join base.class c on c.id = r.class_id
          where r.decision is null) w
      join base.subject s on s.id = door.subject() and s.capacity = 'administrator' and s.ended_at is null
      where s.organization_id is null or exists (select from base.organization_tree t
        where t.ancestor_id = s.organization_id and t.organization_id = w.organization_id)`,
  },
  {
    name: "file_map",
    select: `select m.name, m.version, m.title, m.body, m.made_at from base.file_map m
      where exists (select from base.subject a where a.id = door.subject() and a.capacity = 'administrator' and a.ended_at is null)`,
  },
  {
    name: "quality_issue",
    select: `select q.id, q.code, q.is_check, s.name as source, o.name as school, q.state, q.owner_id, q.is_vendors, q.count, q.import_id,
        q.first_seen_at, q.last_seen_at, q.state_at
      from base.quality_issue q left join base.source s on s.id = q.source_id left join base.organization o on o.id = q.organization_id
      where ${maySee("q")}`,
  },
  {
    name: "quality_count",
    select: `select c.issue_id, c.at, c.count from base.quality_count c join base.quality_issue q on q.id = c.issue_id where ${maySee("q")}`,
  },
  {
    name: "quality_note",
    select: `select n.id, n.issue_id, n.at, n.by_id, f.display_name as by_name, n.state, n.owner_id, n.is_vendors, n.note
      from base.quality_note n join base.quality_issue q on q.id = n.issue_id
      left join base.subject b on b.id = n.by_id left join base.staff f on f.id = b.person_id where ${maySee("q")}`,
  },
  {
    // Of the own place and those above and below it: what a school may still change, and what not.
    name: "element_switch",
    select: `select w.organization_id, o.name as organization, w.kind, w.is_on, p.is_own, p.is_above
      from base.subject a cross join base.element_switch_now w left join base.organization o on o.id = w.organization_id
      cross join lateral (select w.organization_id is not distinct from a.organization_id as is_own,
        a.organization_id is not null and w.organization_id is distinct from a.organization_id and (w.organization_id is null or exists (
          select from base.organization_tree t where t.organization_id = a.organization_id and t.ancestor_id = w.organization_id)) as is_above) p
      where a.id = door.subject() and a.capacity = 'administrator' and a.ended_at is null and (a.organization_id is null
        or p.is_own or p.is_above or exists (
          select from base.organization_tree t where t.organization_id = w.organization_id and t.ancestor_id = a.organization_id))`,
  },
  {
    name: "quality_class",
    select: `select q.id as issue_id, c.class_id from base.quality_class c join base.quality_issue q
      on q.is_check and q.code = c.code and q.organization_id = c.organization_id where ${maySee("q")}`,
  },
];

/** Tables without people or with staff only: what a class, a term or a standard is called is no secret to the signed-in. */
export const openTables: readonly { name: string; columns: string }[] = [
  { name: "organization", columns: "id, kind, name, parent_id" },
  { name: "term", columns: "id, organization_id, title, kind, school_year, starts_on, ends_on, parent_id" },
  {
    name: "class",
    columns: "id, organization_id, course_id, title, code, period, subject, grade_levels, starts_on, ends_on",
  },
  { name: "framework", columns: "id, name" },
  {
    name: "competency",
    columns: "id, framework_id, code, statement, subject, grade_levels, parent_id, is_group, position",
  },
  { name: "competency_edge", columns: "from_id, to_id, kind" },
  { name: "unit", columns: "class_id, number, title, competency_ids, set_by, set_at" },
  { name: "source", columns: "id, name, standard, is_sample" },
  { name: "clock", columns: "today, ahead, zone, clocks" },
  { name: "school_day", columns: "organization_id, on_date, in_session" },
];
