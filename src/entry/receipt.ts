import { counted, dateInWords, type Language, listing, type Words } from "../kernel/words.ts";
import { audienceWords } from "../privacy/audience.ts";
import { categoryOf, categoryWords, type Slice } from "../privacy/category.ts";
import type { ConsentView } from "../privacy/consent.ts";
import { levelWords } from "../privacy/level.ts";
import type { Readable, Section } from "./readable.ts";
import { redisclosureNotice } from "./readable-words.ts";

const words = {
  title: { en: "Receipt of a consent", es: "Recibo de un consentimiento" },
  what: { en: "What may be seen", es: "Qué se puede ver" },
  items: { en: "Chosen items", es: "Elementos elegidos" },
  terms: { en: "For whom, why and how long", es: "Para quién, por qué y hasta cuándo" },
  signed: { en: "Who signed", es: "Quién firmó" },
  steps: { en: "What happened", es: "Qué pasó" },
  to: { en: "For", es: "Para" },
  why: { en: "Why", es: "Por qué" },
  from: { en: "From", es: "Desde" },
  until: { en: "Until", es: "Hasta" },
  stopped: { en: "until somebody stops it", es: "hasta que alguien lo detenga" },
  write: { en: "What they may add", es: "Qué pueden añadir" },
  keep: { en: "They may keep it", es: "Pueden guardarlo" },
  onward: { en: "They may pass it on to", es: "Pueden pasarlo a" },
  nobody: { en: "nobody", es: "nadie" },
  nothing: { en: "nothing", es: "nada" },
  notice: { en: "The words that were shown", es: "Las palabras que se mostraron" },
  stop: {
    en: "Either guardian can stop this at any time, on the page Sharing. Stopping costs nothing at school.",
    es: "Cualquier tutor puede detenerlo en cualquier momento, en la página Compartir. Detenerlo no cuesta nada en la escuela.",
  },
  proof: {
    session: { en: "signed in, in their own account", es: "con sesión iniciada, en su propia cuenta" },
    paper: { en: "on paper, kept by the school", es: "en papel, guardado por la escuela" },
  },
  adult: {
    "school-account": { en: "the school gave them the account", es: "la escuela le dio la cuenta" },
    "in-person": { en: "the school saw them in person", es: "la escuela le vio en persona" },
    document: { en: "the school saw a document", es: "la escuela vio un documento" },
  },
  rights: {
    propose: { en: "notes that wait for your yes", es: "notas que esperan su sí" },
    contribute: { en: "entries with their name", es: "anotaciones con su nombre" },
    steward: { en: "corrections", es: "correcciones" },
  },
} as const;

/** What a step of a consent's life is called. */
const stepWords: Readonly<Record<string, Words>> = {
  request: { en: "Asked", es: "Se pidió" },
  show: { en: "Shown to the family", es: "Se mostró a la familia" },
  grant: { en: "Signed", es: "Se firmó" },
  decline: { en: "Declined", es: "Se rechazó" },
  activate: { en: "Began", es: "Empezó" },
  amend: { en: "Asked anew", es: "Se pidió de nuevo" },
  keep: { en: "Stays as it is", es: "Queda como está" },
  remind: { en: "Ends soon", es: "Termina pronto" },
  expire: { en: "Ended", es: "Terminó" },
  revoke: { en: "Stopped", es: "Se detuvo" },
  pause: { en: "Paused", es: "En pausa" },
  resume: { en: "Goes on", es: "Sigue" },
  supersede: { en: "Replaced by a newer one", es: "Reemplazado por uno nuevo" },
  tell: { en: "The recipient was told", es: "Se avisó al destinatario" },
  attest: { en: "Deletion confirmed", es: "Se confirmó el borrado" },
  close: { en: "Closed", es: "Cerrado" },
};
/** Who did it, as one family member may read of another. */
const doerWords: Readonly<Record<string, Words>> = {
  you: { en: "you", es: "usted" },
  guardian: { en: "a guardian", es: "un tutor legal" },
  learner: { en: "the learner", es: "la o el estudiante" },
};
const someone: Words = { en: "the school", es: "la escuela" };

/** A receipt for reading, in the language in which the words were shown when it was signed. */
export function readableReceipt(consent: ConsentView, language: Language): Readable {
  const { terms, signature, events } = consent;
  const say = (text: Words) => text[language];
  const line = (label: Words, text: string) => `${say(label)}: ${text}`;
  const titleOf = (slice: Slice) => say(categoryWords[categoryOf(slice)].title);
  const parts = terms.parts.map(({ slice, level }) => `${titleOf(slice)}: ${say(levelWords[level].word)}`);
  const single = Map.groupBy(terms.items, ({ slice }) => titleOf(slice));
  const chosen = [...single].map(
    ([title, all]) => `${title}: ${counted(all.length, { one: say(oneItem), other: say(manyItems) }, language)}`,
  );
  const audience = terms.audience ? ` (${say(audienceWords[terms.audience])})` : "";
  const sections: Section[] = [
    { title: say(words.what), lines: [...new Set([...parts, ...chosen])], groups: [] },
    {
      title: say(words.terms),
      lines: [
        line(words.to, `${terms.party}${audience}`),
        line(words.why, terms.purpose),
        line(words.from, dateInWords(terms.startsOn, language)),
        line(words.until, terms.endsOn ? dateInWords(terms.endsOn, language) : say(words.stopped)),
        line(words.write, say(terms.write === "none" ? words.nothing : words.rights[terms.write])),
        line(words.keep, terms.retention),
        line(words.onward, terms.onward || say(words.nobody)),
      ],
      groups: [],
    },
    ...(signature
      ? [
          {
            title: say(words.signed),
            lines: [
              `${say(doerWords[signature.by] ?? someone)}, ${dateInWords(signature.at, language)}`,
              listing([say(words.proof[signature.proof]), say(words.adult[signature.adult])], language),
              line(words.notice, signature.notice),
            ],
            groups: [],
          },
        ]
      : []),
    {
      title: say(words.steps),
      lines: events.map(({ step, at, by }) => {
        const who = by ? ` (${say(doerWords[by] ?? someone)})` : "";
        return `${dateInWords(at, language)}: ${say(stepWords[step] ?? { en: step, es: step })}${who}`;
      }),
      groups: [],
    },
  ];
  return { language, title: say(words.title), lead: [say(words.stop)], notice: say(redisclosureNotice), sections };
}
const oneItem: Words = { en: "# item", es: "# elemento" };
const manyItems: Words = { en: "# items", es: "# elementos" };
