import type { Fact } from "../../src/interop/adapter.ts";
import { former, keyOfPupil, reading, result, said, school } from "./facts.ts";

/** Mateo, 13, and Lucía, 9, with their mother Rosa: one backpack of a teenager full of everything, one of a child. */
export const mateo = keyOfPupil("Mateo");
export const lucia = "LUCIA";
const alvarez = { capacity: "teacher", key: "alvarez" };
const kim = { capacity: "teacher", key: "kim" };
const own = (key: string) => ({ capacity: "learner", key });

const home = (learner: string): Fact[] => [
  {
    noun: "guardianship",
    key: `${learner}/rosa`,
    learner,
    guardian: "rosa",
    relationship: "mother",
    mayRead: true,
    mayDecide: true,
    household: "rivera",
    livesWith: true,
    isPrimary: true,
  },
  said(
    learner,
    "contact",
    "rosa",
    {
      holder: "guardian",
      name: "Rosa Rivera",
      relationship: "mother",
      isPrimary: true,
      phones: [{ kind: "Mobile", number: "555-0134" }],
    },
    { circle: "rivera", guardian: "rosa" },
  ),
  said(
    learner,
    "reach",
    "rosa",
    { way: "text", language: "es", when: "after 2 PM" },
    { circle: "rivera", author: { capacity: "guardian", key: "rosa" }, observedOn: "2026-08-20" },
  ),
];

/** Schools before this one. The seat of this year stands in facts.ts. */
function schoolYears(learner: string): Fact[] {
  return [
    [2023, former, "04"],
    [2024, former, "05"],
    [2025, school, "06"],
    [2026, school, "07"],
  ].map(([year, at, gradeLevel]) =>
    said(
      learner,
      "enrollment",
      `school/${year}`,
      { startsOn: `${Number(year) - 1}-08-18`, endsOn: `${year}-06-11`, gradeLevel },
      { school: String(at), observedOn: `${Number(year) - 1}-08-18` },
    ),
  );
}

function mateoAttends(): Fact[] {
  const day = (on: string, category: string, fraction: number, reason?: string) =>
    said(mateo, "attendance", on, { category, fraction, ...(reason && { reason }) }, { school, observedOn: on });
  return [
    ...["2026-10-05", "2026-10-06", "2026-10-07"].map((on) => day(on, "absent", 1, "Had the flu")),
    day("2026-11-02", "absent", 1),
    day("2026-09-16", "late", 0),
    day("2026-10-21", "late", 0, "Bus 14 came 25 minutes late"),
  ];
}

const goal = (
  learner: string,
  word: string,
  statement: string,
  why: string,
  steps: readonly [string, boolean][],
): Fact =>
  said(
    learner,
    "goal",
    word,
    {
      statement,
      why,
      state: "active",
      supporters: ["Ms. Alvarez"],
      steps: steps.map(([text, done]) => ({ text, ...(done && { doneOn: "2026-10-20" }) })),
    },
    { observedOn: "2026-09-14", author: own(learner) },
  );

function mateoSaid(): Fact[] {
  return [
    said(
      mateo,
      "about-me",
      "whole-page",
      {
        line: "I like to build things and find out why they broke.",
        strengths: ["Keeps trying after a design breaks"],
        interests: ["Robotics"],
        helps: ["Let me draw the problem first", "Tell me what to do, and leave it written too"],
        languages: ["es", "en"],
      },
      { observedOn: "2026-09-04", author: own(mateo) },
    ),
    goal(mateo, "steps", "Show every step in math", "My answers are right and nobody can follow them.", [
      ["Copy one solved problem a day", true],
      ["Say each step to a partner", true],
      ["One full solution a day until December 4", false],
    ]),
    goal(mateo, "ask", "Ask for help in the first ten minutes", "Waiting makes it harder.", [
      ["Agree on a sign with Mr. Boone", true],
      ["Tell Mr. Boone on Monday how it went", false],
    ]),
    said(
      mateo,
      "personal-best",
      "bridge",
      {
        title: "A bridge that held 40 pounds",
        why: "The third one broke. That one taught me the most.",
        chosenBy: "Mateo",
      },
      { observedOn: "2026-05-20", author: own(mateo) },
    ),
    said(
      mateo,
      "personal-best",
      "slope",
      {
        title: "Taught slope in two languages",
        why: "Explained rise and run to the whole class.",
        chosenBy: "Ms. Alvarez",
      },
      { observedOn: "2026-11-12", author: alvarez },
    ),
    said(
      mateo,
      "work",
      "map",
      { title: "My family map", what: "Where everybody comes from" },
      { observedOn: "2024-03-02", author: own(mateo) },
    ),
    said(
      mateo,
      "recognition",
      "team",
      { title: "Teamwork award", issuer: "Tri-County Robotics", why: "His team shared parts with a rival team." },
      { observedOn: "2026-03-14" },
    ),
    said(
      mateo,
      "recognition",
      "safe",
      { title: "Safe tools, level 1", issuer: "Riverton Makerspace" },
      { observedOn: "2026-10-02" },
    ),
    said(
      mateo,
      "narrative",
      "ortiz",
      {
        strength: "When a design fails he gets curious, not angry. Ask him about bridge number three.",
        tried: "Drawing before writing",
        helped: "Finished 9 of 10 tasks, from 4 of 10",
      },
      { observedOn: "2026-05-29", author: alvarez },
    ),
    said(
      mateo,
      "family-knowledge",
      "radio",
      { worksAtHome: "He fixes the radio with his grandfather and explains each part in Spanish." },
      { circle: "rivera", observedOn: "2026-08-20", author: { capacity: "guardian", key: "rosa" } },
    ),
  ];
}

