import { units as planned, type Taught } from "./curriculum.ts";
import { type District, elementary, high, type Learner, middle } from "./district.ts";
import { randomOf } from "./random.ts";
import { type FixedRoll, fillRolls, type Option, optionsOf, type Rolls } from "./rolls.ts";

/** A year of mathematics that is over: what it is called in the gradebook, and who taught it. */
interface Past {
  readonly title: string;
  readonly teacher: string;
}

/** A class whose learners have a whole profile, marks and supports. */
export interface DeepClass {
  readonly name: string;
  readonly option: Option;
  /** Everybody on the roll. */
  readonly learners: readonly Learner[];
  /** Those whose backpack is here. */
  readonly here: readonly Learner[];
  readonly units: readonly Taught[];
  /** The last two years of a learner of this class, newest first. */
  readonly past: (learner: Learner) => readonly [before: Past, earlier: Past];
  readonly isYoung: boolean;
  /** Those of whom the published data say that they learn English. */
  readonly learningEnglish: ReadonlySet<string>;
}

/** Learners of whom the sample tells more: one with everything, a younger sibling, and two whose record is on its way. */
export const rich = "605512";
export const sibling = "609001";
export const awaiting = ["609002", "609003"] as const;
const isAwaiting = ({ key }: Learner) => awaiting.some((each) => each === key);

/** Those whom Grand Bend does not have, as they would stand in it. Names from the Ed-Fi generator's frequency tables. */
export const newcomers: readonly Learner[] = [
  { key: sibling, given: "Elena", family: "Cordova", bornOn: "2014-04-17", grade: "03", school: elementary },
  { key: awaiting[0], given: "Ibrahim", family: "Diallo", bornOn: "2008-05-22", grade: "09", school: high },
  { key: awaiting[1], given: "Noor", family: "Haddad", bornOn: "2008-10-09", grade: "09", school: high },
];

/** Learners in each class of which the sample shows everything. */
const classSize = 30;

const past = (title: string, teacher: string): Past => ({ title, teacher });
const grade9 = past("Mathematics, Grade 9", "207271");
const grade8 = past("Mathematics, Grade 8", "207253");
const grade7 = past("Mathematics, Grade 7", "207252");
const grade6 = past("Mathematics, Grade 6", "207252");
const grade2 = past("Mathematics, Grade 2", "207225");
const grade1 = past("Mathematics, Grade 1", "207221");

function find(options: readonly Option[], course: string, period: string, teacher?: string): Option {
  const found = options.find(
    (each) => each.course === course && each.period === period && (teacher === undefined || each.teacher === teacher),
  );
  if (!found) throw new Error(`Grand Bend has no ${course} in period ${period}`);
  return found;
}

/** What the published data tell of who is in which class of those that are filled first. */
interface Told {
  /** Learners of the one class that was given the published intervention: the gradebook's second period. */
  readonly intervention: ReadonlySet<string>;
  readonly incident: ReadonlySet<string>;
  readonly english: ReadonlySet<string>;
  /** Who was late to a class was in it. */
  readonly late: (option: Option) => ReadonlySet<string>;
}

function toldBy({ entries }: District): Told {
  const those = (chosen: (entry: District["entries"][number]) => boolean) =>
    new Set(entries.filter(chosen).map(({ learner }) => learner));
  return {
    intervention: those(({ kind, body }) => kind === "plan" && body.type === "intervention"),
    incident: those(({ kind }) => kind === "incident"),
    english: those(({ kind, body }) => kind === "accommodation" && body.basis === "english-learner"),
    late: ({ seats }) => those((each) => each.kind === "attendance" && seats.some(({ key }) => key === each.class)),
  };
}

/** The rolls of the whole district, with five classes of 30 filled first: three of algebra, one of grade 8, one of grade 3. */
export function planClasses(district: District): { classes: DeepClass[]; rolls: Rolls; options: readonly Option[] } {
  const options = optionsOf(district.seats);
  const [second, third, fourth] = [
    find(options, "ALG-1", "02"),
    find(options, "ALG-1", "03"),
    find(options, "ALG-1", "04"),
  ];
  const inGrade8 = find(options, "MATH-08", "07");
  const inGrade3 = find(options, "MATH-03", "02", "207227");
  const told = toldBy(district);
  const random = randomOf("classes");
  const inGrade = (grade: string) =>
    random.shuffled(district.learners.filter((each) => each.grade === grade)).map(({ key }) => key);

  const ninth = inGrade("09")
    .filter((key) => key !== rich && !told.intervention.has(key))
    .sort((a, b) => Number(told.incident.has(a)) - Number(told.incident.has(b)));
  const main = [rich, ...awaiting, ...ninth.splice(0, classSize - awaiting.length - 1)];
  const early = [...told.intervention, ...ninth.splice(0, classSize - told.intervention.size)];
  const last = [...ninth, ...inGrade("10").slice(0, classSize - ninth.length)];
  const late = told.late(inGrade3);
  const elsewhere = new Set(
    options
      .filter(({ course, name }) => course === inGrade3.course && name !== inGrade3.name)
      .flatMap((option) => [...told.late(option)]),
  );
  const youngest = [sibling, ...late, ...inGrade("03").filter((key) => !late.has(key) && !elsewhere.has(key))];

  const fixed: FixedRoll[] = [
    { option: second, learners: early },
    { option: third, learners: main },
    { option: fourth, learners: last },
    { option: inGrade8, learners: inGrade("08").slice(0, classSize) },
    { option: inGrade3, learners: youngest.slice(0, classSize) },
  ];
  const everybody = [...district.learners, ...newcomers];
  const rolls = fillRolls({ ...district, learners: everybody }, fixed);
  const byKey = new Map(everybody.map((each) => [each.key, each]));
  const deep = (name: string, option: Option, units: readonly Taught[], pastOf: DeepClass["past"]): DeepClass => {
    const learners = (rolls.get(option.name) ?? []).flatMap((key) => byKey.get(key) ?? []);
    const here = learners.filter((each) => !isAwaiting(each));
    const isYoung = option === inGrade3;
    return { name, option, learners, here, units, past: pastOf, isYoung, learningEnglish: told.english };
  };
  const ofAlgebra: DeepClass["past"] = ({ grade }) => (grade === "10" ? [grade9, grade8] : [grade8, grade7]);
  const classes = [
    deep("algebra-3", third, planned.algebra, ofAlgebra),
    deep("algebra-2", second, planned.algebra, ofAlgebra),
    deep("algebra-4", fourth, planned.algebra, ofAlgebra),
    deep("grade-8", inGrade8, planned.grade8, () => [grade7, grade6]),
    deep("grade-3", inGrade3, planned.grade3, () => [grade2, grade1]),
  ];
  return { options, rolls, classes };
}

export const schoolNames: Readonly<Record<string, string>> = {
  [elementary]: "Grand Bend Elementary School",
  [middle]: "Grand Bend Middle School",
  [high]: "Grand Bend High School",
};

/** Where a learner was last year, by the grade. */
export const schoolBefore = ({ grade }: Learner): string =>
  Number(grade) - 1 <= 5 ? elementary : Number(grade) - 1 <= 8 ? middle : high;
