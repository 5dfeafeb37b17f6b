import { beforeAll, expect, it } from "vitest";
import { district } from "../interop/oneroster/oneroster.testing.ts";
import { type Desk, openDesk } from "./import.testing.ts";

type File = keyof typeof district;
/** Rows as a delta of the small district, in the order in which they are given. */
function delta(...files: readonly (readonly [File, readonly string[]])[]): Record<string, string> {
  const modes = files.map(([name]) => `file.${name.replace(".csv", "")},delta`);
  return {
    "manifest.csv": ["propertyName,value", "oneroster.version,1.2", ...modes, ""].join("\n"),
    ...Object.fromEntries(files.map(([name, rows]) => [name, [district[name].split("\n")[0], ...rows, ""].join("\n")])),
  };
}
const gone: readonly (readonly [File, readonly string[]])[] = [
  ["results.csv", ["r1,tobedeleted,li,l,fully graded,8.5,,,,,,,,", "r2,tobedeleted,li,m,not submitted,,,,,,,,,"]],
  ["lineItems.csv", ["li,tobedeleted,HW 3,,,k,hw,q1,0,10"]],
  [
    "enrollments.csv",
    ["e1,tobedeleted,k,s,l,student,,", "e2,tobedeleted,k,s,m,student,,", "e3,tobedeleted,k,s,t,teacher,,"],
  ],
  ["classes.csv", ["k,tobedeleted,Algebra 1,c,A1,s,q1,"]],
];

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.take(district);
});

it("ends what a delta deletes, whatever comes first, and keeps what was", async () => {
  const states = [];
  for (const order of [gone, gone.toReversed(), gone.map(([name, rows]) => [name, rows.toReversed()] as const)]) {
    const one = await openDesk();
    await one.take(district);
    const { read, ended, remarks } = await one.take(delta(...order));
    expect([read, ended, remarks]).toEqual([7, 7, []]);
    states.push(await one.state());
    expect(
      await one.ask(
        "select count(*)::int as kept from base.entry where source_key like 'results/%' and superseded_at is not null",
      ),
    ).toEqual([{ kept: 3 }]);
  }
  expect(states[1]).toEqual(states[0]);
  expect(states[2]).toEqual(states[0]);
});

it("says the same from one delta as from its rows in deltas of their own", async () => {
  const rows: readonly (readonly [File, readonly string[]])[] = [
    ["users.csv", ["n,active,s,student,Cleo,Diaz,,8"]],
    ["enrollments.csv", ["e9,active,k,s,n,student,2026-09-01,"]],
    ["lineItems.csv", ["l9,active,HW 9,2026-11-02,2026-11-06,k,hw,q1,0,5"]],
    [
      "results.csv",
      ["r9,active,l9,n,fully graded,4,2026-11-07,,,,,,,", "r8,active,li,n,fully graded,7,2026-11-07,,,,,,,"],
    ],
  ];
  const [once, apart] = [await openDesk(), await openDesk()];
  for (const each of [once, apart]) await each.take(district);
  await once.take(delta(...rows));
  for (const one of rows) await apart.take(delta(one));
  expect(await apart.state()).toEqual(await once.state());
  const before = await once.state();
  expect(await once.take(delta(...rows))).toMatchObject({ added: 0, changed: 0, ended: 0, unchanged: 5 });
  expect(await once.state()).toEqual(before);
});

it("adds a birthday and what was stated to a learner who is there, and to nobody else", async () => {
  const { remarks } = await desk.take(
    delta(["demographics.csv", ["m,active,2012-12-01,male,,,,", "nobody,active,2012-12-01,,,,,"]]),
  );
  expect(remarks).toEqual([{ code: "learner.unknown", count: 1, first: "demographics.csv:3" }]);
  expect(
    await desk.ask(`select e.kind, e.body from base.entry e join base.source_key k on k.id = e.learner_id and k.noun = 'learner'
      where k.key = 'm' and e.kind in ('identity', 'demographics') and e.superseded_at is null order by e.kind`),
  ).toEqual([
    { kind: "demographics", body: { sex: "Male", races: ["Asian", "White"] } },
    { kind: "identity", body: { given: "Ben", family: "Adé", bornOn: "2012-12-01" } },
  ]);
  expect(await desk.ask("select born_on from base.learner where born_on = '2012-12-01'")).toHaveLength(1);
});

it("knows five extracts apart by exactly what differs between them", async () => {
  const five = await openDesk();
  const extract = (file: File, from: string, to: string, files: Record<string, string> = district) => ({
    ...files,
    [file]: files[file]?.replace(from, to) ?? "",
  });
  const scored = extract("results.csv", "fully graded,8.5,", "fully graded,9.5,");
  const renamed = extract("lineItems.csv", "li,,HW 3", "li,,Homework 3", scored);
  const fewer = extract("results.csv", /r3.*\n/.exec(district["results.csv"])?.[0] ?? "", "", renamed);
  const counts = [];
  for (const files of [district, scored, renamed, fewer, district]) {
    const { added, changed, ended, unchanged } = await five.take(files, { acceptEndings: ["all"] });
    counts.push({ added, changed, ended, unchanged });
  }
  const all = counts[0]?.added ?? 0;
  expect(counts).toEqual([
    { added: all, changed: 0, ended: 0, unchanged: 0 },
    { added: 0, changed: 1, ended: 0, unchanged: all - 1 },
    { added: 0, changed: 4, ended: 0, unchanged: all - 4 },
    { added: 0, changed: 0, ended: 2, unchanged: all - 2 },
    { added: 2, changed: 4, ended: 0, unchanged: all - 6 },
  ]);
});

it("finds the competency of an objective by its code where only one framework has it, else leaves the code", async () => {
  const known = await openDesk();
  await known.ask(`with f as (insert into base.framework (id, name) values (gen_random_uuid(), 'State standards'), (gen_random_uuid(), 'Others')
      returning id, name)
    insert into base.competency (id, framework_id, code, statement, subject, position)
    select gen_random_uuid(), f.id, c.code, c.statement, 'Mathematics', 1 from f join (values
      ('State standards', '8.F.B.4', 'Construct a function'), ('State standards', '8.F.B.5', 'Describe a relation'),
      ('Others', '8.F.B.5', 'Something else')) c (framework, code, statement) on c.framework = f.name`);
  await known.take(district);
  expect(
    await known.ask(`select body #>> '{competency,framework}' as framework, body #>> '{competency,statement}' as statement
      from base.entry where kind = 'standards-result' and body #>> '{competency,code}' like '8.%' order by 2`),
  ).toEqual([
    { framework: "Learning objectives", statement: "8.F.B.5" },
    { framework: "State standards", statement: "Construct a function" },
  ]);
});
