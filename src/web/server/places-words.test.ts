import { expect, it } from "vitest";
import { placesInWords } from "./places-words.ts";

it("names a file once, then the lines in it", () => {
  expect(placesInWords(["users.csv:12", "users.csv:40", "orgs.csv:3"])).toBe("users.csv:12, 40; orgs.csv:3");
  expect(placesInWords(["orgs.csv", "a:b.csv:1"])).toBe("orgs.csv; a:b.csv:1");
  expect(placesInWords([])).toBe("");
});
