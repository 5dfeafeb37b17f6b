import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { listMail } from "../identity/mail.job.ts";
import type { ShareView } from "../privacy/share.ts";
import { statement } from "../store/statement.ts";
import { makeApp } from "./app.ts";
import { type District, importFacts, openDistrict, signIn } from "./district.testing.ts";
import { anyLink, makeLink, type Recipient, recipientOf } from "./share.testing.ts";

let district: District;
let mateo: string;
let kim: Recipient;
let idOf: Readonly<Record<string, string>>;
beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
  kim = recipientOf(district.app, "203.0.113.7");
  const { entries } = (await district.as.rosa.get(`/learners/${mateo}/backpack`)).json() as {
    entries: { id: string; kind: string }[];
  };
  idOf = Object.fromEntries(entries.map(({ id, kind }) => [kind, id]));
});

// One link a recipient: what a test leaves is stopped before the next.
afterEach(async () => {
  for (const { id, daysLeft } of await links()) if (daysLeft > 0) await stop(id);
});

const links = async () =>
  ((await district.as.luis.get(`/learners/${mateo}/links`)).json() as { items: ShareView[] }).items ?? [];
const stop = (id: string, by: "rosa" | "luis" = "rosa") =>
  district.as[by].send("POST", `/learners/${mateo}/links/${id}/stop`);
const kindsIn = (body: string) => (JSON.parse(body) as { entries: { kind: string }[] }).entries.map(({ kind }) => kind);

