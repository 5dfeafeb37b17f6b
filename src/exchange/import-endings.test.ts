import { beforeEach, expect, it } from "vitest";
import { type Desk, openDesk } from "./import.testing.ts";
import { filesOf, roster, rosterRows } from "./roster.testing.ts";

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
  await desk.take(roster());
});
const seats = () =>
  desk.ask<{ seats: number }>(
    "select count(*)::int as seats from base.enrollment where class_id is not null and ended_at is null",
  );
const held = ({ remarks }: { remarks: readonly { code: string; first: string }[] }) =>
  remarks.flatMap(({ code, first }) => (code === "import.many-would-end" ? [first] : []));
/** Without the enrollments of the first so many learners. */
const without = (count: number) => roster(({ enrollments }) => enrollments.splice(0, count));

it("ends what a later bundle no longer has, on the day before it", async () => {
  expect(await desk.take(without(3))).toMatchObject({ changed: 0, ended: 3, unchanged: 96, remarks: [] });
  expect(await seats()).toEqual([{ seats: 37 }]);
  const [ended] = await desk.ask(
    "select e.ends_on::text, b.body ->> 'endsOn' as told, b.reason from base.enrollment e join base.entry b on b.learner_id = e.learner_id and b.superseded_at is null and b.kind = 'enrollment' and b.source_key = e.source_key || '#entry' where e.source_key = 'enrollments/e0'",
  );
  expect(ended).toEqual({ ends_on: "2026-11-19", told: "2026-11-19", reason: "missing-from-source" });
});

it("ends it once: the same bundle again changes nothing", async () => {
  await desk.take(without(3));
  const before = await desk.state();
  expect(await desk.take(without(3))).toMatchObject({ changed: 0, ended: 0, unchanged: 96 });
  expect(await desk.state()).toEqual(before);
});

it("begins it again when it comes back", async () => {
  await desk.take(without(3));
  expect(await desk.take(roster())).toMatchObject({ added: 0, changed: 3, ended: 0, unchanged: 96 });
  expect(await seats()).toEqual([{ seats: 40 }]);
});

it("holds back more than a tenth until a person decides, and ends it when the person says so", async () => {
  const summary = await desk.take(without(5));
  expect(summary).toMatchObject({ ended: 0 });
  expect(held(summary)).toEqual(["enrollments:1"]);
  expect(await desk.ask("select set_name, rows_missing, rows_known from base.import_ending")).toEqual([
    { set_name: "enrollments", rows_missing: 5, rows_known: 42 },
  ]);
  expect(await seats()).toEqual([{ seats: 40 }]);
  // Nobody decided: it stands, and is asked again.
  expect(held(await desk.take(without(5)))).toEqual(["enrollments:1"]);
  // A yes to something else is no yes to this.
  expect(held(await desk.take(without(5), { acceptEndings: ["users"] }))).toEqual(["enrollments:1"]);
  expect(await desk.take(without(5), { acceptEndings: ["enrollments"] })).toMatchObject({ ended: 5, remarks: [] });
  expect(await seats()).toEqual([{ seats: 35 }]);
});

it("ends nothing of a file that came empty, header only, cut off or not at all", async () => {
  const whole = roster();
  const { "enrollments.csv": enrollments = "", ...others } = whole;
  const header = enrollments.slice(0, enrollments.indexOf("\n") + 1);
  for (const text of ["", header, enrollments.slice(0, -100)])
    expect(await desk.take({ ...whole, "enrollments.csv": text })).toMatchObject({ ended: 0 });
  expect(await desk.take(others)).toMatchObject({ ended: 0 });
  expect(await seats()).toEqual([{ seats: 40 }]);
});

it("takes school and hat from a teacher whose row names another school, and keeps what it still names", async () => {
  const moved = roster(({ orgs, users }) => {
    orgs.push("s2,,,Hill,school,,d");
    users.splice(-1, 1, "t,,,true,s2,teacher,,,Tam,Mac,,,,,,,,");
  });
  await desk.take(moved);
  const at = await desk.ask(
    "select o.name, a.ends_on is null as stands from base.assignment a join base.organization o on o.id = a.organization_id where class_id is null order by 1",
  );
  expect(at).toEqual([
    { name: "Harbor", stands: false },
    { name: "Hill", stands: true },
  ]);
});

it("keeps a guardian whom a learner leaves behind while another names them", async () => {
  const withoutFirst = () =>
    roster(({ users, enrollments }) => {
      users.splice(0, 1);
      enrollments.splice(0, 1);
    });
  await desk.take(withoutFirst());
  const [left] = await desk.ask(
    "select ended_at is null as stands from base.source_key where noun = 'guardian' and key = 'p0'",
  );
  expect(left).toEqual({ stands: true });
  const before = await desk.state();
  await desk.take(withoutFirst());
  expect(await desk.state()).toEqual(before);
});

it("keeps last year's classes, which this year's export no longer has", async () => {
  const next = rosterRows();
  next.academicSessions = ["z,,,2027-28,schoolYear,2027-08-15,2028-06-15,,2028"];
  next.classes = next.classes.map((row) => row.replace(/^k/, "n").replace(",y,", ",z,"));
  next.courses = ["c,,,z,Algebra I,ALG,08,d,Mathematics,"];
  next.enrollments = next.enrollments.map((row) =>
    row.replace(/^e/, "f").replace(",k", ",n").replace("2026-08-24,2027-06-10", "2027-08-20,2028-06-10"),
  );
  expect(await desk.take(filesOf(next))).toMatchObject({ ended: 0, remarks: [] });
  expect(await seats()).toEqual([{ seats: 80 }]);
});

it("ends by a delta what it says, and nothing that it does not speak of", async () => {
  const delta = {
    "manifest.csv": "propertyName,value\nfile.users,delta\nfile.enrollments,delta\nfile.classes,absent\n",
    ...filesOf({
      users: ["l1,active,,true,s,student,,,Anna1,Núñez,,,l1@x.example,,,p1,8,"],
      enrollments: ["e2,tobedeleted,,k0,s,l2,student,,,", "e77,active,,k0,s,l3,student,,2026-11-01,"],
    }),
  };
  expect(await desk.take(delta)).toMatchObject({ source: "d", read: 3, added: 1, changed: 1, ended: 1, unchanged: 0 });
  expect(await seats()).toEqual([{ seats: 40 }]);
  // The adult is not in the delta, and is still one.
  expect(await desk.ask("select from base.guardianship where ended_at is null")).toHaveLength(40);
});
