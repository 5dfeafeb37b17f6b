import { beforeAll, describe, expect, it } from "vitest";
import { listDigests, listEntries } from "../entry/entry.store.ts";
import type { Entry } from "../entry/entry.ts";
import { makeHat } from "../identity/person.store.ts";
import { highestId } from "../kernel/page.ts";
import { slices } from "../privacy/category.ts";
import { disclose } from "../privacy/disclosure.store.ts";
import { firstRow, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";
import { type Caller, type District, importFacts, openDistrict } from "./district.testing.ts";
import { itemsOf } from "./reading.testing.ts";

/** What the database itself keeps, whoever asks: read here without the API in between. */
let district: District;
let mateo: string;
beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
});

const write = (caller: Caller, kind: string, body: object, more: object = {}) =>
  caller.send("POST", `/learners/${mateo}/entries`, { kind, body, ...more });

describe("circles", () => {
  const household = statement<{ id: string }>(
    "test.household",
    "select household_id as id from base.guardianship g join base.subject s on s.person_id = g.guardian_id where g.learner_id = $1 and s.id = $2",
  );
  const householdOf = async ({ subjectId }: Caller) =>
    (await firstRow(district.store.work, household, [mateo, subjectId]))?.id ?? "";
  const stories = statement<{ story: string }>(
    "test.stories",
    "select body ->> 'story' as story from door.entry where learner_id = $1 and kind = 'family-knowledge'",
  );
  const readsOf = async (caller: Caller) =>
    (await asSubject(district.store.serve, caller.subjectId, (door) => door.rows(stories, [mateo]))).map(
      ({ story }) => story,
    );

  it("of the learner's own id are the whole family's, those of a household its members' alone", async () => {
    const { rosa, luis, alvarez, ito } = district.as;
    expect((await write(rosa, "family-knowledge", { story: "For all of us" }, { circleId: mateo })).statusCode).toBe(
      201,
    );
    const home = await householdOf(rosa);
    expect((await write(rosa, "family-knowledge", { story: "At home" }, { circleId: home })).statusCode).toBe(201);
    expect(await readsOf(rosa)).toEqual(expect.arrayContaining(["For all of us", "At home"]));
    expect(await readsOf(luis)).toContain("For all of us");
    expect(await readsOf(luis)).not.toContain("At home");
    expect(await readsOf(district.as.mateo)).toContain("For all of us");
    for (const staff of [alvarez, ito]) expect(await readsOf(staff)).toEqual([]);
  });

  it("are nobody's to write into but their members'", async () => {
    const [his, hers] = [await householdOf(district.as.luis), district.classIds.p3];
    for (const circleId of [his, hers]) {
      const answer = await write(district.as.rosa, "family-knowledge", { story: "Slipped in" }, { circleId });
      expect(answer.statusCode).toBe(422);
    }
    expect(await readsOf(district.as.luis)).not.toContain("Slipped in");
  });
});

describe("what was superseded", () => {
  const past = statement<{ id: string }>(
    "test.past",
    "select id from door.entry_history where learner_id = $1 order by id",
  );
  const current = statement<{ id: string }>(
    "test.current",
    "select id from door.entry where learner_id = $1 order by id",
  );
  const idsFor = async (subjectId: string, which: typeof past) =>
    (await asSubject(district.store.serve, subjectId, (door) => door.rows(which, [mateo]))).map(({ id }) => id);

  it("is for the learner, the guardians and the registrar; others who read such entries, and their author, do not", async () => {
    const { ito, rosa, luis, alvarez, hale } = district.as;
    const grade = { course: { title: "Art" }, type: "term", letter: "B", term: "T1", schoolYear: 2027 };
    const first = (await write(ito, "course-grade", grade)).json() as Entry;
    const corrected = { supersedes: first.id, reason: "The wrong column" };
    const second = (await write(ito, "course-grade", { ...grade, letter: "A" }, corrected)).json() as Entry;
    const note = (await write(hale, "narrative", { strength: "Careful" })).json() as Entry;
    await write(
      hale,
      "narrative",
      { strength: "Careful and quick" },
      { supersedes: note.id, reason: "Half was missing" },
    );
    for (const { subjectId } of [rosa, luis, ito, district.as.mateo]) {
      expect(await idsFor(subjectId, past)).toContain(first.id);
      expect(await idsFor(subjectId, past)).not.toContain(second.id);
      expect(await idsFor(subjectId, current)).not.toContain(first.id);
    }
    const order = { organization: "lincoln", person: "riverton:ito", function: undefined };
    const leader = await makeHat(district.store.work, { ...order, capacity: "leader" });
    for (const { subjectId } of [alvarez, leader, hale]) {
      expect(await idsFor(subjectId, past)).toEqual([]);
      expect(await idsFor(subjectId, current)).toContain(second.id);
      expect(await idsFor(subjectId, current)).not.toContain(first.id);
    }
    // The history opens no wider than what stands: a registrar reads no narratives.
    expect(await idsFor(rosa.subjectId, past)).toContain(note.id);
    expect(await idsFor(ito.subjectId, past)).not.toContain(note.id);
  });
});

