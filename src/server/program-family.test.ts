import { beforeAll, describe, expect, it } from "vitest";
import { addAccount } from "../identity/account.job.ts";
import { type ProgramView, programChecks } from "../privacy/program.ts";
import { statement } from "../store/statement.ts";
import { type Caller, type District, openDistrict, password, signIn } from "./district.testing.ts";
import { groupOf, letHelperIn, takeUp } from "./helper.testing.ts";

let district: District;
let admin: Caller;
let mentor: Caller;
let programId: string;
/** A page as a scanner makes it, as small as one can be. */
const scan = {
  name: "signed.pdf",
  data: Buffer.from("%PDF-1.4\n%âãÏÓ\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF").toString("base64"),
};
beforeAll(async () => {
  district = await openDistrict();
  const email = "admin@riverton.test";
  const { subjectId } = await addAccount(district.store, { hat: "administrator@d", email, password });
  admin = await signIn(district.app, email, subjectId);
  const terms = { organization: "Youth Center", contact: "hello@makers.test", purpose: "Building things" };
  const span = { startsOn: "2026-09-01", endsOn: "2027-06-01" };
  const made = await admin.send("POST", "/programs", { name: "Makers", ...terms, ...span });
  programId = (made.json() as ProgramView).id;
  for (const check of programChecks)
    await admin.send("PUT", `/programs/${programId}/vetting/${check}`, { passed: true });
  await admin.send("POST", `/programs/${programId}/activate`);
  mentor = await add("Ray Kim", "ray@makers.test");
});

const add = async (name: string, email: string) => {
  const added = await admin.send("POST", `/programs/${programId}/people`, { name });
  expect(added.statusCode).toBe(201);
  return takeUp(district, (added.json() as { invitation: string }).invitation, email);
};
const listed = async (name: string, by = mentor) => {
  await by.send("POST", "/group/names", { names: [name] });
  return (await groupOf(by)).names.find((each) => each.name === name)?.code ?? "";
};
const roster = async (by: Caller) => (await groupOf(by)).shared.map(({ learnerId }) => learnerId);
const notices = async (by: Caller) => (await by.get("/notices")).body;

describe("a program that wrote one child down twice", () => {
  it("keeps the name that was connected first, and the second code is not used up", async () => {
    const { as, ids } = district;
    const join = (code: string) => as.rosa.send("POST", `/learners/${ids.mateo}/programs`, { code, why: "Robots" });
    const [first, second] = [await listed("Mateo"), await listed("Mateo R.")];
    expect((await join(first)).statusCode).toBe(201);
    const again = await join(second);
    expect([again.statusCode, again.body]).toEqual([422, expect.stringContaining("Mateo")]);
    const { names } = await groupOf(mentor);
    expect(names.map(({ name, learnerId }) => [name, learnerId])).toEqual([
      ["Mateo", ids.mateo],
      ["Mateo R.", undefined],
    ]);
    expect((await as.rosa.get(`/program-codes/${second}`)).statusCode).toBe(200);
    // Once the first name is off the list, the second one takes its place.
    await mentor.send("DELETE", `/group/names/${names[0]?.id}`);
    expect((await join(second)).statusCode).toBe(201);
    expect((await groupOf(mentor)).names).toEqual([
      expect.objectContaining({ name: "Mateo R.", learnerId: ids.mateo }),
    ]);
  });
});

describe("a program whose last person left", () => {
  it("shows the next one at once what the families had chosen, and no more", async () => {
    const { as, ids } = district;
    const backpack = (by: Caller) => by.get(`/learners/${ids.mateo}/backpack`);
    const before = (await backpack(mentor)).json();
    await admin.send("DELETE", `/programs/${programId}/people/${mentor.subjectId}`);
    expect((await backpack(mentor)).statusCode).not.toBe(200);
    // Any choice of the family compiles its grants while nobody is there.
    await as.rosa.send("PUT", `/learners/${ids.mateo}/choices/teacher/recognitions`, { level: "detail" });
    mentor = await add("Ana Ruiz", "ana@makers.test");
    expect(await roster(mentor)).toEqual([ids.mateo]);
    expect((await backpack(mentor)).json()).toEqual(before);
  });
});

