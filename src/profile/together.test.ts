import { beforeAll, describe, expect, it } from "vitest";
import type { Entry } from "../entry/entry.ts";
import { type Caller, type District, openDistrict } from "../server/district.testing.ts";

let district: District;
let home: string;
beforeAll(async () => {
  district = await openDistrict();
  home = `/learners/${district.ids.mateo}`;
});

const write = (caller: Caller, kind: string, body: object, more: object = {}) =>
  caller.send("POST", `${home}/entries`, { kind, body, ...more });
const written = async (caller: Caller, kind: string, body: object, more: object = {}): Promise<Entry> => {
  const answer = await write(caller, kind, body, more);
  expect([answer.statusCode, answer.body]).toEqual([201, answer.body]);
  return answer.json() as Entry;
};
const status = async (caller: Caller, kind: string, body: object, more: object = {}) =>
  (await write(caller, kind, body, more)).statusCode;
const read = async (caller: Caller, kind: string): Promise<Entry[]> =>
  ((await caller.get(`${home}/entries?limit=200&kind=${kind}`)).json() as { items: Entry[] }).items;
const openWordsTo = (level: string) =>
  district.as.rosa.send("PUT", `${home}/choices/teacher/voice`, { level }).then(({ statusCode }) => {
    expect(statusCode).toBeLessThan(300);
  });

describe("a goal", () => {
  it("is changed by the learner and by whom the learner lets write along, and by nobody else", async () => {
    const { mateo, rosa, luis, alvarez } = district.as;
    const goal = await written(mateo, "goal", { statement: "Read 20 books", state: "active" });
    const more = { statement: "Read 25 books", state: "active" };
    for (const caller of [rosa, luis, alvarez])
      expect(await status(caller, "goal", more, { supersedes: goal.id })).toBe(409);
    const shared = await written(
      mateo,
      "goal",
      {
        ...more,
        people: [
          { subjectId: rosa.subjectId, name: "Mom", writes: true },
          { subjectId: luis.subjectId, name: "Dad" },
        ],
      },
      { supersedes: goal.id },
    );
    expect(await status(luis, "goal", more, { supersedes: shared.id })).toBe(409);
    // Being let write along gives no goals of one's own.
    expect(await status(rosa, "goal", more)).toBe(422);
    const hers = await written(
      rosa,
      "goal",
      { ...(shared.body as object), why: "She asked" },
      { supersedes: shared.id },
    );
    expect(hers.provenance.author.id).toBe(rosa.subjectId);
    const again = await written(
      mateo,
      "goal",
      { statement: "Read 30 books", state: "active" },
      { supersedes: hers.id },
    );
    expect(again.body).toMatchObject({ topicId: goal.id });
    // Left out by the learner, she writes no more.
    expect(await status(rosa, "goal", more, { supersedes: again.id })).toBe(409);
  });

  it("is not changed along by a teacher to whom the family shows no goals", async () => {
    const { mateo, alvarez } = district.as;
    const people = [{ subjectId: alvarez.subjectId, name: "Ms. Alvarez", writes: true }];
    const body = { statement: "Ask in class", state: "active", people };
    const goal = await written(mateo, "goal", body);
    const look = { aboutId: goal.id, what: "You did on Friday" };
    expect(await status(alvarez, "goal", body, { supersedes: goal.id })).toBe(409);
    expect(await status(alvarez, "check-in", look)).toBe(422);
    await openWordsTo("detail");
    const told = await written(alvarez, "check-in", look);
    const second = await written(alvarez, "goal", { ...body, measure: "Once a week" }, { supersedes: goal.id });
    await openWordsTo("summary");
    // Not even what she wrote last.
    expect(await status(alvarez, "goal", body, { supersedes: second.id })).toBe(422);
    expect(await read(alvarez, "goal")).toEqual([]);
    expect((await read(mateo, "check-in")).map(({ id }) => id)).toContain(told.id);
  });

  it("is looked at by who reads it, under its topic, and each takes back their own", async () => {
    const { mateo, rosa, boone, samira } = district.as;
    const goal = await written(mateo, "goal", { statement: "Swim", state: "active" });
    const second = await written(mateo, "goal", { statement: "Swim a mile", state: "active" }, { supersedes: goal.id });
    const look = { aboutId: goal.id, feeling: "going-well" };
    for (const caller of [mateo, rosa, boone]) await written(caller, "check-in", look);
    await written(rosa, "check-in", { aboutId: second.id });
    expect(await status(samira, "check-in", look)).toBe(404);
    expect(await status(rosa, "check-in", { aboutId: district.ids.nora })).toBe(422);
    const hers = (await read(rosa, "check-in")).find(({ provenance }) => provenance.author.id === rosa.subjectId);
    const taken = (caller: Caller) =>
      caller.send("POST", "/withdrawals", {
        entries: [{ learnerId: district.ids.mateo, entryId: hers?.id }],
        reason: "Written by mistake",
      });
    expect((await taken(boone)).statusCode).toBe(404);
    expect((await taken(rosa)).statusCode).toBe(200);
  });
});