it("tells a guardian nothing of the other's looks, ties or words taken back, whatever is asked of it", async () => {
  const { rosa, luis, ito } = district.as;
  const home = (await write(rosa, "family-knowledge", { story: "Only ours" })).json() as Entry;
  const entries = [{ learnerId: mateo, entryId: home.id }];
  expect((await rosa.send("POST", "/withdrawals", { entries, reason: "Too private" })).statusCode).toBe(200);
  const counts = statement<Record<"looks" | "ties" | "words", number>>(
    "test.other-guardian",
    `select (select count(*)::int from door.access_log where learner_id = $1 and subject_id = $2) as looks,
      (select count(*)::int from door.seen_by where learner_id = $1 and subject_id = $2) as ties,
      (select count(*)::int from door.withdrawal where learner_id = $1 and withdrawn_by = $2) as words`,
  );
  const toldTo = ({ subjectId }: Caller) =>
    asSubject(district.store.serve, subjectId, (door) => firstRow(door, counts, [mateo, rosa.subjectId]));
  expect(await toldTo(luis)).toEqual({ looks: 0, ties: 0, words: 0 });
  expect(await toldTo(rosa)).toMatchObject({ looks: expect.any(Number), ties: 1, words: 1 });
  expect((await toldTo(rosa))?.looks).toBeGreaterThan(0);
  expect(await toldTo(ito)).toMatchObject({ ties: 1, words: 0 }); // keeps the record, reads no family's words
});

it("sums up anew in the very transaction that marks an entry", async () => {
  const { rosa } = district.as;
  const entries = await itemsOf<Entry>(rosa, `/learners/${mateo}/entries?kind=work`);
  const work = entries[0]?.id;
  expect((await rosa.send("PUT", `/learners/${mateo}/entries/${work}/mark`, { detailOnly: true })).statusCode).toBe(
    204,
  );
  const wroteWhat = statement<{ what: string; xmin: string }>(
    "test.transactions",
    `select 'mark' as what, m.xmin::text from base.mark_event m where m.learner_id = $1 and m.entry_id = $2
    union all select 'entry', e.xmin::text from base.entry e where e.learner_id = $1 and e.id = $2
    union all select 'digest', d.xmin::text from base.digest d join base.kind k on k.slice = d.slice and k.kind = 'work'
    where d.learner_id = $1`,
  );
  const rows = await district.store.work.rows(wroteWhat, [mateo, work]);
  expect(new Set(rows.map(({ what }) => what))).toEqual(new Set(["mark", "entry", "digest"]));
  expect(new Set(rows.map(({ xmin }) => xmin)).size).toBe(1);
});

describe("the access log", () => {
  const logged = statement<{ n: number }>(
    "test.logged",
    "select count(*) as n from base.access_log where learner_id = $1 and what = $2",
  );
  const countOf = async (what: string) => (await firstRow(district.store.work, logged, [mateo, what]))?.n;
  const reasonOf = (what: string) =>
    ({ subjectId: district.as.alvarez.subjectId, purpose: "teaching", what, channel: "api" }) as const;

  it("holds one line for a read of many entries and digests, with each slice at the level it was told", async () => {
    await disclose(district.store.serve, reasonOf("test.one"), async (disclosure) => {
      await listDigests(disclosure, mateo);
      return listEntries(disclosure, { learnerId: mateo, slices, before: highestId, limit: 50 });
    });
    expect(await countOf("test.one")).toBe(1);
  });

  it("is written in the transaction of the read: one that is broken off leaves neither line nor answer", async () => {
    let read = 0;
    const broken = disclose(district.store.serve, reasonOf("test.broken"), async (disclosure) => {
      read = (await listDigests(disclosure, mateo)).length;
      throw new Error("the wire was cut");
    });
    await expect(broken).rejects.toThrow("the wire was cut");
    expect(read).toBeGreaterThan(0);
    expect(await countOf("test.broken")).toBe(0);
  });

  it("keeps the answer back when the line cannot be written", async () => {
    const forged = disclose(district.store.serve, reasonOf("test.forged"), async (disclosure) => {
      await listDigests(disclosure, mateo);
      // Somebody else's learner slips into what was read: no grant, so no line, so nothing goes out.
      const foreign = statement<{ id: string }>("test.foreign", "select $1::uuid as id");
      return disclosure.read(foreign, [district.ids.lucia], ({ id }) => ({
        learnerId: id,
        slice: "name",
        level: "status",
      }));
    });
    await expect(forged).rejects.toThrow("could not be logged");
    expect(await countOf("test.forged")).toBe(0);
  });
});

it("holds after an import exactly the grants that a compile of everything would make", async () => {
  const differences = statement<{ n: number }>(
    "test.differences",
    `select count(*) as n from base.compiled c full join base.grants g using (learner_id, subject_id)
    where (c.policy_id, c.rights, c.circles, c.until) is distinct from (g.policy_id, g.rights, g.circles, g.until)`,
  );
  expect(await firstRow(district.store.work, differences)).toEqual({ n: 0 });
  // Authors whom only an import names have a hat, and so a grant, before they ever sign in.
  await importFacts(district.store, [
    {
      row: "narrative/late",
      fact: {
        noun: "entry",
        key: "late",
        kind: "narrative",
        learner: "nora",
        body: { strength: "Patient" },
        author: { capacity: "leader", key: "alvarez" },
      },
    },
  ]);
  expect(await firstRow(district.store.work, differences)).toEqual({ n: 0 });
});
