import { describe, expect, it } from "vitest";
import { contextOn, counted } from "../entry/counted.testing.ts";
import { folded } from "../kernel/words.ts";
import { accommodation, inOnePhrase } from "./accommodation.ts";
import { background } from "./background.ts";
import { contact } from "./contact.ts";
import { courseGrade, passes } from "./course-grade.ts";
import { enrollment } from "./enrollment.ts";
import { gradeCode, gradeWords } from "./grade-level.ts";
import { identity } from "./identity.ts";
import { incident } from "./incident.ts";
import { name } from "./name.ts";
import { plan } from "./plan.ts";
import { reach } from "./reach.ts";
import { removal } from "./removal.ts";
import { standardsResult } from "./standards-result.ts";
import { testResult } from "./test-result.ts";

const today = "2026-11-21";
const context = contextOn(today);
const school = { title: "Lincoln Middle School" };

describe("a name", () => {
  const sent = counted({ given: "Avni", family: "Núñez" }, undefined, { receivedAt: "2026-11-20T00:00:00Z" });
  const said = counted({ given: "Avi", family: "Núñez", pronunciation: "AH-vee" }, undefined, {
    receivedAt: "2026-09-01T00:00:00Z",
    method: "asserted",
  });

  it("is the one the learner said, though the source sent its own later", () => {
    expect(name.status?.([sent, said], context)).toEqual({ name: "Avi Núñez", pronunciation: "AH-vee" });
  });

  it("is found without accents, by family or given name", () => {
    expect(name.learner?.([sent])).toEqual({
      displayName: "Avni Núñez",
      sortName: "nunez avni",
      givenSortName: "avni nunez",
    });
    expect(folded("  Ångström  ÉLAN ")).toBe("angstrom elan");
  });

  it("may be one word", () => {
    expect(name.learner?.([counted({ given: "Sukarno" })])).toMatchObject({
      displayName: "Sukarno",
      sortName: "sukarno",
    });
  });
});

describe("identity", () => {
  it("sums up the legal name with grade and school, and never the numbers or the birthday", () => {
    const enrolled = counted({ school, gradeLevel: "08", startsOn: "2026-08-24" }, "2026-08-24");
    const entry = counted({
      given: "Avni",
      middle: "R",
      family: "Nair",
      bornOn: "2012-02-14",
      identifiers: [{ system: "State", value: "99" }],
    });
    const value = identity.summary?.([entry], contextOn(today, { enrollment: [enrolled] }));
    expect(value).toEqual({ legalName: "Avni R Nair", gradeLevel: "08", school: school.title });
    expect(identity.learner?.([entry])).toEqual({ bornOn: "2012-02-14" });
  });
});

describe("enrollment", () => {
  const inClass = (title: string, startsOn: string, endsOn: string) =>
    counted({ school, class: { title }, startsOn, endsOn }, startsOn);

  it("shows the classes of today, not those that ended or have not begun", () => {
    const entries = [
      counted({ school, gradeLevel: "08", startsOn: "2026-08-24" }, "2026-08-24"),
      inClass("Algebra 1", "2026-08-24", "2026-12-18"),
      inClass("Civics", "2025-08-24", "2026-06-01"),
      inClass("Art", "2027-01-05", "2027-06-01"),
    ];
    expect(enrollment.summary?.(entries, context)).toEqual({
      school: school.title,
      gradeLevel: "08",
      classes: ["Algebra 1"],
    });
  });

  it("says where a record still comes from", () => {
    const entry = counted(
      { school, startsOn: "2026-08-24", awaiting: { from: "Bayside Middle, Oregon" } },
      "2026-08-24",
    );
    expect(enrollment.summary?.([entry], context)).toMatchObject({ awaiting: { from: "Bayside Middle, Oregon" } });
  });
});

