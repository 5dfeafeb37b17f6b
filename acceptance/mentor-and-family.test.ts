import type { Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { addAccount } from "../src/identity/account.job.ts";
import { password, settle } from "./district.ts";
import { openPlace } from "./server.ts";
import { expectAccessible, expectNoSideways, openBrowser, phone } from "./visitor.ts";

const administrator = "admin@riverton.test";
const mentorEmail = "ray@makers.test";
const { address } = await openPlace(async (store) => {
  await settle(store);
  await addAccount(store, { hat: "administrator@RIV", email: administrator, password });
});
const { visit, open } = openBrowser();
let mentor: Page;
afterAll(() => mentor?.context().close());

describe("an after-school program", () => {
  it("is looked over by the district, which hands its mentor a link", async () => {
    const page = await visit(address, { email: administrator, path: "/agreements" });
    await page.getByRole("link", { name: "After-school programs" }).click();
    await page.getByLabel("Name of the program").fill("Riverside Makers");
    await page.getByLabel("Who runs it").fill("Riverside Youth Center");
    await page.getByLabel("How to reach them").fill("hello@makers.test");
    await page.getByLabel("What it is for").fill("Building things after school");
    await page.getByRole("button", { name: "Write it down" }).click();
    const card = page.getByRole("article", { name: "Riverside Makers" });
    const checks = card.getByRole("checkbox");
    await checks.first().waitFor();
    for (let at = 0; at < (await checks.count()); at += 1) {
      await checks.nth(at).click();
      await expect.poll(() => checks.nth(at).isChecked()).toBe(true);
    }
    await expectAccessible(page);
    await card.getByRole("button", { name: "Open the program" }).click();
    await card.getByLabel("Add somebody of the program").fill("Ray Kim");
    await card.getByRole("button", { name: "Make a link for them" }).click();
    const link = await card.locator(".copy-line code").textContent();
    await expectAccessible(page);
    mentor = await open(link ?? "", { size: phone });
  });

  it("gets a list in its own words on the mentor's phone, and a code for each family", async () => {
    await mentor.getByRole("heading", { name: "Thank you for helping" }).waitFor();
    await expectAccessible(mentor);
    await mentor.getByLabel("Your email").fill(mentorEmail);
    await mentor.getByLabel("Password").fill(password);
    await mentor.getByRole("button", { name: "Go on" }).click();
    await mentor.getByRole("heading", { name: "Riverside Makers" }).waitFor();
    await mentor.getByLabel("Add names, one on each line").fill("Mateo R.\nAna <b>bold</b>");
    await mentor.getByRole("button", { name: "Add to our list" }).click();
    await mentor.locator(".name-list bdi").getByText("Ana <b>bold</b>").waitFor();
    await expectNoSideways(mentor);
    await expectAccessible(mentor);
  });
});
