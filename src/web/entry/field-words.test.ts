import { i18n } from "@lingui/core";
import { expect, it } from "vitest";
import { kinds } from "../../server/kinds.ts";
import { fieldWords } from "./field-words.ts";

it("names every field that an agreement can list, or sources can disagree on, in Spanish", () => {
  i18n.loadAndActivate({ locale: "es", messages: {} });
  const fields = kinds.flatMap(
    ({ schema }) => Object.keys((schema as unknown as { properties: object }).properties), // every body is an object
  );
  expect(fields.length).toBeGreaterThan(100);
  const alike = ["hospital"]; // the same word in both
  expect([...new Set(fields)].filter((field) => fieldWords(field) === field && !alike.includes(field))).toEqual([]);
  expect(fieldWords("course.title")).toBe("curso, título");
});
