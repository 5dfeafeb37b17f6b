import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readdir, readFile, statfs, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finishFile } from "../entry/file-finish.job.ts";
import { newId } from "../kernel/id.ts";
import { firstRow, statement } from "../store/statement.ts";
import { type District, openDistrict } from "./district.testing.ts";
import { metadataOf, openFilePlace, openSenders, type Sender, sendPiece } from "./files.testing.ts";

const run = (...args: string[]) => spawnSync(args[0] ?? "", args.slice(1), { stdio: "ignore" }).status === 0;

let district: District;
let place: Awaited<ReturnType<typeof openFilePlace>>;
let disk: boolean;
let mateo: Sender;
beforeAll(async () => {
  district = await openDistrict();
  place = await openFilePlace();
  disk = process.getuid?.() === 0 && run("mount", "-t", "tmpfs", "-o", "size=2g", "tmpfs", place.folder);
  mateo = await (await openSenders(district.store, place))("mateo");
});
afterAll(() => {
  if (disk) run("umount", "-l", place.folder);
});

/** A picture of so many pixels a side that cannot be packed small. */
const noise = (side: number) =>
  sharp({
    create: {
      width: side,
      height: side,
      channels: 3,
      background: "#888",
      noise: { type: "gaussian", mean: 128, sigma: 60 },
    },
  })
    .jpeg({ quality: 95 })
    .toBuffer();
const filesIn = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])).filter((each) => each.isFile());
const keptNames = async () => (await filesIn(join(place.folder, "kept"))).map(({ name }) => name);

describe.skipIf(process.getuid?.() !== 0)("a disk that fills up (skipped where a small one cannot be mounted)", () => {
  /** Leaves so many bytes free. */
  async function leave(bytes: number): Promise<void> {
    const { blocks, bfree, bsize } = await statfs(place.folder);
    expect(run("mount", "-o", `remount,size=${(blocks - bfree) * bsize + bytes}`, place.folder)).toBe(true);
  }
  const begin = async (bytes: Buffer, name: string) => {
    const begun = await mateo.ask("/files", {
      method: "POST",
      headers: {
        "tus-resumable": "1.0.0",
        "upload-length": String(bytes.length),
        "upload-metadata": metadataOf(name, ""),
      },
    });
    return { status: begun.status, answer: begun, id: begun.headers.get("location")?.split("/").at(-1) ?? "" };
  };
  const offsetOf = async (id: string) =>
    Number(
      (await mateo.ask(`/files/${id}`, { method: "HEAD", headers: { "tus-resumable": "1.0.0" } })).headers.get(
        "upload-offset",
      ),
    );

  it("while bytes come stops them with plain words, and they go on where they ended once there is room", async () => {
    const text = Buffer.from("What I saw at the river. ".repeat(40_000));
    const { id } = await begin(text, "river.txt");
    expect((await sendPiece(mateo.ask, id, 0, text.subarray(0, 100_000))).status).toBe(204);
    await leave(65_536);
    const full = await sendPiece(mateo.ask, id, 100_000, text.subarray(100_000));
    expect([full.status, await full.json()]).toMatchObject([507, { type: "/problems/disk-full" }]);
    expect((await begin(text, "another.txt")).status).toBe(507); // before a byte of it is sent
    await leave(1_500_000_000);
    const at = await offsetOf(id);
    expect(at).toBeGreaterThanOrEqual(100_000);
    expect(at).toBeLessThan(text.length);
    expect((await sendPiece(mateo.ask, id, at, text.subarray(at))).status).toBe(204);
    expect(await (await mateo.ask(`/files/${id}`)).json()).toMatchObject({
      state: "ready",
      file: { name: "river.txt", bytes: text.length },
    });
  });

  it("keeps the room that the database needs, whatever many uploads were promised together", async () => {
    const text = Buffer.from("What I saw at the river. ".repeat(1_200_000));
    const { id } = await begin(text, "long.mp3");
    await leave(400_000_000); // the other uploads came
    const full = await sendPiece(mateo.ask, id, 0, text);
    expect([full.status, await full.json()]).toMatchObject([507, { type: "/problems/disk-full" }]);
    const at = await offsetOf(id);
    expect(at).toBeLessThan(text.length);
    await leave(1_500_000_000);
    expect((await sendPiece(mateo.ask, id, at, text.subarray(at))).status).toBe(204);
    expect((await mateo.ask(`/files/${id}`, { method: "GET" })).status).toBe(422); // no text is as long
  });

  it("while a photo is written anew keeps no half of it, and the same upload is finished once there is room", async () => {
    const photo = await noise(1_200);
    const { id } = await begin(photo, "noise.jpg");
    expect((await sendPiece(mateo.ask, id, 0, photo.subarray(0, -10))).status).toBe(204);
    const before = await keptNames();
    await leave(200_000);
    expect((await sendPiece(mateo.ask, id, photo.length - 10, photo.subarray(-10))).status).toBe(204);
    const full = await mateo.ask(`/files/${id}`);
    expect([full.status, await full.json()]).toMatchObject([507, { type: "/problems/disk-full" }]);
    expect(await keptNames()).toEqual(before);
    expect((await filesIn(place.incoming)).map(({ name }) => name).sort()).toEqual([id, `${id}.json`].sort());
    await leave(1_500_000_000);
    expect(await (await mateo.ask(`/files/${id}`)).json()).toMatchObject({ state: "ready", file: { width: 1_200 } });
    expect(await filesIn(place.incoming)).toEqual([]);
  });
});

