import { expect, it } from "vitest";
import { openDistrict } from "../server/district.testing.ts";
import { audiences } from "./audience.ts";
import { checkUpAnswers, checkUpQuestions, choicesOf } from "./check-up.ts";
import { levels } from "./level.ts";
import { shippedPack } from "./pack.ts";

it("asks only what is the family's to decide, and offers no level above what the school allows", () => {
  for (const question of checkUpQuestions)
    for (const word of checkUpAnswers[question])
      for (const { target, category, level } of choicesOf({ [question]: word })) {
        expect(audiences).toContain(target.audience);
        const cells = shippedPack
          .of(target.audience)
          .flatMap((policy) => (["voice", "portfolio", "recognitions", "identity"].includes(category) ? [policy] : []));
        expect(cells.length).toBeGreaterThan(0);
        expect(levels).toContain(level);
      }
});

it("keeps what was answered, can be put off, and becomes choices when it is saved", async () => {
  const district = await openDistrict();
  const { rosa, luis, alvarez, mateo: self } = district.as;
  const path = `/learners/${district.ids.mateo}/check-up`;
  const put = (answers: object, next: string) => rosa.send("PUT", path, { answers, next });
  expect((await rosa.get(path)).json()).toMatchObject({ answers: {}, isOpen: true, isDone: false });
  expect((await put({ teachers: "hidden" }, "go-on")).statusCode).toBe(204);
  expect((await rosa.get(path)).json()).toMatchObject({ answers: { teachers: "hidden" }, isOpen: true });
  expect((await put({ teachers: "hidden" }, "later")).statusCode).toBe(204);
  expect((await rosa.get(path)).json()).toMatchObject({ isOpen: false, putOffUntil: "2026-12-04" });
  expect((await luis.get(path)).json()).toMatchObject({ answers: {}, isOpen: true });
  const voice = async () => /Keeps trying/.test((await alvarez.get(`/learners/${district.ids.mateo}/digests`)).body);
  expect(await voice()).toBe(true);
  const keptIn = async () =>
    (
      (await rosa.get(`/learners/${district.ids.mateo}/directory`)).json() as { items: { keptIn: string[] }[] }
    ).items.map((each) => each.keptIn);
  expect(await keptIn()).toEqual([[], [], [], []]);
  const all = { teachers: "hidden", helpers: "summary", apps: "hidden", directory: "hidden", notices: "daily" };
  expect((await put(all, "done")).statusCode).toBe(204);
  expect(await voice()).toBe(false);
  expect(await keptIn()).toEqual([["*"], [], [], []]);
  expect((await rosa.get(path)).json()).toMatchObject({ answers: all, isOpen: false, isDone: true });
  expect((await put({ teachers: "everything" }, "done")).statusCode).toBe(400);
  for (const [caller, status] of [
    [self, 403],
    [alvarez, 403],
  ] as const)
    expect((await caller.send("PUT", path, { answers: {}, next: "done" })).statusCode).toBe(status);
});