describe("a link", () => {
  it("shows a recipient without an account what was chosen, once they answered, and is counted for the family", async () => {
    const link = await makeLink(district.as.rosa, mateo, {
      entryIds: [idOf.recognition ?? ""],
      parts: [
        { slice: "name", level: "status" },
        { slice: "own", level: "summary" },
      ],
    });
    const asked = await kim.post("knock", { token: link.token });
    expect(asked.json()).toEqual({ linkId: link.id, language: "en", asks: ["word"], hint: "Our boat" });
    expect((await kim.get(link)).statusCode).toBe(404);
    expect((await kim.open(link)).statusCode).toBe(200);
    const shown = await kim.get(link);
    expect(shown.headers["referrer-policy"]).toBe("no-referrer");
    expect(shown.headers["x-robots-tag"]).toContain("noindex");
    const page = shown.json() as {
      head: object;
      learner: object;
      digests: { slice: string }[];
      notice: { en: string };
    };
    expect(page.head).toMatchObject({ to: "Harbor State College", from: "Rosa, for Mateo", why: "To apply" });
    expect(page.learner).toEqual({ name: "Mateo Rivera" });
    expect(kindsIn(shown.body)).toEqual(["recognition"]);
    expect(page.digests.map(({ slice }) => slice).sort()).toEqual(["name", "own"]);
    expect(page.notice.en).toContain("99.33");
    const [view] = await links();
    expect(view).toMatchObject({ id: link.id, isYours: false, daysLeft: 7, openings: [{ device: "other" }] });
    const log = (await district.as.luis.get(`/learners/${mateo}/access`)).body;
    expect(log).toContain("link.open");
    expect(log).toContain('"name":"Harbor State College"');
    expect(JSON.stringify(view)).not.toContain(link.token);
  });

  it("for everybody shows nothing that one adult keeps out of public lists, from the next request on", async () => {
    const { rosa, luis } = district.as;
    const link = await makeLink(rosa, mateo, {
      ...{ audience: "public", entryIds: [idOf.recognition ?? ""] },
      parts: [{ slice: "name", level: "status" }],
    });
    await kim.open(link);
    expect((await kim.get(link)).body).toMatch(/Mateo Rivera.*Teamwork award|Teamwork award.*Mateo Rivera/s);
    const keep = (item: string, keepIn: boolean) =>
      luis.send("PUT", `/learners/${mateo}/directory`, { choices: [{ audience: "anyone", item, keepIn }] });
    expect((await keep("name", true)).statusCode).toBe(204);
    expect((await kim.get(link)).body).not.toContain("Mateo Rivera");
    expect((await kim.get(link)).body).toContain("Teamwork award");
    expect((await keep("*", true)).statusCode).toBe(204);
    for (const path of ["", "/copy.json", "/copy.html"])
      expect((await kim.get(link, path)).body, path).not.toMatch(/Mateo Rivera|Teamwork award/);
    const limits = (await rosa.get(`/learners/${mateo}/links/limits?audience=public`)).body;
    expect(limits).not.toMatch(/"name"|"recognitions"/);
    expect((await district.as.rosa.get(`/learners/${mateo}/links/limits?audience=college`)).body).toContain('"name"');
    for (const item of ["*", "name"]) await keep(item, false);
    expect((await kim.get(link)).body).toContain("Mateo Rivera");
  });

  it("hands the same out as files, each with the notice that it must not be passed on", async () => {
    const link = await makeLink(district.as.rosa, mateo, { entryIds: [idOf.recognition ?? ""] });
    await kim.open(link);
    for (const ending of ["json", "html", "pdf"]) {
      const file = await kim.get(link, `/copy.${ending}`);
      expect([file.statusCode, file.headers.link], ending).toEqual([200, expect.stringContaining("terms-of-service")]);
      if (ending === "json") expect(kindsIn(file.body)).toEqual(["recognition"]);
      if (ending !== "pdf") expect(file.body).toContain("99.33");
      expect(file.body).not.toContain("radios");
    }
  });

  it("opens nothing from the next request on when any guardian stops it, and is then like one that never was", async () => {
    const link = await makeLink(district.as.rosa, mateo, { entryIds: [idOf.recognition ?? ""] });
    await kim.open(link);
    expect((await stop(link.id, "luis")).statusCode).toBe(204);
    const guess = { ...link, token: "x".repeat(43) };
    const same = (answer: { body: string; statusCode: number }) => [answer.statusCode, answer.body];
    for (const what of ["knock", "open", "code"] as const)
      expect(same(await kim.post(what, { token: link.token, answer: "la paloma" })), what).toEqual(
        same(await kim.post(what, { token: guess.token, answer: "la paloma" })),
      );
    for (const path of ["", "/copy.pdf", "/copy.json", `/entries/${idOf.recognition}/files/0`])
      expect((await kim.get(link, path)).json(), path).toMatchObject({ type: "/problems/link-unknown" });
    expect((await stop(link.id)).statusCode).toBe(409);
  });

  it("has the address that people type in its URL, whatever name a proxy in front calls this server", async () => {
    const app = await makeApp({
      ...{ store: district.store, secure: true, webFolder: undefined },
      publicUrl: "https://daypack.district.example",
    });
    const rosa = await signIn(app, "rosa@riverton.test", district.as.rosa.subjectId);
    const given = { ...anyLink, entryIds: [idOf.recognition ?? ""] };
    const headers = { host: "127.0.0.1:4600" };
    const made = await rosa.send("POST", `/learners/${mateo}/links`, given, headers);
    expect((made.json() as { url: string }).url).toMatch(/^https:\/\/daypack\.district\.example\/shared#/);
    await app.close();
  });

  it("is over on the day after its last", async () => {
    const link = await makeLink(district.as.rosa, mateo, { entryIds: [idOf.recognition ?? ""], days: 1 });
    await kim.open(link);
    expect((await kim.get(link)).statusCode).toBe(200);
    await district.turnTo("2026-11-21");
    expect((await kim.get(link)).statusCode).toBe(404);
    await district.turnTo("2026-11-20");
  });

  it("never shows more than its audience, its maker and the other guardian allow", async () => {
    const refused = async (more: object) =>
      (await district.as.rosa.send("POST", `/learners/${mateo}/links`, { ...anyLink, ...more })).json() as object;
    const tooMuch = { type: "/problems/link-refused" };
    // What a college may see of it at most is a summary; an item is a detail.
    expect(await refused({ entryIds: [idOf["about-me"]] })).toMatchObject(tooMuch);
    expect(await refused({ parts: [{ slice: "mastery", level: "detail" }] })).toMatchObject(tooMuch);
    expect(await refused({ parts: [{ slice: "incidents", level: "status" }] })).toMatchObject(tooMuch);
    // Of what each guardian writes alone neither shows the other's.
    expect(await refused({ audience: "helper", parts: [{ slice: "family", level: "summary" }] })).toMatchObject(
      tooMuch,
    );
    const note = "select id from base.entry where learner_id = $1 and kind = 'restricted-note'";
    const [restricted] = await district.store.work.rows(statement<{ id: string }>("test.restricted", note), [mateo]);
    expect(await refused({ audience: "receiving-school", entryIds: [restricted?.id] })).toMatchObject(tooMuch);
    expect(await refused({ parts: [] })).toMatchObject(tooMuch);
    expect(await refused({ parts: [{ slice: "grades", level: "status" }], ask: undefined })).toMatchObject(tooMuch);

    const link = await makeLink(district.as.rosa, mateo, { parts: [{ slice: "grades", level: "detail" }] });
    await kim.open(link);
    expect(kindsIn((await kim.get(link)).body)).toEqual(["course-grade"]);
    await district.as.luis.send("PUT", `/learners/${mateo}/choices/college/grades`, { level: "hidden" });
    expect((await kim.get(link)).statusCode).toBe(404);
    await district.as.luis.send("DELETE", `/learners/${mateo}/choices`);
  });

  it("opens nothing any more, not even what its audience may see unasked, once who made it decides no longer", async () => {
    const link = await makeLink(district.as.luis, mateo, {
      audience: "receiving-school",
      parts: [{ slice: "own", level: "summary" }],
    });
    await kim.open(link);
    expect((await kim.get(link)).statusCode).toBe(200);
    const { guardianships } = (await district.as.luis.get(`/learners/${mateo}/family`)).json() as {
      guardianships: { id: string }[];
    };
    const path = `/learners/${mateo}/guardianships/${guardianships[0]?.id}`;
    await district.as.ito.send("PUT", path, { mayRead: true, mayDecide: false });
    expect([(await kim.get(link)).statusCode, (await kim.open(link)).statusCode]).toEqual([404, 404]);
    await district.as.ito.send("PUT", path, { mayRead: true, mayDecide: true });
  });

  it("is not made by a learner under age, by the school, or twice for one recipient", async () => {
    const body = { ...anyLink, parts: [{ slice: "recognitions", level: "summary" }] };
    for (const who of ["mateo", "ito"] as const)
      expect((await district.as[who].send("POST", `/learners/${mateo}/links`, body)).statusCode, who).toBe(422);
    expect((await district.as.samira.send("POST", `/learners/${mateo}/links`, body)).statusCode).toBe(404);
    await makeLink(district.as.rosa, mateo, { parts: [{ slice: "recognitions", level: "summary" }] });
    const twice = { ...body, to: "  harbor STATE college" };
    expect((await district.as.luis.send("POST", `/learners/${mateo}/links`, twice)).statusCode).toBe(422);
  });

  it("follows an item to its corrected version only where the family wants that", async () => {
    const award = { noun: "entry", kind: "recognition", learner: "mateo", key: "an-award" } as const;
    const say = (title: string) =>
      importFacts(district.store, [
        { row: "recognition/an-award", fact: { ...award, body: { title, issuer: "Fair" } } },
      ]);
    await say("Second prize");
    const { entries } = (await district.as.rosa.get(`/learners/${mateo}/backpack`)).json() as {
      entries: { id: string; body: { title?: string } }[];
    };
    const id = entries.find(({ body }) => body.title === "Second prize")?.id ?? "";
    const still = await makeLink(district.as.rosa, mateo, { entryIds: [id], to: "Still" });
    const moving = await makeLink(district.as.rosa, mateo, { entryIds: [id], to: "Moving", keepsUp: true });
    for (const link of [still, moving]) await kim.open(link);
    await say("First prize");
    expect((await kim.get(moving)).body).toContain("First prize");
    const stopped = (await kim.get(still)).json() as { entries: object[]; head: { hasChanged: boolean } };
    expect([stopped.entries, stopped.head.hasChanged]).toEqual([[], true]);
    expect((await links()).find((each) => each.id === still.id)?.changed).toBe(1);
  });
});

describe("the second question of a link", () => {
  it("waits an hour after five wrong answers, and tells who made it", async () => {
    const link = await makeLink(district.as.rosa, mateo, { parts: [{ slice: "recognitions", level: "summary" }] });
    const guesser = recipientOf(district.app, "203.0.113.66");
    for (let tries = 0; tries < 5; tries++)
      expect((await guesser.open(link, { answer: `guess ${tries}` })).statusCode).toBe(401);
    const right = await kim.open(link);
    expect([right.statusCode, right.json()]).toMatchObject([429, { type: "/problems/sign-in-paused" }]);
    expect((await district.as.rosa.get("/notices")).body).toContain("link.guessed");
  });

  it("shuts out an address that guesses at many links", async () => {
    const guesser = recipientOf(district.app, "203.0.113.99");
    for (let tries = 0; tries < 20; tries++)
      expect((await guesser.post("knock", { token: `${tries}`.padEnd(43, "x") })).statusCode).toBe(404);
    expect((await guesser.post("knock", { token: "y".repeat(43) })).statusCode).toBe(429);
    // Who waited the hour may mistype again, as at first.
    const anHourLater =
      "update base.share_guess set paused_until = now() - interval '1 second' where paused_until is not null";
    await district.store.work.rows(statement("test.share-hour", anHourLater));
    for (let tries = 0; tries < 2; tries++)
      expect((await guesser.post("knock", { token: "z".repeat(43) })).statusCode).toBe(404);
  });

  it("can be a code by mail, good once, for ten minutes, and for this link alone", async () => {
    const link = await makeLink(district.as.rosa, mateo, {
      parts: [{ slice: "recognitions", level: "summary" }],
      ask: undefined,
      mail: "admissions@harbor.example",
    } as object);
    expect((await kim.post("knock", { token: link.token })).json()).toMatchObject({ asks: ["mail"] });
    expect((await kim.open(link, { code: "000000" })).statusCode).toBe(401);
    expect((await kim.post("code", { token: link.token })).statusCode).toBe(204);
    expect((await kim.post("code", { token: link.token })).statusCode).toBe(429);
    const [mail] = await listMail(district.store.identity, { to: "admissions@harbor.example", isSending: false });
    expect(mail?.body).not.toContain("Mateo");
    const code = /\d{6}/.exec(mail?.body ?? "")?.[0] ?? "";
    expect((await kim.open(link, { code })).statusCode).toBe(200);
    expect((await kim.open(link, { code })).statusCode).toBe(401);
  });
});

it("keeps of a link's secret nothing but a hash", async () => {
  const link = await makeLink(district.as.rosa, mateo, { parts: [{ slice: "recognitions", level: "summary" }] });
  await kim.open(link);
  const rows = await district.store.work.rows(
    statement<{ text: string }>(
      "test.share-text",
      `select h::text || c::text || coalesce((select string_agg(x::text, '') from base.share_session x), '') as text
      from base.share h join base.consent c on c.id = h.consent_id`,
    ),
  );
  for (const { text } of rows) {
    expect(text).not.toContain(link.token);
    expect(text.toLowerCase()).not.toContain("paloma");
  }
});

it("gives every consent a receipt: for machines, for reading and for paper, in the language it was signed in", async () => {
  const link = await makeLink(district.as.rosa, mateo, {
    parts: [{ slice: "recognitions", level: "summary" }],
    language: "es",
  });
  const receipt = (ending: string) =>
    district.as.luis.get(`/learners/${mateo}/consents/${link.consentId}/receipt${ending}`);
  expect((await receipt("")).json()).toMatchObject({
    record_id: link.consentId,
    pii_principal_id: mateo,
    privacy_notice: { language: "es" },
    pii_processing: { purposes: [{ purpose: "To apply", onward_transfer: "none" }] },
    daypack: { signed: { by: "guardian", proof: "session" } },
  });
  const page = (await receipt(".html")).body;
  expect(page).toContain("Recibo de un consentimiento");
  expect(page).toContain("un tutor legal");
  expect((await receipt(".pdf")).rawPayload.subarray(0, 5).toString()).toBe("%PDF-");
  expect((await district.as.mateo.get(`/learners/${mateo}/consents`)).body).toContain(link.consentId);
});
