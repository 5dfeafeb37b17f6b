import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { daysBetween } from "../kernel/date.ts";
import { type Files, openDesk } from "./import.testing.ts";
import { filesOf, roster, rosterRows } from "./roster.testing.ts";

type Texts = Readonly<Record<string, string>>;
const each = (files: Texts, how: (text: string, name: string) => string | Uint8Array): Files =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [name, how(text, name)]));
const rowsOf = (text: string, how: (cells: string[], at: number) => string[]) =>
  text
    .split("\n")
    .map((row, at) => (row === "" ? row : how(row.split(","), at).join(",")))
    .join("\n");
const utf16 = (text: string, order: "le" | "be") => {
  const bytes = Buffer.from(`\uFEFF${text}`, "utf16le");
  return order === "le" ? bytes : bytes.swap16();
};

/** The same district as other systems write it. */
const spellings: Readonly<Record<string, Files>> = {
  "with a byte-order mark": each(roster(), (text) => `\uFEFF${text}`),
  "in UTF-16, little end first": each(roster(), (text) => utf16(text, "le")),
  "in UTF-16, big end first": each(roster(), (text) => utf16(text, "be")),
  "in Windows-1252": each(roster(), (text) => Buffer.from(text, "latin1")),
  "with line ends of Windows": filesOf(rosterRows(), "\r\n"),
  "without a last line end": each(roster(), (text) => text.trimEnd()),
  "with headers in capitals and blanks": each(roster(), (text) =>
    rowsOf(text, (cells, at) => (at > 0 ? cells : cells.map((cell) => ` ${cell.toUpperCase()} `))),
  ),
  "with columns it does not know": each(roster(), (text) =>
    rowsOf(text, (cells, at) => [at ? "x" : "metadata.extra", ...cells, at ? "" : "later"]),
  ),
  "with every cell in quotes": each(roster(), (text) => rowsOf(text, (cells) => cells.map((cell) => `"${cell}"`))),
  "in a folder of the bundle, gzipped": Object.fromEntries(
    Object.entries(roster()).map(([name, text]) => [`export/2026/${name}.gz`, gzipSync(text)]),
  ),
  "under names in capitals": Object.fromEntries(
    Object.entries(roster()).map(([name, text]) => [name.toUpperCase(), text]),
  ),
  "with a manifest": {
    ...roster(),
    "manifest.csv":
      "propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\nfile.users,bulk\nfile.results,absent\n",
  },
  "with semicolons, as spreadsheets elsewhere write it": each(roster(), (text) => text.replaceAll(",", ";")),
  "with tabs": each(roster(), (text) => text.replaceAll(",", "\t")),
  "with blanks in its headers": each(roster(), (text) =>
    rowsOf(text, (cells, at) => (at > 0 ? cells : cells.map((cell) => cell.replaceAll(/[A-Z]/g, " $&")))),
  ),
  "with dates as serial numbers of a spreadsheet": each(roster(), (text) =>
    text.replaceAll(/\d{4}-\d{2}-\d{2}/g, (date) => String(daysBetween("1899-12-30", date))),
  ),
  "with times after its dates": each(roster(), (text) => text.replaceAll(/(\d{4}-\d{2}-\d{2})/g, "$1T00:00:00.000Z")),
  "with dates as Americans write them": each(roster(), (text) =>
    text.replaceAll(/(\d{4})-(\d{2})-(\d{2})/g, "$2/$3/$1"),
  ),
};

describe("the same district, written otherwise, is the same", () => {
  let plain: readonly string[];
  beforeAll(async () => {
    const desk = await openDesk();
    await desk.take(roster());
    plain = await desk.state();
  });
  for (const [how, files] of Object.entries(spellings))
    it(how, async () => {
      const desk = await openDesk();
      const { added, read, remarks } = await desk.take(files);
      expect([read, added]).toEqual([99, 99]);
      expect(remarks.filter(({ code }) => !["file.encoding", "csv.columns-unknown"].includes(code))).toEqual([]);
      expect(await desk.state()).toEqual(plain);
    });
});