describe("contacts", () => {
  it("are one list for one household, the main adult first, and never for all households together", () => {
    const people = [
      counted({ holder: "guardian" as const, name: "Luis" }),
      counted({ holder: "guardian" as const, name: "Rosa", isPrimary: true }),
    ];
    expect(contact.summary?.(people, context)?.map((each) => each.name)).toEqual(["Rosa", "Luis"]);
    expect(contact.onlyByCircle).toBe(true);
    expect(contact.status).toBeUndefined();
  });

  it("say how to reach the family without a number or address", () => {
    const value = reach.status?.([counted({ way: "text" as const, language: "es", when: "after 2 PM" })], context);
    expect(value && reach.say.status?.(value, "en")).toBe("Text in Spanish, after 2 PM, through the school");
    expect(value && reach.say.status?.(value, "es")).toBe(
      "Mensaje de texto en español, after 2 PM, por medio de la escuela",
    );
  });

  it("name languages in the reader's language, by code or as they came", () => {
    const spoken =
      background.status?.([counted({ languages: [{ language: "spa" }, { language: "Mixtec" }] })], context) ?? [];
    expect(background.say.status?.(spoken, "en")).toBe("Spanish and Mixtec");
    expect(background.say.status?.(spoken, "es")).toBe("español y Mixtec");
  });
});

describe("grades", () => {
  const mark = (course: string, letter: string, term: string, schoolYear: number, on: string) =>
    counted({ course: { title: course }, type: "term" as const, letter, term, schoolYear }, on);

  it("show the newest mark of each course this year, and the year before until there is one", () => {
    const last = [mark("Math", "C", "Spring", 2026, "2026-05-20")];
    expect(courseGrade.summary?.(last, context)).toMatchObject([{ course: "Math", mark: "C" }]);
    const now = [
      ...last,
      mark("Math", "B", "T1", 2027, "2026-10-01"),
      mark("Math", "A", "T2", 2027, "2026-11-10"),
      mark("Art", "B+", "T1", 2027, "2026-10-01"),
    ];
    expect(courseGrade.summary?.(now, context)).toEqual([
      { course: "Art", mark: "B+", term: "T1" },
      { course: "Math", mark: "A", term: "T2" },
    ]);
  });

  it("are on pace when every one passes, and say so without a grade", () => {
    expect(courseGrade.status?.([mark("Math", "D", "T1", 2027, "2026-10-01")], context)).toBe("on-pace");
    expect(courseGrade.status?.([mark("Math", "F", "T1", 2027, "2026-10-01")], context)).toBe("catching-up");
    expect(courseGrade.status?.([], context)).toBeUndefined();
  });

  it("pass by letter, else at 60 percent of the points", () => {
    const of = (more: object) => passes({ course: { title: "Math" }, type: "term", ...more });
    expect([
      of({ letter: "F" }),
      of({ letter: "A-" }),
      of({ number: 59 }),
      of({ number: 60 }),
      of({ number: 6, maximum: 10 }),
      of({}),
    ]).toEqual([false, true, false, true, true, undefined]);
  });

  it("know a grade level in any common spelling", () => {
    expect(["8", "08", "8th", "Grade 8", "K", "KG", "PK", "12", "99", "ninth"].map(gradeCode)).toEqual([
      "08",
      "08",
      "08",
      "08",
      "KG",
      "KG",
      "PK",
      "12",
      undefined,
      undefined,
    ]);
    expect([
      gradeWords("08", "en"),
      gradeWords("08", "es"),
      gradeWords("KG", "es"),
      gradeWords("Level 2", "en"),
    ]).toEqual(["Grade 8", "8.º grado", "Kínder", "Level 2"]);
  });
});

