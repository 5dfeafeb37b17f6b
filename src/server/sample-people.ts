/** Keys of the sample's own people, as Grand Bend numbers them; docs/sample-district.md tells who they are. */
export const source = "Grand Bend";
/** The school where most of the sample is. */
export const highSchool = "255901001";
const district = "255901";
/** The learner who has something of every kind. */
export const richLearner = "605512";
/** The class of 30 that most of the sample is about: Algebra 1, third period, in both semesters. */
export const mainClass = {
  fall: "255901001|2022|2021-2022 Fall Semester|ALG-1|25590100103Trad220ALG112011",
  spring: "255901001|2022|2021-2022 Spring Semester|ALG-1|25590100103Trad220ALG122011",
} as const;

/** Who can sign in on a sample installation, in which hat; the address is `name@sample.daypack.test`. */
export interface SamplePerson {
  readonly name: string;
  readonly hat: string;
  /** Key in the source; an administrator is nobody of the roster. */
  readonly person?: string;
  /** What the address is for. Of families only the role: a log names no learner. */
  readonly who: string;
}

/** In the order they are printed at the first start. */
export const samplePeople: readonly SamplePerson[] = [
  {
    name: "teacher",
    hat: `teacher@${highSchool}`,
    person: "207270",
    who: "teaches Algebra 1 and 2, Grand Bend High School",
  },
  { name: "parent1", hat: `guardian@${district}`, person: "779464", who: "a mother of two, in one household" },
  {
    name: "parent2",
    hat: `guardian@${district}`,
    person: "779560",
    who: "the father of the same two, in another household",
  },
  {
    name: "learner",
    hat: `learner@${district}`,
    person: richLearner,
    who: "the older of the two, a learner in Algebra 1",
  },
  {
    name: "counselor",
    hat: `support@${highSchool}`,
    person: "207283",
    who: "counselor, on the support case of one learner",
  },
  {
    name: "registrar",
    hat: `registrar@${highSchool}`,
    person: "207284",
    who: "keeps the records of Grand Bend High School",
  },
  {
    name: "nurse",
    hat: `nurse@${highSchool}`,
    person: "207265",
    who: "cares for health at Grand Bend High School",
  },
];
/** Nobody of the roster either: a helper of a program, whom a family let in. */
export const sampleMentor: Pick<SamplePerson, "name" | "who"> = {
  name: "mentor",
  who: "leads an after-school program that one family let in",
};

/** Made last: once there is one, the sample is whole. */
export const sampleAdministrator: SamplePerson = {
  name: "admin",
  hat: `administrator@${district}`,
  who: "administrator, reads no learner's data",
};

/** People of the sample's life (sample-life.job.ts), which finds who of the roster they are: the first learners of the main class who fit. */
export const lifePeople = {
  leader: { name: "leader", hat: `leader@${highSchool}`, who: "leads Grand Bend High School" },
  blocked: { name: "blocked", hat: `guardian@${district}`, who: "a guardian whom a court keeps away" },
  senior: { name: "senior", hat: `learner@${district}`, who: "a learner who turns 18 within the week" },
  seniorParent: { name: "senior-parent", hat: `guardian@${district}`, who: "a guardian of that learner" },
} as const satisfies Readonly<Record<string, SamplePerson>>;

/** `.test` is reserved, so no mail ever leaves (RFC 6761). */
export const emailOf = ({ name }: Pick<SamplePerson, "name">): string => `${name}@sample.daypack.test`;
