import { describe, expect, it } from "vitest";
import { addAccount } from "../src/identity/account.job.ts";
import { keyOfPupil } from "./district/facts.ts";
import { pupils } from "./district/people.ts";
import { password, people, settle } from "./district.ts";
import { openPlace } from "./server.ts";
import { desk, expectAccessible, expectNoSideways, openBrowser, phone } from "./visitor.ts";

const email = "admin@riverton.test";
const { address } = await openPlace(async (store) => {
  await settle(store);
  await addAccount(store, { hat: "administrator@RIV", email, password });
});
const { visit } = openBrowser();

/** An export of a gradebook that nobody here has seen before. */
const marks = [
  "Alumno;Last Name;Curso;Bimestre;Nota;Fecha;Casillero",
  ...pupils.map(
    ({ given, family }, n) => `${keyOfPupil(given)};${family};Robotics;Q1;${["A", "B+", "B"][n % 3]};13.11.2026;${n}x`,
  ),
].join("\n");
const file = { name: "old gradebook.csv", mimeType: "text/csv", buffer: Buffer.from(marks) };

describe("an administrator says what the columns of a file are", () => {
  it("sees guesses with reasons and no name, imports it, and the family reads the mark", async () => {
    const page = await visit(address, { email, path: "/imports" });
    await page.getByRole("link", { name: /Another kind of file/ }).click();
    await page.getByRole("heading", { name: "Map a file" }).waitFor();
    await page.locator("input[type=file]").setInputFiles(file);
    await page.getByLabel("What its rows are").waitFor();

    expect(await page.getByLabel("What its rows are").inputValue()).toBe("course-grade");
    expect(await page.getByLabel("Take it for Alumno").inputValue()).toBe("learner.key");
    expect(await page.getByLabel("Take it for Nota").inputValue()).toBe("mark");
    expect(await page.getByLabel("Written as Fecha").inputValue()).toBe("D.M.YYYY");
    await page.getByText("cells are dates").first().waitFor();
    expect(await page.getByText("Rivera").count()).toBe(0);
    await page.getByText(`Course grades: ${pupils.length}`).waitFor();
    await expectAccessible(page);
    await expectNoSideways(page);

    await page.getByLabel("Name of the map").fill("Old gradebook");
    await page.getByRole("button", { name: "Save and import" }).click();
    await page.waitForURL("**/imports");
    const latest = async () => {
      const answer = await page.request.get(`${address}/api/v1/imports?limit=1`);
      return ((await answer.json()) as { items: { state: string; summary?: { added: number } }[] }).items[0];
    };
    await expect.poll(latest, { timeout: 30_000 }).toMatchObject({ state: "done", summary: { added: pupils.length } });

    const family = await visit(address, { email: people.learner, path: "/" });
    // Grades lie folded, each with its course.
    await family.locator("details", { hasText: "Robotics" }).last().locator("summary").first().click();
    await family.getByText("Robotics", { exact: true }).first().waitFor();
  });

  it("finds the map again, to export it, and a choice of one's own is counted at once, by keyboard, on a phone in Spanish", async () => {
    const page = await visit(address, { email, path: "/imports/map", size: phone, language: "es" });
    await page.getByText("old-gradebook, versión 1").waitFor();
    await expectAccessible(page);
    await page.locator("input[type=file]").setInputFiles(file);
    const mark = page.getByLabel("Tomarla como Nota");
    await mark.focus();
    await page.keyboard.press("Home");
    await expect.poll(() => mark.inputValue()).toBe("");
    await page.getByText("Calificaciones: 0").waitFor();
    await expectAccessible(page);
    await expectNoSideways(page);
    await page.setViewportSize(desk);
    await expectNoSideways(page);
  });
});