describe("a tutor of one child", () => {
  it("helps the sibling in one step, under the same account, and neither purpose tells of the other child", async () => {
    const { as, ids } = district;
    const shares = [
      { category: "identity", level: "summary" },
      { category: "voice", level: "summary" },
    ];
    const tutor = await letHelperIn(district, "rosa", ids.mateo, { email: "dana@tutors.test", shares });
    const siblings = (of: string, body: object, by: Caller = as.rosa) =>
      by.send("POST", `/learners/${of}/helpers/${tutor.programId}/siblings`, body);
    const order = { learnerId: ids.lucia, why: "Reading aloud", shares };
    expect((await siblings(ids.mateo, order, as.luis)).statusCode).toBe(404); // not his child
    expect((await siblings(ids.lucia, { ...order, learnerId: ids.mateo })).statusCode).toBe(404); // does not help there
    expect((await siblings(ids.mateo, { ...order, learnerId: ids.nora })).statusCode).toBe(404);
    expect((await siblings(ids.mateo, order)).statusCode).toBe(204);
    expect((await siblings(ids.mateo, order)).statusCode).toBe(422);
    expect((await roster(tutor)).sort()).toEqual([ids.mateo, ids.lucia].sort());
    expect((await tutor.get(`/learners/${ids.lucia}/backpack`)).statusCode).toBe(200);
    for (const path of ["helpers", "agreements", "choices"]) {
      const told = (await as.rosa.get(`/learners/${ids.lucia}/${path}`)).body;
      expect([path, told.includes("Dana Wells"), told.includes("algebra")]).toEqual([path, true, false]);
    }
    // Ended for one, it goes on for the other; the program of a district is joined by its own code.
    await as.rosa.send("POST", `/learners/${ids.mateo}/helpers/${tutor.programId}/end`);
    expect(await roster(tutor)).toEqual([ids.lucia]);
    expect((await as.rosa.send("POST", `/learners/${ids.mateo}/helpers/${programId}/siblings`, order)).statusCode).toBe(
      404,
    );
  });
});

describe("the link of a tutor of two children", () => {
  it("is made by who decides for both, and was used before the second child came", async () => {
    const { as, ids } = district;
    const shares = [{ category: "identity", level: "summary" }];
    const order = { name: "Vera Stone", why: "Fractions", shares };
    const made = (await as.rosa.send("POST", `/learners/${ids.mateo}/helpers`, order)).json();
    const { programId: tutor, invitation } = made as { programId: string; invitation: string };
    const again = (by: Caller) => by.send("POST", `/learners/${ids.mateo}/helpers/${tutor}/invitation`);
    const sibling = () =>
      as.rosa.send("POST", `/learners/${ids.mateo}/helpers/${tutor}/siblings`, {
        ...{ learnerId: ids.lucia, why: "Reading", shares },
      });
    // Whoever else holds a link that nobody used would read of the second child what he may not.
    expect((await sibling()).statusCode).toBe(422);
    await takeUp(district, invitation, "vera@tutors.test");
    expect((await sibling()).statusCode).toBe(204);
    expect((await again(as.luis)).statusCode).toBe(422); // Lucia is not his child
    expect((await again(as.rosa)).statusCode).toBe(201);
    await as.rosa.send("POST", `/learners/${ids.lucia}/helpers/${tutor}/end`);
    expect((await again(as.luis)).statusCode).toBe(201);
    await as.rosa.send("POST", `/learners/${ids.mateo}/helpers/${tutor}/end`);
  });
});

