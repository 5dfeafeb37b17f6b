import { expect, it } from "vitest";
import { addAccount } from "../src/identity/account.job.ts";
import { tellOfSurveys } from "../src/profile/instrument.job.ts";
import { packOf } from "../src/server/pack.ts";
import { firstRow, statement } from "../src/store/statement.ts";
import { mateo } from "./district/family.ts";
import { password, people, settle } from "./district.ts";
import { openPlace } from "./server.ts";
import { expectAccessible, expectNoSideways, openBrowser, phone } from "./visitor.ts";

const administrator = "keeper@riverton.test";
const idOf = statement<{ id: string }>(
  "test.id-of",
  "select id from base.source_key where noun = 'learner' and key = $1",
);
const { address, store, made } = await openPlace(async (opened) => {
  await settle(opened);
  await addAccount(opened, { hat: "administrator@RIV", email: administrator, password });
  return (await firstRow(opened.work, idOf, [mateo]))?.id ?? "";
});
const { visit } = openBrowser();

it("a questionnaire with a protected question waits for the family; without one it is told, refused by a no, and answered", async () => {
  const office = await visit(address, { email: administrator, path: "/instruments" });
  await office.getByRole("link", { name: "Add a questionnaire" }).click();
  await office.getByLabel("What it is called, in English").fill("How I work");
  await office.getByLabel("What it is called, in Spanish").fill("Cómo trabajo");
  await office.getByLabel("What it is for, in English").fill("To talk about what helps.");
  await office.getByLabel("What it is for, in Spanish").fill("Para hablar de lo que ayuda.");
  await office.getByLabel("Scales that it sums up to").fill("Effort / Esfuerzo");
  await office.getByLabel("In English", { exact: true }).fill("I worry a lot");
  await office.getByLabel("In Spanish", { exact: true }).fill("Me preocupo mucho");
  await office.getByLabel("Subject that the law protects").selectOption({ label: "feelings and mental health" });
  await expectAccessible(office);
  await expectNoSideways(office);
  await office.getByRole("button", { name: "Save" }).click();

  const card = office.getByRole("region", { name: "How I work" });
  await card.getByText("Launch it").first().click();
  await card.getByLabel("What families are asked first").selectOption({ label: "Nothing" });
  await card.getByRole("button", { name: "Launch it" }).click();
  await office.getByText(/Tell families first, or ask for their yes/).waitFor();

  await card.getByRole("link", { name: "Change it" }).click();
  await office.getByLabel("Subject that the law protects").selectOption({ label: "None of the eight" });
  await office.getByLabel("In English", { exact: true }).fill("I finish what I begin");
  await office.getByLabel("In Spanish", { exact: true }).fill("Termino lo que empiezo");
  await office.getByRole("button", { name: "Save" }).click();
  await card.getByText("Launch it").first().click();
  await card.getByLabel("What families are asked first").selectOption({ label: "Nothing" });
  await card.getByLabel("First day").fill("2026-11-20");
  await card.getByRole("button", { name: "Launch it" }).click();
  await office.getByRole("region", { name: "Launched" }).getByText("Fewer than 10 answered.").waitFor();
  await expectAccessible(office);
  await tellOfSurveys(store.work, packOf(store));

  const mother = await visit(address, {
    email: people.mother,
    path: `/surveys?child=${made}`,
    size: phone,
    language: "es",
  });
  const asked = mother.getByRole("region", { name: "Cómo trabajo" });
  await asked.getByText("Leer la pregunta").click();
  await asked.getByText("Termino lo que empiezo").waitFor();
  await expectAccessible(mother);
  await asked.getByRole("button", { name: "Decir que no" }).click();
  await asked.getByRole("button", { name: "Retirar mi no" }).waitFor();

  const learner = await visit(address, { email: people.learner, path: "/surveys", size: phone });
  expect(await learner.getByRole("link", { name: "Answer it" }).count()).toBe(0);
  await asked.getByRole("button", { name: "Retirar mi no" }).click();
  await asked.getByRole("button", { name: "Decir que no" }).waitFor();
  await learner.reload();
  await learner.getByRole("link", { name: "Answer it" }).click();
  await learner.getByRole("radio", { name: "Often" }).check();
  await expectAccessible(learner);
  await expectNoSideways(learner);
  await learner.getByRole("button", { name: "Send" }).click();
  await learner.getByText("Answered. What came of it stands in the backpack.").waitFor();
});
