import { beforeAll, describe, expect, it } from "vitest";
import { mailRecipients } from "../entry/amendment-mail.job.ts";
import type { CorrectionRequest } from "../entry/correction-request.ts";
import type { Delivery } from "../entry/delivery.ts";
import type { Entry } from "../entry/entry.ts";
import { listMail } from "../identity/mail.job.ts";
import { type District, importFacts, openDistrict } from "./district.testing.ts";
import { type Link, makeLink, type Recipient, recipientOf } from "./share.testing.ts";

/** A recipient who may prove who they are by a code or by a fact, and who is told when what they saw was wrong. */
let district: District;
let mateo: string;
let asked = 0;
const from = (): Recipient => {
  asked += 1;
  return recipientOf(district.app, `198.51.100.${asked}`);
};
const mailsTo = (to: string) => listMail(district.store.identity, { to, isSending: false });
const linkFor = (to: string, more: object = {}) =>
  makeLink(district.as.rosa, mateo, {
    ...{ to, mail: `${to.toLowerCase()}@harbor.example` },
    parts: [{ slice: "recognitions", level: "detail" }],
    ...more,
  });
const codeOf = async (kim: Recipient, link: Link, to: string) => {
  expect((await kim.post("code", { token: link.token })).statusCode).toBe(204);
  const [mail] = await mailsTo(`${to.toLowerCase()}@harbor.example`);
  return /\d{6}/.exec(mail?.body ?? "")?.[0] ?? "";
};
beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
});

describe("a link with two ways", () => {
  it("opens by either, whichever its recipient likes", async () => {
    const [kim, link] = [from(), await linkFor("Either")];
    expect((await kim.post("knock", { token: link.token })).json()).toMatchObject({ asks: ["mail", "word"] });
    expect((await kim.open(link, { answer: "la paloma" })).statusCode).toBe(200);
    expect((await from().open(link, { code: await codeOf(kim, link, "Either") })).statusCode).toBe(200);
  });

  it("takes one guess a try: both at once are none", async () => {
    const [kim, link] = [from(), await linkFor("Once")];
    const code = await codeOf(kim, link, "Once");
    for (const given of [
      { code, answer: "la paloma" },
      { code, answer: "guess" },
      { code: "1", answer: "la paloma" },
      {},
    ])
      expect((await kim.open(link, given)).statusCode).toBe(401);
    expect((await kim.open(link, { code })).statusCode).toBe(200);
  });

  it("counts wrong ones together, waits an hour after five, and answers alike whatever was wrong and however many ways there are", async () => {
    const links = {
      both: await linkFor("Both"),
      word: await linkFor("Word", { mail: undefined }),
      code: await linkFor("Code", { ask: undefined }),
    };
    const guesses = [
      { code: "000000" },
      { answer: "guess" },
      { code: "12" },
      { answer: "another" },
      { code: "999999" },
    ];
    for (const link of Object.values(links)) {
      const said = new Set<string>();
      for (const guess of guesses) {
        const { statusCode, body } = await from().open(link, guess);
        said.add(`${statusCode} ${body}`);
      }
      expect([...said]).toEqual([expect.stringMatching(/^401 .*link-answer-wrong/)]);
      // What is right is right no more: by both ways alike.
      for (const right of [{ answer: "la paloma" }, { code: "000000" }])
        expect((await from().open(link, right)).statusCode).toBe(429);
      expect((await from().post("knock", { token: link.token })).statusCode).toBe(429);
    }
  });
});

describe("a recipient who saw what was wrong", () => {
  it("is told by mail once that it was corrected, and by the page, and nothing of the learner is in the mail", async () => {
    const { rosa, ito } = district.as;
    const say = (title: string) => {
      const award = { noun: "entry", kind: "recognition", learner: "mateo", key: "an-award" } as const;
      return importFacts(district.store, [
        { row: "recognition/an-award", fact: { ...award, body: { title, issuer: "Fair" } } },
      ]);
    };
    await say("Second prize");
    const { items } = (await rosa.get(`/learners/${mateo}/entries?kind=recognition`)).json() as { items: Entry[] };
    const award = items.find(({ body }) => (body as { title?: string }).title === "Second prize");
    const kim = from();
    const link = await linkFor("Reader");
    const unread = await linkFor("Unread");
    await kim.open(link);
    const head = async () => ((await kim.get(link)).json() as { head: { amendedOn?: string } }).head;
    expect(await head()).not.toHaveProperty("amendedOn");
    const path = `/learners/${mateo}/correction-requests`;
    await rosa.send("POST", path, { entryId: award?.id, wrong: "It was the first" });
    const { items: requests } = (await rosa.get(path)).json() as { items: CorrectionRequest[] };
    await say("First prize");
    expect((await ito.send("POST", `${path}/${requests[0]?.id}/answers`, { state: "corrected" })).statusCode).toBe(204);
    const toLinks = async () =>
      ((await rosa.get(`/learners/${mateo}/deliveries`)).json() as { items: Delivery[] }).items
        .filter(({ way }) => way === "link")
        .map(({ state, to }) => [to.name, state]);
    expect(await toLinks()).toEqual([["Reader", "owed"]]);
    expect(await mailRecipients(district.store)).toBe(1);
    expect(await mailRecipients(district.store)).toBe(0);
    expect(await toLinks()).toEqual([["Reader", "sent"]]);
    const mails = await mailsTo("reader@harbor.example");
    expect(mails.map(({ subject }) => subject)).toEqual(["Something you read by a link was corrected"]);
    expect(mails[0]?.body).not.toMatch(/Mateo|Rivera|prize|Rosa|Riverton|shared#/i);
    expect(await mailsTo("unread@harbor.example")).toEqual([]);
    expect(await head()).toMatchObject({ amendedOn: "2026-11-20" });
    const other = from();
    await other.open(unread);
    expect(((await other.get(unread)).json() as { head: object }).head).not.toHaveProperty("amendedOn");
  });
});
