import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addAccount } from "../identity/account.job.ts";
import { type Caller, type District, openDistrict, password, signIn } from "../server/district.testing.ts";
import { firstRow, statement } from "../store/statement.ts";
import { tellOfMessages } from "./message.job.ts";
import type { Correspondent, Thread, ThreadItem } from "./message.ts";

let district: District;
let mateo: string;
const about = (path: string, learnerId = mateo) => `/learners/${learnerId}/${path}`;
const correspondents = async (who: Caller, learnerId = mateo) =>
  (await who.get(about("correspondents", learnerId))).json().items as Correspondent[];
const threads = async (who: Caller) => (await who.get("/messages")).json().items as ThreadItem[];
const open = async (who: Caller, threadId: string) => who.get(about(`messages/${threadId}`));
const write = (who: Caller, to: readonly Caller[], said: object = { template: "talk-this-week" }, learnerId = mateo) =>
  who.send("POST", about("messages", learnerId), { to: to.map(({ subjectId }) => subjectId), ...said });
const begun = async (who: Caller, to: readonly Caller[], said?: object): Promise<string> => {
  const answer = await write(who, to, said);
  expect(answer.statusCode).toBe(201);
  return answer.json().threadId;
};
const rows = (name: string, sql: string, values: readonly unknown[] = []) =>
  district.store.work.rows(statement(`test.${name}`, sql), values);
const clearAll = async () => {
  for (const table of ["message", "thread_member", "thread", "together_event"])
    await rows(`clear-${table}`, `delete from base.${table}`);
  await rows("clear-notices", "delete from base.notice");
};
const guardianIdOf = async (who: Caller): Promise<string> =>
  (await rows("person", "select person_id from base.subject where id = $1", [who.subjectId]))[0]?.person_id;

beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
  // Whoever runs the tests at night: quiet hours are tried on their own.
  await rows("no-quiet", "update base.quiet_hours set ends_at = starts_at");
});
beforeEach(clearAll);

describe("a teacher", () => {
  it("writes to one adult, by name, relationship and the language they asked for; a stranger is nobody's correspondent", async () => {
    const { alvarez, rosa, luis, samira, ito } = district.as;
    const all = await correspondents(alvarez);
    expect(all.map(({ subjectId }) => subjectId).sort()).toEqual(
      [rosa.subjectId, luis.subjectId, district.as.mateo.subjectId].sort(),
    );
    expect(all.find(({ subjectId }) => subjectId === rosa.subjectId)).toMatchObject({
      name: "rosa of mateo",
      relationship: "Parent",
      together: [district.as.mateo.subjectId],
    });
    expect((await samira.get(about("correspondents"))).statusCode).toBe(404);
    expect((await write(alvarez, [samira])).json()).toMatchObject({ type: "/problems/recipients-refused" });
    expect((await write(alvarez, [ito])).statusCode).toBe(409);
  });

  it("is answered in another language; each sees what was read, and nothing of it shows to the other household", async () => {
    const { alvarez, rosa, luis } = district.as;
    const id = await begun(alvarez, [rosa], { template: "good-news", body: "She explained slope.", language: "en" });
    expect(await threads(rosa)).toMatchObject([{ id, learner: "Mateo Rivera", unread: 1, newestIsYours: false }]);
    const opened = (await open(rosa, id)).json() as Thread;
    expect(opened.messages).toMatchObject([
      { template: { es: "Hoy tengo buenas noticias de la clase." }, body: "She explained slope.", language: "en" },
    ]);
    await rosa.send("PUT", about(`messages/${id}/read`), { newestId: opened.messages[0]?.id });
    expect((await threads(rosa))[0]?.unread).toBe(0);
    const answer = { body: "¡Qué alegría! Gracias.", language: "es" };
    expect((await rosa.send("POST", about(`messages/${id}`), answer)).statusCode).toBe(201);
    const back = (await open(alvarez, id)).json() as Thread;
    expect(back.messages[0]).toMatchObject({ ...answer, isYours: false });
    expect(back.members.find(({ capacity }) => capacity === "guardian")?.readTo).toBeDefined();
    await tellOfMessages(district.store);
    expect(await threads(luis)).toEqual([]);
    expect((await luis.get("/messages/unread")).json()).toEqual({ unread: 0 });
    expect((await luis.get("/notices")).json().items).toEqual([]);
    expect((await open(luis, id)).statusCode).toBe(404);
    expect((await luis.send("POST", about(`messages/${id}`), answer)).statusCode).toBe(404);
    const log = async (who: Caller) => JSON.stringify((await who.get(about("access"))).json());
    expect(await log(luis)).not.toMatch(/message/);
    expect(await log(rosa)).toContain(`message/${id}`);
  });

  it("cannot put two adults of two households into one conversation, until both say so; when one no longer does, it ends", async () => {
    const { alvarez, rosa, luis } = district.as;
    expect((await write(alvarez, [rosa, luis])).statusCode).toBe(409);
    await rosa.send("PUT", about("together"), { together: true });
    expect((await write(alvarez, [rosa, luis])).statusCode).toBe(409);
    await luis.send("PUT", about("together"), { together: true });
    const id = await begun(alvarez, [rosa, luis]);
    expect((await threads(luis)).map((each) => each.id)).toEqual([id]);
    await rosa.send("PUT", about("together"), { together: false });
    const refused = await alvarez.send("POST", about(`messages/${id}`), { template: "good-news" });
    expect(refused.json()).toMatchObject({ type: "/problems/thread-closed" });
    expect(((await open(luis, id)).json() as Thread).mayWrite).toBe(false);
    expect((await alvarez.send("PUT", about("together"), { together: true })).statusCode).toBe(403);
  });

  it("writes to a learner of 13 only with an adult of the family, and to nobody of a class that is over", async () => {
    const { alvarez, rosa, mateo: himself } = district.as;
    expect((await write(alvarez, [himself])).statusCode).toBe(409);
    const id = await begun(alvarez, [rosa, himself]);
    expect((await threads(himself)).map((each) => each.id)).toEqual([id]);
    expect((await write(himself, [alvarez], { template: "thank-you" })).statusCode).toBe(409);
    await rows("leave", "update base.grants set until = now() where subject_id = $1", [alvarez.subjectId]);
    try {
      expect((await open(alvarez, id)).statusCode).toBe(404);
      expect(await threads(alvarez)).toEqual([]);
      const late = await rosa.send("POST", about(`messages/${id}`), { template: "thank-you" });
      expect(late.json()).toMatchObject({ type: "/problems/thread-closed" });
    } finally {
      await rows("stay", "update base.grants set until = 'infinity' where subject_id = $1", [alvarez.subjectId]);
    }
  });
});

