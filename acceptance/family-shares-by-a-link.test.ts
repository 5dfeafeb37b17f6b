import jsqr from "jsqr";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { expect, it } from "vitest";
import { listMail } from "../src/identity/mail.job.ts";
import { people, settle } from "./district.ts";
import { openPlace } from "./server.ts";
import { desk, expectAccessible, expectNoSideways, openBrowser, phone } from "./visitor.ts";

const { address, store } = await openPlace(settle);
const { visit, open } = openBrowser();

/** What a telephone reads from the square on the page. */
async function scanned(page: Page): Promise<string | undefined> {
  const picture = await page.getByRole("img", { name: /as a square/ }).screenshot();
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return jsqr.default(new Uint8ClampedArray(data), info.width, info.height)?.data;
}

/** Fills in the form of a link for a college, which proves itself by a code from its mail. */
async function share(page: Page, to: string): Promise<void> {
  await page.getByRole("link", { name: "Share by a link" }).click();
  await page.getByLabel("Name of who gets it").fill(to);
  await page.getByLabel("From whom?").fill("Rosa, for Mateo");
  await page.getByLabel("Their mail address").fill("admissions@harbor.example");
}

it("a guardian shares an application by a square; a college opens it with a code; stopped, it shows nothing", async () => {
  const page = await visit(address, { email: people.mother, path: "/sharing", size: phone });
  await page.getByRole("navigation", { name: "Children" }).getByRole("link", { name: "Mateo" }).click();
  await page.getByText("outside of school see of Mateo").waitFor();
  await share(page, "Harbor State College");
  // The ready-made selection stands there as a list: one thing is taken out before it is sent.
  await page.getByLabel("Own words and goals", { exact: true }).selectOption("hidden");
  await expectAccessible(page);
  await expectNoSideways(page);
  await page.getByRole("button", { name: "Make the link" }).click();
  await page.getByRole("heading", { name: "The link for Harbor State College" }).waitFor();
  const link = await scanned(page);
  expect(link).toMatch(/\/shared#[\w-]{43}$/);
  expect(await page.locator(".copy-line code").textContent()).toBe(link);
  await expectAccessible(page);

  const college = await open(link ?? "", { size: phone });
  const asked: string[] = [];
  college.on("request", (request) => asked.push(request.url()));
  await college.getByRole("heading", { name: "A family shares something with you" }).waitFor();
  await expectAccessible(college);
  await college.getByRole("button", { name: "Send me the code" }).click();
  await college.getByLabel("The code from the mail").waitFor();
  const [mail] = await listMail(store.identity, { to: "admissions@harbor.example", isSending: false });
  await college.getByLabel("The code from the mail").fill("999999");
  await college.getByRole("button", { name: "Open" }).click();
  await college.getByRole("alert").getByText("That is not the right answer").waitFor();
  await college.getByLabel("The code from the mail").fill(/\d{6}/.exec(mail?.body ?? "")?.[0] ?? "");
  await college.getByRole("button", { name: "Open" }).click();
  await college.getByText("Rosa, for Mateo shares this with Harbor State College").waitFor();
  await college.getByText("34 CFR 99.33").first().waitFor();
  expect(await college.locator("h1").textContent()).toContain("Mateo");
  expect(await college.getByRole("heading", { name: "Words and goals" }).count()).toBe(0);
  await expectAccessible(college);
  await expectNoSideways(college);
  for (const url of asked) {
    expect(url).toContain(address); // nothing from elsewhere
    expect(url.replace(/#.*/, "")).not.toContain((link ?? "").split("#")[1]);
  }

  // The family sees one opening, and stops it with one press.
  await page.getByRole("link", { name: "Done" }).click();
  await page.getByText("Opened 1 time").waitFor();
  await page.getByText("7 days left").waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Stop/ }).click();
  await page.getByText("Stopped. Harbor State College sees nothing more.").first().waitFor();
  await college.reload();
  await college.getByRole("heading", { name: "This link does not open anything" }).waitFor();
  expect(await college.content()).not.toContain("Mateo");
}, 120_000);

it("a learner of 13 asks to be asked first and wishes that a work be shown; a guardian makes the link of it", async () => {
  const his = await visit(address, { email: people.learner, path: "/sharing", size: phone, language: "es" });
  await his.getByLabel("Mejores trabajos").click();
  await his.getByText("Tus tutores lo ven").first().waitFor();
  await his.getByRole("link", { name: "Pedir a un tutor que comparta algo" }).click();
  await his.getByLabel("Nombre de quien debe verlo").fill("Coach Ray");
  await his.getByLabel("¿Por qué?").fill("Para el club");
  await his.getByRole("checkbox").first().check();
  await expectAccessible(his);
  await expectNoSideways(his);
  await his.getByRole("button", { name: "Pedir a mi tutor" }).click();
  await his.getByText("Espera a tu tutor").waitFor();
  await expectAccessible(his);

  const hers = await visit(address, { email: people.mother, path: "/sharing", size: phone });
  await hers.getByRole("navigation", { name: "Children" }).getByRole("link", { name: "Mateo" }).click();
  await hers.getByRole("heading", { name: "Mateo asks you to share" }).waitFor();
  await expectAccessible(hers);
  await hers.getByRole("link", { name: "See it and make the link" }).click();
  expect(await hers.getByLabel("Name of who gets it").inputValue()).toBe("Coach Ray");
  await hers.getByLabel("From whom?").fill("Rosa, for Mateo");
  await hers.getByLabel("Their mail address").fill("ray@coach.example");
  await hers.getByRole("button", { name: "Make the link" }).click();
  await hers.getByRole("heading", { name: "The link for Coach Ray" }).waitFor();
  await his.reload();
  await his.getByText("Compartido", { exact: true }).waitFor();
}, 120_000);

it("the same pages stand in Spanish and on a desk, and a link that nobody made says what an ended one says", async () => {
  const page = await visit(address, { email: people.mother, path: "/sharing", size: desk, language: "es" });
  await page.getByRole("heading", { name: "Compartir" }).waitFor();
  await page.getByRole("link", { name: "Compartir con un enlace" }).click();
  await page.getByRole("button", { name: "Hacer el enlace" }).waitFor();
  await expectNoSideways(page);
  const nobody = await open(`${address}/shared#${"x".repeat(43)}`, { language: "es" });
  await nobody.getByRole("heading", { name: "Este enlace no abre nada" }).waitFor();
}, 60_000);
