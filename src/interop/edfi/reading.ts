import type { IsoDate } from "../../kernel/date.ts";
import { type Adapter, Collector, type Sent } from "../adapter.ts";
import { readDate } from "../dates.ts";
import { maybe } from "../optional.ts";
import type { Described, EdFiContext } from "./context.ts";
import { isOfEdFi } from "./described.ts";
import { memberOf, membersOf, type TopElement, textOf, type XmlElement } from "./element.ts";
import { type KeyOf, referredKey } from "./keys.ts";
import { lettersOf, type Table } from "./table.ts";
import { shiftText } from "./year.ts";

/** One kind of Ed-Fi element. A document is a batch of them. */
export type ElementAdapter = Adapter<readonly TopElement[], readonly Sent[], EdFiContext> & {
  /** The row that an element is; `undefined` where it does not say which. */
  readonly rowOf: (element: TopElement, context: EdFiContext) => string | undefined;
  /** What others need of these elements: the first pass. */
  readonly gather?: (reading: Reading) => void;
};
/** As an adapter that can write too. */
export type WritingAdapter = Omit<ElementAdapter, "write"> & {
  write(facts: readonly Sent[]): {
    readonly document: readonly TopElement[];
    readonly remarks: Collector["remarks"];
  };
};

/** The element that holds a descriptor: some stand in one of their own name, with what else is said of them. */
const descriptorIn = (element: XmlElement): XmlElement =>
  element.text === "" ? (memberOf(element, element.name) ?? element) : element;

/** The value of a descriptor: what follows the `#` of its URI, or the `CodeValue` of older versions. */
export function descriptorValue(element: XmlElement): string | undefined {
  const inner = descriptorIn(element);
  const text = inner.text || textOf(inner, "CodeValue");
  return text?.slice(text.lastIndexOf("#") + 1).trim() || undefined;
}

/** Namespace and value as one, however a version writes them; the namespace is missing where nobody says it. */
function uriOf(element: XmlElement): { readonly namespace?: string; readonly uri: string } {
  const inner = descriptorIn(element);
  if (inner.text.includes("#")) return { namespace: inner.text.slice(0, inner.text.lastIndexOf("#")), uri: inner.text };
  const namespace = textOf(inner, "Namespace");
  return namespace === undefined
    ? { uri: inner.text }
    : { namespace, uri: `${namespace}#${descriptorValue(element) ?? ""}` };
}

/** What a value, its mapping and its description mean by a table: all that a table knows of them. */
function meant<Meaning>({ means }: Table<Meaning>, ...texts: readonly (string | undefined)[]): Meaning[] {
  return texts.flatMap((text) => {
    const meaning = text === undefined ? undefined : means.get(lettersOf(text));
    return meaning === undefined ? [] : [meaning];
  });
}
const areAlike = (meanings: readonly unknown[]) => new Set(meanings.map((each) => JSON.stringify(each))).size === 1;

/** Reads one element, or a part of one: trimmed texts, moved dates, mapped descriptors; what is wrong becomes a remark. */
export class Reading {
  readonly element: XmlElement;
  readonly at: string;
  readonly context: EdFiContext;
  readonly out: Collector;

  constructor(element: XmlElement, at: string, context: EdFiContext, out: Collector) {
    this.element = element;
    this.at = at;
    this.context = context;
    this.out = out;
  }

  part(element: XmlElement): Reading {
    return new Reading(element, this.at, this.context, this.out);
  }
  parts(name: string): Reading[] {
    return membersOf(this.element, name).map((each) => this.part(each));
  }
  within(name: string): Reading | undefined {
    const member = memberOf(this.element, name);
    return member && this.part(member);
  }

  text(...path: readonly string[]): string | undefined {
    return textOf(this.element, ...path);
  }
  texts(name: string): string[] {
    return membersOf(this.element, name).flatMap(({ text }) => (text === "" ? [] : [text]));
  }
  /** Text that may name a school year, which then moves with the dates. */
  title(...path: readonly string[]): string | undefined {
    const text = this.text(...path);
    return text && shiftText(text, this.context.shift);
  }

  /** A date, moved; `undefined` with a remark where it does not exist. */
  date(...path: readonly string[]): IsoDate | undefined {
    const text = this.text(...path);
    if (text === undefined) return undefined;
    const date = readDate(text);
    if (date === undefined) this.out.remark("date.invalid", this.at, path.at(-1));
    return date && this.context.shift(date);
  }
  /** All dates of that name; one that does not exist is left out with a remark. */
  dates(name: string): IsoDate[] {
    return this.texts(name).flatMap((text) => {
      const date = readDate(text);
      if (date === undefined) this.out.remark("date.invalid", this.at, name);
      return date === undefined ? [] : [this.context.shift(date)];
    });
  }
  /** Both dates of a span, or `undefined` with a remark: what has a wrong end would stay open for ever. */
  span(starts: string, ends: string): { startsOn?: IsoDate; endsOn?: IsoDate } | undefined {
    const [startsOn, endsOn] = [this.date(starts), this.date(ends)];
    if (startsOn === undefined && this.text(starts) !== undefined) return undefined;
    if (endsOn === undefined && this.text(ends) !== undefined) return undefined;
    if (startsOn !== undefined && endsOn !== undefined && endsOn < startsOn) {
      this.out.remark("date.order", this.at);
      return undefined;
    }
    return { ...maybe("startsOn", startsOn), ...maybe("endsOn", endsOn) };
  }
  /** A number; `undefined` with a remark where it is none. */
  number(...path: readonly string[]): number | undefined {
    const text = this.text(...path);
    if (text === undefined) return undefined;
    const number = Number(text);
    if (Number.isFinite(number)) return number;
    this.out.remark("number.invalid", this.at, path.at(-1));
    return undefined;
  }
  flag(name: string): boolean | undefined {
    const text = this.text(name)?.toLowerCase();
    return text === undefined ? undefined : text === "true" || text === "1";
  }

