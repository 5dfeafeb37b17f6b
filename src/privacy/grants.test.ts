import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { asSubject } from "../store/subject.ts";
import { openTestStore } from "../store/testing.ts";
import { numberOf, sliceAt } from "./category.ts";
import { compileEverything, compileLearner, familyOf, installPack } from "./compile.job.ts";
import { type Decision, decideAll, opensAnything } from "./decide.ts";
import { family, today } from "./families.testing.ts";
import { type StoredFamily, storeFamily } from "./families-store.testing.ts";
import { storedOf, writeRights } from "./level.ts";
import { readyPack, shippedPack } from "./pack.ts";
import { findStanding, listSubjects } from "./standing.store.ts";
import { choosersOf, tieOf } from "./standing.ts";

let store: Store;

beforeAll(async () => {
  store = await openTestStore();
  const offset = statement(
    "test.today",
    "update base.installation set today_offset_days = $1::date - (now() at time zone time_zone)::date",
  );
  await store.work.rows(offset, [today]);
});

const standings = [
  "learner.minor",
  "learner.trusted",
  "learner.of-age",
  "guardian.deciding",
  "guardian.reading",
  "guardian.of-age",
].concat(["teacher", "support", "nurse", "office.leader", "office.registrar", "district", "app", "helper"]);

const readGrants = statement<{ subject: string; policy: string; rights: string }>(
  "test.grants",
  "select subject_id as subject, policy_id as policy, encode(rights, 'hex') as rights from base.grants where learner_id = $1 and until > now() order by subject_id",
);

const byteOf = ({ level, own, write }: Decision) => storedOf(level) | (own << 3) | (writeRights.indexOf(write) << 6);
const hexOf = (decisions: readonly Decision[]) => Buffer.from(decisions.map(byteOf)).toString("hex");

interface Decided {
  readonly policy: string | undefined;
  readonly decisions: readonly Decision[];
}

/** The same rules in a district that wants two guardians for what is sensitive. */
const bothPack = readyPack({
  ...shippedPack.document,
  bothSign: { ...shippedPack.document.bothSign, isOn: true },
});

async function decided({ learnerId, subjectIds }: StoredFamily, pack = shippedPack): Promise<Map<string, Decided>> {
  const standing = await findStanding(store.work, learnerId);
  if (!standing) throw new Error("the family was not stored");
  const { family: chosen } = familyOf(pack, standing);
  const { trusted } = choosersOf(pack, standing.facts, standing.family, standing.today);
  const subjects = await listSubjects(store.work, subjectIds);
  const all = subjects.map((subject): [string, Decided] => {
    const tie = tieOf(pack, standing.facts, subject, trusted, standing.today);
    return [subject.id, { policy: tie?.policyId, decisions: decideAll(pack, tie, subject.id, chosen) }];
  });
  return new Map(all.filter(([, { decisions }]) => opensAnything(decisions)).sort());
}

const compiled = async (learnerId: string): Promise<Map<string, string>> =>
  new Map(
    (await store.work.rows(readGrants, [learnerId])).map(({ subject, policy, rights }) => [
      subject,
      `${policy} ${rights.slice(0, 58)}`,
    ]),
  );

const inHex = (all: ReadonlyMap<string, Decided>) =>
  new Map([...all].map(([id, { policy, decisions }]) => [id, `${policy} ${hexOf(decisions)}`]));

