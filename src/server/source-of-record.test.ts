import { expect, it } from "vitest";
import type { DigestView, Entry } from "../entry/entry.ts";
import { districtOf } from "../exchange/link.testing.ts";
import { addAccount } from "../identity/account.job.ts";
import { importFacts, openDistrict, password, signIn } from "./district.testing.ts";

const district = await openDistrict();
const email = "admin@riverton.test";
const { subjectId } = await addAccount(district.store, { hat: "administrator", email, password });
const admin = await signIn(district.app, email, subjectId);
const { mateo } = district.ids;

const state = { key: "x", given: "Matthew", family: "Rivera", bornOn: "2013-03-01", ids: { State: "ST-mateo" } };
await importFacts(district.store, districtOf("Riverton Unified", [state], "st-"), "state");

const legalName = async (): Promise<unknown> => {
  const { items } = (await district.as.ito.get(`/learners/${mateo}/digests`)).json() as { items: DigestView[] };
  const part = items.find(({ slice, circleId }) => slice === "identity" && !circleId)?.summary?.identity;
  return (part?.value as { legalName?: string } | undefined)?.legalName;
};
const given = async () => {
  const { items } = (await district.as.ito.get(`/learners/${mateo}/entries?kind=identity`)).json() as {
    items: Entry[];
  };
  return items.map(({ body }) => (body as { given: string }).given).sort();
};
const rule = (sources: readonly string[]) =>
  admin.send("PUT", "/sources/record", { kind: "identity", field: "given", sources });

it("counts the name that the learner's own source says, keeps both, and follows the administrator's rule", async () => {
  expect([await legalName(), await given()]).toEqual(["Mateo Rivera", ["Mateo", "Matthew"]]);
  const said = (await admin.get("/sources/record")).json();
  expect(said).toMatchObject({ rules: [] });
  expect(said).toMatchObject({
    disagreements: expect.arrayContaining([
      { kind: "identity", field: "given", sources: ["riverton", "state"], learners: 1 },
    ]),
  });
  expect(JSON.stringify(said)).not.toMatch(/Matthew|Mateo/);

  expect((await rule(["state", "riverton"])).statusCode).toBe(204);
  expect([await legalName(), await given()]).toEqual(["Matthew Rivera", ["Mateo", "Matthew"]]);
  expect((await admin.get("/sources/record")).json()).toMatchObject({
    rules: [{ kind: "identity", field: "given", sources: ["state", "riverton"] }],
  });

  expect((await rule([])).statusCode).toBe(204);
  expect(await legalName()).toBe("Mateo Rivera");
});

it("is nobody else's to set, and names no source that is not there", async () => {
  expect((await rule(["elsewhere"])).statusCode).toBe(400);
  for (const who of ["ito", "alvarez", "rosa"] as const) {
    expect((await district.as[who].get("/sources/record")).statusCode).toBe(403);
    const answer = await district.as[who].send("PUT", "/sources/record", {
      kind: "identity",
      field: "given",
      sources: [],
    });
    expect(answer.statusCode).toBe(403);
  }
});
