import { Writable } from "node:stream";
import { v7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import type { Changes } from "../entry/change.ts";
import type { Entry } from "../entry/entry.ts";
import { importLock } from "../exchange/import.ts";
import { idAt } from "../kernel/id.ts";
import { cursorOf, highestId, lowestId } from "../kernel/page.ts";
import { numberOf } from "../privacy/category.ts";
import { makeClient } from "../store/connect.ts";
import { statement } from "../store/statement.ts";
import { openTestStore } from "../store/testing.ts";
import { askToken, bear, letIn, type Program } from "./agreement.testing.ts";
import { termsFor } from "./agreement-terms.testing.ts";
import { makeApp } from "./app.ts";
import { bringUpToDate } from "./installation.job.ts";
import { type Offices, openOffices } from "./office.testing.ts";

let offices: Offices;
let p3: string;
let mateo: string;
let nora: string;
beforeAll(async () => {
  offices = await openOffices();
  ({ p3 } = offices.classIds);
  ({ mateo, nora } = offices.ids);
});

const letInFor = (more: Parameters<typeof termsFor>[1] = {}, order: object = {}) =>
  letIn(offices.app, offices.admins.riverton, termsFor(p3, more), order);
const open = async (agreementId: string, ...categories: string[]) => {
  for (const category of categories)
    await offices.as.rosa.send("PUT", `/learners/${mateo}/choices/${agreementId}/${category}`, { level: "detail" });
};
const everything = [
  "name",
  "identity",
  "enrollment",
  "attendance",
  "course-grade",
  "incident",
  "plan",
  "work",
  "recognition",
  "goal",
].map((kind) => ({ kind, fields: ["*"] }));

const minutesAgo = (minutes: number) => Date.now() - minutes * 60_000;
const put = statement(
  "test.work-of-then",
  `insert into base.entry (learner_id, id, slice, author_id, kind, method, body, received_at)
  values ($1, $2, $3, $1, 'work', 'asserted', $4, to_timestamp($5::float8 / 1000))`,
);
/** A work that came in some minutes ago. */
const workFrom = async (minutes: number, title: string, learnerId = mateo, more: object = {}): Promise<string> => {
  const at = minutesAgo(minutes);
  const id = v7({ msecs: at });
  await offices.store.work.rows(put, [learnerId, id, numberOf("works"), { title, ...more }, at]);
  return id;
};
describe("a token", () => {
  it("is asked for as OAuth 2 says, by header or by body, and lasts a quarter of an hour", async () => {
    const { fresh } = await letInFor();
    const answer = await askToken(offices.app, fresh);
    expect(answer.headers["cache-control"]).toBe("no-store");
    expect(answer.json()).toEqual({
      access_token: expect.stringMatching(/^[\w-]{43}$/),
      token_type: "Bearer",
      expires_in: expect.toSatisfy((seconds: number) => seconds > 890 && seconds <= 900),
      scope: "learners.readonly entries.readonly digests.readonly elements.propose",
    });
    const inBody = await offices.app.inject({
      method: "POST",
      url: "/oauth/token",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      payload: `grant_type=client_credentials&client_id=${fresh.clientId}&client_secret=${fresh.secret}`,
    });
    expect(inBody.statusCode).toBe(200);
  });

  it("is refused as OAuth 2 says", async () => {
    const { fresh } = await letInFor({}, { scopes: ["learners.readonly"] });
    const refusals = [
      [await askToken(offices.app, { ...fresh, secret: "A".repeat(43) }), 401, "invalid_client"],
      [await askToken(offices.app, { ...fresh, clientId: nora }), 401, "invalid_client"],
      [await askToken(offices.app, { ...fresh, clientId: "nobody" }), 401, "invalid_client"],
      [await askToken(offices.app, fresh, { scope: "entries.readonly" }), 400, "invalid_scope"],
      [await askToken(offices.app, fresh, { grant_type: "password" }), 400, "unauthorized_client"],
    ] as const;
    for (const [answer, status, error] of refusals)
      expect([answer.statusCode, answer.json().error]).toEqual([status, error]);
    for (const [type, payload] of [
      ["application/json", "{}"],
      ["application/x-www-form-urlencoded", ""],
      ["application/x-www-form-urlencoded", "grant_type=a&grant_type=b&client_id=a&client_id=b&client_secret=c"],
    ] as const) {
      const answer = await offices.app.inject({
        method: "POST",
        url: "/oauth/token",
        headers: { "content-type": type },
        payload,
      });
      expect([400, 401], answer.body).toContain(answer.statusCode);
      expect(answer.json()).toMatchObject({ error: expect.any(String) });
    }
  });

  it("opens only what its scopes name, and no page or act of people", async () => {
    const { fresh } = await letInFor();
    const { access_token } = (await askToken(offices.app, fresh, { scope: "learners.readonly" })).json();
    const narrow = bear(offices.app, access_token);
    expect((await narrow.get("/learners")).statusCode).toBe(200);
    for (const path of [`/learners/${mateo}/entries`, `/learners/${mateo}/digests`, "/changes"])
      expect((await narrow.get(path)).statusCode, path).toBe(403);
    const { program } = await letInFor();
    for (const path of ["export", "backpack", "choices", "access", "holdings", "agreements", "family"])
      expect([401, 403], path).toContain((await program.get(`/learners/${mateo}/${path}`)).statusCode);
    for (const path of ["/session", "/classes", "/accounts", "/agreements", "/app-requests"])
      expect([401, 403], path).toContain((await program.get(path)).statusCode);
    const write = await offices.app.inject({
      method: "POST",
      url: `/api/v1/learners/${mateo}/entries`,
      headers: { authorization: `Bearer ${program.token}` },
      payload: { kind: "work", body: { title: "Forged" } },
    });
    expect([401, 403]).toContain(write.statusCode);
  });

  it("that is made up, of another installation, or beside somebody's cookie opens nothing", async () => {
    const elsewhere = await openTestStore();
    await bringUpToDate(elsewhere, { timeZone: "UTC", today: undefined, publicUrl: undefined });
    const app = await makeApp({ store: elsewhere, secure: false, webFolder: undefined });
    const { program } = await letInFor();
    for (const stranger of [bear(app, program.token), bear(offices.app, "A".repeat(43)), bear(offices.app, "'--")]) {
      const answer = await stranger.get("/learners");
      expect([answer.statusCode, answer.json().type]).toEqual([401, "/problems/token-refused"]);
      expect(answer.headers["www-authenticate"]).toContain("invalid_token");
    }
    await app.close();
  });

  it("falls at once with its client; a renewed secret leaves the old one some hours, or none", async () => {
    const { riverton, bayview } = offices.admins;
    const { fresh, program } = await letInFor();
    const path = `/clients/${fresh.clientId}`;
    expect((await bayview.send("DELETE", path)).statusCode).toBe(404);
    const second = (await riverton.send("POST", `${path}/secrets`, {})).json();
    expect((await askToken(offices.app, fresh)).statusCode).toBe(200);
    expect((await askToken(offices.app, second)).statusCode).toBe(200);
    const third = (await riverton.send("POST", `${path}/secrets`, { overlapHours: 0 })).json();
    expect((await askToken(offices.app, fresh)).statusCode).toBe(401);
    expect((await askToken(offices.app, second)).statusCode).toBe(401);
    expect((await askToken(offices.app, third)).statusCode).toBe(200);
    expect((await riverton.send("DELETE", path)).statusCode).toBe(204);
    expect((await program.get("/learners")).statusCode).toBe(401);
    expect((await askToken(offices.app, third)).statusCode).toBe(401);
  });

  it("stands nowhere as it is: tables and log hold hashes and no secret", async () => {
    const lines: string[] = [];
    const log = new Writable({ write: (chunk, _, done) => done(void lines.push(String(chunk))) });
    const { fresh, program } = await letInFor();
    const app = await makeApp({ store: offices.store, secure: false, webFolder: undefined, log: { stream: log } });
    await askToken(app, fresh);
    await askToken(app, { ...fresh, secret: "wrong" });
    await bear(app, program.token).get(`/learners/${mateo}/entries?cursor=x`);
    await app.close();
    const kept = await offices.store.identity.rows(
      statement(
        "test.kept-secrets",
        "select s::text as row from identity.client_secret s union all select t::text from identity.client_token t",
      ),
    );
    const all = JSON.stringify([kept, lines]);
    expect(kept.length).toBeGreaterThan(1);
    for (const secret of [fresh.secret, program.token]) expect(all).not.toContain(secret);
  });

  it("is held to its client's requests a minute", async () => {
    const { program } = await letInFor({}, { requestsPerMinute: 3 });
    const answers = [];
    for (let times = 0; times < 4; times++) answers.push((await program.get("/learners")).statusCode);
    expect(answers).toEqual([200, 200, 200, 429]);
  });
});

describe("a program", () => {
  it("gets of an entry the fields that were agreed, and of who wrote it nothing", async () => {
    const { agreement, program } = await letInFor();
    await open(agreement.id, "portfolio", "recognitions");
    const { items } = (await program.get(`/learners/${mateo}/entries`)).json() as { items: Entry[] };
    expect(items.map(({ kind, body }) => ({ kind, body }))).toEqual(
      expect.arrayContaining([
        { kind: "work", body: { title: "Slope poster" } },
        { kind: "recognition", body: { title: "Teamwork award", issuer: "Tri-County Robotics" } },
      ]),
    );
    expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(["work", "recognition"]));
    expect(items[0]?.provenance).toEqual({
      method: "reported",
      author: { id: expect.any(String), kind: "source" },
      observedOn: expect.any(String),
      receivedAt: expect.any(String),
      receivedOn: expect.any(String),
    });
  });

  it("never gets more than its agreement, the school and the family allow, however much it signed for", async () => {
    const { agreement, program } = await letInFor({ name: "Greedy", schedule: everything });
    const kindsSeen = async () => {
      const { items } = (await program.get(`/learners/${mateo}/entries`)).json() as { items: Entry[] };
      return new Set(items.map(({ kind }) => kind));
    };
    const before = await kindsSeen();
    for (const hidden of ["incident", "course-grade", "work", "recognition", "goal", "attendance"])
      expect(before).not.toContain(hidden);
    await open(agreement.id, "portfolio");
    expect(await kindsSeen()).toContain("work");
    expect(await kindsSeen()).not.toContain("recognition");
    for (const learner of [offices.ids.lucia, offices.ids.grace])
      expect((await program.get(`/learners/${learner}/entries`)).statusCode).toBe(404);
  });

  it("knows learners by name only where the name was agreed, and sums up only what was agreed whole", async () => {
    const named = await letInFor({ name: "Named", schedule: everything });
    const nameless = await letInFor({ name: "Nameless", schedule: [{ kind: "name", fields: ["given"] }] });
    const list = async ({ program }: typeof named) => (await program.get("/learners")).json().items as object[];
    expect(await list(named)).toEqual([
      { id: nora, name: "Nora Haddad" },
      { id: mateo, name: "Mateo Rivera" },
    ]);
    expect(await list(nameless)).toEqual([mateo, nora].sort().map((id) => ({ id })));
    expect((await nameless.program.get("/learners?name=mat")).json().items).toEqual([]);
    expect((await nameless.program.get("/learners?sourceId=mateo")).json().items).toEqual([]);
    const digests = (await nameless.program.get(`/learners/${mateo}/digests`)).json().items;
    expect(digests).toEqual([]);
    const whole = (await named.program.get(`/learners/${mateo}/digests`)).json().items as { slice: string }[];
    expect(whole.map(({ slice }) => slice)).toContain("name");
    expect(JSON.stringify(whole)).not.toContain("Maria");
  });

  it("is in the family's log with what it was handed, by what way, and nothing it was not", async () => {
    const { agreement, program } = await letInFor({ name: "Logged" });
    await open(agreement.id, "portfolio", "recognitions");
    await workFrom(90, "From before");
    await program.get(`/learners/${mateo}/entries?kind=work`);
    await program.get("/changes");
    const { items } = (await offices.as.rosa.get(`/learners/${mateo}/access?who=outside`)).json();
    const own = items.filter(({ who }: { who: { name?: string } }) => who.name === "Logged");
    expect(own).toEqual([
      expect.objectContaining({ what: "changes", channel: "sync", purpose: "agreement" }),
      expect.objectContaining({
        what: "learner.entries",
        channel: "api",
        read: [{ category: "portfolio", slice: "works", level: "detail" }],
      }),
    ]);
  });

  it("reads nothing before the first day and after the last", async () => {
    const { riverton } = offices.admins;
    const later = await riverton.send("POST", "/agreements", termsFor(p3, { name: "Later", startsOn: "2026-12-01" }));
    expect(later.statusCode).toBe(201);
    const { fresh, program } = await letInFor({ name: "Short", endsOn: "2026-11-30" });
    await offices.turnTo("2026-12-01");
    expect((await program.get("/learners")).statusCode).toBe(401);
    expect((await askToken(offices.app, fresh)).statusCode).toBe(401);
    await offices.turnTo("2026-11-20");
    expect((await program.get("/learners")).statusCode).toBe(200);
  });
});

