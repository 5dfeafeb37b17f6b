import { closeSync, existsSync, fstatSync, openSync, readFileSync } from "node:fs";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Connection, makeClient } from "./connect.ts";
import { type Binaries, readyBinaries } from "./embedded-binaries.ts";
import { decideRunAs, giveTo, type RunAs } from "./embedded-user.ts";

/** What the passwords of a data folder are; kept in its `secrets.json`. */
export interface Secrets {
  readonly superuser: string;
  readonly owner: string;
  readonly secret: string;
}

const host = "127.0.0.1";
const database = "daypack";
const ownerName = "daypack_owner";

/** Enough for imports of millions of rows and small enough for a laptop; `terse` keeps rows out of the log. */
const settings = [
  "shared_buffers=256MB",
  "work_mem=32MB",
  "maintenance_work_mem=256MB",
  "max_wal_size=4GB",
  "checkpoint_timeout=15min",
  "max_connections=80",
  "random_page_cost=1.1",
  "effective_cache_size=1GB",
  "log_error_verbosity=terse",
  "log_min_error_statement=panic",
  "log_parameter_max_length_on_error=0",
  "wal_level=logical",
];

/** How the owner of the schema connects. */
export const ownerOf = (port: number, { owner }: Secrets): Connection => ({
  host,
  port,
  database,
  user: ownerName,
  password: owner,
});

const clusterOf = (folder: string) => join(folder, "postgres");

/** Process id and port that a running cluster wrote down; a stale file of a killed one reads as none. */
function readPostmaster(folder: string): { pid: number; port: number; status: string } | undefined {
  try {
    const lines = readFileSync(join(clusterOf(folder), "postmaster.pid"), "utf8").split("\n");
    const pid = Number(lines[0]);
    process.kill(pid, 0);
    return { pid, port: Number(lines[3]), status: lines[7]?.trim() ?? "" };
  } catch (error) {
    // EPERM: it lives, under another user.
    if ((error as NodeJS.ErrnoException).code === "EPERM")
      throw new Error(`Another user's database runs on ${folder}.`);
    return undefined;
  }
}

/** The port of the cluster, once it takes connections; `undefined` when none runs. */
export async function runningPort(folder: string): Promise<number | undefined> {
  for (let waited = 0; waited < 120_000; waited += 50) {
    const running = readPostmaster(folder);
    if (!running || !isPostgres(running.pid)) return undefined;
    if (running.status === "ready") return running.port;
    if (running.status === "stopping") return await ended(running.pid, 30_000).then(() => undefined);
    await wait(50);
  }
  throw new Error(
    `The database in ${folder} is still starting after two minutes. See ${join(folder, "postgres.log")}.`,
  );
}

/** A process id is reused after a reboot; where the system tells, ask what runs under it. */
function isPostgres(pid: number): boolean {
  const command = `/proc/${pid}/comm`;
  return (
    process.platform !== "linux" || (existsSync(command) && /postgres|unshare/.test(readFileSync(command, "utf8")))
  );
}

/** Makes the cluster where there is none, starts it, and answers its port. Another start at the same moment is as good. */
export async function startCluster(
  folder: string,
  secrets: Secrets,
  extra: readonly string[],
  onPort?: number,
): Promise<number> {
  const binaries = await readyBinaries(join(folder, "postgres-lib"));
  const cluster = clusterOf(folder);
  const runAs = decideRunAs(binaries.root, cluster);
  if (!existsSync(join(cluster, "PG_VERSION"))) await makeCluster(folder, binaries, runAs, secrets);
  await giveTo(runAs, cluster);
  const port = onPort ?? (await freePort());
  try {
    await launch(folder, binaries, runAs, port, extra);
  } catch (error) {
    // Somebody else started it between our look and our try: theirs is as good.
    const theirs = await runningPort(folder);
    if (theirs === undefined) throw error;
    return theirs;
  }
  await ensureDatabase(port, secrets);
  return port;
}

async function makeCluster(folder: string, binaries: Binaries, runAs: RunAs, secrets: Secrets): Promise<void> {
  // Under another name first: a start that is cut off leaves nothing that looks like a cluster.
  const made = join(folder, `${unfinished}${process.pid}`);
  await dropUnfinished(folder);
  const passwords = join(folder, `password-${process.pid}`);
  await rm(made, { recursive: true, force: true });
  await mkdir(made, { mode: 0o700 });
  await giveTo(runAs, made);
  await writeFile(passwords, secrets.superuser, { mode: 0o600 });
  await giveTo(runAs, passwords);
  try {
    const flags = [
      "-D",
      made,
      "-U",
      "postgres",
      "-A",
      "scram-sha-256",
      `--pwfile=${passwords}`,
      "-E",
      "UTF8",
      "--locale=C.UTF-8",
      "--no-sync",
    ];
    await finished(
      runAs.run(join(binaries.root, "bin", "initdb"), flags, {
        env: environment(binaries),
        stdio: ["ignore", "ignore", "pipe"],
      }),
    );
    await rename(made, clusterOf(folder)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error; // another first start was quicker
    });
  } finally {
    await rm(made, { recursive: true, force: true });
    await rm(passwords, { force: true });
  }
}

