import { setTimeout as wait } from "node:timers/promises";
import type { LightMyRequestResponse } from "fastify";
import { beforeAll, describe, expect, it } from "vitest";
import type { Entry } from "../entry/entry.ts";
import { requestConsent } from "../privacy/consent.job.ts";
import { shippedPack } from "../privacy/pack.ts";
import { statement } from "../store/statement.ts";
import { type Caller, type District, importFacts, openDistrict } from "./district.testing.ts";
import { openFilePlace, openSenders } from "./files.testing.ts";
import { inboxOf, letHelperIn } from "./helper.testing.ts";
import { makeLink, recipientOf } from "./share.testing.ts";

/**
 * Two things at the same instant. Each race is run over and over, with the second one a little later each time: whichever comes first,
 * one holds, the other hears so, and nothing is half one and half the other.
 */
let district: District;
let mateo: string;
let kim: Caller;
let lee: Caller;
beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
  await importFacts(district.store, [
    { row: "staff/kim", fact: { noun: "staff", key: "kim", given: "Kim", family: "Park" } },
    { row: "staff/lee", fact: { noun: "staff", key: "lee", given: "Lee", family: "Stone" } },
  ]);
  kim = await district.join("kim", "registrar@lincoln");
  lee = await district.join("lee", "registrar@lincoln");
});

const run = (text: string, values: unknown[] = []) =>
  district.store.work.rows<Record<string, unknown>>(statement("", text), values);
const count = async (text: string, values: unknown[] = []) => Number((await run(text, values))[0]?.n);
/** How much later the second begins, in ms. */
const gaps = [0, 0, 1, 2, 4, 8];
type Asked = () => Promise<LightMyRequestResponse>;
/** Both at once; their statuses. */
async function race(gap: number, first: Asked, second: Asked) {
  const later = async () => {
    await wait(gap);
    return second();
  };
  return Promise.all([first(), later()]);
}
const statuses = (answers: readonly LightMyRequestResponse[]) => answers.map(({ statusCode }) => statusCode).sort();

describe("two who change one goal", () => {
  it("hear which of them came too late, with what stands now and the tag to go on from", async () => {
    const { rosa, mateo: self } = district.as;
    const path = `/learners/${mateo}/entries`;
    const own = await self.send("POST", path, { kind: "goal", body: { statement: "Read more", state: "active" } });
    let { id } = own.json() as Entry;
    for (const gap of gaps) {
      const change = (by: Caller, statement: string) => () =>
        by.send(
          "POST",
          path,
          { kind: "goal", body: { statement, state: "active" }, supersedes: id, reason: "New words" },
          { "if-match": `"${id}"` },
        );
      const answers = await race(gap, change(self, `Mine ${gap}`), change(self, `Also mine ${gap}`));
      expect(statuses(answers)).toEqual([201, 412]);
      const won = answers.find(({ statusCode }) => statusCode === 201) as LightMyRequestResponse;
      const lost = answers.find(({ statusCode }) => statusCode === 412) as LightMyRequestResponse;
      const standing = (lost.json() as { standing: Entry }).standing;
      expect([standing.id, won.headers.etag]).toEqual([won.json().id, `"${standing.id}"`]);
      const stands = "select count(*) as n from base.entry where learner_id = $1 and supersedes = $2";
      expect(await count(stands, [mateo, id])).toBe(1);
      expect((await rosa.get(`${path}/${standing.id}`)).headers.etag).toBe(`"${standing.id}"`);
      ({ id } = standing);
    }
  });
});

