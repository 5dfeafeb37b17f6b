import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import { type Connection, makeClient } from "./connect.ts";
import { ownerOf, runningPort, type Secrets, startCluster, stopCluster } from "./embedded-cluster.ts";
import { keepOnce } from "./keep-once.ts";
import { newSecret } from "./roles.ts";

/** The built-in database of one data folder, held by this process: running as long as any process holds it. */
export interface Embedded {
  /** As the owner of the schema. */
  readonly connection: Connection;
  readonly secret: string;
  /** Whether this process is the one server of the folder; another one answers `false`. Held until the process ends. */
  claimServer(): Promise<boolean>;
  /** Lets go. The last holder stops the database cleanly. */
  release(): Promise<void>;
}

/** Advisory locks, in the database itself, so that they end with the process that held them. */
const locks = { holders: 7001, server: 7002 };

/** Starts the database of a data folder, or joins the one that runs there. A killed one recovers by itself. */
export async function holdEmbedded(dataFolder: string, extraSettings: readonly string[] = []): Promise<Embedded> {
  const folder = resolve(dataFolder);
  await mkdir(folder, { recursive: true });
  const secrets = await readSecrets(folder);
  for (let attempt = 1; ; attempt++) {
    const port = (await runningPort(folder)) ?? (await startCluster(folder, secrets, extraSettings));
    try {
      const keeper = await openKeeper(ownerOf(port, secrets));
      return holding(folder, secrets, port, keeper, extraSettings);
    } catch (cause) {
      // It stopped between our look and our knock: somebody else was the last holder.
      if (attempt === 5)
        throw new Error(`The database in ${folder} does not answer. Its log is ${join(folder, "postgres.log")}.`, {
          cause,
        });
      await wait(200 * attempt);
    }
  }
}

function holding(
  folder: string,
  secrets: Secrets,
  port: number,
  first: pg.Client,
  extraSettings: readonly string[],
): Embedded {
  const connection = ownerOf(port, secrets);
  let keeper = first;
  let released = false;
  let isServer = false;

  const watch = () => {
    keeper.once("end", () => {
      if (!released) void comeBack();
    });
  };
  // The database died under us (kill -9, out of memory): start it again on the same port, so that pools find it.
  const comeBack = async () => {
    for (let delay = 50; !released; delay = Math.min(delay * 2, 5_000)) {
      try {
        if ((await runningPort(folder)) === undefined) await startCluster(folder, secrets, extraSettings, port);
        keeper = await openKeeper(connection);
        if (isServer) await keeper.query("select pg_try_advisory_lock($1)", [locks.server]);
        watch();
        return;
      } catch {
        await wait(delay);
      }
    }
  };
  watch();

  return {
    connection,
    secret: secrets.secret,
    async claimServer() {
      const { rows } = await keeper.query<{ got: boolean }>("select pg_try_advisory_lock($1) as got", [locks.server]);
      isServer = rows[0]?.got === true;
      return isServer;
    },
    async release() {
      released = true;
      try {
        await keeper.query("select pg_advisory_unlock_shared($1)", [locks.holders]);
        const { rows } = await keeper.query<{ last: boolean }>("select pg_try_advisory_lock($1) as last", [
          locks.holders,
        ]);
        if (rows[0]?.last === true) await stopCluster(folder);
      } finally {
        await keeper.end().catch(() => undefined); // it may just have been stopped
      }
    },
  };
}

async function openKeeper(connection: Connection): Promise<pg.Client> {
  const client = makeClient(connection, "daypack-keeper");
  client.on("error", () => undefined); // `end` follows, and decides
  await client.connect();
  await client.query("select pg_advisory_lock_shared($1)", [locks.holders]);
  return client;
}

async function readSecrets(folder: string): Promise<Secrets> {
  const make = (): Secrets => ({ superuser: newSecret(), owner: newSecret(), secret: newSecret() });
  const text = await keepOnce(join(folder, "secrets.json"), () => JSON.stringify(make()));
  return JSON.parse(text) as Secrets; // written above, by us alone
}
