import { describe, expect, it } from "vitest";
import { addAccount } from "../src/identity/account.job.ts";
import { former, source } from "./district/facts.ts";
import { addOutsiders, others } from "./district/outsiders.ts";
import { password, people, settle } from "./district.ts";
import { openPlace } from "./server.ts";
import { desk, expectAccessible, expectNoSideways, openBrowser, phone } from "./visitor.ts";

const { address } = await openPlace(async (store) => {
  await settle(store);
  await addOutsiders(store);
  // Mateo's father teaches the class of Mateo's sister, whose guardian he is not.
  await addAccount(store, { person: `${source}:kim`, hat: `teacher@${former}`, email: others.father, password });
});
const { visit, open } = openBrowser();

describe("signing in", () => {
  it("leads where one wanted to go, by keyboard, and says nothing of whether an account exists", async () => {
    const page = await open(`${address}/my-data`);
    await page.getByLabel("Email").fill("nobody@riverton.test");
    await page.getByLabel("Password").fill("not the password");
    await page.keyboard.press("Enter");
    const first = await page.getByRole("alert").innerText();
    await page.getByLabel("Email").fill(people.mother);
    await page.keyboard.press("Enter");
    await expect.poll(() => page.getByRole("alert").innerText()).toBe(first);
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("alert");
    await expectAccessible(page);
    await page.getByLabel("Password").fill(password);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "My data" }).waitFor();

    // Signed out, the way back shows nothing, and nothing of it is on the disk of a shared computer.
    const answer = await page.context().request.get(`${address}/api/v1/learners`);
    expect(answer.headers()["cache-control"]).toBe("no-store");
    await page.getByRole("button", { name: /^Account of/ }).click();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "Sign in to Daypack" }).waitFor();
    await page.goBack();
    await page.getByRole("heading", { name: "Sign in to Daypack" }).waitFor();
    expect(await page.locator("body").innerText()).not.toContain("Mateo");
  });

  it("wears one hat at a time: what a teacher sees and what a father sees never stand on one page", async () => {
    const page = await visit(address, { email: others.father, path: "/hats" });
    const learners = async () => {
      const { items } = await (await page.context().request.get(`${address}/api/v1/learners`)).json();
      return items.map(({ name }: { name: string }) => name);
    };
    await expectAccessible(page);
    await page.getByRole("button", { name: /^Teacher/ }).click();
    await page.getByRole("heading", { level: 1, name: "Reading and writing" }).waitFor();
    expect(await learners()).toEqual(["Lucía Rivera"]);
    await page.getByRole("button", { name: /^Account of/ }).click();
    await page.getByRole("link", { name: "Change role" }).click();
    await page.getByRole("button", { name: /uardian/ }).click();
    await page.getByRole("heading", { level: 1, name: "Mateo Rivera" }).waitFor();
    expect(await learners()).toEqual(["Mateo Rivera"]);
    expect(await page.getByRole("link", { name: "Classes" }).count()).toBe(0);
  });

  it("asks again who is there once a session has ended, and leads back to the same page", async () => {
    const page = await visit(address, { email: people.teacher, path: "/classes" });
    await page.context().request.delete(`${address}/api/v1/session`);
    await page.locator(".tile").first().getByRole("link").click();
    await page.getByRole("heading", { name: "Sign in to Daypack" }).waitFor();
    expect(await page.locator("body").innerText()).not.toContain("Mateo");
    await page.getByLabel("Email").fill(people.teacher);
    await page.getByLabel("Password").fill(password);
    await page.keyboard.press("Enter");
    await page.getByText("The family can see that you opened this page.").waitFor();
  });

  it("puts the focus on the heading of the page that one came to, and says that a slow one is coming", async () => {
    const page = await visit(address, { email: people.mother, path: "/backpack" });
    await page.route("**/api/v1/learners/*/choices", (route) => setTimeout(() => void route.continue(), 1000));
    await page.route("**/api/v1/learners/*/holdings", (route) => setTimeout(() => void route.continue(), 1000));
    await page.getByRole("link", { name: "My data" }).first().focus();
    await page.keyboard.press("Enter");
    await page.getByText("One moment. The page is coming.").waitFor();
    await page.getByRole("heading", { level: 1, name: "My data" }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("My data");
  });

  it("begins anew in a window whose hat was changed in another", async () => {
    const page = await visit(address, { email: others.father, path: "/hats" });
    await page.getByRole("button", { name: /^Teacher/ }).click();
    await page.getByRole("heading", { level: 1, name: "Reading and writing" }).waitFor();
    const { request } = page.context();
    const { hats } = await (await request.get(`${address}/api/v1/session`)).json();
    const guardian = hats.find(({ capacity }: { capacity: string }) => capacity === "guardian");
    const worn = await request.put(`${address}/api/v1/session/hat`, { data: { subjectId: guardian.subjectId } });
    expect(worn.status()).toBe(200);
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
    await page.getByRole("heading", { level: 1, name: "Mateo Rivera" }).waitFor();
    expect(await page.locator("body").innerText()).not.toContain("Reading and writing");
  });

  it("says in a frame of its own that an address is none, and that a page could not be loaded", async () => {
    const page = await visit(address, { email: people.mother, path: "/no-such-page" });
    await page.getByRole("heading", { level: 1, name: "There is nothing here" }).waitFor();
    await expectAccessible(page);
    await page.goto(`${address}/backpack`);
    await page.locator("h1").first().waitFor();
    await page.route("**/api/v1/learners/*/holdings", (route) => route.abort());
    await page.getByRole("link", { name: "My data" }).first().click();
    const again = page.getByRole("button", { name: "Try again" });
    await again.waitFor();
    await expectAccessible(page);
    await page.unroute("**/api/v1/learners/*/holdings");
    await again.click();
    await page.getByRole("heading", { level: 1, name: "My data" }).waitFor();
  });

  it("speaks the language that one chooses, everywhere and again next time", async () => {
    const page = await visit(address, { email: people.mother, path: "/my-data" });
    await page.getByRole("button", { name: "Español" }).click();
    await page.getByRole("heading", { level: 1, name: "Mis datos" }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("es");
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "Mis datos" }).waitFor();
  });

  it("sends everything of a first page in at most 200 kB of gzipped script, 20 kB of style and 40 kB of fonts", async () => {
    for (const [email, path] of [
      [people.teacher, "/classes"],
      [people.mother, "/backpack"],
      [people.mother, "/who-sees-what"],
    ] as const) {
      // A window of its own has nothing in its cache; counted is what comes over the line where a proxy leaves gzip alone.
      const page = await visit(address, { email, path });
      await page.waitForLoadState("networkidle");
      const came = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
      const sum = async (ending: string) => {
        const sizes = came
          .filter((name) => name.endsWith(ending))
          .map(async (name) => (await fetch(name, { method: "HEAD", headers: { "accept-encoding": "gzip" } })).headers);
        return (await Promise.all(sizes)).reduce((all, headers) => all + Number(headers.get("content-length")), 0);
      };
      expect(await sum(".js"), path).toBeGreaterThan(50_000);
      expect(await sum(".js"), path).toBeLessThanOrEqual(200_000);
      expect(await sum(".css"), path).toBeLessThanOrEqual(20_000);
      expect(await sum(".woff2"), path).toBeLessThanOrEqual(40_000);
    }
  });

  for (const language of ["en", "es"] as const)
    for (const size of [desk, phone])
      it(`is open to everybody at ${size.width} px in ${language}`, async () => {
        const page = await open(`${address}/sign-in`, { size, language });
        await expectAccessible(page);
        await expectNoSideways(page);
        const data = await visit(address, { email: people.mother, path: "/my-data", size, language });
        await expectAccessible(data);
        await expectNoSideways(data);
      });
});