describe("skills", () => {
  const result = (code: string, score: number, on: string, assessedBy: string) =>
    counted(
      {
        competency: { framework: "F", code, statement: `Statement ${code}`, subject: "Mathematics" },
        score,
        maximum: 4,
        assessedBy,
      },
      on,
    );
  const sure = (code: string, score: number) => [
    result(code, score, "2026-09-01", "one"),
    result(code, score, "2026-10-01", "another"),
  ];

  it("are one mark a standard, by subject, in the order of their codes", () => {
    const subjects = standardsResult.summary?.([...sure("3.NF.10", 3), ...sure("3.NF.2", 4)], context);
    expect(subjects?.Mathematics?.map(({ code, level, sureness, pieces }) => [code, level, sureness, pieces])).toEqual([
      ["3.NF.2", "extends", "sure", 2],
      ["3.NF.10", "met", "sure", 2],
    ]);
  });

  it("give a word per subject only where three standards have evidence, without dates", () => {
    expect(standardsResult.status?.([...sure("a", 4), ...sure("b", 3)], context)).toBeUndefined();
    const words = standardsResult.status?.([...sure("a", 4), ...sure("b", 3), ...sure("c", 3)], context);
    expect(words).toEqual({ Mathematics: "ready-to-stretch" });
    expect(words && standardsResult.say.status?.(words, "en")).toBe("Mathematics: ready to stretch");
  });

  it("take more than the maximum as the maximum", () => {
    expect(standardsResult.summary?.([result("a", 9, "2026-10-01", "one")], context)?.Mathematics?.[0]?.level).toBe(
      "extends",
    );
  });
});

it("shows of tests the latest sitting of each, with its range, and compares none", () => {
  const sitting = (title: string, level: string, on: string, range?: { low: number; high: number }) =>
    counted({ test: { title, subject: "Math" }, scores: [], level, ...(range && { range }) }, on);
  const value = testResult.summary?.(
    [sitting("State", "Approaches", "2025-04-01"), sitting("State", "Meets", "2026-04-01", { low: 2562, high: 2610 })],
    context,
  );
  expect(value).toEqual([
    { test: "State, Math", outcome: "Meets", on: "2026-04-01", range: { low: 2562, high: 2610 } },
  ]);
  expect(value && testResult.say.summary?.(value, "en")).toEqual(["State, Math: Meets, likely between 2562 and 2610"]);
});

describe("supports", () => {
  const support = (title: string, more: object = {}) => counted({ basis: "legal-plan" as const, title, ...more });

  it("list what must be provided today, and say in one line only that there is something", () => {
    const entries = [
      support("Extra time"),
      support("Front seat", { endsOn: "2026-06-01" }),
      support("Break card", { startsOn: "2027-01-01" }),
    ];
    expect(accommodation.summary?.(entries, context)).toEqual([{ basis: "legal-plan", title: "Extra time" }]);
    expect(accommodation.status?.(entries, context)).toBe("has-supports");
    expect(accommodation.status?.([support("Front seat", { endsOn: "2026-06-01" })], context)).toBeUndefined();
  });

  it("fit a tile: one by its name, several as a number", () => {
    expect([inOnePhrase([{ title: "Extra time" }], "en"), inOnePhrase([{ title: "a" }, { title: "b" }], "es")]).toEqual(
      ["Extra time", "2 apoyos"],
    );
  });

  it("keep the plan behind them apart: services running, without disability or hours", () => {
    const value = plan.summary?.(
      [counted({ type: "504" as const, title: "504", disability: "ADHD", hoursPerWeek: 2 })],
      context,
    );
    expect(JSON.stringify(value)).not.toMatch(/ADHD|hours/);
  });
});

describe("behavior", () => {
  it("says nothing in one line, and in summary only how often and what followed this year", () => {
    const own = (on: string, role: "took-part" | "witness" = "took-part") =>
      counted({ role, behavior: "Left class upset", what: "a long story", followed: ["Talk"] }, on);
    expect(incident.status).toBeUndefined();
    expect(removal.status).toBeUndefined();
    expect(incident.summary?.([own("2026-10-14"), own("2025-10-14"), own("2026-10-15", "witness")], context)).toEqual({
      count: 1,
      followed: ["Talk"],
    });
    expect(
      removal.summary?.([counted({ type: "in-school-suspension" as const, days: 2 }, "2026-10-15")], context),
    ).toEqual({ count: 1, days: 2 });
  });

  it("has no place for another child or the incident's own number", () => {
    // a TypeBox schema is also the plain JSON Schema it describes
    const properties = Object.keys((incident.schema as unknown as { properties: object }).properties);
    expect(properties.sort()).toEqual(["behavior", "followed", "helped", "location", "role", "what"]);
  });
});