describe("what a family answers at the same time", () => {
  it("is accepted or declined, never both: an entry is there when it was accepted, and only then", async () => {
    const { rosa, luis } = district.as;
    const tutor = await letHelperIn(district, "rosa", mateo, { email: "dana@tutor.test" });
    for (const [at, gap] of gaps.entries()) {
      const title = `Lantern ${at}`;
      const body = { title, issuer: "Riverside Makers" };
      await tutor.send("POST", "/contributions", {
        contributions: [{ learnerId: mateo, kind: "recognition", body, key: `lantern-${at}` }],
      });
      const found = (await inboxOf(rosa)).find((each) => JSON.stringify(each.body).includes(title));
      const say = (by: Caller, answer: string) => () =>
        by.send("POST", "/contributions/answers", { contributions: [{ id: found?.id, learnerId: mateo }], answer });
      const [first, second] = at % 2 === 0 ? (["accepted", "declined"] as const) : (["declined", "accepted"] as const);
      const answers = await race(gap, say(rosa, first), say(luis, second));
      expect(statuses(answers)).toEqual([200, 404]);
      const isAccepted = (answers[0].statusCode === 200 ? first : second) === "accepted";
      const made = "select count(*) as n from base.entry where learner_id = $1 and body ->> 'title' = $2";
      expect([title, await count(made, [mateo, title])]).toEqual([title, isAccepted ? 1 : 0]);
    }
  });

  it("is one signature of a consent, by whom it was first, and one receipt", async () => {
    const { rosa, luis } = district.as;
    for (const [at, gap] of gaps.entries()) {
      const consentId = await district.store.work.transaction([], (transaction) =>
        requestConsent(transaction, shippedPack, {
          learnerId: mateo,
          askedBy: district.as.ito.subjectId,
          terms: {
            ...{ kind: "other", party: `Visit ${at}`, purpose: "A visit", write: "none", retention: "a year" },
            ...{ parts: [{ slice: "surveys", level: "detail" }], items: [], onward: "", startsOn: "2026-11-20" },
          },
        }),
      );
      const path = `/learners/${mateo}/consents/${consentId}/answer`;
      const sign =
        (by: Caller, grants = true) =>
        () =>
          by.send("POST", path, { grants, language: "en" });
      // Twice by one, by both, and a yes against a no.
      const pairs = [
        [sign(rosa), sign(rosa)],
        [sign(rosa), sign(luis)],
        [sign(luis, false), sign(rosa)],
      ] as const;
      const [first, second] = pairs[at % pairs.length] ?? pairs[0];
      const answers = await race(gap, first, second);
      expect(statuses(answers)[0]).toBe(200);
      const events = await run(
        "select step, done_by from base.consent_event where learner_id = $1 and consent_id = $2 and step in ('grant', 'decline', 'activate')",
        [mateo, consentId],
      );
      const said = events.filter(({ step }) => step !== "activate");
      expect(said).toHaveLength(1);
      const [row] = await run("select state, signature from base.consent where learner_id = $1 and id = $2", [
        mateo,
        consentId,
      ]);
      expect([said[0]?.step, row?.state]).toEqual(
        said[0]?.step === "grant" ? ["grant", "active"] : ["decline", "declined"],
      );
    }
  });
});

describe("two second persons", () => {
  it("who lift one document at once: one did", async () => {
    const { guardianships } = (await district.as.luis.get(`/learners/${mateo}/family`)).json() as {
      guardianships: { guardianId: string }[];
    };
    const body = { guardianId: guardianships[0]?.guardianId, kind: "supervised", effectiveOn: "2026-11-20" };
    for (const gap of gaps) {
      const made = await district.as.ito.send("POST", `/learners/${mateo}/court-documents`, body);
      const path = `/learners/${mateo}/court-documents/${(made.json() as { id: string }).id}/lift`;
      const answers = await race(
        gap,
        () => kim.send("POST", path),
        () => lee.send("POST", path),
      );
      expect(answers.filter(({ statusCode }) => statusCode === 204)).toHaveLength(1);
      expect(statuses(answers)[1]).toBeGreaterThanOrEqual(400);
    }
  });

  it("who approve and refuse one exception at once: one of them is written down, and it is open or it is not", async () => {
    const reason = "A classmate says that somebody is in danger and cannot be found.";
    for (const [at, gap] of gaps.entries()) {
      await run("delete from base.exception");
      const order = {
        basis: "caseworker",
        reason,
        reference: `Case ${at}`,
        endsOn: "2026-12-20",
        categories: ["grades"],
      };
      const made = await district.as.boone.send("POST", `/learners/${mateo}/exceptions`, order);
      expect(made.statusCode, made.body).toBe(201);
      const path = `/learners/${mateo}/exceptions/${(made.json() as { id: string }).id}`;
      const answers = await race(
        gap,
        () => kim.send("POST", `${path}/approve`, {}),
        () => lee.send("POST", `${path}/refuse`, {}),
      );
      expect(answers.filter(({ statusCode }) => statusCode === 204)).toHaveLength(1);
      const [row] = await run(
        "select opened_at is not null as opened, ended_at is not null as ended from base.exception",
      );
      expect(row?.opened !== row?.ended).toBe(true);
    }
  });
});

