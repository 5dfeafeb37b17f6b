import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { DayOne } from "../insight/day-one.ts";
import { type Statement, statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { openTestStore } from "../store/testing.ts";
import { makeApp } from "./app.ts";
import { type Config, readConfig } from "./config.ts";
import { bringUpToDate } from "./installation.job.ts";
import { prepareSample } from "./sample.job.ts";
import { mainClass, richLearner } from "./sample-people.ts";

const today = "2026-11-20";
let store: Store;
let app: FastifyInstance;
let config: Config;
let lines: string[];
let password: string;
let halfWay: number;

beforeAll(async () => {
  store = await openTestStore();
  const dataFolder = await mkdtemp(join(tmpdir(), "daypack-sample-"));
  config = { ...readConfig({}), dataFolder, today, timeZone: "America/Chicago" };
  await bringUpToDate(store, config);
  // Killed when the district is in and the profiles are on their way; then started again.
  const killed = new Error("killed");
  const die = (text: string) => {
    if (text.includes("joining profiles")) throw killed;
  };
  await expect(prepareSample(store, config, die)).rejects.toBe(killed);
  halfWay = await count("select count(*) as count from base.entry");
  lines = await prepareSample(store, config, () => undefined);
  password = (await readFile(join(dataFolder, "sample-password"), "utf8")).trim();
  app = await makeApp({ store, secure: false, webFolder: dataFolder });
}, 180_000);
afterAll(async () => {
  await app?.close();
  await rm(config.dataFolder, { recursive: true, force: true });
});

let number = 0;
function rows<Row extends Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> {
  number += 1;
  const asked: Statement<Row> = statement(`test.sample.${number}`, text);
  return store.work.rows(asked, values);
}
const count = async (text: string, values: unknown[] = []): Promise<number> =>
  (await rows<{ count: number }>(text, values))[0]?.count ?? 0;

async function signIn(name: string): Promise<<Answer>(url: string) => Promise<Answer>> {
  const email = `${name}@sample.daypack.test`;
  const signedIn = await app.inject({ method: "POST", url: "/api/v1/session", payload: { email, password } });
  const cookie = String(signedIn.headers["set-cookie"]).split(";")[0] ?? "";
  return async <Answer>(url: string) =>
    (await app.inject({ method: "GET", url: `/api/v1${url}`, headers: { cookie } })).json<Answer>();
}

/** Learners of a class of the main class's kind: roll, households and units. */
const classesOf30 = `select c.id, c.title, count(distinct e.learner_id) as learners from base.class c
  join base.enrollment e on e.class_id = c.id join base.unit u on u.class_id = c.id
  where c.starts_on <= base.today() and c.ends_on >= base.today() group by c.id order by c.title, c.id`;
const dayOneOf = async (get: Awaited<ReturnType<typeof signIn>>): Promise<DayOne> => {
  const [main] = await rows<{ id: string }>("select id from base.source_key where noun = 'class' and key = $1", [
    mainClass.fall,
  ]);
  return get<DayOne>(`/classes/${main?.id}/day-one`);
};

it("goes on after it was killed half way, and doubles nothing", async () => {
  expect(halfWay).toBeGreaterThan(0);
  // The birthday of who comes of age within the week is the one thing that was corrected.
  expect(await count("select count(*) as count from base.entry where superseded_at is not null")).toBe(1);
  expect(await count("select count(*) as count from base.agreement")).toBe(5);
  expect(await count("select count(*) as count from base.learner")).toBe(963);
});

it("loads without a remark on anything generated, and with the known ones on what was published", async () => {
  const remarks = await rows<{ code: string; at: string }>("select distinct code, at from base.import_remark");
  const published = remarks.filter(({ at }) => at.startsWith("grandbend/") || at.startsWith("coherence-map.json"));
  expect(remarks.filter((each) => !published.includes(each))).toEqual([]);
  expect([...new Set(published.map(({ code }) => code))].sort()).toEqual([
    "competency.parent-unknown",
    "edfi.calendar-not-used",
    "edfi.items-not-scored",
    "edfi.not-kept",
    "edfi.not-tested",
    "field.refused",
  ]);
});

it("says of every entry how far its dates were moved, and of every generated one that it is", async () => {
  const written = "select distinct shifted_days from base.entry where method <> 'asserted'";
  expect(await rows(written)).toEqual([{ shifted_days: 1827 }]);
  const methods = "select distinct method from base.entry where row_key like $1";
  expect(await rows(methods, ["sample.%"])).toEqual([{ method: "generated" }]);
  expect(await rows(methods, ["StudentSchoolAttendanceEvent/%"])).toEqual([{ method: "reported" }]);
});

it("holds nothing that has not happened yet, but next semester's schedule", async () => {
  const ahead = "select distinct kind from base.entry where observed_on > base.today()";
  expect(await rows(ahead)).toEqual([{ kind: "enrollment" }]);
});

it("has five classes of exactly 30 with units and marks, three of them of one teacher", async () => {
  const classes = await rows<{ learners: number }>(classesOf30);
  expect(classes.map(({ learners }) => learners)).toEqual([30, 30, 30, 30, 30]);
});

it("keeps the families of those classes in households of their own", async () => {
  const shared =
    "select count(*) as count from (select from base.guardianship group by household_id having count(distinct learner_id) > 1) x";
  // The two homes of the one pair of siblings.
  expect(await count(shared)).toBe(2);
  const apart = `select count(*) as count from (select e.learner_id from base.enrollment e
    join base.source_key k on k.id = e.class_id and k.key = $1 join base.guardianship g using (learner_id)
    group by 1 having count(distinct g.household_id) > 1) x`;
  expect(await count(apart, [mainClass.fall])).toBeGreaterThan(5);
});

it("puts every learner into five to seven classes of their own school, of a size a room holds", async () => {
  const perLearner = `select count(*) as count from base.enrollment e join base.class c on c.id = e.class_id
    where c.starts_on < '2026-12-01' group by e.learner_id`;
  const counts = (await rows<{ count: number }>(perLearner)).map((row) => row.count);
  expect(counts.filter((each) => each < 5 || each > 7)).toEqual([]);
  const largest = `select max(learners)::int as count from (select c.title, count(*) as learners from base.enrollment e
    join base.class c on c.id = e.class_id where c.title not like 'Physical%' group by c.id) x`;
  expect(await count(largest)).toBeLessThanOrEqual(32);
  const crossing = `select count(*) as count from base.enrollment e where e.class_id is not null and not exists (
    select from base.enrollment s where s.learner_id = e.learner_id and s.class_id is null and s.organization_id = e.organization_id)`;
  expect(await count(crossing)).toBe(0);
});

it("shows the teacher 30 tiles: 28 backpacks here, two on the way", async () => {
  const day = await dayOneOf(await signIn("teacher"));
  expect([day.learners, day.here]).toEqual([30, 28]);
  expect(day.tiles.filter(({ awaiting }) => awaiting).map(({ marks, supports }) => [marks, supports])).toEqual([
    [[], []],
    [[], []],
  ]);
});

it("has every state of a mark and all three readinesses on them, in sensible sizes", async () => {
  const day = await dayOneOf(await signIn("teacher"));
  const marks = day.tiles.flatMap((tile) => tile.marks);
  const states = new Set(marks.flatMap(({ level, sureness }) => [level ?? "none", sureness ?? "none"]));
  expect([...states].sort()).toEqual(["extends", "growing", "met", "none", "old", "one", "starting", "sure", "thin"]);
  for (const { count: many } of day.readiness) expect(many).toBeGreaterThanOrEqual(8);
});

it("brings something different with every learner, and something shared with the class", async () => {
  const day = await dayOneOf(await signIn("teacher"));
  const brings = day.tiles.flatMap((tile) => tile.brings ?? []);
  expect(brings.length).toBe(28);
  expect(new Set(brings).size).toBe(28);
  expect(day.brings.find(({ what }) => what === "Keeps at hard problems")?.count).toBeGreaterThanOrEqual(6);
  expect(day.provide.length).toBeGreaterThanOrEqual(4);
});

it("lets two guardians in two households read the same two children, and each their own household alone", async () => {
  const [first, second] = [await signIn("parent1"), await signIn("parent2")];
  type Children = { items: { id: string; name: string }[] };
  const [children, same] = [await first<Children>("/learners"), await second<Children>("/learners")];
  expect(children.items.length).toBe(2);
  expect(same).toEqual(children);
  const homes = await rows<{ households: number }>(
    `select count(distinct household_id) as households from base.guardianship g
    join base.source_key k on k.id = g.learner_id where k.noun = 'learner' and k.key = $1`,
    [richLearner],
  );
  expect(homes).toEqual([{ households: 2 }]);
});

it("gives one learner everything, and her counselor a note that no one else reads", async () => {
  const kinds = await rows<{ kind: string }>(
    `select distinct kind from base.entry e join base.source_key k on k.id = e.learner_id
    where k.noun = 'learner' and k.key = $1 order by kind`,
    [richLearner],
  );
  expect(kinds.length).toBeGreaterThanOrEqual(21);
  const [counselor, teacher] = [await signIn("counselor"), await signIn("teacher")];
  type Entries = { items: { kind: string }[] };
  const [id] = (await counselor<{ items: { id: string }[] }>("/learners")).items.map((each) => each.id);
  const notes = async (get: typeof counselor) =>
    (await get<Entries>(`/learners/${id}/entries?kind=restricted-note`)).items?.length;
  expect(await notes(counselor)).toBe(1);
  expect(await notes(teacher)).toBe(0);
});

it("begins with choices of both guardians, for a club and an app among others", async () => {
  const get = await signIn("parent1");
  const [id] = (await get<{ items: { id: string; name: string }[] }>("/learners")).items
    .filter(({ name }) => name.startsWith("Karen"))
    .map((each) => each.id);
  type Column = { audience: string; name?: string; cells: { because: { by?: string }[] }[] };
  const { columns } = await get<{ columns: Column[] }>(`/learners/${id}/choices`);
  const programs = ["Eastside Club", "Lab Notebook", "Riverside Makers", "Zephyr Math"];
  expect(columns.flatMap(({ name }) => name ?? []).sort()).toEqual(programs);
  const by = columns.flatMap(({ cells }) => cells.flatMap(({ because }) => because.flatMap((each) => each.by ?? [])));
  expect(new Set(by)).toEqual(new Set(["you", "guardian"]));
});

it("has a plan for everybody in high school, a transcript of every year behind them, and both words of the pace", async () => {
  const kinds = await rows<{ kind: string; learners: number }>(
    `select kind, count(distinct learner_id) as learners from base.entry
    where kind in ('graduation-plan', 'transcript-course', 'academic-record') group by kind order by kind`,
  );
  // 320 of Grand Bend; the two newcomers of grade 9 are on their way. Grade 9 has no year behind it, but for one learner.
  expect(kinds.map(({ learners }) => learners)).toEqual([240, 320, 241]);
  const paces = await rows<{ pace: string; learners: number }>(
    "select status ->> 'graduation-plan' as pace, count(*) as learners from base.digest where status ? 'graduation-plan' group by 1 order by 1",
  );
  expect(paces.map(({ pace }) => pace)).toEqual(["catching-up", "on-pace"]);
  for (const { learners } of paces) expect(learners).toBeGreaterThan(10);
});

it("shows the teacher the alert of a learner beside the name, and the plan behind it to the nurse alone", async () => {
  const seen = async (who: string) => {
    const get = await signIn(who);
    const { items } = await get<{ items: { id: string }[] }>(`/learners?sourceId=${richLearner}`);
    return JSON.stringify(await get(`/learners/${items[0]?.id}/backpack`));
  };
  for (const who of ["teacher", "nurse"]) expect(await seen(who)).toContain("Bee sting allergy");
  expect(await seen("nurse")).toContain("Call the nurse at once");
  expect(await seen("teacher")).not.toContain("Call the nurse at once");
});

it("prints who can sign in, by role and without a learner's name, and keeps the password to its owner", async () => {
  expect(lines.filter((line) => line.includes("@sample.daypack.test")).length).toBe(13);
  expect(lines.join("\n")).not.toMatch(/Karen|Cordova|Elena/);
  expect((await stat(join(config.dataFolder, "sample-password"))).mode & 0o777).toBe(0o600);
});

it("says the same at the next start, and loads nothing again", async () => {
  const said: string[] = [];
  expect(await prepareSample(store, config, (text) => said.push(text))).toEqual(lines);
  expect(said).toEqual([]);
});

it("takes the accounts away as soon as a source is not the sample", async () => {
  await rows("insert into base.source (id, name, standard) values (gen_random_uuid(), 'Riverton', 'oneroster')");
  expect(await prepareSample(store, config, () => undefined)).toEqual([]);
  const left = await store.identity.rows(
    statement("test.sample.accounts", "select email from identity.account where is_sample"),
  );
  expect(left).toEqual([]);
});
