import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { addDays } from "../../kernel/date.ts";
import { counted, entriesOf, factsOf, filesOf, needs, readAll, shared } from "../bundle.testing.ts";
import { oneroster } from "./oneroster.ts";

const small = {
  "orgs.csv": "sourcedId,status,name,type,parentSourcedId\nd,,Riverton,district,\ns,,Harbor,school,d\n",
  "academicSessions.csv":
    "sourcedId,status,title,type,startDate,endDate,schoolYear\nt,,Fall,term,2026-08-20,2026-12-20,2027\n",
  "courses.csv": "sourcedId,status,title,courseCode,orgSourcedId,subjects,grades\nc,,Algebra I,ALG,d,Mathematics,08\n",
  "classes.csv":
    'sourcedId,status,title,courseSourcedId,classCode,schoolSourcedId,termSourcedIds,periods\nk,,Algebra 1,c,A1,s,"t","2,3"\n',
  "users.csv":
    'sourcedId,status,enabledUser,orgSourcedIds,role,userIds,givenName,familyName,email,phone,agentSourcedIds,grades,password\nl,,true,s,student,"{state:42},{SSN:1}",Ana,Núñez,a@x.org,,p,8,secret\np,,true,s,parent,,Rosa,Núñez,,555,l,,\nt1,,true,s,teacher,,Tam,Mac,,,,,\n',
  "enrollments.csv":
    "sourcedId,status,classSourcedId,schoolSourcedId,userSourcedId,role,beginDate,endDate\ne1,,k,s,l,student,2026-08-20,2026-12-20\ne2,,k,s,t1,teacher,,\n",
  "demographics.csv": "sourcedId,birthDate\nl,2013-03-01\n",
};
const read = (files: Readonly<Record<string, string | undefined>>) => readAll(oneroster, filesOf(files, 50));
/** The small district with a file of it written otherwise. */
const change = (file: keyof typeof small, from: string, to: string) => ({
  ...small,
  [file]: small[file].replace(from, to),
});

it("knows OneRoster by its manifest or by the columns of its users", async () => {
  expect(await oneroster.detect(filesOf({ "x/manifest.csv": "propertyName,value\n" }))).toBe(true);
  expect(await oneroster.detect(filesOf(small))).toBe(true);
  expect(await oneroster.detect(filesOf({ "users.csv": "sourcedId,givenName\n1,A\n" }))).toBe(false);
  expect(await oneroster.detect(filesOf({ "a.xml": "<a/>" }))).toBe(false);
});

it("reads a small district whole", async () => {
  const { sent, rows, complete, remarks } = await read(small);
  expect(rows).toBe(11);
  expect(complete.size).toBe(7);
  expect(counted(remarks)).toEqual({ "field.refused": 1, "user.password-ignored": 1 });
  expect(factsOf(sent, "organization").map(({ key, kind, parent }) => [key, kind, parent])).toEqual([
    ["d", "district", undefined],
    ["s", "school", "d"],
  ]);
  expect(factsOf(sent, "term")[0]).toMatchObject({ kind: "term", schoolYear: 2027, startsOn: "2026-08-20" });
  expect(factsOf(sent, "class")[0]).toMatchObject({ organization: "s", course: "c", terms: ["t"], period: "2, 3" });
  expect(factsOf(sent, "guardianship")).toMatchObject([{ learner: "l", guardian: "p", mayRead: true }]);
  expect(factsOf(sent, "enrollment").map((each) => each.class ?? each.organization)).toEqual(["s", "k"]);
  expect(factsOf(sent, "assignment").map(({ role, class: inClass }) => [role, inClass])).toEqual([
    ["teacher", undefined],
    ["teacher", "k"],
  ]);
  expect(entriesOf(sent, "identity")[0]?.body).toEqual({
    given: "Ana",
    family: "Núñez",
    bornOn: "2013-03-01",
    identifiers: [{ system: "state", value: "42" }],
  });
  expect(JSON.stringify(sent)).not.toContain("secret");
});

