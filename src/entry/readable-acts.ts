import { capacityWords, isCapacity } from "../identity/capacity.ts";
import { dateInWords, type Language, type Words } from "../kernel/words.ts";
import { categoryWords } from "../privacy/category.ts";
import type { CopyRequest } from "../privacy/copy-request.ts";
import type { Contribution } from "./contribution.ts";
import type { CorrectionRequest } from "./correction-request.ts";
import type { FamilyActs } from "./export-format.ts";
import type { AnyKind } from "./kind.ts";
import { membersInWords } from "./member-words.ts";
import type { Item, Section } from "./readable.ts";
import { readableReceipt } from "./receipt.ts";
import { statementWords } from "./statement.ts";

const words = {
  consents: { en: "What was agreed to", es: "Lo que se acordó" },
  corrections: { en: "What was said to be wrong", es: "Lo que se dijo que está mal" },
  copies: { en: "Copies and visits asked for", es: "Copias y visitas pedidas" },
  proposals: { en: "Proposals that wait", es: "Propuestas que esperan" },
  notices: { en: "What you were told", es: "Lo que se le avisó" },
  requests: { en: "Requests", es: "Solicitudes" },
  shouldBe: { en: "It should say", es: "Debería decir" },
  answer: { en: "Answer", es: "Respuesta" },
  evidence: { en: "Shown at the hearing", es: "Mostrado en la audiencia" },
  hearing: { en: "Hearing", es: "Audiencia" },
  visit: { en: "Visit", es: "Visita" },
  fee: { en: "Fee", es: "Costo" },
  parts: { en: "Of what", es: "De qué" },
} as const satisfies Readonly<Record<string, Words>>;

/** What a request for the record is called, and each step of it. */
const ways: Readonly<Record<CopyRequest["how"], Words>> = {
  paper: { en: "A copy on paper", es: "Una copia en papel" },
  file: { en: "A copy as a file", es: "Una copia como archivo" },
  visit: { en: "A visit to look at the record", es: "Una visita para ver el expediente" },
  explain: { en: "An explanation", es: "Una explicación" },
};
const states: Readonly<Record<CopyRequest["state"] | CorrectionRequest["state"], Words>> = {
  asked: { en: "Asked", es: "Se pidió" },
  looking: { en: "Somebody looks into it", es: "Alguien lo está revisando" },
  corrected: { en: "Corrected", es: "Se corrigió" },
  unchanged: { en: "It stays as it is", es: "Se queda como está" },
  "hearing-asked": { en: "A hearing was asked for", es: "Se pidió una audiencia" },
  "hearing-set": { en: "A hearing was set", es: "Se fijó una audiencia" },
  granted: { en: "Decided for the family", es: "Se decidió a favor de la familia" },
  upheld: { en: "Decided for the record", es: "Se decidió a favor del expediente" },
  "visit-set": { en: "A visit was set", es: "Se fijó una visita" },
  done: { en: "Done", es: "Hecho" },
  "taken-back": { en: "Taken back", es: "Se retiró" },
};

/** What was agreed to, asked, proposed and told, for reading: nothing of it stands in the JSON copy alone. */
export function actsInWords(acts: Partial<FamilyActs>, kinds: readonly AnyKind[], language: Language): Section[] {
  const say = (text: Words) => text[language];
  const day = (date: string) => dateInWords(date, language);
  const asker = (capacity: string) => (isCapacity(capacity) ? say(capacityWords[capacity]) : capacity);
  const row = (label: Words, text: string | undefined) => (text ? [{ label: say(label), text }] : []);
  const at = (one: { on: string; time?: string; place: string }) =>
    [day(one.on), one.time, one.place].filter(Boolean).join(", ");

  const correction = (request: CorrectionRequest): Item => ({
    line: request.wrong,
    more: [
      ...row(words.shouldBe, request.shouldBe),
      ...request.steps.flatMap((step) => [
        { label: day(step.on), text: say(states[step.state]) },
        ...row(words.hearing, step.hearing && `${at(step.hearing)}, ${step.hearing.presides}`),
        ...row(words.evidence, step.evidence),
        ...row(words.answer, step.answer),
      ]),
      ...row(statementWords, request.statement),
    ],
    said: `${asker(request.askedBy)}, ${day(request.askedOn)}. ${say(states[request.state])}`,
  });
  const copy = (request: CopyRequest): Item => ({
    line: [say(ways[request.how]), request.says].filter(Boolean).join(": "),
    more: [
      ...row(words.parts, request.parts.map((part) => say(categoryWords[part].title)).join(", ")),
      ...request.steps.flatMap((step) => [
        { label: day(step.on), text: say(states[step.state]) },
        ...row(words.visit, step.visit && at(step.visit)),
        ...row(words.fee, step.fee),
        ...row(words.answer, step.answer),
      ]),
    ],
    said: `${asker(request.askedBy)}, ${day(request.askedOn)}. ${say(states[request.state])}`,
  });
  const proposal = ({ kind: name, body, by, proposedAt, note }: Contribution): Item[] => {
    const kind = kinds.find((each) => each.name === name);
    if (!kind) return [];
    const more = membersInWords(kind.schema, body, language);
    const said = [by.name ?? asker(by.capacity), day(proposedAt), note].filter(Boolean).join(", ");
    return [{ line: kind.say.detail(body, language), more, said }];
  };
  const list = (title: Words, items: readonly Item[], head: Words = words.requests): Section[] =>
    items.length > 0 ? [{ title: say(title), groups: [{ title: say(head), items }] }] : [];
  const consents = (acts.consents ?? []).map((consent) => ({
    title: `${consent.terms.party}, ${day(consent.askedAt)}`,
    items: readableReceipt(consent, language).sections.flatMap(({ title, lines = [] }): Item[] =>
      lines.length > 0 ? [{ line: title, more: lines.map((text) => ({ label: "", text })), said: "" }] : [],
    ),
  }));
  return [
    ...(consents.length > 0 ? [{ title: say(words.consents), groups: consents }] : []),
    ...list(words.corrections, (acts.corrections ?? []).map(correction)),
    ...list(words.copies, (acts.copies ?? []).map(copy)),
    ...list(words.proposals, (acts.proposals ?? []).flatMap(proposal), words.proposals),
    ...list(
      words.notices,
      (acts.notices ?? []).map(({ title, at: told }): Item => ({ line: say(title), more: [], said: day(told) })),
      words.notices,
    ),
  ];
}
