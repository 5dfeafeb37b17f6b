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

describe("a family that finds something wrong", () => {
  it("says so on a phone in Spanish, and reads by when the school answers", async () => {
    const page = await visit(address, {
      email: people.mother,
      path: `/my-data?child=${made.learnerId}`,
      size: phone,
      language: "es",
    });
    await page.getByRole("link", { name: "Decir qué está mal" }).click();
    await page.getByRole("button", { name: "Enviarlo a la escuela" }).press("Enter");
    await page.getByRole("alert").getByText("Elija de qué se trata.").waitFor();
    await expectAccessible(page);
    await page.getByLabel("Qué parte").selectOption({ label: "Nombre y foto" });
    const item = page.getByLabel("Qué elemento");
    const options = await item.locator("option").allTextContents();
    const identity = options.findIndex((each) => /2013|2014/.test(each) || /identidad/i.test(each));
    await item.selectOption({ index: Math.max(identity, 1) });
    await page.getByLabel("¿Qué está mal?").fill("Nació el 2 de marzo.");
    await page.getByLabel("¿Cómo debe ser?").fill("2 de marzo de 2013");
    await expectNoSideways(page);
    await page.getByRole("button", { name: "Enviarlo a la escuela" }).press("Enter");
    await page.getByText(/Pedido\. La escuela responde a más tardar el/).waitFor();
    await expectNoSideways(page);
    await expectAccessible(page);
  });

  it("is answered by the office, which corrects it beside what the family says", async () => {
    const page = await visit(address, { email: people.registrar, path: "/learners", size: desk });
    await page.getByRole("link", { name: "Requests" }).click();
    const card = page.getByRole("article", { name: "Mateo Rivera" });
    await card.getByText("Nació el 2 de marzo.").waitFor();
    await expectAccessible(page);
    await card.getByText("Correct it here").click();
    const correct = card.getByRole("button", { name: "Correct it and tell the family" });
    await correct.press("Enter");
    await card.getByRole("alert").getByText("Nothing is changed yet.").waitFor();
    await card.getByRole("textbox").first().fill("Mateo Andrés");
    await card.getByLabel("Why it is corrected").fill("As the birth certificate says");
    await expectAccessible(page);
    await correct.press("Enter");
    await page.locator(".notice.saved").getByText("Saved. It is corrected, and the family is told.").waitFor();
    await page.getByText("Nothing waits.").waitFor();
  });

  it("is told, finds it corrected, and what stood before in the trail", async () => {
    const page = await visit(address, { email: people.mother, path: `/my-data?child=${made.learnerId}` });
    await page.getByText("Corrected.", { exact: true }).waitFor();
    await page.locator("q").getByText("As the birth certificate says").waitFor();
    const trail = page.locator("section", { has: page.getByRole("heading", { name: "Corrected or taken back" }) });
    await trail.getByText("Mateo Rivera, August 14, 2013").waitFor();
    await expectAccessible(page);
  });

  it("tells neither the other parent nor a teacher", async () => {
    for (const email of [others.father, people.teacher]) {
      const page = await visit(address, { email, path: "/" });
      const asked = await page
        .context()
        .request.get(`${address}/api/v1/learners/${made.learnerId}/correction-requests`);
      expect(await asked.json()).toEqual({ items: [] });
    }
  });
});