describe("a district that leaves things open", () => {
  it("has learners in classes without dates, classes without terms, schools without a district", async () => {
    const desk = await openDesk();
    const rows = rosterRows();
    rows.orgs = ["s,,,Harbor,school,,"];
    rows.courses = rows.courses.map((row) => row.replace(",d,", ",s,"));
    rows.classes = rows.classes.map((row) => row.replace(",y,", ",,"));
    rows.users = rows.users.map((row) => row.replace(",true,d,", ",true,,"));
    rows.enrollments = rows.enrollments.map((row) => row.replace("2026-08-24,2027-06-10", ","));
    expect(await desk.take(filesOf(rows))).toMatchObject({ source: "s", added: 98, remarks: [] });
    expect(await desk.ask("select distinct starts_on, ends_on from base.enrollment")).toEqual([
      { starts_on: null, ends_on: null },
    ]);
  });

  it("keeps a line break within a title, and a title of another script", async () => {
    const desk = await openDesk();
    const rows = rosterRows();
    rows.classes[0] = 'k0,,,"Algebra 1\nzweite Reihe, ""gut""",08,c,A1,scheduled,,s,y,,,3';
    rows.classes[1] = "k1,,,代数 — الجبر 😀,08,c,A2,scheduled,,s,y,,,4";
    await desk.take(filesOf(rows));
    expect(await desk.ask("select title from base.class order by period")).toEqual([
      { title: 'Algebra 1\nzweite Reihe, "gut"' },
      { title: "代数 — الجبر 😀" },
    ]);
  });

  it("may give its people any ids: long, odd, alike but for their case", async () => {
    const desk = await openDesk();
    const ids = [
      "L1",
      "l1",
      "x".repeat(300),
      "a|b#c/d?e",
      "ключ 1",
      "{guid-1}",
      "'; drop table base.learner; --",
      "100%",
    ];
    const rows = rosterRows(0);
    rows.users.push(...ids.map((id, at) => `"${id}",,,true,s,student,,,Learner ${at},X,,,,,,,8,`));
    rows.enrollments.push(...ids.map((id, at) => `"e/${id}",,,k${at % 2},s,"${id}",student,,,`));
    expect(await desk.take(filesOf(rows))).toMatchObject({ added: 19 + 2 * ids.length, remarks: [] });
    expect(await desk.take(filesOf(rows))).toMatchObject({ added: 0, changed: 0, unchanged: 19 + 2 * ids.length });
    const keys = await desk.ask<{ key: string }>("select key from base.source_key where noun = 'learner'");
    expect(keys.map(({ key }) => key).sort()).toEqual([...ids].sort());
    const longer = filesOf({
      ...rows,
      users: [...rows.users, `${"y".repeat(700)},,,true,s,student,,,Too,Long,,,,,,,8,`],
    });
    expect((await desk.take(longer)).remarks).toMatchObject([{ code: "key.too-long", first: "users.csv:21" }]);
  });

  it("of version 1.2 may have one person in several roles, each from its own row", async () => {
    const desk = await openDesk();
    const { users, ...rows } = rosterRows();
    const plainUsers = users.map((row) =>
      row
        .split(",")
        .map((cell, at) => (at === 4 || at === 5 ? "" : cell))
        .join(","),
    );
    const files = {
      ...filesOf({ ...rows, users: plainUsers }),
      "roles.csv": [
        "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId",
        ...Array.from({ length: 40 }, (_, at) => `r${at},,,l${at},primary,student,2026-08-20,,s,`),
        ...Array.from({ length: 10 }, (_, at) => `rp${at},,,p${at},primary,guardian,,,d,`),
        "rt1,,,t,primary,teacher,,,s,",
        "rt2,,,t,secondary,districtAdministrator,,,d,",
        "rt3,,,p1,secondary,aide,2026-09-01,2026-12-18,s,",
        "",
      ].join("\n"),
      "demographics.csv":
        "sourcedId,status,dateLastModified,birthDate,sex\nl1,,,2013-04-05,female\nl2,,,2013-02-29,male\n",
    };
    expect(await desk.take(files)).toMatchObject({
      read: 154,
      added: 154,
      remarks: [{ code: "date.invalid", count: 1, first: "demographics.csv:3" }],
    });
    expect(await desk.ask("select born_on from base.learner where born_on is not null")).toEqual([
      { born_on: "2013-04-05" },
    ]);
    expect(
      await desk.ask(
        "select t.sort_name, a.role, o.name from base.assignment a join base.staff t on t.id = a.staff_id join base.organization o on o.id = a.organization_id where a.class_id is null order by 1, 2",
      ),
    ).toEqual([
      { sort_name: "mac tam", role: "districtAdministrator", name: "Riverton" },
      { sort_name: "mac tam", role: "teacher", name: "Harbor" },
      { sort_name: "núñez rosa1", role: "aide", name: "Harbor" },
    ]);
    expect(await desk.ask("select from base.guardianship where ended_at is null")).toHaveLength(40);
    expect(await desk.take(files)).toMatchObject({ added: 0, changed: 0, ended: 0, unchanged: 154 });
  });
});

describe("what comes in later", () => {
  it("finds its place: a class whose school was not there yet, a teacher of that class, a course", async () => {
    const desk = await openDesk();
    const rows = rosterRows();
    const early = { ...rows, orgs: rows.orgs.slice(0, 1), courses: [] };
    const summary = await desk.take(filesOf(early));
    expect(summary.remarks.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["class.school-unknown", "class.unknown"]),
    );
    expect(await desk.ask("select from base.class")).toEqual([]);
    await desk.take(filesOf(rows));
    const whole = await openDesk();
    await whole.take(filesOf(rows));
    const places = (lines: readonly string[]) =>
      lines.filter((line) => /^(key|enrollment|assignment|guardianship|grants)/.test(line));
    expect(places(await desk.state())).toEqual(places(await whole.state()));
  });
});