describe("a conversation", () => {
  it("is one and the same whoever of it begins it again", async () => {
    const { alvarez, rosa } = district.as;
    const id = await begun(alvarez, [rosa]);
    expect(await begun(rosa, [alvarez], { template: "thank-you" })).toBe(id);
    expect((await open(rosa, id)).json().messages).toHaveLength(2);
  });

  it("takes no empty message, no text without its language, no sentence of the other side, and nothing Daypack never keeps", async () => {
    const { alvarez, rosa } = district.as;
    for (const said of [{}, { body: "Hello" }, { template: "thank-you" }, { template: "unheard-of" }])
      expect((await write(alvarez, [rosa], said)).statusCode, JSON.stringify(said)).toBe(400);
    const refused = await write(alvarez, [rosa], { body: "SSN 123-45-6789", language: "en" });
    expect(refused.json()).toMatchObject({ type: "/problems/entry-refused" });
    expect(await threads(alvarez)).toEqual([]);
  });

  it("closes to a guardian the moment a court document keeps them away, and stays with who wrote to them", async () => {
    const { alvarez, luis, ito, rosa } = district.as;
    const id = await begun(alvarez, [luis]);
    const entered = await ito.send("POST", about("court-documents"), {
      guardianId: await guardianIdOf(luis),
      kind: "no-access",
      effectiveOn: "2026-11-01",
    });
    const { id: document } = entered.json() as { id: string };
    try {
      expect((await open(luis, id)).statusCode).toBe(404);
      expect(await threads(luis)).toEqual([]);
      await tellOfMessages(district.store);
      expect((await luis.get("/notices")).json().items).toEqual([]);
      expect((await write(alvarez, [luis])).statusCode).toBe(409);
      expect(((await open(alvarez, id)).json() as Thread).mayWrite).toBe(false);
      expect((await correspondents(alvarez)).map(({ subjectId }) => subjectId)).not.toContain(luis.subjectId);
      expect(await threads(rosa)).toEqual([]);
    } finally {
      await rows("lift", "delete from base.court_document where id = $1", [document]);
      await rows("compile", "update base.installation set compiled_on = null");
      await district.turnTo("2026-11-20");
    }
  });

  it("names an entry it is about only to whom the entry is open", async () => {
    const { boone, rosa } = district.as;
    const note = ((await boone.get(about("entries?kind=restricted-note"))).json().items as { id: string }[])[0]?.id;
    const grade = ((await boone.get(about("entries?kind=course-grade"))).json().items as { id: string }[])[0]?.id;
    const id = await begun(boone, [rosa], { template: "talk-this-week", entryId: note });
    await begun(boone, [rosa], { template: "good-news", entryId: grade });
    const kinds = async (who: Caller) =>
      ((await open(who, id)).json() as Thread).messages.map(({ about: it }) => it?.kind);
    expect(await kinds(rosa)).toEqual(["course-grade", undefined]);
    expect(await kinds(boone)).toEqual(["course-grade", "restricted-note"]);
  });

  it("is told of once, to who has not read it, when quiet hours are over", async () => {
    const { alvarez, rosa } = district.as;
    const after = async (at: string) =>
      (await rows(`after-${at}`, "select base.after_quiet($1) as after", [`2026-11-20T${at}Z`]))[0]?.after;
    await rows("quiet", "update base.quiet_hours set starts_at = '20:00', ends_at = '07:00'");
    expect(await Promise.all(["19:59:00", "20:30:00", "03:00:00", "07:00:00"].map(after))).toEqual([
      "2026-11-20T19:59:00.000Z",
      "2026-11-21T07:00:00.000Z",
      "2026-11-20T07:00:00.000Z",
      "2026-11-20T07:00:00.000Z",
    ]);
    await rows("loud", "update base.quiet_hours set ends_at = starts_at");
    const id = await begun(alvarez, [rosa]);
    await rows("later", "update base.message set notice_after = now() + interval '1 hour'");
    await tellOfMessages(district.store);
    expect((await rosa.get("/notices")).json().items).toEqual([]);
    await rows("due", "update base.message set notice_after = now()");
    await tellOfMessages(district.store);
    await tellOfMessages(district.store);
    const { items } = (await rosa.get("/notices")).json();
    expect(items).toMatchObject([{ code: "message.arrived", place: `/messages/${mateo}/${id}` }]);
    expect((await alvarez.get("/notices")).json().items).toEqual([]);
  });
});

