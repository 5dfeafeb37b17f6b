import { beforeAll, describe, expect, it } from "vitest";
import { listDigests, listEntries } from "../entry/entry.store.ts";
import { findBySourceKey, listLearners } from "../entry/learner.store.ts";
import { highestId } from "../kernel/page.ts";
import { type Caller, type District, openDistrict } from "../server/district.testing.ts";
import { firstRow, statement } from "../store/statement.ts";
import { type AddedAgreement, addAgreement, type NewAgreement } from "./agreement.job.ts";
import { type Slice, slices } from "./category.ts";
import { disclose } from "./disclosure.store.ts";
import { explainDecisions } from "./explain.job.ts";
import { shippedPack } from "./pack.ts";

let district: District;
let mateo: string;
beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
});

const sign = (more: Partial<NewAgreement>): Promise<AddedAgreement> =>
  addAgreement(district.store.work, shippedPack, {
    kind: "helper",
    name: "Homework club",
    purpose: "Help with homework after school",
    slices: [],
    startsOn: "2026-11-01",
    ...more,
  });

/** Everything a helper or app gets of one learner, however it asks. */
const seenBy = ({ subjectId }: AddedAgreement, learnerId = mateo) =>
  disclose(
    district.store.serve,
    { subjectId, purpose: "agreement", what: "test", channel: "api" },
    async (disclosure) => ({
      names: (await listLearners(disclosure, { limit: 50 })).map(({ name }) => name),
      kinds: [
        ...new Set(
          (await listEntries(disclosure, { learnerId, slices, before: highestId, limit: 500 })).map(({ kind }) => kind),
        ),
      ].sort(),
      digests: (await listDigests(disclosure, learnerId)).map(
        ({ slice, summary }) => `${slice}${summary ? "" : " in one line"}`,
      ),
    }),
  );
const nothing = { names: [], kinds: [], digests: [] };
const choose = async (caller: Caller, target: string, category: string, level: string) =>
  caller.send("PUT", `/learners/${mateo}/choices/${target}/${category}`, { level });

describe("a helper", () => {
  it("sees nothing until the family chooses, then what it chose, and never what the school keeps", async () => {
    const club = await sign({ learnerIds: [mateo] });
    expect(await seenBy(club)).toEqual(nothing);
    const chosen = await choose(district.as.rosa, club.agreementId, "portfolio", "detail");
    expect(chosen.json()).toMatchObject({ cells: [{ level: "detail", mine: "detail" }] });
    expect(await seenBy(club)).toEqual({ names: [], kinds: ["work"], digests: ["works", "works"] });
    for (const category of ["behavior", "background", "insights", "activity"])
      expect((await choose(district.as.rosa, club.agreementId, category, "status")).statusCode).toBe(422);
    expect((await choose(district.as.rosa, club.agreementId, "grades", "detail")).statusCode).toBe(422);
    await choose(district.as.luis, club.agreementId, "portfolio", "hidden");
    expect(await seenBy(club)).toEqual(nothing);
  });

  it("learns from a school's number only where it may know who the learner is", async () => {
    const tutor = await sign({ name: "Tutor", learnerIds: [mateo] });
    const found = () =>
      disclose(
        district.store.serve,
        { subjectId: tutor.subjectId, purpose: "agreement", what: "test", channel: "api" },
        (disclosure) => findBySourceKey(disclosure, "riverton:mateo"),
      );
    await choose(district.as.rosa, tutor.agreementId, "portfolio", "detail");
    expect(await found()).toEqual([]);
    await choose(district.as.rosa, tutor.agreementId, "identity", "summary");
    expect(await found()).toEqual([mateo]);
  });

  it("stands in the menu under its own name and purpose, with its last day, and another learner's does not", async () => {
    const mentor = await sign({ name: "Ms. Ode", purpose: "Mentoring", endsOn: "2027-05-31", learnerIds: [mateo] });
    const other = await sign({ name: "Chess club", learnerIds: [district.ids.nora] });
    const menu = await district.as.rosa.get(`/learners/${mateo}/choices`);
    const { columns } = menu.json() as { columns: { target: string }[] };
    expect(columns.find(({ target }) => target === mentor.agreementId)).toMatchObject({
      audience: "helper",
      name: "Ms. Ode",
      purpose: "Mentoring",
      endsOn: "2027-05-31",
    });
    expect(menu.body).not.toContain("Chess club");
    const about = (id: string) => choose(district.as.rosa, id, "portfolio", "hidden");
    const [theirs, nobodys] = [await about(other.agreementId), await about("019b0000-0000-7000-8000-000000000000")];
    expect([theirs.statusCode, theirs.body]).toEqual([nobodys.statusCode, nobodys.body]);
    expect(theirs.statusCode).toBe(422);
  });

  it("is met by what the family chose for all helpers, before any of them was there", async () => {
    const { nora } = district.ids;
    const { samira } = district.as;
    const path = (category: string) => `/learners/${nora}/choices/helper/${category}`;
    const answer = await samira.send("PUT", path("identity"), { level: "summary" });
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      { target: "helper", cells: [expect.objectContaining({ level: "summary", mine: "summary" })] },
    ]);
    expect((await samira.send("PUT", path("behavior"), { level: "status" })).statusCode).toBe(422);
    const tutor = await sign({ name: "Tutor", learnerIds: [nora] });
    expect(await seenBy(tutor, nora)).toEqual({
      names: ["Nora Haddad"],
      kinds: [],
      digests: ["name in one line", "identity"],
    });
    expect((await samira.send("DELETE", path("identity"))).json()).toMatchObject({ cells: [{ level: "hidden" }] });
    expect(await seenBy(tutor, nora)).toEqual(nothing);
  });

  it("is out on the day after the invitation, and has no learner that did not invite it", async () => {
    const club = await sign({ learnerIds: [mateo], endsOn: "2026-11-20" });
    await choose(district.as.rosa, club.agreementId, "identity", "summary");
    expect((await seenBy(club)).names).toEqual(["Mateo Rivera"]);
    expect(await seenBy(club, district.ids.nora)).toMatchObject({ kinds: [], digests: [] });
    await district.turnTo("2026-11-21");
    expect(await seenBy(club)).toEqual(nothing);
  });
});

