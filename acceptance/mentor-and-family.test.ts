import { buffer } from "node:stream/consumers";
import PDFDocument from "pdfkit";
import type { Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { heicPhoto } from "../src/entry/heic.testing.ts";
import { addAccount } from "../src/identity/account.job.ts";
import { password, people, settle } from "./district.ts";
import { openPlace } from "./server.ts";
import { expectAccessible, expectNoSideways, openBrowser, phone } from "./visitor.ts";

const administrator = "admin@riverton.test";
const mentorEmail = "ray@makers.test";
const { address } = await openPlace(async (store) => {
  await settle(store);
  await addAccount(store, { hat: "administrator@RIV", email: administrator, password });
});
const { visit, open } = openBrowser();
let mentor: Page;
afterAll(() => mentor?.context().close());

const told = (page: Page, words: string) => page.locator(".notice.saved").getByText(words).waitFor();

/** The page of another child comes with its data: until then the one before it stands there. */
const choose = async (page: Page, child: string) => {
  await page.getByRole("link", { name: child, exact: true }).click();
  await page.locator(".lead", { hasText: child }).waitFor();
};

describe("an after-school program", () => {
  it("is looked over by the district, which hands its mentor a link", async () => {
    const page = await visit(address, { email: administrator, path: "/agreements" });
    await page.getByRole("link", { name: "After-school programs" }).click();
    await page.getByLabel("Name of the program").fill("Riverside Makers");
    await page.getByLabel("Who runs it").fill("Riverside Youth Center");
    await page.getByLabel("How to reach them").fill("hello@makers.test");
    await page.getByLabel("What it is for").fill("Building things after school");
    await page.getByRole("button", { name: "Write it down" }).click();
    const card = page.getByRole("article", { name: "Riverside Makers" });
    const checks = card.getByRole("checkbox");
    await checks.first().waitFor();
    for (let at = 0; at < (await checks.count()); at += 1) {
      await checks.nth(at).click();
      await expect.poll(() => checks.nth(at).isChecked()).toBe(true);
    }
    await expectAccessible(page);
    await card.getByRole("button", { name: "Open the program" }).click();
    await card.getByLabel("Add somebody of the program").fill("Ray Kim");
    await card.getByRole("button", { name: "Make a link for them" }).click();
    const link = await card.locator(".copy-line code").textContent();
    const sign = await card.locator(".copy-line svg").boundingBox();
    expect(sign?.height).toBeLessThan(30); // beside a square to scan, which is large
    await expectAccessible(page);
    mentor = await open(link ?? "", { size: phone });
  });

  it("gets a list in its own words on the mentor's phone, and a code for each family", async () => {
    await mentor.getByRole("heading", { name: "Thank you for helping" }).waitFor();
    await expectAccessible(mentor);
    await mentor.getByRole("button", { name: "Go on" }).click();
    await mentor.getByRole("alert").getByText("Write your email and a password.").waitFor();
    await mentor.getByLabel("Your email").fill(mentorEmail);
    await mentor.getByLabel("Password").fill(password);
    await mentor.getByRole("button", { name: "Go on" }).click();
    await mentor.getByRole("heading", { name: "Riverside Makers" }).waitFor();
    await mentor.getByLabel("Add names, one on each line").fill("Mateo R.\nAna <b>bold</b>");
    await mentor.getByRole("button", { name: "Add to our list" }).click();
    await mentor.locator(".name-list bdi").getByText("Ana <b>bold</b>").waitFor();
    await expectNoSideways(mentor);
    await expectAccessible(mentor);
  });

  it("is let in by a mother on her phone, in Spanish, who reads first who it is", async () => {
    const code = await mentor.locator(".name-list li", { hasText: "Mateo R." }).locator("code").textContent();
    const page = await visit(address, { email: people.mother, path: "/who-sees-what", size: phone, language: "es" });
    await page.getByRole("link", { name: "Personas que ayudan" }).click();
    await page.getByRole("heading", { name: "Personas que ayudan" }).waitFor();
    await choose(page, "Mateo");
    await page.getByLabel("Código del programa").fill((code ?? "").toLowerCase());
    await page.getByRole("button", { name: "Ver quién es" }).click();
    await page.getByText("Ray Kim, Riverside Youth Center").waitFor();
    await expectNoSideways(page);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Dejar entrar al programa" }).click();
    await page.getByRole("article", { name: "Riverside Makers" }).waitFor();
    await expectNoSideways(page);
    await expectAccessible(page);
  });

  it("logs attendance on the phone, also where the connection breaks, and proposes it once", async () => {
    await mentor.reload();
    await mentor.getByRole("heading", { name: "Shared with me" }).waitFor();
    await mentor.getByText(/Shared by a guardian on/).waitFor();
    await mentor.getByLabel("What did you do?").fill("Robotics");
    await mentor.getByRole("button", { name: "All others are here" }).click();
    await mentor.context().setOffline(true);
    await mentor.getByRole("button", { name: "Save 2 names" }).click();
    await mentor.getByText(/No connection\. What you typed is kept/).waitFor();
    expect(await mentor.getByLabel("What did you do?").inputValue()).toBe("Robotics");
    await expectNoSideways(mentor);
    await mentor.context().setOffline(false);
    await told(mentor, "Saved. The families are asked to keep it.");
    await expectAccessible(mentor);
  });

  it("shows the mentor what was shared with who shared it on top, and asks nothing to be handed on", async () => {
    await mentor.getByRole("link", { name: "Mateo Rivera" }).click();
    await mentor.getByText("A guardian shares this with you.").waitFor();
    await mentor.getByText("do not hand it on", { exact: false }).waitFor();
    await expectNoSideways(mentor);
    await expectAccessible(mentor);
    await mentor.getByRole("link", { name: "Back to my group" }).click();
  });

  it("finds its page of the book in the family's inbox, and in the backpack once it is accepted, with its author", async () => {
    const page = await visit(address, { email: people.mother, path: "/backpack", size: phone });
    await page.getByRole("link", { name: "Open the inbox" }).click();
    const card = page.getByRole("article", { name: /Learning outside school/ });
    await card.getByText("Robotics").waitFor();
    await card.getByText("Ray Kim, Riverside Youth Center").waitFor();
    await expectNoSideways(page);
    await expectAccessible(page);
    await card.getByRole("button", { name: "Accept" }).click();
    await page.getByText("Nothing waits for you.").waitFor();
    const entries = await page.context().request.get(`${address}/api/v1/learners?limit=50`);
    const { items } = (await entries.json()) as { items: { id: string; name: string }[] };
    const mateo = items.find(({ name }) => name.startsWith("Mateo"))?.id;
    // A teacher whom the family shows it reads it with who said it.
    await page.context().request.put(`${address}/api/v1/learners/${mateo}/choices/teacher/recognitions`, {
      data: { level: "detail" },
    });
    const teacher = await visit(address, { email: people.teacher, path: `/learners/${mateo}` });
    const beyond = teacher.getByRole("region", { name: "Beyond class" });
    await beyond.getByText("Robotics").waitFor();
    await beyond.getByText("Ray Kim, Riverside Youth Center").waitFor();
    await expectAccessible(teacher);
  });

  it("sends what the learner made, with a photo as the phone took it and a PDF; the mother sees both before she accepts", async () => {
    await mentor.getByLabel("What is it?").selectOption("Something they made");
    await mentor.getByLabel("In a few words").fill("A lantern");
    const pdf = new PDFDocument({ size: [400, 200] });
    pdf.text("How the lantern was made").end();
    await mentor.getByLabel("Choose files").setInputFiles([
      { name: "IMG_2041.HEIC", mimeType: "image/heic", buffer: heicPhoto() },
      { name: "lantern.pdf", mimeType: "application/pdf", buffer: await buffer(pdf) },
    ]);
    await mentor.locator(".file-row[data-state=ready]").nth(1).waitFor();
    await mentor.getByRole("checkbox", { name: "Mateo Rivera" }).check();
    await expectNoSideways(mentor);
    await expectAccessible(mentor);
    await mentor.getByRole("button", { name: "Send to the family" }).click();
    await told(mentor, "Sent. It waits for the family.");
    const page = await visit(address, { email: people.mother, path: "/inbox", size: phone });
    const card = page.getByRole("article", { name: /Works/ });
    for (const name of ["IMG_2041.jpg", "First page of lantern.pdf"])
      await expect
        .poll(() => card.getByAltText(name).evaluate((image) => (image as HTMLImageElement).naturalWidth))
        .toBeGreaterThan(90);
    await expectNoSideways(page);
    await expectAccessible(page);
    await card.getByRole("button", { name: "Accept" }).click();
    await page.getByText("Nothing waits for you.").waitFor();
  });

  it("is ended by one press, and the mentor's open page empties", async () => {
    const page = await visit(address, { email: people.mother, path: "/helpers", size: phone });
    await choose(page, "Mateo");
    await page.getByRole("article", { name: "Riverside Makers" }).getByRole("button", { name: "End it now" }).click();
    await told(page, "Ended. They see nothing any more.");
    await page.getByText("Nobody helps here yet.").waitFor();
    await mentor.getByRole("link", { name: "Proposed", exact: true }).click();
    await mentor.getByText("Nothing yet, or nothing of learners who share with you now.").waitFor();
    await mentor.getByRole("link", { name: "My group", exact: true }).click();
    await mentor.getByText("No family shares anything yet.", { exact: false }).waitFor();
    expect(await mentor.getByRole("link", { name: "Mateo Rivera" }).count()).toBe(0);
  });
});
