import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { type Connection, Database, makeClient } from "./connect.ts";
import { type Embedded, holdEmbedded } from "./embedded.ts";
import { keepOnce } from "./keep-once.ts";
import { migrate } from "./migrate.ts";
import { ensureRoles, loginOf, newSecret, type Role } from "./roles.ts";

/** Where the database is. Without `databaseUrl` it is the built-in one of the data folder. */
export interface StorePlace {
  readonly dataFolder: string;
  readonly databaseUrl?: string | undefined;
}

/** The open database: one pool a role, and the owner's connection for migrations and COPY's big brother, nothing else. */
export interface Store {
  readonly serve: Database;
  readonly identity: Database;
  readonly work: Database;
  readonly owner: Connection;
  /** Where a role logs in: for COPY and for `daypack db role-test`. */
  connectionOf(role: Role): Connection;
  /** Migrations applied while opening. */
  readonly migrated: readonly string[];
  readonly embedded: Embedded | undefined;
  close(): Promise<void>;
}

/** Opens the database, starting the built-in one if it is ours and does not run, and brings the schema to this version. */
export async function openStore(place: StorePlace): Promise<Store> {
  const embedded = place.databaseUrl ? undefined : await holdEmbedded(place.dataFolder);
  try {
    const owner = embedded?.connection ?? parseUrl(place.databaseUrl ?? "");
    const secret = embedded?.secret ?? (await readSecret(place.dataFolder));
    return await openAt(owner, secret, embedded);
  } catch (error) {
    await embedded?.release();
    throw error;
  }
}

/** The same for a database that is already there: tests clone one for each file. */
export async function openAt(owner: Connection, secret: string, embedded?: Embedded): Promise<Store> {
  const client = makeClient(owner, "daypack-owner");
  await client.connect().catch((cause: Error) => {
    throw new Error(
      `No way into the database ${owner.database} at ${owner.host}:${owner.port} as ${owner.user}. Is DATABASE_URL right?`,
      { cause },
    );
  });
  let migrated: string[];
  try {
    await refuseOldServer(client);
    migrated = await oneAtATime(client, async () => {
      await ensureRoles(client, owner, secret);
      return migrate(client);
    });
  } finally {
    await client.end();
  }
  const connectionOf = (role: Role): Connection => ({ ...owner, ...loginOf(role, secret) });
  const serve = new Database(connectionOf("serve"));
  const identity = new Database(connectionOf("identity"), { max: 4 });
  const work = new Database(connectionOf("work"), { max: 6 });
  return {
    serve,
    identity,
    work,
    owner,
    connectionOf,
    migrated,
    embedded,
    async close() {
      await Promise.all([serve.close(), identity.close(), work.close()]);
      await embedded?.release();
    },
  };
}

/** Any number that nobody else locks. */
const openingLock = 0x6461_7970;

/** Of several processes that open one database at once, each finds finished what the one before it did. */
async function oneAtATime<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query("select pg_advisory_lock($1)", [openingLock]);
  try {
    return await work();
  } finally {
    await client.query("select pg_advisory_unlock($1)", [openingLock]);
  }
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::int as version",
  );
  const version = Math.floor((rows[0]?.version ?? 0) / 10_000);
  if (version < 15) throw new Error(`Daypack needs PostgreSQL 15 or newer; DATABASE_URL leads to version ${version}.`);
}

function parseUrl(databaseUrl: string): Connection {
  let url: URL;
  try {
    url = new URL(databaseUrl);
  } catch {
    throw new Error("DATABASE_URL is not a URL. It looks like postgres://user:password@host:5432/database");
  }
  if (!/^postgres(ql)?:$/.test(url.protocol) || url.pathname.length < 2) {
    throw new Error(
      "DATABASE_URL names no PostgreSQL database. It looks like postgres://user:password@host:5432/database",
    );
  }
  const ssl = url.searchParams.get("sslmode");
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, "$1"), // an IPv6 address stands in brackets
    port: Number(url.port || 5432),
    database: decodeURIComponent(url.pathname.slice(1)),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    ...(ssl && ssl !== "disable" && { ssl: { rejectUnauthorized: ssl === "verify-full" || ssl === "verify-ca" } }),
  };
}

/** Of an installation on a foreign server: what its logins derive from. Several servers share it as DAYPACK_SECRET. */
async function readSecret(dataFolder: string): Promise<string> {
  const shared = process.env.DAYPACK_SECRET;
  if (shared) return shared;
  await mkdir(dataFolder, { recursive: true });
  return keepOnce(join(dataFolder, "secret"), newSecret);
}