describe("what changed", () => {
  /** Where a program stood that asked for everything some minutes ago. */
  const askedBefore = (minutes: number) => cursorOf([idAt(minutesAgo(minutes)), highestId, lowestId, lowestId]);
  const ask = async (program: Program, query: string) => (await program.get(`/changes?${query}`)).json() as Changes;

  it("comes by cursor, each once and in order, in pages of any size; nothing of another class or before its time", async () => {
    const { agreement, program } = await letInFor({ name: "Sync" });
    await open(agreement.id, "portfolio");
    const made = [];
    for (const minutes of [9, 8, 7, 6]) made.push(await workFrom(minutes, `Made ${minutes} minutes ago`));
    await workFrom(5, "Not theirs", offices.ids.grace);
    const fresh = await workFrom(0, "Just now");
    for (const limit of [1, 2, 500]) {
      const seen: string[] = [];
      let cursor = askedBefore(10);
      for (let isAll = false; !isAll; ) {
        const page = await ask(program, `limit=${limit}&cursor=${cursor}`);
        seen.push(...page.entries.map(({ entry }) => entry.id));
        ({ next: cursor, isAll } = page);
      }
      expect(seen).toEqual(made);
      expect((await ask(program, `cursor=${cursor}`)).entries).toEqual([]);
    }
    expect((await ask(program, "")).entries.map(({ entry }) => entry.id)).not.toContain(fresh);
  });

  it("passes over no entry behind those of which the agreement leaves nothing, whatever the page", async () => {
    const schedule = [{ kind: "work", fields: ["what"] }];
    const { agreement, program } = await letInFor({ name: "Only what", schedule });
    await open(agreement.id, "portfolio");
    await workFrom(4, "Without a word");
    await workFrom(3.5, "Another one");
    const id = await workFrom(3.2, "With one", mateo, { what: "A clay pot" });
    await workFrom(3.1, "The last");
    for (const limit of [1, 2]) {
      const seen: string[] = [];
      let cursor = askedBefore(4.1);
      for (let isAll = false; !isAll; ) {
        const page = await ask(program, `limit=${limit}&cursor=${cursor}`);
        seen.push(...page.entries.map(({ entry }) => entry.id));
        ({ next: cursor, isAll } = page);
      }
      expect(seen).toEqual([id]);
      const path = `/learners/${mateo}/entries?limit=${limit}`;
      const listed: string[] = [];
      for (let next: string | undefined = ""; next !== undefined; ) {
        const page = (await program.get(path + (next && `&cursor=${next}`))).json() as {
          items: Entry[];
          next?: string;
        };
        listed.push(...page.items.map((each) => each.id));
        next = page.next;
      }
      expect(listed).toContain(id);
    }
  });

  it("waits for an import that is under way, and for none that was killed", async () => {
    const { agreement, program } = await letInFor({ name: "Patient" });
    await open(agreement.id, "portfolio");
    const id = await workFrom(3, "Came beside an import");
    const running = statement<{ id: string }>(
      "test.import-runs",
      "insert into base.import (id, state, started_at) values (gen_random_uuid(), 'running', now() - interval '4 minutes') returning id",
    );
    const idsSince = async () => (await ask(program, `cursor=${askedBefore(5)}`)).entries.map(({ entry }) => entry.id);
    await offices.store.work.rows(running);
    expect(await idsSince()).toContain(id);
    const importer = makeClient(offices.store.connectionOf("work"), "test-import");
    await importer.connect();
    await importer.query("select pg_advisory_lock($1)", [importLock]);
    expect(await idsSince()).not.toContain(id);
    await importer.end();
    await expect.poll(idsSince).toContain(id);
  });

  it("tells what stands no longer, and of whom more or less is open now", async () => {
    const { agreement, program } = await letInFor({ name: "Keeps copies" });
    await open(agreement.id, "portfolio");
    const id = await workFrom(8, "Taken back");
    await offices.store.work.rows(
      statement("test.take-back", "update base.entry set superseded_at = now() - interval '2 minutes' where id = $1"),
      [id],
    );
    const after = await ask(program, `cursor=${askedBefore(2.5)}`);
    expect([after.entries, after.gone]).toEqual([[], [{ learnerId: mateo, entryId: id }]]);
    expect((await ask(program, `cursor=${askedBefore(1)}`)).gone).toEqual([]);

    await offices.as.rosa.send("POST", `/learners/${mateo}/agreements/${agreement.id}/stop`);
    await offices.store.work.rows(
      statement("test.long-ago", "update base.grants_history set changed_at = changed_at - interval '2 minutes'"),
    );
    const stopped = await ask(program, `cursor=${askedBefore(2.5)}`);
    expect([stopped.entries, stopped.gone, stopped.reread]).toEqual([[], [], [mateo]]);
    expect((await program.get(`/learners/${mateo}/entries`)).statusCode).toBe(404);
  });

  it("tells of whom to read anew where an element was turned off: what it held is to go from copies too", async () => {
    const { agreement, program } = await letInFor({ name: "Keeps works" });
    await open(agreement.id, "portfolio");
    const forget = statement("test.forget-history", "delete from base.grants_history");
    const long = statement(
      "test.long-past",
      "update base.grants_history set changed_at = changed_at - interval '2 minutes'",
    );
    const turn = (isOn: boolean) => offices.as.rosa.send("PUT", `/learners/${mateo}/elements/work`, { isOn });
    await offices.store.work.rows(forget);
    expect((await turn(false)).statusCode).toBe(204);
    await offices.store.work.rows(long);
    expect((await ask(program, `cursor=${askedBefore(2.5)}`)).reread).toEqual([mateo]);
    await turn(true);
  });
});
