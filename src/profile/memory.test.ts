import { beforeAll, expect, it } from "vitest";
import { type Caller, type District, openDistrict } from "../server/district.testing.ts";

let district: District;
let path: string;
const stories = async (who: Caller, kind: string) =>
  ((await who.get(`${path}?kind=${kind}`)).json().items as { body: { story?: string } }[]).flatMap(
    ({ body }) => body.story ?? [],
  );
const remember = async (who: Caller, kind: string, story: string) => {
  const answer = await who.send("POST", path, { kind, body: { story }, observedOn: "2021-10-03" });
  expect(answer.statusCode).toBe(201);
  return answer.json().id as string;
};

beforeAll(async () => {
  district = await openDistrict();
  path = `/learners/${district.ids.mateo}/entries`;
});

it("a guardian's memory of an earlier year is their own: the other guardian reads nothing of it, and the learner does", async () => {
  const { rosa, luis, mateo } = district.as;
  await remember(rosa, "family-knowledge", "He slept with his first book");
  expect(await stories(rosa, "family-knowledge")).toContain("He slept with his first book");
  expect(await stories(mateo, "family-knowledge")).toContain("He slept with his first book");
  expect(await stories(luis, "family-knowledge")).not.toContain("He slept with his first book");
});

it("a learner's memory is read by both guardians, stands in no summary, and can be kept for those who read details", async () => {
  const { rosa, luis, mateo, alvarez, samira } = district.as;
  const id = await remember(mateo, "memory", "The day the bridge held");
  for (const who of [mateo, rosa, luis]) expect(await stories(who, "memory")).toEqual(["The day the bridge held"]);
  expect(await stories(alvarez, "memory")).toEqual([]);
  expect((await alvarez.get(`/learners/${district.ids.mateo}/digests`)).body).not.toContain("the bridge held");
  expect((await mateo.send("PUT", `${path}/${id}/mark`, { detailOnly: true })).statusCode).toBe(204);
  const refused = await samira.send("POST", path, { kind: "memory", body: { story: "x" } });
  expect(refused.statusCode).toBe(404);
});
