import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { chown, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it, onTestFinished } from "vitest";
import { makeClient } from "../store/connect.ts";
import { holdEmbedded } from "../store/embedded.ts";
import { openAt } from "../store/store.ts";
import { deskAt } from "./import.testing.ts";
import { roster } from "./roster.testing.ts";

const run = (command: string, ...args: string[]) => spawnSync(command, args, { stdio: "ignore" }).status === 0;

/** A disk of its own, so large; where nobody may mount one, `undefined`. */
async function smallDisk(megabytes: number): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "daypack-disk-"));
  if (process.getuid?.() === 0 && run("mount", "-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder)) {
    afterAll(async () => {
      run("umount", "-l", folder);
      await rm(folder, { recursive: true, force: true });
    });
    return folder;
  }
  await rm(folder, { recursive: true });
  return undefined;
}
const disk = await smallDisk(26);

it.skipIf(!disk)(
  `stores nothing when the disk fills up, says so, and goes through once there is room${disk ? "" : " (skipped: needs to mount a small disk)"}`,
  { timeout: 120_000 },
  async () => {
    const data = await mkdtemp(join(tmpdir(), "daypack-full-"));
    const embedded = await holdEmbedded(data, ["fsync=off", "autovacuum=off"]);
    onTestFinished(async () => {
      await embedded.release();
      await rm(data, { recursive: true, force: true });
    });
    // The tables on the small disk; the journal, whose end takes the whole server down, on the other.
    const folder = disk ?? "";
    const { uid, gid } = statSync(join(data, "postgres"));
    await chown(folder, uid, gid);
    const { superuser } = JSON.parse(readFileSync(join(data, "secrets.json"), "utf8")) as { superuser: string };
    const admin = makeClient({ ...embedded.connection, database: "postgres", user: "postgres", password: superuser });
    await admin.connect();
    await admin.query(`create tablespace small location '${folder}'`);
    await admin.query(`create database small owner ${embedded.connection.user} tablespace small`);
    await admin.end();
    const store = await openAt({ ...embedded.connection, database: "small" }, embedded.secret);
    onTestFinished(() => store.close());
    const desk = await deskAt(store);
    const bundle = roster(undefined, 4_000);

    const before = await desk.state();
    const refusal = await desk.refusal(bundle);
    expect(refusal).toMatchObject({ code: "disk.full", exitCode: 1 });
    expect(refusal.message).toMatch(/disk of the database is full.*Nothing of it was stored/);
    expect(await desk.state()).toEqual(before);

    run("mount", "-o", "remount,size=512m", folder);
    expect(await desk.take(bundle)).toMatchObject({ added: 8_019, remarks: [] });
  },
);
