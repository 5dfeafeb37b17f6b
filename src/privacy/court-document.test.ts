import { beforeEach, describe, expect, it } from "vitest";
import { listMail } from "../identity/mail.job.ts";
import { newId } from "../kernel/id.ts";
import { tellOfMessages } from "../profile/message.job.ts";
import type { CourtKind } from "../roster/family.ts";
import { type Caller, type District, importFacts, openDistrict } from "../server/district.testing.ts";
import { letHelperIn } from "../server/helper.testing.ts";
import { type Link, makeLink, recipientOf } from "../server/share.testing.ts";
import { statement } from "../store/statement.ts";
import { mailNotices } from "./notice-mail.job.ts";

let district: District;
let mateo: string;
beforeEach(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
});

const guardianOf = async (caller: Caller): Promise<string> => {
  const { guardianships } = (await caller.get(`/learners/${mateo}/family`)).json() as {
    guardianships: { guardianId: string }[];
  };
  return guardianships[0]?.guardianId ?? "";
};
const enter = async (about: string, kind: CourtKind, more: object = {}) => {
  const answer = await district.as.ito.send("POST", `/learners/${mateo}/court-documents`, {
    guardianId: about,
    kind,
    effectiveOn: "2026-11-01",
    ...more,
  });
  expect(answer.statusCode).toBe(201);
  return (answer.json() as { id: string }).id;
};
const settle = async (caller: Caller, id: string, how: "confirm" | "lift") =>
  (await caller.send("POST", `/learners/${mateo}/court-documents/${id}/${how}`)).statusCode;
const reads = async (caller: Caller) => (await caller.get(`/learners/${mateo}`)).statusCode === 200;
const decides = async (caller: Caller) => {
  const path = `/learners/${mateo}/choices/teacher/voice`;
  const { statusCode } = await caller.send("PUT", path, { level: "summary" });
  await caller.send("DELETE", path);
  return statusCode === 200;
};
/** A registrar who is somebody else, and one more hat of the registrar's own at a school the learner once went to. */
async function openOffice(): Promise<{ second: Caller; otherHat: Caller }> {
  await importFacts(district.store, [
    { row: "row/1", fact: { noun: "staff", key: "kim", given: "Kim", family: "Park" } },
    {
      row: "row/2",
      fact: {
        noun: "enrollment",
        key: "harbor-mateo",
        learner: "mateo",
        organization: "harbor",
        startsOn: "2018-08-20",
        endsOn: "2024-06-10",
      },
    },
  ]);
  return {
    second: await district.join("kim", "registrar@lincoln"),
    otherHat: await district.join("ito", "registrar@harbor"),
  };
}

