import { type ChildProcess, spawn } from "node:child_process";
import { accessSync, chmodSync, chownSync, constants, existsSync, readFileSync, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it } from "vitest";
import { type Connection, makeClient } from "./connect.ts";
import { type Embedded, holdEmbedded } from "./embedded.ts";

const folders: string[] = [];
const children: ChildProcess[] = [];

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "daypack-embedded-"));
  folders.push(folder);
  return folder;
}

afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  for (const folder of folders.splice(0)) {
    const pid = postmaster(folder);
    if (pid !== undefined) killHard(pid);
    await rm(folder, { recursive: true, force: true });
  }
});

function postmaster(folder: string): number | undefined {
  const file = join(folder, "postgres", "postmaster.pid");
  return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : undefined;
}

function killHard(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // it had ended
  }
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function answers(connection: Connection): Promise<boolean> {
  const client = makeClient(connection);
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function until(truth: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (await truth()) return;
    await wait(50);
  }
  throw new Error("it did not happen within 20 seconds");
}

/** Another process that holds the folder, and what it said. */
function holdElsewhere(
  folder: string,
  identity: { uid?: number; gid?: number } = {},
): Promise<{ child: ChildProcess; port: number; isServer: boolean }> {
  const script = fileURLToPath(new URL("./hold.testing.ts", import.meta.url));
  const child = spawn(process.execPath, [script, folder], { stdio: ["ignore", "pipe", "pipe"], ...identity });
  children.push(child);
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  return new Promise((done, failed) => {
    child.stdout?.once("data", (chunk: Buffer) =>
      done({ child, ...(JSON.parse(chunk.toString()) as { port: number; isServer: boolean }) }),
    );
    child.once("exit", (code) => failed(new Error(`it ended with ${code}: ${said}`)));
  });
}

it("starts a database of its own, keeps what it is told, and stops it with its last holder", async () => {
  const folder = await newFolder();
  const first = await holdEmbedded(folder);
  const second = await holdEmbedded(folder);
  expect(second.connection.port).toBe(first.connection.port);
  const pid = postmaster(folder) ?? 0;
  await first.release();
  expect(await answers(second.connection)).toBe(true);
  await second.release();
  expect(isAlive(pid)).toBe(false);
  // The secrets and the data are for nobody else on the machine.
  expect(statSync(join(folder, "secrets.json")).mode & 0o077).toBe(0);
  expect(statSync(join(folder, "postgres")).mode & 0o077).toBe(0);
});

it("lets one server run on a data folder, and the next one know", async () => {
  const folder = await newFolder();
  const first = await holdEmbedded(folder);
  const second = await holdEmbedded(folder);
  expect(await first.claimServer()).toBe(true);
  expect(await second.claimServer()).toBe(false);
  await first.release();
  expect(await second.claimServer()).toBe(true);
  await second.release();
});

it("comes back by itself when the database is killed, on the same port", async () => {
  const folder = await newFolder();
  const embedded = await holdEmbedded(folder);
  expect(await embedded.claimServer()).toBe(true);
  const client = makeClient(embedded.connection);
  await client.connect();
  await client.query("create table kept (a int); insert into kept values (1)");
  client.on("error", () => undefined);
  const before = postmaster(folder) ?? 0;
  killHard(before);
  await until(async () => postmaster(folder) !== before && (await answers(embedded.connection)));
  const again = makeClient(embedded.connection);
  await again.connect();
  expect((await again.query("select a from kept")).rows).toEqual([{ a: 1 }]);
  await again.end();
  // A new one each time: who once has the lock keeps it.
  await until(async () => {
    const other = await holdEmbedded(folder);
    const got = await other.claimServer();
    await other.release();
    return !got;
  });
  await embedded.release();
});

it("adopts the database that a killed server left running", async () => {
  const folder = await newFolder();
  const { child, port, isServer } = await holdElsewhere(folder);
  expect(isServer).toBe(true);
  child.kill("SIGKILL");
  await until(() => child.exitCode !== null || child.signalCode !== null);
  const embedded = await holdEmbedded(folder);
  expect(embedded.connection.port).toBe(port);
  await until(() => embedded.claimServer());
  await embedded.release();
  expect(postmaster(folder)).toBeUndefined();
});

it("recovers when server and database were killed together, in the middle of a write", async () => {
  const folder = await newFolder();
  const { child } = await holdElsewhere(folder);
  const pid = postmaster(folder) ?? 0;
  child.kill("SIGKILL");
  killHard(pid);
  const embedded = await holdEmbedded(folder);
  expect(await answers(embedded.connection)).toBe(true);
  await embedded.release();
});

it("serves two that start at the same moment on an empty folder", async () => {
  const folder = await newFolder();
  const [one, another] = await Promise.all([holdElsewhere(folder), holdElsewhere(folder)]);
  expect(one.port).toBe(another.port);
  expect([one.isServer, another.isServer].filter(Boolean)).toHaveLength(1);
});

it("works under a home that nobody else may enter", async () => {
  const home = await newFolder();
  chmodSync(home, 0o700);
  const embedded: Embedded = await holdEmbedded(join(home, "project", "data"));
  expect(await answers(embedded.connection)).toBe(true);
  await embedded.release();
});

/** Whether "nobody" can reach Node and the sources: not where the project lies under a closed home. */
function nobodyCanRead(): boolean {
  if (process.getuid?.() !== 0) return false;
  const folders = fileURLToPath(new URL(".", import.meta.url))
    .split("/")
    .slice(0, -1);
  return folders.every((_, place) => (statSync(folders.slice(0, place + 1).join("/") || "/").mode & 0o005) === 0o005);
}

it.skipIf(!nobodyCanRead())("works for an ordinary user", async () => {
  const folder = await newFolder();
  chownSync(folder, 65_534, 65_534);
  const { child, port } = await holdElsewhere(folder, { uid: 65_534, gid: 65_534 });
  expect(port).toBeGreaterThan(0);
  child.kill("SIGTERM");
  await until(() => child.exitCode !== null);
  expect(postmaster(folder)).toBeUndefined();
  accessSync(folder, constants.R_OK);
});
