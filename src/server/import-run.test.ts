import { existsSync, readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { settleKilled } from "../exchange/import.job.ts";
import type { ReconcileView } from "../exchange/reconcile.ts";
import type { ImportView, RemarkGroupView } from "../exchange/source.ts";
import type { UploadView } from "../exchange/upload.ts";
import { addAccount } from "../identity/account.job.ts";
import type { Fact } from "../interop/adapter.ts";
import { newId } from "../kernel/id.ts";
import { makeClient } from "../store/connect.ts";
import { makeApp } from "./app.ts";
import { password } from "./district.testing.ts";
import { type Offices, openOffices, rivertonFacts } from "./office.testing.ts";

const folder = join(tmpdir(), `daypack-run-test-${newId()}`);
let offices: Offices;
let app: FastifyInstance;
const cookies: Record<string, string> = {};
const open = async () => {
  const opened = await makeApp({
    ...{ store: offices.store, secure: false, webFolder: undefined },
    uploads: { folder, limit: 1_000_000 },
  });
  await opened.ready();
  return opened;
};
beforeAll(async () => {
  offices = await openOffices();
  app = await open();
  for (const who of ["riverton", "bayview", "everywhere"]) {
    const answer = await app.inject({
      method: "POST",
      url: "/api/v1/session",
      payload: { email: `${who}@office.test`, password },
    });
    cookies[who] = String(answer.headers["set-cookie"]).split(";")[0] ?? "";
  }
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

const ask = (who: string, method: "GET" | "POST" | "PUT" | "DELETE", path: string, payload?: object | string) =>
  app.inject({
    method,
    url: `/api/v1${path}`,
    headers: {
      cookie: cookies[who],
      ...(typeof payload === "string" && { "content-type": "application/octet-stream" }),
    },
    ...(payload !== undefined && { payload }),
  });
const bundleOf = (facts: readonly { row: string; fact: Fact }[]) =>
  [JSON.stringify({ daypack: "facts", version: 1 }), ...facts.map((line) => JSON.stringify(line))].join("\n");

async function upload(who: string, text: string): Promise<string> {
  const files = [{ path: "district.ndjson", bytes: Buffer.byteLength(text) }];
  const { id } = (await ask(who, "POST", "/uploads", { files })).json() as UploadView;
  // A real request has its bytes in `raw`, which this one has too.
  expect((await ask(who, "PUT", `/uploads/${id}/files/0`, text)).json()).toEqual({ received: files[0]?.bytes });
  return id;
}
const begin = async (who: string, uploadId: string, more: object = {}) => {
  const answer = await ask(who, "POST", "/imports", { uploadId, ...more });
  expect([answer.statusCode, answer.body]).toEqual([202, expect.any(String)]);
  return (answer.json() as { id: string }).id;
};
const look = async (who: string, id: string) => (await ask(who, "GET", `/imports/${id}`)).json() as ImportView;
const over = async (who: string, id: string): Promise<ImportView> => {
  await expect.poll(async () => (await look(who, id)).state, { timeout: 20_000 }).not.toBe("running");
  return look(who, id);
};
const learner = (key: string): { row: string; fact: Fact }[] => [
  { row: `learner/${key}`, fact: { noun: "learner", key } },
  {
    row: `enrollment/${key}`,
    fact: { noun: "enrollment", key, learner: key, organization: "lincoln", startsOn: "2026-08-24" },
  },
];
const isKnown = async (key: string) =>
  ((await ask("everywhere", "GET", `/people?key=${key}`)).json() as { items: object[] }).items.length > 0;

/** Keeps every import waiting in the middle of its merge, for as long as the work takes. */
async function whileNothingMerges<T>(work: () => Promise<T>): Promise<T> {
  const client = makeClient(offices.store.owner);
  await client.connect();
  await client.query("begin; lock table base.enrollment in exclusive mode");
  try {
    return await work();
  } finally {
    await client.end();
  }
}

describe("an administrator imports what was uploaded", () => {
  it("follows it to its end, and the files are gone", async () => {
    const id = await upload("riverton", bundleOf([...rivertonFacts(), ...learner("uma")]));
    const importId = await begin("riverton", id);
    expect(await over("riverton", importId)).toMatchObject({
      state: "done",
      source: "riverton",
      isFromBrowser: true,
      bytes: expect.any(Number),
      summary: { added: 2, changed: 0, ended: 0 },
    });
    expect(await isKnown("uma")).toBe(true);
    await expect.poll(() => existsSync(join(folder, id))).toBe(false);
    expect((await ask("bayview", "GET", `/imports/${importId}`)).statusCode).toBe(404);
  });

  it("reads why it was refused, and imports the same upload again under a name", async () => {
    const id = await upload(
      "everywhere",
      bundleOf([{ row: "learner/l", fact: { noun: "learner", key: "nobody-knows" } }]),
    );
    expect(await over("everywhere", await begin("everywhere", id))).toMatchObject({
      state: "refused",
      refusal: { code: "source.unknown" },
    });
    const again = await over("everywhere", await begin("everywhere", id, { source: "somebody" }));
    expect(again).toMatchObject({ state: "done", source: "somebody" });
  });

  it("reads that its ids changed, and imports the same upload after all where that is meant so", async () => {
    const respelled = rivertonFacts().map(({ row, fact }) => {
      if (fact.noun !== "organization") return { row, fact };
      const { parent } = fact;
      return { row, fact: { ...fact, key: fact.key.toUpperCase(), ...(parent && { parent: parent.toUpperCase() }) } };
    });
    const id = await upload("everywhere", bundleOf(respelled.filter(({ fact }) => fact.noun === "organization")));
    expect(await over("everywhere", await begin("everywhere", id))).toMatchObject({
      state: "refused",
      refusal: { code: "import.ids-changed" },
    });
    const accept = ["ids-changed"];
    const wrong = await ask("everywhere", "POST", "/imports", { uploadId: id, accept: ["everything"] });
    expect(wrong.statusCode).toBe(400);
    const again = await over("everywhere", await begin("everywhere", id, { accept, source: "respelled" }));
    expect(again).toMatchObject({ state: "done", source: "respelled" });
  });

  it("reads what was wrong in it by code, and takes it along as CSV for the vendor", async () => {
    const wrong = [
      { row: "x/1", fact: { noun: "learner" } },
      {
        row: "x/2",
        fact: { noun: "enrollment", key: "x", learner: "stranger", organization: "lincoln", startsOn: "2026-08-24" },
      },
    ] as unknown as ReturnType<typeof rivertonFacts>; // what a source may send
    const { id } = await over(
      "riverton",
      await begin("riverton", await upload("riverton", bundleOf([...rivertonFacts(), ...learner("uma"), ...wrong]))),
    );
    const { items } = (await ask("riverton", "GET", `/imports/${id}/remark-groups`)).json() as {
      items: RemarkGroupView[];
    };
    expect(items).toMatchObject([
      { code: "daypack.line-invalid", count: 1, first: [expect.stringMatching(/^district\.ndjson:\d+$/)] },
      { code: "learner.unknown", count: 1 },
    ]);
    const csv = await ask("riverton", "GET", `/imports/${id}/remarks.csv`);
    expect(csv.headers).toMatchObject({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="remarks.csv"',
    });
    expect(csv.body.trim().split("\r\n")).toHaveLength(3);
    expect(csv.body).not.toContain("stranger");
    const one = await ask("riverton", "GET", `/imports/${id}/remarks.csv?code=learner.unknown`);
    expect(one.body.trim().split("\r\n")).toHaveLength(2);
    expect((await ask("bayview", "GET", `/imports/${id}/remarks.csv`)).statusCode).toBe(404);
  });

  it("of a district brings nothing into another one", async () => {
    const taken = bundleOf([{ row: "learner/leo", fact: { noun: "learner", key: "leo" } }]);
    for (const [who, source] of [
      ["riverton", "bayview"],
      ["bayview", "riverton"],
    ] as const) {
      const importId = await begin(who, await upload(who, taken), { source });
      expect(await over(who, importId)).toMatchObject({ state: "refused", refusal: { code: "source.not-yours" } });
    }
    const fresh: Fact = { noun: "organization", key: "z", kind: "district", name: "Zenith" };
    const importId = await begin(
      "bayview",
      await upload("bayview", bundleOf([{ row: "organization/z", fact: fresh }])),
    );
    expect(await over("bayview", importId)).toMatchObject({ refusal: { code: "source.not-yours" } });
    expect((await ask("riverton", "GET", `/imports/${importId}`)).statusCode).toBe(404);
  });

  it("starts no second one, and stops one in the middle of its merge: nothing of it is stored", async () => {
    await whileNothingMerges(async () => {
      const [first, second] = [
        await upload("riverton", bundleOf([...rivertonFacts(), ...learner("uma"), ...learner("viktor")])),
        await upload("riverton", bundleOf([])),
      ];
      const importId = await begin("riverton", first);
      await expect.poll(async () => (await look("riverton", importId)).progress?.phase).toBe("joining");
      expect((await ask("riverton", "POST", "/imports", { uploadId: second })).json()).toMatchObject({
        type: "/problems/import-running",
        status: 409,
      });
      expect((await ask("bayview", "POST", `/imports/${importId}/stop`)).statusCode).toBe(404);
      expect((await ask("riverton", "POST", `/imports/${importId}/stop`)).statusCode).toBe(204);
      expect(await look("riverton", importId)).toMatchObject({ state: "refused", refusal: { code: "import.stopped" } });
      expect((await ask("riverton", "POST", `/imports/${importId}/stop`)).statusCode).toBe(409);
      expect(readdirSync(folder)).toContain(first); // it may be imported after all
    });
    expect(await isKnown("viktor")).toBe(false);
  });

  it("is answered by a server that goes: the import is stopped first, and nothing of it is stored", async () => {
    const importId = await whileNothingMerges(async () => {
      const id = await begin("riverton", await upload("riverton", bundleOf([...rivertonFacts(), ...learner("wanda")])));
      await expect.poll(async () => (await look("riverton", id)).progress?.phase).toBe("joining");
      await app.close();
      return id;
    });
    app = await open();
    expect(await look("riverton", importId)).toMatchObject({ state: "refused", refusal: { code: "import.stopped" } });
    expect(await isKnown("wanda")).toBe(false);
  });
});

describe("an administrator compares what was uploaded", () => {
  const compare = async (who: string, uploadId: string): Promise<ReconcileView> => {
    const answer = await ask(who, "POST", "/reconciliations", { uploadId });
    expect([answer.statusCode, answer.json()]).toEqual([202, { uploadId }]);
    const view = async () => (await ask(who, "GET", `/reconciliations/${uploadId}`)).json() as ReconcileView;
    await expect.poll(async () => (await view()).state, { timeout: 20_000 }).not.toBe("running");
    return view();
  };

  it("sees what differs, changes nothing, and imports the same upload then", async () => {
    const id = await upload("riverton", bundleOf([...rivertonFacts(), ...learner("xenia")]));
    const { state, report } = await compare("riverton", id);
    expect([state, report?.source, report?.isEqual]).toEqual(["done", "riverton", false]);
    expect(report?.rows.find(({ kind }) => kind === "learner")?.missingHere.count).toBe(1);
    expect(await isKnown("xenia")).toBe(false);
    const kept = (await ask("riverton", "GET", "/reconciliations")).json() as { items: { source: string }[] };
    expect(kept.items.map(({ source }) => source)).toContain("riverton");
    for (const who of ["bayview", "everywhere"])
      expect((await ask(who, "GET", `/reconciliations/${id}`)).statusCode).toBe(404);
    expect(await over("riverton", await begin("riverton", id))).toMatchObject({ state: "done" });
    expect(await isKnown("xenia")).toBe(true);
  });

  it("of another district learns nothing of it", async () => {
    const id = await upload("bayview", bundleOf([...rivertonFacts(), ...learner("yuri")]));
    const view = await compare("bayview", id);
    expect(view).toMatchObject({ state: "refused", refusal: { code: "source.not-yours" } });
    expect(view).not.toHaveProperty("report");
    expect((await ask("bayview", "DELETE", `/uploads/${id}`)).statusCode).toBe(204);
  });

  it("waits for no import, and a server that goes stops it", async () => {
    const id = await upload("riverton", bundleOf([...rivertonFacts(), ...learner("zoe")]));
    await whileNothingMerges(async () => {
      expect((await ask("riverton", "POST", "/reconciliations", { uploadId: id })).statusCode).toBe(202);
      expect((await ask("riverton", "POST", "/reconciliations", { uploadId: id })).json()).toMatchObject({
        type: "/problems/import-running",
      });
      await expect
        .poll(async () => (await ask("riverton", "GET", `/reconciliations/${id}`)).json(), { timeout: 20_000 })
        .toMatchObject({ progress: { phase: "joining" } });
      await app.close();
    });
    app = await open();
    expect((await ask("riverton", "GET", `/reconciliations/${id}`)).statusCode).toBe(404);
    expect(await isKnown("zoe")).toBe(false);
  });
});

it("a sample person who brings real data in keeps this session and the account, and no password that others know", async () => {
  const [email, other] = ["sam@sample.test", "sue@sample.test"];
  const sample = { password, isSample: true };
  const { accountId } = await addAccount(offices.store, {
    ...sample,
    email,
    person: "riverton:ito",
    hat: "administrator@riverton:d",
  });
  await addAccount(offices.store, {
    ...sample,
    email: other,
    person: "riverton:boone",
    hat: "administrator@riverton:d",
  });
  const enter = (address: string) =>
    app.inject({ method: "POST", url: "/api/v1/session", payload: { email: address, password } });
  for (const who of ["sam", "elsewhere"])
    cookies[who] = String((await enter(email)).headers["set-cookie"]).split(";")[0] ?? "";
  await over("sam", await begin("sam", await upload("sam", bundleOf([...rivertonFacts(), ...learner("uma")]))));
  await expect.poll(async () => (await ask("elsewhere", "GET", "/session")).statusCode).toBe(401);
  expect((await ask("sam", "GET", "/session")).json()).toMatchObject({ email });
  for (const address of [email, other]) expect((await enter(address)).statusCode).toBe(401);
  const { invitation } = (await ask("sam", "POST", `/accounts/${accountId}/invitation`)).json() as {
    invitation: string;
  };
  const set = { method: "POST", payload: { password: "a password of my own" } } as const;
  expect((await app.inject({ ...set, url: `/api/v1/invitations/${invitation.split("#")[1]}` })).statusCode).toBe(200);
});

it("what a killed server left as running, the next start tells as broken off; not while an import runs", async () => {
  const client = makeClient(offices.store.owner);
  await client.connect();
  const id = newId();
  const { subjectId } = offices.admins.riverton;
  await client.query("insert into base.import (id, state, started_by) values ($1, 'running', $2)", [id, subjectId]);
  await client.query("select pg_advisory_lock(7003)");
  await settleKilled(offices.store);
  expect((await look("riverton", id)).state).toBe("running");
  await client.end();
  await settleKilled(offices.store);
  const left = await look("riverton", id);
  expect(left).toMatchObject({ state: "failed" });
  expect(left).not.toHaveProperty("refusal");
});
