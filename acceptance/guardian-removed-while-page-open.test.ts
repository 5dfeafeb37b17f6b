import { expect, it } from "vitest";
import { addOutsiders, others } from "./district/outsiders.ts";
import { people, settle } from "./district.ts";
import { openPlace } from "./server.ts";
import { expectAccessible, openBrowser, phone } from "./visitor.ts";

const { address, made } = await openPlace(async (store) => {
  await settle(store);
  return addOutsiders(store);
});
const { visit } = openBrowser();

it("empties the open page of a father within a minute of what a court said, without a click of his, and tells him nothing", async () => {
  const father = await visit(address, { email: others.father, path: "/backpack", size: phone });
  await father.getByText("Mateo").first().waitFor();
  const registrar = await visit(address, { email: people.registrar, path: "/learners" });
  const api = `${address}/api/v1/learners/${made.learnerId}`;
  const { guardianships } = (await (await registrar.context().request.get(`${api}/family`)).json()) as {
    guardianships: { guardianId: string; relationship: string }[];
  };
  const him = guardianships.find(({ relationship }) => /father/i.test(relationship))?.guardianId;
  const entered = await registrar.context().request.post(`${api}/court-documents`, {
    data: { guardianId: him, kind: "no-contact", effectiveOn: "2020-01-01" },
  });
  expect(entered.status()).toBe(201);
  await expect
    .poll(() => father.locator("body").innerText(), { timeout: 60_000, interval: 1_000 })
    .not.toContain("Mateo");
  await father.locator("h1").first().waitFor();
  const shown = await father.locator("body").innerText();
  expect(shown).not.toMatch(/court|contact|blocked|removed|no access/i);
  expect(await (await father.context().request.get(`${address}/api/v1/notices`)).text()).not.toContain(made.learnerId);
  await expectAccessible(father);
}, 120_000);
