import { beforeAll, describe, expect, it } from "vitest";
import type { Wishes } from "../privacy/wish.ts";
import { type Caller, type District, openDistrict } from "./district.testing.ts";
import { entriesOf } from "./reading.testing.ts";

let district: District;
let mateo: string;
let own: string;
beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
  const made = await district.as.mateo.send("POST", `/learners/${mateo}/entries`, {
    kind: "work",
    body: { title: "A robot that draws" },
  });
  own = made.json().id;
});

const read = async (by: Caller) => (await by.get(`/learners/${mateo}/wishes`)).json() as Wishes;
const order = () => ({ to: "Coach Ray", audience: "college", why: "To show my robots", entryIds: [own] });
const ask = (by: Caller, more: object = {}) => by.send("POST", `/learners/${mateo}/wishes`, { ...order(), ...more });
const share = (by: Caller, more: object = {}) =>
  by.send("POST", `/learners/${mateo}/links`, {
    ...{ ...order(), from: "Rosa", parts: [], ask: { question: "word", answer: "harbor" } },
    ...more,
  });
const answer = (by: Caller, id: string, body: object) =>
  by.send("POST", `/learners/${mateo}/wishes/${id}/answer`, body);

describe("a learner who does not decide", () => {
  it("asks to be asked first, and a guardian who shares that says that they asked", async () => {
    const { as } = district;
    const marks = (by: Caller) => by.send("PUT", `/learners/${mateo}/wishes/ask-first`, { categories: ["portfolio"] });
    for (const by of [as.rosa, as.alvarez]) expect((await marks(by)).statusCode).toBe(422);
    expect((await marks(as.mateo)).statusCode).toBe(204);
    expect(await read(as.rosa)).toMatchObject({ askFirst: ["portfolio"], mayMark: false });
    const refused = await share(as.rosa);
    expect([refused.statusCode, refused.body]).toEqual([422, expect.stringContaining("asked first")]);
    const made = await share(as.rosa, { hasAsked: true });
    expect(made.statusCode, made.body).toBe(201);
    await as.rosa.send("POST", `/learners/${mateo}/links/${made.json().id}/stop`);
  });

  it("from 13 on wishes that something of theirs be shown: a guardian is told, and nothing opens before they say so", async () => {
    const { as } = district;
    for (const by of [as.rosa, as.alvarez]) expect((await ask(by)).statusCode).toBe(422);
    const links = async () => (await as.rosa.get(`/learners/${mateo}/links`)).body;
    const before = await links();
    expect((await ask(as.mateo)).statusCode).toBe(201);
    expect((await as.rosa.get("/notices")).body).toContain("wish.asked");
    expect(await links()).toBe(before);
    const [wish] = (await read(as.rosa)).items;
    expect(wish).toMatchObject({ to: "Coach Ray", entryIds: [own], state: "waiting" });
    // With the wish goes that the learner was asked: of what it names and for whom, not of anything else.
    const made = await as.mateo.send("POST", `/learners/${mateo}/entries`, {
      kind: "work",
      body: { title: "A diary" },
    });
    const { id: other } = made.json() as { id: string };
    for (const more of [
      { entryIds: [other] },
      { entryIds: [own, other] },
      { parts: [{ slice: "works", level: "summary" }] },
      { to: "Somebody else" },
      { audience: "employer" },
    ])
      expect([more, (await share(as.rosa, { ...more, wishId: wish?.id })).statusCode]).toEqual([more, 422]);
    expect((await read(as.mateo)).items[0]).toMatchObject({ state: "waiting" });
    expect((await share(as.rosa, { wishId: wish?.id })).statusCode).toBe(201);
    expect((await read(as.mateo)).items[0]).toMatchObject({ state: "made" });
    expect((await as.mateo.get("/notices")).body).toContain("wish.answered");
    expect((await share(as.rosa, { to: "Another", wishId: wish?.id })).statusCode).toBe(422);
  });

  it("before 13 asks to be asked first, and for no sharing", async () => {
    const lucia = await district.join("lucia", "learner@d");
    const path = `/learners/${district.ids.lucia}`;
    const made = await lucia.send("POST", `${path}/entries`, { kind: "work", body: { title: "A paper boat" } });
    expect(made.statusCode, made.body).toBe(201);
    expect((await lucia.send("PUT", `${path}/wishes/ask-first`, { categories: ["voice"] })).statusCode).toBe(204);
    const wish = { ...order(), entryIds: [made.json().id] };
    expect((await lucia.send("POST", `${path}/wishes`, wish)).statusCode).toBe(422);
    expect((await lucia.get(`${path}/wishes`)).json()).toMatchObject({ mayMark: true, mayAsk: false, items: [] });
  });

  it("takes a wish back, and reads why not now", async () => {
    const { as } = district;
    const [one, two] = [(await ask(as.mateo)).json().id, (await ask(as.mateo)).json().id];
    expect((await answer(as.alvarez, one, { state: "declined" })).statusCode).toBe(422);
    expect((await answer(as.mateo, one, { state: "declined" })).statusCode).toBe(422);
    expect((await answer(as.rosa, one, { state: "withdrawn" })).statusCode).toBe(422);
    expect((await answer(as.rosa, one, { state: "declined", note: "After the show" })).statusCode).toBe(204);
    expect((await answer(as.mateo, two, { state: "withdrawn" })).statusCode).toBe(204);
    const items = (await read(as.mateo)).items;
    expect(items.find(({ id }) => id === one)).toMatchObject({ state: "declined", note: "After the show" });
    expect(items.find(({ id }) => id === two)).toMatchObject({ state: "withdrawn" });
  });

  it("wishes for nothing of somebody else's, and for twenty things at once at most", async () => {
    const { as } = district;
    const school = (await entriesOf(as.mateo, mateo)).find(
      ({ kind }) => kind === "course-grade" || kind === "enrollment",
    );
    expect((await ask(as.mateo, { entryIds: [school?.id] })).statusCode).toBe(422);
    const answers = await Promise.all(Array.from({ length: 21 }, () => ask(as.mateo)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([...Array(20).fill(201), 422]);
    for (const by of [as.alvarez, as.ito])
      expect([403, 200]).toContain((await by.get(`/learners/${mateo}/wishes`)).statusCode);
    expect((await as.ito.get(`/learners/${mateo}/wishes`)).body).not.toContain("Coach");
  });
});
