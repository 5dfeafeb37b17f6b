import type { Words } from "../kernel/words.ts";

/** The 14 categories a family decides about, in the order of docs/privacy.md; a URL carries the word, a human reads `words`. */
export const categories = [
  "identity",
  "contact",
  "background",
  "enrollment",
  "grades",
  "mastery",
  "behavior",
  "supports",
  "health",
  "portfolio",
  "voice",
  "recognitions",
  "insights",
  "activity",
] as const;
export type Category = (typeof categories)[number];

/**
 * The 29 slices by which law and school policy cut finer than a family chooses. The number is where the slice's byte stands
 * in `grants.rights` and in `entry.slice`: append at the end, never renumber.
 */
export const slices = [
  "name",
  "identity",
  "reach",
  "household",
  "background",
  "protected",
  "enrollment",
  "attendance",
  "grades",
  "transcript",
  "mastery",
  "tests",
  "incidents",
  "removals",
  "accommodations",
  "plans",
  "alerts",
  "health",
  "bests",
  "works",
  "own",
  "family",
  "narratives",
  "surveys",
  "recognitions",
  "pathway",
  "next",
  "flags",
  "activity",
] as const;
export type Slice = (typeof slices)[number];

const slicesOf: Readonly<Record<Category, readonly Slice[]>> = {
  identity: ["name", "identity"],
  contact: ["reach", "household"],
  background: ["background", "protected"],
  enrollment: ["enrollment", "attendance"],
  grades: ["grades", "transcript"],
  mastery: ["mastery", "tests"],
  behavior: ["incidents", "removals"],
  supports: ["accommodations", "plans"],
  health: ["alerts", "health"],
  portfolio: ["bests", "works"],
  voice: ["own", "family", "narratives", "surveys"],
  recognitions: ["recognitions", "pathway"],
  insights: ["next", "flags"],
  activity: ["activity"],
};

/** The slices of one category, in the order of their numbers. */
export const slicesIn = (category: Category): readonly Slice[] => slicesOf[category];

const categoryOfSlice = new Map(categories.flatMap((category) => slicesOf[category].map((slice) => [slice, category])));

/** The category that a family chooses about when this slice is concerned. */
export function categoryOf(slice: Slice): Category {
  const category = categoryOfSlice.get(slice);
  if (!category) throw new Error(`slice without a category: ${slice}`);
  return category;
}

const numbers = new Map(slices.map((slice, number) => [slice, number]));

/** The number of a slice: its byte in `rights`, its value in `entry.slice`. */
export function numberOf(slice: Slice): number {
  const number = numbers.get(slice);
  if (number === undefined) throw new Error(`slice without a number: ${slice}`);
  return number;
}

/** The slice of a number, as the database hands it out. */
export function sliceAt(number: number): Slice {
  const slice = slices[number];
  if (!slice) throw new Error(`no slice has number ${number}`);
  return slice;
}

/** Whether a word from a path or a row is a category; a slice is none. */
export const isCategory = (text: unknown): text is Category => categories.some((each) => each === text);

/**
 * Slices of which a level says nothing, so that the level reads as the one below it (docs/privacy.md, "Slices"): behavior and
 * portfolio have no one-line form; race, meals, homelessness and the like are never summed up.
 */
export const silentLevels: Readonly<Partial<Record<Slice, readonly ("status" | "summary")[]>>> = {
  protected: ["status", "summary"],
  incidents: ["status"],
  removals: ["status"],
  bests: ["status"],
  works: ["status"],
};

/** Title of each category, and in few words what is in it. */
export const categoryWords: Readonly<Record<Category, { title: Words; what: Words }>> = {
  identity: {
    title: { en: "Name and photo", es: "Nombre y foto" },
    what: { en: "Name, grade, school, photo", es: "Nombre, grado, escuela, foto" },
  },
  contact: {
    title: { en: "How to reach you", es: "Cómo contactarle" },
    what: { en: "Phone, address, household", es: "Teléfono, dirección, hogar" },
  },
  background: {
    title: { en: "Background", es: "Antecedentes" },
    what: { en: "Language, devices, programs", es: "Idioma, dispositivos, programas" },
  },
  enrollment: {
    title: { en: "Attendance and classes", es: "Asistencia y clases" },
    what: { en: "Days, classes, schools", es: "Días, clases, escuelas" },
  },
  grades: {
    title: { en: "Grades", es: "Calificaciones" },
    what: { en: "Marks, report cards, credits", es: "Notas, boletas, créditos" },
  },
  mastery: {
    title: { en: "Skills and tests", es: "Habilidades y pruebas" },
    what: { en: "Skill levels, state tests", es: "Niveles, pruebas estatales" },
  },
  behavior: {
    title: { en: "Behavior", es: "Conducta" },
    what: { en: "Hard days and what helped", es: "Días difíciles y qué ayudó" },
  },
  supports: {
    title: { en: "Supports", es: "Apoyos" },
    what: { en: "What must be given, plans", es: "Lo que debe darse, planes" },
  },
  health: {
    title: { en: "Health and safety", es: "Salud y seguridad" },
    what: { en: "Alerts, emergency plan", es: "Alertas, plan de emergencia" },
  },
  portfolio: {
    title: { en: "Best work", es: "Mejores trabajos" },
    what: { en: "Works and why they were chosen", es: "Trabajos y por qué se eligieron" },
  },
  voice: {
    title: { en: "Words and goals", es: "Palabras y metas" },
    what: { en: "About me, goals, notes", es: "Sobre mí, metas, notas" },
  },
  recognitions: {
    title: { en: "Badges and activities", es: "Insignias y actividades" },
    what: { en: "Badges, service, work, plans", es: "Insignias, servicio, trabajo, planes" },
  },
  insights: {
    title: { en: "Suggestions", es: "Sugerencias" },
    what: { en: "Next steps, check-ins", es: "Próximos pasos, encuentros" },
  },
  activity: {
    title: { en: "Time in apps", es: "Tiempo en aplicaciones" },
    what: { en: "Visits, minutes, clicks", es: "Visitas, minutos, clics" },
  },
};

/** The five plain headings under which a family finds the categories on the page "Who sees what". */
export const categoryGroups: readonly { title: Words; categories: readonly Category[] }[] = [
  {
    title: { en: "Strengths and story", es: "Fortalezas e historia" },
    categories: ["portfolio", "voice", "recognitions"],
  },
  {
    title: { en: "How school goes", es: "Cómo va la escuela" },
    categories: ["enrollment", "grades", "mastery", "behavior"],
  },
  { title: { en: "Support and health", es: "Apoyo y salud" }, categories: ["supports", "health"] },
  { title: { en: "Name and home", es: "Nombre y hogar" }, categories: ["identity", "contact", "background"] },
  { title: { en: "Worked out by software", es: "Calculado por programas" }, categories: ["insights", "activity"] },
];
