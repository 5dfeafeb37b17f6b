import Papa from "papaparse";
import { beforeAll, describe, expect, it } from "vitest";
import { listDigests } from "../entry/entry.store.ts";
import { capacities } from "../identity/capacity.ts";
import { type Caller, type District, openDistrict } from "../server/district.testing.ts";
import { type AddedAgreement, addAgreement } from "./agreement.job.ts";
import { disclose, purposeOf } from "./disclosure.store.ts";
import { disclosureCsv } from "./disclosure-csv.ts";
import { type DisclosureRow, interestOf, recordRuleOf } from "./disclosure-log.ts";
import { shippedPack } from "./pack.ts";

let district: District;
let mateo: string;
const name = '=HYPERLINK("x"), "Math" app';

const readsAs = ({ subjectId }: AddedAgreement) =>
  disclose(district.store.serve, { subjectId, purpose: "agreement", what: "test", channel: "api" }, (disclosure) =>
    listDigests(disclosure, mateo),
  );
const logOf = async (caller: Caller, query = "") =>
  ((await caller.get(`/learners/${mateo}/disclosures?limit=200${query}`)).json() as { items: DisclosureRow[] }).items;

beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
  const { store, as, classIds } = district;
  const shared = { purpose: "Practice", startsOn: "2026-11-01" } as const;
  const app = await addAgreement(store.work, shippedPack, {
    ...{ ...shared, kind: "app", name, slices: ["name", "enrollment"], classIds: [classIds.p3] },
  });
  const club = await addAgreement(store.work, shippedPack, {
    ...{ ...shared, kind: "helper", name: "Club", slices: [], learnerIds: [mateo] },
  });
  const { agreementId } = club;
  await as.rosa.send("PUT", `/learners/${mateo}/choices/${agreementId}/portfolio`, { level: "detail" });
  for (const caller of [as.alvarez, as.rosa, as.luis, as.ito]) await caller.get(`/learners/${mateo}/backpack`);
  for (const each of [app, club]) await readsAs(each);
});

describe("the disclosure log", () => {
  it("names for every look the party, the interest, the records, and the part of the rule under which it falls", async () => {
    const rows = await logOf(district.as.ito);
    const of = (capacity: string, agreement?: string) =>
      rows.find(({ who }) => who.capacity === capacity && who.agreement === agreement);
    expect(of("teacher")).toMatchObject({
      ...{ interest: { en: "Teaches the learner" }, rule: "school-official", mustBeRecorded: false },
      ...{ clause: "34 CFR 99.32(d)(2)" },
    });
    expect(of("guardian")).toMatchObject({ rule: "family", mustBeRecorded: false });
    expect(of("agreement", "helper")).toMatchObject({ rule: "consent", mustBeRecorded: false, who: { name: "Club" } });
    expect(of("agreement", "app")).toMatchObject({ rule: "recorded", mustBeRecorded: true, who: { name } });
    expect(of("agreement", "app")?.read.length).toBeGreaterThan(0);
  });

  it("leaves only what the law asks to be kept, where that is asked for", async () => {
    const rows = await logOf(district.as.ito, "&which=recorded");
    expect(rows.map(({ who }) => who.name)).toEqual([name]);
  });

  it("is for the family and whoever keeps the record; a guardian reads nothing of the other's looks", async () => {
    const { rosa, luis, ito, alvarez, boone, samira, mateo: self } = district.as;
    for (const caller of [rosa, self, ito]) {
      expect((await caller.get(`/learners/${mateo}/disclosures`)).statusCode).toBe(200);
      expect((await caller.get(`/learners/${mateo}/disclosures.csv`)).statusCode).toBe(200);
    }
    for (const caller of [alvarez, boone])
      for (const path of ["disclosures", "disclosures.csv"])
        expect((await caller.get(`/learners/${mateo}/${path}`)).statusCode).toBe(403);
    expect((await samira.get(`/learners/${mateo}/disclosures.csv`)).statusCode).toBe(404);
    const seen = (await logOf(rosa)).map(({ who }) => who.subjectId);
    expect(seen).not.toContain(luis.subjectId);
    expect((await logOf(ito)).map(({ who }) => who.subjectId)).toContain(luis.subjectId);
  });

  it("goes into a file whole, with no cell that a spreadsheet would compute, and is no look at the record itself", async () => {
    const { ito } = district.as;
    const before = await logOf(ito);
    const answer = await ito.get(`/learners/${mateo}/disclosures.csv`);
    expect(answer.headers["content-type"]).toBe("text/csv; charset=utf-8");
    const [head, ...rows] = Papa.parse<string[]>(answer.body.replace(/^\uFEFF/, "").trim()).data;
    expect(head?.[1]).toBe("Party");
    expect(rows.map(([at]) => at)).toEqual(before.map(({ at }) => at));
    expect(rows.flat().filter((each) => /^[=+\-@]/.test(each))).toEqual([]);
    expect(rows.some(([, party]) => party?.startsWith("'=HYPERLINK"))).toBe(true);
    expect(await logOf(ito)).toHaveLength(before.length);
  });
});

it("has a rule for every capacity and words for every purpose, and records whomever no rule names", () => {
  const who = (capacity: string) => ({ subjectId: mateo, capacity, isYou: false });
  const { helper, exception, ...own } = Object.fromEntries(capacities.map((each) => [each, recordRuleOf(who(each))]));
  for (const rule of Object.values(own)) expect(rule).toMatch(/^(family|school-official)$/);
  expect([helper, recordRuleOf(who("link")), exception]).toEqual(["consent", "consent", "recorded"]);
  for (const each of ["source", "agreement"]) expect(recordRuleOf(who(each))).toBe("recorded");
  for (const [capacity, purpose] of Object.entries(purposeOf))
    if (capacity !== "administrator") expect(interestOf(purpose).en).not.toBe(purpose);
});

it("speaks the reader's language in the file", () => {
  expect(disclosureCsv([], "es")).toContain("Interés legítimo");
});