const unfinished = "postgres.new-";

/** What starts that were cut off have left. */
async function dropUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = Number(name.startsWith(unfinished) ? name.slice(unfinished.length) : Number.NaN);
    if (pid > 0 && !isAlive(pid)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

const environment = (binaries: Binaries): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  LC_ALL: "C.UTF-8",
  TZ: "UTC",
  ...(binaries.libraryPath && { LD_LIBRARY_PATH: binaries.libraryPath, DYLD_LIBRARY_PATH: binaries.libraryPath }),
});

async function finished(child: ReturnType<RunAs["run"]>): Promise<void> {
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    said = `${said}${chunk.toString()}`.slice(-2_000);
  });
  await new Promise<void>((done, failed) => {
    child.once("error", failed);
    child.once("exit", (code) =>
      code === 0 ? done() : failed(new Error(`initdb ended with ${code}: ${said.trim()}`)),
    );
  });
}

async function launch(
  folder: string,
  binaries: Binaries,
  runAs: RunAs,
  port: number,
  extra: readonly string[],
): Promise<void> {
  const cluster = clusterOf(folder);
  const flags = ["-D", cluster, "-p", String(port), "-k", ""].concat(
    ["listen_addresses=127.0.0.1", ...settings, ...extra].flatMap((each) => ["-c", each]),
  );
  const logFile = join(folder, "postgres.log");
  const log = openSync(logFile, "a", 0o600);
  const logged = fstatSync(log).size;
  // Detached: Ctrl+C in the terminal is for us, and we stop the database after the last request.
  const child = runAs.run(join(binaries.root, "bin", "postgres"), flags, {
    env: environment(binaries),
    stdio: ["ignore", log, log],
    detached: true,
  });
  closeSync(log);
  let exit: number | string | undefined;
  child.once("error", (error) => {
    exit = error.message;
  });
  child.once("exit", (code, signal) => {
    exit = code ?? signal ?? "unknown";
  });
  child.unref();
  for (let waited = 0; ; waited += 20) {
    const running = readPostmaster(folder);
    if (running?.status === "ready" && running.port === port) return;
    if (exit !== undefined)
      throw new Error(`PostgreSQL ended at its start (${exit})${lastFatal(logFile, logged)}. Its log is ${logFile}.`);
    if (waited > 120_000) throw new Error(`PostgreSQL did not become ready in two minutes. Its log is ${logFile}.`);
    await wait(20);
  }
}

/** Why it gave up, in its own words, from what it has logged since `from`. */
function lastFatal(logFile: string, from: number): string {
  const said = readFileSync(logFile).subarray(from).toString();
  const reason = [...said.matchAll(/FATAL: {2}(.*)/g)].at(-1)?.[1];
  return reason === undefined ? "" : `: ${reason}`;
}

/** The owner and the database, unless they are there: a first start may have been cut off before it made them. */
async function ensureDatabase(port: number, secrets: Secrets): Promise<void> {
  const client = makeClient({ host, port, database: "postgres", user: "postgres", password: secrets.superuser });
  await client.connect();
  const isMissing = async (sql: string, name: string) => (await client.query(sql, [name])).rowCount === 0;
  try {
    if (await isMissing("select from pg_roles where rolname = $1", ownerName)) {
      await client.query(`create role ${ownerName} login createrole createdb password '${secrets.owner}'`);
    }
    // So that an import may ask its foreign keys of all rows at once (ADR 13).
    await client.query(`grant set on parameter session_replication_role to ${ownerName} with grant option`);
    if (await isMissing("select from pg_database where datname = $1", database))
      await client.query(`create database ${database} owner ${ownerName}`);
  } finally {
    await client.end();
  }
}

/** Stops it cleanly, if it runs. */
export async function stopCluster(folder: string): Promise<void> {
  const running = readPostmaster(folder);
  if (!running) return;
  process.kill(running.pid, "SIGINT"); // fast shutdown: no new transactions, open ones end, everything is written
  await ended(running.pid, 30_000);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // it lives, under another user
  }
}

async function ended(pid: number, within: number): Promise<void> {
  for (let waited = 0; waited < within; waited += 20) {
    if (!isAlive(pid)) return;
    await wait(20);
  }
  throw new Error(`The database (process ${pid}) did not stop within ${within / 1000} seconds.`);
}

/** A port nobody listens on at this moment. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done, failed) => {
    probe.once("error", failed);
    probe.listen(0, host, done);
  });
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
