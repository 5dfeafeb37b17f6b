import { beforeAll, expect, it } from "vitest";
import { addAccount } from "../identity/account.job.ts";
import { type Caller, type District, openDistrict, password, signIn } from "../server/district.testing.ts";
import type { Waiting } from "./waiting.ts";

let district: District;
let admin: Caller;
beforeAll(async () => {
  district = await openDistrict();
  const email = "admin@riverton.test";
  const { subjectId } = await addAccount(district.store, { hat: "administrator@d", email, password });
  admin = await signIn(district.app, email, subjectId);
});
const waits = async (who: Caller) =>
  Object.fromEntries(
    ((await who.get("/waiting")).json() as { items: Waiting[] }).items.map(({ code, count }) => [code, count]),
  );
const program = {
  name: "Riverside Makers",
  organization: "Riverside Youth Center",
  contact: "hello@makers.test",
  purpose: "Building things after school",
  startsOn: "2026-09-01",
  endsOn: "2027-06-01",
};

it("counts for the registrar copies that a family asked for, and for nobody else", async () => {
  const { rosa, luis, ito, alvarez } = district.as;
  await rosa.send("POST", `/learners/${district.ids.mateo}/copy-requests`, { how: "paper" });
  expect((await waits(ito)).copies).toBe(1);
  for (const other of [rosa, luis, alvarez, admin]) expect(await waits(other)).not.toHaveProperty("copies");
});

it("counts for an administrator programs that nobody looked over yet", async () => {
  expect(await waits(admin)).not.toHaveProperty("programs");
  await admin.send("POST", "/programs", program);
  expect((await waits(admin)).programs).toBe(1);
  expect(await waits(district.as.ito)).not.toHaveProperty("programs");
});

it("counts for a registrar the conversations with something new", async () => {
  const { rosa, ito } = district.as;
  const about = `/learners/${district.ids.mateo}`;
  const { items } = (await ito.get(`${about}/correspondents`)).json() as { items: { subjectId: string }[] };
  expect(items.map(({ subjectId }) => subjectId)).toContain(rosa.subjectId);
  const said = { body: "About the field trip", language: "en" };
  const begun = await ito.send("POST", `${about}/messages`, { to: [rosa.subjectId], ...said });
  expect(begun.statusCode).toBe(201);
  expect(await waits(ito)).not.toHaveProperty("messages");
  const { threadId } = begun.json() as { threadId: string };
  await rosa.send("POST", `${about}/messages/${threadId}`, said);
  expect((await waits(ito)).messages).toBe(1);
});