  key(key: KeyOf, ...references: readonly string[]): string | undefined {
    return referredKey(this.element, key, this.context.ids, ...references);
  }

  /** A descriptor's value as it is. */
  value(name: string): string | undefined {
    return this.values(name)[0];
  }
  values(name: string): string[] {
    return membersOf(this.element, name).flatMap((each) => descriptorValue(each) ?? []);
  }
  /** A descriptor in words: its own short description where the bundle has it. */
  words(name: string): string | undefined {
    return this.eachWords(name)[0];
  }
  eachWords(name: string): string[] {
    return membersOf(this.element, name).flatMap((each) => {
      const value = descriptorValue(each);
      return value === undefined ? [] : [this.#described(each, `${name}Descriptor`, value)?.words ?? value];
    });
  }
  /** As `words`, where the descriptor is the element itself or stands in it under the same name. */
  own(name: string): string | undefined {
    const value = descriptorValue(this.element);
    return value === undefined
      ? undefined
      : (this.#described(this.element, `${name}Descriptor`, value)?.words ?? value);
  }
  /** What the bundle says of a descriptor: by its namespace, or by the only one it could be where none is said. */
  #described(element: XmlElement, descriptor: string, value: string): Described | undefined {
    const { namespace, uri } = uriOf(element);
    const { descriptors } = this.context;
    return namespace === undefined ? descriptors.get(`${descriptor}#${value}`) : descriptors.get(uri);
  }
  /** What a descriptor means to us; `undefined` with a remark where no table knows the value. */
  meaning<Meaning>(table: Table<Meaning>, name: string): Meaning | undefined {
    return this.meanings(table, name)[0];
  }
  meanings<Meaning>(table: Table<Meaning>, name: string): Meaning[] {
    return membersOf(this.element, name).flatMap((each) => {
      const value = descriptorValue(each);
      if (value === undefined) return [];
      const meaning = this.#meaningOf(table, each, value);
      if (meaning !== undefined) return [meaning];
      this.out.remark("edfi.descriptor-unknown", this.at, `${table.descriptor}#${value.slice(0, 60)}`);
      return [];
    });
  }
  /** As `meaning`, where a value that no table knows is nothing to remark on. */
  known<Meaning>(table: Table<Meaning>, name: string): Meaning | undefined {
    const element = memberOf(this.element, name);
    const value = element && descriptorValue(element);
    return element && value !== undefined ? this.#meaningOf(table, element, value) : undefined;
  }
  /**
   * A value of Ed-Fi's own means what it says. One of a state's means what the state maps it to, else what value and description
   * both mean where a table knows them: when they disagree nobody can tell, and nothing is guessed.
   */
  #meaningOf<Meaning>(table: Table<Meaning>, element: XmlElement, value: string): Meaning | undefined {
    const described = this.#described(element, table.descriptor, value);
    const [mapped] = meant(table, described?.mapped);
    if (mapped !== undefined) return mapped;
    const meanings = meant(table, value, described?.words);
    if (isOfEdFi(uriOf(element).namespace) || areAlike(meanings)) return meanings[0];
    return undefined;
  }
}

/** A key of facts from one element, and the facts. `undefined` is an element that says not even what it is about. */
type ReadElement = (reading: Reading, row: string) => void;

/** An adapter for the elements of one name: `key` is the identity, `read` says the facts of one. */
export function elementAdapter(
  name: string,
  interchange: string,
  key: (reading: Reading) => string | undefined,
  read: ReadElement,
  gather?: (reading: Reading) => void,
): ElementAdapter {
  return {
    standard: "edfi",
    specification: `Ed-Fi Data Standard 2 to 6, ${interchange}, ${name}`,
    read(elements, context) {
      const out = new Collector();
      for (const element of elements) {
        const reading = new Reading(element, element.at, context, out);
        const own = key(reading);
        if (own === undefined) out.remark("row.id-missing", element.at, name);
        else read(reading, `${name}/${own}`);
      }
      return { facts: out.facts, remarks: out.remarks };
    },
    rowOf(element, context) {
      const own = key(new Reading(element, element.at, context, new Collector()));
      return own === undefined ? undefined : `${name}/${own}`;
    },
    ...(gather && { gather }),
  };
}

/** A key of the element itself. */
export const ownKey =
  (key: KeyOf) =>
  ({ element, context }: Reading): string | undefined =>
    key(element, context.ids);

/** A text of an entry's body. */
export function textIn(body: Readonly<Record<string, unknown>>, member: string): string | undefined {
  const value = body[member];
  return typeof value === "string" ? value : undefined;
}
/** A number of an entry's body. */
export function numberIn(body: Readonly<Record<string, unknown>>, member: string): number | undefined {
  const value = body[member];
  return typeof value === "number" ? value : undefined;
}
