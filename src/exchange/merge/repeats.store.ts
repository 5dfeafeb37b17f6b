/**
 * The same id twice in one bundle: the first stands. Facts derived from several rows may repeat, if they say the same. `keys` are
 * the columns that say which fact of a staging table it is. Grouped once, because hardly any bundle repeats much, and what has no
 * twin is then not looked up.
 */
export function keepFirst(table: "place" | "link" | "entry", keys: readonly string[], what: string): readonly string[] {
  const same = keys.map((key) => `f.${key} = s.${key}`).join(" and ");
  // One row says who a learner is, another only that they exist: no two statements.
  const differs = table === "place" ? "f.hash <> s.hash and s.noun <> 'learner'" : "f.hash <> s.hash";
  const earlier = `select from repeated_${table} f where ${same} and f.ordinal < s.ordinal`;
  return [
    `analyze staged_${table} (${keys.join(", ")})`,
    `create temporary table repeated_${table} on commit drop as
      select s.ordinal, ${keys.map((key) => `s.${key}`).join(", ")}, s.row_key, s.at, s.hash, s.${what} as what from staged_${table} s
      join (select ${keys.join(", ")} from staged_${table} group by ${keys.join(", ")} having count(*) > 1) f on ${same}`,
    `create index on repeated_${table} (${keys.join(", ")})`,
    `analyze repeated_${table}`,
    `insert into merge_remark select 'id.duplicate', s.at, s.what from repeated_${table} s
      where exists (${earlier} and (${differs} or f.row_key = s.row_key))`,
    `delete from staged_${table} t using repeated_${table} s where t.ordinal = s.ordinal and exists (${earlier})`,
  ];
}
