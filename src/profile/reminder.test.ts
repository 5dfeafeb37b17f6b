import { beforeAll, expect, it } from "vitest";
import { type Caller, type District, openDistrict } from "../server/district.testing.ts";
import { remindOfSteps } from "./reminder.job.ts";

let district: District;
let home: string;
beforeAll(async () => {
  district = await openDistrict();
  home = `/learners/${district.ids.mateo}`;
});

const write = async (kind: string, body: object) => {
  const answer = await district.as.mateo.send("POST", `${home}/entries`, { kind, body });
  expect(answer.statusCode).toBe(201);
  return answer.json() as { id: string };
};
const told = async (caller: Caller) =>
  ((await caller.get("/notices")).json() as { items: { code: string; place: string; title: { en: string } }[] }).items;

it("tells the learner and who is beside a goal of a step that is due, twice the same only once, and nobody to whom it is closed", async () => {
  const { mateo, rosa, luis, alvarez } = district.as;
  const people = [rosa, alvarez].map(({ subjectId }) => ({ subjectId, name: "With me" }));
  const steps = [
    { text: "Secret of the step", dueOn: "2026-11-24" },
    { text: "Done already", dueOn: "2026-11-23", doneOn: "2026-11-20" },
  ];
  const goal = await write("goal", { statement: "Swim", state: "active", people, steps });
  await write("goal", { statement: "Set aside", state: "set-aside", people, steps });
  await write("learning-plan", { title: "Winter", reviewOn: "2026-11-22" });
  for (let turn = 0; turn < 2; turn++) await remindOfSteps(district.store, "2026-11-22");
  expect((await told(mateo)).map(({ code }) => code).sort()).toEqual(["goal.step-due", "plan.review-due"]);
  expect(await told(rosa)).toMatchObject([
    { code: "goal.step-due", place: `/goals/${goal.id}?child=${district.ids.mateo}` },
  ]);
  // One parent is not named; to the teacher, who is, the family shows a summary of words and no goal.
  for (const caller of [luis, alvarez]) expect(await told(caller)).toEqual([]);
  expect(JSON.stringify([await told(mateo), await told(rosa)])).not.toContain("Secret");
  await remindOfSteps(district.store, "2026-11-23");
  expect(await told(rosa)).toHaveLength(1);
});
