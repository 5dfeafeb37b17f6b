import { type Connection, makeClient } from "./connect.ts";

/**
 * The schema as the catalog has it, in a stable order: what a review sees of a migration, and what a test holds the committed
 * `schema.sql` against. Not for restoring: the npm binaries carry no pg_dump.
 */
export async function printSchema(owner: Connection): Promise<string> {
  const client = makeClient(owner, "daypack-schema");
  await client.connect();
  try {
    const part = async (sql: string): Promise<string> =>
      (await client.query<{ line: string }>(sql)).rows.map(({ line }) => line).join("\n");
    const schemas = "('base', 'door', 'identity')";
    const tables = await part(`
      select '-- ' || coalesce(obj_description(c.oid), '') || e'\\ntable ' || n.nspname || '.' || c.relname || e' (\\n'
        || (select string_agg('  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
          || case when a.attcollation <> t.typcollation then ' collate "' || l.collname || '"' else '' end
          || case when a.attnotnull then ' not null' else '' end
          || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
          || coalesce(' -- ' || col_description(c.oid, a.attnum), ''), e'\\n' order by a.attnum)
          from pg_attribute a join pg_type t on t.oid = a.atttypid left join pg_collation l on l.oid = a.attcollation
          left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)
        || coalesce((select e'\\n  ' || string_agg(pg_get_constraintdef(k.oid), e'\\n  ' order by k.contype desc, pg_get_constraintdef(k.oid))
          from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n'), '')
        || coalesce((select e'\\n  ' || string_agg(pg_get_indexdef(i.indexrelid), e'\\n  ' order by pg_get_indexdef(i.indexrelid))
          from pg_index i where i.indrelid = c.oid and not exists (select from pg_constraint k where k.conindid = i.indexrelid)), '')
        || e'\\n)\\n' as line
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ${schemas} and c.relkind = 'r' order by n.nspname, c.relname`);
    const views = await part(`
      select '-- ' || coalesce(obj_description(c.oid), '') || e'\\nview ' || n.nspname || '.' || c.relname
        || coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', '') || e' as\\n' || pg_get_viewdef(c.oid) || e'\\n' as line
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ${schemas} and c.relkind = 'v' order by n.nspname, c.relname`);
    const functions = await part(`
      select pg_get_functiondef(p.oid) || e'\\n' as line from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ${schemas} order by n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)`);
    const rights = await part(`
      select n.nspname || '.' || c.relname || ': ' || string_agg(split_part(a.grantee::regrole::text, '.', 1) || ' ' || lower(a.privilege_type), ', '
          order by a.grantee::regrole::text, a.privilege_type) as line
      from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join aclexplode(c.relacl) a
      where n.nspname in ${schemas} and c.relkind in ('r', 'v') and a.grantee <> c.relowner group by n.nspname, c.relname order by n.nspname, c.relname`);
    return `-- Printed from the catalog by \`daypack db schema\`. Do not edit: change a migration.\n\n${tables}\n${views}\n${functions}\n-- Rights\n${rights.replaceAll(/^/gm, "-- ")}\n`;
  } finally {
    await client.end();
  }
}
