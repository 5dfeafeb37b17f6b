import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, it } from "vitest";
import { findAccount, putAccount } from "../identity/account.store.ts";
import { newId } from "../kernel/id.ts";
import { openStore } from "../store/store.ts";
import { projectFolder } from "./config.ts";
import { databaseOf, kill, newFolder, Program, startOn, until } from "./program.testing.ts";

const minute = 60_000;

const ask = (address: string) => fetch(`${address}/api/v1/installation`);
/** The server itself, behind the Node that handed over to it. */
const serverOf = (folder: string) =>
  (JSON.parse(readFileSync(join(folder, "server.json"), "utf8")) as { pid: number }).pid;
const logOf = (folder: string) => readFileSync(join(folder, "postgres.log"), "utf8");

it("starts on an empty folder, refuses a second start there, stops clean, and starts again", {
  timeout: minute,
}, async () => {
  const folder = await newFolder();
  const first = await startOn(folder);
  expect(first.out).toMatch(/Become the administrator, within a day and once, at\n {2}http:\S+\/welcome#\S+/);
  expect((await ask(first.address)).status).toBe(200);

  const second = new Program(["start"], { env: { DAYPACK_DATA: folder } });
  expect(await second.ended).toBe(1);
  expect(second.err).toBe(
    `Daypack already runs on ${folder}, at ${first.address} (process ${serverOf(folder)}). ` +
      "Stop it first, or set DAYPACK_DATA to another folder.\n",
  );
  expect((await ask(first.address)).status).toBe(200);

  first.child.kill("SIGTERM");
  expect(await first.ended).toBe(0);
  expect([databaseOf(folder), existsSync(join(folder, "server.json"))]).toEqual([undefined, false]);

  const again = await startOn(folder);
  expect((await ask(again.address)).status).toBe(200);
  expect(logOf(folder)).not.toMatch(/not properly shut down|automatic recovery/);
  again.child.kill("SIGINT");
  expect(await again.ended).toBe(0);
  // Nothing of it is for anybody else on the machine, and nothing is left over.
  for (const name of ["secrets.json", "postgres", "postgres.log"])
    expect(statSync(join(folder, name)).mode & 0o077, name).toBe(0);
});

it("restores a copy of the data folder that was made while it stood still", { timeout: minute }, async () => {
  const [folder, backup] = [await newFolder(), await newFolder()];
  const add = async (email: string) => {
    const store = await openStore({ dataFolder: folder });
    await putAccount(store.identity, { id: newId(), email, passwordHash: null, isSample: false });
    await store.close();
  };
  await add("first@riverton.test");
  cpSync(folder, backup, { recursive: true, preserveTimestamps: true });
  chmodSync(join(backup, "postgres"), 0o700); // `cp -a` keeps it
  await add("later@riverton.test");
  const restored = await startOn(backup);
  expect((await ask(restored.address)).status).toBe(200);
  const store = await openStore({ dataFolder: backup });
  expect(await findAccount(store.identity, "first@riverton.test")).toBeDefined();
  expect(await findAccount(store.identity, "later@riverton.test")).toBeUndefined();
  await store.close();
});

it("goes on after the server was killed, and stops its database in the end", { timeout: minute }, async () => {
  const folder = await newFolder();
  const first = await startOn(folder);
  const database = databaseOf(folder);
  kill(serverOf(folder), "SIGKILL");
  expect(await first.ended).toBe(137);

  const next = await startOn(folder);
  expect(databaseOf(folder)).toBe(database);
  expect((await ask(next.address)).status).toBe(200);
  next.child.kill("SIGTERM");
  expect(await next.ended).toBe(0);
  expect(kill(database ?? 0)).toBe(false);
});

it("ends with the npm that started it", { timeout: minute }, async () => {
  const folder = await newFolder();
  const { child } = await startOn(folder, { node: "npm", file: "run" });
  const [server, database] = [serverOf(folder), databaseOf(folder) ?? 0];
  child.kill("SIGTERM");
  await until(() => !kill(server) && !kill(database));
  expect(existsSync(join(folder, "server.json"))).toBe(false);
});

it("ends when the Node that started it was killed", { timeout: minute }, async () => {
  const folder = await newFolder();
  const { child } = await startOn(folder);
  const [server, database] = [serverOf(folder), databaseOf(folder) ?? 0];
  child.kill("SIGKILL");
  await until(() => !kill(server) && !kill(database));
});

it("says that the database is away while it is, and comes back by itself", { timeout: minute }, async () => {
  const folder = await newFolder();
  const { address } = await startOn(folder);
  const killed = databaseOf(folder) ?? 0;
  kill(killed, "SIGKILL");
  const answers: { status: number; type: string | null; body: string }[] = [];
  await until(async () => {
    const answer = await ask(address);
    answers.push({ status: answer.status, type: answer.headers.get("content-type"), body: await answer.text() });
    return answer.status === 200 && databaseOf(folder) !== killed;
  });
  const away = answers.filter(({ status }) => status !== 200);
  expect(away.length).toBeGreaterThan(0);
  for (const { status, type, body } of away) {
    expect([status, type]).toEqual([503, "application/problem+json; charset=utf-8"]);
    expect(JSON.parse(body)).toMatchObject({ type: "/problems/database-away", status: 503 });
  }
});

it("says that its port is taken before it loads anything, and ends", { timeout: minute }, async () => {
  const folder = await newFolder();
  const other = createServer();
  await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));
  const bound = other.address();
  const port = bound !== null && typeof bound === "object" ? String(bound.port) : "";
  const start = new Program(["start"], {
    env: { DAYPACK_DATA: folder, DAYPACK_PORT: port, DAYPACK_SAMPLE: "grandbend" },
  });
  expect(await start.ended).toBe(1);
  expect([start.out, start.err]).toEqual(["", `Port ${port} is taken. Set DAYPACK_PORT to another one.\n`]);
  expect(databaseOf(folder)).toBeUndefined();
  other.close();
});

