import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDesk, runCommand } from "../exchange/import.testing.ts";
import type { CheckView, MapView, PreviewView } from "../exchange/map.ts";
import { roster } from "../exchange/roster.testing.ts";
import type { FileMap } from "../interop/mapped/map.ts";
import { newId } from "../kernel/id.ts";
import { makeApp } from "./app.ts";
import { password } from "./district.testing.ts";
import { openOffices } from "./office.testing.ts";

const folder = join(tmpdir(), `daypack-map-test-${newId()}`);
let address: string;
const cookies: Record<string, string> = {};
beforeAll(async () => {
  const { store } = await openOffices();
  const app = await makeApp({ store, secure: false, webFolder: undefined, uploads: { folder, limit: 1024 ** 2 } });
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
const json = async <T>(answer: Promise<Response>) => (await (await answer).json()) as T;

async function upload(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const { id } = await json<{ id: string }>(
    ask("POST", "/uploads", { files: [{ path: "marks.csv", bytes: bytes.length }] }),
  );
  await ask("PUT", `/uploads/${id}/files/0`, bytes);
  return id;
}

const text = [
  "Student ID,Last Name,Course,Mark",
  ...Array.from({ length: 30 }, (_, n) => `l${n},Zapatero${n},Art,B`),
].join("\n");
const marks: FileMap = {
  name: "marks",
  title: "Marks",
  learner: { key: "Student ID" },
  row: ["Course"],
  facts: [{ make: "course-grade", fields: { courseTitle: "Course", mark: "Mark" } }],
};

describe("an administrator maps an upload", () => {
  it("sees what each column is and why, and nothing of who is in it", async () => {
    const uploadId = await upload(text);
    const answer = await (await ask("POST", "/maps/preview", { uploadId })).text();
    expect(answer).not.toContain("Zapatero");
    const { items } = JSON.parse(answer) as { items: PreviewView[] };
    expect(items[0]).toMatchObject({
      make: "course-grade",
      columns: [{ field: "learner.key" }, {}, { field: "courseTitle" }, { field: "mark" }],
    });
    expect(await json<CheckView>(ask("POST", "/maps/check", { uploadId, map: marks }))).toEqual({
      ...{ rows: 30, isWhole: true, made: { "course-grade": 30 }, remarks: [] },
    });
  });

  it("of another administrator's upload nothing at all", async () => {
    const uploadId = await upload(text);
    expect((await ask("POST", "/maps/preview", { uploadId }, "bayview")).status).toBe(404);
    expect((await ask("POST", "/maps/check", { uploadId, map: marks }, "bayview")).status).toBe(404);
  });

  it("keeps maps in versions; the same again is no new one, and a shipped one goes by its name", async () => {
    const put = (map: object) => json<{ version: number }>(ask("PUT", "/maps/marks", map));
    expect([await put(marks), await put(marks), await put({ ...marks, title: "Marks of the year" })]).toEqual([
      { version: 1 },
      { version: 1 },
      { version: 2 },
    ]);
    expect(await json(ask("GET", "/maps/marks"))).toEqual({ ...marks, title: "Marks of the year", version: 2 });
    expect(await json(ask("GET", "/maps/map-growth"))).toMatchObject({ name: "map-growth" });
    const { items } = await json<{ items: MapView[] }>(ask("GET", "/maps"));
    expect(items[0]).toMatchObject({ name: "marks", version: 2, makes: ["course-grade"] });
    expect((await ask("GET", "/maps/nowhere")).status).toBe(404);
  });

  it("takes no map that is none, and imports by none that is not there", async () => {
    expect((await ask("PUT", "/maps/marks", { ...marks, facts: [{ make: "secret", fields: {} }] })).status).toBe(400);
    const uploadId = await upload(text);
    expect((await ask("POST", "/imports", { uploadId, map: "nowhere" })).status).toBe(404);
  });
});

describe("daypack map", () => {
  it("guesses a file, keeps the map, exports it, and imports by it", async () => {
    const desk = await openDesk();
    await desk.take(roster());
    const bundle = await desk.put({ "marks.csv": text });
    const file = join(bundle, "marks.csv");
    const run = async (...args: string[]) => {
      const { code, out, err } = await runCommand(desk.store.owner, args).ended;
      expect([code, code === 0 ? "" : err]).toEqual([0, ""]);
      return out;
    };
    const [guessed] = JSON.parse(await run("map", "guess", file, "--name", "quarter", "--json")) as {
      make: string;
      map: FileMap;
    }[];
    expect(guessed).toMatchObject({ make: "course-grade", map: { name: "quarter", learner: { key: "Student ID" } } });
    const saved = join(await desk.put({ "quarter.json": JSON.stringify(guessed?.map) }), "quarter.json");
    expect(await run("map", "save", saved)).toContain("quarter, version 1");
    expect(JSON.parse(await run("map", "export", "quarter"))).toEqual({ ...guessed?.map, version: 1 });
    expect(await run("map", "list")).toMatch(/^quarter +version 1/);
    const first = JSON.parse(await run("import", file, "--map", "quarter", "--json")) as object;
    expect(first).toMatchObject({ source: "d", read: 30, added: 30, remarks: [] });
    const again = JSON.parse(await run("import", file, "--map", saved, "--json")) as object;
    expect(again).toMatchObject({ read: 30, unchanged: 30 });
  });
});
