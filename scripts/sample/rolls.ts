import type { District, Seat } from "./district.ts";
import { randomOf } from "./random.ts";

/** A class through the year: its section in fall and the same one in spring. */
export interface Option {
  readonly name: string;
  readonly course: string;
  readonly period: string;
  readonly teacher: string;
  readonly seats: readonly Seat[];
}

/** Who is in which class: learners by the option's name. */
export type Rolls = ReadonlyMap<string, readonly string[]>;

/** What a grade takes, most important first; the last ones give way where the day is full. */
export const coursesOf: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    ["01", "02", "03", "04", "05"].map((grade) => [
      grade,
      ["ELA", "MATH", "SCI", "SS", "PE", "ART", "MUS"].map((subject) => `${subject}-${grade}`),
    ]),
  ),
  "06": ["MATH-06", "ELA-06", "SCI-06", "SS-06", "PE-06", "ART-06", "MUS-06"],
  "07": ["MATH-07", "ELA-07", "SCI-07", "SS-07", "PE-07", "HLTH-07", "BAND-07"],
  "08": ["MATH-08", "ELA-08", "SCI-08", "SS-08", "PE-08", "HLTH-08", "BAND-08"],
  "09": ["ALG-1", "ENG-1", "ENVIRSYS", "WGEO", "SPAN-1", "HLTH-ED", "ART-1"],
  "10": ["GEOM", "ENG-2", "BIO", "PHOTJOUR", "US-HIST", "SPAN-2"],
  "11": ["ALG-2", "ENG-3", "CHEM", "GOVT", "ART2-EM", "HUMT"],
  "12": ["PRE-CALC", "ENG-4", "PHYSICS", "ECO-FE", "CREAT-WR", "ART3-EM"],
};
/** Seats in one class, where nothing else is said. */
const mostSeats = 31;
const gym = 42;

/** Sections of both semesters that are one class: the identifier names the semester just before the year. */
const yearLong = ({ key, school, course }: Seat) =>
  `${school}/${course}/${(key.split("|")[4] ?? "").replace(/[12]201\d*$/, "")}`;

export function optionsOf(seats: readonly Seat[]): Option[] {
  return [...Map.groupBy(seats, yearLong)].flatMap(([name, both]): Option[] => {
    const [first] = both;
    return first ? [{ name, course: first.course, period: first.period, teacher: first.teacher, seats: both }] : [];
  });
}

/** A class whose roll is set before all others are filled. */
export interface FixedRoll {
  readonly option: Option;
  readonly learners: readonly string[];
}

/**
 * Puts every learner into their grade's courses: one class a period, fixed rolls and what attendance tells first, then evenly.
 * A learner's day is found by looking ahead, so that an early choice does not block a later course.
 */
export function fillRolls({ learners, seats, entries }: District, fixed: readonly FixedRoll[]): Rolls {
  const options = optionsOf(seats);
  const byCourse = Map.groupBy(options, ({ course }) => course);
  const bySeat = new Map(options.flatMap((option) => option.seats.map(({ key }) => [key, option] as const)));
  const rolls = new Map<string, string[]>(options.map(({ name }) => [name, []]));
  const fixedNames = new Set(fixed.map(({ option }) => option.name));
  const set = new Map<string, Option[]>();
  const fix = (learner: string, option: Option) => {
    const own = set.get(learner) ?? [];
    if (!own.some(({ course }) => course === option.course)) set.set(learner, [...own, option]);
  };
  for (const { option, learners: roll } of fixed) for (const learner of roll) fix(learner, option);
  for (const { kind, learner, class: seat } of entries) {
    const option = kind === "attendance" && seat !== undefined ? bySeat.get(seat) : undefined;
    if (option) fix(learner, option);
  }
  const sizeOf = ({ name }: Option) => rolls.get(name)?.length ?? 0;
  const room = (option: Option) => (option.course.startsWith("PE-") ? gym : mostSeats) - sizeOf(option);

  for (const { key, grade } of randomOf("rolls").shuffled(learners)) {
    const own = set.get(key) ?? [];
    const taken = new Set(own.map(({ course }) => course));
    const wanted = (coursesOf[grade] ?? []).filter((course) => !taken.has(course) && !replaced(course, taken));
    const day = dayOf(own, wanted, (course) =>
      (byCourse.get(course) ?? [])
        .filter((option) => !fixedNames.has(option.name) && room(option) > 0)
        .sort((a, b) => sizeOf(a) - sizeOf(b)),
    );
    for (const option of day) rolls.get(option.name)?.push(key);
  }
  return new Map([...rolls].map(([name, roll]) => [name, roll.sort()]));
}

/** Whoever takes algebra in grade 10 takes geometry the year after. */
const replaced = (course: string, taken: ReadonlySet<string>) => course === "GEOM" && taken.has("ALG-1");

/** The fullest day there is: every course if it can be, else without as few as possible. */
function dayOf(
  own: readonly Option[],
  wanted: readonly string[],
  open: (course: string) => readonly Option[],
): readonly Option[] {
  for (let without = 0; without < wanted.length; without++) {
    const found = search(own, wanted, open, without);
    if (found) return found;
  }
  return own;
}

/** One class a period for each course, looking ahead; a teacher one already has comes first, as in a homeroom. */
function search(
  day: readonly Option[],
  [course, ...rest]: readonly string[],
  open: (course: string) => readonly Option[],
  without: number,
): readonly Option[] | undefined {
  if (course === undefined) return day;
  const busy = new Set(day.map(({ period }) => period));
  const teachers = new Set(day.map(({ teacher }) => teacher));
  const free = open(course).filter(({ period }) => !busy.has(period));
  const known = free.filter(({ teacher }) => teachers.has(teacher));
  for (const option of [...known, ...free.filter((each) => !known.includes(each))]) {
    const found = search([...day, option], rest, open, without);
    if (found) return found;
  }
  return without > 0 ? search(day, rest, open, without - 1) : undefined;
}
