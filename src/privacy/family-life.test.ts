import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import type { Backpack } from "../entry/backpack.ts";
import type { Holding } from "../entry/holding.ts";
import { addDays } from "../kernel/date.ts";
import {
  type Caller,
  type District,
  importFacts,
  openDistrict,
  type Role,
  signIn,
} from "../server/district.testing.ts";
import { letHelperIn } from "../server/helper.testing.ts";
import { firstRow, statement } from "../store/statement.ts";
import { categories, type Slice, sliceAt } from "./category.ts";
import { explainDecisions } from "./explain.job.ts";
import { levels } from "./level.ts";
import { shippedPack } from "./pack.ts";

/**
 * Whatever happens to a family, in whatever order (choosing, marking, writing, court documents, exceptions of the law, coming of age,
 * papers that move it, classes, days that pass): every
 * answer holds exactly what is decided, no row more and no row less.
 */
interface Life {
  day: string;
  documents: string[];
  papers: string[];
  exceptions: string[];
}
type Step = fc.AsyncCommand<Life, District>;

let district: District;
let second: Caller;
let mateo: string;
let guardianIds: Record<"rosa" | "luis", string>;
const life: Life = { day: "2026-11-20", documents: [], papers: [], exceptions: [] };
/** Two helpers, each let in by one guardian; and the hats that exceptions are read in, as they come. */
const letIn = new Map<string, Caller>();

beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
  await importFacts(district.store, [
    { row: "staff/kim", fact: { noun: "staff", key: "kim", given: "Kim", family: "Park" } },
  ]);
  second = await district.join("kim", "registrar@lincoln");
  const own = async (caller: Caller) =>
    ((await caller.get(`/learners/${mateo}/family`)).json() as { guardianships: { guardianId: string }[] })
      .guardianships[0]?.guardianId ?? "";
  guardianIds = { rosa: await own(district.as.rosa), luis: await own(district.as.luis) };
  for (const by of ["rosa", "luis"] as const)
    letIn.set(`helper of ${by}`, await letHelperIn(district, by, mateo, { email: `of-${by}@tutor.test` }));
});

const stored = statement<{
  id: string;
  slice: number;
  mark: number;
  kind: string;
  detail_only: boolean;
  mine: boolean;
  body: string;
}>(
  "test.stored",
  `select e.id, e.slice, e.mark, e.kind, e.detail_only, e.body::text as body,
    e.author_id = $2 or coalesce(e.circle_id = any(g.circles), false) as mine
  from base.entry e left join base.grants g on g.learner_id = e.learner_id and g.subject_id = $2
  where e.learner_id = $1 and e.superseded_at is null order by e.id`,
);
const summed = statement<{
  slice: number;
  circle_id: string;
  says_status: boolean;
  says_summary: boolean;
  mine: boolean;
}>(
  "test.summed",
  `select d.slice, d.circle_id, d.status is not null as says_status, d.summary is not null as says_summary,
    coalesce(d.circle_id = any(g.circles), false) as mine
  from base.digest d left join base.grants g on g.learner_id = d.learner_id and g.subject_id = $2
  where d.learner_id = $1 order by d.slice, d.circle_id`,
);
const numberOf = (level: string) => (level === "restricted" ? 4 : levels.indexOf(level as "hidden"));

