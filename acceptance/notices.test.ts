import { expect, it } from "vitest";
import { notify } from "../src/privacy/notice.job.ts";
import { statement } from "../src/store/statement.ts";
import { people, settle } from "./district.ts";
import { openPlace } from "./server.ts";
import { expectAccessible, expectNoSideways, openBrowser, phone } from "./visitor.ts";

const family = statement<{ subject_id: string; learner_id: string }>(
  "test.family-of-a-mother",
  `select g.subject_id, g.learner_id from base.grants g join base.subject s on s.id = g.subject_id
  where s.capacity = 'guardian' order by g.learner_id limit 1`,
);
const { address } = await openPlace(async (store) => {
  await settle(store);
  const [mother] = await store.work.rows(family);
  if (!mother) throw new Error("the district has no mother");
  const { subject_id, learner_id } = mother;
  await store.work.transaction([], async (transaction) => {
    await notify(transaction, { code: "notices.new", to: [subject_id], learnerId: learner_id, place: "/my-data" });
    await notify(transaction, { code: "account.hat-given", to: [subject_id], place: "/account" });
  });
});
const { visit } = openBrowser();

it("a mother sees on her phone that there is something, reads it, follows it, and chooses how mail tells her", async () => {
  const page = await visit(address, { email: people.mother, path: "/backpack", size: phone, language: "es" });
  await page.getByRole("link", { name: "Avisos, 2 nuevos" }).click();
  await page.getByRole("heading", { level: 1, name: "Avisos" }).waitFor();
  await page.getByRole("link", { name: /Hay algo nuevo por leer/ }).waitFor();
  await expectAccessible(page);
  await expectNoSideways(page);

  await page.getByRole("button", { name: "Marcar todo como leído" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Avisos", exact: true }).waitFor();

  await page.getByRole("link", { name: "Elegir cómo le avisa el correo" }).click();
  await page.getByRole("radio", { name: "Poco después de que ocurra" }).check();
  await expectAccessible(page);
  await page.reload();
  expect(await page.getByRole("radio", { name: "Poco después de que ocurra" }).isChecked()).toBe(true);

  await page.goto(`${address}/notices`);
  await page.getByRole("link", { name: /Hay algo nuevo por leer/ }).click();
  await page.waitForURL(`${address}/my-data*`);
});
