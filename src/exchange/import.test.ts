import { beforeAll, describe, expect, it } from "vitest";
import { type Desk, openDesk } from "./import.testing.ts";
import { roster } from "./roster.testing.ts";

const rowsRead = 2 + 1 + 1 + 2 + 51 + 42;

describe("a bundle of a new source", () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });

  it("is stored whole, under the name of its root organization", async () => {
    expect(await desk.take(roster())).toEqual({
      source: "d",
      read: rowsRead,
      added: rowsRead,
      changed: 0,
      ended: 0,
      unchanged: 0,
      remarks: [],
    });
    const [counts] =
      await desk.ask(`select (select count(*) from base.learner) as learners, (select count(*) from base.class) as classes,
      (select count(*) from base.enrollment where class_id is not null) as seats, (select count(*) from base.guardianship) as adults,
      (select count(*) from base.staff) as staff`);
    expect(counts).toEqual({ learners: 40, classes: 2, seats: 40, adults: 40, staff: 1 });
  });

  it("changes nothing when it comes again, and says so", async () => {
    const before = await desk.state();
    expect(await desk.take(roster())).toMatchObject({
      added: 0,
      changed: 0,
      ended: 0,
      unchanged: rowsRead,
      remarks: [],
    });
    expect(await desk.state()).toEqual(before);
  });

  it("changes nothing when its rows come in another order, under columns in another order", async () => {
    const turned = Object.fromEntries(
      Object.entries(roster()).map(([name, text]) => {
        const [header = "", ...rows] = text.trimEnd().split("\n");
        return [name, [header, ...rows.reverse()].map((row) => row.split(",").reverse().join(",")).join("\n")];
      }),
    );
    expect(await desk.take(turned)).toMatchObject({ added: 0, changed: 0, ended: 0, unchanged: rowsRead });
  });

  it("writes a successor for what changed, and leaves the rest alone", async () => {
    const moved = roster(({ users, enrollments }) => {
      users[0] = users[0]?.replace("Ana0,Núñez", "Ana0,Haddad") ?? "";
      enrollments[1] = enrollments[1]?.replace("2027-06-10", "2026-12-18") ?? "";
    });
    expect(await desk.take(moved)).toMatchObject({ added: 0, changed: 2, ended: 0, unchanged: rowsRead - 2 });
    const names = await desk.ask(
      "select body ->> 'family' as family, superseded_at is null as current from base.entry where kind = 'name' and source_key = 'users/l0#name' order by received_at",
    );
    expect(names).toEqual([
      { family: "Núñez", current: false },
      { family: "Haddad", current: true },
    ]);
    expect(await desk.ask("select display_name from base.learner where sort_name like 'haddad%'")).toHaveLength(1);
    expect(await desk.ask("select ends_on::text from base.enrollment where source_key = 'enrollments/e1'")).toEqual([
      { ends_on: "2026-12-18" },
    ]);
  });

  it("gives a teacher the class at once: nothing is owed when it is done", async () => {
    await desk.take(roster());
    expect(await desk.ask("select from base.due")).toEqual([]);
    const [{ digests } = { digests: 0 }] = await desk.ask<{ digests: number }>(
      "select count(distinct learner_id)::int as digests from base.digest",
    );
    expect(digests).toBe(40);
  });

  it("says where it stands as it goes", async () => {
    const phases = new Set<string>();
    const shares: number[] = [];
    await desk.take(roster(), {
      onProgress: ({ phase, share }) => {
        phases.add(phase);
        if (share !== undefined) shares.push(share);
      },
    });
    expect([...phases]).toEqual(["read", "joining", "summing-up", "shown"]);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });
});

describe("what is wrong in it", () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  const codes = async (files: Record<string, string>) =>
    Object.fromEntries((await desk.take(files)).remarks.map(({ code, count, first }) => [code, `${count} ${first}`]));

  it("is a remark with its place, and blocks no other row", async () => {
    const summary = await desk.take(
      roster(({ enrollments, users }) => {
        enrollments.push(
          "e90,,,k0,s,l1,student,,2026-02-30,",
          "e91,,,k0,s,l1,student,,13/45/2026,",
          "e92,,,k0,s,l1,student,,2027-01-01,2026-01-01",
          "e93,,,k9,s,l1,student,,,",
          "e94,,,k0,s,l99,student,,,",
          "e95,,,k0,s,t9,teacher,,,",
          "e96,,,k0,s,l1,captain,,,",
          "e97,,,k0,s,,student,,,",
          ",,,k0,s,l1,student,,,",
          "e98,,,k0",
          "e99,,,k0,s,l1,student,,,,,extra",
          "e1,,,k0,s,l1,student,,2026-09-01,",
        );
        users.push("u9,,,true,s,wizard,,,X,Y,,,,,,,,", "u8,,,true,s,student,,,,Nameless,,,,,,,,");
      }),
    );
    expect(summary).toMatchObject({ added: rowsRead, read: rowsRead + 14 });
    expect(Object.fromEntries(summary.remarks.map(({ code, count, first }) => [code, `${count} ${first}`]))).toEqual({
      "date.invalid": "2 enrollments.csv:44",
      "date.order": "1 enrollments.csv:46",
      "class.unknown": "1 enrollments.csv:47",
      "learner.unknown": "1 enrollments.csv:48",
      "assignment.staff-unknown": "1 enrollments.csv:49",
      "enrollment.role-unknown": "1 enrollments.csv:50",
      "row.cell-missing": "2 users.csv:54",
      "row.id-missing": "1 enrollments.csv:52",
      "csv.cells-missing": "1 enrollments.csv:53",
      "csv.cells-too-many": "1 enrollments.csv:54",
      "id.duplicate": "1 enrollments.csv:55",
      "user.role-unknown": "1 users.csv:53",
    });
  });

  it("is kept with the import for whoever can mend it, and quotes no learner", async () => {
    const remarks = await desk.ask<{ at: string; code: string; message: string | null }>(
      "select code, at, message from base.import_remark r join base.import i on i.id = r.import_id and i.state = 'done' order by code, at",
    );
    expect(remarks.length).toBeGreaterThan(10);
    expect(remarks).toContainEqual({ code: "enrollment.role-unknown", at: "enrollments.csv:50", message: "captain" });
    expect(JSON.stringify(remarks)).not.toMatch(/Ana|Núñez|Nameless|l99/);
  });

  it("of what a class or an organization hangs on, is said too", async () => {
    expect(
      await codes(
        roster(({ orgs, classes, users }) => {
          orgs[1] = "s,,,Harbor,school,,nowhere";
          classes[0] = classes[0]?.replace(",s,y,", ",s,y9,").replace(",c,", ",c9,") ?? "";
          users[1] = users[1]?.replace(",p1,", ",p99,") ?? "";
        }),
      ),
    ).toMatchObject({
      "organization.parent-unknown": "1 orgs.csv:3",
      "class.term-unknown": "1 classes.csv:2",
      "class.course-unknown": "1 classes.csv:2",
      "user.agent-missing": "1 users.csv:3",
    });
  });
});
