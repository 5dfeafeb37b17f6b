import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { addOutsiders, others } from "./district/outsiders.ts";
import { people, settle } from "./district.ts";
import { openPlace } from "./server.ts";
import { desk, expectAccessible, expectNoSideways, openBrowser, phone, type Visit } from "./visitor.ts";

const { address, made } = await openPlace(async (store) => {
  await settle(store);
  return addOutsiders(store);
});
const { visit } = openBrowser();
const backpack = `/backpack?child=${made.learnerId}`;
const asMother = (more: Partial<Visit> = {}) => visit(address, { email: people.mother, path: backpack, ...more });
const block = (page: Page, title: string) =>
  page.locator(".block", { has: page.getByRole("heading", { level: 2, name: title }) }).first();

describe("a learner's backpack, as the family lives with it", () => {
  it("tells the years of school, and of every fact who said it and when", async () => {
    const page = await asMother();
    const soFar = block(page, "School so far");
    for (const words of [
      "Harbor Elementary",
      "Lincoln Middle School",
      "A bridge that held 40 pounds",
      "504 plan began",
    ])
      await soFar.getByText(words).first().waitFor();
    await page.getByText("Had the flu").first().waitFor();
    const unsaid = await page
      .locator(".block:has(.rows):not(:has(a[href^='/who-sees-what?']))")
      .evaluateAll((blocks) => blocks.filter((each) => !each.querySelector(".said")).map((each) => each.innerHTML));
    expect(unsaid).toEqual([]);
    await block(page, "Skills by subject").getByText("Slope and rate of change").click();
    for (const words of ["Slope quiz", "How this level was set"])
      await block(page, "Skills by subject").getByText(words).filter({ visible: true }).first().waitFor();
  });

  it("says on each block who sees it, at which level and why", async () => {
    const page = await asMother();
    await block(page, "Proud of").locator(".seen-by").click();
    const list = page.locator(".seen-by-list").filter({ visible: true });
    await list.getByText("Teachers", { exact: true }).waitFor();
    await list.getByText("Everyone else").waitFor();
    await expectAccessible(page);
  });

  it("is of one child until it is the other's: between the two nothing on it can be pressed", async () => {
    const page = await asMother();
    const marked = () => page.getByRole("navigation", { name: "Children" }).locator("[aria-current]").allInnerTexts();
    const here = () => page.locator("h1").innerText();
    const [mark, name] = [await marked(), await here()];
    expect(name).toContain(mark[0]);
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route(/\/learners\/[^/]+\/backpack/, async (route) => {
      await held;
      await route.continue();
    });
    await page.locator(".child-switch a:not([aria-current])").press("Enter");
    await page.locator("main[inert]").waitFor();
    expect([await marked(), await here()]).toEqual([mark, name]);
    await expect(page.getByRole("link", { name: "Who sees what" }).last().click({ timeout: 500 })).rejects.toThrow();
    letGo();
    await page.locator("main:not([inert])").waitFor();
    const [next] = await marked();
    expect(mark).not.toContain(next);
    expect(await here()).toContain(next);
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(next);
  });

  it("keeps an item for Details alone: who reads a summary sees no sign of it, and it counts again when unmarked", async () => {
    const page = await asMother();
    const teacher = await visit(address, { email: people.teacher, path: "/learners" });
    const asTeacher = async () => {
      const { request } = teacher.context();
      const { digests } = await (await request.get(`${address}/api/v1/learners/${made.learnerId}/backpack`)).json();
      return JSON.stringify(digests);
    };
    expect(await asTeacher()).toContain("Taught slope in two languages");
    const more = page.getByRole("button", { name: "More about Taught slope in two languages" });
    await more.click();
    await expectAccessible(page);
    await page.getByRole("button", { name: /^Only for Details/ }).click();
    await block(page, "Proud of").getByText("Only for Details").waitFor();
    expect(await asTeacher()).not.toContain("Taught slope in two languages");
    await more.click();
    await page.getByRole("button", { name: /^Count it in summaries again/ }).click();
    await expect.poll(() => asTeacher()).toContain("Taught slope in two languages");
  });

  it("takes a learner's goal, corrects it with a reason, and keeps what stood before for the family alone", async () => {
    const page = await visit(address, { email: people.learner, path: "/backpack" });
    await page.getByRole("button", { name: "Add to the backpack" }).click();
    await page.getByRole("link", { name: /^A goal What to reach/ }).click();
    await page.getByRole("heading", { level: 1, name: "A goal" }).waitFor();
    // Nothing yet: said on top and beside the field, with the way to it; what was typed stays.
    await page.getByLabel("Why it matters").fill("My robot should find its way.");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("alert").getByRole("link", { name: "Write the goal in one sentence." }).press("Enter");
    await page.keyboard.type("Learn to read a circut diagram");
    await page.getByRole("button", { name: "Add a step" }).press("Enter");
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Step 1");
    await page.keyboard.type("Draw the one of a flashlight");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Save" }).press("Enter");
    await page.getByText("Saved: A goal").waitFor();
    const working = block(page, "Working on");
    await working.getByText("Next: Draw the one of a flashlight").waitFor();

    await page.getByRole("button", { name: "More about Learn to read a circut diagram" }).click();
    await page.getByRole("link", { name: "Change it" }).click();
    await page.getByLabel("The goal, in one sentence").fill("Learn to read a circuit diagram");
    await page.getByLabel("Why it changes (may stay empty)").fill("A letter was missing");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Changed: A goal").waitFor();
    expect(await working.innerText()).not.toContain("circut");

    const mother = await asMother();
    await mother.getByText("What changed").click();
    await mother.getByText("A letter was missing").waitFor();
    const teacher = await visit(address, { email: people.teacher, path: `/learners/${made.learnerId}` });
    await teacher.getByText("Learn to read a circuit diagram").first().waitFor();
    const past = await teacher.context().request.get(`${address}/api/v1/learners/${made.learnerId}/entries?past=true`);
    expect(JSON.stringify(await past.json())).not.toContain("circut");
  });

  it("keeps what one guardian knows from the other, whose own page closes up", async () => {
    const page = await asMother();
    await block(page, "Stories").getByText("He fixes the radio").waitFor();
    const father = await visit(address, { email: others.father, path: backpack });
    await block(father, "Stories").waitFor();
    const text = await father.locator("main").innerText();
    for (const hers of ["He fixes the radio", "555-0134", "after 2 PM"]) expect(text).not.toContain(hers);
    expect(text).toContain("555-0177");
  });

  it("lets a teacher add what was seen, strengths first, and take it back at once", async () => {
    const page = await visit(address, { email: people.teacher, path: `/learners/${made.learnerId}` });
    await page.getByRole("link", { name: "Add what you saw" }).click();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("alert").getByText("Begin with a strength").waitFor();
    await page.getByLabel("A strength you saw").fill("Asked a partner to check each step today.");
    await page.getByRole("button", { name: "Save" }).click();
    await page.locator("#content").getByText("Saved: What you saw").waitFor(); // it is also announced
    await block(page, "Stories").getByText("Asked a partner to check").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => page.getByText("Asked a partner to check").count()).toBe(0);
  });

  it("reads bigger and shorter to a child of nine", async () => {
    const page = await visit(address, { email: people.child, path: "/backpack", size: phone, language: "es" });
    await page.getByRole("heading", { level: 1, name: "Hola, Lucía" }).waitFor();
    await page.getByRole("heading", { name: "Me da orgullo" }).waitFor();
    expect(
      await page
        .locator(".best p")
        .first()
        .evaluate((each) => getComputedStyle(each).fontSize),
    ).toBe("19px");
    await expectAccessible(page);
    await expectNoSideways(page);
  });

  for (const language of ["en", "es"] as const)
    for (const size of [desk, phone])
      it(`is open to everybody at ${size.width} px in ${language}`, async () => {
        const page = await asMother({ size, language });
        await page
          .locator(".block-fold, .what-changed")
          .evaluateAll((folds) => folds.forEach((each) => void each.setAttribute("open", "")));
        await expectAccessible(page);
        await expectNoSideways(page);
        await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
        await expectNoSideways(page);
        for (const kind of ["reach", "family-knowledge"]) {
          await page.goto(`${address}/learners/${made.learnerId}/write/${kind}`);
          await page.locator(".write h1").waitFor();
          await expectAccessible(page);
          await expectNoSideways(page);
        }
      });
});
