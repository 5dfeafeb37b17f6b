import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { people, settle } from "./district.ts";
import { openPlace } from "./server.ts";
import { desk, expectAccessible, expectNoSideways, openBrowser, phone } from "./visitor.ts";

const { address } = await openPlace(settle);
const { visit } = openBrowser();
/** Her only class, so that "Classes" opens it. */
const open = (more: Partial<Parameters<typeof visit>[1]> = {}) =>
  visit(address, { email: people.teacher, path: "/classes", ...more });
const names = (page: Page) => page.locator(".tile-link, .learner-rows th a").allInnerTexts();

describe("a teacher on the first day", () => {
  it("sees thirty learners without scrolling, what to provide, what the class brings and how ready it is", async () => {
    const page = await open();
    expect(await page.locator("h1").first().innerText()).toBe("Algebra 1, Period 3");
    await page.getByText("28 backpacks are here, 2 are on the way.").waitFor();
    const tiles = page.locator(".tile");
    expect(await tiles.count()).toBe(30);
    const lowest = await tiles.evaluateAll((all) =>
      Math.max(...all.map((each) => each.getBoundingClientRect().bottom)),
    );
    expect(lowest).toBeLessThanOrEqual(desk.height);
    const cut = await tiles.evaluateAll(
      (all) => all.filter((each) => each.scrollHeight > each.clientHeight + 1).length,
    );
    expect(cut).toBe(0);
    const facts = await page.locator(".class-facts").innerText();
    for (const words of ["Front seat 3", "5 are learning English", "speak two languages or more"])
      expect(facts).toContain(words);
    expect(await page.locator(".tile", { hasText: "Noah Kim" }).innerText()).toContain("Bayside Middle, Oregon");

    await page.getByRole("button", { name: "What to set up" }).click();
    await page.getByRole("dialog").getByText("Directions said and written").waitFor();
    await page.getByText(/You have not confirmed \d+ supports of this class/).waitFor();
    await page.getByRole("button", { name: "I have read these and give them" }).click();
    await page.getByText("Each family sees that you have read it").last().waitFor();
    await page.keyboard.press("Escape");

    // Another unit leans on other skills; nobody has evidence of them, and that is said, not drawn as zero.
    await page.getByLabel("Ready for").selectOption({ label: "2. Functions" });
    await page.getByText("skills that Functions leans on").waitFor();
    await page.getByLabel("Ready for").selectOption({ label: "1. Lines and equations" });
    await expect.poll(() => page.locator(".readiness-bars").innerText()).toMatch(/\d+ first steps/);
  });

  it("looks at a learner by opening the page, not by passing over a tile: families read who looked", async () => {
    const page = await open();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    const tyrell = page.getByRole("link", { name: "Tyrell Adams" });
    await tyrell.hover();
    await page.getByRole("link", { name: "Record evidence" }).hover();
    await page.waitForTimeout(500); // longer than the router waits before it loads ahead
    expect(asked.filter((path) => path.startsWith("/api/"))).toEqual([]);
    await tyrell.click();
    await page.getByRole("heading", { level: 1, name: "Tyrell Adams" }).waitFor();
    expect(asked.filter((path) => path.endsWith("/backpack"))).toHaveLength(1);
  });

  it("arranges, finds and opens by keyboard alone", async () => {
    const page = await open();
    await page.getByRole("button", { name: "By support" }).press("Enter");
    await page.getByRole("heading", { name: /Front seat/ }).waitFor();
    await page.getByRole("button", { name: "Rows" }).press("Enter");
    await page.getByRole("columnheader", { name: "7.EE.4" }).first().waitFor();
    expect(page.url()).toContain("view=rows");
    await page.getByRole("searchbox").focus();
    await page.keyboard.type("gut");
    await expect.poll(() => names(page)).toEqual(["Sofía Hernández Gutiérrez"]);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Sofía Hernández Gutiérrez" }).waitFor();
  });

  it("gets groups with a reason, moves a learner by menu, and finds the suggestion again", async () => {
    const page = await open();
    await page.getByRole("button", { name: "Suggested groups" }).click();
    const group = (name: string) => page.getByRole("region", { name: new RegExp(`^${name}`) });
    await group("First steps").getByText("Start with:").waitFor();
    await group("First steps").getByText("Why these?").click();
    await group("First steps").getByText("Fewer than half of the skills with evidence are Met so far.").waitFor();
    const hana = group("First steps").getByRole("button", { name: "Hana Sato" });
    await hana.press("Enter");
    await expectAccessible(page);
    await page
      .getByRole("button", { name: /^Ready$/ })
      .last()
      .press("Enter");
    await group("Ready").getByRole("button", { name: "Hana Sato" }).first().waitFor();
    await page.getByRole("button", { name: "Back to the suggestion" }).first().click();
    await hana.waitFor();
  });

  it("prints one page that a substitute may see: names and what to provide, no marks and no plan", async () => {
    const page = await open();
    await page.emulateMedia({ media: "print" });
    const sheet = page.locator(".day-one-sheet");
    const text = await sheet.innerText();
    for (const words of ["Mateo Rivera", "mah-TEH-oh", "Front seat", "Directions said and written"])
      expect(text).toContain(words);
    for (const words of ["504", "Growing", "Keeps trying", "555-0134"]) expect(text).not.toContain(words);
    expect(await page.locator(".tile").first().isVisible()).toBe(false);
    const pdf = (
      await page.pdf({ format: "Letter", margin: { top: "12mm", bottom: "12mm", left: "14mm", right: "14mm" } })
    ).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });

  for (const language of ["en", "es"] as const)
    for (const size of [desk, phone])
      it(`is open to everybody at ${size.width} px in ${language}`, async () => {
        const page = await open({ size, language });
        await expectAccessible(page);
        await expectNoSideways(page);
        await page.getByRole("button", { name: language === "en" ? "All strengths" : "Todas las fortalezas" }).click();
        await page.getByRole("dialog").waitFor();
        await expectAccessible(page);
        await page.keyboard.press("Escape");
        await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
        await expectNoSideways(page);
      });
});
