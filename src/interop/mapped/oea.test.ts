import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { counted, entriesOf, factsOf, filesOf, needs, readAll, shared } from "../bundle.testing.ts";
import type { FileMap } from "./map.ts";
import { mappedStandard } from "./mapped.ts";
import { shippedMaps } from "./shipped.ts";

const oea = "data/oea";
const root = shared(oea);
const mock = "data/oneroster/api-mock-district"; // class T: read here, never shipped
const mockRoot = shared(mock);

function textOf(folder: string | undefined, name: string): string {
  const path = join(folder ?? "", name);
  return existsSync(path) ? readFileSync(path, "utf8") : gunzipSync(readFileSync(`${path}.gz`)).toString("utf8");
}
const linesOf = (text: string) => Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
const read = (map: FileMap, text: string) => readAll(mappedStandard([], map), filesOf({ [`${map.name}.csv`]: text }));
const known = (name: string, text: string) => readAll(mappedStandard(shippedMaps), filesOf({ [name]: text }));

const marks: FileMap = {
  name: "section-marks",
  title: "Section marks",
  learner: { key: "student_id" },
  row: ["id"],
  facts: [
    {
      make: "course-grade",
      fields: {
        courseTitle: "section_id",
        term: "term_id",
        schoolYear: "school_year",
        number: "numeric_grade_earned",
        letter: "alpha_grade_earned",
        type: { column: "is_final_grade", values: { Yes: "final", No: "term" } },
      },
    },
  ],
};
const attendance: FileMap = {
  name: "attendance",
  title: "Attendance",
  learner: { key: "student_id" },
  row: ["id"],
  facts: [
    {
      make: "attendance",
      fields: {
        on: { column: "attendance_date" },
        school: "school_id",
        mark: {
          column: "attendance_status",
          values: { Present: "present", Absent: "absent", Tardy: "late" },
          otherwise: "remark",
        },
      },
    },
  ],
};

describe.skipIf(!root)(`extracts of Open Education Analytics${needs(oea)}`, () => {
  it("reads every mark and every day of the first batch and of the delta after it", async () => {
    for (const batch of ["batch1", "batch2"]) {
      for (const [map, kind] of [
        [marks, "course-grade"],
        [attendance, "attendance"],
      ] as const) {
        const text = textOf(root, `ssds/${batch}/student${map === marks ? "sectionmark" : "attendance"}.csv`);
        const { rows, sent, remarks } = await read(map, text);
        const many = linesOf(text).length - 1;
        expect([batch, kind, rows, entriesOf(sent, kind).length, counted(remarks)]).toEqual([
          batch,
          kind,
          many,
          many,
          {},
        ]);
      }
    }
    const { sent } = await read(marks, textOf(root, "ssds/batch1/studentsectionmark.csv"));
    expect(entriesOf(sent, "course-grade")[2]).toMatchObject({
      learner: "st1",
      body: { course: { title: "sec3" }, term: "term1", schoolYear: 2021, number: 55, letter: "F", type: "term" },
    });
  });

  it("reads part files without headers, by the headers that stand in another file", async () => {
    const described = linesOf(textOf(root, "contoso_sis/metadata.csv"));
    const from = described.findIndex(([entity]) => entity === "students");
    const headers = described.slice(from + 1).flatMap(([, name]) => (name ? [name] : []));
    const text = linesOf(textOf(root, "contoso_sis/day1/students/part1.csv")).slice(1);
    const pupils: FileMap = {
      name: "pupils",
      title: "Pupils",
      layout: { headers },
      facts: [
        {
          make: "learner",
          fields: {
            key: "SIS ID",
            given: "First Name",
            family: "Last Name",
            bornOn: "Birthdate",
            gradeLevel: "Grade",
            school: "School SIS ID",
            stateId: "State ID",
          },
        },
      ],
    };
    const { rows, sent, remarks } = await read(pupils, text.map((cells) => cells.join(",")).join("\n"));
    expect([rows, remarks]).toEqual([text.length, []]);
    expect(entriesOf(sent, "identity")[0]?.body).toMatchObject({
      ...{ given: "Albert", family: "Ibarra", bornOn: "2004-04-02" },
      identifiers: [{ system: "State ID", value: "123" }],
    });
  });

  it("makes a district of files that have schools, people, classes and seats under names of their own", async () => {
    const maps: FileMap[] = [
      {
        name: "schools",
        title: "Schools",
        sends: "all",
        facts: [{ make: "organization", fields: { key: "SchoolID", name: "SchoolName" } }],
      },
      {
        name: "courses",
        title: "Courses",
        sends: "all",
        facts: [
          {
            make: "course",
            fields: { key: "CourseID", title: "CourseName", organization: "SchoolID", subject: "CourseSubject" },
          },
        ],
      },
      {
        name: "sections",
        title: "Sections",
        sends: "all",
        facts: [
          {
            make: "class",
            fields: { key: "SectionID", title: "SectionName", organization: "SchoolID", course: "CourseID" },
          },
        ],
      },
      {
        name: "students",
        title: "Students",
        sends: "all",
        facts: [
          {
            make: "learner",
            fields: {
              key: "StudentID",
              given: "FirstName",
              middle: "MiddleName",
              family: "LastName",
              bornOn: "Birthday",
              school: "SchoolID",
              email: "Email",
            },
          },
        ],
      },
      {
        name: "instructors",
        title: "Instructors",
        sends: "all",
        facts: [{ make: "staff", fields: { key: "InstructorID", given: "FirstName", family: "LastName" } }],
      },
      {
        name: "enrollment",
        title: "Seats",
        sends: "all",
        learner: { key: "StudentID" },
        facts: [{ make: "enrollment", fields: { class: "SectionID" } }],
      },
    ];
    const nouns = {
      schools: "organization",
      courses: "course",
      sections: "class",
      students: "learner",
      instructors: "staff",
      enrollment: "enrollment",
    } as const;
    for (const map of maps) {
      const text = textOf(root, `k12_base_truth/${map.name}.csv`);
      const { rows, sent, remarks, complete } = await read(map, text);
      const many = linesOf(text).length - 1;
      const noun = nouns[map.name as keyof typeof nouns];
      const facts = factsOf(sent, noun).filter((fact) => fact.noun !== "enrollment" || fact.class !== undefined);
      expect([map.name, rows, facts.length, counted(remarks), [...complete]]).toEqual([
        map.name,
        many,
        many,
        {},
        [map.name],
      ]);
    }
  });

  it("knows the older layouts of i-Ready by themselves: diagnostics, windows and lessons", async () => {
    for (const [name, kind] of [
      ["diagnostic_results_ela", "test-result"],
      ["diagnostic_and_instruction_ela_ytd_window", "test-result"],
      ["personalized_instruction_by_lesson_ela", "assignment-result"],
    ] as const) {
      const text = textOf(root, `iready/${name}.csv`);
      const { rows, sent, remarks } = await known(`${name}.csv`, text);
      const codes = Object.keys(counted(remarks)).filter((code) => code !== "row.says-nothing");
      expect([name, rows, codes]).toEqual([name, linesOf(text).length - 1, []]);
      expect(entriesOf(sent, kind).length).toBeGreaterThanOrEqual(rows - (counted(remarks)["row.says-nothing"] ?? 0));
    }
    const { sent } = await known("w.csv", textOf(root, "iready/diagnostic_and_instruction_ela_ytd_window.csv"));
    const [jason] = entriesOf(sent, "test-result");
    expect(jason).toMatchObject({
      observedOn: "2021-12-02",
      body: { test: { title: "i-Ready Diagnostic", subject: "Reading", grade: "07" }, level: "2 or More Levels Below" },
    });
    expect(jason?.body.scores).toEqual(
      expect.arrayContaining([
        { method: "Scale score", value: "561" },
        { method: "Lexile", value: "835L" },
      ]),
    );
  });
});

