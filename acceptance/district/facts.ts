import type { Fact } from "../../src/interop/adapter.ts";
import { type Pupil, pupils, standards, units } from "./people.ts";

/** The school date of the journeys: a Friday in November, with a quarter of the year behind it. */
export const today = "2026-11-20";
export const source = "riverton";
const framework = "Riverton math";
const district = "RIV";
export const school = "LMS";
const former = "HES";
export const algebra = "ALG-3";
const reading = "READ-4";

type Entry = Extract<Fact, { noun: "entry" }>;
const sent = (fact: Fact): string => JSON.stringify({ row: `${fact.noun}/${fact.key}`, fact });

/** A statement about a learner, keyed by its kind and a word of its own. */
export function said(
  learner: string,
  kind: string,
  word: string,
  body: Entry["body"],
  rest: Partial<Omit<Entry, "noun" | "key" | "kind" | "learner" | "body">> = {},
): Entry {
  return { noun: "entry", key: `${learner}/${kind}/${word}`, kind, learner, body, ...rest };
}

const years = [2023, 2024, 2025, 2026, 2027];
const holidays = new Set(["2026-09-07", "2026-10-12", "2026-11-11"]);

function schoolDays(): Fact[] {
  const facts: Fact[] = [];
  for (let at = Date.parse("2026-08-17"); at <= Date.parse("2027-06-11"); at += 86_400_000) {
    const on = new Date(at).toISOString().slice(0, 10);
    const weekend = [0, 6].includes(new Date(at).getUTCDay());
    if (!weekend)
      facts.push({
        noun: "school-day",
        key: `${school}/${on}`,
        organization: school,
        on,
        inSession: !holidays.has(on),
      });
  }
  return facts;
}

function places(): Fact[] {
  return [
    { noun: "organization", key: district, kind: "district", name: "Riverton Schools" },
    { noun: "organization", key: school, kind: "school", name: "Lincoln Middle School", parent: district },
    { noun: "organization", key: former, kind: "school", name: "Harbor Elementary", parent: district },
    ...years.map(
      (schoolYear): Fact => ({
        noun: "term",
        key: `Y${schoolYear}`,
        title: `${schoolYear - 1}-${schoolYear}`,
        kind: "schoolYear",
        schoolYear,
        startsOn: `${schoolYear - 1}-08-17`,
        endsOn: `${schoolYear}-06-11`,
      }),
    ),
    ...schoolDays(),
    { noun: "course", key: "ALG1", title: "Algebra 1", organization: district, subject: "Math", gradeLevels: ["08"] },
    {
      noun: "class",
      key: algebra,
      title: "Algebra 1",
      organization: school,
      course: "ALG1",
      terms: ["Y2027"],
      period: "3",
      subject: "Math",
      gradeLevels: ["08"],
    },
    {
      noun: "class",
      key: reading,
      title: "Reading and writing",
      organization: former,
      terms: ["Y2027"],
      subject: "English",
      gradeLevels: ["04"],
    },
    { noun: "staff", key: "alvarez", given: "Marta", family: "Alvarez", title: "Ms." },
    { noun: "staff", key: "boone", given: "Terrence", family: "Boone", title: "Mr." },
    { noun: "staff", key: "kim", given: "Ji-woo", family: "Kim", title: "Ms." },
    { noun: "staff", key: "office", given: "Pat", family: "Lopez", title: "Mx." },
    { noun: "assignment", key: "a1", staff: "alvarez", class: algebra, role: "teacher" },
    { noun: "assignment", key: "a2", staff: "kim", class: reading, role: "teacher" },
    { noun: "assignment", key: "a3", staff: "boone", organization: school, role: "counselor" },
    { noun: "assignment", key: "a4", staff: "office", organization: school, role: "registrar" },
  ];
}

