import { Check, Errors } from "typebox/value";
import { beforeAll, describe, expect, it } from "vitest";
import { type Caller, type District, openDistrict } from "../server/district.testing.ts";
import { makeLink } from "../server/share.testing.ts";
import { statement } from "../store/statement.ts";
import type { Entry } from "./entry.ts";
import { BackpackExport } from "./export-format.ts";

let district: District;
let mateo: string;
beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
});

const manyLooks = statement(
  "test.many-looks",
  `insert into base.access_log (learner_id, id, subject_id, purpose, what, channel, status_slices, summary_slices, detail_slices)
  select $1, gen_random_uuid(), $2, 'teaching', 'day-one', 'screen', 1, 0, 0 from generate_series(1, $3)`,
);
const read = async (caller: Caller, path: string) => {
  const answer = await caller.get(`/learners/${mateo}/${path}`);
  expect(answer.statusCode, path).toBe(200);
  return answer.json() as Record<string, unknown>;
};
/** The document is checked as whoever receives it would: against the schema, from its text. */
const copyOf = async (caller: Caller): Promise<BackpackExport> => {
  const copy: unknown = JSON.parse((await caller.get(`/learners/${mateo}/export`)).body);
  expect([...Errors(BackpackExport, copy)].map((each) => JSON.stringify(each)).slice(0, 3)).toEqual([]);
  if (!Check(BackpackExport, copy)) throw new Error("no backpack");
  return copy;
};

describe("a copy of all of it", () => {
  it("holds what a family agreed to, asked and was told, as the pages have it, and nothing is lost on the way", async () => {
    const { rosa, ito } = district.as;
    const { items } = (await rosa.get(`/learners/${mateo}/entries?kind=attendance`)).json() as { items: Entry[] };
    const asked = await rosa.send("POST", `/learners/${mateo}/correction-requests`, {
      entryId: items[0]?.id,
      wrong: "He was at the dentist",
      shouldBe: "Excused",
    });
    expect(asked.statusCode).toBe(201);
    const { id } = asked.json() as { id: string };
    const answer = { state: "unchanged", answer: "There was no note" };
    expect((await ito.send("POST", `/learners/${mateo}/correction-requests/${id}/answers`, answer)).statusCode).toBe(
      204,
    );
    const copies = await rosa.send("POST", `/learners/${mateo}/copy-requests`, {
      how: "paper",
      parts: ["grades"],
      says: "For the move",
    });
    expect(copies.statusCode).toBe(201);
    const { consentId } = await makeLink(rosa, mateo, {
      to: "Aunt Carmen",
      parts: [{ slice: "works", level: "detail" }],
    });

    const copy = await copyOf(rosa);
    expect(copy.corrections).toEqual((await read(rosa, "correction-requests")).items);
    expect(copy.copies).toEqual((await read(rosa, "copy-requests")).items);
    expect(copy.consents).toEqual((await read(rosa, "consents")).items);
    expect(copy.corrections?.[0]).toMatchObject({
      wrong: "He was at the dentist",
      state: "unchanged",
      answer: "There was no note",
    });
    expect(copy.receipts?.map((receipt) => receipt.record_id)).toEqual(copy.consents?.map((consent) => consent.id));
    expect(copy.receipts).toEqual([await read(rosa, `consents/${consentId}/receipt`)]);
    expect(copy.notices?.map(({ code }) => code)).toContain("correction.answered");

    const html = (await rosa.get(`/learners/${mateo}/export.html?language=es`)).body;
    for (const text of [
      "Lo que se dijo que está mal",
      "He was at the dentist",
      "There was no note",
      "For the move",
      "Aunt Carmen",
    ])
      expect(html).toContain(text);
  });

  it("holds of it for a guardian only the own, and nothing for who does not read the choices", async () => {
    const { luis, alvarez } = district.as;
    const [other, teacher] = [await copyOf(luis), await copyOf(alvarez)];
    expect(JSON.stringify([other.corrections, other.copies, other.notices])).not.toContain("dentist");
    expect(other.copies).toEqual([]);
    for (const member of ["consents", "receipts", "corrections", "copies", "proposals", "notices", "access", "choices"])
      expect(teacher).not.toHaveProperty(member);
  });

  it("gives a family the whole log, however often somebody looked", async () => {
    const { store, as } = district;
    const looks = 10_500;
    await store.work.rows(manyLooks, [mateo, as.alvarez.subjectId, looks]);
    const { access = [] } = await copyOf(as.rosa);
    expect(new Set(access.map(({ id }) => id)).size).toBe(access.length);
    expect(access.length).toBeGreaterThanOrEqual(looks);
  });
});