it("quiet hours are set by an administrator alone, and hold from the next message on", async () => {
  const { store, app, as } = district;
  const email = "hours@riverton.test";
  const { subjectId } = await addAccount(store, { hat: "administrator", email, password });
  const admin = await signIn(app, email, subjectId);
  const hours = { startsAt: "19:30", endsAt: "06:45" };
  for (const who of [as.alvarez, as.rosa]) expect((await who.send("PUT", "/quiet-hours", hours)).statusCode).toBe(403);
  expect((await admin.send("PUT", "/quiet-hours", { ...hours, startsAt: "25:00" })).statusCode).toBe(400);
  expect((await admin.send("PUT", "/quiet-hours", hours)).statusCode).toBe(204);
  expect((await admin.get("/quiet-hours")).json()).toEqual(hours);
  await admin.send("PUT", "/quiet-hours", { startsAt: "07:00", endsAt: "07:00" });
});

it("stands in a copy of the record for who was in it, to read and for machines, and for nobody else", async () => {
  const { alvarez, rosa, luis } = district.as;
  await begun(alvarez, [rosa], { template: "good-news", body: "She explained slope.", language: "en" });
  const copy = async (who: Caller, form: string) => (await who.get(about(`export${form}`))).body;
  expect(JSON.parse(await copy(rosa, ""))).toMatchObject({
    messages: [{ messages: [{ body: "She explained slope." }] }],
  });
  const page = await copy(rosa, ".html?language=es");
  for (const words of ["Mensajes con la escuela", "Hoy tengo buenas noticias de la clase. She explained slope."])
    expect(page).toContain(words);
  for (const form of ["", ".html"]) expect(await copy(luis, form)).not.toContain("She explained slope");
  expect(JSON.parse(await copy(luis, ""))).toMatchObject({ messages: [] });
});

it("names no adult to staff to whom the school does not open how a family is reached", async () => {
  const { alvarez, rosa } = district.as;
  const id = await begun(alvarez, [rosa]);
  expect((await open(alvarez, id)).body).toContain("rosa of mateo");
  const close = "update base.grants set rights = set_byte(rights, 2, 0) where subject_id = $1";
  await rows("close-reach", close, [alvarez.subjectId]);
  expect(JSON.stringify(await correspondents(alvarez))).not.toContain("rosa of mateo");
  expect((await open(alvarez, id)).body).not.toContain("rosa of mateo");
  expect((await alvarez.get("/messages")).body).not.toContain("rosa of mateo");
  await district.turnTo("2026-11-20");
});

it("no message changes or goes once it is sent, by any way of asking", async () => {
  const { alvarez, rosa } = district.as;
  const id = await begun(alvarez, [rosa]);
  for (const method of ["PUT", "DELETE"] as const)
    expect((await alvarez.send(method, about(`messages/${id}`), {})).statusCode).toBe(404);
  const count = statement<{ many: number }>("test.count-messages", "select count(*)::int as many from base.message");
  expect((await firstRow(district.store.work, count))?.many).toBe(1);
});
