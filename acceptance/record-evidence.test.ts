import { describe, expect, it } from "vitest";
import { people, settle } from "./district.ts";
import { openPlace } from "./server.ts";
import { desk, expectAccessible, expectNoSideways, openBrowser, phone } from "./visitor.ts";

const { address } = await openPlace(settle);
const { visit } = openBrowser();

/** Keys a teacher can press in a minute while thinking about thirty learners: two a second is a calm typist. */
const keysInAMinute = 120;

describe("a teacher records a standard for the whole class in under a minute", () => {
  it("by keyboard alone, and the class, the learner and the family see it at once", async () => {
    const page = await visit(address, { email: people.teacher, path: "/classes" });
    const mark = (name: string) => page.locator(".tile", { hasText: name }).locator(".mark-row [role=img]").nth(4);
    expect(await mark("Andre Lewis").getAttribute("aria-label")).toBe("Solve one-step equations: no evidence yet");
    const began = Date.now();
    let keys = 0;
    const press = async (key: string, times = 1) => {
      for (let time = 0; time < times; time++) await page.keyboard.press(key);
      keys += times;
    };
    await page.getByRole("link", { name: "Record evidence" }).focus();
    await press("Enter");
    await page.getByRole("heading", { level: 1, name: "Record evidence" }).waitFor();
    // The standard, by its code.
    await page.getByRole("searchbox").focus();
    keys += 2;
    await page.keyboard.type("7.EE.4");
    keys += 6;
    const found = page.getByRole("radio", { name: /^7\.EE\.4/ }).last();
    await found.waitFor();
    await found.focus();
    await press("Space");
    // Everybody met it; then the exceptions, going down the class.
    await page.getByRole("button", { name: /^Met/ }).focus();
    await press("Enter");
    await page.getByRole("button", { name: "Aaliyah Johnson: Starting" }).focus();
    await press("4");
    await press("ArrowDown", 2);
    await press("2");
    await press("ArrowDown", 27);
    await press("0");
    await page.getByRole("button", { name: "Save for 29 learners" }).focus();
    await press("Enter");
    await page.getByText("Saved for 29 learners:").waitFor();
    expect(keys).toBeLessThan(keysInAMinute);
    expect(Date.now() - began).toBeLessThan(60_000);

    await page.getByRole("link", { name: "Algebra 1, Period 3" }).press("Enter");
    await page.locator(".tile").first().waitFor();
    expect(await mark("Andre Lewis").getAttribute("aria-label")).toContain("One piece says Growing, Nov 20, 2026");
    expect(await mark("Hana Sato").getAttribute("aria-label")).toContain("3 pieces, the newest Nov 20, 2026");
    const family = await visit(address, { email: people.mother, path: "/backpack" });
    await family.getByRole("link", { name: "Mateo" }).click();
    await family.getByText("Solve one-step equations").first().click();
    await family.getByText("Nov 20, 2026").filter({ visible: true }).first().waitFor();
  });

  it("is taken back as easily as it was recorded", async () => {
    const page = await visit(address, { email: people.teacher, path: "/classes" });
    await page.getByRole("link", { name: "Record evidence" }).click();
    // Saving too early names what is missing, and keeps what was set.
    await page.getByRole("button", { name: /^Extends/ }).click();
    await page.getByRole("button", { name: "Save for 30 learners" }).click();
    await page.getByRole("alert").getByText("Choose the standard that the evidence is about.").waitFor();
    await page.getByRole("radio", { name: /^8\.EE\.8/ }).check();
    await page.getByRole("button", { name: "Save for 30 learners" }).click();
    await page.getByText("Saved for 30 learners:").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("button", { name: "Save for 30 learners" }).waitFor();
  });

  for (const [size, language] of [
    [desk, "en"],
    [phone, "es"],
  ] as const)
    it(`is open to everybody at ${size.width} px in ${language}`, async () => {
      const page = await visit(address, { email: people.teacher, path: "/classes", size, language });
      await page.locator("a[href$='/evidence'], a[href*='/evidence?']").click();
      await page.locator(".level-grid").waitFor();
      await page.locator("button[type=submit]").click();
      await page.getByRole("alert").waitFor();
      await expectAccessible(page);
      await expectNoSideways(page);
    });
});
