import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { addDays } from "../../kernel/date.ts";
import { counted, entriesOf, factsOf, filesOf, needs, readAll, shared } from "../bundle.testing.ts";
import { oneroster } from "../oneroster/oneroster.ts";
import { sds } from "./sds.ts";

const newer = {
  "orgs.csv": "sourcedId,name,type,parentSourcedId\nd,Riverton,district,\ns,Harbor,school,d\n",
  "users.csv":
    "sourcedId,username,givenName,familyName,password,activeDirectoryMatchId,email,phone,sms\nl,l@x.org,Ana,Núñez,P@ss,,,,\np,p@x.org,Rosa,Núñez,P@ss,,rosa@x.org,555,555\nt,t@x.org,Tam,Mac,P@ss,,,,\n",
  "roles.csv":
    "userSourcedId,orgSourcedId,role,sessionSourcedId,grade,isPrimary,roleStartDate,roleEndDate\nl,s,student,y,8,TRUE,2026-08-20,2027-06-10\nt,s,teacher,y,,TRUE,,\nt,d,teacher,y,,FALSE,,\n",
  "academicSessions.csv":
    "sourcedId,title,type,schoolYear,startDate,endDate\ny,2026 School Year,schoolYear,2026,2026-08-20,2027-06-10\n",
  "courses.csv":
    "sourcedId,orgSourcedId,title,code,schoolYearSourcedId,subject,grade\nc,s,Algebra I,ALG,y,Mathematics,8\n",
  "classes.csv": "sourcedId,orgSourcedId,title,sessionSourcedIds,courseSourcedId\nk,s,Algebra,y,c\n",
  "enrollments.csv": "classSourcedId,userSourcedId,role\nk,l,student\nk,t,teacher\n",
  "relationships.csv": "userSourcedId,relationshipUserSourcedId,relationshipRole\nl,p,guardian\n",
  "userFlags.csv": "userSourcedId,flag\nl,iep\nl,504\nl,ell\nl,freeLunch\n",
  "demographics.csv":
    "userSourcedId,sex,birthDate,ethnicityCodes,raceCodes\nl,female,2013-03-01,hispanicOrLatinoEthnicity,white\n",
};
const read = (files: Readonly<Record<string, string | undefined>>) => readAll(sds, filesOf(files, 60));

it("reads a small district whole", async () => {
  const { sent, rows, complete } = await read(newer);
  expect(rows).toBe(19);
  expect(complete.size).toBe(10);
  expect(factsOf(sent, "term")[0]).toMatchObject({ kind: "schoolYear", schoolYear: 2027 });
  expect(factsOf(sent, "class")[0]).toMatchObject({ key: "k", organization: "s", terms: ["y"], course: "c" });
  expect(factsOf(sent, "enrollment").map((each) => [each.class ?? each.organization, each.startsOn])).toEqual([
    ["s", "2026-08-20"],
    ["k", undefined],
  ]);
  expect(
    factsOf(sent, "assignment").map(({ organization, class: inClass, role }) => [organization, inClass, role]),
  ).toEqual([
    ["s", undefined, "teacher"],
    ["d", undefined, "teacher"],
    ["s", "k", "teacher"],
  ]);
  expect(factsOf(sent, "guardianship")[0]).toMatchObject({ guardian: "p", relationship: "guardian", mayDecide: true });
  expect(entriesOf(sent, "identity")[0]?.body).toMatchObject({ given: "Ana", bornOn: "2013-03-01" });
});

it("tells of a plan by its flag, of an English learner to a teacher too, and of a program that the law protects", async () => {
  const { sent, remarks } = await read(newer);
  expect(entriesOf(sent, "plan").map(({ body }) => body.type)).toEqual(["iep", "504", "english-learner"]);
  expect(entriesOf(sent, "accommodation").map(({ body }) => body.basis)).toEqual(["english-learner"]);
  expect(entriesOf(sent, "program-status").map(({ body }) => body)).toEqual([{ program: "meals", value: "Free" }]);
  expect(remarks.filter(({ code }) => code === "sds.not-kept")).toEqual([]);
  const odd = await read({ ...newer, "userFlags.csv": "userSourcedId,flag\nl,chessClub\n" });
  expect(odd.remarks).toContainEqual({ code: "sds.not-kept", at: "userFlags.csv:2", message: "chessClub" });
});

it("keeps what was stated of a learner as a right of its own, and nothing of it of others", async () => {
  const { sent } = await read({
    ...newer,
    "demographics.csv": `${newer["demographics.csv"]}t,male,1980-01-01,,asian\n`,
  });
  expect(entriesOf(sent, "demographics")).toMatchObject([
    { learner: "l", body: { sex: "Female", races: ["White"], hispanicOrLatino: true } },
  ]);
});

it("never keeps a password", async () => {
  const { sent, remarks } = await read(newer);
  expect(JSON.stringify(sent)).not.toMatch(/P@ss/);
  expect(counted(remarks)["user.password-ignored"]).toBe(3);
});

it("moves every date", async () => {
  const { sent } = await readAll(sds, filesOf(newer), (date) => addDays(date, 1));
  expect(factsOf(sent, "term")[0]?.startsOn).toBe("2026-08-21");
  expect(entriesOf(sent, "identity")[0]?.body.bornOn).toBe("2013-03-02");
});

it("lets one bad row block no other, and ends nothing of its file", async () => {
  const { sent, remarks, complete } = await read({
    ...newer,
    "enrollments.csv": `${newer["enrollments.csv"]}k,,student\n`,
    "roles.csv": newer["roles.csv"].replace("2027-06-10", "2027-06-31"),
  });
  expect(factsOf(sent, "enrollment").map((each) => each.class)).toEqual(["k"]);
  expect(counted(remarks)).toMatchObject({ "row.cell-missing": 1, "date.invalid": 1 });
  expect([complete.has("enrollments"), complete.has("roles"), complete.has("users")]).toEqual([false, false, true]);
});

it("is never taken for OneRoster, nor OneRoster for it", async () => {
  expect(await sds.detect(filesOf(newer))).toBe(true);
  expect(await oneroster.detect(filesOf(newer))).toBe(false);
  const roster = {
    "users.csv": "sourcedId,status,enabledUser,orgSourcedIds,role,givenName,familyName\nl,,true,s,student,A,B\n",
    "classes.csv": "sourcedId,status,title,schoolSourcedId\nk,,Algebra,s\n",
    "enrollments.csv": "sourcedId,status,classSourcedId,userSourcedId,role\ne,,k,l,student\n",
  };
  expect(await sds.detect(filesOf(roster))).toBe(false);
  expect(await sds.detect(filesOf({ ...newer, "manifest.csv": "propertyName,value\n" }))).toBe(false);
  expect(await sds.detect(filesOf({ "users.csv": "sourcedId,givenName\nl,A\n" }))).toBe(false);
});

const real = [
  ["data/oneroster/microsoft-sds-v2", { learner: 22, staff: 7, class: 4, enrollment: 44, assignment: 14 }],
  ["data/oneroster/microsoft-sds-v2.1", { learner: 4, staff: 2, class: 2, enrollment: 8, guardianship: 3, course: 3 }],
] as const;
for (const [path, counts] of real) {
  const folder = shared(path);
  describe.skipIf(!folder)(`${path}${needs(path)}`, () => {
    it("is read as its publisher meant it", async () => {
      const files = Object.fromEntries(
        readdirSync(folder ?? "").map((name) => [name, readFileSync(join(folder ?? "", name), "utf8")]),
      );
      expect(await oneroster.detect(filesOf(files))).toBe(false);
      expect(await sds.detect(filesOf(files))).toBe(true);
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
