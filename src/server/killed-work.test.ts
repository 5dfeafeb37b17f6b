import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { keepBlobs } from "../entry/blob.job.ts";
import { certificateHash } from "../entry/disposal.job.ts";
import type { Disposal } from "../entry/retention.ts";
import { queueMail } from "../identity/mail.job.ts";
import { addDays } from "../kernel/date.ts";
import { newId } from "../kernel/id.ts";
import { decideConsent, requestConsent } from "../privacy/consent.job.ts";
import type { ConsentTerms } from "../privacy/consent.ts";
import { shippedPack } from "../privacy/pack.ts";
import { statement } from "../store/statement.ts";
import { letIn } from "./agreement.testing.ts";
import { termsFor } from "./agreement-terms.testing.ts";
import { readConfig } from "./config.ts";
import { importFacts, password } from "./district.testing.ts";
import { filePlaceOf } from "./file-settings.ts";
import { openFilePlace } from "./files.testing.ts";
import { type Offices, openOffices, rivertonFacts } from "./office.testing.ts";
import { until } from "./program.testing.ts";
import { killAt, startBeside } from "./servers.testing.ts";

/**
 * A server that is killed in the middle of its work, over and over, and started again: nothing is lost, nothing is done twice, and
 * nothing is attested that was not done.
 */
let offices: Offices;
let folder: string;
let mateo: string;
/** DAYPACK_KILLS says how often each work is killed, in place of once or twice. */
const kills = Number(process.env.DAYPACK_KILLS ?? 1);
const today = "2026-11-20";
beforeAll(async () => {
  offices = await openOffices();
  ({ folder } = await openFilePlace());
  await mkdir(folder, { recursive: true });
  mateo = offices.ids.mateo;
});
afterAll(() => offices.app.close());

const run = (text: string, values: unknown[] = []) =>
  offices.store.work.rows<Record<string, unknown>>(statement("", text), values);
const count = async (text: string, values: unknown[] = []) => Number((await run(text, values))[0]?.n);
const start = (env: Record<string, string> = {}, day = today) =>
  startBeside(offices.store, { folder, today: day, env });
/** Signs in by the network, as a browser does; answers how to post there. */
async function signInAt(address: string, email: string) {
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ email, password });
  const session = await fetch(`${address}/api/v1/session`, { method: "POST", headers, body });
  const cookie = session.headers.get("set-cookie")?.split(";")[0] ?? "";
  return (path: string, asked: object) =>
    fetch(`${address}/api/v1${path}`, {
      method: "POST",
      headers: { ...headers, cookie },
      body: JSON.stringify(asked),
    });
}
/** Lets one server come to the end of what is owed. */
async function finish(isDone: () => Promise<boolean>, env?: Record<string, string>, day?: string): Promise<void> {
  const server = await start(env, day);
  await until(isDone);
  await server.kill();
  expect(server.said()).toBe("");
}

it("mails everything that is owed, each once but what was on its way when it died", { timeout: 180_000 }, async () => {
  const came: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, _, done) => {
      let body = "";
      stream.on("data", (part: Buffer) => {
        body += part.toString();
      });
      stream.on("end", () => {
        came.push(/^Message-ID: <(.+)@daypack>/im.exec(body)?.[1] ?? "");
        setTimeout(() => done(null), 15);
      });
    },
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const env = {
    DAYPACK_SMTP: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    DAYPACK_MAIL_FROM: "a@b.test",
  };
  const ids: string[] = [];
  for (let at = 0; at < 40; at++)
    ids.push(
      await queueMail(offices.store.identity, {
        ...{ to: `reader-${at}@riverton.test`, language: "en", subject: { en: "A", es: "A" }, text: [] },
      }),
    );
  const waits = () =>
    offices.store.identity.rows(
      statement("test.mail-due", "update identity.mail set try_after = now() where sent_at is null"),
    );
  let before = 0;
  await killAt(
    kills,
    async () => {
      await waits();
      before = came.length;
      return start(env);
    },
    async () => came.length > before + 3,
  );
  await waits();
  await finish(async () => ids.every((id) => came.includes(id)), env);
  expect(came.length).toBeLessThanOrEqual(ids.length + kills);
  await new Promise<void>((closed) => server.close(closed));
});

