import { describe, expect, it } from "vitest";
import { people, settle } from "./district.ts";
import { openPlace } from "./server.ts";
import { expectAccessible, expectNoSideways, openBrowser, phone } from "./visitor.ts";

const { address } = await openPlace(settle);
const { visit, open } = openBrowser();

describe("an organization confirms hours", () => {
  it("by a link on a phone, in Spanish, without an account, and the family sees who and when", async () => {
    const learner = await visit(address, { email: people.learner, path: "/experience" });
    const service = learner.getByRole("region", { name: "Community service" });
    await service.getByRole("link", { name: "Community service" }).click();
    await learner.getByLabel("Where", { exact: true }).fill("Riverton Food Bank");
    await learner.getByLabel("What you did there").fill("Sorting cans");
    await learner.getByLabel("Hours", { exact: true }).fill("4.5");
    await learner.getByRole("button", { name: "Save", exact: true }).click();
    await learner.getByText("Saved: Community service").first().waitFor();

    await learner.goto(`${address}/experience`);
    await learner.getByText("Ask somebody to confirm: Sorting cans, Riverton Food Bank").click();
    await learner.getByLabel("Who can confirm it").fill("Ana Ortega");
    await learner.getByRole("button", { name: "Make the link" }).click();
    const link = await learner.locator(".copy-line code").innerText();
    await learner.getByRole("img", { name: "The link, to be photographed" }).waitFor();
    await expectAccessible(learner);

    const outside = await open(link, { size: phone, language: "es" });
    await outside.getByRole("heading", { level: 1, name: "¿Puede confirmar esto?" }).waitFor();
    await outside.getByText("Sorting cans").waitFor();
    await expectAccessible(outside);
    await expectNoSideways(outside);
    await outside.getByRole("button", { name: "Enviar la respuesta" }).click();
    await outside.getByRole("alert").getByText("Elija una respuesta.").waitFor();
    await outside.getByLabel("Sí, con otras horas").check();
    await outside.getByLabel("Cuántas horas").fill("4");
    await outside.getByRole("button", { name: "Enviar la respuesta" }).click();
    await outside.getByRole("heading", { level: 1, name: "Gracias" }).waitFor();
    const again = await open(link, { size: phone, language: "es" });
    await again.getByRole("heading", { level: 1, name: "Este enlace ha terminado" }).or(again.locator("h1")).waitFor();
    expect(await again.locator("body").innerText()).not.toContain("Sorting cans");

    const mother = await visit(address, { email: people.mother, path: "/backpack" });
    await mother.getByRole("link", { name: "Mateo" }).click();
    await mother.getByRole("heading", { level: 1, name: /Mateo/ }).waitFor();
    await mother.getByRole("link", { name: "Beyond class" }).click();
    await mother.getByText("Confirmed with other hours").waitFor();
    await mother.getByText(/Ana Ortega, Riverton Food Bank/).waitFor();
    await mother.getByText(/4\.5 hours, 4 of them confirmed/).waitFor();
    await expectAccessible(mother);
  });
});

describe("a learning plan", () => {
  it("is begun by the counselor, signed by the learner, and asks again once it was looked at together", async () => {
    const learner = await visit(address, { email: people.learner, path: "/backpack" });
    const { items } = await (await learner.context().request.get(`${address}/api/v1/learners`)).json();
    const counselor = await visit(address, { email: people.counselor, path: `/plan?child=${items[0].id}` });
    await counselor.getByRole("link", { name: "A learning plan" }).click();
    await counselor.getByLabel("For what time, in a few words").fill("This winter");
    await counselor.getByRole("textbox", { name: /^What comes next in class/ }).fill("Two-step equations");
    await expectAccessible(counselor);
    await counselor.getByRole("button", { name: "Save", exact: true }).click();
    await counselor.getByText("Saved: A learning plan").first().waitFor();

    await learner.getByRole("link", { name: "Learning plan" }).click();
    await learner.getByText("Two-step equations").waitFor();
    await learner.getByRole("button", { name: "Sign this plan" }).click();
    await learner.getByText("Signed.").first().waitFor();
    await expectAccessible(learner);

    await counselor.goto(`${address}/plan?child=${items[0].id}`);
    await counselor
      .getByRole("region", { name: "Signed by" })
      .getByText(/^Mateo, /)
      .waitFor();
    await counselor.getByText("We looked at it today").click();
    await counselor.getByLabel("What was said, and what changes").fill("Equations go well. Next: graphs.");
    await counselor.getByRole("button", { name: "Save", exact: true }).click();
    await counselor.getByText("Mateo signed an earlier version and has not signed this one yet.").waitFor();

    await learner.reload();
    await learner.getByText("Equations go well. Next: graphs.").waitFor();
    await learner.getByRole("button", { name: "Sign this plan" }).waitFor();
  });

  it("and next steps toward what comes after school stand with the counselor by date", async () => {
    const learner = await visit(address, { email: people.learner, path: "/ready", size: phone });
    await learner.getByRole("link", { name: "A step toward what comes after" }).click();
    await learner.getByLabel("The step", { exact: true }).fill("Visit Riverton College");
    await learner.getByLabel(/^By when/).fill("2026-12-05");
    await learner.getByRole("radio", { name: "To do" }).check();
    await learner.getByRole("button", { name: "Save", exact: true }).click();
    await learner.getByText("Saved:").first().waitFor();
    const counselor = await visit(address, { email: people.counselor, path: "/next-steps" });
    await counselor.getByText(/^Visit Riverton College, /).waitFor();
    await expectAccessible(counselor);
    await counselor.getByRole("link", { name: "Mateo Rivera" }).click();
    await counselor.getByRole("heading", { level: 1, name: "After graduation: Mateo" }).waitFor();
    await counselor.getByText("Visit Riverton College").first().waitFor();
    await expectAccessible(counselor);
  });
});
