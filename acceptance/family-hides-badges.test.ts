import type { APIRequestContext, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { addOutsiders, others } from "./district/outsiders.ts";
import { password, people, settle } from "./district.ts";
import { openPlace } from "./server.ts";
import { desk, expectAccessible, expectNoSideways, openBrowser, phone } from "./visitor.ts";

const { address, made } = await openPlace(async (store) => {
  await settle(store);
  return addOutsiders(store);
});
const { visit } = openBrowser();
const path = `/who-sees-what?child=${made.learnerId}`;

/** The club, as it asks the API. */
async function asClub(page: Page): Promise<APIRequestContext> {
  const browser = page.context().browser();
  const { request } = await (browser ?? expect.unreachable("no browser")).newContext();
  const answer = await request.post(`${address}/api/v1/session`, { data: { email: others.club, password } });
  expect(answer.status()).toBe(200);
  return request;
}

/** What the club gets of one category, by every way there is. */
async function clubReads(club: APIRequestContext, category: string) {
  const get = async (what: string) => (await club.get(`${address}/api/v1/learners/${made.learnerId}${what}`)).json();
  const [{ items: entries }, { items: digests }, { items: held }, copy] = [
    await get(`/entries?category=${category}`),
    await get("/digests"),
    await get("/holdings"),
    await get("/export"),
  ];
  const of = (list: { category: string }[]) => list.filter((each) => each.category === category).length;
  return { entries: entries.length, digests: of(digests), held: of(held), copied: of(copy.entries) + of(copy.digests) };
}

const none = { entries: 0, digests: 0, held: 0, copied: 0 };
const said = (page: Page, words: string | RegExp) =>
  page.getByRole("region", { name: "Last change" }).getByText(words).waitFor();
const cell = (page: Page, name: string) => page.getByRole("button", { name: new RegExp(`^${name}`) });

describe("a family hides badges from the club, and the club's answer changes at once", () => {
  it("with the mouse, by keyboard, and back by undo", async () => {
    const page = await visit(address, { email: people.mother, path });
    const club = await asClub(page);
    expect((await club.get(`${address}/api/v1/learners/${made.learnerId}`)).status()).toBe(404);

    // With the mouse: the name and the badges open.
    await cell(page, "Name and photo, Eastside Club").click();
    await page.getByRole("menuitemradio", { name: /^Summary/ }).click();
    await said(page, "Saved. Eastside Club: Name and photo, Summary.");
    await cell(page, "Badges and activities, Eastside Club").click();
    await page.getByRole("menuitemradio", { name: /Details.*2 items/ }).click();
    await said(page, "Saved. Eastside Club: Badges and activities, Details.");
    expect(await clubReads(club, "recognitions")).toEqual({ entries: 2, digests: 1, held: 1, copied: 3 });
    await page
      .getByRole("region", { name: "See as" })
      .getByText("Teamwork award, Tri-County Robotics")
      .first()
      .waitFor();

    // By keyboard: arrows only look, Enter chooses, focus comes back to the cell.
    await cell(page, "Badges and activities, Eastside Club").focus();
    await page.keyboard.press("Enter");
    await page.getByRole("menu").waitFor();
    for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowUp");
    expect(await clubReads(club, "recognitions")).toMatchObject({ entries: 2 });
    await page.keyboard.press("Enter");
    await said(page, "Saved. Eastside Club: Badges and activities, Nothing.");
    expect(await clubReads(club, "recognitions")).toEqual(none);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label")))
      .toContain("Badges");
    await expect.poll(() => page.getByRole("region", { name: "See as" }).getByText("Teamwork award").count()).toBe(0);
    await page.getByText("They get no sign of the rest:").waitFor();

    await page.getByRole("button", { name: "Undo" }).click();
    await said(page, "Undone. It is as it was.");
    expect(await clubReads(club, "recognitions")).toMatchObject({ entries: 2 });

    // All the reader's choices at once: the club has no tie any more, and reads like one that never had.
    await page.getByRole("button", { name: "Put all back as they began" }).click();
    await said(page, "Your 2 choices are taken back");
    expect((await club.get(`${address}/api/v1/learners/${made.learnerId}`)).status()).toBe(404);
    expect((await (await club.get(`${address}/api/v1/learners`)).json()).items).toEqual([]);
  });

  it("reads a ready-made set as a list of changes before it is saved", async () => {
    const page = await visit(address, { email: people.mother, path });
    await page.getByRole("button", { name: "Try a ready-made set" }).click();
    await page.getByText("Learning helpers").click();
    await page.getByText("Skills and tests: from Nothing to Summary").filter({ visible: true }).waitFor();
    await expectAccessible(page);
    const club = await asClub(page);
    expect((await club.get(`${address}/api/v1/learners/${made.learnerId}`)).status()).toBe(404);
    await page.getByRole("button", { name: "Make these changes" }).filter({ visible: true }).click();
    await said(page, /Saved. Ready-made set Learning helpers/);
    expect(await clubReads(club, "mastery")).toMatchObject({ entries: 0, digests: 2 });
    await page.getByRole("button", { name: "Undo" }).click();
    await said(page, "Undone.");
    expect((await club.get(`${address}/api/v1/learners/${made.learnerId}`)).status()).toBe(404);
  });

  it("why a level stays in school: who, why, rule and what next", async () => {
    const page = await visit(address, { email: people.mother, path });
    await cell(page, "Attendance and classes, Eastside Club").click();
    await page.getByRole("menuitemradio", { name: /Details.*Set by school/ }).waitFor();
    await page.getByRole("menuitem", { name: "Why does Details stay in school?" }).click();
    const why = page.getByRole("dialog");
    for (const words of ["The school board", "FERPA", "More than that stays in school: Details", "10 school days"])
      await why.getByText(words).first().waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^By law. Why\? Grades, Next school/ }).click();
    await page.getByRole("dialog").getByText("The law", { exact: true }).waitFor();
  });

  for (const language of ["en", "es"] as const)
    for (const size of [desk, phone])
      it(`is open to everybody at ${size.width} px in ${language}`, async () => {
        const page = await visit(address, { email: people.mother, path, size, language });
        await page
          .locator(size === desk ? ".see-as-card p, .see-as-card dl" : ".group-shelves")
          .first()
          .waitFor();
        await expectAccessible(page);
        await expectNoSideways(page);
        if (size === phone) {
          await page.getByRole("link", { name: /^Eastside Club/ }).click();
          await page.locator(".level-box").first().waitFor();
          await expectAccessible(page);
          await expectNoSideways(page);
        }
        await page.locator(".level-box").nth(1).click();
        await page.getByRole("menuitemradio").first().waitFor();
        await expectAccessible(page);
        await expectNoSideways(page);
        await page.getByRole("menuitem").last().click();
        await page.locator(".why-list").waitFor();
        await expectAccessible(page);
        await page.keyboard.press("Escape");
        await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
        await expectNoSideways(page);
      });
});
