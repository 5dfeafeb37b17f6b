import { Collector, type Shift } from "../adapter.ts";
import { FileDamaged } from "../standard.ts";
import { chooseCalendars } from "./calendar.ts";
import { EdFiContext, keep } from "./context.ts";
import { gatherDescriptor, isDescriptor } from "./described.ts";
import { type Document, parseDocument } from "./document.ts";
import { memberOf, type XmlElement } from "./element.ts";
import { adapters } from "./elements.ts";
import { identityMembers, sectionAlias } from "./keys.ts";
import type { Wanted } from "./parse.ts";
import { Reading } from "./reading.ts";

/** What the first passes over a bundle found. */
export interface Gathered {
  readonly context: EdFiContext;
  /** Files that cannot be read whole, with the reason. */
  readonly damaged: ReadonlyMap<Document, FileDamaged>;
  /** Whether every element of that name in the bundle can be read: none stands in a damaged file, or may. */
  isWhole(name: string): boolean;
}

interface Scan {
  readonly interchange: string;
  readonly names: ReadonlySet<string>;
  /** Whether there are sections that references may name by period and room alone. */
  readonly olderSections: boolean;
  readonly damage?: FileDamaged;
}

/** What happened to a learner: there are millions, and no reference that we follow points at one. */
const isEvent = (name: string) =>
  /^(Grade|CourseTranscript|DisciplineAction|Student\w*(Event|Assessment|Entry))$/.test(name);

/** Reads a file through: whether it can be, which elements it has, and the identity of those that carry an `id`. */
async function scan(document: Document, context: EdFiContext): Promise<Scan> {
  const names = new Set<string>();
  const ids = new Map<string, XmlElement>();
  let interchange = "";
  let olderSections = false;
  try {
    const wanted: Wanted = (name, id) => (id !== undefined && !isEvent(name)) || name === "Section";
    for await (const parsed of parseDocument(document, { wanted })) {
      interchange = parsed.interchange;
      for (const element of parsed.elements) {
        names.add(element.name);
        if (!isEvent(element.name)) keep(ids, element.id, identityMembers(element));
        olderSections ||= element.name === "Section" && memberOf(element, "UniqueSectionCode") !== undefined;
      }
    }
  } catch (error) {
    if (!(error instanceof FileDamaged)) throw error;
    return { interchange, names, olderSections, damage: error };
  }
  for (const [id, element] of ids) keep(context.ids, id, element);
  return { interchange, names, olderSections };
}

/** Sections by where and when they meet, for the references of Data Standard 2.0 (keys.ts). */
async function aliasSections(document: Document, { ids }: EdFiContext): Promise<void> {
  const wanted: Wanted = (name) => name === "Section";
  for await (const { elements } of parseDocument(document, { wanted }))
    for (const element of elements)
      if (element.name === "Section") keep(ids, sectionAlias(element, ids), identityMembers(element));
}

/** Whether others need something of an element of that name. */
const isGathered: Wanted = (name) => adapters[name]?.gather !== undefined || isDescriptor(name);

/**
 * Reads every file for what elements need of each other: first whether it is whole and what its `id`s identify, then, with every
 * reference known, the rest. Nothing of a damaged file is used.
 */
export async function gather(documents: readonly Document[], shift: Shift): Promise<Gathered> {
  const context = new EdFiContext(shift);
  const scans = new Map<Document, Scan>();
  for (const document of documents) scans.set(document, await scan(document, context));

  for (const [document, { damage, olderSections }] of scans)
    if (!damage && olderSections) await aliasSections(document, context);

  const out = new Collector(); // what is wrong is said when the element is read for itself
  for (const [document, { names, damage }] of scans) {
    if (damage || ![...names].some((name) => isGathered(name, undefined))) continue;
    for await (const { elements } of parseDocument(document, { wanted: isGathered })) {
      for (const element of elements) {
        if (isDescriptor(element.name)) gatherDescriptor(element, context);
        else adapters[element.name]?.gather?.(new Reading(element, element.at, context, out));
      }
      out.facts.length = 0;
      out.remarks.length = 0;
    }
  }
  chooseCalendars(context);

  const damaged = new Map(
    [...scans].flatMap(([document, { damage }]) => (damage ? [[document, damage] as const] : [])),
  );
  const broken = new Set([...scans.values()].flatMap(({ damage, interchange }) => (damage ? [interchange] : [])));
  // What follows the damage is not known, but it is of the same interchange; a file without even a root could be any.
  const doubtful = new Set(
    [...scans.values()].flatMap((each) => (broken.has(each.interchange) ? [...each.names] : [])),
  );
  return { context, damaged, isWhole: (name) => !broken.has("") && !doubtful.has(name) };
}
