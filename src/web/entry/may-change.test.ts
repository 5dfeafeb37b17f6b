import { expect, it } from "vitest";
import { kinds } from "../../server/kinds.ts";
import { together } from "./may-change.ts";

it("knows every kind that is written together, and no other", () => {
  expect([...together].sort()).toEqual(
    kinds
      .filter(({ isTogether }) => isTogether)
      .map(({ name }) => name)
      .sort(),
  );
});
