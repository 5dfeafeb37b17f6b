import type { APIRequestContext, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { addAccount } from "../src/identity/account.job.ts";
import { checkKeys, vettingChecks } from "../src/privacy/vetting.ts";
import { password, people, settle } from "./district.ts";
import { openPlace } from "./server.ts";
import { desk, expectAccessible, expectNoSideways, openBrowser, phone } from "./visitor.ts";

const admin = "admin@riverton.test.school";
const { address } = await openPlace(async (store) => {
  await settle(store);
  await addAccount(store, { hat: "administrator@RIV", email: admin, password });
});
const { visit, open } = openBrowser();
const said = (page: Page, words: string | RegExp) => page.locator(".notice.saved").getByText(words).waitFor();
const nobody = "019b0000-0000-7000-8000-000000000000";

/** A program at its own computer, with what the administrator handed it. */
async function programOf(request: APIRequestContext, id: string, secret: string) {
  const answer = await request.post(`${address}/oauth/token`, {
    form: { grant_type: "client_credentials", client_id: id, client_secret: secret },
  });
  expect(answer.status()).toBe(200);
  const { access_token: token } = (await answer.json()) as { access_token: string };
  return (path: string) => request.get(`${address}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
}

describe("an app by agreement", () => {
  it("is asked for, vetted, let in; reads what the family shares, and nothing once it is stopped", async () => {
    const teacher = await visit(address, { email: people.teacher, path: "/ask-for-app" });
    await teacher.getByRole("button", { name: "Ask for it" }).click();
    await teacher.getByRole("alert").getByText("Write the name of the app.").waitFor();
    await teacher.getByLabel("Name of the app").fill("Gallery");
    await teacher.getByLabel("What learners will do with it").fill("Hang up what they made");
    await teacher.getByRole("button", { name: "Ask for it" }).click();
    await said(teacher, "Saved. The office reads it and answers here.");
    await teacher.getByText("Waits for an answer").waitFor();

    const office = await visit(address, { email: admin, path: "/agreements" });
    await office.getByRole("link", { name: "Make an agreement" }).click();
    await office.getByRole("heading", { name: "New agreement" }).waitFor();
    expect(await office.getByLabel("Name of the app").inputValue()).toBe("Gallery");
    await office.getByRole("button", { name: "Save the draft" }).click();
    await office.getByRole("alert").getByText("Choose at least one kind of data.").waitFor();
    await expectAccessible(office);
    await office.getByLabel("Company or organization").fill("Gallery, Inc.");
    await office.getByLabel("What it is for, in Spanish").fill("Colgar lo que hicieron");
    await office.getByRole("checkbox", { name: "Badges and awards" }).check();
    await office.getByLabel("Last day").fill("2027-06-11");
    await office.getByLabel("Name of the signed paper").fill("Data privacy agreement");
    await office.getByLabel("Who answers for privacy there").fill("Privacy office");
    await office.getByLabel("Their email address").fill("privacy@gallery.example");
    await office.getByRole("button", { name: "Save the draft" }).click();
    await office.getByRole("heading", { name: /^Vetting: 0 of/ }).waitFor();
    await office.getByRole("button", { name: "Activate the agreement" }).press("Enter");
    await office.locator(".notice.error").getByText("Not looked at yet").waitFor();
    for (const check of checkKeys) {
      const { title } = vettingChecks[check];
      await office.getByRole("button", { name: `Passed: ${title.en}`, exact: true }).click();
      await said(office, `Saved. Passed: ${title.en}`);
    }
    await office.getByRole("button", { name: "Activate the agreement" }).click();
    await said(office, "Saved. Gallery is active.");
    await office.getByLabel("Name of the program").fill("Nightly");
    await office.getByRole("button", { name: "Let a program in" }).click();
    await office.locator(".fresh-secret code").nth(1).waitFor();
    const [clientId = "", secret = ""] = await office.locator(".fresh-secret code").allInnerTexts();
    await expectAccessible(office);
    await office.reload();
    await office.getByText("Has never asked").waitFor();
    expect(await office.content()).not.toContain(secret);
    await teacher.reload();
    await teacher.getByText("Agreement: Active").waitFor();

    const ask = await programOf((await open(`${address}/sign-in`)).context().request, clientId, secret);
    expect(await (await ask("/learners")).json()).toEqual({ items: [] });

    const mother = await visit(address, { email: people.mother, path: "/who-sees-what" });
    await mother.getByRole("link", { name: "Apps and helpers in plain words" }).click();
    await mother.getByRole("heading", { name: "Apps and helpers", exact: true }).waitFor();
    await mother.getByRole("link", { name: "Mateo", exact: true }).click();
    const app = mother.getByRole("article", { name: "Gallery" });
    await app.getByText("Hang up what they made").waitFor();
    await app.getByText("Nothing yet.").waitFor();
    await app.getByText("What it gets now, and who set that").click();
    await app.getByRole("button", { name: /Badges and activities/ }).click();
    await mother.getByRole("menuitemradio", { name: /^Details/ }).click();
    await mother
      .locator(".saved-bar")
      .getByText(/^Saved\. Gallery: Badges/)
      .waitFor();
    await expectAccessible(mother);

    const { items } = (await (await ask("/learners")).json()) as { items: { id: string; name?: string }[] };
    const [learner] = items;
    expect(items).toEqual([{ id: learner?.id }]); // the name was not agreed
    const read = await (await ask(`/learners/${learner?.id}/entries`)).json();
    expect(new Set(read.items.map(({ kind }: { kind: string }) => kind))).toEqual(new Set(["recognition"]));

    await mother.reload();
    await app.getByText(/Badges and activities\. 1 time, last on/).waitFor();
    await app.getByRole("button", { name: "Stop Gallery" }).click();
    await mother.locator(".saved-bar").getByText("Gallery gets nothing more").waitFor();
    for (const path of ["", "/entries", "/digests"]) {
      const [theirs, nobodys] = [await ask(`/learners/${learner?.id}${path}`), await ask(`/learners/${nobody}${path}`)];
      expect([theirs.status(), await theirs.text()]).toEqual([404, await nobodys.text()]);
    }
    await mother.getByRole("button", { name: "Undo" }).click();
    await mother.locator(".saved-bar").getByText("Undone.").waitFor();
    expect((await ask(`/learners/${learner?.id}/entries`)).status()).toBe(200);

    await office.getByLabel("Why it ends").fill("The year is over");
    await office.getByRole("button", { name: "End it now" }).click();
    await said(office, "Saved. Gallery has ended and reads nothing more.");
    expect((await ask("/learners")).status()).toBe(401);
    await mother.reload();
    await mother.getByRole("heading", { name: "Read before, and no longer" }).waitFor();
  }, 120_000);

  for (const size of [desk, phone])
    it(`on pages that are open to everybody at ${size.width} px in Spanish`, async () => {
      for (const [email, path] of [
        [admin, "/agreements"],
        [admin, "/agreements/new"],
        [people.teacher, "/ask-for-app"],
        [people.mother, "/apps"],
      ] as const) {
        const page = await visit(address, { email, path, size, language: "es" });
        await expectAccessible(page);
        await expectNoSideways(page);
        await page.context().close();
      }
    }, 60_000);
});