it("can be stopped while it still loads the sample", { timeout: minute }, async () => {
  const folder = await newFolder();
  const start = new Program(["start"], { env: { DAYPACK_DATA: folder, DAYPACK_SAMPLE: "grandbend" } });
  await start.says(/reading schools/);
  const database = databaseOf(folder) ?? 0;
  start.child.kill("SIGTERM");
  expect(await start.ended).toBe(143);
  expect([start.err, kill(database)]).toEqual(["", false]);
});

it("names the setting that makes no sense", async () => {
  for (const [name, value, words] of [
    ["DAYPACK_PORT", "80000", /DAYPACK_PORT is no port/],
    ["DAYPACK_HOST", "203.0.113.7", /DAYPACK_HOST is no address of this machine/],
    ["DAYPACK_TODAY", "2026-02-30", /DAYPACK_TODAY is a date like/],
    ["DAYPACK_SAMPLE", "other", /DAYPACK_SAMPLE is "none" or not set/],
    ["DAYPACK_URL", "daypack", /DAYPACK_URL is no address/],
    ["DAYPACK_TIMEZONE", "Mars", /DAYPACK_TIMEZONE is a name like/],
  ] as const) {
    const start = new Program(["start"], { env: { DAYPACK_DATA: await newFolder(), [name]: value } });
    expect([await start.ended, start.out], name).toEqual([name === "DAYPACK_HOST" ? 1 : 2, ""]);
    expect(start.err).toMatch(words);
    expect(start.err).not.toContain("    at ");
  }
});

const isRoot = process.getuid?.() === 0;

it.skipIf(!isRoot)(
  "starts as root under a home that others may not enter (needs root)",
  { timeout: minute },
  async () => {
    const home = await newFolder();
    chmodSync(home, 0o700);
    const { address } = await startOn(join(home, "data"), { env: { HOME: home } });
    expect((await ask(address)).status).toBe(200);
    kill(databaseOf(join(home, "data")) ?? 0, "SIGKILL");
  },
);

/** Whether everybody may read the project and its Node: not where it lies under a closed home. */
const isOpenToAll = projectFolder
  .split("/")
  .every((_, place, parts) => (statSync(parts.slice(0, place + 1).join("/") || "/").mode & 0o005) === 0o005);
const nobody = 65_534;
const nameless = 64_999; // no entry in passwd, as with `docker run --user`

it.for([nobody, nameless])(
  "starts as an ordinary user (%i) whose home is closed, on a project installed by root",
  { timeout: minute },
  async (uid, test) => {
    const mayMap = () => spawnSync("unshare", ["--user", "true"], { uid, gid: uid }).status === 0;
    if (!isRoot || !isOpenToAll || (uid === nameless && !mayMap()))
      test.skip("needs root, and what that user may enter");
    const home = await newFolder({ ownedBy: uid });
    const server = await startOn(join(home, "data"), { env: { HOME: home }, uid });
    expect((await ask(server.address)).status).toBe(200);
    expect(statSync(join(home, "data", "postgres")).uid).toBe(uid);
    server.child.kill("SIGTERM");
    expect(await server.ended).toBe(0);
  },
);

/** A disk of so many megabytes at a folder, or `false` where we may not make one. */
const mountSmall = (folder: string, megabytes: number): boolean =>
  isRoot && spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "daypack-test", folder]).status === 0;

it("says that the disk is full, and starts once there is room", { timeout: minute }, async (test) => {
  const folder = await newFolder();
  if (!mountSmall(folder, 24)) test.skip("needs the right to mount a small disk");
  try {
    const env = { DAYPACK_DATA: join(folder, "data") };
    const start = new Program(["start"], { env });
    expect(await start.ended).toBe(1);
    expect(start.err).toBe(
      "The disk of the database is full (DAYPACK_DATA, or the server of DATABASE_URL). Make room and run this again.\n",
    );
    spawnSync("mount", ["-o", "remount,size=400m", folder]);
    const again = await startOn(env.DAYPACK_DATA);
    again.child.kill("SIGTERM");
    expect(await again.ended).toBe(0);
  } finally {
    spawnSync("umount", ["-l", folder]);
  }
});
