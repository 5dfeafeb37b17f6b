import { expect, it } from "vitest";
import { relationshipName } from "./relationship.ts";

it("says a tie in the reader's language, and one that no system agrees on as it came", () => {
  expect([relationshipName("Mother", "es"), relationshipName(" FATHER ", "en")]).toEqual(["Madre", "Father"]);
  expect(relationshipName("Padrino", "en")).toBe("Padrino");
});
