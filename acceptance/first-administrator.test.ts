import { expect, it } from "vitest";
import { inviteAdministrator } from "../src/identity/account.job.ts";
import { bringUpToDate } from "../src/server/installation.job.ts";
import { openPlace } from "./server.ts";
import { desk, expectAccessible, expectNoSideways, openBrowser, phone } from "./visitor.ts";

/** An empty installation, as DAYPACK_SAMPLE=none starts it. */
const { address, made: invitation } = await openPlace(async (store) => {
  await bringUpToDate(store, { timeZone: "America/Chicago", today: undefined, publicUrl: undefined });
  return inviteAdministrator(store);
});
const { visit, open } = openBrowser();
const email = "first@riverton.test";
const password = "acorn bridge lantern";

it("the one-time link makes the first administrator, who is told what comes next", async () => {
  const page = await open(`${address}/welcome#${invitation}`);
  await page.getByRole("heading", { name: "Become the administrator" }).waitFor();
  await expectAccessible(page);
  await page.getByLabel("Choose a password").fill("short");
  await page.getByLabel("Your email").fill(email);
  await page.keyboard.press("Enter");
  await page.getByRole("alert").getByText("at least 10 characters").waitFor();
  await page.getByLabel("Choose a password").fill(password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Drop the export of your student system here" }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/imports");
  await page.getByText("Many gigabytes, or every night? By a command").click();
  await page.getByText("npm run daypack -- import PATH").waitFor();
  await page.getByRole("heading", { name: /^Nothing has come in yet\. After the first import/ }).waitFor();
  await page.getByRole("link", { name: "To the accounts" }).click();
  await page.getByText(email).first().waitFor();
});

for (const language of ["en", "es"] as const)
  for (const size of [desk, phone])
    it(`the first page is open to everybody at ${size.width} px in ${language}`, async () => {
      const page = await visit(address, { email, path: "/", size, language });
      await page.locator(".drop-zone").waitFor();
      await expectAccessible(page);
      await expectNoSideways(page);
    });
