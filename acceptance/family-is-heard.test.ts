import { describe, expect, it } from "vitest";
import { today } from "./district/facts.ts";
import { addOutsiders, others } from "./district/outsiders.ts";
import { people, settle } from "./district.ts";
import { openPlace } from "./server.ts";
import { desk, expectAccessible, expectNoSideways, openBrowser, phone } from "./visitor.ts";

const { address, made } = await openPlace(async (store) => {
  await settle(store);
  return addOutsiders(store);
});
const { visit } = openBrowser();
const words = "Un familiar estaba enfermo, y la escuela lo sabía.";

describe("a mother whom the school does not follow", () => {
  it("asks for a correction of what a teacher has read, and is refused with a reason", async () => {
    const teacher = await visit(address, { email: people.teacher, path: `/learners/${made.learnerId}`, size: desk });
    const path = `${address}/api/v1/learners/${made.learnerId}`;
    const about = await teacher.context().request.get(`${path}/entries?kind=attendance`);
    const { items } = (await about.json()) as { items: { id: string }[] };
    const mother = await visit(address, { email: people.mother, path: "/backpack", size: desk });
    const asked = await mother.context().request.post(`${path}/correction-requests`, {
      data: { entryId: items[0]?.id, wrong: "That day he was at school." },
    });
    expect(asked.status(), await asked.text()).toBe(201);
    const office = await visit(address, { email: people.registrar, path: "/requests", size: desk });
    const card = office.getByRole("article", { name: "Mateo Rivera" });
    await card.locator("summary", { hasText: "It stays as it is" }).click();
    await card.locator("details[open]").getByLabel("What the family will read").fill("The book of the day says so.");
    await card.getByRole("button", { name: "Tell the family why it stays" }).press("Enter");
    await office.locator(".notice.saved").waitFor();
  });

  it("asks on a phone, in Spanish, to be heard", async () => {
    const page = await visit(address, {
      email: people.mother,
      path: `/my-data/rights?child=${made.learnerId}`,
      size: phone,
      language: "es",
    });
    await expectAccessible(page);
    await expectNoSideways(page);
    await page.getByRole("link", { name: "Cómo va y qué puede hacer" }).click();
    await page.locator("summary", { hasText: "Pedir una audiencia" }).click();
    await page.getByLabel("Qué quiere decir sobre esto").fill("Tengo una carta.");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Pedir una audiencia" }).press("Enter");
    await page.getByText(/Pidió una audiencia\. La escuela fija un día a más tardar el/).waitFor();
    await expectNoSideways(page);
  });

  it("is heard by somebody who did not decide, and gets the decision with its reasons", async () => {
    const office = await visit(address, { email: people.registrar, path: "/requests", size: desk });
    const card = office.getByRole("article", { name: "Mateo Rivera" });
    await card.getByLabel("Day").fill(today);
    await card.getByLabel("Place").fill("Room 12");
    await card.getByLabel("Who holds it").fill("Dana Whitfield");
    await expectAccessible(office);
    await card.getByRole("button", { name: "Set it and tell the family" }).press("Enter");
    await office.locator(".notice.saved").getByText("The family is told at once.").waitFor();
    await card.locator("summary", { hasText: "Write down the decision of the hearing" }).click();
    await card.getByRole("radio", { name: "It stays as it is" }).check();
    await card.getByLabel("What was shown at the hearing").fill("The book of the day, and a letter.");
    await card.getByLabel("The reasons").fill("The letter names another day.");
    await expectAccessible(office);
    await card.getByRole("button", { name: "Save the decision" }).press("Enter");
    await office.getByText("Nothing waits.").waitFor();
  });

  it("puts her words beside the entry, and sees who is told", async () => {
    const page = await visit(address, {
      email: people.mother,
      path: `/my-data?child=${made.learnerId}`,
      size: phone,
      language: "es",
    });
    await page.getByRole("link", { name: "Cómo va y qué puede hacer" }).click();
    await page.getByText("The letter names another day.").waitFor();
    await page.locator("summary", { hasText: "Poner sus palabras junto a esto" }).click();
    await page.getByLabel("Sus palabras").fill(words);
    await page.getByRole("button", { name: "Ponerlas junto a esto" }).press("Enter");
    await page.getByText(`Sus palabras están junto a esto: ${words}`).waitFor();
    await page.getByRole("heading", { name: /Avisad/ }).waitFor();
    await expectAccessible(page);
    await expectNoSideways(page);
  });

  it("is read by the other parent, by the registrar and in every copy, and by no one who does not read the entry", async () => {
    for (const email of [others.father, people.registrar]) {
      const page = await visit(address, { email, path: "/" });
      const read = await page
        .context()
        .request.get(`${address}/api/v1/learners/${made.learnerId}/entries?kind=attendance&limit=200`);
      expect(await read.text(), email).toContain(words);
    }
    const family = await visit(address, {
      email: people.mother,
      path: `/backpack?child=${made.learnerId}`,
      size: desk,
    });
    await family.getByText(words).first().waitFor();
    await expectAccessible(family);
    const copy = await family.context().request.get(`${address}/api/v1/learners/${made.learnerId}/export.html`);
    expect(await copy.text()).toContain(words);
  });
});
