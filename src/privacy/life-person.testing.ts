import { expect } from "vitest";
import type { Backpack } from "../entry/backpack.ts";
import type { Holding } from "../entry/holding.ts";
import { statement } from "../store/statement.ts";
import { type Slice, sliceAt } from "./category.ts";
import { type Explained, explainDecisions } from "./explain.job.ts";
import { levels } from "./level.ts";
import { isKeptAway, type LetIn, type Life, type World } from "./life.testing.ts";
import { readActivePack } from "./pack-version.job.ts";

/** What one person is shown of a learner, held against what is decided and what stands in the tables: no row more and no row less. */
export interface StoredEntry extends Record<string, unknown> {
  readonly id: string;
  readonly slice: number;
  /** The level that opens it. Two more where its element is turned off. */
  readonly mark: number;
  readonly kind: string;
  readonly detail_only: boolean;
  readonly mine: boolean;
  readonly body: string;
  readonly stands: boolean;
  readonly has_file: boolean;
}
const stored = statement<StoredEntry>(
  "test.life-entries",
  `select e.id, e.slice, e.mark, e.kind, e.detail_only, e.body::text as body, e.superseded_at is null as stands,
    e.author_id = $2 or coalesce(e.circle_id = any(g.circles), false) as mine,
    exists (select from base.entry_file f where f.learner_id = e.learner_id and f.entry_id = e.id) as has_file
  from base.entry e left join base.grants g on g.learner_id = e.learner_id and g.subject_id = $2
  where e.learner_id = $1 order by e.id`,
);
interface StoredDigest extends Record<string, unknown> {
  readonly slice: number;
  readonly status: string | null;
  readonly summary: string | null;
  readonly mine: boolean;
}
const summed = statement<StoredDigest>(
  "test.life-digests",
  `select d.slice, d.status::text as status, d.summary::text as summary, coalesce(d.circle_id = any(g.circles), false) as mine
  from base.digest d left join base.grants g on g.learner_id = d.learner_id and g.subject_id = $2
  where d.learner_id = $1 order by d.slice, d.circle_id`,
);

/** A level as it is stored. */
export const rank = (level: string): number => (level === "restricted" ? 4 : levels.indexOf(level as "hidden"));

/** Shorter ones, and single words in small, are words of the program as well; ids of schools and classes stand everywhere. */
const isTelling = (text: string) => text.length >= 8 && !/^[a-z-]+$|^[0-9a-f-]{36}$/.test(text);
export function textsIn(value: unknown): string[] {
  if (typeof value === "string") return isTelling(value) ? [value] : [];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(textsIn) : [];
}

/** What is decided for one subject, beside what there is to decide about. */
export interface Decided {
  readonly cells: Explained["cells"];
  readonly tie: string | null;
  readonly entries: readonly StoredEntry[];
  readonly digests: readonly StoredDigest[];
  /** The level at which the subject reads a row. */
  readonly levelOf: (row: { slice: number; mine: boolean }) => number;
}

/** Decides anew, from the facts, and holds the compiled grant against it. */
export async function decideFor({ store, mateo }: World, subjectId: string): Promise<Decided> {
  const pack = await readActivePack(store.work);
  const { cells, agrees, tie } = await explainDecisions(store.work, pack, mateo, subjectId);
  expect(agrees).toBe(true);
  const reach = new Map(cells.map(({ slice, level, own }) => [slice, { level: rank(level), own: rank(own) }]));
  const levelOf = (row: { slice: number; mine: boolean }) => {
    const { level = 0, own = 0 } = reach.get(sliceAt(row.slice)) ?? {};
    return row.mine ? Math.max(own, level) : level;
  };
  const entries = await store.work.rows(stored, [mateo, subjectId]);
  const digests = await store.work.rows(summed, [mateo, subjectId]);
  return { cells, tie, entries, digests, levelOf };
}

/** Whether a row is of an element that is turned off, and a subject of the family's may read on in it. */
export const isReadOff = (
  { as }: World,
  subjectId: string,
  { mark }: { readonly mark: number },
  level: number,
): boolean =>
  mark >= 5 && level >= mark - 2 && [as.mateo, as.rosa, as.luis].some((each) => each.subjectId === subjectId);

