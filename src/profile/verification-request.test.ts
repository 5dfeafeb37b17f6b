import { beforeAll, describe, expect, it } from "vitest";
import type { Entry } from "../entry/entry.ts";
import { type Caller, type District, openDistrict } from "../server/district.testing.ts";
import { statement } from "../store/statement.ts";

let district: District;
let home: string;
beforeAll(async () => {
  district = await openDistrict();
  home = `/learners/${district.ids.mateo}`;
});

const service = { organization: "Food bank", activity: "Sorting", hours: 4, reflection: "I liked it" };
const asked = { name: "Ana Ortega", organization: "Food bank" };
const said = { answer: "confirmed", ...asked } as const;

const written = async (caller: Caller, body: object, more: object = {}): Promise<Entry> => {
  const answer = await caller.send("POST", `${home}/entries`, { kind: "community-service", body, ...more });
  expect([answer.statusCode, answer.body]).toEqual([201, answer.body]);
  return answer.json() as Entry;
};
const ask = (caller: Caller, entryId: string, more: object = {}) =>
  caller.send("POST", `${home}/verification-requests`, { entryId, ...asked, ...more });
const link = async (caller: Caller, entryId: string): Promise<string> => {
  const answer = await ask(caller, entryId);
  expect(answer.statusCode).toBe(201);
  return (answer.json() as { token: string }).token;
};
const open = (token: string) => district.app.inject({ method: "GET", url: `/api/v1/confirmations/${token}` });
const answer = (token: string, payload: object) =>
  district.app.inject({ method: "POST", url: `/api/v1/confirmations/${token}`, payload });
const read = async (caller: Caller, kind: string): Promise<Entry[]> =>
  ((await caller.get(`${home}/entries?limit=200&kind=${kind}`)).json() as { items: Entry[] }).items;

