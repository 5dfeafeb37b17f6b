import { expect, it } from "vitest";
import { beginning, levelOfKey, requestOf, setAll, setOne } from "./evidence.ts";

const class30 = ["amara", "dev", "noah"];

it("sets all, then exceptions, and sends results in the order of the class", () => {
  const all = setAll({ ...beginning("2026-11-20"), title: " Exit ticket " }, class30, "met");
  const draft = setOne(setOne(all, "noah", undefined), "amara", "growing");
  expect(requestOf({ ...draft, standard: { id: "c1", code: "8.EE.5", statement: "Slope" } }, class30)).toEqual({
    competencyId: "c1",
    title: "Exit ticket",
    observedOn: "2026-11-20",
    results: [
      { learnerId: "amara", level: "growing" },
      { learnerId: "dev", level: "met" },
    ],
  });
  expect(setAll(draft, class30, undefined).levels).toEqual({});
});

it("reads digits as levels and knows which keys are not its own", () => {
  expect(levelOfKey("1")).toEqual({ level: "starting" });
  expect(levelOfKey("4")).toEqual({ level: "extends" });
  expect(levelOfKey("0")).toEqual({ level: undefined });
  for (const key of ["5", "a", "Enter", "ArrowDown", "12"]) expect(levelOfKey(key)).toBeUndefined();
});