/** Holds every answer to one subject against the decisions and the tables. */
async function checkOne(caller: Caller): Promise<void> {
  const { work } = district.store;
  const { cells, agrees, tie } = await explainDecisions(work, shippedPack, mateo, caller.subjectId);
  expect(agrees).toBe(true);
  const reach = new Map(
    cells.map((cell) => [cell.slice as Slice, { level: numberOf(cell.level), own: numberOf(cell.own) }]),
  );
  const levelOf = (row: { slice: number; mine: boolean }) => {
    const { level = 0, own = 0 } = reach.get(sliceAt(row.slice)) ?? {};
    return row.mine ? Math.max(own, level) : level;
  };
  const [answer, held, list] = await Promise.all([
    caller.get(`/learners/${mateo}/backpack`),
    caller.get(`/learners/${mateo}/holdings`),
    caller.get("/learners?limit=500"),
  ]);
  const listed = (list.json() as { items: { id: string }[] }).items.some(({ id }) => id === mateo);
  expect(listed).toBe((reach.get("name")?.level ?? 0) >= 1);
  if (tie === null) {
    expect([answer.statusCode, held.statusCode, listed]).toEqual([404, 404, false]);
    return;
  }
  const { entries, digests } = answer.json() as Backpack;
  const rows = await work.rows(stored, [mateo, caller.subjectId]);
  const open = rows.filter((row) => levelOf(row) >= row.mark);
  expect(entries.map(({ id }) => id).sort()).toEqual(open.map(({ id }) => id).sort());
  const counts = (held.json() as { items: Holding[] }).items.map(({ kind, count }): [string, number] => [kind, count]);
  const wanted = Map.groupBy(open, ({ kind }) => kind);
  expect(Object.fromEntries(counts.filter(([, count]) => count > 0))).toEqual(
    Object.fromEntries([...wanted].map(([kind, all]) => [kind, all.length])),
  );
  const digestRows = await work.rows(summed, [mateo, caller.subjectId]);
  const shown = digestRows.filter(
    (row) => levelOf(row) >= 1 && (row.says_status || (row.says_summary && levelOf(row) >= 2)),
  );
  expect(digests.map(({ slice, summary }) => `${slice} ${summary !== undefined}`)).toEqual(
    shown.map((row) => `${sliceAt(row.slice)} ${row.says_summary && levelOf(row) >= 2}`),
  );
  for (const { body } of rows.filter(({ detail_only, mark }) => detail_only || mark === 4))
    for (const text of Object.values(JSON.parse(body) as object).filter((each) => typeof each === "string"))
      expect(JSON.stringify(digests)).not.toContain(text);
}

const everybody: readonly Role[] = ["alvarez", "hale", "boone", "ito", "rosa", "luis", "samira", "mateo"];
async function check(): Promise<void> {
  for (const role of everybody) await checkOne(district.as[role]);
  for (const caller of letIn.values()) await checkOne(caller);
}

const step = (
  what: string,
  run: (model: Life, real: District) => Promise<number | undefined>,
  allowed: readonly number[] = [],
): Step => ({
  check: () => true,
  async run(model, real) {
    const status = await run(model, real);
    if (status !== undefined) expect([what, allowed.includes(status) ? "allowed" : status]).toEqual([what, "allowed"]);
    await check();
  },
  toString: () => what,
});

/** The hat of an exception, in a session of its own. */
async function wear(app: District["app"], who: string): Promise<Caller> {
  const signedIn = await signIn(app, `${who}@riverton.test`, "");
  const { hats } = (await signedIn.get("/session")).json() as { hats: { subjectId: string; capacity: string }[] };
  const { subjectId = "" } = hats.find(({ capacity }) => capacity === "exception") ?? {};
  expect((await signedIn.send("PUT", "/session/hat", { subjectId })).statusCode).toBe(200);
  return { ...signedIn, subjectId };
}

const family = fc.constantFrom<Role>("rosa", "luis", "mateo");
const guardian = fc.constantFrom<"rosa" | "luis">("rosa", "luis");
const category = fc.constantFrom(...categories);
const wanted = fc.option(fc.constantFrom(...levels), { nil: undefined, freq: 4 });
const target = fc.constantFrom("teacher", "support", "helper", "guardian");
const soon = fc.integer({ min: 0, max: 3 });

