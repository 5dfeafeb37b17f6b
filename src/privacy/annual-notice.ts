import Type, { type Static } from "typebox";
import { Id } from "../kernel/id-shape.ts";
import { dateInWords, type Language, listing, type Words } from "../kernel/words.ts";
import { directoryItems, itemWords } from "./directory.ts";
import { areaWords, protectedAreas } from "./protected-area.ts";

/** Whom a district counts as a school official beside its own staff (34 CFR 99.31(a)(1)(i)). */
const officials = ["board", "contractors", "volunteers", "officers"] as const;

const Line = Type.String({ minLength: 1, maxLength: 300 });

/** What a district fills in. All else of the notice is the same everywhere, so that both languages say the same. */
export const NoticeForm = Type.Object(
  {
    office: Line,
    address: Line,
    phone: Type.Optional(Line),
    email: Type.Optional(Type.String({ maxLength: 254, pattern: "^[^\\s@]+@[^\\s@]+$" })),
    officials: Type.Array(Type.Enum(officials), { maxItems: officials.length, uniqueItems: true }),
    directory: Type.Array(Type.Enum(directoryItems), { maxItems: directoryItems.length, uniqueItems: true }),
    objectDays: Type.Integer({ minimum: 5, maximum: 90, description: "days in which families may object" }),
    forwardsRecords: Type.Boolean({ description: "records go to a new school without asking (99.34(a)(1)(ii))" }),
    surveys: Type.Array(Type.Object({ name: Line, on: Type.String({ format: "date" }) }), {
      maxItems: 20,
      description: "planned surveys that touch what PPRA protects",
    }),
    more: Type.Optional(
      Type.Object(
        { en: Type.String({ maxLength: 3_000 }), es: Type.String({ maxLength: 3_000 }) },
        { description: "the district's own words" },
      ),
    ),
  },
  { additionalProperties: false },
);
export type NoticeForm = Static<typeof NoticeForm>;

/** A questionnaire of the registry for which families are told or asked (20 USC 1232h(c)(2)(B): when, and of what activities). */
export const PlannedSurvey = Type.Object({
  title: Type.Object({ en: Type.String(), es: Type.String() }),
  at: Type.String({ description: "the school or district whose learners it is for" }),
  from: Type.String({ format: "date" }),
  to: Type.String({ format: "date" }),
  asks: Type.Enum(["notice", "consent"], { description: "whether the family may say no, or must say yes" }),
  areas: Type.Array(Type.Enum(protectedAreas)),
});
export type PlannedSurvey = Static<typeof PlannedSurvey>;

/** What a notice is written from: what the district filled in, and the registry as it stood when the notice was published. */
export const NoticeMatter = Type.Object({
  ...NoticeForm.properties,
  planned: Type.Optional(Type.Array(PlannedSurvey)),
});
export type NoticeMatter = Static<typeof NoticeMatter>;

/** A notice of a district, as its administrators see it. */
export const AnnualNotice = Type.Object({
  id: Id,
  organizationId: Id,
  organization: Type.String(),
  number: Type.Integer(),
  form: NoticeMatter,
  publishedOn: Type.Optional(Type.String({ format: "date" })),
  objectUntil: Type.Optional(Type.String({ format: "date" })),
  told: Type.Optional(Type.Integer({ description: "adults and learners of age whom the app told" })),
  confirmed: Type.Integer({ description: "who confirmed that they read it" }),
});
export type AnnualNotice = Static<typeof AnnualNotice>;

