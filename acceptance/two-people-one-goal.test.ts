import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { people, settle } from "./district.ts";
import { openPlace } from "./server.ts";
import { expectAccessible, expectNoSideways, openBrowser, phone } from "./visitor.ts";

const { address } = await openPlace(settle);
const { visit } = openBrowser();

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true }).first();
/** What a page says after an act: on the page, and to who listens. */
const said = (page: Page, words: string) => page.getByText(words).first().waitFor();
const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true }).click();

/** A goal of Mateo's, written on his page. */
async function writeGoal(page: Page, statement: string): Promise<void> {
  await page.goto(`${address}/goals`);
  await page.getByRole("link", { name: "A goal" }).click();
  await field(page, "The goal, in one sentence").fill(statement);
}

describe("two people change one goal", () => {
  it("and the second sees both, chooses, and nothing of either is lost", async () => {
    const learner = await visit(address, { email: people.learner, path: "/goals" });
    await writeGoal(learner, "Build a robot arm");
    await learner.getByRole("button", { name: "Add a step" }).click();
    await learner.getByLabel("Step 1", { exact: true }).fill("Draw it");
    await learner.getByRole("checkbox", { name: /rosa/i }).first().check();
    await learner.getByRole("checkbox", { name: /may change it too/ }).check();
    await save(learner);
    await said(learner, "Saved: A goal");

    // Both open the form.
    const mother = await visit(address, { email: people.mother, path: "/backpack" });
    await mother.getByRole("link", { name: "Mateo" }).click();
    for (const page of [learner, mother]) {
      await page.getByRole("link", { name: "Build a robot arm" }).click();
      await page.getByRole("link", { name: "Change it" }).click();
      await field(page, "The goal, in one sentence").waitFor();
    }
    await field(learner, "The goal, in one sentence").fill("Build a robot arm that waters plants");
    await learner.getByRole("button", { name: "Add a step" }).click();
    await learner.getByLabel("Step 2", { exact: true }).fill("Find a pump");
    await save(learner);
    await said(learner, "Changed: A goal");

    // She types, loses the network, and then comes too late.
    await mother.getByRole("button", { name: "Add a step" }).click();
    await mother.getByLabel("Step 2", { exact: true }).fill("Ask grandfather");
    await mother.getByRole("textbox", { name: /^Why it matters/ }).fill("He loves plants");
    await mother.context().setOffline(true);
    await save(mother);
    await mother.getByRole("alert").getByText("The server does not answer").waitFor();
    await mother.context().setOffline(false);
    await save(mother);
    const merge = mother.getByRole("region", { name: "Mateo changed this too" });
    await merge.waitFor();
    await merge.getByText("Build a robot arm that waters plants").waitFor();
    await merge.getByText("Ask grandfather").waitFor();
    await expectAccessible(mother);
    expect(await merge.getByRole("radio", { name: "Keep both" }).isChecked()).toBe(true);
    await merge.getByRole("button", { name: "Save this" }).click();
    await said(mother, "Changed: A goal");

    await mother.getByRole("link", { name: "Build a robot arm that waters plants" }).click();
    for (const words of ["He loves plants", "Draw it", "Find a pump", "Ask grandfather"])
      await mother.getByText(words).first().waitFor();
  });

  it("and a step is ticked with one press, whatever was changed meanwhile", async () => {
    const first = await visit(address, { email: people.learner, path: "/goals" });
    await writeGoal(first, "Read twelve books");
    await first.getByRole("button", { name: "Add a step" }).click();
    await first.getByLabel("Step 1", { exact: true }).fill("Choose a book");
    await save(first);
    await first.getByRole("link", { name: "Read twelve books" }).click();
    const second = await visit(address, { email: people.learner, path: "/goals" });
    await second.getByRole("link", { name: "Read twelve books" }).click();
    await second.getByRole("link", { name: "Change it" }).click();
    await field(second, "The goal, in one sentence").fill("Read fifteen books");
    await save(second);
    await said(second, "Changed: A goal");

    await first.getByRole("checkbox", { name: /^Choose a book/ }).check();
    await said(first, "Done: Choose a book");
    await first.getByRole("heading", { level: 1, name: "Read fifteen books" }).waitFor();
    await first.getByRole("button", { name: "It is reached" }).click();
    await said(first, "Well done!");
    await first.getByRole("link", { name: "My goals" }).click();
    await first.getByRole("region", { name: "Reached" }).getByText("Read fifteen books").waitFor();
  });
});

describe("a learner makes a goal on a phone, in Spanish, by keyboard alone", () => {
  it("writes it, adds a step, ticks it and says how it goes", async () => {
    const page = await visit(address, { email: people.child, path: "/goals", size: phone, language: "es" });
    await expectAccessible(page);
    await expectNoSideways(page);
    const press = async (role: "link" | "button" | "checkbox" | "radio", name: string | RegExp, key = "Enter") => {
      const target = page.getByRole(role, { name }).first();
      await target.waitFor();
      await target.focus();
      await page.keyboard.press(key);
    };
    await press("link", "Una meta");
    await page.getByLabel("La meta, en una oración").focus();
    await page.keyboard.type("Aprender a nadar");
    await press("button", "Agregar un paso");
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Paso 1");
    await page.keyboard.type("Meter la cara en el agua");
    await expectNoSideways(page);
    await page.keyboard.press("Enter");
    await press("link", "Aprender a nadar");
    await press("checkbox", /^Meter la cara en el agua/, "Space");
    await said(page, "Hecho: Meter la cara en el agua");
    await press("radio", "Va bien", "Space");
    await press("button", "Guardar");
    await said(page, "Guardado.");
    await expectAccessible(page);
    await expectNoSideways(page);
  });
});
