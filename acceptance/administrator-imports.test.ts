import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import yazl from "yazl";
import { roster } from "../src/exchange/roster.testing.ts";
import { addAccount } from "../src/identity/account.job.ts";
import { bringUpToDate } from "../src/server/installation.job.ts";
import { makeClient } from "../src/store/connect.ts";
import { statement } from "../src/store/statement.ts";
import { password } from "./district.ts";
import { openPlace } from "./server.ts";
import { desk, expectAccessible, expectNoSideways, openBrowser, phone } from "./visitor.ts";

const email = "admin@harbor.test";
const { address, store } = await openPlace(async (store) => {
  await bringUpToDate(store, { timeZone: "UTC", today: "2026-11-20", publicUrl: undefined });
  await addAccount(store, { hat: "administrator", email, password });
});
const { visit } = openBrowser();

async function zipOf(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [path, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), path);
  zip.end();
  return buffer(zip.outputStream);
}
/** An export of 40 learners, of whom two are in a class in a role that there is not, and one names an adult who is missing. */
const exported = () =>
  zipOf(
    roster(({ users, enrollments }) => {
      for (const row of [3, 4]) enrollments[row] = enrollments[row]?.replace(",student,", ",coTeacher,") ?? "";
      users[5] = users[5]?.replace(",p5,", ",p99,") ?? "";
    }),
  );
const choose = async (page: Page, name: string, content: Buffer) =>
  page.getByLabel("Choose files").setInputFiles({ name, mimeType: "application/zip", buffer: content });
const harbor = (page: Page) => page.locator("section", { has: page.getByRole("heading", { name: "d", exact: true }) });
const number = (page: Page, word: string) =>
  harbor(page).locator("dl > div", { hasText: word }).locator("dd").innerText();

/** Twelve that stored nothing, before all others. */
const longAgo = statement(
  "test.long-ago",
  `insert into base.import (id, state, started_at, finished_at)
  select ('01000000-0000-7000-8000-0000000000' || n)::uuid, 'failed', '2026-01-01', '2026-01-01' from generate_series(10, 21) n`,
);

/** Nothing merges for as long as the work takes. */
async function whileNothingMerges<T>(work: () => Promise<T>): Promise<T> {
  const client = makeClient(store.owner);
  await client.connect();
  await client.query("begin; lock table base.enrollment in exclusive mode");
  try {
    return await work();
  } finally {
    await client.end();
  }
}

