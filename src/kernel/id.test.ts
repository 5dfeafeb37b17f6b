import { expect, it } from "vitest";
import { isId, newId } from "./id.ts";

it("makes ids that are UUIDs of version 7, sort as they were made, and never come twice", () => {
  const made = Array.from({ length: 20_000 }, newId);
  expect(made.every((id) => isId(id) && id[14] === "7")).toBe(true);
  expect(made.toSorted()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
});
