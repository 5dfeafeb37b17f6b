import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checkEmail } from "../identity/account.job.ts";
import { listMail, queueMail, sendOwed } from "../identity/mail.job.ts";
import { newId } from "../kernel/id.ts";
import { notify } from "../privacy/notice.job.ts";
import type { Notice } from "../privacy/notice.ts";
import type { NoticeCode } from "../privacy/notice-codes.ts";
import { noticeCodes } from "../privacy/notice-codes.ts";
import { mailNotices } from "../privacy/notice-mail.job.ts";
import { statement } from "../store/statement.ts";
import { type Caller, type District, openDistrict } from "./district.testing.ts";

const address = "https://daypack.riverton.test";
let district: District;
beforeAll(async () => {
  district = await openDistrict();
});
afterAll(() => district.app.close());

const tell = (code: NoticeCode, to: readonly Caller[], learnerId?: string) =>
  district.store.work.transaction([], (transaction) =>
    notify(transaction, { code, to: to.map(({ subjectId }) => subjectId), learnerId }),
  );
const noticesOf = async (caller: Caller) => ((await caller.get("/notices")).json() as { items: Notice[] }).items;
const forget = statement("test.forget-notices", "delete from base.notice");
const forgetMail = statement("test.forget-mail", "delete from identity.mail");
const wants = statement(
  "test.wants-notices",
  "update identity.account set notices = $2, language = $3, told_at = null, told_on = null where email = $1",
);
beforeEach(async () => {
  await district.store.work.rows(forget);
  await district.store.identity.rows(forgetMail);
});

it("is told in Spanish that suits a learner and an adult: neither usted nor su", () => {
  const toAdults = ["wish.asked"]; // a child's wish goes to guardians alone
  for (const [code, { title }] of Object.entries(noticeCodes))
    if (!toAdults.includes(code)) expect(title.es, code).not.toMatch(/\b(usted|su|sus|suyo|suya|le)\b/i);
});

describe("a notice", () => {
  it("reaches the hats it is for, with the name of the learner as far as it is open, once however often it is told", async () => {
    const { rosa, luis, samira } = district.as;
    await tell("notices.new", [rosa, luis, rosa], district.ids.mateo);
    await tell("notices.new", [rosa], district.ids.mateo);
    expect(await noticesOf(rosa)).toMatchObject([
      { code: "notices.new", learner: { id: district.ids.mateo, name: "Mateo Rivera" }, isRead: false },
    ]);
    expect(await noticesOf(luis)).toHaveLength(1);
    expect(await noticesOf(samira)).toEqual([]);
  });

  it("of a learner to whom one has no tie is neither listed nor counted nor mailed", async () => {
    const { samira } = district.as;
    await tell("account.hat-given", [samira], district.ids.mateo);
    expect(await noticesOf(samira)).toEqual([]);
    expect((await samira.get("/notices/unread")).json()).toEqual({ unread: 0 });
    expect((await samira.send("PUT", "/notices/read", { upTo: newId() })).json()).toEqual({ read: 0 });
    expect(await mailNotices(district.store, address)).toBe(0);
  });

  it("is read by its reader alone, up to the one that was seen", async () => {
    const { rosa, luis } = district.as;
    await tell("notices.new", [rosa, luis], district.ids.mateo);
    const [first] = await noticesOf(rosa);
    await tell("account.hat-given", [rosa]);
    expect((await luis.send("PUT", "/notices/read", { upTo: first?.id })).statusCode).toBe(200);
    expect((await rosa.get("/notices/unread")).json()).toEqual({ unread: 2 });
    expect((await rosa.send("PUT", "/notices/read", { upTo: first?.id })).json()).toEqual({ read: 1 });
    expect((await rosa.get("/notices/unread")).json()).toEqual({ unread: 1 });
  });

  it("with a name is a look that stands in the log, and the count is none", async () => {
    const { rosa } = district.as;
    const looks = async () =>
      ((await rosa.get(`/learners/${district.ids.lucia}/access`)).json() as { items: { what: string }[] }).items.filter(
        ({ what }) => what.startsWith("notices"),
      ).length;
    await tell("notices.new", [rosa], district.ids.lucia);
    const before = await looks();
    await rosa.get("/notices/unread");
    expect(await looks()).toBe(before);
    await rosa.get("/notices");
    expect(await looks()).toBe(before + 1);
  });
});

