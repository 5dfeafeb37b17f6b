import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { addAccount } from "../src/identity/account.job.ts";
import { addOutsiders } from "./district/outsiders.ts";
import { password, people, settle } from "./district.ts";
import { openPlace } from "./server.ts";
import { desk, expectAccessible, expectNoSideways, openBrowser, phone } from "./visitor.ts";

const email = "admin@riverton.test.school";
const { address } = await openPlace(async (store) => {
  await settle(store);
  await addOutsiders(store);
  await addAccount(store, { hat: "administrator@RIV", email, password });
});
const { visit, open } = openBrowser();
const said = (page: Page, words: string) => page.locator(".notice.saved").getByText(words).waitFor();

async function find(page: Page, key: string) {
  await page.getByLabel("Id of the person").fill(key);
  await page.keyboard.press("Enter");
}

describe("an administrator gives accounts", () => {
  it("to a clerk, by a link shown once that sets a password and opens the role", async () => {
    const page = await visit(address, { email, path: "/accounts" });
    await find(page, "nobody-99");
    await page.getByRole("alert").getByText("Nobody of your schools has this id.").waitFor();
    await find(page, "riverton:ito");
    await page.getByRole("heading", { name: /Naomi Ito, Lincoln Middle School/ }).waitFor();
    await page.getByRole("button", { name: "Give the role" }).click();
    await page.getByRole("alert").getByText("Choose a role.").waitFor();
    await page.getByLabel("Role", { exact: true }).selectOption("nurse");
    await page.getByLabel("Email to sign in with").fill("naomi@riverton.test");
    await page.getByRole("button", { name: "Give the role" }).click();
    await said(page, "Saved. The role is given.");
    const link = await page.locator(".fresh-link code").innerText();
    await page.reload();
    expect(await page.locator(".fresh-link").count()).toBe(0);
    await page.getByText("No password yet").waitFor();

    const fresh = await open(link);
    await expectAccessible(fresh);
    await fresh.getByLabel("Choose a password").fill("seven green bicycles");
    await fresh.keyboard.press("Enter");
    await fresh.getByRole("heading", { name: "Learners" }).waitFor();
    const again = await open(link);
    await again.getByRole("heading", { name: "This link has ended" }).waitFor();
  });

  it("and sees nothing of a family but the id", async () => {
    const page = await visit(address, { email, path: "/accounts" });
    await find(page, "luis");
    await page.getByRole("heading", { name: /^Guardian, Lincoln Middle School, riverton:luis/ }).waitFor();
    expect(await page.getByText("Rivera").count()).toBe(0);
  });

  it("unlocks, signs out and removes, by keyboard, with a question before the last", async () => {
    const { request } = (await open(`${address}/sign-in`)).context();
    for (let tries = 0; tries < 5; tries++)
      await request.post(`${address}/api/v1/session`, { data: { email: people.counselor, password: "wrong" } });
    const page = await visit(address, { email, path: "/accounts" });
    const row = page.getByRole("listitem").filter({ hasText: people.counselor });
    await row.getByText("Locked after wrong passwords").waitFor();
    const manage = async (what: string) => {
      await row.getByRole("button", { name: /^Manage/ }).focus();
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: what }).waitFor();
      for (let step = 0; step < 5 && (await page.locator(":focus").innerText()) !== what; step++)
        await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
    };
    await manage("Unlock");
    await said(page, `Saved. ${people.counselor} can sign in again.`);
    const counselor = await visit(address, { email: people.counselor, path: "/learners" });
    await manage("Sign out everywhere");
    await said(page, `Saved. ${people.counselor} is signed out everywhere.`);
    await counselor.reload();
    await counselor.getByRole("heading", { name: "Sign in to Daypack" }).waitFor();

    await manage("Remove the account");
    await page.getByRole("dialog").getByText("cannot sign in any more").waitFor();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await row.waitFor();
    await manage("Remove the account");
    await page.getByRole("button", { name: "Remove it" }).click();
    await said(page, `Saved. The account ${people.counselor} is removed.`);
    await expect.poll(() => row.count()).toBe(0);
  });

  for (const language of ["en", "es"] as const)
    for (const size of [desk, phone])
      it(`on a page that is open to everybody at ${size.width} px in ${language}`, async () => {
        const page = await visit(address, { email, path: "/accounts", size, language });
        await page.locator("[name=key]").fill("ito");
        await page.keyboard.press("Enter");
        await page.locator(".give-form").waitFor();
        await expectAccessible(page);
        await expectNoSideways(page);
        await page.locator(".account-list button").last().click();
        await page.locator(".account-acts").waitFor();
        await expectAccessible(page);
        await expectNoSideways(page);
        await page.keyboard.press("Escape");
        await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
        await expectNoSideways(page);
      });
});