function learnable(): Fact[] {
  const groups = [...new Set(standards.map(({ group }) => group))];
  return [
    ...groups.map(
      (statement, position): Fact => ({
        noun: "competency",
        key: `G${position}`,
        framework,
        code: `G${position}`,
        statement,
        subject: "Math",
        isGroup: true,
        position: position * 100,
      }),
    ),
    ...standards.map(
      ({ code, statement, group }, place): Fact => ({
        noun: "competency",
        key: code,
        framework,
        code,
        statement,
        subject: "Math",
        gradeLevels: ["08"],
        parent: `G${groups.indexOf(group)}`,
        position: groups.indexOf(group) * 100 + place + 1,
      }),
    ),
    ...units.map(
      ({ number, title, codes }): Fact => ({
        noun: "unit",
        key: `${algebra}/${number}`,
        class: algebra,
        number,
        title,
        framework,
        competencies: codes,
      }),
    ),
  ];
}

/** A piece of evidence as a gradebook sends it. */
export const result = (learner: string, code: string, word: string, score: number, observedOn: string, title: string) =>
  said(
    learner,
    "standards-result",
    `${code}/${word}`,
    {
      competency: {
        framework,
        code,
        statement: standards.find((each) => each.code === code)?.statement ?? code,
        subject: "Math",
      },
      title,
      score,
      maximum: 10,
      assessedBy: word === "b" ? "Mr. Hale" : "Ms. Ortiz",
    },
    { observedOn },
  );

/** What a five-skill share was made of: two pieces for most, one old or one alone for a few. */
function evidence(learner: string, { skills }: Pupil, place: number): Fact[] {
  return skills.flatMap((share, n): Fact[] => {
    const code = standards[n]?.code ?? "";
    if (share === undefined) return [];
    const score = Math.round(share * 10);
    const first = result(learner, code, "a", score, place % 9 === n ? "2025-03-10" : "2026-05-11", "Unit check");
    if (place % 9 === n || place % 7 === n) return [first];
    return [first, result(learner, code, "b", score, "2026-05-28", "Exit ticket")];
  });
}

const basisOf = { legal: "legal-plan", english: "english-learner", support: "support" } as const;

function supports(learner: string, { supports: given = [] }: Pupil): Fact[] {
  return given.map((each) => {
    const [basis = "support", word = ""] = each.split(":");
    const named = basis === "english" ? { title: "English learner", level: word } : { title: word };
    return said(learner, "accommodation", word, {
      basis: basisOf[basis as keyof typeof basisOf],
      startsOn: "2025-10-09",
      ...named,
    });
  });
}

/** One of the class: name, school, seat, own words, evidence, supports. */
function pupilFacts(each: Pupil, place: number): Fact[] {
  const key = `L${place + 1}`;
  const { given, family, strength, languages, say, awaiting } = each;
  const span = { startsOn: "2026-08-17" };
  return [
    { noun: "learner", key },
    said(key, "name", "now", { given, family, ...(say && { pronunciation: say }) }),
    said(key, "identity", "now", { given, family, bornOn: `2013-0${1 + (place % 9)}-14` }),
    { noun: "enrollment", key: `${key}/${school}`, learner: key, organization: school, ...span },
    said(
      key,
      "enrollment",
      "school",
      { gradeLevel: "08", ...span, ...(awaiting && { awaiting }) },
      { school, observedOn: span.startsOn },
    ),
    { noun: "enrollment", key: `${key}/${algebra}`, learner: key, class: algebra, ...span },
    said(key, "enrollment", "algebra", { ...span }, { class: algebra, observedOn: span.startsOn }),
    ...(awaiting
      ? []
      : [
          said(
            key,
            "about-me",
            "page",
            {
              strengths: [strength, place % 4 === 0 ? "Keeps at hard problems" : "Leads groups"],
              ...(languages && { languages }),
            },
            { observedOn: "2026-09-03", author: { capacity: "learner", key } },
          ),
          ...(languages
            ? [said(key, "background", "home", { languages: languages.map((language) => ({ language })) })]
            : []),
          ...evidence(key, each, place),
          ...supports(key, each),
        ]),
  ];
}

/** The whole bundle as NDJSON. `more` are facts of single learners (family.ts). */
export function bundle(more: readonly Fact[]): string {
  const facts = [...places(), ...learnable(), ...pupils.flatMap(pupilFacts), ...more];
  return [JSON.stringify({ daypack: "facts", version: 1 }), ...facts.map(sent)].join("\n");
}

export const keyOfPupil = (given: string): string => `L${pupils.findIndex((each) => each.given === given) + 1}`;
export { former, reading };
