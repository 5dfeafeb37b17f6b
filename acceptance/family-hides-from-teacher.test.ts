import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { addOutsiders, others } from "./district/outsiders.ts";
import { people, settle } from "./district.ts";
import { openPlace } from "./server.ts";
import { expectAccessible, openBrowser } from "./visitor.ts";

const { address, made } = await openPlace(async (store) => {
  await settle(store);
  return addOutsiders(store);
});
const { visit } = openBrowser();
const choices = `/who-sees-what?child=${made.learnerId}`;
const page30 = `/learners/${made.learnerId}`;
const strength = "Keeps trying after a design breaks";

const said = (page: Page, words: string | RegExp) =>
  page.getByRole("region", { name: "Last change" }).getByText(words).waitFor();

/** The mother or father chooses what teachers see of one category. */
async function choose(page: Page, category: string, level: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`^${category}, Teachers`) }).click();
  await page.getByRole("menuitemradio", { name: new RegExp(`^${level}`) }).click();
  await said(page, `Saved. Teachers: ${category}, ${level}.`);
}

/** All that the teacher's API tells of the learner, by every way there is. */
async function teacherReads(teacher: Page) {
  const get = async (what: string) => (await teacher.context().request.get(`${address}/api/v1${what}`)).json();
  const learner = `/learners/${made.learnerId}`;
  const [entries, digests, holdings, copy] = [
    await get(`${learner}/entries?category=voice`),
    await get(`${learner}/digests`),
    await get(`${learner}/holdings`),
    await get(`${learner}/export`),
  ];
  const own = (list: { slice: string }[] = []) => list.filter(({ slice }) => slice === "own").length;
  return {
    entries: own(entries.items),
    digests: own(digests.items),
    held: own(holdings.items),
    copied: own(copy.entries) + own(copy.digests),
    words: JSON.stringify([entries, digests, holdings, copy]).includes(strength),
  };
}

describe("a family hides the learner's own words from teachers", () => {
  it("and the teacher's screens, API, counts and export change at once; undone, they come back", async () => {
    const [family, teacher] = [
      await visit(address, { email: people.mother, path: choices }),
      await visit(address, { email: people.teacher, path: "/classes" }),
    ];
    const tile = teacher.locator(".tile", { hasText: "Mateo Rivera" });
    await tile.getByText(strength).waitFor();
    await tile.getByRole("link").click();
    await teacher.getByText("Show every step in math").first().waitFor();
    expect(await teacherReads(teacher)).toMatchObject({ words: true, digests: 1 });

    await choose(family, "Words and goals", "Nothing");
    expect(await teacherReads(teacher)).toEqual({ entries: 0, digests: 0, held: 0, copied: 0, words: false });
    // Back to the class and to the learner by the page's own links, with nothing reloaded: no memory draws what is hidden.
    await teacher.getByRole("link", { name: "Algebra 1, Period 3" }).click();
    await tile.waitFor();
    expect(await tile.innerText()).not.toContain(strength);
    await tile.getByRole("link").click();
    await teacher.getByRole("heading", { level: 1, name: "Mateo Rivera" }).waitFor();
    const text = await teacher.locator("main").innerText();
    for (const hidden of [
      strength,
      "Show every step in math",
      "I like to build things",
      "Working on",
      "Hidden",
      "hidden",
    ])
      expect(text).not.toContain(hidden);
    // The page closes up: what is left stands as on a page that never had more.
    expect(await teacher.locator(".strip .block").count()).toBe(2);

    await family.getByRole("button", { name: "Undo" }).click();
    await said(family, "Undone. It is as it was.");
    expect(await teacherReads(teacher)).toMatchObject({ words: true, digests: 1 });
  });

  it("sees as the teacher sees, who looked, and why they could", async () => {
    const teacher = await visit(address, { email: people.teacher, path: page30 });
    await teacher.getByText("The family can see that you opened this page.").waitFor();
    const family = await visit(address, { email: people.mother, path: choices });
    await family.getByRole("region", { name: "See as" }).getByRole("combobox").selectOption({ label: "Teachers" });
    await family.getByRole("region", { name: "See as" }).getByText(strength).first().waitFor();
    const looks = family.locator(".who-looked");
    await looks.getByText("Ms. Marta Alvarez").or(looks.getByText("Marta Alvarez")).first().waitFor();
    await looks
      .getByText(/Teaches Algebra 1/)
      .first()
      .waitFor();
    await looks
      .getByRole("button", { name: /^Why could they\?.*Alvarez/ })
      .first()
      .click();
    const why = family.getByRole("dialog");
    await why
      .getByText(/It opens: /)
      .first()
      .waitFor();
    await expectAccessible(family);
  });

  it("stays hidden while one of two guardians keeps it so, and the other reads why", async () => {
    const mother = await visit(address, { email: people.mother, path: choices });
    const father = await visit(address, { email: others.father, path: choices });
    const teacher = await visit(address, { email: people.teacher, path: page30 });
    await choose(mother, "Words and goals", "Nothing");
    await father.reload();
    await father.getByRole("button", { name: /^Words and goals, Teachers/ }).click();
    await father.getByRole("menuitemradio", { name: /^Summary/ }).click();
    await said(father, /Teachers: Words and goals/);
    expect(await teacherReads(teacher)).toMatchObject({ digests: 0, words: false });
    await mother.getByRole("button", { name: "Undo" }).click();
    await said(mother, "Undone. It is as it was.");
  });

  it("a guardian whom a court shuts out sees nothing anywhere, from that moment", async () => {
    const father = await visit(address, { email: others.father, path: `/backpack?child=${made.learnerId}` });
    await father.getByRole("heading", { level: 1, name: "Mateo Rivera" }).waitFor();
    const office = await visit(address, { email: others.clerk, path: `${page30}/family` });
    await office.getByText("Enter a court document").click();
    await office.getByLabel("About whom").selectOption({ label: "Luis Rivera" });
    await office.getByRole("radio", { name: /^No access to the record/ }).check();
    await office.getByRole("button", { name: "Enter it: it holds from its date" }).click();
    await office.getByText("A court said, from").waitFor();

    const { request } = father.context();
    const again = await request.post(`${address}/api/v1/session`, {
      data: { email: others.father, password: "acorn bridge lantern" },
    });
    expect([200, 401]).toContain(again.status());
    for (const path of [page30, `${page30}/backpack`, `${page30}/choices`, `${page30}/access`, `${page30}/export`]) {
      const answer = await request.get(`${address}/api/v1${path}`);
      expect([401, 403, 404], path).toContain(answer.status());
      expect(await answer.text()).not.toContain("Mateo");
    }
    const list = await (await request.get(`${address}/api/v1/learners`)).json();
    expect(list.items ?? []).toEqual([]);
    await father.goto(`${address}/backpack?child=${made.learnerId}`);
    await father.locator("h1").first().waitFor();
    expect(await father.locator("body").innerText()).not.toContain("Mateo");
  });
});
