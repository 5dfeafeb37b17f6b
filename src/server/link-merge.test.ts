import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { workOff } from "../exchange/due.job.ts";
import { districtOf } from "../exchange/link.testing.ts";
import { mergeLearners, undoMerge } from "../exchange/link-merge.job.ts";
import { newId } from "../kernel/id.ts";
import { slices } from "../privacy/category.ts";
import { choose } from "../privacy/choice.ts";
import { compileLearner, familyOf } from "../privacy/compile.job.ts";
import { levels } from "../privacy/level.ts";
import { shippedPack as pack } from "../privacy/pack.ts";
import { findStanding } from "../privacy/standing.store.ts";
import { firstRow, statement } from "../store/statement.ts";
import { type District, importFacts, openDistrict } from "./district.testing.ts";
import { kinds } from "./kinds.ts";

let district: District;
beforeAll(async () => {
  district = await openDistrict();
});
const rows = <Row extends Record<string, unknown>>(sql: string, values: readonly unknown[] = []) =>
  district.store.work.rows(statement<Row>("", sql), values);

const side = fc.constantFrom<"kept" | "gone">("kept", "gone");
const adult = fc.nat(1);
const act = fc.oneof(
  fc.record({
    what: fc.constant("choice" as const),
    side,
    adult,
    audience: fc.constantFrom("teacher", "support"),
    category: fc.constantFrom("portfolio", "voice"),
    level: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
  }),
  fc.record({
    what: fc.constant("document" as const),
    side,
    adult,
    kind: fc.constantFrom("no-access", "no-contact", "sole-decision"),
  }),
  fc.record({ what: fc.constant("rights" as const), side, adult, mayRead: fc.boolean() }),
);
type Act = typeof act extends fc.Arbitrary<infer Each> ? Each : never;

/** A second record of the same child, from a source that calls an adult as the first does, or otherwise. */
let sources = 0;
async function secondRecord(names: readonly [string, string]) {
  sources += 1;
  const source = `state-${sources}`;
  const child = { key: "x", given: "Mateo", family: "mateo", adults: { a: names[0], b: names[1] } };
  await importFacts(district.store, districtOf("Riverton Unified", [child], source), source);
  const [found] = await rows<{ id: string }>(
    "select k.id from base.source_key k join base.source s on s.id = k.source_id where s.name = $1 and k.noun = 'learner'",
    [source],
  );
  const gone = found?.id ?? "";
  await rows(
    `insert into base.subject (id, capacity, organization_id, person_id)
    select gen_random_uuid(), 'guardian', o.id, g.guardian_id from base.guardianship g join base.organization o on o.kind = 'district' and o.source_id = g.source_id
    where g.learner_id = $1`,
    [gone],
  );
  await district.store.work.transaction([], (transaction) => compileLearner(transaction, pack, gone));
  return gone;
}

const adultsOf = (learner: string) =>
  rows<{ id: string; guardian_id: string; subject_id: string }>(
    `select g.id, g.guardian_id, s.id as subject_id from base.guardianship g
    join base.subject s on s.capacity = 'guardian' and s.person_id = g.guardian_id where g.learner_id = $1 order by g.source_key`,
    [learner],
  );

async function perform(each: Act, learner: string) {
  const them = (await adultsOf(learner))[each.adult];
  if (!them) return;
  if (each.what === "choice")
    await rows(
      "insert into base.choice_event (learner_id, id, audience, category, level, chosen_by) values ($1, $2, $3, $4, $5, $6)",
      [learner, newId(), each.audience, each.category, each.level, them.subject_id],
    );
  else if (each.what === "document")
    await rows(
      "insert into base.court_document (learner_id, id, guardian_id, kind, effective_on, entered_by) values ($1, $2, $3, $4, '2026-09-01', $5)",
      [learner, newId(), them.guardian_id, each.kind, district.as.ito.subjectId],
    );
  else
    await rows("update base.guardianship set may_read = $3, may_decide = $3 where learner_id = $1 and id = $2", [
      learner,
      them.id,
      each.mayRead,
    ]);
  await district.store.work.transaction([], (transaction) => compileLearner(transaction, pack, learner));
}

/** Every row about the two, whatever table it is in: without what is compiled and what tells of merges. */
async function everything(...learners: string[]): Promise<string[]> {
  const tables = await rows<{ place: string }>("select place from base.mergeable order by place");
  const said = await Promise.all(
    tables.map(({ place }) =>
      rows<{ said: string }>(
        `select '${place} ' || to_jsonb(t)::text as said from base.${place} t where learner_id = any($1)`,
        [learners],
      ),
    ),
  );
  const keys = await rows<{ said: string }>(
    "select to_jsonb(k)::text as said from base.source_key k where id = any($1)",
    [learners],
  );
  const grants = await rows<{ said: string }>(
    "select to_jsonb(g)::text as said from base.grants g where learner_id = any($1)",
    [learners],
  );
  const digests = await rows<{ said: string }>(
    "select to_jsonb(d)::text as said from base.digest d where learner_id = any($1)",
    [learners],
  );
  return [...said.flat(), ...keys, ...grants, ...digests].map((row) => row.said).sort();
}

