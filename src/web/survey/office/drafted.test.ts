import { expect, it } from "vitest";
import { wrongInstrument } from "../../../profile/instrument.ts";
import { draftedOf, instrumentOf, newInstrument, newItem } from "./drafted.ts";

it("makes a questionnaire of a form, and a form of a questionnaire, with the same keys", () => {
  const made = instrumentOf({
    ...newInstrument,
    ...{ titleEn: "How I work", aboutEn: "Habits", scales: "Effort / Esfuerzo\nCalm" },
    items: [
      { ...newItem, en: "I finish", es: "Termino" },
      { ...newItem, en: "I worry", scale: 1, area: "mental-health", isReversed: true },
    ],
  });
  expect(wrongInstrument(made)).toBeUndefined();
  expect(made).toMatchObject({
    title: { en: "How I work", es: "How I work" },
    scales: [{ key: "effort" }, { key: "calm", title: { en: "Calm", es: "Calm" } }],
    items: [
      { key: "iFinish", scale: "effort" },
      { key: "iWorry", scale: "calm", area: "mental-health", isReversed: true },
    ],
  });
  expect(made.choices).toHaveLength(4);
  expect(instrumentOf(draftedOf(made))).toEqual(made);
  expect(instrumentOf({ ...draftedOf(made), titleEn: "New" }).items.map(({ key }) => key)).toEqual([
    "iFinish",
    "iWorry",
  ]);
});