it("tells a program's server of everything that changed, each under one id", { timeout: 180_000 }, async () => {
  const came: string[] = [];
  const receiver = createServer((request, response) => {
    came.push(String(request.headers["webhook-id"]));
    request.resume();
    setTimeout(() => response.writeHead(200).end(), 15);
  });
  await new Promise<void>((ready) => receiver.listen(0, "127.0.0.1", ready));
  const { riverton } = offices.admins;
  const { agreement } = await letIn(offices.app, riverton, termsFor(offices.classIds.p3));
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/daypack`;
  expect((await riverton.send("PUT", `/agreements/${agreement.id}/hook`, { url })).statusCode).toBe(200);
  // Without a word of the family's a program has no tie, and hears of nothing.
  for (const by of [offices.as.rosa, offices.as.luis])
    await by.send("PUT", `/learners/${mateo}/choices/${agreement.id}/recognitions`, { level: "detail" });
  const owed = 40;
  await run(
    `with m as (insert into base.amendment (learner_id, id, entry_id, what, made_by)
      select e.learner_id, gen_random_uuid(), e.id, 'statement', $2
      from (select learner_id, id from base.entry where learner_id = $1 order by id limit 1) e, generate_series(1, ${owed})
      returning learner_id, id)
    insert into base.delivery (learner_id, id, amendment_id, subject_id, way, state)
    select m.learner_id, gen_random_uuid(), m.id, s.id, 'app', 'owed' from m join base.subject s on s.agreement_id = $3`,
    [mateo, offices.as.rosa.subjectId, agreement.id],
  );
  const waits = () => count("select count(*) as n from base.delivery where state = 'owed'");
  let before = 0;
  await killAt(
    kills,
    async () => {
      before = came.length;
      return start();
    },
    async () => came.length > before + 3,
  );
  expect(await waits()).toBeGreaterThan(0);
  await finish(async () => (await waits()) === 0);
  expect(new Set(came).size).toBe(owed);
  expect(came.length).toBeLessThanOrEqual(owed + kills);
  expect(await count("select count(*) as n from base.delivery where state = 'sent'")).toBe(owed);
  await new Promise((closed) => receiver.close(closed));
});

it("asks every family of a questionnaire once, and keeps every answer once", { timeout: 180_000 }, async () => {
  const learners = Array.from({ length: 120 }, (_, at) => `asked-${at}`);
  const guardian = { relationship: "Parent", mayRead: true, mayDecide: true, household: "home-rosa" };
  await importFacts(offices.store, [
    ...rivertonFacts(),
    ...learners.flatMap((key) => [
      { row: `learner/${key}`, fact: { noun: "learner", key } as const },
      {
        row: `enrollment/${key}`,
        fact: { noun: "enrollment", key, learner: key, organization: "lincoln", startsOn: "2026-08-24" } as const,
      },
      {
        row: `guardianship/${key}`,
        fact: { noun: "guardianship", key, learner: key, guardian: "rosa", ...guardian } as const,
      },
    ]),
  ]);
  const { riverton } = offices.admins;
  const { items } = (await riverton.get("/agreements/organizations")).json() as {
    items: { id: string; name: string }[];
  };
  const organizationId = items.find(({ name }) => name.startsWith("Lincoln"))?.id;
  const said = (en: string) => ({ en, es: en });
  const definition = {
    ...{ title: said("How I work"), about: said("Habits"), choices: ["Never", "Often"].map(said) },
    ...{
      scales: [{ key: "effort", title: said("Effort") }],
      items: [{ key: "a", text: said("I finish"), scale: "effort" }],
    },
  };
  const made = await riverton.send("POST", "/instruments", { organizationId, definition });
  const { id: instrumentId } = made.json() as { id: string };
  const order = { instrumentId, organizationId, ratedBy: "self", opensOn: today, closesOn: "2026-12-18" };
  const launched = await riverton.send("POST", "/surveys", { ...order, basis: "consent" });
  const { id } = launched.json() as { id: string };
  const all = await count("select count(*) as n from base.survey_learner where survey_id = $1", [id]);
  expect(all).toBeGreaterThan(2);
  const toTell = () =>
    count("select count(*) as n from base.survey_learner where survey_id = $1 and asked_at is null", [id]);
  let before = all;
  await killAt(
    kills,
    async () => {
      before = await toTell();
      return start();
    },
    async () => (await toTell()) < before || before === 0,
  );
  await finish(async () => (await toTell()) === 0);
  expect(
    await run(
      `select l.learner_id, count(n.id)::int as asked from base.survey_learner l left join base.consent n
        on n.learner_id = l.learner_id and n.terms ->> 'kind' = 'survey' where l.survey_id = $1 group by 1 having count(n.id) <> 1`,
      [id],
    ),
  ).toEqual([]);
  // A launch and an answer on servers that die under them: as if they had never been asked, or whole.
  const surveys = () => count("select count(*) as n from base.survey");
  const answers = () =>
    count("select count(*) as n from base.entry where learner_id = $1 and kind = 'survey-response'", [mateo]);
  const open = (await riverton.send("POST", "/surveys", { ...order, basis: "none" })).json() as { id: string };
  const path = `/learners/${mateo}/surveys/${open.id}/answers`;
  for (const patience of Array.from({ length: kills }, (_, at) => 5 + 20 * at)) {
    const server = await start();
    const admin = await signInAt(server.address, "riverton@office.test");
    const self = await signInAt(server.address, "mateo@riverton.test");
    const asking = Promise.allSettled([
      admin("/surveys", { ...order, basis: "none" }),
      self(path, { answers: { a: 2 } }),
    ]);
    await wait(patience);
    await server.kill();
    await asking;
    const short = "select survey_id from base.survey_learner group by survey_id having count(*) <> $1";
    expect(await run(short, [all])).toEqual([]);
    expect(await count("select count(distinct survey_id) as n from base.survey_learner")).toBe(await surveys());
  }
  await finish(async () => (await count("select count(*) as n from base.survey_learner where asked_at is null")) === 0);
  const had = await answers();
  const again = await offices.as.mateo.send("POST", path, { answers: { a: 2 } });
  expect([had, again.statusCode, await answers()]).toEqual(had === 0 ? [0, 204, 1] : [1, 422, 1]);
});

it("ends consents on a new day, each in one step and told once", { timeout: 180_000 }, async () => {
  const terms: ConsentTerms = {
    ...{
      kind: "other",
      party: "Lincoln Middle School",
      purpose: "A visit",
      write: "none",
      retention: "a year",
      onward: "",
    },
    ...{ parts: [{ slice: "surveys", level: "detail" }], items: [], startsOn: today, endsOn: addDays(today, 40) },
  };
  const signed = 60;
  for (let at = 0; at < signed; at++)
    await offices.store.work.transaction([], async (transaction) => {
      const order = { learnerId: mateo, terms: { ...terms, party: `Visit ${at}` }, askedBy: offices.as.ito.subjectId };
      const consentId = await requestConsent(transaction, shippedPack, order);
      const by = offices.as.rosa.subjectId;
      await decideConsent(transaction, shippedPack, { learnerId: mateo, consentId, by, grants: true, language: "en" });
    });
  const stepped = (step: string) => () =>
    count(
      `select count(*) as n from base.consent_event e join base.consent c on c.learner_id = e.learner_id and c.id = e.consent_id
      where e.step = $1 and c.terms ->> 'party' like 'Visit %'`,
      [step],
    );
  const near = addDays(today, 35);
  const after = addDays(today, 41);
  for (const [day, done, wanted] of [
    [near, stepped("remind"), signed],
    [after, stepped("expire"), signed],
  ] as const) {
    await killAt(
      kills,
      () => start({}, day),
      async () => (await done()) > 0,
    );
    await finish(
      async () => (await run("select from base.installation where worked_on = $1", [day])).length > 0,
      {},
      day,
    );
    expect([day, await done()]).toEqual([day, wanted]);
  }
});

it("destroys what two people confirmed, attests it once all of it is gone with its files, and counts each entry once", {
  timeout: 240_000,
}, async () => {
  const { riverton } = offices.admins;
  const { districts } = (await riverton.get("/disposals")).json() as { districts: { id: string }[] };
  await run(
    `insert into base.entry (learner_id, id, slice, mark, author_id, kind, method, observed_on, body)
    select e.learner_id, gen_random_uuid(), e.slice, e.mark, e.author_id, e.kind, e.method, e.observed_on, e.body
    from base.entry e, generate_series(1, 2600) where e.learner_id = $1 and e.kind = 'incident'`,
    [mateo],
  );
  const place = filePlaceOf(readConfig({ DAYPACK_DATA: folder }));
  const bytes = Buffer.from("What happened in the hall");
  const hash = createHash("sha256").update(bytes).digest("hex");
  const path = join(folder, "hall.txt");
  await writeFile(path, bytes);
  await keepBlobs(offices.store.work, place.blobs, [{ hash, path, bytes: bytes.length }], async (transaction) => {
    await transaction.rows(
      statement(
        "",
        `insert into base.entry_file (learner_id, entry_id, position, file_id, name, media_type, bytes, hash)
        select learner_id, id, 0, $2, 'hall.txt', 'text/plain', $3, decode($4, 'hex')
        from base.entry where learner_id = $1 and kind = 'incident' order by id desc limit 1`,
      ),
      [mateo, newId(), bytes.length, hash],
    );
  });
  await run("update base.blob set kept_at = kept_at - interval '2 hours'");
  await run("update base.enrollment set ends_on = '2021-06-10' where learner_id = $1", [mateo]);
  const left = () => count("select count(*) as n from base.entry where learner_id = $1 and kind = 'incident'", [mateo]);
  const counted = () => count("select coalesce(sum(entries), 0) as n from base.tombstone");
  const all = await left();
  await offices.turnTo(addDays(today, 42));
  const reason = "The schedule of the district";
  const proposed = await riverton.send("POST", "/disposals", {
    organizationId: districts[0]?.id,
    kinds: ["incident"],
    reason,
  });
  expect(proposed.statusCode, proposed.body).toBe(201);
  const { id } = proposed.json() as { id: string };
  const day = addDays(today, 90);
  await offices.turnTo(day);
  expect((await offices.as.ito.send("POST", `/disposals/${id}/confirm`)).statusCode).toBe(204);
  const isDone = async () => (await run("select from base.disposal where finished_on is not null")).length > 0;
  const read = async () =>
    ((await riverton.get("/disposals")).json() as { items: Disposal[] }).items.find((each) => each.id === id);
  let before = 0;
  await killAt(
    kills + 1,
    async () => {
      before = await counted();
      return start({}, day);
    },
    async () => (await counted()) > before || (await isDone()),
  );
  expect((await counted()) + (await left())).toBe(all);
  if ((await left()) > 0) expect((await read())?.certificate).toBeUndefined();
  await finish(isDone, {}, day);
  const { certificate, hash: attested } = (await read()) ?? {};
  expect([await left(), await counted(), certificate?.entries]).toEqual([0, all, all]);
  expect(certificate && certificateHash(certificate).toString("hex")).toBe(attested);
  // What says "files are deleted" is not signed while they lie there.
  expect([existsSync(join(folder, "files", "kept", hash.slice(0, 2), hash)), await place.blobs.has(hash)]).toEqual([
    false,
    false,
  ]);
});