describe("an app", () => {
  const everything: readonly Slice[] = slices;

  it("reads no slice that its agreement does not list, whatever the family chose", async () => {
    const { p3 } = district.classIds;
    const whole = await sign({ kind: "app", name: "Whole", slices: everything, classIds: [p3] });
    const cut = await sign({ kind: "app", name: "Cut", slices: ["name"], classIds: [p3] });
    for (const { agreementId } of [whole, cut])
      for (const category of ["portfolio", "voice", "recognitions"])
        await choose(district.as.rosa, agreementId, category, category === "voice" ? "summary" : "detail");
    expect((await seenBy(whole)).kinds).toContain("recognition");
    expect(await seenBy(cut)).toEqual({
      names: ["Nora Haddad", "Mateo Rivera"],
      kinds: [],
      digests: ["name in one line"],
    });
    const { cells, agrees } = await explainDecisions(district.store.work, shippedPack, mateo, cut.subjectId);
    expect(agrees).toBe(true);
    expect(cells.find(({ slice }) => slice === "works")).toMatchObject({ level: "hidden", rules: ["agreement.cut"] });
  });

  it("is asked about only in families whose child it serves", async () => {
    const app = await sign({ kind: "app", slices: ["name"], classIds: [district.classIds.art] });
    const asked = async (child: string) => {
      const { columns } = (await district.as.rosa.get(`/learners/${child}/choices`)).json();
      return columns.some(({ target }: { target: string }) => target === app.agreementId);
    };
    expect([await asked(mateo), await asked(district.ids.lucia)]).toEqual([true, false]);
  });

  it("serves its classes or schools alone, and ends with its agreement", async () => {
    const app = await sign({ kind: "app", slices: ["name"], classIds: [district.classIds.art], endsOn: "2026-11-30" });
    expect((await seenBy(app)).names).toEqual(["Mateo Rivera", "Grace Whitehorse"]);
    const harbor = await firstRow(
      district.store.work,
      statement<{ id: string }>("test.harbor", "select id from base.organization where name = 'Harbor Elementary'"),
    );
    const school = await sign({ kind: "app", slices: ["name"], organizationIds: [harbor?.id ?? ""] });
    expect((await seenBy(school)).names).toEqual(["Lucía Rivera"]);
    const notYet = await sign({
      kind: "app",
      slices: ["name"],
      organizationIds: [harbor?.id ?? ""],
      startsOn: "2026-12-01",
    });
    expect((await seenBy(notYet)).names).toEqual([]);
    await district.turnTo("2026-12-01");
    expect((await seenBy(app)).names).toEqual([]);
    expect((await seenBy(notYet)).names).toEqual(["Lucía Rivera"]);
  });
});
