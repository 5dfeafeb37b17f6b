import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { addOutsiders, others } from "./district/outsiders.ts";
import { password, people, settle } from "./district.ts";
import { openPlace } from "./server.ts";
import { openBrowser } from "./visitor.ts";

const { address, made } = await openPlace(async (store) => {
  await settle(store);
  return addOutsiders(store);
});
const { visit } = openBrowser();
const mentor = "dana@helps.test";
/** By the headings of docs/jobs.md. */
const accounts: Readonly<Record<string, string>> = {
  "A learner": people.learner,
  "A guardian": people.mother,
  "The other guardian": others.father,
  "A teacher": people.teacher,
  "A counselor": people.counselor,
  "A mentor": mentor,
};
let classId: string;

interface Job {
  readonly job: string;
  readonly path: string;
  readonly words: string;
}
const sections = readFileSync(new URL("../docs/jobs.md", import.meta.url), "utf8")
  .split(/^## /m)
  .slice(1);
const jobs = new Map(
  sections.map((section) => {
    const rows = [...section.matchAll(/^\| (?<job>[^|]+) \| `(?<path>[^`]+)` \| (?<words>[^|]+) \|$/gm)];
    return [section.split("\n")[0] ?? "", rows.map(({ groups }) => groups as unknown as Job)]; // the pattern names all three
  }),
);

beforeAll(async () => {
  const mother = await visit(address, { email: people.mother, path: "/backpack" });
  const answer = await mother.request.post(`${address}/api/v1/learners/${made.learnerId}/helpers`, {
    data: { name: "Dana Wells", why: "Practice in algebra" },
  });
  const { invitation } = (await answer.json()) as { invitation: string };
  await mother.request.post(`${address}/api/v1/helper-invitations/${invitation.split("#")[1]}`, {
    data: { email: mentor, password },
  });
  await mother.context().close();
  const teacher = await visit(address, { email: people.teacher, path: "/classes" });
  const { items } = (await (await teacher.request.get(`${address}/api/v1/classes`)).json()) as {
    items: { id: string }[];
  };
  classId = items[0]?.id ?? "";
  await teacher.context().close();
});

/** Opens a place by the address, as a bookmark does, and looks for words that can be seen. */
async function finds(page: Page, { path, words }: Job): Promise<string | undefined> {
  const place = path.replaceAll("{learner}", made.learnerId).replace("{class}", classId);
  await page.goto(address + place);
  const found = page.locator("main").getByText(new RegExp(words, "i")).filter({ visible: true }).first();
  const isThere = await found.waitFor({ timeout: 15_000 }).then(
    () => true,
    () => false,
  );
  return isThere ? undefined : `${path}: ${words} | ${(await page.locator("main").innerText()).slice(0, 1500)}`;
}

describe("the ten jobs of docs/jobs.md", () => {
  it.each(Object.entries(accounts))(
    "of %s are done where it says",
    async (who, email) => {
      const rows = jobs.get(who) ?? [];
      expect(rows.length).toBeGreaterThan(2);
      const page = await visit(address, { email, path: "/" });
      const missing: (string | undefined)[] = [];
      for (const row of rows) missing.push(await finds(page, row));
      expect(missing.filter(Boolean)).toEqual([]);
    },
    240_000,
  );

  it("has every person of the page", () => {
    expect([...jobs.keys()]).toEqual(Object.keys(accounts));
  });
});