/** What each audience sees by the family's choices, decided anew. */
async function levelsOf(learner: string): Promise<Map<string, number>> {
  const standing = await findStanding(district.store.work, learner);
  if (!standing) throw new Error("no such learner");
  const { family } = familyOf(pack, standing);
  const seen = new Map<string, number>();
  for (const [policyId, audience] of [
    ["teacher", "teacher"],
    ["support", "support"],
  ] as const) {
    const policy = pack.find(policyId);
    if (!policy) throw new Error("no such policy");
    for (const slice of slices)
      if (policy.cell(slice).lock === "family")
        seen.set(
          `${audience} ${slice}`,
          levels.indexOf(choose(pack, policy, slice, { audience }, undefined, family).level),
        );
  }
  return seen;
}

const mayRead = async (learner: string) =>
  new Set(
    (
      await rows<{ subject_id: string }>(
        "select g.subject_id from base.grants g join base.subject s on s.id = g.subject_id and s.capacity = 'guardian' where g.learner_id = $1",
        [learner],
      )
    ).map(({ subject_id }) => subject_id),
  );

const settle = () => workOff({ work: district.store.work, kinds, pack });
const merge = (kept: string, gone: string) =>
  district.store.work.transaction([], (transaction) =>
    mergeLearners(transaction, pack, { kept, gone, caseId: newId(), mergedBy: district.as.ito.subjectId }),
  );
const undo = (kept: string, mergeId: string) =>
  district.store.work.transaction([], (transaction) =>
    undoMerge(transaction, pack, { kept, mergeId, undoneBy: district.as.ito.subjectId }),
  );

/** In the order of `adultsOf` the first record. */
const alike = ["luis of", "rosa of"];
const names = fc.tuple(fc.constantFrom("luis of", "Lou"), fc.constantFrom("rosa of", "Rose"));

/** As before the first act: what one run did to the first record is none of the next one's. */
async function restore(learner: string) {
  await rows("delete from base.choice_event where learner_id = $1", [learner]);
  await rows("delete from base.court_document where learner_id = $1", [learner]);
  await rows("update base.guardianship set may_read = true, may_decide = true where learner_id = $1", [learner]);
  await district.store.work.transaction([], (transaction) => compileLearner(transaction, pack, learner));
}

it("opens nothing wider to anybody, and keeps away whom either record keeps away; taken back, every row is as it was", async () => {
  const kept = district.ids.mateo;
  await settle();
  await fc.assert(
    fc.asyncProperty(names, fc.array(act, { minLength: 1, maxLength: 8 }), async (called, acts) => {
      await restore(kept);
      const gone = await secondRecord(called);
      for (const each of acts) await perform(each, each.side === "kept" ? kept : gone);
      await settle();
      const before = await everything(kept, gone);
      const [levelsBefore, goneBefore] = [await levelsOf(kept), await levelsOf(gone)];
      const [readers, goneReaders] = [await mayRead(kept), await mayRead(gone)];
      const blocked = await rows<{ subject_id: string }>(
        `select s.id as subject_id from base.court_document d join base.subject s on s.capacity = 'guardian' and s.person_id = d.guardian_id
        where d.learner_id in ($1, $2) and d.kind in ('no-access', 'no-contact') and d.lifted_at is null`,
        [kept, gone],
      );

      const [own, twins] = [await adultsOf(kept), await adultsOf(gone)];
      const mergeId = await merge(kept, gone);
      await settle();
      const [now, reading] = [await levelsOf(kept), await mayRead(kept)];
      for (const [cell, level] of now)
        expect(level, cell).toBeLessThanOrEqual(Math.min(levelsBefore.get(cell) ?? 0, goneBefore.get(cell) ?? 0));
      for (const subject of reading) expect(readers.has(subject) || goneReaders.has(subject)).toBe(true);
      for (const { subject_id } of blocked) expect(reading.has(subject_id)).toBe(false);
      // Who is called alike reads only if neither record keeps them away.
      for (const [at, name] of alike.entries()) {
        const [theirs, others] = [own[at]?.subject_id ?? "", twins[at]?.subject_id ?? ""];
        if (called[at] !== name || (readers.has(theirs) && goneReaders.has(others))) continue;
        expect([reading.has(theirs), reading.has(others)]).toEqual([false, false]);
      }
      expect(await mayRead(gone)).toEqual(new Set());

      await undo(kept, mergeId);
      await settle();
      expect(await everything(kept, gone)).toEqual(before);
    }),
    { numRuns: 25 },
  );
}, 180_000);

