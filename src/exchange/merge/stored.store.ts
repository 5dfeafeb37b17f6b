/** From so many new rows on, what they refer to is looked up for all of them at once. */
const many = 20_000;

/**
 * An insert of `changed` rows of one of the merge's tables. Row by row, PostgreSQL's foreign keys take longer than storing many
 * rows does; so of many, its own triggers rest for this one statement, where the role may (ADR 13), and the same foreign keys, as
 * the catalog has them, are asked of all rows together right after it: one that leads nowhere ends the import, as always.
 */
export const stored = (
  table: string,
  from: "known_place" | "known_link" | "known_entry",
  insert: string,
): readonly string[] => [
  `select set_config('session_replication_role', 'replica', true)
    where has_parameter_privilege('session_replication_role', 'set')
      and (select count(*) from (select from ${from} where changed limit ${many}) n) = ${many}`,
  insert,
  `select base.check_references('base.${table}'), set_config('session_replication_role', 'origin', true)
    where current_setting('session_replication_role') = 'replica'`,
];