describe("a link", () => {
  it("that is stopped while it is opened shows nothing from the moment that the stop is answered", async () => {
    const { rosa, luis } = district.as;
    const { items } = (await rosa.get(`/learners/${mateo}/entries?kind=recognition`)).json() as { items: Entry[] };
    for (const [at, gap] of gaps.entries()) {
      const reader = recipientOf(district.app, `198.51.100.${at}`);
      const link = await makeLink(rosa, mateo, { to: `College ${at}`, entryIds: [items[0]?.id ?? ""] });
      let isStopped = false;
      const late: number[] = [];
      const reading = (async () => {
        for (let look = 0; look < 12; look++) {
          const begunAfter = isStopped;
          if (look % 4 === 0) await reader.open(link);
          const { statusCode } = await reader.get(link);
          if (begunAfter) late.push(statusCode);
        }
      })();
      await wait(gap * 10);
      expect((await luis.send("POST", `/learners/${mateo}/links/${link.id}/stop`)).statusCode).toBe(204);
      isStopped = true;
      await reading;
      expect(late.filter((status) => status !== 404)).toEqual([]);
      expect([(await reader.open(link)).statusCode, (await reader.get(link)).statusCode]).toEqual([404, 404]);
    }
  });

  it("opened in its last second is over in the next: on the new day, and when the two hours are", async () => {
    const { rosa } = district.as;
    const { items } = (await rosa.get(`/learners/${mateo}/entries?kind=recognition`)).json() as { items: Entry[] };
    const reader = recipientOf(district.app, "198.51.100.77");
    const link = await makeLink(rosa, mateo, { to: "Last day", days: 1, entryIds: [items[0]?.id ?? ""] });
    const [opened] = await Promise.all([reader.open(link), district.turnTo("2026-11-21")]);
    expect([200, 404]).toContain(opened.statusCode);
    expect([(await reader.get(link)).statusCode, (await reader.open(link)).statusCode]).toEqual([404, 404]);
    await district.turnTo("2026-11-20");
    const other = await makeLink(rosa, mateo, { to: "Two hours", entryIds: [items[0]?.id ?? ""] });
    expect((await reader.open(other)).statusCode).toBe(200);
    await run("update base.share_session set expires_at = now() + interval '1 minute'");
    expect((await reader.get(other)).statusCode).toBe(200);
    await run("update base.share_session set expires_at = now()");
    expect((await reader.get(other)).statusCode).toBe(404);
  });
});

describe("a guardian whom a court keeps away", () => {
  it("gets no further piece of a film that is running, nor a page, from the moment it is entered", async () => {
    const place = await openFilePlace();
    const open = await openSenders(district.store, place);
    const [self, luis] = [await open("mateo"), await open("luis")];
    const file = await self.sendGood(Buffer.from("What I saw at the river. ".repeat(40_000)), "river.txt");
    const made = await self.ask(`/learners/${mateo}/entries`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ kind: "work", body: { title: "River", files: [file] } }),
    });
    const path = `/learners/${mateo}/entries/${((await made.json()) as Entry).id}/files/0`;
    const piece = (from: number) => luis.ask(path, { headers: { range: `bytes=${from}-${from + 999}` } });
    expect((await piece(0)).status).toBe(206);
    const { guardianships } = (await district.as.luis.get(`/learners/${mateo}/family`)).json() as {
      guardianships: { guardianId: string }[];
    };
    let isEntered = false;
    const late: number[] = [];
    const watching = (async () => {
      for (let at = 1; at < 60; at++) {
        const begunAfter = isEntered;
        const [next, page] = [await piece(at * 1_000), await luis.ask(`/learners/${mateo}/backpack`)];
        await Promise.all([next.arrayBuffer(), page.arrayBuffer()]);
        if (begunAfter) late.push(next.status, page.status);
      }
    })();
    await wait(40);
    const body = { guardianId: guardianships[0]?.guardianId, kind: "no-access", effectiveOn: "2026-11-20" };
    expect((await district.as.ito.send("POST", `/learners/${mateo}/court-documents`, body)).statusCode).toBe(201);
    isEntered = true;
    await watching;
    expect(late.length).toBeGreaterThan(10);
    expect(late.filter((status) => status !== 404)).toEqual([]);
  });
});
