import { readFileSync } from "node:fs";
import { formatter } from "@lingui/format-po";
import { expect, it } from "vitest";

const read = async (path: string) => {
  const filename = new URL(`locales/${path}`, import.meta.url).pathname;
  return formatter().parse(readFileSync(filename, "utf8"), { locale: "es", sourceLocale: "en", filename });
};
const [family, office, toLearners] = await Promise.all([read("es.po"), read("office/es.po"), read("learner/es.po")]);
const adults = { ...family, ...office };

it("says to a learner only what a screen still says to an adult, and otherwise than to the adult", () => {
  for (const [id, { message, translation }] of Object.entries(toLearners)) {
    expect(adults, message).toHaveProperty([id]);
    expect(translation).not.toBe(adults[id]?.translation);
  }
});

it("says tú to a learner, with the same values in the sentence", () => {
  const values = (text = "") => [...new Set(text.match(/\{\w+/g))].sort();
  for (const { message, translation } of Object.values(toLearners)) {
    expect(translation).not.toMatch(/\b(usted|suyo|suya)\b/i);
    expect(values(message)).toEqual(expect.arrayContaining(values(translation)));
  }
});

/** Where only a learner or both a learner and an adult read. */
const ofLearners =
  /src\/web\/(notices|shell|profile\/(goals|plan|builder|ready|portfolio)|survey\/\w+|elements\/El|privacy\/MyData)/;
/** To adults alone, though it stands in such a folder. */
const toAdults = /your child|your family's|staff|Open a learner|learners or you|not of learners|office|tutor/i;

it("leaves no usted on the pages a learner reads", () => {
  const left = Object.entries(adults)
    .filter(([id, { origin = [] }]) => !(id in toLearners) && origin.some(([file = ""]) => ofLearners.test(file)))
    .filter(([, { translation = "", message = "" }]) => /\busted\b/i.test(translation) && !toAdults.test(message))
    .map(([, { message }]) => message);
  expect(left).toEqual([]);
});

/** Pages of a family, and of whom it shares with. */
const ofFamilies =
  /src\/web\/(elements\/El|notices|profile\/(goals|plan|builder|portfolio)|survey\/\w+\.|privacy\/(\w+\.|share|safety\/(OfAge|AgeReview|Inherited|OwnGuardians|CheckUp|check-up|RightsPassed))|rights\/(MyRights|Copies|DirectoryChoices|Notice\.|RequestPage|WordsForm)|helper\/(Helpers|HelperCard|Inbox|InviteForm)|public)/;

it("says to families nothing in a sentence of 20 words or more; a plural's forms and what a law is called are not counted", () => {
  const long = Object.values(adults)
    .filter(({ origin = [] }) => origin.some(([file = ""]) => ofFamilies.test(file)))
    .map(({ message = "" }) => message.replaceAll(/<[^>]*>|\s*\([^)]*\)/g, ""))
    .filter((message) => !message.includes(", plural,"))
    .flatMap((message) => message.split(/(?<=[.?!:;])\s/))
    .filter((sentence) => sentence.split(/\s+/).filter(Boolean).length >= 20);
  expect(long).toEqual([]);
});