describe("a learning plan", () => {
  const plan = { title: "This winter", supports: ["A quiet place"] };

  it("is begun by the counselor, changed by the family, and signed anew with each version", async () => {
    const { boone, rosa, mateo, alvarez } = district.as;
    const first = await written(boone, "learning-plan", plan);
    const signed = { aboutId: first.id, versionId: first.id };
    for (const caller of [boone, rosa, mateo]) await written(caller, "plan-signature", signed);
    const second = await written(rosa, "learning-plan", { ...plan, reviewOn: "2027-01-15" }, { supersedes: first.id });
    await written(mateo, "plan-signature", { aboutId: first.id, versionId: second.id });
    const holding = (await read(mateo, "plan-signature")).filter(
      ({ body }) => (body as { versionId: string }).versionId === second.id,
    );
    expect(holding.map(({ provenance }) => provenance.author.id)).toEqual([mateo.subjectId]);
    // To the teacher the family shows a summary of its words: no plan to change, none to sign.
    expect(await status(alvarez, "learning-plan", plan)).toBe(422);
    expect(await status(alvarez, "learning-plan", plan, { supersedes: second.id })).toBe(409);
    expect(await status(alvarez, "plan-signature", signed)).toBe(422);
  });

  it("tells each what they may write, and no kind that only an organization outside writes", async () => {
    const may = async (caller: Caller): Promise<string[]> =>
      ((await caller.get(home)).json() as { mayContribute: string[] }).mayContribute;
    expect(await may(district.as.rosa)).toEqual(
      expect.arrayContaining(["learning-plan", "check-in", "plan-signature"]),
    );
    expect(await may(district.as.rosa)).not.toContain("goal");
    expect(await may(district.as.alvarez)).not.toContain("check-in");
    for (const caller of [district.as.mateo, district.as.rosa, district.as.boone])
      expect(await may(caller)).not.toContain("verification");
  });
});

it("nobody confirms their own hours: no hat writes what an organization says", async () => {
  const { mateo, rosa, boone } = district.as;
  const service = await written(mateo, "community-service", {
    organization: "Food bank",
    activity: "Sorting",
    hours: 4,
  });
  const claim = { what: "Sorting", where: "Food bank", hours: 4 };
  const body = { aboutId: service.id, answer: "confirmed", claim, name: "Me", organization: "Food bank" };
  for (const caller of [mateo, rosa, boone]) expect(await status(caller, "verification", body)).toBe(422);
});

it("the counselor sees how many next steps there are and which is near, and no sign of them where the family hides them", async () => {
  const { mateo, boone, rosa, alvarez } = district.as;
  const step = (title: string, dueOn: string, state = "active") => written(mateo, "readiness", { title, dueOn, state });
  await step("Visit the college", "2027-04-01");
  await step("Write the essay", "2026-12-01");
  await step("Sit the exam", "2026-10-01", "done");
  const listed = async () => ((await boone.get("/next-steps")).json() as { items: unknown[] }).items;
  expect(await listed()).toEqual([
    {
      id: district.ids.mateo,
      name: "Mateo Rivera",
      open: 2,
      soon: 1,
      next: { title: "Write the essay", dueOn: "2026-12-01" },
    },
  ]);
  expect((await alvarez.get("/next-steps")).statusCode).toBe(403);
  await rosa.send("PUT", `${home}/choices/support/recognitions`, { level: "summary" });
  expect(await listed()).toEqual([]);
});
