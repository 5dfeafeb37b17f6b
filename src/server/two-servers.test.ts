import { mkdir } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { queueMail } from "../identity/mail.job.ts";
import { addDays } from "../kernel/date.ts";
import { decideConsent, requestConsent } from "../privacy/consent.job.ts";
import { shippedPack } from "../privacy/pack.ts";
import { statement } from "../store/statement.ts";
import { letIn } from "./agreement.testing.ts";
import { termsFor } from "./agreement-terms.testing.ts";
import { password } from "./district.testing.ts";
import { metadataOf, openFilePlace, sendPiece } from "./files.testing.ts";
import { type Offices, openOffices } from "./office.testing.ts";
import { until } from "./program.testing.ts";
import { type Server, startBeside } from "./servers.testing.ts";

/** Two servers on one database and one folder, as a district runs them behind one address: work is done once, and either answers for both. */
let offices: Offices;
let mateo: string;
let servers: readonly [Server, Server];
const today = "2026-11-20";
const near = addDays(today, 10);
const mails: string[] = [];
const hooks: string[] = [];
const outbox = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onData: (stream, _, done) => {
    let body = "";
    stream.on("data", (part: Buffer) => {
      body += part.toString();
    });
    stream.on("end", () => {
      mails.push(/^Message-ID: <(.+)@daypack>/im.exec(body)?.[1] ?? "");
      done(null);
    });
  },
});
const receiver = createServer((request, response) => {
  hooks.push(String(request.headers["webhook-id"]));
  request.resume();
  response.writeHead(200).end();
});
const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port; // both listen on ports
const run = (text: string, values: unknown[] = []) =>
  offices.store.work.rows<Record<string, unknown>>(statement("", text), values);
const count = async (text: string, values: unknown[] = []) => Number((await run(text, values))[0]?.n);

beforeAll(async () => {
  offices = await openOffices();
  mateo = offices.ids.mateo;
  await new Promise<void>((ready) => outbox.listen(0, "127.0.0.1", ready));
  await new Promise<void>((ready) => receiver.listen(0, "127.0.0.1", ready));
  await owe();
  const { folder } = await openFilePlace();
  await mkdir(folder, { recursive: true });
  const env = {
    DAYPACK_SMTP: `smtp://127.0.0.1:${portOf(outbox.server)}`,
    DAYPACK_MAIL_FROM: "daypack@riverton.test",
  };
  const start = () => startBeside(offices.store, { folder, today: near, env });
  servers = await Promise.all([start(), start()]);
});
afterAll(async () => {
  for (const server of servers ?? []) await server.kill();
  await new Promise<void>((closed) => outbox.close(closed));
  await new Promise((closed) => receiver.close(closed));
  await offices.app.close();
});

const owed = { mails: 30, hooks: 30, consents: 20 };
/** Mails, messages to a program, and consents whose end comes near on the day that the servers start on. */
async function owe(): Promise<void> {
  const { store, app, admins, as } = offices;
  for (let at = 0; at < owed.mails; at++)
    await queueMail(store.identity, {
      ...{ to: `reader-${at}@riverton.test`, language: "en", subject: { en: "A", es: "A" }, text: [] },
    });
  for (let at = 0; at < owed.consents; at++)
    await store.work.transaction([], async (transaction) => {
      const consentId = await requestConsent(transaction, shippedPack, {
        learnerId: mateo,
        askedBy: as.ito.subjectId,
        terms: {
          ...{
            kind: "other",
            party: `Visit ${at}`,
            purpose: "A visit",
            write: "none",
            retention: "a year",
            onward: "",
          },
          ...{ parts: [{ slice: "surveys", level: "detail" }], items: [], startsOn: today, endsOn: addDays(today, 40) },
        },
      });
      const by = as.rosa.subjectId;
      await decideConsent(transaction, shippedPack, { learnerId: mateo, consentId, by, grants: true, language: "en" });
    });
  const { agreement } = await letIn(app, admins.riverton, termsFor(offices.classIds.p3));
  for (const by of [as.rosa, as.luis])
    await by.send("PUT", `/learners/${mateo}/choices/${agreement.id}/recognitions`, { level: "detail" });
  const url = `http://127.0.0.1:${portOf(receiver)}/daypack`;
  await admins.riverton.send("PUT", `/agreements/${agreement.id}/hook`, { url });
  await run(
    `with m as (insert into base.amendment (learner_id, id, entry_id, what, made_by)
      select e.learner_id, gen_random_uuid(), e.id, 'statement', $2
      from (select learner_id, id from base.entry where learner_id = $1 order by id limit 1) e, generate_series(1, ${owed.hooks})
      returning learner_id, id)
    insert into base.delivery (learner_id, id, amendment_id, subject_id, way, state)
    select m.learner_id, gen_random_uuid(), m.id, s.id, 'app', 'owed' from m join base.subject s on s.agreement_id = $3`,
    [mateo, as.rosa.subjectId, agreement.id],
  );
}

