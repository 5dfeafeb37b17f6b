import { beforeAll, expect, it } from "vitest";
import { type Caller, type District, openDistrict } from "../server/district.testing.ts";
import type { Entry } from "./entry.ts";

let district: District;
let path: string;
beforeAll(async () => {
  district = await openDistrict();
  path = `/learners/${district.ids.mateo}/entries`;
});

const write = (caller: Caller, body: object, headers?: Record<string, string>) =>
  caller.send("POST", path, { kind: "goal", ...body }, headers);
const goalOf = (statement: string) => ({ body: { statement, state: "active" } });
const begin = async (statement: string): Promise<{ entry: Entry; tag: string }> => {
  const answer = await write(district.as.mateo, goalOf(statement));
  const entry = answer.json() as Entry;
  const read = await district.as.mateo.get(`${path}/${entry.id}`);
  expect(read.headers.etag).toBe(answer.headers.etag);
  return { entry, tag: String(read.headers.etag) };
};

it("takes a correction of what still stands, and tells the next one's tag", async () => {
  const { entry, tag } = await begin("Run a mile");
  const answer = await write(
    district.as.mateo,
    { ...goalOf("Run two miles"), supersedes: entry.id },
    { "if-match": tag },
  );
  expect(answer.statusCode).toBe(201);
  expect(answer.headers.etag).toBe(`"${answer.json().id}"`);
  const third = await write(district.as.mateo, goalOf("Run three miles"), { "if-match": String(answer.headers.etag) });
  expect(third.json()).toMatchObject({ supersedes: answer.json().id });
});

it("refuses a correction that comes too late with what stands now, and overwrites nothing", async () => {
  const { mateo } = district.as;
  const { entry, tag } = await begin("Read a book");
  const second = (await write(mateo, goalOf("Read two books"), { "if-match": tag })).json() as Entry;
  const third = (await write(mateo, goalOf("Read three books"), { "if-match": `"${second.id}"` })).json() as Entry;
  const late = await write(mateo, { ...goalOf("Read a comic"), supersedes: entry.id }, { "if-match": tag });
  expect(late.statusCode).toBe(412);
  expect(late.headers["content-type"]).toContain("application/problem+json");
  expect(late.json()).toMatchObject({ type: "/problems/entry-changed", status: 412, standing: { id: third.id } });
  expect((late.json() as { standing: Entry }).standing.body).toMatchObject({ statement: "Read three books" });
  // Without If-Match it is what it always was.
  const blunt = await write(mateo, { ...goalOf("Read a comic"), supersedes: entry.id });
  expect([blunt.statusCode, blunt.json().standing]).toEqual([409, undefined]);
  const { items } = (await mateo.get(`${path}?kind=goal&limit=200`)).json() as { items: Entry[] };
  expect(JSON.stringify(items)).toContain("Read three books");
  expect(JSON.stringify(items)).not.toContain("comic");
});

it("says that it is too late, and nothing more, about what was taken back, is not open, or does not exist", async () => {
  const { mateo, alvarez, samira } = district.as;
  const { entry, tag } = await begin("Build a kite");
  await mateo.send("POST", "/withdrawals", {
    entries: [{ learnerId: district.ids.mateo, entryId: entry.id }],
    reason: "Not any more",
  });
  const nobody = `"${crypto.randomUUID()}"`;
  const asked = await Promise.all([
    write(mateo, goalOf("A kite"), { "if-match": tag }),
    write(mateo, goalOf("A kite"), { "if-match": nobody }),
    write(mateo, goalOf("A kite"), { "if-match": "not a tag" }),
    write(alvarez, { ...goalOf("A kite") }, { "if-match": nobody }),
  ]);
  expect(asked.map(({ statusCode }) => statusCode)).toEqual([412, 412, 412, 412]);
  expect(new Set(asked.map(({ body }) => body)).size).toBe(1);
  // A teacher has the summary of goals and no goal: what stands now is not theirs to read.
  const moved = await begin("Learn chess");
  await write(mateo, goalOf("Learn go"), { "if-match": moved.tag });
  expect((await write(alvarez, goalOf("Learn bridge"), { "if-match": moved.tag })).body).toBe(asked[0]?.body);
  // To somebody without a tie the learner does not exist.
  expect((await write(samira, goalOf("A kite"), { "if-match": tag })).json()).toMatchObject({
    type: "/problems/learner-unknown",
  });
});
