import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { addAccount } from "../src/identity/account.job.ts";
import { school, source } from "./district/facts.ts";
import { addOutsiders } from "./district/outsiders.ts";
import { password, people, settle } from "./district.ts";
import { openPlace } from "./server.ts";
import { desk, expectAccessible, expectNoSideways, openBrowser, phone } from "./visitor.ts";

const nurse = "nurse@riverton.test";
const { address, made } = await openPlace(async (store) => {
  await settle(store);
  const added = await addOutsiders(store);
  await addAccount(store, { hat: `nurse@${school}`, email: nurse, password, person: `${source}:ito` });
  return added;
});
const { visit } = openBrowser();
const path = `/learners/${made.learnerId}`;
const block = (page: Page, title: string) =>
  page.locator(".block", { has: page.getByRole("heading", { level: 2, name: title }) }).first();

describe("the nurse", () => {
  it("writes an alert by keyboard, after being told what is missing; the teacher finds it beside the name", async () => {
    const page = await visit(address, { email: nurse, path });
    await page.getByRole("button", { name: "Add to the record" }).click();
    await page.getByRole("link", { name: /^A health alert What everybody near/ }).click();
    await page.getByRole("heading", { level: 1, name: "A health alert" }).waitFor();
    await page.getByRole("button", { name: "Save" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("Write the alert in a few words.").waitFor();
    await expectAccessible(page);
    await page.getByRole("textbox", { name: "The alert" }).fill("Bee stings");
    await page.keyboard.press("Enter");
    await page.getByRole("list", { name: "Health alerts" }).getByText("Bee stings").waitFor();

    const teacher = await visit(address, { email: people.teacher, path });
    await teacher.getByRole("list", { name: "Health alerts" }).getByText("Bee stings").waitFor();
    expect(await block(teacher, "Health").count()).toBe(0);
    await teacher.goto(`${address}${path}/write/health-alert`);
    await teacher.getByRole("heading", { level: 1 }).waitFor();
    expect(await teacher.getByRole("button", { name: "Save" }).count()).toBe(0);
  });

  it("corrects it, and what stood before stays in the family's history", async () => {
    const page = await visit(address, { email: nurse, path });
    await page.getByRole("button", { name: "More about Bee stings" }).click();
    await page.getByRole("link", { name: "Change it" }).click();
    const alert = page.getByRole("textbox", { name: "The alert" });
    expect(await alert.inputValue()).toBe("Bee stings");
    await alert.fill("Bee and wasp stings");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("list", { name: "Health alerts" }).getByText("Bee and wasp stings").waitFor();
    const mother = await visit(address, { email: people.mother, path: `/backpack?child=${made.learnerId}` });
    await block(mother, "Health").getByText("Bee and wasp stings").waitFor();
    await mother.getByText("What changed").click();
    await mother.getByText("Bee stings", { exact: false }).first().waitFor();
  });
});

describe("the five sections", () => {
  const five = `/backpack?child=${made.learnerId}&sections=five`;

  it("say what is missing, and fill when the office writes the transcript", async () => {
    const mother = await visit(address, { email: people.mother, path: `/backpack?child=${made.learnerId}` });
    await mother.getByRole("button", { name: "Five sections" }).click();
    await mother.waitForURL(/sections=five/);
    await mother.getByText("No transcript is here. It begins with the first high school course.").waitFor();
    const titles = await mother.locator(".section-title").allInnerTexts();
    expect(titles).toEqual([
      ...["1. Enrollment", "2. Attendance", "3. Academics", "4. Supports", "5. Transcript and progress"],
    ]);

    const office = await visit(address, { email: people.registrar, path: `${path}/write/transcript-course` });
    await office.getByLabel("Course", { exact: true }).fill("Spanish 1");
    await office.getByLabel("School year").fill("2026");
    await office.getByLabel("Credits earned").fill("one");
    await office.getByLabel("Letter grade").fill("A");
    await office.getByRole("button", { name: "Save" }).click();
    await office.getByRole("alert").getByText("Write a number, for example 0.5.").waitFor();
    await office.getByLabel("Credits earned").fill("1");
    await office.getByRole("radio", { name: "Passed" }).check();
    await office.getByRole("button", { name: "Save" }).click();
    await block(office, "Transcript and graduation").getByText("Spanish 1").waitFor();

    await mother.reload();
    const transcript = block(mother, "Transcript and graduation");
    await transcript.getByRole("row", { name: /Spanish 1.* A 1$/ }).waitFor();
    await transcript.getByText(/On pace with credits\. Earned 1 credit\./).waitFor();
    await mother.getByRole("button", { name: "Print the five sections" }).waitFor();
  });

  it.each([
    ["en", desk],
    ["es", phone],
  ] as const)("are accessible in %s and never wider than the window", async (language, size) => {
    const page = await visit(address, { email: people.mother, path: five, size, language });
    await expectAccessible(page);
    await expectNoSideways(page);
  });
});

it("breaks no word of a table's header on a phone, however long a class is called", async () => {
  const page = await visit(address, { email: people.registrar, path, size: phone, language: "es" });
  await page.locator("details").evaluateAll((all) => {
    for (const each of all) each.setAttribute("open", "");
  });
  const table = page.locator("table.plain-table", { has: page.locator("th", { hasText: "Maestros" }) });
  const lines = await table.first().evaluate((element) => {
    const [name] = element.querySelectorAll("tbody :is(th, td)");
    if (name)
      name.textContent =
        "Languages Other Than English Level II, 01 - Traditional, United States History Since Reconstruction";
    const words = document.createRange();
    words.selectNodeContents(element.querySelector("thead th:last-child") ?? element);
    return words.getClientRects().length;
  });
  expect(lines).toBe(1);
  await expectNoSideways(page);
});

describe("the disclosure log", () => {
  it("names every party with the ground, marks what must be recorded, and goes along as a file", async () => {
    const page = await visit(address, { email: people.registrar, path });
    await page.getByRole("link", { name: "Disclosure log" }).click();
    await page.getByRole("heading", { level: 1, name: "Disclosure log of Mateo Rivera" }).waitFor();
    await page
      .getByRole("row", { name: /Nurse, Lincoln Middle School.*34 CFR 99\.32\(d\)\(2\)/ })
      .first()
      .waitFor();
    await page
      .getByRole("row", { name: /Guardian.*34 CFR 99\.32\(d\)\(1\)/ })
      .first()
      .waitFor();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "As CSV" }).click(),
    ]);
    expect(await readFile(await file.path(), "utf8")).toContain("Cares for health at school");
    await page.getByRole("button", { name: "Must be recorded" }).click();
    await page.getByText("Nobody was shown this record of whom the law asks to keep it.").waitFor();
    await expectAccessible(page);
  });

  it.each([
    ["en", desk],
    ["es", phone],
  ] as const)("is accessible in %s and never wider than the window", async (language, size) => {
    const page = await visit(address, { email: people.registrar, path: `${path}/disclosures`, size, language });
    await expectAccessible(page);
    await expectNoSideways(page);
  });
});
