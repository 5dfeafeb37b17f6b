import fc from "fast-check";
import { expect, it } from "vitest";
import { counted, factsOf, filesOf, readAll } from "../bundle.testing.ts";
import { interchange, places, printed, readXml, to } from "./edfi.testing.ts";
import { edfi } from "./edfi.ts";
import { studentReference } from "./references.ts";

const student = (id: string) =>
  `<Student><StudentUniqueId>${id}</StudentUniqueId><Name><FirstName>A${id}</FirstName></Name></Student>`;
const students = (...ids: string[]) => interchange(ids.map(student).join(""));
const learners = (sent: Parameters<typeof factsOf>[0]) => factsOf(sent, "learner").map(({ key }) => key);

it("knows Ed-Fi by the root of any of its files, behind a comment, a prefix or a document type too", async () => {
  for (const text of [
    students("1"),
    `<!-- ${"x".repeat(2_000)} -->${students("1").replace(/^.*\n/, "")}`,
    '<e:InterchangeStudent xmlns:e="http://ed-fi.org/6.0.0"/>',
    `<!DOCTYPE x [<!ENTITY a "b">]>${students("1").replace(/^.*\n/, "")}`,
  ])
    expect(await edfi.detect(filesOf({ "readme.txt": "x", "sub/Student.XML": text }))).toBe(true);
  for (const files of [{ "a.xml": "<html/>" }, { "users.csv": "InterchangeStudent" }, {}, { "a.xml": undefined }])
    expect(await edfi.detect(filesOf(files))).toBe(false);
});

it("reads the same facts in whatever order the files come", async () => {
  const documents: [string, string][] = [
    ...Object.entries(places),
    ["Student.xml", students("7")],
    [
      "Enrollment.xml",
      interchange(
        `<StudentSectionAssociation>${to.student("7")}${to.section()}<BeginDate>2021-08-23</BeginDate></StudentSectionAssociation>`,
        "InterchangeStudentEnrollment",
      ),
    ],
  ];
  const said = async (files: readonly [string, string][]) =>
    (await readXml(Object.fromEntries(files))).sent.map(({ fact }) => JSON.stringify(fact)).sort();
  const usual = await said(documents);
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(documents, { minLength: documents.length }), async (files) => {
      expect(await said(files)).toEqual(usual);
    }),
    { numRuns: 20 },
  );
});

it("follows an id into another file", async () => {
  const { sent } = await readXml({
    "a.xml": interchange(
      `<StudentSectionAssociation><StudentReference ref="S7"/><SectionReference ref="SEC"/><BeginDate>2021-08-23</BeginDate></StudentSectionAssociation>`,
    ),
    "b.xml": interchange(student("7").replace("<Student>", '<Student id="S7">')),
    "c.xml": places["MasterSchedule.xml"].replace("<Section>", '<Section id="SEC">'),
  });
  expect(factsOf(sent, "enrollment")[0]).toMatchObject({ learner: "7", class: "9|2022|2021-2022 Fall|ALG-1|S1" });
});

it("loses a damaged file alone, says why and where, and ends nothing that may have stood in it", async () => {
  const { sent, remarks, complete } = await readXml({
    ...places,
    "Student-1.xml": students("1", "2"),
    "Student-2.xml": students("3", "4").slice(0, -40),
    "Contact.xml": interchange(
      "<Contact><ContactUniqueId>5</ContactUniqueId><Name><FirstName>C</FirstName></Name></Contact>",
      "InterchangeContact",
    ),
  });
  expect(learners(sent)).toEqual(["1", "2"]);
  expect(remarks.map(({ code }) => code)).toEqual(["xml.not-well-formed"]);
  expect([...complete].sort()).toEqual([
    "Contact",
    "Course",
    "CourseOffering",
    "LocalEducationAgency",
    "School",
    "Section",
  ]);
});

it("uses nothing a damaged file said for another one", async () => {
  const { sent } = await readXml({
    "Student.xml": students("7"),
    "Codes.xml": interchange(
      `<StudentIdentificationCode>${printed(studentReference("7"))}${to.organization("8")}<IdentificationCode>42</IdentificationCode></StudentIdentificationCode>`,
      "InterchangeCodes",
    ).slice(0, -9),
  });
  expect(JSON.stringify(sent)).not.toContain("42");
});

it("ends nothing at all where a file cannot even be told apart", async () => {
  for (const text of ["<", undefined, "\u0000\u0001", "<!DOCTYPE x>"]) {
    const { sent, complete, remarks } = await readXml({ "Student.xml": students("1"), "b.xml": text });
    expect(learners(sent)).toEqual(["1"]);
    expect(remarks).toHaveLength(1);
    expect([...complete]).toEqual([]);
  }
});

it("marks every fact of a file as made up where the file says so, and no other", async () => {
  const { sent } = await readXml({
    "a.xml": students("1").replace("?>\n", "?>\n<?daypack generated?>\n"),
    "b.xml": students("2"),
  });
  expect(new Set(sent.map(({ row, generated }) => `${row} ${generated ?? false}`))).toEqual(
    new Set(["Student/1 true", "Student/2 false"]),
  );
});

it("counts what it has no place for, names it, and passes over descriptors in silence", async () => {
  const { remarks, rows } = await readXml({
    "a.xml": interchange(
      "<StudentTransportation/><StudentTransportation/><ClassPeriod/><SectionReference/><SexDescriptor><CodeValue>F</CodeValue></SexDescriptor>",
    ),
    "notes.csv": "a,b",
  });
  expect(rows).toBe(5);
  expect(counted(remarks)).toEqual({ "edfi.not-kept": 2, "file.unknown": 1 });
  expect(remarks[0]?.message).toBe("StudentTransportation");
});

it("tells how far it is", async () => {
  const shares: number[] = [];
  for await (const { share } of edfi.read(filesOf({ "a.xml": students("1"), "b.xml": students("2") }), {
    shift: (date) => date,
  }))
    if (share !== undefined) shares.push(share);
  expect(shares.at(-1)).toBe(1);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
});

it("reads a bundle without end piece by piece: what comes of a piece is handed over before the next", async () => {
  const files = filesOf({ "a.xml": students(...Array.from({ length: 3_000 }, (_, place) => String(place))) }, 10_000);
  let most = 0;
  for await (const { facts } of edfi.read(files, { shift: (date) => date })) most = Math.max(most, facts.length);
  expect(most).toBeLessThan(1_000);
  expect((await readAll(edfi, files)).rows).toBe(3_000);
});

it("reads the elements it knows under a root that nobody knows, and remarks on the root once", async () => {
  const { sent, rows, remarks } = await readXml({
    "a.xml": interchange(student("7") + student("8"), "InterchangeStateSpecialStudent"),
    "b.xml": `<Extract>${student("9")}<Header><Made>today</Made></Header></Extract>`,
  });
  expect(learners(sent)).toEqual(["7", "8", "9"]);
  expect(rows).toBe(3);
  expect(remarks).toEqual([
    { code: "edfi.interchange-unknown", at: "a.xml:1", message: "InterchangeStateSpecialStudent" },
    { code: "edfi.interchange-unknown", at: "b.xml:1", message: "Extract" },
  ]);
});
