import { expect, it } from "vitest";
import { languageName } from "./language-name.ts";

it.each([
  ["es", "español"],
  ["spa", "español"],
  ["Spanish", "español"], // Ed-Fi LanguageDescriptor: a name
  ["haitian creole", "criollo haitiano"],
  ["ase", "lengua de señas americana"],
  ["American Sign Language", "lengua de señas americana"],
  ["Mixteco de la costa", "Mixteco de la costa"],
  ["qq", "qq"],
])("says %s in the reader's language, and what it does not know as it came", (said, name) => {
  expect(languageName(said, "es")).toBe(name);
});
