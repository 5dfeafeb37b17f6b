import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entriesOf, factsOf, filesOf, readAll } from "../bundle.testing.ts";
import { readXml, wrongIn } from "./edfi.testing.ts";
import { edfi } from "./edfi.ts";
import { printInterchange, type XmlElement } from "./element.ts";
import { parseInterchange } from "./parse.ts";
import { versions } from "./versions.testing.ts";

describe.each(Object.entries(versions))("Data Standard %s", (_, documents) => {
  it("says who is where", async () => {
    const { sent, remarks } = await readXml(documents);
    expect(remarks).toEqual([]);
    for (const fact of factsOf(sent, "entry")) expect(wrongIn(fact)).toBeUndefined();
    expect(factsOf(sent, "organization").map(({ key, name, parent }) => [key, name, parent])).toEqual([
      ["9", "Riverton", undefined],
      ["901", "Harbor", "9"],
    ]);
    const [term] = factsOf(sent, "term");
    expect(term).toMatchObject({ kind: "semester", schoolYear: 2022, startsOn: "2021-08-23", organization: "901" });
    const [section] = factsOf(sent, "class");
    expect(section).toMatchObject({
      title: "Algebra I, 02",
      course: "9|ALG",
      organization: "901",
      subject: "Mathematics",
      terms: [term?.key],
    });
    const enrollments = factsOf(sent, "enrollment").map(({ learner, organization, class: of }) => [
      learner,
      organization ?? of,
    ]);
    expect(enrollments.sort()).toEqual(
      [
        ["7", section?.key],
        ["7", "901"],
      ].sort(),
    );
    expect(factsOf(sent, "guardianship")).toMatchObject([{ guardian: "70", relationship: "Mother", mayRead: true }]);
  });

  it("says the same of teachers and of plans", async () => {
    const { sent } = await readXml(documents);
    const section = factsOf(sent, "class")[0]?.key;
    expect(factsOf(sent, "staff")).toMatchObject([{ key: "50", given: "Ida", family: "Wells" }]);
    expect(factsOf(sent, "assignment").map((each) => [each.organization ?? each.class, each.role])).toEqual([
      ["901", "Teacher"],
      [section, "teacher"],
    ]);
    expect(entriesOf(sent, "plan").map(({ body }) => body)).toEqual([
      {
        type: "iep",
        title: "Special Education",
        startsOn: "2021-08-30",
        reviewOn: "2022-03-01",
        setting: "Regular class",
      },
      { type: "service", title: "Speech therapy", startsOn: "2021-08-30" },
    ]);
  });

  it("says the same of the learner", async () => {
    const { sent } = await readXml(documents);
    const bodies = (kind: string) => entriesOf(sent, kind).map(({ body }) => body);
    expect(bodies("identity")).toMatchObject([{ given: "Ana", family: "Núñez", bornOn: "2007-11-13" }]);
    expect(bodies("demographics")).toEqual([{ sex: "Female", races: ["White"], hispanicOrLatino: true }]);
    expect(bodies("background")).toEqual([{ languages: [{ language: "spa" }] }]);
    expect(bodies("program-status")).toEqual(
      expect.arrayContaining([
        { program: "foster", startsOn: "2021-09-01" },
        { program: "migrant", startsOn: "2021-08-30" },
      ]),
    );
    expect(bodies("program-status")).toHaveLength(2);
    expect(bodies("attendance")).toEqual([{ category: "absent", excused: true, fraction: 1 }]);
    expect(bodies("graduation-plan")).toEqual([
      {
        title: "Recommended",
        graduationYear: 2025,
        creditsRequired: 26,
        requirements: [{ subject: "Mathematics", credits: 4 }],
        startsOn: "2021-08-23",
      },
    ]);
  });

  it("says the same marks", async () => {
    const { sent } = await readXml(documents);
    const [grade] = entriesOf(sent, "course-grade");
    expect(grade).toMatchObject({
      learner: "7",
      class: factsOf(sent, "class")[0]?.key,
      course: "9|ALG",
      observedOn: "2021-10-03",
      body: { course: { title: "Algebra I" }, subject: "Mathematics", schoolYear: 2022, type: "term", number: 92 },
    });
    expect(entriesOf(sent, "transcript-course")).toMatchObject([
      {
        learner: "7",
        course: "9|ALG",
        school: "901",
        body: {
          course: { title: "Algebra I" },
          schoolYear: 2022,
          term: "Fall Semester",
          subject: "Mathematics",
          creditsAttempted: 1,
          creditsEarned: 1,
          letter: "A",
          result: "pass",
        },
      },
    ]);
    expect(entriesOf(sent, "academic-record")).toMatchObject([
      {
        school: "901",
        body: { schoolYear: 2022, creditsEarnedInAll: 3.5, averages: [{ value: 3.75, cumulative: true }] },
      },
    ]);
    expect(entriesOf(sent, "assignment-result")).toMatchObject([
      {
        learner: "7",
        class: factsOf(sent, "class")[0]?.key,
        body: { title: "Quiz 1", category: "Quiz", subject: "Mathematics", assignedOn: "2021-09-01", score: 74 },
      },
    ]);
    expect(entriesOf(sent, "test-result")).toMatchObject([
      {
        observedOn: "2021-10-01",
        body: {
          test: { title: "State Math", subject: "Mathematics" },
          scores: [{ method: "Scale score", value: "1520" }],
        },
      },
    ]);
  });

  const all = Object.entries(documents);
  const said = async (files: readonly (readonly [string, string])[], chunk?: number) =>
    (await readAll(edfi, filesOf(Object.fromEntries(files), chunk))).sent
      .map(({ fact }) => JSON.stringify(fact))
      .sort();

  it("says the same in any order of files, in any pieces, under any prefix and namespace", async () => {
    const usual = await said(all);
    const renamed = (text: string, prefix: string, namespace: string) =>
      text.replaceAll(/<(\/?)(?=[A-Z])/g, `<$1${prefix}:`).replace(/xmlns="[^"]*"/, `xmlns:${prefix}="${namespace}"`);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.integer({ min: 50, max: 2_000 }),
        fc.constantFrom("e", "ns0", "edfi"),
        fc.constantFrom("http://ed-fi.org/0220", "http://ed-fi.org/6.1.0", "urn:x"),
        async (files, chunk, prefix, namespace) => {
          expect(await said(files, chunk)).toEqual(usual);
          expect(await said(files.map(([path, text]) => [path, renamed(text, prefix, namespace)]))).toEqual(usual);
        },
      ),
      { numRuns: 5 },
    );
  });

  it("says the same when a file is cut in two between its elements", async () => {
    const usual = await said(all);
    const cut = await Promise.all(
      filesOf(documents).map(async (file) => {
        const parts = [];
        for await (const part of parseInterchange(file.path, file.text())) parts.push(part);
        const elements = parts.flatMap((part) => part.elements);
        return { path: file.path, root: parts[0]?.interchange ?? "", elements };
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...cut), fc.nat(), async ({ path, root, elements }, place) => {
        const at = place % (elements.length + 1);
        const made = (some: readonly XmlElement[]) => [...printInterchange(root, some)].join("");
        const rest = all.filter(([other]) => other !== path);
        const two: [string, string][] = [
          [`1${path}`, made(elements.slice(0, at))],
          [`2${path}`, made(elements.slice(at))],
        ];
        expect(await said([...two, ...rest])).toEqual(usual);
      }),
      { numRuns: 15 },
    );
  });
});
