import { once } from "node:events";
import { existsSync, readdirSync, statSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { UploadShelf } from "../exchange/upload.store.ts";
import { faultOf, type UploadView } from "../exchange/upload.ts";
import { newId } from "../kernel/id.ts";
import { makeApp } from "./app.ts";
import { password } from "./district.testing.ts";
import { openOffices } from "./office.testing.ts";

const folder = join(tmpdir(), `daypack-upload-test-${newId()}`);
const megabyte = 1024 ** 2;
let address: string;
const cookies: Record<string, string> = {};
beforeAll(async () => {
  const { store } = await openOffices();
  const app = await makeApp({ store, secure: false, webFolder: undefined, uploads: { folder, limit: 512 * megabyte } });
  afterAll(() => app.close());
  address = await app.listen({ host: "127.0.0.1", port: 0 });
  for (const who of ["riverton", "bayview"]) {
    const answer = await fetch(`${address}/api/v1/session`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: `${who}@office.test`, password }),
    });
    cookies[who] = String(answer.headers.get("set-cookie")).split(";")[0] ?? "";
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const ask = (method: string, path: string, body?: object | Uint8Array<ArrayBuffer>, who = "riverton") =>
  fetch(`${address}/api/v1${path}`, {
    method,
    headers: {
      cookie: cookies[who] ?? "",
      ...(body && { "content-type": body instanceof Uint8Array ? "application/octet-stream" : "application/json" }),
    },
    ...(body && { body: body instanceof Uint8Array ? body : JSON.stringify(body) }),
  });
const begin = async (...files: (readonly [path: string, bytes: number])[]) =>
  (await (
    await ask("POST", "/uploads", { files: files.map(([path, bytes]) => ({ path, bytes })) })
  ).json()) as UploadView;
const typeOf = async (answer: Response) => ((await answer.json()) as { type: string }).type;
const text = (words: string) => new TextEncoder().encode(words);

describe("an administrator sends a bundle through the browser", () => {
  it("a folder of files in pieces, and it lies where only the server's user reads it", async () => {
    const { id, files } = await begin(["export/users.csv", 10], ["export/orgs.csv", 3]);
    expect(files.map(({ received }) => received)).toEqual([0, 0]);
    expect(await (await ask("PUT", `/uploads/${id}/files/0`, text("sour"))).json()).toEqual({ received: 4 });
    expect(await (await ask("PUT", `/uploads/${id}/files/1?from=0`, text("a,b"))).json()).toEqual({ received: 3 });
    expect(await (await ask("PUT", `/uploads/${id}/files/0?from=4`, text("cedId!"))).json()).toEqual({ received: 10 });
    const path = join(folder, id, "export", "users.csv");
    expect(await readFile(path, "utf8")).toBe("sourcedId!");
    for (const each of [folder, join(folder, id), join(folder, id, "export")])
      expect(statSync(each).mode & 0o777).toBe(0o700);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect((await ask("DELETE", `/uploads/${id}`)).status).toBe(204);
    expect(existsSync(join(folder, id))).toBe(false);
  });

  it("goes on where a broken line left it, and takes no piece twice", async () => {
    const { id } = await begin(["a.csv", 6]);
    await ask("PUT", `/uploads/${id}/files/0`, text("abc"));
    const again = await ask("PUT", `/uploads/${id}/files/0`, text("abc"));
    expect(again.status).toBe(422);
    expect(await again.json()).toMatchObject({ type: "/problems/upload-refused", received: 3 });
    const { files } = (await (await ask("GET", `/uploads/${id}`)).json()) as UploadView;
    expect(files).toMatchObject([{ number: 0, path: "a.csv", bytes: 6, received: 3 }]);
    expect((await ask("PUT", `/uploads/${id}/files/0?from=3`, text("defg"))).status).toBe(422);
    expect(await (await ask("PUT", `/uploads/${id}/files/0?from=3`, text("def"))).json()).toEqual({ received: 6 });
    expect(await readFile(join(folder, id, "a.csv"), "utf8")).toBe("abcdef");
  });

  it("is somebody else's like none: to look at, to add to, to remove", async () => {
    const { id } = await begin(["a.csv", 3]);
    for (const [method, rest] of [
      ["GET", ""],
      ["PUT", "/files/0"],
      ["DELETE", ""],
    ] as const) {
      const bytes = method === "PUT" ? text("abc") : undefined;
      const [theirs, nobodys] = [
        await ask(method, `/uploads/${id}${rest}`, bytes, "bayview"),
        await ask(method, `/uploads/${newId()}${rest}`, bytes, "bayview"),
      ];
      expect([theirs.status, await theirs.text()]).toEqual([404, await nobodys.text()]);
    }
  });

  it("is refused before the first byte when it is too much, leads out of its folder, or is nothing", async () => {
    const before = readdirSync(folder).length;
    for (const files of [
      [{ path: "big.zip", bytes: 513 * megabyte }],
      [{ path: "../secret", bytes: 1 }],
      [{ path: "/etc/passwd", bytes: 1 }],
      [{ path: "a\\..\\b", bytes: 1 }],
      [{ path: "C:/b", bytes: 1 }],
      [
        { path: "Users.csv", bytes: 1 },
        { path: "users.csv", bytes: 1 },
      ],
      [{ path: "__MACOSX/users.csv", bytes: 1 }],
    ]) {
      const answer = await ask("POST", "/uploads", { files });
      expect([answer.status, await typeOf(answer)]).toEqual([422, "/problems/upload-refused"]);
    }
    expect(readdirSync(folder)).toHaveLength(before);
  });

  it("keeps no more of a large file in memory than is on its way to the disk", async () => {
    const bytes = 400 * megabyte;
    const { id } = await begin(["large.csv", bytes]);
    const before = process.memoryUsage().rss;
    let highest = 0;
    const watching = setInterval(() => {
      highest = Math.max(highest, process.memoryUsage().rss);
    }, 20);
    const sending = request(`${address}/api/v1/uploads/${id}/files/0`, {
      method: "PUT",
      headers: { cookie: cookies.riverton ?? "", "content-type": "application/octet-stream", "content-length": bytes },
    });
    const answered = once(sending, "response");
    const piece = Buffer.alloc(megabyte, "x");
    for (let sent = 0; sent < bytes; sent += megabyte) if (!sending.write(piece)) await once(sending, "drain");
    sending.end();
    const [answer] = (await answered) as [NodeJS.ReadableStream & { statusCode: number }];
    clearInterval(watching);
    expect(answer.statusCode).toBe(200);
    answer.resume();
    expect(statSync(join(folder, id, "large.csv")).size).toBe(bytes);
    expect((highest - before) / megabyte).toBeLessThan(120);
    await ask("DELETE", `/uploads/${id}`);
  }, 60_000);
});

describe("what became no import", () => {
  const place = { folder: join(folder, "shelf"), limit: megabyte };
  const order = { files: [{ path: "a.csv", bytes: 0 }] };

  it("is gone after a day, unless an import reads it", async () => {
    const shelf = new UploadShelf(place);
    const [old, taken] = [await shelf.begin("ana", order), await shelf.begin("ana", order)];
    await shelf.open("ana", taken.id);
    await shelf.sweep(Date.now() + 23 * 3_600_000);
    expect(readdirSync(place.folder)).toHaveLength(2);
    await shelf.sweep(Date.now() + 25 * 3_600_000);
    expect(readdirSync(place.folder)).toEqual([taken.id]);
    expect(() => shelf.read("ana", old.id)).toThrow("No such upload");
    await expect(shelf.drop("ana", taken.id)).rejects.toThrow("An import is running");
  });

  it("is gone with the next start", async () => {
    await new UploadShelf(place).begin("ana", order);
    await new UploadShelf(place).clear();
    expect(existsSync(place.folder)).toBe(false);
  });

  it("is opened as the one file it is, or as the folder of them all, and only when it is whole", async () => {
    const shelf = new UploadShelf(place);
    const one = await shelf.begin("ana", {
      files: [
        { path: "export.zip", bytes: 0 },
        { path: ".DS_Store", bytes: 0 },
      ],
    });
    expect(await shelf.open("ana", one.id)).toBe(join(place.folder, one.id, "export.zip"));
    const two = await shelf.begin("ana", { files: [...order.files, { path: "b.csv", bytes: 0 }] });
    expect(await shelf.open("ana", two.id)).toBe(join(place.folder, two.id));
    const half = await shelf.begin("ana", { files: [{ path: "a.csv", bytes: 9 }] });
    await expect(shelf.open("ana", half.id)).rejects.toThrow("Not all of the files are here yet");
  });
});

it("a name of a file is refused for a folder of the same name, and for what no disk takes", () => {
  expect(faultOf(["a", "a/b"])).toBe("repeated");
  expect(faultOf(["a//b"])).toBe("unsafe");
  expect(faultOf(["a\nb"])).toBe("unsafe");
  expect(faultOf(["é".repeat(128)])).toBe("unsafe");
  expect(faultOf(["a/b", "a/c", "b"])).toBeUndefined();
});
