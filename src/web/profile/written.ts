/** What a form holds while somebody writes: texts as typed, steps with their tick, codes that are chosen, a yes. */
export interface WrittenStep {
  readonly text: string;
  readonly doneOn?: string;
  readonly dueOn?: string;
}
/** Somebody whom Daypack knows, as one names them. */
export interface WrittenPerson {
  readonly subjectId: string;
  readonly name: string;
  readonly writes?: boolean;
}
/** A form as it stands, by the names of its fields; nothing is checked yet. */
export type Written = Readonly<
  Record<string, string | boolean | readonly string[] | readonly WrittenStep[] | readonly WrittenPerson[]>
>;

/**
 * How one member of a body is written: one line, some paragraphs, a line for each of several, steps, people, codes, one of a few,
 * a day, a yes, a yes or no, a number, the name of a place or a course, several of those or of people, goals.
 */
export type Writing =
  | ("line" | "prose" | "lines" | "steps" | "people" | "languages" | "language" | "choice" | "date" | "yes")
  | ("either" | "number" | "named" | "titles" | "names" | "goals");
/** One member of a body, as a person is asked for it. */
export interface FormField {
  readonly name: string;
  readonly as: Writing;
  readonly label: string;
  readonly hint?: string;
  /** What to do where it is empty; a field without this may stay empty. */
  readonly needs?: string;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}
type Shape = Pick<FormField, "name" | "as">;

const emptyOf: Readonly<Record<Writing, Written[string]>> = {
  ...{ line: "", prose: "", lines: "", language: "", choice: "", date: "" },
  ...{ steps: [], people: [], languages: [], yes: false, either: "", number: "", named: "" },
  ...{ titles: "", names: "", goals: [] },
};

/** An entry's body as the form begins with it: the one that is corrected, or none. */
export function writtenOf(fields: readonly Shape[], body: Readonly<Record<string, unknown>> = {}): Written {
  return Object.fromEntries(
    fields.map(({ name, as }) => {
      const given = body[name];
      if (given === undefined) return [name, emptyOf[as]];
      if (as === "either") return [name, given === true ? "yes" : "no"];
      if (as === "number") return [name, String(given)];
      if (as === "named") return [name, (given as Titled).title];
      if (as === "titles") return [name, (given as Titled[]).map(({ title }) => title).join("\n")];
      if (as === "names") return [name, (given as Called[]).map((each) => each.name).join("\n")];
      return [name, as === "lines" ? (given as string[]).join("\n") : (given as Written[string])]; // by the kind's schema
    }),
  );
}

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

interface Called {
  readonly name: string;
}
interface Titled {
  readonly id?: string;
  readonly title: string;
}

/** A number as people type it; what is none stays as it was typed, for the form to say so. */
function numberOf(text: string): number | string | undefined {
  const plain = text.trim();
  if (plain === "") return undefined;
  return /^\d+([.,]\d+)?$/.test(plain) ? Number(plain.replace(",", ".")) : plain;
}

function memberOf(as: Writing, given: Written[string] | undefined, before: unknown): unknown {
  if (as === "either") return given === "yes" ? true : given === "no" ? false : undefined;
  if (as === "number") return numberOf(String(given ?? ""));
  if (as === "named") {
    const title = String(given ?? "").trim();
    // A place that we know stays the one we know, as long as nobody names another.
    return title === "" ? undefined : title === (before as Titled | undefined)?.title ? before : { title };
  }
  // Who and what is known by more than its name stays that, as long as its line stands.
  if (as === "titles" || as === "names") {
    const member = as === "titles" ? "title" : "name";
    const known = (before as Readonly<Record<string, unknown>>[] | undefined) ?? [];
    const named = linesOf(String(given ?? "")).map(
      (line) => known.find((each) => each[member] === line) ?? { [member]: line },
    );
    return named.length > 0 ? named : undefined;
  }
  if (as === "yes") return given === true ? true : undefined;
  const all =
    as === "lines"
      ? linesOf(String(given ?? ""))
      : as === "steps"
        ? (given as readonly WrittenStep[])
            .map(({ dueOn, ...step }) => ({ ...step, ...(dueOn && { dueOn }), text: step.text.trim() }))
            .filter(({ text }) => text)
        : as === "people"
          ? ((given ?? []) as readonly WrittenPerson[]).filter(({ name }) => name.trim())
          : as === "languages" || as === "goals"
            ? ((given ?? []) as readonly string[])
            : undefined;
  if (all) return all.length > 0 ? all : undefined;
  return String(given ?? "").trim() || undefined;
}

/** The body that was written. What the form does not show, such as the work that a best points to, stays as it was. */
export function bodyOf(
  fields: readonly Shape[],
  written: Written,
  before: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const shown = new Set(fields.map(({ name }) => name));
  const kept = Object.entries(before).filter(([name]) => !shown.has(name));
  const given = fields.map(({ name, as }) => [name, memberOf(as, written[name], before[name])] as const);
  return Object.fromEntries([...kept, ...given.filter(([, value]) => value !== undefined)]);
}
