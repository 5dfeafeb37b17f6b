import { capacityWords, isCapacity } from "../identity/capacity.ts";
import type { Provenance } from "../kernel/provenance.ts";
import { dateInWords, type Language, listing, type Words } from "../kernel/words.ts";
import type { AccessRow } from "../privacy/access.ts";
import { audienceWords } from "../privacy/audience.ts";
import { categoryGroups, categoryWords } from "../privacy/category.ts";
import type { ChoiceColumn } from "../privacy/choice-menu.ts";
import { levelWords } from "../privacy/level.ts";
import type { Conversation } from "./conversation.ts";
import type { DigestView, Entry } from "./entry.ts";
import type { FamilyActs } from "./export-format.ts";
import type { AnyKind } from "./kind.ts";
import { membersInWords } from "./member-words.ts";
import { actsInWords } from "./readable-acts.ts";
import { readableWords } from "./readable-words.ts";
import { statementLine, statementWords } from "./statement.ts";

/** What a copy is made of: what `readWhole` and the choices came to. */
export interface Copy extends Partial<FamilyActs> {
  readonly learner: { readonly id: string; readonly name?: string | undefined };
  readonly exportedAt: string;
  readonly entries: readonly Entry[];
  readonly history: readonly Entry[];
  readonly turnedOff?: readonly Entry[];
  readonly digests: readonly DigestView[];
  readonly messages?: readonly Conversation[];
  readonly choices?: readonly ChoiceColumn[] | undefined;
  readonly access?: readonly AccessRow[] | undefined;
}

/** One fact: a line, what else it says, and who said it when. */
export interface Item {
  readonly line: string;
  readonly more: readonly { readonly label: string; readonly text: string }[];
  readonly said: string;
}
/** A part of the document: a heading, and under it lists of items or plain lines. */
export interface Section {
  readonly title: string;
  /** Running text, as a notice has it. */
  readonly paragraphs?: readonly string[];
  readonly lines?: readonly string[];
  readonly groups: readonly { readonly title: string; readonly items: readonly Item[] }[];
}
/** A whole record for reading, in one language, before it becomes HTML or PDF. */
export interface Readable {
  readonly language: Language;
  readonly title: string;
  readonly lead: readonly string[];
  readonly notice: string;
  readonly sections: readonly Section[];
}

/**
 * Letters that change the direction of what follows, or show nothing: a name could read as another's with them. Line ends
 * stay.
 */
const tricks = /(?![\t\n\u200c\u200d])[\p{Cc}\p{Cf}]/gu;
const plain = (text: string): string => text.replaceAll(tricks, "");

const plainly = ({ title, groups }: Section): Section => ({
  title,
  groups: groups.map((group) => ({
    title: plain(group.title),
    items: group.items.map(({ line, more, said }) => ({
      line: plain(line),
      more: more.map(({ label, text }) => ({ label, text: plain(text) })),
      said: plain(said),
    })),
  })),
});

/** The record as a document: by category, what stands in short, then every fact with its provenance; then the past, who may see it and who looked. */
export function readable(copy: Copy, kinds: readonly AnyKind[], language: Language): Readable {
  const say = (words: Words) => words[language];
  const { name } = copy.learner;
  const sections = [
    ...categoryGroups
      .flatMap(({ categories }) => categories)
      .map((category) => {
        const own = kinds.filter((kind) =>
          copy.entries.some((entry) => entry.kind === kind.name && entry.category === category),
        );
        return {
          title: say(categoryWords[category].title),
          lines: inShort(
            copy.digests.filter((each) => each.category === category),
            kinds,
            language,
          ),
          groups: own.map((kind) => ({
            title: say(kind.title),
            items: newestFirst(copy.entries.filter((entry) => entry.kind === kind.name)).map((entry) =>
              itemOf(entry, kind, language, name),
            ),
          })),
        };
      }),
    conversations(copy, language),
    turnedOff(copy, kinds, language),
    past(copy, kinds, language),
    ...actsInWords(copy, kinds, language).map(plainly),
    whoMaySee(copy.choices, language),
    whoLooked(copy.access, language),
  ].filter((section) => section !== undefined);
  return {
    language,
    title: plain(name ? say(readableWords.title).replace("#", name) : say(readableWords.untitled)),
    lead: [say(readableWords.madeOn).replace("#", dateInWords(copy.exportedAt, language)), say(readableWords.asOpen)],
    notice: say(readableWords.notice),
    sections: sections.filter(({ groups, lines }) => groups.length > 0 || (lines?.length ?? 0) > 0),
  };
}

/** When it was true, else when it came. */
const dayOf = ({ provenance: { observedOn, receivedOn } }: Entry) => observedOn ?? receivedOn;
const newestFirst = (entries: readonly Entry[]) =>
  entries.toSorted((a, b) => (dayOf(a) < dayOf(b) ? 1 : dayOf(a) > dayOf(b) ? -1 : a.id < b.id ? 1 : -1));

function itemOf(entry: Entry, kind: AnyKind, language: Language, learner: string | undefined): Item {
  const line = plain(kind.say.detail(entry.body, language));
  const more = membersInWords(kind.schema, entry.body, language)
    .map(({ label, text }) => ({ label, text: plain(text) }))
    .filter(({ text }) => text !== "" && !line.includes(text));
  const statements = (entry.statements ?? []).map(({ text, on }) => ({
    label: statementWords[language],
    text: plain(`${text} (${dateInWords(on, language)})`),
  }));
  return { line, more: [...more, ...statements], said: plain(saidBy(entry.provenance, language, learner)) };
}