describe("a link that asks somebody to confirm hours", () => {
  it("opens that one statement without an account, is seen by the family, and takes one answer", async () => {
    const { mateo, rosa } = district.as;
    const hours = await written(mateo, service);
    const token = await link(mateo, hours.id);
    const page = await open(token);
    expect(page.json()).toMatchObject({
      learner: "Mateo Rivera",
      claim: { what: "Sorting", where: "Food bank", hours: 4 },
      ...asked,
    });
    expect(page.body).not.toContain("liked");
    const looks = (await rosa.get(`${home}/access`)).body;
    expect(looks).toContain("Ana Ortega, Food bank");
    expect(looks).toContain("confirming");

    expect((await answer(token, { ...said, role: "Volunteer lead" })).statusCode).toBe(204);
    const [confirmed] = await read(rosa, "verification");
    expect(confirmed).toMatchObject({
      body: { aboutId: hours.id, answer: "confirmed", claim: { hours: 4 }, name: "Ana Ortega", role: "Volunteer lead" },
      provenance: { method: "asserted", author: { kind: "verifier", name: "Ana Ortega, Food bank" } },
    });
    expect((await rosa.get(`${home}/digests`)).body).toContain('"confirmed":4');
    for (const gone of [await open(token), await answer(token, said)]) expect(gone.statusCode).toBe(404);
    expect((await mateo.get("/notices")).body).toContain("hours.answered");
  });

  it("confirms nothing of what is changed later, and asks about nothing that was changed before it was opened", async () => {
    const { mateo, rosa } = district.as;
    const first = await written(mateo, { ...service, organization: "Library" });
    const token = await link(mateo, first.id);
    await answer(token, said);
    const second = await written(mateo, { ...service, organization: "Library", hours: 40 }, { supersedes: first.id });
    const library = /\{[^{}]*"Library"[^{}]*\}/.exec((await rosa.get(`${home}/digests`)).body)?.[0] ?? "";
    expect(library).toContain('"hours":40');
    expect(library).not.toContain("confirmed");
    const late = await link(mateo, second.id);
    await written(mateo, { ...service, organization: "Library", hours: 5 }, { supersedes: second.id });
    expect((await open(late)).statusCode).toBe(404);
  });

  it("counts the hours that the organization says, and none where it declines", async () => {
    const { mateo, rosa } = district.as;
    for (const [organization, answered, hours] of [
      ["Shelter", "corrected", 3],
      ["Museum", "declined", undefined],
    ] as const) {
      const { id } = await written(mateo, { ...service, organization });
      await answer(await link(mateo, id), { ...said, answer: answered, hours, organization });
    }
    const digests = (await rosa.get(`${home}/digests`)).body;
    expect(digests).toMatch(/"organization":"Shelter"[^}]*"confirmed":3|"confirmed":3[^}]*"organization":"Shelter"/);
    expect(digests).not.toMatch(/"Museum"[^}]*confirmed/);
  });

  it("is not to be guessed, and ends when it is taken back or too old", async () => {
    const { mateo, rosa, luis } = district.as;
    const { id } = await written(mateo, { ...service, organization: "Park" });
    const [token, other] = [await link(mateo, id), await link(rosa, id)];
    const { items } = (await rosa.get(`${home}/verification-requests`)).json() as {
      items: { id: string; entryId: string }[];
    };
    expect(JSON.stringify(items)).not.toContain(token);
    const mine = items.filter(({ entryId }) => entryId === id);
    expect(mine).toHaveLength(2);
    const end = (caller: Caller, requestId?: string) =>
      caller.send("DELETE", `${home}/verification-requests/${requestId}`);
    expect((await end(district.as.alvarez, mine[0]?.id)).statusCode).toBe(404);
    for (const { id: requestId } of mine) expect((await end(luis, requestId)).statusCode).toBe(204);
    const guessed = await open("a-guess");
    for (const gone of [token, other]) expect((await open(gone)).body).toBe(guessed.body);

    const old = await link(mateo, id);
    await district.store.work.rows(
      statement("test.old", "update base.verification_request set until = now() where answered_at is null"),
    );
    expect((await open(old)).body).toBe(guessed.body);
    expect((await answer(old, said)).body).toBe(guessed.body);
  });

  it("is made by a learner of 13 or more and by guardians who decide, about hours and work alone", async () => {
    const { mateo, rosa, alvarez, boone, samira } = district.as;
    const { id } = await written(mateo, { ...service, organization: "Zoo" });
    for (const caller of [alvarez, boone, samira]) expect((await ask(caller, id)).statusCode).toBe(404);
    const [goal] = await read(mateo, "goal");
    expect((await ask(mateo, goal?.id ?? "")).statusCode).toBe(404);
    expect((await ask(rosa, id)).statusCode).toBe(201);
    const lucia = await district.join("lucia", "learner@d");
    const hers = await lucia.send("POST", `/learners/${district.ids.lucia}/entries`, {
      kind: "community-service",
      body: service,
    });
    const young = await lucia.send("POST", `/learners/${district.ids.lucia}/verification-requests`, {
      entryId: (hers.json() as Entry).id,
      ...asked,
    });
    expect(young.statusCode).toBe(404);
  });

  it("is mailed with no word about the learner", async () => {
    const { mateo } = district.as;
    const { id } = await written(mateo, { ...service, organization: "Garden" });
    const made = await ask(mateo, id, { email: "ana@garden.test", language: "es" });
    expect(made.json()).toMatchObject({ isMailed: true });
    const [mail] = await district.store.identity.rows(
      statement<{ subject: string; body: string }>(
        "test.mail",
        "select subject, body from identity.mail where to_address = 'ana@garden.test'",
      ),
    );
    expect(mail?.body).toContain(`/confirm#${(made.json() as { token: string }).token}`);
    expect(`${mail?.subject} ${mail?.body}`).not.toMatch(/Mateo|Rivera|Garden|Sorting/);
  });
});
