import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type pg from "pg";
import { doorStatements } from "./door.ts";

const folder = new URL("./migrations/", import.meta.url);

interface Migration {
  readonly name: string;
  readonly text: string;
  readonly hash: string;
}

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

function listMigrations(): Migration[] {
  const names = readdirSync(folder).filter((name) => /^\d{4}-[a-z-]+\.sql$/.test(name));
  return names.sort().map((name) => {
    const text = readFileSync(new URL(name, folder), "utf8");
    return { name, text, hash: hashOf(text) };
  });
}

/**
 * Brings the schema to this version: forward only, one transaction a file; the caller sees to it that one process
 * does it at a time. A file that changed after it was applied is an error, because two installations would then differ under one
 * name; so is one that was applied and is not here, because a newer version has been at work. Views are made anew when their
 * template changed. Returns the names of what was applied.
 */
export async function migrate(owner: pg.Client): Promise<string[]> {
  await owner.query(
    "create table if not exists public.daypack_migration (name text primary key, hash text not null, applied_at timestamptz not null default now())",
  );
  const applied = new Map(
    (await owner.query<{ name: string; hash: string }>("select name, hash from public.daypack_migration")).rows.map(
      (row) => [row.name, row.hash],
    ),
  );
  const migrations = listMigrations();
  const known = new Set(["door", ...migrations.map(({ name }) => name)]);
  const newer = [...applied.keys()].filter((name) => !known.has(name));
  if (newer.length > 0)
    throw new Error(
      `This database belongs to another version of Daypack (${newer.join(", ")}). Start that version, or restore a backup that this one made.`,
    );
  const done: string[] = [];
  for (const { name, text, hash } of migrations) {
    const before = applied.get(name);
    if (before === hash) continue;
    if (before !== undefined)
      throw new Error(`migration ${name} was changed after it had been applied; write a new one`);
    await inTransaction(owner, [text], name, hash);
    done.push(name);
  }
  const door = doorStatements();
  const hash = hashOf(door.join(";\n"));
  if (done.length > 0 || applied.get("door") !== hash) {
    await inTransaction(owner, [...(await dropDoorViews(owner)), ...door], "door", hash);
  }
  return done;
}

async function dropDoorViews(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    "select viewname as name from pg_views where schemaname = 'door'",
  );
  return rows.map(({ name }) => `drop view door.${name} cascade`);
}

async function inTransaction(owner: pg.Client, texts: readonly string[], name: string, hash: string): Promise<void> {
  await owner.query("begin");
  try {
    for (const text of texts) await owner.query(text);
    await owner.query(
      "insert into public.daypack_migration (name, hash) values ($1, $2) on conflict (name) do update set hash = $2, applied_at = now()",
      [name, hash],
    );
    await owner.query("commit");
  } catch (cause) {
    await owner.query("rollback");
    throw new Error(`migration ${name} failed and was undone`, { cause });
  }
}