describe.skipIf(!mockRoot)(`a district that nearly speaks OneRoster${needs(mock)}`, () => {
  const active = [{ value: "role", is: ["student"] }];
  const maps: readonly [string, FileMap][] = [
    [
      "Schools.csv",
      {
        name: "schools",
        title: "Schools",
        facts: [{ make: "organization", fields: { key: "orgId", name: "name", kind: "type" } }],
      },
    ],
    [
      "Courses.csv",
      {
        name: "courses",
        title: "Courses",
        facts: [{ make: "course", fields: { key: "courseId", title: "title", code: "courseCode" } }],
      },
    ],
    [
      "Classes.csv",
      {
        name: "classes",
        title: "Classes",
        facts: [
          {
            make: "class",
            fields: { key: "classId_cl", title: "classCode_cl", organization: "orgId_cl", course: "courseId_cl" },
          },
        ],
      },
    ],
    [
      "users.csv",
      {
        name: "users",
        title: "Users",
        facts: [
          {
            make: "learner",
            when: active,
            fields: { key: "userId", given: "givenName", family: "familyName", gradeLevel: "grades", school: "orgId" },
          },
          {
            make: "staff",
            when: [{ value: "role", isNot: ["student"] }],
            fields: { key: "userId", given: "givenName", family: "familyName" },
          },
        ],
      },
    ],
    [
      "Enrollments_out.csv",
      {
        name: "seats",
        title: "Seats",
        learner: { key: "UserId" },
        row: ["EnrollmentId"],
        facts: [{ make: "enrollment", fields: { class: "ClassId", startsOn: "BeginDate", endsOn: "EndDate" } }],
      },
    ],
  ];

  it("is read whole by maps, and no password of it is kept", async () => {
    for (const [name, map] of maps) {
      const text = textOf(mockRoot, name);
      const { rows, sent, remarks } = await read(map, text);
      expect([name, rows, counted(remarks)]).toEqual([name, linesOf(text).length - 1, {}]);
      expect(JSON.stringify(sent)).not.toContain("secret");
    }
    const { sent } = await read(maps[4]?.[1] ?? marks, textOf(mockRoot, "Enrollments_out.csv"));
    expect(factsOf(sent, "enrollment")[0]).toMatchObject({
      learner: "1",
      class: "1",
      startsOn: "2018-09-01",
      endsOn: "2019-01-01",
    });
  });
});