/** A part of the notice: a heading and its paragraphs. */
export interface NoticePart {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

const officialWords: Readonly<Record<(typeof officials)[number], Words>> = {
  board: { en: "members of the school board", es: "miembros de la junta escolar" },
  contractors: {
    en: "contractors who do the school's own work under its direct control and a signed agreement",
    es: "contratistas que hacen el trabajo propio de la escuela bajo su control directo y con un acuerdo firmado",
  },
  volunteers: { en: "volunteers who help with such work", es: "voluntarios que ayudan en ese trabajo" },
  officers: { en: "school resource officers in that work", es: "agentes escolares en ese trabajo" },
};

/** When, at which school, about what, and what a family does that does not want it. */
function plannedWords({ title, at, from, to, asks, areas }: PlannedSurvey, language: Language): string {
  const about =
    areas.length > 0
      ? ` (${listing(
          areas.map((area) => areaWords[area][language]),
          language,
        )})`
      : "";
  const days = [from, to].map((day) => dateInWords(day, language)).join(language === "es" ? " al " : " to ");
  const what = `${title[language]}, ${at}${about}`;
  if (language === "es")
    return asks === "consent"
      ? `Prevista: ${what}, del ${days}. Solo con su permiso firmado, en Encuestas.`
      : `Prevista: ${what}, del ${days}. Puede ver las preguntas y decir que no, en Encuestas o en la oficina, antes y durante esos días.`;
  return asks === "consent"
    ? `Planned: ${what}, ${days}. Only with your signed yes, under Surveys.`
    : `Planned: ${what}, ${days}. You may look at the questions and say no, under Surveys or at the office, before and during those days.`;
}

/**
 * The annual notice in one language: the rights of 34 CFR 99.7(a)(2) and (3), directory information (99.37) and surveys (PPRA). After
 * the model notification of the U.S. Department of Education, in shorter sentences.
 */
export function annualNotice(
  form: NoticeMatter,
  { organization, publishedOn, objectUntil }: { organization: string; publishedOn: string; objectUntil: string },
  language: Language,
): NoticePart[] {
  const say = (en: string, es: string) => (language === "es" ? es : en);
  const listed = (words: readonly Words[]) => words.map((each) => each[language]).join(", ");
  const office = [form.office, form.address, form.phone, form.email].filter(Boolean).join(", ");
  const staff = [
    say("teachers and other staff", "docentes y demás personal"),
    ...form.officials.map((each) => officialWords[each][language]),
  ];
  return [
    {
      title: say(
        `Your rights about the school record: ${organization}`,
        `Sus derechos sobre el expediente escolar: ${organization}`,
      ),
      paragraphs: [
        say(
          "A federal law, FERPA, gives parents and guardians rights about a child's school record. At 18, or in college, the rights are the student's own.",
          "Una ley federal, FERPA, da a madres, padres y tutores derechos sobre el expediente escolar. A los 18 años, o en la universidad, los derechos son de la propia persona.",
        ),
      ],
    },
    {
      title: say("You may see the record", "Puede ver el expediente"),
      paragraphs: [
        say(
          `You may read it here at any time, and download all of it. You may also ask for copies, for a visit at school, or what something means: under My data, or at ${office}. The school answers within 45 days.`,
          `Puede leerlo aquí en cualquier momento y descargarlo todo. También puede pedir copias, una visita en la escuela o una explicación: en Mis datos, o en ${office}. La escuela responde en 45 días.`,
        ),
      ],
    },
    {
      title: say("You may ask to correct it", "Puede pedir que se corrija"),
      paragraphs: [
        say(
          "Say what is wrong, misleading or against privacy, and what it should be. If the school does not change it, you may have a hearing before somebody who did not decide. If it still stays, you may put your own words beside it, and they go wherever the record goes.",
          "Diga qué está mal, confunde o va contra la privacidad, y cómo debe ser. Si la escuela no lo cambia, puede tener una audiencia ante alguien que no decidió antes. Si aun así se queda, puede poner sus propias palabras junto a eso, y van a donde vaya el expediente.",
        ),
      ],
    },
    {
      title: say("You decide who else sees it", "Usted decide quién más lo ve"),
      paragraphs: [
        say(
          "The school shows the record to others only with your signed consent, but for what the law allows without it.",
          "La escuela muestra el expediente a otras personas solo con su permiso firmado, salvo lo que la ley permite sin él.",
        ),
        say(
          `Without it, school officials see what their work needs: ${staff.join("; ")}. Their interest is legitimate when they need the record to do their work.`,
          `Sin él, el personal autorizado ve lo que su trabajo necesita: ${staff.join("; ")}. Su interés es legítimo cuando necesitan el expediente para hacer su trabajo.`,
        ),
        ...(form.forwardsRecords
          ? [
              say(
                "When a child moves to another school or college, the record goes there on request.",
                "Cuando alguien pasa a otra escuela o universidad, el expediente va allí a petición.",
              ),
            ]
          : []),
      ],
    },
    {
      title: say("Directory information", "Información de directorio"),
      paragraphs:
        form.directory.length === 0
          ? [say("This district gives out no directory information.", "Este distrito no da información de directorio.")]
          : [
              say(
                `The district may give out: ${listed(form.directory.map((each) => itemWords[each]))}. You may keep in all of it or single items, under My rights or at the office. Say so by ${objectUntil} so that nothing is given out before; later works too.`,
                `El distrito puede dar: ${listed(form.directory.map((each) => itemWords[each]))}. Puede impedirlo del todo o para cada dato, en Mis derechos o en la oficina. Dígalo a más tardar el ${objectUntil} para que nada salga antes; más tarde también vale.`,
              ),
              say(
                "In grades 9 to 12, military and college recruiters may get name, address, phone and email, unless you say no. That is a choice of its own.",
                "En los grados 9 a 12, los reclutadores militares y de universidades pueden recibir nombre, dirección, teléfono y correo, salvo que usted diga que no. Es una decisión aparte.",
              ),
            ],
    },
    {
      title: say("Surveys about private matters", "Encuestas sobre asuntos privados"),
      paragraphs: [
        say(
          "Another law, PPRA, protects surveys about politics, mental health, sex, crimes, family, privileged talks, religion or income. You may look at the questions before, and say no. Where the survey is required and paid for by the U.S. Department of Education, the school asks for your consent first.",
          "Otra ley, PPRA, protege las encuestas sobre política, salud mental, sexo, delitos, familia, conversaciones protegidas, religión o ingresos. Puede ver las preguntas antes y decir que no. Si la encuesta es obligatoria y la paga el Departamento de Educación, la escuela pide antes su permiso.",
        ),
        ...(form.planned ?? []).map((each) => plannedWords(each, language)),
        ...form.surveys.map(({ name, on }) =>
          say(`Planned: ${name}, ${dateInWords(on, "en")}.`, `Prevista: ${name}, ${dateInWords(on, "es")}.`),
        ),
        ...(form.planned?.length || form.surveys.length > 0
          ? []
          : [
              say(
                "None is planned now. You are told before one begins.",
                "Ahora no hay ninguna prevista. Le avisan antes de que empiece.",
              ),
            ]),
      ],
    },
    {
      title: say("You may complain", "Puede presentar una queja"),
      paragraphs: [
        say(
          "To the district, and to the Student Privacy Policy Office, U.S. Department of Education, 400 Maryland Avenue SW, Washington, DC 20202, studentprivacy.ed.gov.",
          "Al distrito, y a la Student Privacy Policy Office, U.S. Department of Education, 400 Maryland Avenue SW, Washington, DC 20202, studentprivacy.ed.gov.",
        ),
        ...(form.more?.[language] ? [form.more[language]] : []),
        say(`In force since ${publishedOn}. ${office}`, `En vigor desde ${publishedOn}. ${office}`),
      ],
    },
  ];
}