/** A session at one server, which is carried to the other. */
async function signInAt({ address }: Server, email: string) {
  const session = await fetch(`${address}/api/v1/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  const cookie = session.headers.get("set-cookie")?.split(";")[0] ?? "";
  return (at: Server, path: string, init: RequestInit = {}) =>
    fetch(`${at.address}/api/v1${path}`, {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init.headers)), cookie },
    });
}
const json = (method: string, body: object): RequestInit => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

it("do what is owed once between them: mails, messages to programs, and the work of a new day", async () => {
  const [one, two] = servers;
  await until(() => one.turns() > 3 && two.turns() > 3);
  await until(
    async () =>
      mails.length >= owed.mails && (await count("select count(*) as n from base.delivery where state = 'owed'")) === 0,
  );
  await until(async () => (await run("select from base.installation where worked_on = $1", [near])).length > 0);
  const turns = [one.turns(), two.turns()];
  await until(() => one.turns() > (turns[0] ?? 0) + 2 && two.turns() > (turns[1] ?? 0) + 2);
  const toReaders = await offices.store.identity.rows(
    statement<{ id: string }>("test.to-readers", "select id from identity.mail where to_address like 'reader-%'"),
  );
  for (const { id } of toReaders) expect(mails.filter((each) => each === id)).toHaveLength(1);
  expect([new Set(mails).size, new Set(hooks).size]).toEqual([mails.length, owed.hooks]);
  expect(hooks).toHaveLength(owed.hooks);
  expect(await count("select count(*) as n from base.consent_event where step = 'remind'")).toBe(owed.consents);
  expect([one.said(), two.said()]).toEqual(["", ""]);
});

it("take each other's sessions, uploads and pages: a file begun at one goes on and is read at the other", async () => {
  const [one, two] = servers;
  const self = await signInAt(one, "mateo@riverton.test");
  const bytes = Buffer.from("What I saw at the river. ".repeat(8_000));
  const tus = { "tus-resumable": "1.0.0" };
  const begun = await self(one, "/files", {
    method: "POST",
    headers: {
      ...tus,
      "upload-length": String(bytes.length),
      "upload-metadata": metadataOf("river.txt", "text/plain"),
    },
  });
  const id = begun.headers.get("location")?.split("/").at(-1) ?? "";
  const at = (server: Server) => (path: string, init?: RequestInit) => self(server, path, init);
  expect((await sendPiece(at(one), id, 0, bytes.subarray(0, 90_000))).status).toBe(204);
  const head = await self(two, `/files/${id}`, { method: "HEAD", headers: tus });
  expect(head.headers.get("upload-offset")).toBe("90000");
  expect((await sendPiece(at(two), id, 90_000, bytes.subarray(90_000))).status).toBe(204);
  const { file } = (await (await self(one, `/files/${id}`)).json()) as { file: object };
  const made = await self(
    two,
    `/learners/${mateo}/entries`,
    json("POST", { kind: "work", body: { title: "River", files: [file] } }),
  );
  expect(made.status).toBe(201);
  const entry = (await made.json()) as { id: string };
  const read = await self(one, `/learners/${mateo}/entries/${entry.id}/files/0`);
  expect(Buffer.from(await read.arrayBuffer()).equals(bytes)).toBe(true);
});

it("decide alike from the next request on: what is chosen, signed out or made at one holds at the other", async () => {
  const [one, two] = servers;
  const [rosa, boone] = [await signInAt(one, "rosa@riverton.test"), await signInAt(two, "boone@riverton.test")];
  const titles = async () => (await boone(two, `/learners/${mateo}/digests`)).text();
  expect(await titles()).toContain("Slope poster");
  expect(
    (await rosa(one, `/learners/${mateo}/choices/support/portfolio`, json("PUT", { level: "hidden" }))).status,
  ).toBe(200);
  expect(await titles()).not.toContain("Slope poster");
  const text = (en: string) => ({ en, es: en });
  const { items } = (await offices.admins.everywhere.get("/agreements/organizations")).json() as {
    items: { id: string; name: string }[];
  };
  const admin = await signInAt(one, "everywhere@office.test");
  const definition = {
    ...{ title: text("House team"), why: text("Every learner has one."), slice: "works", writers: ["learner"] },
    fields: [{ name: "team", label: text("Team"), as: "line", needed: true, inSummary: true }],
  };
  const own = await admin(
    one,
    "/custom-elements",
    json("POST", { organizationId: items.find(({ name }) => name.startsWith("Riverton"))?.id, definition }),
  );
  const { kind } = (await own.json()) as { kind: string };
  const self = await signInAt(one, "mateo@riverton.test");
  // The other hears of a new kind at its next turn.
  const turns = two.turns();
  await until(() => two.turns() > turns + 1);
  expect((await self(two, `/learners/${mateo}/entries`, json("POST", { kind, body: { team: "Otters" } }))).status).toBe(
    201,
  );
  expect((await rosa(one, "/session", { method: "DELETE" })).status).toBe(204);
  expect((await rosa(two, `/learners/${mateo}/backpack`)).status).toBe(401);
});