function mateoSchool(): Fact[] {
  const test = (grade: string, on: string, value: string, low: number, high: number) =>
    said(
      mateo,
      "test-result",
      on,
      {
        test: { title: "State test", subject: "Math", grade },
        scores: [{ method: "Scale score", value }],
        level: grade === "07" ? "Met the standard" : "Approaching",
        range: { low, high },
        metFrom: 2567,
      },
      { observedOn: on },
    );
  return [
    test("06", "2025-04-22", "2541", 2516, 2566),
    test("07", "2026-04-21", "2586", 2562, 2610),
    result(mateo, "8.EE.5", "a", 9, "2026-11-18", "Slope quiz"),
    result(mateo, "8.EE.5", "b", 8, "2026-10-30", "Ramp lab: measured 3 slopes"),
    result(mateo, "8.EE.7", "a", 6, "2026-11-17", "Equations check"),
    said(
      mateo,
      "course-grade",
      "t1",
      { type: "term", letter: "B+", term: "Term 1", schoolYear: 2027, subject: "Math" },
      { course: "ALG1", observedOn: "2026-11-06" },
    ),
    said(mateo, "plan", "504", {
      type: "504",
      title: "504 plan",
      startsOn: "2024-10-09",
      reviewOn: "2027-10-09",
      caseManager: "Terrence Boone",
    }),
    said(
      mateo,
      "incident",
      "oct14",
      {
        role: "took-part",
        behavior: "Left class upset",
        what: "After a group argument he left the room without asking.",
        followed: ["Talk with the counselor"],
        helped: "A five-minute break card and a talk with Mr. Boone. The group finished its project on October 16.",
      },
      { observedOn: "2026-10-14" },
    ),
    {
      noun: "case",
      key: "case",
      learner: mateo,
      startsOn: "2026-08-17",
      members: [{ staff: "boone", readsRestricted: true }],
    },
  ];
}

function luciaFacts(): Fact[] {
  const span = { startsOn: "2026-08-17" };
  return [
    { noun: "learner", key: lucia },
    said(lucia, "name", "now", { given: "Lucía", family: "Rivera" }),
    said(lucia, "identity", "now", { given: "Lucía", family: "Rivera", bornOn: "2017-02-11" }),
    { noun: "enrollment", key: `${lucia}/${former}`, learner: lucia, organization: former, ...span },
    said(lucia, "enrollment", "school", { gradeLevel: "04", ...span }, { school: former, observedOn: span.startsOn }),
    { noun: "enrollment", key: `${lucia}/${reading}`, learner: lucia, class: reading, ...span },
    said(lucia, "enrollment", "reading", { ...span }, { class: reading, observedOn: span.startsOn }),
    said(
      lucia,
      "about-me",
      "page",
      {
        line: "Quiero saber cómo viven los ajolotes.",
        strengths: ["Lee en dos idiomas"],
        helps: ["Dibujar primero", "Oír las instrucciones", "Trabajar con Ana"],
      },
      { observedOn: "2026-09-03", author: own(lucia) },
    ),
    said(
      lucia,
      "personal-best",
      "axolotl",
      { title: "Mi libro del ajolote", why: "Tiene diez páginas y un mapa.", chosenBy: "Lucía" },
      { observedOn: "2026-10-08", author: own(lucia) },
    ),
    said(
      lucia,
      "personal-best",
      "books",
      { title: "Leí 12 libros en dos idiomas", why: "Ya no me canso.", chosenBy: "Maestra Kim" },
      { observedOn: "2026-11-04", author: kim },
    ),
    goal(lucia, "fractions", "Las fracciones", "Para repartir la pizza.", [
      ["Partir en mitades", true],
      ["Partir en cuartos", true],
      ["Partir la pizza en octavos", false],
    ]),
  ];
}

export const familyFacts = (): Fact[] => [
  { noun: "guardian", key: "rosa" },
  ...home(mateo),
  ...schoolYears(mateo),
  ...mateoAttends(),
  ...mateoSaid(),
  ...mateoSchool(),
  ...luciaFacts(),
  ...home(lucia),
];
