import { describe, expect, it } from "vitest";
import { addAccount } from "../src/identity/account.job.ts";
import { source } from "./district/facts.ts";
import { password, people, settle } from "./district.ts";
import { openPlace } from "./server.ts";
import { expectAccessible, expectNoSideways, openBrowser, phone } from "./visitor.ts";

const administrators = { first: "first@riverton.test", second: "second@riverton.test" };
const { address } = await openPlace(async (store) => {
  await settle(store);
  for (const [person, email] of [
    ["boone", administrators.first],
    ["alvarez", administrators.second],
  ] as const)
    await addAccount(store, { person: `${source}:${person}`, hat: "administrator@RIV", email, password });
});
const { visit } = openBrowser();

describe("administrators on the rules of their schools", () => {
  it("see who decides each part and why, and propose to show teachers less, by keyboard", async () => {
    const page = await visit(address, { email: administrators.first, path: "/rules" });
    await page.getByText("The law gives each parent").first().waitFor({ state: "detached" });
    const grades = page.getByLabel("What Teachers see of Grades");
    await grades.focus();
    await grades.selectOption("Summary");
    await page.getByRole("heading", { name: "1 part otherwise than shipped" }).waitFor();
    await page.getByRole("button", { name: "Propose it" }).press("Enter");
    await page.getByText("Say by which decision: it stays in the history.").waitFor();
    await expectAccessible(page);
    await page.getByLabel("Why: by which decision of the board").fill("Board meeting of November 9, item 4");
    await page.getByRole("button", { name: "Propose it" }).press("Enter");
    await page.getByText("You proposed it, so another administrator puts it in force.").waitFor();
    await page.getByText("Teachers, Grades: Details becomes Summary.").waitFor();
    await expectAccessible(page);
  });

  it("put it in force as a second person, on a phone in Spanish, and teachers see less at once", async () => {
    const teacher = await visit(address, { email: people.teacher, path: "/learners" });
    const marks = async () => {
      const api = teacher.context().request;
      const { items } = (await (await api.get(`${address}/api/v1/learners?name=Mateo`)).json()) as {
        items: { id: string }[];
      };
      const answer = await api.get(`${address}/api/v1/learners/${items[0]?.id}/entries?kind=course-grade`);
      return ((await answer.json()) as { items: unknown[] }).items.length;
    };
    expect(await marks()).toBeGreaterThan(0);
    const page = await visit(address, { email: administrators.second, path: "/rules", size: phone, language: "es" });
    await expectNoSideways(page);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Ponerla en vigor" }).click();
    await page.getByText(/En vigor\. Ahora se rehacen/).waitFor();
    await expect.poll(marks, { timeout: 20_000 }).toBe(0);
    await page.getByRole("heading", { name: "Versiones" }).waitFor();
    // What is in force now is what stands there to be changed: nothing is proposed to go back.
    expect(await page.getByRole("button", { name: "Proponerla" }).count()).toBe(0);
  });
});
