import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "../kernel/id.ts";
import { endRelation, setRelationRights } from "../roster/family.job.ts";
import { type Desk, openDesk } from "./import.testing.ts";
import type { ImportRefused } from "./import.ts";
import { type Child, districtOf, idOf, type Line, takeLines } from "./link.testing.ts";

const ana: Child = {
  key: "1",
  given: "Ana",
  family: "Ott",
  bornOn: "2015-04-02",
  ids: { stateId: "0012345" },
  adults: { sam: "Sam", rosa: "Rosa" },
};

const [other, administrator] = [newId(), newId()];

let desk: Desk;
let learner: string;
const adults = () =>
  desk.ask<{ id: string; guardian_id: string; name: string; may_read: boolean; may_decide: boolean; ends_on: string }>(
    `select g.id, g.guardian_id, s.name || ' ' || k.key as name, g.may_read, g.may_decide, g.ends_on::text as ends_on from base.guardianship g
    join base.source s on s.id = g.source_id join base.source_key k on k.id = g.guardian_id and k.noun = 'guardian'
    where g.learner_id = $1 order by name`,
    [learner],
  );
const readers = async () => (await adults()).filter(({ may_read }) => may_read).map(({ name }) => name);
const idNamed = async (wanted: string) => (await adults()).find(({ name }) => name === wanted);
const enter = async (guardianId: string | undefined) => {
  const by = newId();
  await desk.ask(
    "insert into base.subject (id, capacity, organization_id) select $1, 'registrar', id from base.organization where kind = 'school' limit 1",
    [by],
  );
  await desk.ask(
    "insert into base.court_document (learner_id, id, guardian_id, kind, effective_on, entered_by) values ($1, $2, $3, 'no-access', '2026-09-01', $4)",
    [learner, newId(), guardianId, by],
  );
};
/** The same rows, each adult's with another relation: they changed. */
const changed = (child: Child) =>
  districtOf("Riverton", [child]).map(({ row, fact }) => ({
    row,
    fact: fact.noun === "guardianship" ? { ...fact, relationship: "father" } : fact,
  }));

beforeEach(async () => {
  desk = await openDesk();
  await takeLines(desk, "sis", districtOf("Riverton", [ana]));
  learner = (await idOf(desk, "sis", "1")) ?? "";
});

describe("what a registrar has closed", () => {
  it("is not opened again by a change of the row, and may still be taken away", async () => {
    const sam = await idNamed("sis sam");
    await setRelationRights(desk.store.work, learner, sam?.id ?? "", false, false);
    await takeLines(desk, "sis", changed(ana));
    expect(await adults()).toMatchObject([{ may_read: true }, { name: "sis sam", may_read: false, may_decide: false }]);
  });

  it("does not begin again after its end", async () => {
    const sam = await idNamed("sis sam");
    await endRelation(desk.store.work, learner, sam?.id ?? "", "2026-11-01");
    await takeLines(desk, "sis", changed(ana));
    expect((await idNamed("sis sam"))?.ends_on).toBe("2026-11-01");
    expect((await idNamed("sis rosa"))?.ends_on).toBeNull();
  });
});

describe("an adult whom a paper keeps away", () => {
  beforeEach(async () => enter((await idNamed("sis sam"))?.guardian_id));

  it("gets in by no second source that knows the child by the same number", async () => {
    await takeLines(
      desk,
      "state",
      districtOf("Riverton", [{ ...ana, key: "x", adults: { s: "Sam", r: "Rosa" } }], "st-"),
    );
    expect(await idOf(desk, "state", "x")).toBe(learner);
    expect(await readers()).toEqual(["sis rosa", "sis sam", "state r"]);
  });

  it("gets in under no other name of a second source either", async () => {
    await takeLines(desk, "state", districtOf("Riverton", [{ ...ana, key: "x", adults: { s: "Samuel" } }], "st-"));
    expect(await readers()).toEqual(["sis rosa", "sis sam"]);
  });

  it("gets in by no new key of the same source; somebody else does", async () => {
    const again = { ...ana, adults: { "sam-2": "Sam", rosa: "Rosa", lee: "Lee" } };
    await takeLines(desk, "sis", districtOf("Riverton", [again]));
    expect(await readers()).toEqual(["sis lee", "sis rosa", "sis sam"]);
  });
});

it("adults of a second source read as before where nobody is kept away", async () => {
  await takeLines(desk, "state", districtOf("Riverton", [{ ...ana, key: "x", adults: { s: "Samuel" } }], "st-"));
  expect(await readers()).toEqual(["sis rosa", "sis sam", "state s"]);
});

it("an administrator of another school adds no adult to a learner, whatever number the bundle names", async () => {
  await desk.ask(
    `insert into base.organization (id, source_id, kind, name, parent_id) select $1, source_id, 'school', 'Other', id
    from base.organization where kind = 'district'`,
    [other],
  );
  await desk.ask("insert into base.organization_tree (ancestor_id, organization_id) values ($1, $1)", [other]);
  await desk.ask("insert into base.subject (id, capacity, organization_id) values ($1, 'administrator', $2)", [
    administrator,
    other,
  ]);
  const rights = { relationship: "mother", mayRead: true, mayDecide: true, household: "h" };
  const lines: Line[] = [
    {
      row: "a/1",
      fact: { noun: "learner", key: "l", isKnown: true, identifiers: [{ system: "state", value: "0012345" }] },
    },
    { row: "a/2", fact: { noun: "guardian", key: "me" } },
    { row: "a/3", fact: { noun: "guardianship", key: "g", learner: "l", guardian: "me", ...rights } },
  ];
  const facts = [{ daypack: "facts", version: 1 }, ...lines].map((each) => JSON.stringify(each)).join("\n");
  const refusal = await desk
    .take({ "facts.ndjson": facts }, { source: "mine", startedBy: administrator })
    .catch((error: ImportRefused) => error.code);
  expect(refusal).toBe("source.not-yours");
  expect(await readers()).toEqual(["sis rosa", "sis sam"]);
});