describe("mail", () => {
  const rosaMail = "rosa@riverton.test";
  const mails = (to: string) => listMail(district.store.identity, { to, isSending: false });

  it("gathers what happened, in the reader's language, without a word about a learner", async () => {
    const { rosa } = district.as;
    await district.store.identity.rows(wants, [rosaMail, "at-once", "es"]);
    await tell("notices.new", [rosa], district.ids.mateo);
    await tell("notices.new", [rosa], district.ids.lucia);
    await tell("account.hat-given", [rosa]);
    expect(await mailNotices(district.store, address)).toBe(1);
    const [mail] = await mails(rosaMail);
    expect(mail).toMatchObject({ subject: "Daypack: 3 avisos", state: "kept", language: "es" });
    expect(mail?.body).toContain("Hay algo nuevo por leer (2)");
    expect(mail?.body).toContain(`${address}/notices`);
    expect(mail?.body).not.toMatch(/Mateo|Luc[ií]a|Rivera|Lincoln/);
    expect(await mailNotices(district.store, address)).toBe(0);
  });

  it("does not flood: what follows within ten minutes waits, and waits for the day where that was chosen", async () => {
    const { rosa } = district.as;
    await district.store.identity.rows(wants, [rosaMail, "at-once", "en"]);
    await tell("notices.new", [rosa], district.ids.mateo);
    expect(await mailNotices(district.store, address)).toBe(1);
    await tell("notices.new", [rosa], district.ids.lucia);
    expect(await mailNotices(district.store, address)).toBe(0);
    await district.store.identity.rows(wants, [rosaMail, "never", "en"]);
    expect(await mailNotices(district.store, address)).toBe(0);
    expect(await noticesOf(rosa)).toHaveLength(2);
    expect(await mails(rosaMail)).toHaveLength(1);
  });

  it("is not made of what was read before", async () => {
    const { rosa } = district.as;
    await district.store.identity.rows(wants, [rosaMail, "at-once", "en"]);
    await tell("notices.new", [rosa], district.ids.mateo);
    const [seen] = await noticesOf(rosa);
    await rosa.send("PUT", "/notices/read", { upTo: seen?.id });
    expect(await mailNotices(district.store, address)).toBe(0);
  });

  it("leaves by SMTP, waits for a server that refuses, and keeps no words once it is sent", async () => {
    const came: string[] = [];
    let refuses = true;
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onData: (stream, _, done) =>
        void text(stream).then((all) => {
          if (!refuses) came.push(all);
          done(refuses ? new Error("not now") : null);
        }),
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const place = {
      smtp: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
      from: "daypack@riverton.test",
    };
    const order = { to: rosaMail, language: "es", subject: { en: "A", es: "Aviso: año" }, text: [] } as const;
    await queueMail(district.store.identity, { ...order, link: `${address}/x#secret` });
    expect(await sendOwed(district.store.identity, place)).toBe(0);
    expect(await mails(rosaMail)).toMatchObject([{ body: expect.stringContaining("secret") }]);
    refuses = false;
    expect(await sendOwed(district.store.identity, place)).toBe(0); // it is asked again in a minute, not at once
    await district.store.identity.rows(statement("test.mail-now", "update identity.mail set try_after = now()"));
    expect(await sendOwed(district.store.identity, place)).toBe(1);
    expect(came.join()).toMatch(/^To: rosa@riverton\.test/m);
    expect(came.join()).toContain("secret");
    expect(await mails(rosaMail)).toMatchObject([{ state: "sent", body: "" }]);
    await new Promise<void>((closed) => server.close(closed));
  });

  it("of one account whose address is none keeps nobody else's from going", async () => {
    const { rosa, luis } = district.as;
    await district.store.identity.rows(wants, [rosaMail, "at-once", "en"]);
    const rename = statement("test.odd-mail", "update identity.account set email = $2 where email = $1");
    const odd = "luis,rivera@riverton.test"; // as accounts could be made before
    const { email } = (await luis.get("/session")).json() as { email: string };
    await district.store.identity.rows(rename, [email, odd]);
    await tell("notices.new", [rosa, luis]);
    await mailNotices(district.store, address);
    await district.store.identity.rows(rename, [odd, email]);
    expect(await mails(rosaMail)).toHaveLength(1);
    expect(() => checkEmail(odd)).toThrow();
  });

  it("goes to no address that would add a line to its head", async () => {
    const order = { language: "en", subject: { en: "A", es: "A" }, text: [] } as const;
    for (const to of ["a@b.test\r\nBcc: all@b.test", "a b@c.test", "nobody", "a@b.test, c@d.test"])
      await expect(queueMail(district.store.identity, { ...order, to })).rejects.toMatchObject({
        slug: "input-invalid",
      });
  });
});