/** Whom nothing may be open to, whatever is decided: by what the life itself knows. */
function isShut(life: Life, { as }: World, { subjectId, programId, consentId, endsOn, isOver }: LetIn): boolean {
  if (programId) return isOver === true || (endsOn ?? life.day) < life.day || life.halves.has(consentId ?? "");
  return (["rosa", "luis"] as const).some((who) => as[who].subjectId === subjectId && isKeptAway(life, who));
}

/** What counts in no summary: restricted, or kept out by the family. Whoever reads it, no digest says it, unless something open does. */
function expectUnsaid({ entries, digests }: Decided): void {
  const counts = (row: StoredEntry) => row.stands && row.mark === 3 && !row.detail_only;
  const open = entries
    .filter(counts)
    .map(({ body }) => body)
    .join();
  const closed = entries.filter((row) => !counts(row)).flatMap(({ body }) => textsIn(JSON.parse(body)));
  const said = digests.map(({ status, summary }) => `${status} ${summary}`).join();
  expect(closed.filter((text) => said.includes(text) && !open.includes(text))).toEqual([]);
}

/** The screen's own answers: the backpack, what it holds by count, the list of learners, the copy that is taken along, and every file. */
export async function lookAsPerson(life: Life, world: World, caller: LetIn): Promise<void> {
  const { mateo } = world;
  const decided = await decideFor(world, caller.subjectId);
  const { cells, tie, entries: rows, digests: digestRows, levelOf } = decided;
  expectUnsaid(decided);
  if (isShut(life, world, caller)) expect(tie).toBe(null);
  const path = `/learners/${mateo}`;
  const [answer, held, list, search, copy] = await Promise.all([
    caller.get(`${path}/backpack`),
    caller.get(`${path}/holdings`),
    caller.get("/learners?limit=500"),
    caller.get("/learners?name=riv"),
    caller.get(`${path}/export`),
  ]);
  // Whose help is over wears no hat at all.
  const closed = [404, ...(caller.isOver ? [403] : [])];
  const has = ({ body, statusCode }: { body: string; statusCode: number }) =>
    statusCode === 200 && (JSON.parse(body) as { items: { id: string }[] }).items.some(({ id }) => id === mateo);
  const isNamed = cells.some(({ slice, level }) => slice === "name" && rank(level) >= 1);
  expect([has(list), has(search)]).toEqual([isNamed, isNamed]);
  if (tie === null) {
    for (const { statusCode } of [answer, held, copy]) expect(closed).toContain(statusCode);
    return;
  }
  const { entries, digests } = answer.json() as Backpack;
  const open = rows.filter((row) => row.stands && levelOf(row) >= row.mark);
  expect(entries.map(({ id }) => id).sort()).toEqual(open.map(({ id }) => id).sort());
  const exported = copy.json() as Pick<Backpack, "entries" | "digests">;
  expect(exported.entries.map(({ id }) => id).sort()).toEqual(open.map(({ id }) => id).sort());
  expect(exported.digests).toEqual(digests);
  const counts = (held.json() as { items: Holding[] }).items.map(({ kind, count }): [string, number] => [kind, count]);
  expect(Object.fromEntries(counts.filter(([, count]) => count > 0))).toEqual(
    Object.fromEntries([...Map.groupBy(open, ({ kind }) => kind)].map(([kind, all]) => [kind, all.length])),
  );
  const shown = digestRows.filter(
    (row) => levelOf(row) >= 1 && (row.status !== null || (row.summary !== null && levelOf(row) >= 2)),
  );
  expect(digests.map(({ slice, summary }) => `${slice} ${summary !== undefined}`)).toEqual(
    shown.map((row) => `${sliceAt(row.slice) satisfies Slice} ${row.summary !== null && levelOf(row) >= 2}`),
  );
  for (const { id, has_file, stands, ...row } of rows)
    if (has_file && stands) {
      const { statusCode } = await caller.get(`${path}/entries/${id}/files/0`);
      const level = levelOf(row);
      // What is turned off stays a family's own to read, where it was open to them.
      const mayBe = level >= row.mark ? [200] : isReadOff(world, caller.subjectId, row, level) ? [200, 404] : [404];
      expect([id, mayBe.includes(statusCode) ? "as decided" : statusCode]).toEqual([id, "as decided"]);
    }
}
