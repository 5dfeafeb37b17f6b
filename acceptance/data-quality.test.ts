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
import { statement } from "../src/store/statement.ts";
import type { Store } from "../src/store/store.ts";
import { bundle, school, source } from "./district/facts.ts";
import { familyFacts } from "./district/family.ts";
import { password, people, settle } from "./district.ts";
import { openPlace } from "./server.ts";
import { desk, expectAccessible, expectNoSideways, openBrowser, phone } from "./visitor.ts";

const email = "admin@riverton.test";
const fromNowhere = (key: string) =>
  JSON.stringify({
    row: `enrollment/${key}`,
    fact: { noun: "enrollment", key, learner: key, organization: school, startsOn: "2026-08-24" },
  });

/** The school's export, with seats of people whom it does not send. */
async function importWith(store: Store, strangers: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "daypack-quality-"));
  await writeFile(join(folder, "facts.ndjson"), [bundle(familyFacts()), ...strangers.map(fromNowhere)].join("\n"));
  await importBundle({ store, kinds, pack: shippedPack, standards, path: folder, source });
  await rm(folder, { recursive: true });
}

/** Five more schools of the district, in each of which somebody has no name. */
const nameless = statement(
  "test.nameless",
  `with school as (
    insert into base.organization (id, kind, name, parent_id, source_id)
    select gen_random_uuid(), 'school', 'School ' || n, d.id, d.source_id from base.organization d, generate_series(1, 5) n
    where d.kind = 'district' returning id, parent_id, source_id),
  tree as (insert into base.organization_tree (ancestor_id, organization_id) select parent_id, id from school)
  insert into base.quality_issue (id, source_id, organization_id, code, is_check, state, count)
  select gen_random_uuid(), source_id, id, 'learner.name-missing', true, 'open', 2 from school`,
);

const { address, store } = await openPlace(async (store) => {
  await settle(store);
  await addAccount(store, { hat: "administrator@RIV", email, password });
  await importWith(store, ["x1", "x2", "x3"]);
  await store.work.rows(nameless);
});
const { visit } = openBrowser();
const strangers = "A row is about a learner whom this source never sent. It was left out.";
const issue = (page: Page, words: string) => page.locator("li.issue", { hasText: words });

describe("what is wrong in the data has an owner", () => {
  it("whom an administrator finds by keyboard, with a word about it", async () => {
    const page = await visit(address, { email, path: "/quality" });
    const open = issue(page, strangers);
    expect(await open.innerText()).toContain("3 times");
    await open.locator("summary").focus();
    await page.keyboard.press("Enter");
    expect(await open.getByRole("link", { name: "Write to the vendor" }).getAttribute("href")).toContain(
      encodeURIComponent("The code is learner.unknown."),
    );
    await expectAccessible(page);
    const owner = open.getByLabel("Who sees to it");
    await owner.focus();
    const registrar = await owner.locator("option", { hasText: "Lincoln" }).first().getAttribute("value");
    await owner.selectOption(registrar);
    await open.getByLabel(/^What was done/).fill("They moved away in June.");
    await open.getByRole("button", { name: "Save" }).focus();
    await page.keyboard.press("Enter");
    await page
      .getByText(/^Saved\..*: Open\.$/)
      .first()
      .waitFor();
    await page.getByRole("region", { name: "Somebody sees to it" }).waitFor();
  });

  it("who reads that, and tells the vendor, on a phone and in Spanish", async () => {
    const page = await visit(address, { email: people.registrar, path: "/quality", size: phone, language: "es" });
    const mine = page.getByRole("region", { name: "Suyos" });
    await mine.locator("summary").first().click();
    await mine.getByText("They moved away in June.").waitFor();
    await mine.getByLabel("Cómo va").selectOption("told");
    await expectAccessible(page);
    await expectNoSideways(page);
    await mine.getByRole("button", { name: "Guardar" }).click();
    await page
      .getByText(/^Guardado\./)
      .first()
      .waitFor();
  });

  it("who opens the learners that a check found, and nobody else does", async () => {
    const adults = "Learners under 18 have no adult who may read their record.";
    const page = await visit(address, { email: people.registrar, path: "/quality" });
    await issue(page, adults).locator("summary").click();
    await issue(page, adults).locator(".issue-found a").first().click();
    await page.waitForURL(/\/learners\//);
    const other = await visit(address, { email, path: "/quality" });
    await issue(other, adults).locator("summary").click();
    await issue(other, adults).getByText("The registrar of the school reads here which learners these are.").waitFor();
    expect(await issue(other, adults).locator(".issue-found").count()).toBe(0);
  });

  it("whom one finds for many schools at once, school by school", async () => {
    const page = await visit(address, { email, path: "/quality" });
    const group = issue(page, "Learners have no name.").first();
    expect(await group.innerText()).toContain("10 times in all");
    await group.getByText("School by school").click();
    await expect.poll(() => group.locator("li.issue").count()).toBe(5);
    await expectAccessible(page);
  });

  it("until the next import is without it", async () => {
    await importWith(store, []);
    const page = await visit(address, { email, path: "/quality" });
    await page.getByRole("region", { name: "Fixed in the last 90 days" }).getByText(strangers).first().waitFor();
  });

  for (const language of ["en", "es"] as const)
    for (const size of [desk, phone])
      it(`on a page that is open to everybody at ${size.width} px in ${language}`, async () => {
        const page = await visit(address, { email, path: "/quality", size, language });
        for (const each of await page.locator("li.issue summary").all()) await each.click();
        await page.locator(".issue-form").first().waitFor();
        await expectAccessible(page);
        await expectNoSideways(page);
        await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
        await expectNoSideways(page);
      });
});

it("nobody else has the page", async () => {
  const page = await visit(address, { email: people.teacher, path: "/quality" });
  await page.getByRole("heading", { name: "There is nothing here" }).waitFor();
});
