import { type District, elementary, high, type Learner, middle } from "./district.ts";
import { randomOf } from "./random.ts";
import { type FixedRoll, fillRolls, type Option, optionsOf, type Rolls } from "./rolls.ts";

/** A span of teaching: what a class works on between two dates of the source's year. */
export interface Taught {
  readonly term: "fall" | "spring";
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly codes: readonly string[];
}

/** A class whose learners have a whole profile, marks and supports. */
export interface DeepClass {
  readonly name: "algebra-2" | "algebra-3" | "algebra-4" | "grade-8" | "grade-3";
  readonly option: Option;
  readonly learners: readonly string[];
  readonly units: readonly Taught[];
  /** What the year before is called in the gradebook, and who taught it. */
  readonly before: { readonly title: string; readonly teacher: string };
  readonly isYoung: boolean;
}

/** Learners that Grand Bend does not have: a younger sibling, and two whose record is on its way. */
export const rich = "605512";
export const sibling = "609001";
export const awaiting = ["609002", "609003"] as const;

/** Learners in a class of which Daypack shows everything; three classes of teacher@ have exactly as many. */
export const classSize = 30;

const unit = (term: Taught["term"], startsOn: string, endsOn: string, title: string, ...codes: string[]): Taught => ({
  term,
  title,
  startsOn,
  endsOn,
  codes,
});

const algebra: readonly Taught[] = [
  unit(
    "fall",
    "2021-08-23",
    "2021-09-24",
    "Equations in one variable",
    "HSA-SSE.A.1",
    "HSA-REI.A.1",
    "HSA-REI.B.3",
    "HSA-CED.A.1",
    "HSA-CED.A.4",
  ),
  unit(
    "fall",
    "2021-09-27",
    "2021-10-29",
    "Functions",
    "HSF-IF.A.1",
    "HSF-IF.A.2",
    "HSF-IF.B.4",
    "HSF-IF.B.5",
    "HSF-IF.B.6",
  ),
  unit(
    "fall",
    "2021-11-01",
    "2021-12-17",
    "Lines and what they tell",
    "HSA-REI.D.10",
    "HSA-CED.A.2",
    "HSF-LE.A.1",
    "HSF-LE.A.2",
    "HSF-LE.B.5",
  ),
  unit(
    "spring",
    "2022-01-04",
    "2022-02-18",
    "Systems of equations",
    "HSA-REI.C.5",
    "HSA-REI.C.6",
    "HSA-CED.A.3",
    "HSA-REI.D.12",
  ),
  unit(
    "spring",
    "2022-02-22",
    "2022-04-08",
    "Exponents and growth",
    "HSN-RN.A.1",
    "HSN-RN.A.2",
    "HSF-BF.A.1.a",
    "HSF-LE.A.3",
  ),
  unit(
    "spring",
    "2022-04-11",
    "2022-05-27",
    "Quadratics",
    "HSA-APR.A.1",
    "HSA-SSE.A.2",
    "HSA-REI.B.4.a",
    "HSA-REI.B.4.b",
  ),
];
const grade8: readonly Taught[] = [
  unit(
    "fall",
    "2021-08-23",
    "2021-09-24",
    "Exponents and powers of ten",
    "8.EE.A.1",
    "8.EE.A.2",
    "8.EE.A.3",
    "8.EE.A.4",
  ),
  unit("fall", "2021-09-27", "2021-10-29", "Proportions and lines", "8.EE.B.5", "8.EE.B.6", "8.F.A.1"),
  unit("fall", "2021-11-01", "2021-12-17", "Linear equations", "8.EE.C.7.a", "8.EE.C.7.b", "8.EE.C.8"),
  unit("spring", "2022-01-04", "2022-02-18", "Functions", "8.F.A.2", "8.F.A.3", "8.F.B.4", "8.F.B.5"),
  unit("spring", "2022-02-22", "2022-04-08", "Moving figures", "8.G.A.1", "8.G.A.2", "8.G.A.3", "8.G.A.4", "8.G.A.5"),
  unit("spring", "2022-04-11", "2022-05-27", "Right triangles and data", "8.G.B.6", "8.G.B.7", "8.G.B.8", "8.SP.A.1"),
];
const grade3: readonly Taught[] = [
  unit("fall", "2021-08-23", "2021-09-24", "What multiplying means", "3.OA.A.1", "3.OA.A.2", "3.OA.D.9", "3.NBT.A.2"),
  unit("fall", "2021-09-27", "2021-10-29", "Multiply and divide", "3.OA.A.3", "3.OA.A.4", "3.OA.B.5", "3.OA.B.6"),
  unit("fall", "2021-11-01", "2021-12-17", "Area", "3.MD.C.5", "3.MD.C.6", "3.MD.C.7.a", "3.MD.C.7.b"),
  unit("spring", "2022-01-04", "2022-02-18", "Facts to one hundred", "3.OA.C.7", "3.OA.D.8", "3.NBT.A.3"),
  unit("spring", "2022-02-22", "2022-04-08", "Fractions", "3.NF.A.1", "3.NF.A.2", "3.NF.A.3"),
  unit("spring", "2022-04-11", "2022-05-27", "Shapes and measures", "3.G.A.1", "3.G.A.2", "3.MD.D.8"),
];

