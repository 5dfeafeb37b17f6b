import { describe, expect, it } from "vitest";
import { interchange, places, to, value } from "../interop/edfi/edfi.testing.ts";
import { type Desk, openDesk } from "./import.testing.ts";
import type { ImportSummary } from "./import.ts";
import { filesOf, type Rows, roster, rosterRows } from "./roster.testing.ts";

/** Five whole exports, one night after the other, of which every difference is known: it must come out exactly. */
const counts = ({ added, changed, ended }: ImportSummary) => ({ added, changed, ended });
const nothing = { added: 0, changed: 0, ended: 0 };

const standing = (desk: Desk, kind: string) =>
  desk.ask<{ learner: string; now: boolean; line: number }>(
    `select k.key as learner, bool_or(e.superseded_at is null) as now, count(*)::int as line from base.entry e
    join base.source_key k on k.id = e.learner_id and k.noun = 'learner' where e.kind = $1 group by k.key, e.source_key order by k.key, e.source_key`,
    [kind],
  );

it("follows a OneRoster roster that changes, ends and comes back", async () => {
  const desk = await openDesk();
  const take = (change: (rows: Rows) => void) => {
    const rows = rosterRows(20);
    change(rows);
    return desk.take(filesOf(rows));
  };
  const rename = (rows: Rows) => {
    rows.users = rows.users.map((row) => row.replace("Ana5,", "Anna5,"));
  };
  const leave = (rows: Rows) => {
    rows.enrollments = rows.enrollments.filter((row) => !row.startsWith("e3,"));
  };
  await take(() => undefined);
  expect(counts(await take(rename))).toEqual({ ...nothing, changed: 1 });
  expect(
    counts(
      await take((rows) => {
        rename(rows);
        leave(rows);
      }),
    ),
  ).toEqual({ ...nothing, ended: 1 });
  const later = (rows: Rows) => {
    rename(rows);
    leave(rows);
    rows.enrollments = rows.enrollments.map((row) =>
      row.startsWith("e7,") ? row.replace("2027-06-10", "2027-01-29") : row,
    );
    rows.users.push("l90,,,true,s,student,,,Zoe,Ott,,,,,,,8,");
    rows.enrollments.push("e90,,,k0,s,l90,student,,2026-11-02,2027-06-10");
  };
  expect(counts(await take(later))).toEqual({ added: 2, changed: 1, ended: 0 });
  const back = await take((rows) => {
    rename(rows);
    rows.users.push("l90,,,true,s,student,,,Zoe,Ott,,,,,,,8,");
    rows.enrollments.push("e90,,,k0,s,l90,student,,2026-11-02,2027-06-10");
  });
  // The seat that had ended is sent again, and the one that was cut short is as long as before.
  expect([back.ended, back.added + back.changed]).toEqual([0, 2]);
  const names = (await standing(desk, "name")).filter(({ line }) => line > 1);
  expect(names).toEqual([{ learner: "l5", now: true, line: 2 }]);
  const seats = await desk.ask<{ key: string }>(
    "select source_key as key from base.enrollment where ended_at is not null order by 1",
  );
  expect(seats).toEqual([]);
});

it("counts a learner who is called otherwise once, whatever other rows speak of the learner", async () => {
  const desk = await openDesk();
  const take = (given: string, sex = "female", born = "2011-03-04") =>
    desk.take({
      ...roster((rows) => {
        rows.users = rows.users.map((row) => row.replace("Ana5,", `${given},`));
      }),
      "demographics.csv": `sourcedId,status,dateLastModified,birthDate,sex\nl5,,,${born},${sex}\n`,
    });
  await take("Ana5");
  expect(counts(await take("Anna"))).toEqual({ ...nothing, changed: 1 });
  expect(counts(await take("Anna", "female", "2011-03-05"))).toEqual({ ...nothing, changed: 1 });
  expect(counts(await take("Anna", "male", "2011-03-05"))).toEqual({ ...nothing, changed: 1 });
});