it("grants every subject exactly what is decided, for random families, one learner at a time and all at once", async () => {
  const met = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(family, { minLength: 1, maxLength: 20, size: "max" }), async (drawn) => {
      const families: StoredFamily[] = [];
      for (const each of drawn) families.push(await storeFamily(store.work, each));
      await installPack(store.work, shippedPack); // once for many: it writes a policy for every agreement there is
      for (const [n, stored] of families.entries()) {
        if (n % 4 === 0) {
          await compileLearner(store.work, bothPack, stored.learnerId);
          expect(await compiled(stored.learnerId)).toEqual(inHex(await decided(stored, bothPack)));
        }
        await compileLearner(store.work, shippedPack, stored.learnerId);
        const wanted = inHex(await decided(stored));
        for (const row of wanted.values()) met.add(row.split(" ")[0] ?? "");
        expect(await compiled(stored.learnerId)).toEqual(wanted);
      }
    }),
    { numRuns: 25 },
  );
  // The families drawn must be worth the name: every standing that exists was met.
  const without = standings.filter((standing) => ![...met].some((policy) => policy.split(":")[0] === standing));
  expect(without).toEqual([]);
  const before = await store.work.rows(
    statement<{ all: string }>(
      "test.sum",
      "select md5(string_agg(g::text, ',' order by learner_id, subject_id)) as all from base.grants g",
    ),
  );
  expect(await compileEverything(store.work, shippedPack)).toBe(0);
  await store.work.rows(statement("test.wipe", "delete from base.grants"));
  await compileEverything(store.work, shippedPack);
  expect(
    await store.work.rows(
      statement(
        "test.sum",
        "select md5(string_agg(g::text, ',' order by learner_id, subject_id)) as all from base.grants g",
      ),
    ),
  ).toEqual(before);
}, 120_000);

it("opens in the views what is decided and nothing else: entries, restricted ones, digests and names", async () => {
  const putEntries = statement(
    "test.entries",
    `insert into base.entry (learner_id, id, slice, mark, author_id, kind, method, body)
     select $1, gen_random_uuid(), n, mark, $2, 'test', 'reported', '{}' from generate_series(0, 28) n, unnest(array[3, 4]) mark`,
  );
  const putDigests = statement(
    "test.digests",
    `insert into base.digest (learner_id, slice, circle_id, status, summary)
     select $1, n, '00000000-0000-0000-0000-000000000000', '"one line"', '"summary"' from generate_series(0, 28) n`,
  );
  const seen = statement<{ slice: number; mark: number }>(
    "test.seen",
    "select slice, mark from door.entry where learner_id = $1 order by slice, mark",
  );
  const digests = statement<{ slice: number; summary: string | null }>(
    "test.digest",
    "select slice, summary from door.digest where learner_id = $1 order by slice",
  );
  const name = statement("test.name", "select learner_id from door.learner where learner_id = $1");
  await fc.assert(
    fc.asyncProperty(family, async (drawn) => {
      const stored = await storeFamily(store.work, drawn);
      await store.work.rows(putEntries, [stored.learnerId, stored.learnerId]);
      await store.work.rows(putDigests, [stored.learnerId]);
      await installPack(store.work, shippedPack);
      await compileLearner(store.work, shippedPack, stored.learnerId);
      const wanted = await decided(stored);
      for (const subjectId of stored.subjectIds) {
        const { decisions } = wanted.get(subjectId) ?? { decisions: [] };
        const [entries, summed, named] = await asSubject(store.serve, subjectId, (door) =>
          Promise.all([
            door.rows(seen, [stored.learnerId]),
            door.rows(digests, [stored.learnerId]),
            door.rows(name, [stored.learnerId]),
          ]),
        );
        // Nobody here is the author and no circle is set: own levels must open nothing.
        const inDetail = decisions.filter(({ level }) => level === "detail").map(({ slice }) => slice);
        expect(entries.map(({ slice }) => sliceAt(slice))).toEqual(inDetail);
        expect(entries.every(({ mark }) => mark === 3)).toBe(true);
        const open = decisions.filter(({ level }) => level !== "hidden");
        expect(summed.map(({ slice, summary }) => [slice, summary !== null])).toEqual(
          open.map(({ slice, level }) => [numberOf(slice), level !== "status"]),
        );
        expect(named.length > 0).toBe(open.some(({ slice }) => slice === "name"));
      }
    }),
    { numRuns: 25 },
  );
}, 120_000);