it("a connection that breaks in the middle of a piece leaves what came, and the next one goes on from there", async () => {
  const text = Buffer.from("What the river carries. ".repeat(40_000));
  const begun = await mateo.ask("/files", {
    method: "POST",
    headers: {
      "tus-resumable": "1.0.0",
      "upload-length": String(text.length),
      "upload-metadata": metadataOf("cut.txt", "text/plain"),
    },
  });
  const id = begun.headers.get("location")?.split("/").at(-1) ?? "";
  const cut = request(`${mateo.base}/files/${id}`, {
    method: "PATCH",
    headers: {
      ...{ cookie: mateo.cookie, "tus-resumable": "1.0.0", "upload-offset": "0" },
      ...{ "content-type": "application/offset+octet-stream", "content-length": String(text.length) },
    },
  });
  cut.on("error", () => undefined);
  cut.write(text.subarray(0, 300_000));
  const here = async () => ((await (await mateo.ask(`/files/${id}`)).json()) as { received: number }).received;
  await expect.poll(here, { timeout: 10_000 }).toBeGreaterThan(200_000);
  cut.destroy();
  await wait(200);
  const at = await here();
  await expect.poll(async () => (await sendPiece(mateo.ask, id, at, text.subarray(at))).status).toBe(204);
  expect(await (await mateo.ask(`/files/${id}`)).json()).toMatchObject({
    state: "ready",
    file: { bytes: text.length },
  });
});

it("two servers that check one upload at once keep it whole, under its own hash", async () => {
  const { subjectId } = district.as.mateo;
  const photo = await noise(900);
  for (let turn = 0; turn < 4; turn += 1) {
    const id = newId();
    const path = join(place.folder, id);
    await writeFile(path, photo);
    const arrived = { id, subjectId, path, name: `noise${turn}.jpg`, saidType: "image/jpeg" };
    const check = async (after: number) => {
      await wait(after);
      await finishFile(district.store.work, { ...place, blobs: place.blobs }, arrived);
    };
    await Promise.allSettled([check(0), check(turn * 25)]);
    expect(await (await mateo.ask(`/files/${id}`)).json()).toMatchObject({ state: "ready", file: { width: 900 } });
  }
  for (const { name, parentPath } of await filesIn(join(place.folder, "kept")))
    expect(
      createHash("sha256")
        .update(await readFile(join(parentPath, name)))
        .digest("hex"),
    ).toBe(name);
});

describe("a server that is killed while it finishes an upload", () => {
  const child = fileURLToPath(new URL("../entry/file-finish-child.testing.ts", import.meta.url));
  const rowOf = statement<{ n: number }>("test.file-row", "select count(*)::int as n from base.file where id = $1");

  it("leaves no half file at any moment of it, and finishes the same upload when it is back", {
    timeout: 120_000,
  }, async () => {
    const photo = await noise(1_600);
    const { subjectId } = district.as.mateo;
    const kept = join(place.folder, "kept");
    const hashes = new Set<string>();
    let killed = 0;
    for (const after of [20, 150, 300, 450, 600, 900]) {
      const id = newId();
      const path = join(place.folder, id);
      await writeFile(path, photo);
      const arrived = { id, subjectId, path, name: "noise.jpg", saidType: "image/jpeg" };
      const order = { connection: district.store.connectionOf("work"), incoming: place.incoming, kept, arrived };
      const running = spawn(process.execPath, [child, JSON.stringify(order)], { stdio: ["ignore", "pipe", "inherit"] });
      await once(running.stdout, "data");
      await wait(after);
      running.kill("SIGKILL");
      if (running.exitCode === null) await once(running, "close");
      if (running.signalCode === "SIGKILL") killed += 1;
      for (const name of await keptNames())
        expect(name.endsWith(".part") || /^[0-9a-f]{64}$/.test(name), name).toBe(true);
      if ((await firstRow(district.store.work, rowOf, [id]))?.n === 0)
        await finishFile(district.store.work, { ...place, blobs: place.blobs }, arrived);
      const found = (await (await mateo.ask(`/files/${id}`)).json()) as { state: string; file: { width: number } };
      expect(found).toMatchObject({ state: "ready", file: { width: 1_600 } });
      const [row] = await district.store.work.rows(
        statement<{ hash: string; bytes: number }>(
          "test.file-hash",
          "select encode(hash, 'hex') as hash, bytes from base.file where id = $1",
        ),
        [id],
      );
      hashes.add(row?.hash ?? "");
      const whole = await (await place.blobs.read(row?.hash ?? "")).toArray();
      expect(Buffer.concat(whole).length).toBe(row?.bytes);
    }
    expect(hashes.size).toBe(1); // the same photo, whenever it was finished
    expect(killed).toBeGreaterThan(1);
  });
});