describe("a program that was let in by a paper signed there", () => {
  let samira: string;
  let rosa: string;
  beforeAll(async () => {
    const { as, ids } = district;
    const guardianOf = async (learnerId: string) => {
      const family = (await as.ito.get(`/learners/${learnerId}/family`)).json();
      return (family as { guardianships: { guardianId: string }[] }).guardianships[0]?.guardianId ?? "";
    };
    [samira, rosa] = [await guardianOf(ids.nora), await guardianOf(ids.mateo)];
  });
  const paperOf = (code: string, more: object = {}) => ({
    ...{ code, why: "Homework club", signedBy: samira, signedOn: "2026-11-18", paper: scan },
    ...{ shares: [{ category: "identity", level: "summary" }], ...more },
  });
  const send = (body: object, by: Caller = district.as.ito) =>
    by.send("POST", `/learners/${district.ids.nora}/programs/by-paper`, body);

  it("opens nothing without the page, for who does not decide, or past its year", async () => {
    const code = await listed("Nora H.");
    const { ids, as } = district;
    expect((await send(paperOf(code), as.samira)).statusCode).toBe(403);
    expect((await send(paperOf(code), as.alvarez)).statusCode).toBe(403);
    expect((await send(paperOf(code), mentor)).statusCode).toBe(404);
    const text = { name: "note.txt", data: Buffer.from("I said yes, really").toString("base64") };
    for (const wrong of [
      { paper: text },
      { signedBy: rosa },
      { signedBy: ids.nora }, // the learner, who is 13
      { signedOn: "2026-11-21" },
      { signedOn: "2025-11-19" },
      { endsOn: "2027-11-19" },
      { code: "0000-0000" },
    ])
      expect((await send(paperOf(code, wrong))).statusCode).toBeGreaterThanOrEqual(400);
    expect(await roster(mentor)).not.toContain(ids.nora);
    expect((await as.ito.get(`/learners/${ids.nora}/programs/by-paper`)).json()).toMatchObject({ items: [] });
    expect((await as.samira.get(`/program-codes/${code}`)).statusCode).toBe(200); // still good
  });

  it("shows what the paper names, tells the family with the way to end it, and keeps the page for the office alone", async () => {
    const { ids, as } = district;
    const { code = "" } = (await groupOf(mentor)).names.find(({ name }) => name === "Nora H.") ?? {};
    expect((await send(paperOf(code))).statusCode).toBe(201);
    expect(await roster(mentor)).toContain(ids.nora);
    expect(await notices(as.samira)).toContain("helper.on-paper");
    expect((await as.samira.get(`/learners/${ids.nora}/helpers`)).json()).toMatchObject({
      items: [{ programId, signedOn: "2026-11-18", endsOn: "2027-06-01", listedAs: "Nora H." }],
    });
    const kept = (await as.ito.get(`/learners/${ids.nora}/programs/by-paper`)).json();
    expect(kept).toMatchObject({ items: [{ programId, signedOn: "2026-11-18", signedBy: "guardian", isOpen: true }] });
    const pages = `/learners/${ids.nora}/papers?about=${programId}`;
    const [page] = ((await as.ito.get(pages)).json() as { items: { id: string; name: string }[] }).items;
    expect(page?.name).toBe("signed.pdf");
    for (const by of [as.samira, as.alvarez])
      expect((await by.get(`/learners/${ids.nora}/programs/by-paper`)).body).not.toContain(programId);
    expect(((await as.samira.get(pages)).json() as { items: unknown[] }).items).toEqual([]);
    expect((await mentor.get(pages)).body).not.toContain("signed.pdf");
  });

  it("ends by one press of the family's, and the office still has the paper", async () => {
    const { ids, as } = district;
    expect((await as.samira.send("POST", `/learners/${ids.nora}/helpers/${programId}/end`)).statusCode).toBe(204);
    expect(await roster(mentor)).not.toContain(ids.nora);
    expect((await as.ito.get(`/learners/${ids.nora}/programs/by-paper`)).json()).toMatchObject({
      items: [{ programId, isOpen: false }],
    });
    // A paper from before that is an older word of the family than its last one.
    const code = await listed("Nora again");
    const late = await send(paperOf(code));
    expect([late.statusCode, late.body]).toEqual([422, expect.stringContaining("since")]);
    expect(await roster(mentor)).not.toContain(ids.nora);
    expect((await as.samira.get(`/program-codes/${code}`)).statusCode).toBe(200);
  });
});

describe("a guardian who never had an account", () => {
  it("signs on paper all the same", async () => {
    const { store, ids, as } = district;
    const guardian = "019a0000-0000-7000-8000-00000000d0d0";
    const give = `with a as (insert into base.guardian (id) values ($1) returning id)
      insert into base.guardianship (learner_id, id, guardian_id, relationship, may_read, may_decide)
      select $2, $1, a.id, 'Aunt', true, true from a`;
    await store.work.transaction([], (transaction) =>
      transaction.rows(statement("test.aunt", give), [guardian, ids.nora]),
    );
    const order = { code: await listed("Nora once more"), why: "Chess", signedBy: guardian, signedOn: "2026-11-20" };
    const shares = [{ category: "identity", level: "summary" }];
    const path = `/learners/${ids.nora}/programs/by-paper`;
    expect((await as.ito.send("POST", path, { ...order, shares, paper: scan })).statusCode).toBe(201);
    expect(await roster(mentor)).toContain(ids.nora);
  });
});

describe("a program of sixty", () => {
  it("writes one page of its book for all of them at once, and reads it back whole", async () => {
    const names = Array.from({ length: 60 }, (_, place) => `Guest ${String(place + 1).padStart(2, "0")}`);
    expect((await mentor.send("POST", "/group/names", { names })).statusCode).toBe(204);
    const guests = (await groupOf(mentor)).names.filter(({ name }) => name.startsWith("Guest"));
    expect(guests.map(({ name }) => name)).toEqual(names);
    const marks = guests.map(({ id }, place) => ({
      nameId: id,
      state: place % 7 === 0 ? "absent" : "present",
      minutes: 45,
    }));
    expect((await mentor.send("PUT", "/group/days/2026-11-20", { activity: "Chess", marks })).json()).toEqual({
      ...{ proposed: 0, settled: [] }, // no family of theirs let the program in
    });
    expect((await groupOf(mentor)).day).toHaveLength(60);
  });
});
