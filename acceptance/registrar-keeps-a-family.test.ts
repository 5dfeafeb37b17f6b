import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { addOutsiders, others } from "./district/outsiders.ts";
import { people, settle } from "./district.ts";
import { openPlace } from "./server.ts";
import { desk, expectAccessible, expectNoSideways, openBrowser, phone } from "./visitor.ts";

const { address, made } = await openPlace(async (store) => {
  await settle(store);
  return addOutsiders(store);
});
const { visit } = openBrowser();
const path = `/learners/${made.learnerId}/family`;
const said = (page: Page, words: string) => page.locator(".notice.saved").getByText(words).waitFor();
const sees = async (page: Page) =>
  (await page.context().request.get(`${address}/api/v1/learners/${made.learnerId}`)).status() === 200;

describe("the school office on a family", () => {
  it("finds the learner by name and reads who may do what, household by household, and when that passes on", async () => {
    const page = await visit(address, { email: people.registrar, path: "/learners" });
    await page.getByLabel("Find by first or last name").fill("Mateo");
    await page.getByRole("link", { name: "Mateo Rivera" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "Family", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Family of Mateo Rivera" }).waitFor();
    await page
      .getByRole("note", { name: "Age of majority" })
      .getByText(/^Turns 18 on .* 2031/)
      .waitFor();
    await page.getByRole("heading", { level: 3, name: "Rosa Rivera" }).waitFor();
    expect(await page.getByText(/mother, .*in a household of their own, lives with the learner/i).count()).toBe(1);
    expect(await page.getByText(/father, in a household of their own/i).count()).toBe(1);
    expect(await page.getByText("555-0177").count()).toBe(0);
  });

  it("enters what a court said by keyboard, and the father is out at once; two people lift it", async () => {
    const father = await visit(address, { email: others.father, path: "/backpack" });
    expect(await sees(father)).toBe(true);
    const page = await visit(address, { email: people.registrar, path });
    await page.getByText("Enter a court document").focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Enter it: it holds from its date" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("Choose about whom it is.").waitFor();
    await page.getByLabel("About whom").selectOption("Luis Rivera");
    await page.getByRole("radio", { name: /^No access to the record/ }).focus();
    await page.keyboard.press("Space");
    await page.getByLabel("Holds from").first().press("Enter"); // the form of a paper of age has one, too
    await said(page, "Saved. It holds from its date. Ask a second person to confirm it.");
    expect(await sees(father)).toBe(false);
    await father.reload();
    await expect.poll(() => father.locator("body").innerText()).not.toContain("Mateo");
    await page.getByText("You entered it, so somebody else of the office confirms and lifts it.").waitFor();
    expect(await page.getByRole("button", { name: /^Lift it/ }).count()).toBe(0);

    const clerk = await visit(address, { email: others.clerk, path });
    await clerk.getByRole("button", { name: "Confirm: I have read the paper" }).click();
    await said(clerk, "Saved. The document is confirmed.");
    expect(await sees(father)).toBe(false);
    await clerk.getByRole("button", { name: /^Ask to lift it/ }).click();
    await said(clerk, "Saved. It holds until another person of the office lifts it.");
    expect(await sees(father)).toBe(false);
    await page.reload();
    await page.getByRole("button", { name: /^Lift it/ }).click();
    await said(page, "Saved. The document is lifted, at once.");
    expect(await sees(father)).toBe(true);
  });

  it("ends a pause between two guardians with a note, and the smaller choice still wins", async () => {
    const asked = `${address}/api/v1/learners/${made.learnerId}/choices/teacher/recognitions`;
    const [mother, father] = [
      await visit(address, { email: people.mother, path: "/who-sees-what" }),
      await visit(address, { email: others.father, path: "/who-sees-what" }),
    ];
    await mother.context().request.put(asked, { data: { level: "detail" } });
    await father.context().request.put(asked, { data: { level: "status" } });
    const page = await visit(address, { email: people.registrar, path });
    await page.getByRole("heading", { name: "Teachers: Badges and activities" }).waitFor();
    await page.getByRole("button", { name: "End the pause with this note" }).click();
    await page.getByRole("alert").getByText("Write what came of the talk, in a sentence.").waitFor();
    await page.getByLabel("Note", { exact: true }).fill("Spoke with both on the phone.");
    await page.getByRole("button", { name: "End the pause with this note" }).click();
    await said(page, "Saved. The pause about Badges and activities is ended.");
    await page.getByText("None. When two guardians choose differently").waitFor();
  });

  it("takes rights away and gives them back, and ends a relation by its last day", async () => {
    const father = await visit(address, { email: others.father, path: "/backpack" });
    const page = await visit(address, { email: people.registrar, path });
    await page.getByText("Change the rights of Luis Rivera").click();
    const rights = page.getByRole("group", { name: "Rights of Luis Rivera" });
    await rights.getByLabel("May read the record").uncheck();
    await page.getByRole("button", { name: "Save the rights" }).filter({ visible: true }).click();
    await said(page, "Saved. The rights of Luis Rivera are changed, at once.");
    expect(await sees(father)).toBe(false);
    await rights.getByLabel("May read the record").check();
    await rights.getByLabel("May decide who sees what").check();
    await page.getByRole("button", { name: "Save the rights" }).filter({ visible: true }).click();
    await page.getByText("May read the record and decide who sees what.").nth(1).waitFor();
    expect(await sees(father)).toBe(true);
    await page.getByText("End the relation of Luis Rivera").click();
    await page.getByLabel("Last day").filter({ visible: true }).fill("2026-11-19");
    await page.getByRole("button", { name: "End it on this day" }).filter({ visible: true }).click();
    await said(page, "Saved. The relation of Luis Rivera ends on");
    expect(await sees(father)).toBe(false);
  });

  for (const language of ["en", "es"] as const)
    for (const size of [desk, phone])
      it(`is open to everybody at ${size.width} px in ${language}`, async () => {
        const page = await visit(address, { email: people.registrar, path, size, language });
        for (const more of await page.locator(".family-page summary").all()) await more.click();
        await page.evaluate(() => scrollTo(0, 0)); // or the bar lies over a field, which then is too small a target
        await expectAccessible(page);
        await expectNoSideways(page);
        await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
        await expectNoSideways(page);
      });
});

it("nobody else has the page", async () => {
  for (const email of [people.mother, people.teacher, others.administrator]) {
    const page = await visit(address, { email, path });
    await page.getByRole("heading", { name: "There is nothing here" }).waitFor();
  }
});
