import { expect, it } from "vitest";
import { keepWords } from "./retention.ts";

it("says one year and several in both languages", () => {
  expect(keepWords({ years: 1 })).toEqual({ en: "1 year", es: "1 año" });
  expect(keepWords({ afterLeavingYears: 1 })).toEqual({ en: "1 year after leaving", es: "1 año después de salir" });
  expect(keepWords({ afterLeavingYears: 3 })).toEqual({ en: "3 years after leaving", es: "3 años después de salir" });
});
