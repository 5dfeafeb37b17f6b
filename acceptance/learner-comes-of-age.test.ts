import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { addDays } from "../src/kernel/date.ts";
import { keepAges } from "../src/privacy/age.job.ts";
import { shippedPack } from "../src/privacy/pack.ts";
import { bringUpToDate } from "../src/server/installation.job.ts";
import { statement } from "../src/store/statement.ts";
import { today } from "./district/facts.ts";
import { addOutsiders } from "./district/outsiders.ts";
import { people, settle } from "./district.ts";
import { openPlace } from "./server.ts";
import { desk, expectAccessible, expectNoSideways, openBrowser, phone } from "./visitor.ts";

const { address, store, made } = await openPlace(async (opened) => {
  await settle(opened);
  return addOutsiders(opened);
});
const { visit } = openBrowser();
const birthday = addDays(today, 1);
const turnTo = async (day: string) => {
  await bringUpToDate(store, { timeZone: "America/Chicago", today: day, publicUrl: undefined });
  await keepAges(store, shippedPack);
};
/** The record says another birthday, and the learner's row follows it, as after a correction. */
const bear = async (day: string) => {
  const body =
    "update base.entry set body = jsonb_set(body, '{bornOn}', to_jsonb($2::text)) where learner_id = $1 and kind = 'identity'";
  await store.work.rows(statement("test.birthday", body), [made.learnerId, day]);
  const row = "update base.learner set born_on = $2::text::date where learner_id = $1";
  await store.work.rows(statement("test.born", row), [made.learnerId, day]);
};
const sent = async (page: Page, method: "POST" | "PUT", path: string, data: object) => {
  const answer = await page
    .context()
    .request.fetch(`${address}/api/v1/learners/${made.learnerId}/${path}`, { method, data });
  expect(answer.ok(), await answer.text()).toBe(true);
};

it("a learner of 18 finds what the mother decided in one list, keeps the tutor, stops the link, and saves it all at once", async () => {
  const mother = await visit(address, { email: people.mother, path: "/backpack" });
  const shares = [{ category: "grades", level: "summary" }];
  await sent(mother, "POST", "helpers", { name: "Ana Ruiz", why: "Reading twice a week", shares });
  await sent(mother, "POST", "links", {
    ...{ to: "State College", audience: "college", from: "Rosa Rivera", why: "To apply", entryIds: [] },
    ...{ parts: [{ slice: "grades", level: "summary" }], ask: { question: "word", answer: "harbor" } },
  });
  await sent(mother, "PUT", "choices/teacher/voice", { level: "hidden" });
  await sent(mother, "PUT", "directory", { choices: [{ audience: "military", item: "*", keepIn: true }] });
  await bear(`${Number(birthday.slice(0, 4)) - 18}${birthday.slice(4)}`);

  const before = await visit(address, { email: people.mother, path: `/of-age?child=${made.learnerId}`, size: phone });
  await before.getByRole("heading", { name: "Ana Ruiz" }).waitFor();
  expect(await before.getByRole("radio").count()).toBe(0);
  await expectAccessible(before);
  await expectNoSideways(before);

  await turnTo(birthday);
  const page = await visit(address, { email: people.learner, path: "/of-age", size: desk });
  await page.getByRole("heading", { level: 1, name: "Your record is yours alone now" }).waitFor();
  await expectAccessible(page);
  const group = (name: string) => page.getByRole("group", { name });
  await group("Ana Ruiz").getByRole("radio", { name: "Keep it as it is" }).check();
  await group("State College").getByRole("radio", { name: "End it" }).check();
  await page.getByText("One to keep, one to stop.").waitFor();
  await page.getByRole("button", { name: "Save all of this" }).click();
  await page.locator(".notice.saved").getByText("Saved. It holds at once.").waitFor();
  await page.getByText("You kept it.").waitFor();
  expect(await page.getByRole("heading", { name: "State College" }).count()).toBe(0);

  const small = await visit(address, { email: people.learner, path: "/of-age", size: phone, language: "es" });
  await small.getByText("Lo mantuviste.").waitFor();
  await expectNoSideways(small);
});
