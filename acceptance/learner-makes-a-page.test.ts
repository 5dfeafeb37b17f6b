import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { addAccount } from "../src/identity/account.job.ts";
import { password, people, settle } from "./district.ts";
import { openPlace } from "./server.ts";
import { desk, expectAccessible, expectNoSideways, openBrowser, phone } from "./visitor.ts";

const administrator = "administrator@riverton.test";
const { address } = await openPlace(async (store) => {
  await settle(store);
  await addAccount(store, { hat: "administrator", email: administrator, password });
});
const { visit } = openBrowser();
const next = (page: Page) => page.locator(".make-step button[type=submit]").click();
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name }).waitFor();

describe("a page about oneself", () => {
  it("is made one question at a time; back loses nothing, and what is for the family stays there", async () => {
    const page = await visit(address, { email: people.learner, path: "/profile/make" });
    await page.getByText("Keiko, 16 years old").click();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Begin" }).click();
    await heading(page, "My name");
    await next(page);
    await heading(page, "What I do well");
    await page.getByLabel("Strengths", { exact: true }).first().fill("I fix bikes");
    await page.getByRole("button", { name: "One more" }).click();
    await page
      .getByLabel(/^Strengths \d+$/)
      .last()
      .fill("My mother is in the hospital");
    await page.getByText("This may tell about health.").waitFor();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Only for my family" }).click();
    await next(page);
    await heading(page, "What I like");
    await page.goBack();
    await heading(page, "What I do well");
    expect(await page.getByLabel("Strengths", { exact: true }).first().inputValue()).toBe("I fix bikes");
    await page.getByRole("link", { name: "To the end" }).click();
    await heading(page, "Is it right so?");
    await page.getByText("Nobody at school sees this").waitFor();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Keep my page" }).click();
    await heading(page, "A page about me");
    await page.locator(".one-page").getByText("I fix bikes").waitFor();
    await page.getByText("My mother is in the hospital").waitFor();

    const teacher = await visit(address, { email: people.teacher, path: "/learners" });
    const learners = (await (await teacher.request.get(`${address}/api/v1/learners`)).json()) as {
      items: { id: string }[];
    };
    const all = await Promise.all(
      learners.items.map(async ({ id }) =>
        (await teacher.request.get(`${address}/api/v1/learners/${id}/backpack`)).text(),
      ),
    );
    expect(all.join("")).toContain("I fix bikes");
    expect(all.join("")).not.toContain("hospital");
  });

  it("prints on one sheet, with its headings in both languages", async () => {
    const page = await visit(address, { email: people.learner, path: "/profile/page" });
    for (const format of ["A4", "Letter"]) {
      const pdf = (await page.pdf({ format })).toString("latin1");
      expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    }
    await page.emulateMedia({ media: "print" });
    await page.getByText("Lo que hago bien").waitFor();
  });

  it("is made on a phone in Spanish by the keyboard alone", async () => {
    const page = await visit(address, {
      email: people.learner,
      path: "/profile/make?step=9",
      size: phone,
      language: "es",
    });
    await heading(page, "Yo en una línea");
    await expectNoSideways(page);
    await page.keyboard.press("Tab");
    await page.keyboard.type("Me gusta el agua");
    await page.keyboard.press("Enter");
    await heading(page, "¿Está bien así?");
    await page.locator(".one-page").getByText("Me gusta el agua").waitFor();
    await expectNoSideways(page);
    await expectAccessible(page);
  });
});

describe("what a profile holds", () => {
  it("tells a mother why each part is asked; what she turns off is gone for the teacher and back when she turns it on", async () => {
    const page = await visit(address, { email: people.mother, path: "/my-data" });
    await page.getByRole("link", { name: "See every part" }).click();
    const about = page.locator("details.element", { hasText: "About me" }).first();
    await about.locator("summary").click();
    await about.getByText("So that a new teacher knows the learner on day one.").waitFor();
    await about.getByText(/^Kept until/).waitFor();
    await expectAccessible(page);
    await about.getByRole("button", { name: "Turn off" }).click();
    await page.getByText("Off: About me").first().waitFor();
    await about.getByText("Only your family finds it, here.").waitFor();
    await expectAccessible(page);
    await about.getByRole("button", { name: "Turn on" }).click();
    await page.getByText("On again: About me").first().waitFor();
  });

  it("fits a phone in Spanish, and an administrator turns parts off for all", async () => {
    const page = await visit(address, { email: people.mother, path: "/my-data/profile", size: phone, language: "es" });
    await page.getByText("Palabras y metas").first().waitFor();
    await expectNoSideways(page);
    await expectAccessible(page);
    const admin = await visit(address, { email: administrator, path: "/rules", size: desk });
    await admin.getByRole("link", { name: /^What profiles hold/ }).click();
    const row = admin.locator("tr", { hasText: "Community service" });
    await row.getByRole("button", { name: "Turn off" }).click();
    await row.getByRole("button", { name: "Turn on" }).waitFor();
    await expectAccessible(admin);
    await row.getByRole("button", { name: "Turn on" }).click();
    await row.getByRole("button", { name: "Turn off" }).waitFor();
  });
});
