import { appendEntries } from "../entry/append.job.ts";
import { askCorrection } from "../entry/correction-request.job.ts";
import { installKinds } from "../entry/kind.store.ts";
import { digestWork } from "../exchange/due.job.ts";
import { makeHat } from "../identity/person.store.ts";
import { addDays, type IsoDate } from "../kernel/date.ts";
import { compileLearner } from "../privacy/compile.job.ts";
import { makeShare } from "../privacy/share.job.ts";
import { markAskFirst, wishToShare } from "../privacy/wish.job.ts";
import { putCustomElement } from "../profile/custom-element.job.ts";
import type { CustomDefinition } from "../profile/custom-element.ts";
import { keepInstrument, launchSurvey } from "../profile/instrument.job.ts";
import type { InstrumentDefinition } from "../profile/instrument.ts";
import { firstRow, statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { takeCustomKinds } from "./live-kinds.ts";
import { packOf } from "./pack.ts";
import { highSchool, richLearner, sampleAdministrator, source } from "./sample-people.ts";

const keyed = statement<{ id: string }>(
  "server.sample-keyed",
  "select k.id from base.source_key k join base.source s on s.id = k.source_id where s.name = $1 and k.noun = $2 and k.key = $3",
);
const hasOwn = statement<{ kind: string }>(
  "server.sample-own",
  "select kind from base.custom_element order by kind limit 1",
);
const hasInstrument = statement<{ id: string }>(
  "server.sample-instrument",
  "select id from base.instrument order by id limit 1",
);
const shared = statement<{ id: string }>(
  "server.sample-shared",
  "select id from base.share where learner_id = $1 order by id limit 1",
);

const ofTheirOwn = statement<{ id: string }>(
  "server.sample-own-work",
  `select id from base.entry where learner_id = $1 and author_id = $2 and kind in ('work', 'personal-best') and superseded_at is null
  order by id desc limit 1`,
);

const newestGrade = statement<{ id: string }>(
  "server.sample-newest-grade",
  `select e.id from base.entry e where e.learner_id = $1 and e.kind = 'course-grade' and e.superseded_at is null
    and not exists (select from base.correction_request r where r.learner_id = $1 and r.entry_id = e.id) order by e.id desc limit 1`,
);

const houses: CustomDefinition = {
  title: { en: "House team", es: "Equipo de la casa" },
  why: {
    en: "Every learner has a team for games and service days.",
    es: "Cada estudiante tiene un equipo para juegos y días de servicio.",
  },
  ...{ slice: "works", writers: ["learner"] },
  keepYears: 1,
  fields: [
    {
      ...{ name: "team", label: { en: "Team", es: "Equipo" }, as: "choice", needed: true, inSummary: true },
      choices: [
        { value: "otters", label: { en: "Otters", es: "Nutrias" } },
        { value: "herons", label: { en: "Herons", es: "Garzas" } },
        { value: "foxes", label: { en: "Foxes", es: "Zorros" } },
      ],
    },
    { name: "role", label: { en: "What I do there", es: "Qué hago ahí" }, as: "line", needed: false, inSummary: true },
  ],
};

const habits: InstrumentDefinition = {
  title: { en: "How I work", es: "Cómo trabajo" },
  about: {
    en: "Ten minutes about how you begin, keep going and ask for help. Nobody is graded.",
    es: "Diez minutos sobre cómo empiezas, sigues y pides ayuda. Nadie recibe nota.",
  },
  publisher: "Made up for the sample",
  choices: [
    { en: "Never", es: "Nunca" },
    { en: "Sometimes", es: "A veces" },
    { en: "Often", es: "A menudo" },
    { en: "Always", es: "Siempre" },
  ],
  scales: [
    { key: "effort", title: { en: "Keeping going", es: "Seguir adelante" } },
    { key: "help", title: { en: "Asking for help", es: "Pedir ayuda" } },
    { key: "calm", title: { en: "Calm before tests", es: "Calma antes de las pruebas" } },
  ],
  items: [
    { key: "finish", text: { en: "I finish what I begin.", es: "Termino lo que empiezo." }, scale: "effort" },
    {
      key: "again",
      text: { en: "I try again after a mistake.", es: "Vuelvo a intentar tras un error." },
      scale: "effort",
    },
    { key: "ask", text: { en: "I ask when I am stuck.", es: "Pregunto cuando me atasco." }, scale: "help" },
    { key: "friend", text: { en: "I have somebody to ask.", es: "Tengo a quién preguntar." }, scale: "help" },
    {
      ...{ key: "worry", text: { en: "Tests worry me.", es: "Las pruebas me preocupan." }, scale: "calm" },
      ...{ isReversed: true, area: "mental-health" as const },
    },
  ],
};

/** Whose hats the sample's people wear, by their names. */
interface Hats {
  readonly learner: string;
  readonly parent1: string;
}

/**
 * What makes offices and families of the sample meet: an element of the district's own with an entry, a questionnaire that will wait for
 * each family's yes once the clock has asked, something that a mother says is wrong, a link to a college, and a work that the learner wants shown. Every step finds what it made before.
 */
export async function addAsked(store: Store, today: IsoDate, { learner, parent1 }: Hats): Promise<void> {
  const { work } = store;
  const pack = packOf(store);
  const [word = "", at = ""] = sampleAdministrator.hat.split("@");
  const hat = { person: undefined, function: undefined, organization: `${source}:${at}` };
  const { subjectId: keeper } = await makeHat(work, { capacity: word as "administrator", ...hat }); // as sampleAdministrator has it
  const idOf = async (noun: string, key: string) => (await firstRow(work, keyed, [source, noun, key]))?.id ?? "";
  const [district, school, learnerId] = await Promise.all([
    idOf("organization", at),
    idOf("organization", highSchool),
    idOf("learner", richLearner),
  ]);

  if (!(await firstRow(work, hasOwn))) {
    const kind = await putCustomElement(work, keeper, {
      organizationId: district,
      state: "active",
      definition: houses,
    });
    const kinds = await takeCustomKinds(store);
    await installKinds(work, kinds);
    const compile = (transaction: Parameters<typeof compileLearner>[0], id: string) =>
      compileLearner(transaction, pack, id);
    const writing = { work, compile, ...(await digestWork(work, kinds)) };
    await appendEntries(writing, learner, [{ learnerId, kind, body: { team: "herons", role: "I keep the score" } }]);
  }
  if (!(await firstRow(work, hasInstrument))) {
    const { id } = await keepInstrument(work, keeper, { organizationId: district, definition: habits });
    await launchSurvey(work, keeper, {
      ...{ instrument: { id, definition: habits }, organizationId: school, ratedBy: "self", basis: "consent" },
      ...{ opensOn: today, closesOn: addDays(today, 21) },
    });
  }
  if (!(await firstRow(work, shared, [learnerId]))) {
    const grade = await firstRow(work, newestGrade, [learnerId]);
    if (grade)
      await askCorrection(work, parent1, {
        ...{ learnerId, entryId: grade.id, wrong: "This mark is from before the retake." },
        shouldBe: "The mark of the retake on the last day of the term.",
      });
    await makeShare(work, pack, parent1, learnerId, {
      ...{ audience: "college", to: "Lake State College", from: "Karen's mother", why: "Summer program for builders" },
      ...{
        parts: [
          { slice: "name", level: "status" },
          { slice: "bests", level: "summary" },
        ],
        entryIds: [],
        days: 14,
      },
      ask: { question: "birth-date", answer: "2013-03-04" },
    });
    const own = await firstRow(work, ofTheirOwn, [learnerId, learner]);
    if (own)
      await wishToShare(work, learner, learnerId, {
        ...{ to: "Coach Rivera", audience: "helper", why: "He asked to see what I build" },
        entryIds: [own.id],
      });
    await markAskFirst(work, learner, learnerId, ["portfolio"]);
  }
}