function find(options: readonly Option[], course: string, period: string, teacher?: string): Option {
  const found = options.find(
    (each) => each.course === course && each.period === period && (!teacher || each.teacher === teacher),
  );
  if (!found) throw new Error(`Grand Bend has no ${course} in period ${period}`);
  return found;
}

/** The rolls of the whole district, with the deep classes filled first. */
export function planClasses(district: District): { classes: DeepClass[]; rolls: Rolls; options: readonly Option[] } {
  const options = optionsOf(district.seats);
  const [second, third, fourth] = ["02", "03", "04"].map((period) => find(options, "ALG-1", period)) as [
    Option,
    Option,
    Option,
  ]; // as many as periods
  const inGrade8 = find(options, "MATH-08", "07");
  const inGrade3 = find(options, "MATH-03", "02", "207227");
  const random = randomOf("classes");
  const inGrade = (grade: string) =>
    random.shuffled(district.learners.filter((each) => each.grade === grade)).map(({ key }) => key);

  // The published intervention was given to the 25 learners of one algebra class, the gradebook's second period.
  const published = new Set(
    district.entries
      .filter(({ kind, body }) => kind === "plan" && body.type === "intervention")
      .map(({ learner }) => learner),
  );
  const ninth = inGrade("09").filter((key) => key !== rich && !published.has(key));
  const main = [rich, ...ninth.splice(0, classSize - awaiting.length - 1)];
  const early = [...published, ...ninth.splice(0, classSize - published.size)];
  const late = [...ninth, ...inGrade("10").slice(0, classSize - ninth.length)];
  // Who came late to this class, as published, is in it.
  const tardy = new Set(
    district.entries
      .filter((each) => each.kind === "attendance" && inGrade3.seats.some(({ key }) => key === each.class))
      .map(({ learner }) => learner),
  );
  const elsewhere = new Set(
    district.entries
      .filter((each) => each.kind === "attendance" && each.class?.includes("|MATH-03|") && !tardy.has(each.learner))
      .map(({ learner }) => learner),
  );
  const third9 = [...tardy, ...inGrade("03").filter((key) => !tardy.has(key) && !elsewhere.has(key))].slice(
    0,
    classSize - 1,
  );

  const fixed: FixedRoll[] = [
    { option: second, learners: early },
    { option: third, learners: main },
    { option: fourth, learners: late },
    { option: inGrade8, learners: inGrade("08").slice(0, classSize) },
    { option: inGrade3, learners: third9 },
  ];
  const { rolls } = fillRolls(district, fixed);
  const withNew = new Map(rolls);
  withNew.set(third.name, [...(rolls.get(third.name) ?? []), ...awaiting]);
  withNew.set(inGrade3.name, [...(rolls.get(inGrade3.name) ?? []), sibling]);
  const deep = (
    name: DeepClass["name"],
    option: Option,
    units: readonly Taught[],
    title: string,
    teacher: string,
  ): DeepClass => ({
    name,
    option,
    learners: withNew.get(option.name) ?? [],
    units,
    before: { title, teacher },
    isYoung: name === "grade-3",
  });
  return {
    options,
    rolls: withNew,
    classes: [
      deep("algebra-3", third, algebra, "Mathematics, Grade 8", "207253"),
      deep("algebra-2", second, algebra, "Mathematics, Grade 8", "207252"),
      deep("algebra-4", fourth, algebra, "Mathematics, Grade 8", "207253"),
      deep("grade-8", inGrade8, grade8, "Mathematics, Grade 7", "207252"),
      deep("grade-3", inGrade3, grade3, "Mathematics, Grade 2", "207225"),
    ],
  };
}

/** Those whom Grand Bend does not have, as they would stand in it. Names from the generator's frequency tables. */
export const newcomers: readonly Learner[] = [
  { key: sibling, given: "Elena", family: "Cordova", bornOn: "2014-04-17", grade: "03", school: elementary },
  { key: awaiting[0], given: "Ibrahim", family: "Vargas", bornOn: "2008-05-22", grade: "09", school: high },
  { key: awaiting[1], given: "Jasmine", family: "Kim", bornOn: "2008-10-09", grade: "09", school: high },
];

export const schoolNames: Readonly<Record<string, string>> = {
  [elementary]: "Grand Bend Elementary School",
  [middle]: "Grand Bend Middle School",
  [high]: "Grand Bend High School",
};
