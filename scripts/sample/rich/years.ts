import { rich, schoolNames } from "../classes.ts";
import { elementary, high, middle } from "../district.ts";
import { competencyOf, type Standards } from "../standards.ts";
import { type Child, staff, teacher } from "./child.ts";

/** Nine school years before this one: four in another town, then Grand Bend. */
const years: readonly (readonly [startsOn: string, endsOn: string, grade: string, school: string])[] = [
  ["2012-08-20", "2013-05-24", "KG", "Desert View Elementary School, Yuma"],
  ["2013-08-19", "2014-05-23", "01", "Desert View Elementary School, Yuma"],
  ["2014-08-18", "2015-05-22", "02", "Desert View Elementary School, Yuma"],
  ["2015-08-24", "2016-05-27", "03", "Desert View Elementary School, Yuma"],
  ["2016-08-29", "2017-05-26", "04", elementary],
  ["2017-08-21", "2018-05-25", "05", elementary],
  ["2018-08-20", "2019-05-24", "06", middle],
  ["2019-08-19", "2020-05-22", "07", middle],
  ["2020-08-24", "2021-05-28", "08", middle],
];

function addSchools(child: Child): void {
  for (const [startsOn, endsOn, gradeLevel, school] of years) {
    const isOurs = school in schoolNames;
    const span = { gradeLevel, startsOn, endsOn };
    const moved = {
      ...(gradeLevel === "03" && { exitReason: "Moved to another town" }),
      ...(gradeLevel === "04" && { entryReason: "Transfer from a school in another state" }),
    };
    const body = { ...span, ...moved, ...(!isOurs && { school: { title: school } }) };
    child.add("enrollment", gradeLevel, startsOn, body, isOurs ? { school } : {});
  }
}

/** Days away and late, each with its reason. */
function addDays(child: Child): void {
  const day = (on: string, body: object) => child.add("attendance", on, on, body, { school: high });
  for (const on of ["2021-10-05", "2021-10-06", "2021-10-07"])
    day(on, { category: "absent", excused: true, fraction: 1, reason: "Flu" });
  day("2021-11-04", { category: "absent", excused: true, fraction: 0.5, reason: "Dentist" });
  for (const on of ["2021-09-15", "2021-10-21"])
    day(on, { category: "late", fraction: 0, minutes: 25, reason: "Bus 14 came late" });
  day("2022-02-08", { category: "absent", excused: true, fraction: 1, reason: "Family matter" });
  day("2022-03-22", { category: "late", fraction: 0, minutes: 10, reason: "Bus 14 came late" });
}

/** Two state tests with their range, and the score from which the standard is met. */
function addTests(child: Child): void {
  const sit = (on: string, grade: string, score: number, level: string) =>
    child.add("test-result", `test-${grade}`, on, {
      test: { title: `State test, grade ${Number(grade)}`, subject: "Mathematics", kind: "State test", grade },
      scores: [{ method: "Scale score", value: String(score), maximum: 2_862 }],
      level,
      range: { low: score - 24, high: score + 24 },
      metFrom: 2_567,
    });
  sit("2020-04-21", "07", 2_541, "Close to the standard");
  sit("2021-04-20", "08", 2_586, "Met the standard");
  child.add("growth", "growth-08", "2021-06-15", {
    test: { title: "State test, grade 8", subject: "Mathematics" },
    ...{
      measure: "growth-percentile",
      value: 64,
      low: 55,
      high: 72,
      formula: "Student growth percentile of the state",
    },
  });
  const check = (key: string, on: string, score: number) =>
    child.add("test-result", `check-${key}`, on, {
      test: { title: "District mathematics check", subject: "Mathematics", kind: "Benchmark" },
      scores: [{ method: "Scale score", value: String(score) }],
      level: score >= 230 ? "On the way to algebra" : "Building",
      range: { low: score - 4, high: score + 4 },
    });
  check("1", "2021-02-10", 226);
  check("2", "2021-09-14", 237);
}

/** Skills in a second subject. Scores are of ten points: the first on a draft, the second on the finished piece. */
function addReading(child: Child, standards: Standards): void {
  const scores: Readonly<Record<string, readonly number[]>> = {
    "RL.9-10.1": [7, 8],
    "RL.9-10.3": [9.5, 10],
    "RI.9-10.2": [6, 8],
    "W.9-10.2": [5, 6],
    "W.9-10.3": [9, 9.5],
    "SL.9-10.1": [8],
  };
  for (const [code, pieces] of Object.entries(scores))
    for (const [place, score] of pieces.entries()) {
      const [title, on] = place === 0 ? ["First draft", "2021-09-16"] : ["Finished piece", "2021-10-28"];
      const assessedBy = place === 0 ? "English I portfolio" : "English I";
      const body = { competency: competencyOf(standards, code), title, score, maximum: 10, assessedBy };
      child.add("standards-result", `${code}-${place}`, on, body, { author: teacher(staff.english) });
    }
}

/** Where she went to school, when she was there, and what she was tested and marked on. */
export function addYears(child: Child, standards: Standards): void {
  addSchools(child);
  addDays(child);
  addTests(child);
  addReading(child, standards);
}

/** A case with a counselor, who alone is named for its restricted entries. */
export function addCase({ out }: Child, key: string, member: string): void {
  const members = [{ staff: member, readsRestricted: true }];
  out.add("sample.case", rich, { noun: "case", key, learner: rich, startsOn: "2021-08-30", members });
}