const steps: fc.Arbitrary<Step>[] = [
  fc.tuple(family, target, category, wanted, fc.option(soon)).map(([by, about, of, level, days]) =>
    step(
      `${by} shows ${about} ${level ?? "the default"} of ${of}${days === null ? "" : ` for ${days} days`}`,
      async ({ day }, { as }) => {
        const path = `/learners/${mateo}/choices/${about}/${of}`;
        const body = { level, ...(days !== null && { until: addDays(day, days) }) };
        return (await (level ? as[by].send("PUT", path, body) : as[by].send("DELETE", path))).statusCode;
      },
      [200, 403, 404, 422],
    ),
  ),
  fc.tuple(family, fc.constantFrom<Role>("alvarez", "hale", "boone"), category, wanted).map(([by, person, of, level]) =>
    step(
      `${by} shows ${person} ${level ?? "as much as others"} of ${of}`,
      async (_, { as }) => {
        const path = `/learners/${mateo}/overrides/${as[person].subjectId}/${of}`;
        return (await (level ? as[by].send("PUT", path, { level }) : as[by].send("DELETE", path))).statusCode;
      },
      [204, 403, 404, 422],
    ),
  ),
  fc.tuple(family, fc.nat(30), fc.boolean()).map(([by, which, detailOnly]) =>
    step(
      `${by} ${detailOnly ? "keeps an entry out of" : "lets an entry count in"} summaries`,
      async (_, { as, store }) => {
        const rows = await store.work.rows(stored, [mateo, as[by].subjectId]);
        const markable = rows.filter(({ slice }) => ["works", "own", "recognitions"].includes(sliceAt(slice)));
        const id = markable[which % markable.length]?.id;
        return (await as[by].send("PUT", `/learners/${mateo}/entries/${id}/mark`, { detailOnly })).statusCode;
      },
      [204, 403, 404],
    ),
  ),
  fc.tuple(fc.constantFrom<Role>("hale", "alvarez", "boone"), fc.boolean(), fc.uuid()).map(([by, restricted, text]) =>
    step(
      `${by} writes a ${restricted ? "restricted " : ""}note`,
      async (_, { as }) =>
        (
          await as[by].send("POST", `/learners/${mateo}/entries`, {
            kind: "narrative",
            body: { strength: text },
            restricted,
          })
        ).statusCode,
      [201, 404, 422],
    ),
  ),
  fc
    .tuple(guardian, fc.constantFrom("no-access", "no-contact", "sole-decision", "supervised"), soon)
    .map(([about, kind, days]) =>
      step(
        `the office enters ${kind} about ${about} in ${days} days`,
        async (model, { as }) => {
          const answer = await as.ito.send("POST", `/learners/${mateo}/court-documents`, {
            guardianId: guardianIds[about],
            kind,
            effectiveOn: addDays(model.day, days),
          });
          model.documents.push((answer.json() as { id: string }).id);
          return answer.statusCode;
        },
        [201],
      ),
    ),
  fc.nat(5).map((which) =>
    step(
      "a second person lifts a document",
      async ({ documents }) => {
        const id = documents.splice(which % Math.max(1, documents.length), 1)[0];
        if (!id) return undefined;
        return (await second.send("POST", `/learners/${mateo}/court-documents/${id}/lift`)).statusCode;
      },
      [204],
    ),
  ),
  fc
    .tuple(
      fc.constantFrom<"boone" | "ito">("boone", "ito"),
      fc.uniqueArray(category, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
    )
    .map(([by, about, isEmergency]) =>
      step(
        `${by} asks for ${isEmergency ? "an emergency" : "what a court orders"} about ${about}`,
        async (model, { as, app }) => {
          const more = isEmergency
            ? { basis: "emergency", hours: 72 }
            : {
                basis: "court-order",
                reference: "26-118",
                endsOn: addDays(model.day, 2),
                sealedUntil: addDays(model.day, 9),
                sealReason: "Forbidden",
              };
          const body = { reason: "Somebody is in danger, as was said.", categories: about, ...more };
          const answer = await as[by].send("POST", `/learners/${mateo}/exceptions`, body);
          if (answer.statusCode !== 201) return answer.statusCode;
          model.exceptions.push((answer.json() as { id: string }).id);
          if (!letIn.has(by)) letIn.set(by, await wear(app, by));
          return answer.statusCode;
        },
        [201, 403, 409],
      ),
    ),
  fc.tuple(fc.constantFrom("approve", "review", "revoke", "refuse"), fc.nat(5)).map(([act, which]) =>
    step(
      `a second person says ${act} to an exception`,
      async ({ exceptions }) => {
        const id = exceptions[which % Math.max(1, exceptions.length)];
        return id
          ? (await second.send("POST", `/learners/${mateo}/exceptions/${id}/${act}`, {})).statusCode
          : undefined;
      },
      [204, 404],
    ),
  ),
  fc.constantFrom("emancipated", "college", "guardianship").map((kind) =>
    step(
      `two people enter a paper: ${kind}`,
      async ({ day, papers }, { as }) => {
        const made = await as.ito.send("POST", `/learners/${mateo}/age-documents`, { kind, effectiveOn: day });
        const { id } = made.json() as { id: string };
        papers.push(id);
        return (await second.send("POST", `/learners/${mateo}/age-documents/${id}/confirm`)).statusCode;
      },
      [204],
    ),
  ),
  fc.nat(5).map((which) =>
    step(
      "a second person lifts a paper of age",
      async ({ papers }) => {
        const id = papers.splice(which % Math.max(1, papers.length), 1)[0];
        return id ? (await second.send("POST", `/learners/${mateo}/age-documents/${id}/lift`)).statusCode : undefined;
      },
      [204],
    ),
  ),
  fc.integer({ min: -2, max: 2 }).map((days) =>
    step(`a birth certificate makes the learner turn 18 in ${days} days`, async ({ day }, { as }) => {
      const { items } = (await as.ito.get(`/learners/${mateo}/entries?kind=identity`)).json() as {
        items: { id: string; body: object }[];
      };
      const [was] = items;
      const bornOn = addDays(`${Number(day.slice(0, 4)) - 18}${day.slice(4)}`, days);
      const body = { kind: "identity", body: { ...was?.body, bornOn }, supersedes: was?.id, reason: "The certificate" };
      expect((await as.ito.send("POST", `/learners/${mateo}/entries`, body)).statusCode).toBe(201);
      return undefined;
    }),
  ),
  fc
    .tuple(target, category)
    .map(([about, of]) =>
      step(
        `the office ends a conflict about ${of} for ${about}`,
        async (_, { as }) =>
          (await as.ito.send("POST", `/learners/${mateo}/conflicts/${about}/${of}/end`, { note: "Spoke with both" }))
            .statusCode,
        [204],
      ),
    ),
  fc.tuple(fc.constantFrom("p3", "art"), fc.option(soon)).map(([inClass, days]) =>
    step(
      `the learner's seat in ${inClass} ${days === null ? "is open" : `ends in ${days} days`}`,
      async ({ day }, { store }) => {
        const endsOn = days === null ? undefined : addDays(day, days);
        await importFacts(store, [
          {
            row: `seat/${inClass}`,
            fact: { noun: "enrollment", key: `${inClass}-mateo`, learner: "mateo", class: inClass, endsOn },
          },
        ]);
        return undefined;
      },
    ),
  ),
  soon.map((days) =>
    step(`${days} days pass`, async (model, real) => {
      model.day = addDays(model.day, days);
      await real.turnTo(model.day);
      return undefined;
    }),
  ),
];

it("answers everybody exactly what is decided, after whatever happened to a family in whatever order", async () => {
  await check();
  await fc.assert(
    // The district lives on from run to run, as a school does; so does what the steps know of it.
    fc.asyncProperty(fc.commands(steps, { maxCommands: 12, size: "max" }), (all) =>
      fc.asyncModelRun(() => ({ model: life, real: district }), all),
    ),
    { numRuns: 12, interruptAfterTimeLimit: 15_000, endOnFailure: true },
  );
}, 90_000);

it("logged every one of those looks that opened anything", async () => {
  const lines = await firstRow(
    district.store.work,
    statement<{ count: number }>(
      "test.looks",
      "select count(*) as count from base.access_log where what = 'learner.backpack'",
    ),
  );
  expect(lines?.count).toBeGreaterThan(everybody.length);
});