it("moves every date, birthdays too", async () => {
  const { sent } = await readAll(oneroster, filesOf(small), (date) => addDays(date, 10));
  expect(factsOf(sent, "term")[0]?.startsOn).toBe("2026-08-30");
  expect(entriesOf(sent, "identity")[0]?.body.bornOn).toBe("2013-03-11");
});

it("finds the link between a learner and an adult on either side", async () => {
  for (const files of [change("users.csv", ",p,8,", ",,8,"), change("users.csv", ",555,l,", ",555,,")])
    expect(factsOf((await read(files)).sent, "guardianship")).toHaveLength(1);
});

it("lets one bad row block no other, and ends nothing of its file", async () => {
  const { sent, remarks, complete } = await read(
    change("enrollments.csv", "e2,,k", "e3,,k,s,l,student,2026-02-30,\ne2,,k"),
  );
  expect(factsOf(sent, "enrollment")).toHaveLength(2);
  expect(remarks).toContainEqual({ code: "date.invalid", at: "enrollments.csv:3", message: "beginDate" });
  expect(complete.has("enrollments")).toBe(false);
  expect(complete.has("users")).toBe(true);
});

it("leaves out a term whose dates do not exist, or run backwards", async () => {
  for (const [to, code] of [
    ["2026-13-01", "date.invalid"],
    ["2026-01-01", "date.order"],
  ] as const) {
    const { sent, remarks } = await read(change("academicSessions.csv", "2026-12-20", to));
    expect(factsOf(sent, "term")).toEqual([]);
    expect(remarks.map((each) => each.code)).toContain(code);
  }
});

it("loses a damaged file alone", async () => {
  const { sent, remarks, complete } = await read({ ...small, "enrollments.csv": undefined });
  expect(counted(remarks)["file.damaged"]).toBe(1);
  expect(new Set(factsOf(sent, "learner").map(({ key }) => key)).size).toBe(1);
  expect(complete.has("enrollments")).toBe(false);
});

it("leaves people as they are when a file is damaged that says more of them", async () => {
  for (const name of ["orgs", "demographics"] as const) {
    const { sent, remarks } = await read({ ...small, [`${name}.csv`]: undefined });
    expect(factsOf(sent, "learner")).toEqual([]);
    expect(remarks).toContainEqual({ code: "file.needs-damaged", at: "users.csv:1", message: name });
    expect(factsOf(sent, "enrollment")).toHaveLength(1);
  }
});

it("reads a delta of roles without their users, and of users without their roles", async () => {
  const manifest = "propertyName,value\noneroster.version,1.2\nfile.users,delta\nfile.roles,delta\n";
  const users = "sourcedId,status,givenName,familyName\nl,active,Anna,Núñez\n";
  const roles = "sourcedId,status,userSourcedId,role,orgSourcedId\nr9,active,t1,aide,s\nr8,active,m,student,s\n";
  const { sent, remarks } = await read({ "manifest.csv": manifest, "users.csv": users, "roles.csv": roles });
  expect(remarks).toEqual([]);
  expect(sent.every(({ partial }) => partial)).toBe(true);
  expect(factsOf(sent, "learner")).toEqual([]);
  expect(entriesOf(sent, "name").map(({ body }) => body.given)).toEqual(["Anna"]);
  expect(factsOf(sent, "assignment")).toMatchObject([{ staff: "t1", organization: "s", role: "aide" }]);
  expect(factsOf(sent, "enrollment")).toMatchObject([{ learner: "m", organization: "s" }]);
});

it("takes a birthday of a delta without its user, and sex and races with it; of a user that came, with the user", async () => {
  const manifest = "propertyName,value\nfile.users,delta\nfile.demographics,delta\n";
  const demographics = "sourcedId,status,birthDate,sex\nm,active,2013-03-02,male\nl,active,2013-03-01,\n";
  const users = "sourcedId,status,orgSourcedIds,role,givenName\nl,active,s,student,Ana\n";
  const { sent, remarks } = await read({
    "manifest.csv": manifest,
    "demographics.csv": demographics,
    "users.csv": users,
  });
  expect(remarks).toEqual([]);
  expect(entriesOf(sent, "identity").map(({ key, body }) => [key, body])).toEqual([
    ["users/l#identity", { given: "Ana", bornOn: "2013-03-01" }],
    ["users/m#identity", { bornOn: "2013-03-02" }],
  ]);
  expect(entriesOf(sent, "demographics")).toMatchObject([{ learner: "m", body: { sex: "Male" } }]);
});