it("moves back with a record what came of it since, and what a court decided since holds for both", async () => {
  const kept = district.ids.nora;
  const gone = await secondRecord(["Sam", "Sol"]);
  const mergeId = await merge(kept, gone);
  await settle();
  const [entry] = await rows<{ id: string }>(
    "select id from base.entry where learner_id = $1 and kind = 'identity' and source_key like 'users/x%'",
    [kept],
  );
  const corrected = await district.as.ito.send("POST", `/learners/${kept}/entries`, {
    kind: "identity",
    body: { given: "Nura", family: "Haddad" },
    supersedes: entry?.id,
    reason: "As the birth certificate has it",
  });
  expect(corrected.statusCode).toBe(201);
  const [samira] = await adultsOf(kept);
  const paper = { guardianId: samira?.guardian_id, kind: "no-access", effectiveOn: "2026-11-01" };
  expect((await district.as.ito.send("POST", `/learners/${kept}/court-documents`, paper)).statusCode).toBe(201);
  await undo(kept, mergeId);
  await settle();
  const names = (learner: string) =>
    rows<{ given: string }>(
      "select body ->> 'given' as given from base.entry where learner_id = $1 and kind = 'identity' and superseded_at is null",
      [learner],
    );
  expect([await names(kept), await names(gone)]).toEqual([[{ given: "Nora" }], [{ given: "Nura" }]]);
  const documents = await firstRow(
    district.store.work,
    statement(
      "test.documents",
      "select count(*) as held from base.court_document where kind = 'no-access' and learner_id = any($1)",
    ),
    [[kept, gone]],
  );
  expect(documents).toEqual({ held: 2 });
});

it("carries the narrower over where only one record's family had opened more", async () => {
  const kept = district.ids.mateo;
  await restore(kept);
  const gone = await secondRecord(["Sam", "Sol"]);
  const wide = { what: "choice", adult: 0, audience: "teacher", category: "voice", level: 3 } as const;
  await perform({ ...wide, side: "gone" }, gone);
  const own = async (learner: string) => (await levelsOf(learner)).get("teacher own");
  expect([await own(kept), await own(gone)]).toEqual([2, 3]);
  const mergeId = await merge(kept, gone);
  expect(await own(kept)).toBe(2);
  await undo(kept, mergeId);
  expect([await own(kept), await own(gone)]).toEqual([2, 3]);
});

it("keeps what was chosen for good on one record, where the same person chose for some days on the other", async () => {
  const kept = district.ids.mateo;
  await restore(kept);
  const gone = await secondRecord(["Sam", "Sol"]);
  const [by] = await adultsOf(kept);
  const [teacher] = await rows<{ id: string }>(
    "select subject_id as id from base.grants where learner_id = $1 and policy_id = 'teacher'",
    [kept],
  );
  const insert = (learner: string, until: string | null) => [
    rows(
      "insert into base.choice_event (learner_id, id, audience, category, level, until, chosen_by) values ($1, $2, 'teacher', 'voice', 0, $3, $4)",
      [learner, newId(), until, by?.subject_id],
    ),
    rows(
      "insert into base.override_event (learner_id, id, subject_id, category, level, until, chosen_by) values ($1, $2, $3, 'portfolio', 0, $4, $5)",
      [learner, newId(), teacher?.id, until, by?.subject_id],
    ),
  ];
  await Promise.all(insert(kept, null));
  await Promise.all(insert(gone, "2026-11-20"));
  for (const learner of [kept, gone])
    await district.store.work.transaction([], (transaction) => compileLearner(transaction, pack, learner));
  const mergeId = await merge(kept, gone);
  await district.turnTo("2026-11-21");
  await settle();
  const lessFor = () =>
    rows<{ level: number }>("select distinct level from base.override where learner_id = $1 and subject_id = $2", [
      kept,
      teacher?.id,
    ]);
  expect([(await levelsOf(kept)).get("teacher own"), await lessFor()]).toEqual([0, [{ level: 0 }]]);
  await district.turnTo("2026-11-20");
  await undo(kept, mergeId);
  await rows("delete from base.override_event where learner_id = $1", [kept]);
  await restore(kept);
});

it("knows a key of every table that it moves", async () => {
  expect(await rows("select place from base.mergeable where keys is null")).toEqual([]);
});
