import { beforeAll, describe, expect, it } from "vitest";
import { addAccount } from "../identity/account.job.ts";
import { closeConsents } from "../privacy/consent-clock.job.ts";
import type { EndingView } from "../privacy/ending.ts";
import { type ProgramView, programChecks } from "../privacy/program.ts";
import { type Caller, type District, openDistrict, password, signIn } from "./district.testing.ts";
import { groupOf, takeUp } from "./helper.testing.ts";

let district: District;
let mentor: Caller;
let programId: string;
let mateo: string;
beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
  const email = "admin@riverton.test";
  const { subjectId } = await addAccount(district.store, { hat: "administrator@d", email, password });
  const admin = await signIn(district.app, email, subjectId);
  const terms = { organization: "Youth Center", contact: "hello@makers.test", purpose: "Building things" };
  const span = { startsOn: "2026-09-01", endsOn: "2027-06-01" };
  programId = ((await admin.send("POST", "/programs", { name: "Makers", ...terms, ...span })).json() as ProgramView).id;
  for (const check of programChecks)
    await admin.send("PUT", `/programs/${programId}/vetting/${check}`, { passed: true });
  await admin.send("POST", `/programs/${programId}/activate`);
  const added = await admin.send("POST", `/programs/${programId}/people`, { name: "Ray Kim" });
  mentor = await takeUp(district, (added.json() as { invitation: string }).invitation, "ray@makers.test");
});

const path = (rest: string) => `/learners/${mateo}/${rest}`;
const join = async (name: string) => {
  await mentor.send("POST", "/group/names", { names: [name] });
  const code = (await groupOf(mentor)).names.find((each) => each.name === name)?.code;
  return district.as.rosa.send("POST", path("programs"), { code, why: "Robots" });
};
const end = () => district.as.rosa.send("POST", path(`helpers/${programId}/end`));
const endings = async () => {
  await closeConsents(district.store.work);
  return ((await district.as.rosa.get(path("endings"))).json() as { items: EndingView[] }).items;
};

describe("a program that a family lets in again", () => {
  it("before it heard of the end has nothing to destroy, and hears of the next end", async () => {
    expect((await join("Mateo")).statusCode).toBe(201);
    await end();
    expect((await join("Mateo R.")).statusCode).toBe(201);
    expect(await endings()).toEqual([]);
    await end();
    expect(await endings()).toMatchObject([{ party: "Makers", what: "ended" }]);
  });

  it("is not let in around a pause that is for the office to settle", async () => {
    const { luis } = district.as;
    expect((await join("Mateo again")).statusCode).toBe(201);
    await luis.send("PUT", path(`choices/${programId}/voice`), { level: "hidden" });
    const { items } = (await luis.get(path("consents"))).json() as { items: { state: string }[] };
    expect(items[0]?.state).toBe("paused");
    const name = (await groupOf(mentor)).names.find((each) => each.name === "Mateo again");
    await mentor.send("DELETE", `/group/names/${name?.id}`);
    const around = await join("Mateo once more");
    expect([around.statusCode, around.body]).toEqual([422, expect.stringContaining("paused")]);
    expect((await groupOf(mentor)).shared).toEqual([]);
  });
});
