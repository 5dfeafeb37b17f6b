import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays } from "../../kernel/date.ts";
import { counted, entriesOf, factsOf, filesOf, readAll } from "../bundle.testing.ts";
import { oneroster } from "../oneroster/oneroster.ts";
import { sds } from "./sds.ts";

const files = {
  "School.csv": "SIS ID,Name,School Number,Zip\nhs,Harbor High,12,98000\nms,Harbor Middle,13,98000\n",
  "Section.csv":
    "SIS ID,School SIS ID,Section Name,Section Number,Term SIS ID,Term Name,Term StartDate,Term EndDate,Course SIS ID,Course Name,Course Number,Course Subject,Periods\nk1,hs,Algebra 1,A1,t,Fall,8/20/2026,12/18/2026,c,Algebra I,ALG,Math,3\nk2,ms,Algebra 2,A2,t,Fall,8/20/2026,12/18/2026,c,Algebra I,ALG,Math,4\n",
  "Student.csv":
    "SIS ID,School SIS ID,Username,First Name,Last Name,Password,Grade,Birthdate,Student Number,Mailing Address,Mailing City,Mailing State,Mailing Zip\n1,hs,ana@x.org,Ana,Núñez,P@ss,9,3/1/2012,77,1 Main St,Riverton,WA,98000\n1,ms,ana@x.org,Ana,Núñez,P@ss,9,3/1/2012,77,1 Main St,Riverton,WA,98000\n2,hs,ben@x.org,Ben,Adé,P@ss,10,,,,,,\n",
  "Teacher.csv":
    "SIS ID,School SIS ID,Username,First Name,Last Name,Password,Title\n1,hs,tam@x.org,Tam,Mac,P@ss,Ms.\n1,ms,tam@x.org,Tam,Mac,P@ss,Ms.\n",
  "StudentEnrollment.csv": "Section SIS ID,SIS ID\nk1,1\nk1,2\nk2,1\n",
  "TeacherRoster.csv": "Section SIS ID,SIS ID\nk1,1\nk2,1\n",
  "User.csv": "Email,First Name,Last Name,Phone\nRosa@x.org,Rosa,Núñez,555\n",
  "GuardianRelationship.csv": "SIS ID,Email,Role\n1,rosa@x.org,Parent\n2,nobody@x.org,Parent\n",
};
const read = (texts: Readonly<Record<string, string>>) => readAll(sds, filesOf(texts, 60));

it("is known by its columns, in files of any case, and never taken for OneRoster", async () => {
  expect(await sds.detect(filesOf(files))).toBe(true);
  expect(await sds.detect(filesOf({ "x/student.csv": files["Student.csv"] }))).toBe(true);
  expect(await oneroster.detect(filesOf(files))).toBe(false);
});

it("reads a district whole, with courses and terms out of its sections", async () => {
  const { sent, rows, complete, remarks } = await read(files);
  expect(rows).toBe(17);
  expect(complete.size).toBe(8);
  expect(counted(remarks)).toEqual({ "user.password-ignored": 5, "user.agent-missing": 1 });
  expect(factsOf(sent, "organization").map(({ key, kind }) => [key, kind])).toEqual([
    ["hs", "school"],
    ["ms", "school"],
  ]);
  expect(new Set(factsOf(sent, "term").map((each) => JSON.stringify(each))).size).toBe(1);
  expect(factsOf(sent, "term")[0]).toMatchObject({ key: "t", title: "Fall", schoolYear: 2027, startsOn: "2026-08-20" });
  expect(new Set(factsOf(sent, "course").map((each) => JSON.stringify(each))).size).toBe(1);
  expect(
    factsOf(sent, "class").map(({ key, organization, period, course, terms }) => [
      key,
      organization,
      period,
      course,
      terms,
    ]),
  ).toEqual([
    ["k1", "hs", "3", "c", ["t"]],
    ["k2", "ms", "4", "c", ["t"]],
  ]);
  expect(
    factsOf(sent, "enrollment").map(({ learner, class: inClass, organization }) => [learner, inClass ?? organization]),
  ).toEqual([
    ["1", "hs"],
    ["1", "ms"],
    ["2", "hs"],
    ["1", "k1"],
    ["2", "k1"],
    ["1", "k2"],
  ]);
  expect(factsOf(sent, "guardianship")).toMatchObject([{ learner: "1", guardian: "rosa@x.org", mayDecide: true }]);
  expect(JSON.stringify(sent)).not.toContain("P@ss");
});

it("tells of a person once, however many schools they are at", async () => {
  const { sent } = await read(files);
  expect(entriesOf(sent, "identity")).toMatchObject([
    {
      key: "Student/1#identity",
      body: {
        given: "Ana",
        bornOn: "2012-03-01",
        identifiers: [{ system: "Username" }, { system: "Student Number", value: "77" }],
      },
    },
    { key: "Student/2#identity" },
  ]);
  expect(entriesOf(sent, "contact")[0]?.body).toMatchObject({
    addresses: [{ lines: ["1 Main St", "Riverton, WA 98000"] }],
  });
  expect(factsOf(sent, "staff")).toHaveLength(1);
  expect(factsOf(sent, "assignment")).toHaveLength(4);
});

it("says the same in any order of rows, and moves every date", async () => {
  const facts = async (texts: Readonly<Record<string, string>>) =>
    (await read(texts)).sent.map(({ fact }) => JSON.stringify(fact)).sort();
  const plain = await facts(files);
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat()), async (random) => {
      const shuffled = Object.entries(files).map(([name, text]) => {
        const [heading = "", ...rows] = text.trimEnd().split("\n");
        const order = rows.map((row) => ({ row, at: random.next().value as number })); // it never ends
        return [name, [heading, ...order.sort((a, b) => a.at - b.at).map(({ row }) => row), ""].join("\n")];
      });
      expect(await facts(Object.fromEntries(shuffled))).toEqual(plain);
    }),
    { numRuns: 20 },
  );
  const { sent } = await readAll(sds, filesOf(files), (date) => addDays(date, 1));
  expect(factsOf(sent, "term")[0]?.endsOn).toBe("2026-12-19");
  expect(entriesOf(sent, "identity")[0]?.body.bornOn).toBe("2012-03-02");
});

it("lets one bad row block no other, and ends nothing of its file", async () => {
  const { sent, remarks, complete } = await read({
    ...files,
    "StudentEnrollment.csv": "Section SIS ID,SIS ID\nk1,\nk1,1.2E+05\nk1,2\n",
  });
  expect(factsOf(sent, "enrollment").filter((each) => each.class)).toHaveLength(1);
  expect(counted(remarks)).toMatchObject({ "row.cell-missing": 1, "key.mangled": 1 });
  expect([complete.has("StudentEnrollment"), complete.has("Student")]).toEqual([false, true]);
});
