import { createHash, randomBytes } from "node:crypto";
import pg from "pg";
import type { Connection } from "./connect.ts";

/**
 * Three roles run Daypack beside the migrator (ADR 2). `serve` reads the door and nothing else. `identity` holds accounts and
 * sessions and no learner data. `work` writes, imports and compiles. Rights belong to group roles without login; every
 * installation has logins of its own in them, so that two installations in one cluster share no password.
 */
export const roles = ["serve", "identity", "work"] as const;
export type Role = (typeof roles)[number];

const groupOf = (role: Role): string => `daypack_${role}`;

/** Name and password of an installation's login in each role, derived from its secret: nothing but the secret is kept. */
export function loginOf(role: Role, secret: string): { user: string; password: string } {
  const of = (use: string, length: number) =>
    createHash("sha256").update(`${secret}:${role}:${use}`).digest("hex").slice(0, length);
  return { user: `${groupOf(role)}_${of("name", 10)}`, password: of("password", 48) };
}

/** 256 random bits in hex: what an installation's logins are derived from. */
export const newSecret = (): string => randomBytes(32).toString("hex");

/** Settings of a login: a query that runs away ends, and a forgotten transaction too. */
const settings: Readonly<Record<Role, readonly string[]>> = {
  serve: [
    "statement_timeout = '15s'",
    "idle_in_transaction_session_timeout = '30s'",
    "max_parallel_workers_per_gather = 0",
    "jit = off",
  ],
  identity: ["statement_timeout = '5s'", "idle_in_transaction_session_timeout = '15s'"],
  work: ["jit = off"],
};

/** Settings as the catalog keeps them. */
const asKept = (all: readonly string[]) => all.map((each) => each.replaceAll(/[ ']/g, "")).join();

const quoted = (name: string) => pg.escapeIdentifier(name);

/**
 * Makes the group roles and this installation's logins where they are missing, and closes the database to everybody else.
 * The owner needs CREATEROLE and must own the database; without that it is said what to run once (docs/operating.md).
 */
export async function ensureRoles(owner: pg.Client, connection: Connection, secret: string): Promise<void> {
  await makeRoles(owner, connection, secret).catch((cause: Error & { code?: string }) => {
    if (cause.code !== insufficientPrivilege) throw cause;
    const groups = roles.map(groupOf).join(", ");
    throw new Error(
      `${connection.user} may not make the roles that Daypack runs with. As a superuser, once: ` +
        `alter role ${quoted(connection.user)} createrole; alter database ${quoted(connection.database)} owner to ${quoted(connection.user)}; ` +
        `and where another installation uses this server too: grant ${groups} to ${quoted(connection.user)} with admin option;`,
      { cause },
    );
  });
}

const insufficientPrivilege = "42501";

async function makeRoles(owner: pg.Client, connection: Connection, secret: string): Promise<void> {
  const rows = await owner.query<{ name: string; set: readonly string[] | null }>(
    "select rolname as name, rolconfig as set from pg_roles",
  );
  const known = new Map(rows.rows.map(({ name, set }) => [name, set ?? []]));
  const database = quoted(connection.database);
  for (const role of roles) {
    const group = quoted(groupOf(role));
    if (!known.has(groupOf(role)))
      await owner.query(`create role ${group} nologin noinherit nobypassrls`).catch(ignoreDuplicate);
    const { user, password } = loginOf(role, secret);
    if (!known.has(user)) {
      await owner
        .query(`create role ${quoted(user)} login inherit nobypassrls password ${pg.escapeLiteral(password)}`)
        .catch(ignoreDuplicate);
    }
    await owner.query(`grant ${group} to ${quoted(user)}`);
    // Only where it differs: two databases of one cluster may be opened at once, and a role is one row for both. A login may
    // change its own, so whoever once spoke SQL as it may have left a limit off.
    if (asKept(settings[role]) !== (known.get(user) ?? []).join()) {
      for (const setting of ["reset all", ...settings[role].map((each) => `set ${each}`)])
        await owner.query(`alter role ${quoted(user)} ${setting}`).catch(ignoreConcurrent);
    }
    await owner.query(`grant connect on database ${database} to ${quoted(user)}`);
  }
  const work = groupOf("work");
  const may = "select has_parameter_privilege($1, 'session_replication_role', 'set') as may";
  if (!(await owner.query<{ may: boolean }>(may, [work])).rows[0]?.may)
    await owner.query(`grant set on parameter session_replication_role to ${quoted(work)}`).catch(ignoreRefused);
  await owner.query(`revoke connect, temporary, create on database ${database} from public`);
  await owner.query(`grant temporary on database ${database} to ${quoted(groupOf("work"))}`);
}

/** Two processes that start at once both find a role missing: the second one's "already exists" is what it wanted. */
function ignoreDuplicate(error: { code?: string }): void {
  const duplicate = error.code === "42710" || error.code === "23505";
  if (!duplicate) throw error;
}

/** Not every owner may hand this on, and an import is slower without it, and no less sure (ADR 13). */
function ignoreRefused(error: { code?: string; message?: string }): void {
  if (error.code !== insufficientPrivilege) ignoreConcurrent(error as Error);
}

/** The other process is just writing the same setting. */
function ignoreConcurrent(error: Error): void {
  if (error.message !== "tuple concurrently updated") throw error;
}
