import { expect, it } from "vitest";
import { password, people, settle } from "./district.ts";
import { openPlace } from "./server.ts";
import { desk, expectAccessible, expectNoSideways, openBrowser, phone } from "./visitor.ts";

const { address } = await openPlace(settle);
const { visit, open } = openBrowser();

it("changes the password by keyboard: the old one is asked, and whoever is in elsewhere is out", async () => {
  const elsewhere = await visit(address, { email: people.counselor, path: "/learners" });
  const page = await visit(address, { email: people.counselor, path: "/learners" });
  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("link", { name: "Your account" }).click();
  await page.getByLabel("Password now").fill("not this one");
  await page.getByLabel("New password").fill("short");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").getByRole("link", { name: "Choose at least 10 characters." }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("password-new");
  await page.getByLabel("New password").fill("seven green bicycles");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").getByText("This is not your password now. Type it again.").waitFor();
  await expectAccessible(page);
  await page.getByLabel("Password now").fill(password);
  await page.keyboard.press("Enter");
  await page.getByText("You are signed out everywhere else.").waitFor();
  await elsewhere.reload();
  await elsewhere.getByRole("heading", { name: "Sign in to Daypack" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Your account" }).waitFor();

  await elsewhere.getByLabel("Email").fill(people.counselor);
  await elsewhere.getByLabel("Password").fill(password);
  await elsewhere.keyboard.press("Enter");
  await elsewhere.getByRole("alert").getByText("Email and password do not match").waitFor();
  await elsewhere.getByLabel("Password").fill("seven green bicycles");
  await elsewhere.keyboard.press("Enter");
  await elsewhere.getByRole("heading", { level: 1, name: "Learners" }).waitFor();
});

it("keeps the language with the account, for the next computer too", async () => {
  const page = await visit(address, { email: people.registrar, path: "/account" });
  await page.getByRole("radio", { name: "Español" }).check();
  await page.getByRole("heading", { level: 1, name: "Su cuenta" }).waitFor();
  const next = await open(`${address}/sign-in`, { language: "en" });
  await next.getByLabel("Email").fill(people.registrar);
  await next.getByLabel("Password").fill(password);
  await next.keyboard.press("Enter");
  await expect.poll(() => next.evaluate(() => document.documentElement.lang)).toBe("es");
});

it("locks an address after five wrong passwords, whether or not it has an account, and says for how long", async () => {
  const told: string[] = [];
  for (const email of [people.learner, "nobody@riverton.test"]) {
    const page = await open(`${address}/sign-in`);
    await page.getByLabel("Email").fill(email);
    for (let tries = 0; tries < 6; tries++) {
      await page.getByLabel("Password").fill(`wrong ${tries}`);
      const answer = page.waitForResponse(
        (each) => each.url().endsWith("/session") && each.request().method() === "POST",
      );
      await page.keyboard.press("Enter");
      await answer;
      await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("alert");
    }
    await page.getByRole("alert").getByText("Too many tries. Wait 1 minute, then try again.").waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("alert");
    await expectAccessible(page);
    told.push(await page.getByRole("alert").innerText());
  }
  expect(told[0]).toBe(told[1]);
});

for (const language of ["en", "es"] as const)
  for (const size of [desk, phone])
    it(`the account's page is open to everybody at ${size.width} px in ${language}`, async () => {
      const page = await visit(address, { email: people.mother, path: "/account", size, language });
      await expectAccessible(page);
      await page.locator(".account > button").click();
      await page.locator(".account-menu").waitFor();
      await expectAccessible(page);
      await expectNoSideways(page);
    });
