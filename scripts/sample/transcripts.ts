import { awaiting, newcomers, rich } from "./classes.ts";
import { type District, high, type Learner, middle, type Seat } from "./district.ts";
import type { Facts } from "./facts.ts";
import { type Random, randomOf } from "./random.ts";
import { coursesOf } from "./rolls.ts";

/** The last school year that is over, by the calendar year in which it ended. */
const lastYear = 2021;
/** Who is in grade 12 graduates in the source's own year. */
const graduationYear = ({ grade }: Learner): number => 2022 + 12 - Number(grade);
const isHere = ({ key }: Learner) => !awaiting.some((each) => each === key);

/** Subjects as the plan names them; the published schedule has several words for some. */
const subjects: readonly [courses: RegExp, subject: string][] = [
  [/^(ALG|GEOM|PRE-CALC)/, "Mathematics"],
  [/^(ENG|CREAT)/, "English Language Arts"],
  [/^(BIO|CHEM|PHYSICS|ENVIRSYS)/, "Science"],
  [/^(WGEO|US-HIST|GOVT|ECO)/, "Social Studies"],
  [/^SPAN/, "World Languages"],
  [/^ART/, "Fine Arts"],
  [/^HLTH/, "Health"],
];
const subjectOf = (course: string): string => subjects.find(([courses]) => courses.test(course))?.[1] ?? "Electives";

/** Credits of a state's standard diploma, written for the sample. */
const requirements = Object.entries({
  ...{ "English Language Arts": 4, Mathematics: 3, Science: 3, "Social Studies": 3 },
  ...{ "World Languages": 2, "Fine Arts": 1, Health: 0.5, Electives: 4.5 },
}).map(([subject, credits]) => ({ subject, credits }));
const creditsRequired = requirements.reduce((sum, { credits }) => sum + credits, 0);

const letterOf = (number: number) =>
  number >= 90 ? "A" : number >= 80 ? "B" : number >= 70 ? "C" : number >= 60 ? "D" : "F";
const pointsOf = { A: 4, B: 3, C: 2, D: 1, F: 0 } as const;

interface Year {
  readonly grade: string;
  readonly schoolYear: number;
}
/** The high school years that a learner has behind them, oldest first. */
const yearsOf = ({ grade }: Learner): Year[] =>
  ["09", "10", "11"]
    .filter((each) => each < grade)
    .map((each) => ({ grade: each, schoolYear: lastYear + 1 - (Number(grade) - Number(each)) }));

/** One year's courses with marks around what the learner does, and what they come to. */
function addYear(
  out: Facts,
  learner: Learner,
  { grade, schoolYear }: Year,
  titles: ReadonlyMap<string, string>,
  middleMark: number,
  before: number,
) {
  const random = randomOf("transcript", learner.key, grade);
  const endsOn = `${schoolYear}-05-28`;
  let [earned, attempted, points] = [0, 0, 0];
  for (const course of coursesOf[grade] ?? []) {
    const number = Math.max(52, Math.min(100, Math.round(middleMark + (random.next() + random.next() - 1) * 14)));
    const credits = course === "HLTH-ED" ? 0.5 : 1;
    const letter = letterOf(number);
    const isEarned = letter !== "F";
    attempted += credits;
    earned += isEarned ? credits : 0;
    points += pointsOf[letter] * credits;
    const body = {
      course: { title: titles.get(course) ?? course },
      ...{ schoolYear, gradeLevel: grade, subject: subjectOf(course), creditsAttempted: credits },
      ...{ creditsEarned: isEarned ? credits : 0, letter, number, result: isEarned ? "pass" : "fail" },
    };
    out.entry("transcript-course", `${learner.key}-${course}`, learner.key, body, { school: high, observedOn: endsOn });
  }
  const title = "Grade point average";
  const value = Math.round((points / attempted) * 100) / 100;
  const record = {
    ...{ schoolYear, creditsAttempted: attempted, creditsEarned: earned, creditsEarnedInAll: before + earned },
    averages: [{ title, value, maximum: 4, cumulative: false }],
    ...(value >= 3.7 && { honors: ["Honor roll"] }),
  };
  out.entry("academic-record", `${learner.key}-${grade}`, learner.key, record, { school: high, observedOn: endsOn });
  return earned;
}

/** She brought two courses into high school: one taken in grade 8, one from a summer at a college. */
function addEarly(out: Facts): void {
  const early = (key: string, observedOn: string, body: object, more: object = {}) =>
    out.entry(
      "transcript-course",
      `${rich}-${key}`,
      rich,
      { schoolYear: lastYear, result: "pass", ...body },
      { observedOn, ...more },
    );
  const spanish = { course: { title: "Spanish I" }, subject: "World Languages", gradeLevel: "08" };
  early(
    "spanish",
    "2021-05-28",
    { ...spanish, creditsAttempted: 1, creditsEarned: 1, letter: "A", number: 96 },
    { school: middle },
  );
  const drawing = {
    course: { title: "Introduction to engineering drawing" },
    subject: "Electives",
    method: "Transfer",
  };
  const credits = { creditsAttempted: 0.5, creditsEarned: 0.5, letter: "A" };
  early("drawing", "2021-07-23", { ...drawing, ...credits, term: "Summer", school: { title: "Coastal Bend College" } });
}

/** What everybody in grades 9 to 12 must earn, and what those who have years behind them have. */
export function addTranscripts(out: Facts, { learners, seats }: District): void {
  const titles = new Map(seats.map(({ course, courseTitle }: Seat) => [course, courseTitle]));
  for (const learner of [...learners, ...newcomers].filter((each) => each.school === high && isHere(each))) {
    const year = graduationYear(learner);
    const plan = { title: "Standard diploma", graduationYear: year, creditsRequired, requirements };
    const first = `${year - 4}-08-23`;
    out.entry(
      "graduation-plan",
      learner.key,
      learner.key,
      { ...plan, startsOn: first },
      { school: high, observedOn: first },
    );
    const random: Random = randomOf("transcript", learner.key);
    const middleMark = random.between(62, 94);
    let earned = 0;
    for (const each of yearsOf(learner)) earned += addYear(out, learner, each, titles, middleMark, earned);
  }
  addEarly(out);
}