it("says which file came twice", async () => {
  const { remarks, sent } = await read({ ...small, "old/users.csv": small["users.csv"] });
  expect(remarks.at(-1)).toEqual({ code: "file.repeated", at: "old/users.csv:1" });
  expect(factsOf(sent, "staff")).toHaveLength(1);
});

it("reads roles of their own file, with dates, in version 1.2", async () => {
  const { sent } = await read({
    ...change("users.csv", "student", ""),
    "roles.csv":
      "sourcedId,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId\nr1,l,primary,student,2026-08-20,,s\nr2,t1,primary,teacher,,,s\nr3,p,primary,parent,,,s\n",
  });
  expect(factsOf(sent, "enrollment")[0]).toMatchObject({ learner: "l", organization: "s", startsOn: "2026-08-20" });
});

it("ends only what a delta says, and takes nothing that is not in it for missing", async () => {
  const { sent, ended, complete } = await read({
    "manifest.csv": "propertyName,value\noneroster.version,1.2\nfile.enrollments,delta\nfile.users,absent\n",
    "enrollments.csv": small["enrollments.csv"].replace("e2,,", "e2,tobedeleted,"),
  });
  expect(factsOf(sent, "enrollment")).toHaveLength(1);
  expect(ended).toEqual(["enrollments/e2"]);
  expect([...complete]).toEqual([]);
});

it("says which file the manifest promised and nobody sent, and which it has no place for", async () => {
  const { remarks } = await read({
    ...small,
    "manifest.csv": "propertyName,value\nfile.demographics,bulk\nfile.classResources,bulk\n",
    "demographics.csv": small["demographics.csv"],
    "userProfiles.csv": "sourcedId,userSourcedId,password\n1,l,hunter2\n",
    "notes.csv": "a\n1\n",
  });
  expect(counted(remarks)).toMatchObject({ "oneroster.not-kept": 1, "file.unknown": 1, "user.password-ignored": 2 });
  const missing = await read({ "manifest.csv": "propertyName,value\nfile.users,bulk\n" });
  expect(counted(missing.remarks)).toEqual({ "file.missing": 1 });
});

it("counts a teacher whom only enrollments know, and says so", async () => {
  const { sent, remarks } = await read(change("users.csv", ",teacher,", ",guardianangel,"));
  expect(factsOf(sent, "staff")).toHaveLength(1);
  expect(counted(remarks)["user.teaches-without-role"]).toBe(1);
});

const real: readonly [string, Readonly<Record<string, number>>][] = [
  ["data/oneroster/rosterhub-v1p1-en", { learner: 20, staff: 2, class: 5, term: 4, enrollment: 45 }],
  ["data/oneroster/oat-v1p1-base", { learner: 2, class: 3, term: 0, enrollment: 5 }],
  ["specs/oneroster/sample-csv-1.1-bulk", { learner: 1, staff: 1, class: 1, guardianship: 1 }],
  ["specs/oneroster/sample-csv-1.2-bulk", { learner: 1, staff: 1, class: 1, guardianship: 1 }],
  ["specs/oneroster/sample-csv-1.2-delta", { enrollment: 1 }],
];
for (const [path, counts] of real) {
  const folder = shared(path);
  describe.skipIf(!folder)(`${path}${needs(path)}`, () => {
    it("is read as its publisher meant it", async () => {
      const files = Object.fromEntries(
        readdirSync(folder ?? "")
          .filter((name) => name.endsWith(".csv"))
          .map((name) => [name, readFileSync(join(folder ?? "", name), "utf8")]),
      );
      expect(await oneroster.detect(filesOf(files))).toBe(true);
      const { sent } = await read(files);
      const found = Object.fromEntries(
        Object.keys(counts).map((noun) => [
          noun,
          new Set(sent.flatMap(({ fact }) => (fact.noun === noun ? [fact.key] : []))).size,
        ]),
      );
      expect(found).toEqual(counts);
    });
  });
}