describe("an adult who is taken out of the roster", () => {
  const bond = `select count(*)::int as bonds from base.guardianship g join base.source_key k on k.id = g.guardian_id and k.noun = 'guardian'
    where k.key = 'p5' and g.ended_at is null`;
  const contacts =
    "select count(*)::int as told from base.entry where source_key like '%#adult/p5/contact' and superseded_at is null and hash is not null";

  it("by a bulk bundle ends with their own row, and each learner of theirs changes", async () => {
    const desk = await openDesk();
    await desk.take(roster());
    const without = roster((rows) => {
      rows.users = rows.users.filter((row) => !row.startsWith("p5,")).map((row) => row.replace(",p5,", ",,"));
    });
    expect(counts(await desk.take(without))).toEqual({ added: 0, changed: 4, ended: 1 });
    expect(await desk.ask(bond)).toEqual([{ bonds: 0 }]);
  });

  it("by a row of a delta reads no more, though the learners' rows do not come", async () => {
    const desk = await openDesk();
    await desk.take(roster());
    expect(await desk.ask(bond)).toEqual([{ bonds: 4 }]);
    const [header] = (roster()["users.csv"] ?? "").split("\n");
    const deleted = {
      "manifest.csv": "propertyName,value\nfile.users,delta\n",
      "users.csv": `${header}\np5,tobedeleted,,true,d,parent,,,Rosa5,Núñez,,,,,555-05,,,\n`,
    };
    expect(await desk.take(deleted)).toMatchObject({ source: "d", ...nothing, ended: 1 });
    expect(await desk.ask(bond)).toEqual([{ bonds: 0 }]);
    expect(await desk.ask(contacts)).toEqual([{ told: 0 }]);
    expect(counts(await desk.take(deleted))).toEqual(nothing);
    expect(counts(await desk.take(roster()))).toMatchObject({ ended: 0 });
    expect(await desk.ask(bond)).toEqual([{ bonds: 4 }]);
    expect(await desk.ask(contacts)).toEqual([{ told: 4 }]);
  });
});

describe("Ed-Fi discipline", () => {
  const people = ["1", "2", "3"].map(
    (id) =>
      `<Student><StudentUniqueId>${id}</StudentUniqueId><Name><FirstName>Ana${id}</FirstName><LastSurname>Núñez</LastSurname></Name></Student>`,
  );
  const seats = ["1", "2", "3"].map(
    (id) =>
      `<StudentSchoolAssociation>${to.student(id)}${to.school()}<EntryDate>2021-08-23</EntryDate></StudentSchoolAssociation>`,
  );
  const incident = (number: string, learner: string, more = "") =>
    `<DisciplineIncident id="D${number}"><IncidentIdentifier>${number}</IncidentIdentifier><IncidentDate>2022-01-18</IncidentDate>${to.school()}</DisciplineIncident>
    <StudentDisciplineIncidentBehaviorAssociation>${to.student(learner)}<DisciplineIncidentReference ref="D${number}"/>${value("Behavior", "Behavior", "School Violation")}
    <BehaviorDetailedDescription>Fighting${more}</BehaviorDetailedDescription>${value("DisciplineIncidentParticipationCode", "DisciplineIncidentParticipationCode", "Perpetrator")}</StudentDisciplineIncidentBehaviorAssociation>`;
  const bundle = (...incidents: string[]) => ({
    ...places,
    "Student.xml": interchange(people.join("\n")),
    "StudentEnrollment.xml": interchange(seats.join("\n"), "InterchangeStudentEnrollment"),
    "Discipline.xml": interchange(incidents.join("\n"), "InterchangeDiscipline"),
  });

  it("takes an incident away that its source deleted, keeps its history, and takes none that stays", async () => {
    const desk = await openDesk();
    const take = (...incidents: string[]) => desk.take(bundle(...incidents), { acceptEndings: ["all"] });
    const shown = async () => (await standing(desk, "incident")).filter(({ now }) => now).map(({ learner }) => learner);
    await take(incident("1", "1"), incident("2", "2"));
    expect(await shown()).toEqual(["1", "2"]);
    expect(counts(await take(incident("1", "1"), incident("2", "2")))).toEqual(nothing);
    await take(incident("1", "1"));
    expect(await shown()).toEqual(["1"]);
    await take(incident("1", "1", " again"), incident("3", "3"));
    expect(await shown()).toEqual(["1", "3"]);
    await take(incident("4", "2"));
    expect(await shown()).toEqual(["2"]);
    const kept = await desk.ask("select from base.entry where kind = 'incident'");
    expect(kept).toHaveLength(5);
  });
});
