import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { importBundle } from "../src/exchange/import.job.ts";
import { addAccount } from "../src/identity/account.job.ts";
import { shippedPack } from "../src/privacy/pack.ts";
import { kinds } from "../src/server/kinds.ts";
import { standards } from "../src/server/standards.ts";
import type { Store } from "../src/store/store.ts";
import { algebra, bundle, source } from "./district/facts.ts";
import { familyFacts } from "./district/family.ts";
import { password, settle } from "./district.ts";
import { openPlace } from "./server.ts";
import { desk, expectAccessible, expectNoSideways, openBrowser, phone } from "./visitor.ts";

const email = "admin@riverton.test";

/** The next export of the same school, without ten seats of the class, and with a line that is none. */
async function importCutShort(store: Store): Promise<void> {
  let seats = 0;
  const lines = bundle(familyFacts())
    .split("\n")
    .filter(
      (line) => !(line.includes(`"class":"${algebra}"`) && line.startsWith('{"row":"enrollment/') && ++seats <= 10),
    );
  const folder = await mkdtemp(join(tmpdir(), "daypack-cut-short-"));
  await writeFile(join(folder, "facts.ndjson"), lines.join("\n"));
  await importBundle({ store, kinds, pack: shippedPack, standards, path: folder, source });
  await rm(folder, { recursive: true });
}

const { address, store } = await openPlace(async (store) => {
  await settle(store);
  await addAccount(store, { hat: "administrator@RIV", email, password });
  await importCutShort(store);
});
const { visit } = openBrowser();
const question = (page: Page) => page.getByRole("region", { name: /^riverton: enrollment/ });

describe("an administrator decides about rows that are missing", () => {
  for (const language of ["en", "es"] as const)
    for (const size of [desk, phone])
      it(`on a page that is open to everybody at ${size.width} px in ${language}`, async () => {
        const page = await visit(address, { email, path: "/", size, language });
        await question(page).waitFor();
        expect(new URL(page.url()).pathname).toBe("/imports");
        await expectAccessible(page);
        await expectNoSideways(page);
        await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
        await expectNoSideways(page);
      });

  it("keeps them with the mouse, is asked again by the next import, and ends them by keyboard", async () => {
    const page = await visit(address, { email, path: "/imports" });
    await page.getByRole("heading", { name: /^10 of \d+ rows of enrollment were missing/ }).waitFor();
    expect(await page.getByText("Mateo").count()).toBe(0);
    await question(page).getByRole("button", { name: "Keep them" }).click();
    await page.getByText("Saved. The rows of enrollment stand as they are.").first().waitFor();
    await expect.poll(() => question(page).count()).toBe(0);

    await importCutShort(store);
    await page.reload();
    await question(page).getByRole("button", { name: "End these 10 rows" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("Saved. 10 rows of enrollment ended.").first().waitFor();
    await expect.poll(() => question(page).count()).toBe(0);

    const teacher = await visit(address, { email: "teacher@riverton.test", path: "/learners" });
    await expect.poll(() => teacher.locator(".learner-list li").count()).toBe(20);
  });

  it("copies the command that imports", async () => {
    const page = await visit(address, { email, path: "/imports" });
    await page
      .context()
      .grantPermissions(["clipboard-read", "clipboard-write"])
      .catch(() => undefined); // not every build asks
    await page.getByText("Many gigabytes, or every night? By a command").click();
    await page.getByRole("button", { name: /^Copy/ }).click();
    await page.getByRole("button", { name: /^Copied/ }).waitFor();
  });
});

it("nobody else has the page", async () => {
  const page = await visit(address, { email: "registrar@riverton.test", path: "/imports" });
  await page.getByRole("heading", { name: "There is nothing here" }).waitFor();
});