describe("a court document that keeps an adult away", () => {
  it("holds in every session, list, search, count and write from the moment it is entered, before anybody confirms", async () => {
    const { luis, rosa } = district.as;
    const about = await guardianOf(luis);
    const before = await Promise.all(Array.from({ length: 8 }, () => reads(luis)));
    expect(before).toEqual(Array(8).fill(true));
    const during = Array.from({ length: 20 }, () => reads(luis));
    await enter(about, "no-access");
    const after = await Promise.all(Array.from({ length: 8 }, () => reads(luis)));
    await Promise.all(during);
    expect(after).toEqual(Array(8).fill(false));
    for (const query of ["", "?name=mateo", "?sourceId=mateo", "?sourceId=riverton:mateo"])
      expect((await luis.get(`/learners${query}`)).json()).toEqual({ items: [] });
    const nobody = "019b0000-0000-7000-8000-000000000000";
    for (const path of [
      "",
      "/backpack",
      "/holdings",
      "/entries",
      "/digests",
      "/choices",
      "/presets",
      "/access",
      "/family",
      "/export",
    ]) {
      const [hidden, missing] = [
        await luis.get(`/learners/${mateo}${path}`),
        await luis.get(`/learners/${nobody}${path}`),
      ];
      expect([hidden.statusCode, hidden.body]).toEqual([missing.statusCode, missing.body]);
      expect(hidden.statusCode).toBe(404);
    }
    const text = { kind: "family-knowledge", body: { story: "I am here" } };
    expect((await luis.send("POST", `/learners/${mateo}/entries`, text)).statusCode).toBe(404);
    expect(await decides(luis)).toBe(false);
    // Whom it protects reads and decides on, and the blocked one is in no list of hers.
    expect([await reads(rosa), await decides(rosa)]).toEqual([true, true]);
    expect((await rosa.get(`/learners/${mateo}/choices`)).body).not.toContain(luis.subjectId);
  });

  it("leaves what the adult had chosen narrower in force, and what the adult had opened not", async () => {
    const { luis, rosa, alvarez } = district.as;
    const choose = (caller: Caller, category: string, level: string) =>
      caller.send("PUT", `/learners/${mateo}/choices/teacher/${category}`, { level });
    const sees = async () => {
      const { items } = (await alvarez.get(`/learners/${mateo}/entries?limit=200`)).json() as {
        items: { kind: string }[];
      };
      const digests = (await alvarez.get(`/learners/${mateo}/digests`)).body;
      return { badge: items.some(({ kind }) => kind === "recognition"), voice: /Keeps trying/.test(digests) };
    };
    await choose(luis, "recognitions", "detail");
    await choose(luis, "voice", "hidden");
    expect(await sees()).toEqual({ badge: true, voice: false });
    await enter(await guardianOf(luis), "no-contact");
    expect(await sees()).toEqual({ badge: false, voice: false });
    await choose(rosa, "voice", "summary");
    expect(await sees()).toEqual({ badge: false, voice: true });
  });

  it("is about one child: a sister's backpack stays open to the adult", async () => {
    const { rosa } = district.as;
    await enter(await guardianOf(rosa), "no-access");
    expect(await reads(rosa)).toBe(false);
    expect((await rosa.get("/learners")).json()).toEqual({ items: [{ id: district.ids.lucia, name: "Lucía Rivera" }] });
  });

  it("begins on its day, and its review date brings nothing back", async () => {
    const { luis } = district.as;
    await enter(await guardianOf(luis), "no-access", { effectiveOn: "2026-11-23", reviewOn: "2026-12-01" });
    expect(await reads(luis)).toBe(true);
    await district.turnTo("2026-11-22");
    expect(await reads(luis)).toBe(true);
    await district.turnTo("2026-11-23");
    expect(await reads(luis)).toBe(false);
    await district.turnTo("2026-12-02");
    expect(await reads(luis)).toBe(false);
  });

  it("is confirmed and lifted by a second person, who is not the first one under another hat", async () => {
    const { luis, ito, rosa, alvarez, boone, mateo: self } = district.as;
    const { second, otherHat } = await openOffice();
    const about = await guardianOf(luis);
    const id = await enter(about, "no-access", { note: "Docket 12, sealed" });
    expect(await otherHat.get(`/learners/${mateo}`)).toMatchObject({ statusCode: 200 });
    for (const how of ["confirm", "lift"] as const) {
      expect([await settle(ito, id, how), await settle(otherHat, id, how)]).toEqual([404, 404]);
      for (const caller of [rosa, alvarez, self, boone]) expect(await settle(caller, id, how)).toBe(403);
    }
    expect(await reads(luis)).toBe(false);
    expect(await settle(second, id, "confirm")).toBe(204);
    expect(await reads(luis)).toBe(false);
    // Confirmed by two, lifted by two: the first one asks, and it holds meanwhile.
    expect(await settle(second, id, "lift")).toBe(204);
    expect(await reads(luis)).toBe(false);
    expect(await settle(second, id, "lift")).toBe(404);
    expect(await settle(ito, id, "lift")).toBe(204);
    expect(await reads(luis)).toBe(true);
    expect(await settle(ito, id, "lift")).toBe(404);
    // Of its text nobody learns who does not keep the record.
    for (const caller of [rosa, luis, self, alvarez, boone])
      expect((await caller.get(`/learners/${mateo}/family`)).body).not.toMatch(/Docket|no-access|courtDocuments":\[\{/);
    expect((await ito.get(`/learners/${mateo}/family`)).body).toContain("Docket 12");
  });
});

describe("what hung on the adult whom a court keeps away", () => {
  const entryOf = async (kind: string): Promise<string> => {
    const { items } = (await district.as.luis.get(`/learners/${mateo}/entries?kind=${kind}`)).json() as {
      items: { id: string }[];
    };
    return items[0]?.id ?? "";
  };

  it("is closed with it: links and what they opened, by page, copy and file; and nothing of it comes back by itself", async () => {
    const { luis, rosa, ito } = district.as;
    const { second } = await openOffice();
    const award = await entryOf("recognition");
    const [his, hers] = [
      await makeLink(luis, mateo, { entryIds: [award], to: "His friend" }),
      await makeLink(rosa, mateo, { entryIds: [award], to: "Her college" }),
    ];
    const kim = recipientOf(district.app, "203.0.113.8");
    const paths = ["", "/copy.json", "/copy.html", "/copy.pdf"];
    const open = async (link: Link) =>
      (await Promise.all(paths.map((path) => kim.get(link, path)))).map((each) => each.statusCode);
    for (const link of [his, hers]) {
      await kim.open(link);
      expect(await open(link)).toEqual([200, 200, 200, 200]);
    }
    const id = await enter(await guardianOf(luis), "no-contact");
    expect(await open(his)).toEqual([404, 404, 404, 404]);
    expect((await kim.get(his, `/entries/${award}/files/0`)).statusCode).toBe(404);
    for (const what of ["knock", "open"] as const)
      expect((await kim.post(what, { token: his.token, answer: "la paloma" })).statusCode).toBe(404);
    expect(await open(hers)).toEqual([200, 200, 200, 200]);
    const consents = (await rosa.get(`/learners/${mateo}/consents`)).json() as {
      items: { id: string; state: string }[];
    };
    expect(consents.items.find((each) => each.id === his.consentId)?.state).toBe("paused");
    for (const path of ["links", "consents", `consents/${his.consentId}/receipt`])
      expect((await luis.get(`/learners/${mateo}/${path}`)).statusCode, path).toBe(404);
    const stop = await luis.send("POST", `/learners/${mateo}/links/${hers.id}/stop`);
    expect([stop.statusCode, await open(hers)]).toEqual([404, [200, 200, 200, 200]]);
    expect([await settle(second, id, "lift"), await reads(luis)]).toEqual([204, true]);
    expect(await open(his)).toEqual([404, 404, 404, 404]);
    expect(await settle(ito, id, "lift")).toBe(404);
  });

  it("is closed with it: whom the adult let in to help, whatever the other one chose for helpers in general, and whom they asked to confirm hours", async () => {
    const { luis, rosa, mateo: self } = district.as;
    const shares = [{ category: "identity", level: "summary" }];
    const friend = await letHelperIn(district, "luis", mateo, { email: "friend@tutor.test", shares });
    const tutor = await letHelperIn(district, "rosa", mateo, { email: "tutor@tutor.test", shares });
    await rosa.send("PUT", `/learners/${mateo}/choices/helper/identity`, { level: "summary" });
    const hours = { kind: "community-service", body: { organization: "Food bank", activity: "Sorting", hours: 4 } };
    const entry = (await self.send("POST", `/learners/${mateo}/entries`, hours)).json() as { id: string };
    const asked = { entryId: entry.id, name: "Ana Ortega", organization: "Food bank" };
    const { token } = (await luis.send("POST", `/learners/${mateo}/verification-requests`, asked)).json() as {
      token: string;
    };
    const confirms = async () =>
      (await district.app.inject({ method: "GET", url: `/api/v1/confirmations/${token}` })).statusCode;
    const sees = async () => [await reads(friend), await reads(tutor), (await confirms()) === 200];
    expect(await sees()).toEqual([true, true, true]);
    await enter(await guardianOf(luis), "no-contact");
    expect(await sees()).toEqual([false, true, false]);
    expect((await rosa.get("/notices")).body).toContain("helper.ended");
    const proposal = {
      learnerId: mateo,
      kind: "recognition",
      body: { title: "Kind", issuer: "A friend" },
      key: "friend-01",
    };
    expect((await friend.send("POST", "/contributions", { contributions: [proposal] })).statusCode).toBe(422);
  });

  it("tells the adult nothing more: no list, no bell, no mail of what was told before it, no message", async () => {
    const { luis, rosa, alvarez } = district.as;
    await makeLink(rosa, mateo, { entryIds: [await entryOf("recognition")] });
    const told = { template: "good-news", body: "She explained slope.", language: "en" };
    await alvarez.send("POST", `/learners/${mateo}/messages`, { to: [luis.subjectId], ...told });
    const bell = async () => (await luis.get("/notices/unread")).json() as { unread: number };
    expect((await bell()).unread).toBeGreaterThan(0);
    await enter(await guardianOf(luis), "no-access");
    expect([await bell(), (await luis.get("/notices")).json()]).toEqual([{ unread: 0 }, { items: [] }]);
    expect((await luis.send("PUT", "/notices/read", { upTo: newId() })).json()).toEqual({ read: 0 });
    expect([(await luis.get("/messages")).json(), (await luis.get("/messages/unread")).json()]).toEqual([
      { items: [] },
      { unread: 0 },
    ]);
    await tellOfMessages(district.store);
    await district.store.identity.rows(
      statement("test.court-mail-at-once", "update identity.account set notices = 'at-once'"),
    );
    await mailNotices(district.store, "https://daypack.riverton.test");
    expect(await listMail(district.store.identity, { to: "luis@riverton.test", isSending: false })).toEqual([]);
  });
});

describe("a court document that binds less", () => {
  it("leaves the choosing to one guardian, and the reading to both", async () => {
    const { luis, rosa } = district.as;
    await enter(await guardianOf(rosa), "sole-decision");
    expect([await reads(rosa), await decides(rosa)]).toEqual([true, true]);
    expect([await reads(luis), await decides(luis)]).toEqual([true, false]);
    const words = await luis.send("PUT", `/learners/${mateo}/trust`, { trusted: true });
    expect(words.statusCode).toBe(403);
  });

  it("keeps an address from an adult in a household that was once shared, in every answer, and from nobody else", async () => {
    const { luis, rosa } = district.as;
    const shared = {
      noun: "guardianship",
      key: "mateo-luis",
      learner: "mateo",
      guardian: "luis",
      relationship: "Parent",
    } as const;
    await importFacts(district.store, [
      { row: "guardianship/mateo-luis", fact: { ...shared, mayRead: true, mayDecide: true, household: "home-rosa" } },
    ]);
    const paths = ["/backpack", "/entries?kind=contact&limit=200", "/export", "/digests"];
    const holds = async (caller: Caller) =>
      (await Promise.all(paths.map((path) => caller.get(`/learners/${mateo}${path}`)))).some(({ body }) =>
        body.includes("555-rosa"),
      );
    expect([await holds(luis), await holds(rosa)]).toEqual([true, true]);
    await enter(await guardianOf(luis), "address-confidential");
    expect([await holds(luis), await holds(rosa)]).toEqual([false, true]);
    expect(await reads(luis)).toBe(true);
  });

  it("changes nothing in who reads what where it keeps an address or a visit", async () => {
    const { luis } = district.as;
    const about = await guardianOf(luis);
    for (const kind of ["address-confidential", "supervised"] as const) await enter(about, kind);
    expect([await reads(luis), await decides(luis)]).toEqual([true, true]);
  });

  it("is of an adult of this child alone: of any other the office learns only that there is no such person", async () => {
    const { ito, samira } = district.as;
    const { guardianships } = (await samira.get(`/learners/${district.ids.nora}/family`)).json() as {
      guardianships: { guardianId: string }[];
    };
    const answers = await Promise.all(
      [guardianships[0]?.guardianId, "019b0000-0000-7000-8000-000000000000"].map((guardianId) =>
        ito.send("POST", `/learners/${mateo}/court-documents`, {
          guardianId,
          kind: "no-access",
          effectiveOn: "2026-11-01",
        }),
      ),
    );
    expect(answers[0]?.body).toBe(answers[1]?.body);
    expect(answers[0]?.json()).toMatchObject({ type: "/problems/person-unknown" });
  });
});

describe("a guardianship", () => {
  it("ends on its last day, is never made longer, and its rights are the registrar's to set", async () => {
    const { luis, ito, rosa } = district.as;
    const { guardianships } = (await luis.get(`/learners/${mateo}/family`)).json() as {
      guardianships: { id: string }[];
    };
    const path = `/learners/${mateo}/guardianships/${guardianships[0]?.id}`;
    expect((await rosa.send("PUT", path, { mayRead: false })).statusCode).toBe(403);
    expect((await ito.send("PUT", path, { mayRead: true, mayDecide: false })).statusCode).toBe(204);
    expect([await reads(luis), await decides(luis)]).toEqual([true, false]);
    expect((await ito.send("PUT", path, { mayRead: false, mayDecide: true })).statusCode).toBe(204);
    expect([await reads(luis), await decides(luis)]).toEqual([false, false]);
    expect((await ito.send("PUT", path, { mayRead: true })).statusCode).toBe(204);
    expect((await ito.send("PUT", path, { endsOn: "2026-11-20" })).statusCode).toBe(204);
    expect(await reads(luis)).toBe(true);
    expect((await ito.send("PUT", path, { endsOn: "2027-06-01" })).statusCode).toBe(404);
    await district.turnTo("2026-11-21");
    expect(await reads(luis)).toBe(false);
  });
});