describe("an administrator brings in the export of a student system", () => {
  it("is told what to do with a file that is none", async () => {
    const page = await visit(address, { email, path: "/imports" });
    await choose(page, "holiday.zip", Buffer.from("PK\u0003\u0004 and nothing more"));
    const refusal = page.getByRole("region", { name: "Not imported" });
    await refusal.getByText("The zip file is damaged or was cut off.").waitFor();
    await refusal.getByText("Export it again").waitFor();
    await expectAccessible(page);
  });

  it("drops a zip, sees counts and what was wrong, and takes that along for the vendor", async () => {
    const page = await visit(address, { email, path: "/imports" });
    await choose(page, "export.zip", await exported());
    await harbor(page).waitFor({ timeout: 30_000 });
    expect(await number(page, "Rows read")).toBe("99");
    expect(await number(page, "Added")).toBe("97");
    const row = page.getByRole("row", { name: /A role in a class is none of the standard/ });
    await row.waitFor();
    expect(await row.innerText()).toContain("Map it to student or teacher");
    await expect.poll(() => row.innerText()).toContain("enrollments.csv:5, 6");
    await expectAccessible(page);
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: /kinds of remarks as CSV/ }).click();
    const csv = await readFile((await (await download).path()) ?? "", "utf8");
    expect(csv).toContain("enrollment.role-unknown,2,enrollments.csv,5,coTeacher,");
    expect(csv).not.toMatch(/Ana|Núñez|p99/);
  });

  it("opens what was wrong in an import of before", async () => {
    const page = await visit(address, { email, path: "/imports" });
    const before = page.locator(".import-list li", { hasText: "99 rows" });
    await before.getByText("3 remarks").click();
    await before.getByRole("row", { name: /A role in a class is none of the standard/ }).waitFor();
    await page.evaluate(() => scrollTo(0, 0)); // or the bar lies over a field, which then is too small a target
    await expectAccessible(page);
    await expectNoSideways(page);
  });

  it("compares the next one only, sees what differs, and leaves it", async () => {
    const page = await visit(address, { email, path: "/imports" });
    await page.getByLabel("Compare only, change nothing").check();
    const next = roster(({ users }) => {
      users[7] = users[7]?.replace("Ana7,", "Anna7,") ?? "";
    });
    await choose(page, "next.zip", await zipOf(next));
    const compared = page.getByRole("region", { name: "Compared with the record" });
    await compared.getByRole("button", { name: "Import these files" }).waitFor({ timeout: 30_000 });
    const text = await compared.innerText();
    expect(text).toContain("d: 99 rows were read.");
    expect(text).toMatch(/enrollments/);
    expect(text).not.toMatch(/Anna7|Núñez/);
    await expectAccessible(page);
    expect(await number(page, "Added")).toBe("97");
    await compared.getByRole("button", { name: "Remove the files" }).click();
    await page.getByLabel("Choose files").waitFor({ state: "attached" });
    expect(await number(page, "Added")).toBe("97");
  });

  it("goes back to imports of long ago", async () => {
    await store.work.rows(longAgo);
    const page = await visit(address, { email, path: "/imports" });
    const rows = page.locator(".import-list li");
    expect(await rows.count()).toBe(10);
    await page.getByRole("button", { name: "Earlier imports" }).click();
    await expect.poll(() => rows.count()).toBe(14);
    expect(await page.getByRole("button", { name: "Earlier imports" }).count()).toBe(0);
  });

  it("by keyboard, the same export once more, in which nothing is new", async () => {
    const page = await visit(address, { email, path: "/imports" });
    await page.getByLabel("Choose files").focus();
    const chooser = page.waitForEvent("filechooser");
    await page.keyboard.press("Space");
    await (await chooser).setFiles({ name: "export.zip", mimeType: "application/zip", buffer: await exported() });
    await expect.poll(() => number(page, "Added"), { timeout: 30_000 }).toBe("0");
    expect(await number(page, "Unchanged")).toBe("97");
  });

  it("watches one that takes long, closes the page, and stops it from another one", async () => {
    await whileNothingMerges(async () => {
      const page = await visit(address, { email, path: "/imports" });
      const chosen = page.getByLabel("Choose a folder");
      expect(await chosen.evaluate((input: HTMLInputElement) => input.webkitdirectory)).toBe(true);
      await choose(page, "export.zip", await exported());
      await page.getByRole("progressbar", { name: "Joining" }).waitFor();
      await page.close();
      for (const look of [
        { size: desk, language: "en" },
        { size: phone, language: "es" },
      ] as const) {
        const other = await visit(address, { email, path: "/imports", ...look });
        await other.locator('.phase[aria-current="step"]').waitFor();
        await expectAccessible(other);
        await expectNoSideways(other);
      }
      const last = await visit(address, { email, path: "/imports" });
      await last.getByRole("button", { name: "Stop this import" }).click();
      await last.getByText("Stopped. Nothing of it was stored.").first().waitFor();
      await last.getByLabel("Choose files").waitFor({ state: "attached" });
    });
  });

  for (const language of ["en", "es"] as const)
    for (const size of [desk, phone])
      it(`on a page that is open to everybody at ${size.width} px in ${language}`, async () => {
        const page = await visit(address, { email, path: "/imports", size, language });
        await page.locator(".remark-table tbody").first().waitFor();
        await page.evaluate(() => {
          for (const each of document.querySelectorAll("details")) each.open = true;
        });
        await expectAccessible(page);
        await expectNoSideways(page);
        await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
        await expectNoSideways(page);
      });
});