/** "Riverton Schools, September 4, 2026", with what must be said of how it came. */
function saidBy(
  { author, source, method, observedOn, receivedAt, shiftedDays }: Provenance,
  language: Language,
  learner: string | undefined,
): string {
  const who =
    author.name ??
    (author.kind === "learner" ? learner : undefined) ??
    (isCapacity(author.kind) ? capacityWords[author.kind][language] : source?.name);
  const on = dateInWords(observedOn ?? receivedAt, language);
  const made = method === "generated" ? readableWords.generated[language] : undefined;
  const moved = shiftedDays ? readableWords.moved[language] : undefined;
  return [who, on, made, moved].filter(Boolean).join(", ");
}

/** What the digests say: the summary where it is open, else the one line. */
function inShort(digests: readonly DigestView[], kinds: readonly AnyKind[], language: Language): string[] {
  const whole = digests.filter(({ circleId }) => circleId === undefined);
  // Of one's own class or household only where the one for all is closed: it says the same again.
  const told = digests.filter(
    ({ circleId, slice }) => circleId === undefined || !whole.some((each) => each.slice === slice),
  );
  return told.flatMap(({ status, summary = {}, statements = [] }) =>
    kinds.flatMap(({ name, say }) => {
      const part = summary[name];
      const lines =
        part && say.summary
          ? say.summary(part.value, language)
          : name in status && say.status
            ? [say.status(status[name], language)]
            : [];
      const said = statements.filter(({ kind }) => kind === name).map((each) => statementLine(each, language));
      return [...lines, ...said].map(plain);
    }),
  );
}

/** What the family and the school wrote to each other, each text as it was written; a ready sentence in the language of the copy. */
function conversations({ messages = [] }: Copy, language: Language): Section | undefined {
  if (messages.length === 0) return undefined;
  const nameOf = ({ name, relationship, capacity }: Conversation["members"][number]) =>
    name ?? relationship ?? (isCapacity(capacity) ? capacityWords[capacity][language] : capacity);
  const groups = messages.map(({ members, messages: said }) => ({
    title: plain(listing(members.map(nameOf), language)),
    items: said.map(({ authorId, sentAt, template, body, other }): Item => {
      const author = members.find(({ subjectId }) => subjectId === authorId);
      const texts = [template?.[language], body, other?.body].filter((each) => each !== undefined);
      return {
        line: plain(texts.join(" ")),
        more: [],
        said: plain([author && nameOf(author), dateInWords(sentAt, language)].filter(Boolean).join(", ")),
      };
    }),
  }));
  return { title: readableWords.messages[language], groups };
}

/** What elements hold that are off: it is the family's all the same. */
function turnedOff(
  { turnedOff: off = [], learner }: Copy,
  kinds: readonly AnyKind[],
  language: Language,
): Section | undefined {
  if (off.length === 0) return undefined;
  const items = kinds.flatMap((kind) =>
    newestFirst(off.filter((entry) => entry.kind === kind.name)).map((entry) =>
      itemOf(entry, kind, language, learner.name),
    ),
  );
  return {
    title: readableWords.turnedOff[language],
    groups: [{ title: readableWords.turnedOffWhat[language], items }],
  };
}

function past(
  { history, learner: { name: learner } }: Copy,
  kinds: readonly AnyKind[],
  language: Language,
): Section | undefined {
  if (history.length === 0) return undefined;
  const items = kinds.flatMap((kind) =>
    newestFirst(history.filter((entry) => entry.kind === kind.name)).map((entry): Item => {
      const item = itemOf(entry, kind, language, learner);
      const until =
        entry.supersededAt && readableWords.until[language].replace("#", dateInWords(entry.supersededAt, language));
      return {
        ...item,
        said: [item.said, until, entry.withdrawn ?? entry.reason].filter(Boolean).map(String).map(plain).join(". "),
      };
    }),
  );
  return { title: readableWords.past[language], groups: [{ title: readableWords.pastWhat[language], items }] };
}

function whoMaySee(columns: readonly ChoiceColumn[] | undefined, language: Language): Section | undefined {
  if (!columns) return undefined;
  const items = columns.map((column): Item => {
    const open = column.cells.filter(({ level }) => level !== "hidden");
    return {
      line: plain(column.name ?? audienceWords[column.audience][language]),
      more: open.map(({ category, level }) => ({
        label: categoryWords[category].title[language],
        text: levelWords[level].word[language],
      })),
      said: open.length === 0 ? levelWords.hidden.word[language] : "",
    };
  });
  return { title: readableWords.whoSees[language], groups: [{ title: readableWords.groups[language], items }] };
}

/** Looks by person: how often, first and last. Each single one is in the JSON copy. */
function whoLooked(access: readonly AccessRow[] | undefined, language: Language): Section | undefined {
  if (!access || access.length === 0) return undefined;
  const people = [...Map.groupBy(access, ({ who }) => who.subjectId).values()];
  const items = people.map((looks): Item => {
    const [newest, oldest] = [looks[0], looks.at(-1)];
    const { name, capacity, organization } = newest?.who ?? { capacity: "" };
    const role = isCapacity(capacity) ? capacityWords[capacity][language] : readableWords.app[language];
    return {
      line: plain([name ?? role, name ? role : undefined, organization].filter(Boolean).join(", ")),
      more: [],
      said: [
        readableWords.times[language].replace("#", String(looks.length)),
        [...new Set([oldest, newest].flatMap((look) => (look ? [dateInWords(look.at, language)] : [])))].join(" - "),
      ].join(", "),
    };
  });
  return {
    title: readableWords.whoLooked[language],
    lines: [readableWords.eachLook[language]],
    groups: [{ title: readableWords.people[language], items }],
  };
}
