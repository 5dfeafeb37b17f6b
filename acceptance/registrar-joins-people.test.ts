import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { importBundle } from "../src/exchange/import.job.ts";
import { districtOf, type Line, testRow } from "../src/exchange/link.testing.ts";
import { reconcileBundle } from "../src/exchange/reconcile.job.ts";
import { keepReport } from "../src/exchange/reconcile-report.job.ts";
import { addAccount } from "../src/identity/account.job.ts";
import { shippedPack } from "../src/privacy/pack.ts";
import { kinds } from "../src/server/kinds.ts";
import { standards } from "../src/server/standards.ts";
import type { Store } from "../src/store/store.ts";
import { mateo } from "./district/family.ts";
import { password, people, settle } from "./district.ts";
import { openPlace } from "./server.ts";
import { expectAccessible, expectNoSideways, openBrowser, phone } from "./visitor.ts";

const admin = "admin@riverton.test";

async function withBundle<T>(lines: readonly Line[], work: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "daypack-joins-"));
  try {
    const text = [{ daypack: "facts", version: 1 }, ...lines].map((each) => JSON.stringify(each)).join("\n");
    await writeFile(join(folder, "facts.ndjson"), text);
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
const take = (store: Store, source: string, lines: readonly Line[]) =>
  withBundle(lines, (path) => importBundle({ store, kinds, pack: shippedPack, standards, path, source }));

/** As the district of the journeys has him (district/facts.ts). */
const child = { given: "Mateo", family: "Rivera", bornOn: `2013-0${1 + ((Number(mateo.slice(1)) - 1) % 9)}-14` };
const { address } = await openPlace(async (store) => {
  await settle(store);
  await addAccount(store, { hat: "administrator", email: admin, password });
  await take(store, "Reading test", testRow("row-7", 2586, child));
  await take(
    store,
    "State file",
    districtOf("Riverton Schools", [{ ...child, key: "st-7", ids: { state: "900100" } }], "st-"),
  );
  const later = districtOf(
    "Riverton Schools",
    [{ ...child, given: "Matteo", key: "st-7", ids: { state: "900100" } }],
    "st-",
  );
  const report = await withBundle(later, (path) =>
    reconcileBundle({ store, kinds, standards, path, source: "State file" }),
  );
  await keepReport(store.work, report);
  // A third source has the state's number, and another first name.
  const named = { ...child, given: "Matteo", key: "c-7", ids: { state: "900100" } };
  await take(store, "Camp", districtOf("Riverton Schools", [named], "c-"));
});
const { visit } = openBrowser();

describe("a registrar", () => {
  it("compares whom no number joins, says by keyboard that it is the same person, and takes it back", async () => {
    const page = await visit(address, { email: people.registrar, path: "/links" });
    const waiting = page.locator("article.office-panel", { hasText: "In Reading test" });
    expect(await waiting.innerText()).toContain("The rows wait until you answer.");
    await expectAccessible(page);
    await waiting.getByRole("button", { name: /^The same person as/ }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("Saved.").first().waitFor();
    await waiting.waitFor({ state: "detached" });

    const twice = page.locator("article.office-panel", { hasText: "Both records stand until you answer." });
    await twice.getByRole("button", { name: /^The same person as/ }).click();
    await page.getByRole("heading", { name: "Two records that became one" }).waitFor();
    await page.getByRole("button", { name: /^Take back/ }).click();
    await page.getByText("They are two records again, as they were.").first().waitFor();
    await twice.waitFor();
  });

  it("asks about two learners whom they found by hand, from the page of one", async () => {
    const page = await visit(address, { email: people.registrar, path: "/links" });
    await page.getByRole("link", { name: /^Somebody else is here twice/ }).click();
    await page.getByLabel("Find by first or last name").fill("Tyrell");
    await page
      .locator(".learner-list")
      .getByRole("link", { name: /^Tyrell/ })
      .first()
      .click();
    await page.getByRole("link", { name: "Is this learner here twice?" }).click();
    await page.getByLabel("Find the other record by first or last name").fill("Mateo");
    await expectAccessible(page);
    await page
      .getByRole("button", { name: /^Compare with Mateo/ })
      .first()
      .click();
    await page.getByText("Compare them below").first().waitFor();
    const asked = page.locator("article.office-panel", { hasText: "Tyrell" });
    await asked.getByRole("button", { name: "Not the same person" }).click();
    await asked.waitFor({ state: "detached" });
  });

  it("does so on a phone and in Spanish", async () => {
    const page = await visit(address, { email: people.registrar, path: "/links", size: phone, language: "es" });
    await page.getByRole("heading", { name: "Quién es quién" }).waitFor();
    await expectNoSideways(page);
    await expectAccessible(page);
  });
});

it("an administrator sees how a source differs from the record, and nobody's data", async () => {
  const page = await visit(address, { email: admin, path: "/reconciliations" });
  await page.getByRole("heading", { name: "State file" }).waitFor();
  const text = await page.locator("main").innerText();
  expect(text).toContain("given name (1)");
  expect(text).not.toMatch(/Mat+eo|Rivera/);
  const counts = page.getByLabel("Which source counts for Identity: given name");
  await counts.selectOption("Camp");
  await page.getByText("Saved.").first().waitFor();
  expect(await counts.inputValue()).toBe("Camp");
  await expectAccessible(page);
});
