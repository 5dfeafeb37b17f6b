import { expect, it } from "vitest";
import { addAccount } from "../src/identity/account.job.ts";
import { password, people, settle } from "./district.ts";
import { openPlace } from "./server.ts";
import { desk, expectAccessible, expectNoSideways, openBrowser, phone } from "./visitor.ts";

const administrator = "keeper@riverton.test";
const { address } = await openPlace(async (store) => {
  await settle(store);
  await addAccount(store, { hat: "administrator@RIV", email: administrator, password });
});
const { visit } = openBrowser();

it("an administrator adds an element without code; a learner writes it on a phone, a teacher reads it, and it ends", async () => {
  const page = await visit(address, { email: administrator, path: "/custom-elements" });
  await expectAccessible(page);
  await page.getByRole("link", { name: "Add an element" }).click();
  await page.getByRole("heading", { level: 1, name: "Add an element" }).waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("alert").getByRole("link", { name: "Write what it is called." }).waitFor();
  await expectAccessible(page);

  await page.getByLabel("What it is called, in English").fill("House team");
  await page.getByLabel("What it is called, in Spanish").fill("Equipo de la casa");
  await page.getByLabel("Why it is asked, in English").fill("Every learner has a team.");
  await page.getByLabel("Why it is asked, in Spanish").fill("Cada estudiante tiene un equipo.");
  await page.getByLabel("Part of the record").selectOption({ label: "Service, work, plans" });
  await page.getByRole("checkbox", { name: "Learner" }).check();
  await page.getByLabel("Name in English").fill("Team");
  await page.getByLabel("Name in Spanish").fill("Equipo");
  await page.getByLabel("How it is written").selectOption({ label: "One of a few" });
  await page.getByLabel("Choices: one on each line").fill("Otters / Nutrias\nHerons / Garzas");
  await page.getByRole("checkbox", { name: "May not stay empty" }).check();
  await expectNoSideways(page);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("region", { name: "In use" }).getByText("House team").waitFor();

  const learner = await visit(address, { email: people.learner, path: "/backpack", size: phone, language: "es" });
  const block = learner.getByRole("region", { name: "Equipo de la casa" });
  await block.getByRole("link", { name: "Agregar" }).click();
  await learner.getByRole("radio", { name: "Nutrias" }).check();
  await learner.getByRole("button", { name: "Guardar" }).click();
  await block.getByText("Nutrias").waitFor();
  await expectAccessible(learner);

  const teacher = await visit(address, { email: people.teacher, path: "/learners", size: desk });
  await teacher
    .getByRole("link", { name: /Rivera/ })
    .first()
    .click();
  await teacher
    .getByRole("region", { name: "House team" })
    .getByText(/Otters/)
    .waitFor();

  await page.getByText("Stop asking it").click();
  await page.getByLabel("Why", { exact: true }).fill("The houses are closed.");
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await page.getByRole("region", { name: "No longer written, or declined" }).getByText("House team").waitFor();
  await learner.reload();
  await block.getByText("Nutrias").waitFor();
  expect(await block.getByRole("link", { name: "Agregar" }).count()).toBe(0);
});
