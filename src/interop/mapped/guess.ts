import type { Words } from "../../kernel/words.ts";
import { plain } from "./columns.ts";
import type { Field } from "./field.ts";
import { learnerFields, patterns } from "./guess-fields.ts";
import { type Cells, type DateFormat, fewTexts, fitOf, most, share } from "./guess-fit.ts";
import { type TargetName, targetOf } from "./targets.ts";

/** What one column of a file seems to be, and why. */
export interface ColumnGuess {
  readonly header: string;
  /** Name of a field of the target, or of learnerFields; none where nothing fits. */
  readonly field?: string;
  readonly date?: DateFormat;
  /** What its texts mean, where the field knows only some words. */
  readonly values?: Readonly<Record<string, string>>;
  readonly reason: Words;
  /** Texts of it, where they are few and name nobody. */
  readonly texts: readonly string[];
}

/** What a file seems to be. */
export interface Guess {
  readonly make: TargetName;
  readonly columns: readonly ColumnGuess[];
}

const fieldOf = (make: TargetName, name: string): Field | undefined => {
  if (name === "learner.bornOn") return { type: "date", title: learnerFields[name] };
  return targetOf(make).fields[name] as Field | undefined; // of many names
};
/** What a field is called on a screen. */
export const titleOf = (make: TargetName, name: string): Words =>
  (learnerFields as Record<string, Words | undefined>)[name] ?? // of many names
  targetOf(make).fields[name]?.title ??
  (name === "scores" ? { en: "Score", es: "Puntaje" } : { en: "Part of the test", es: "Parte de la prueba" });

/** Fields whose cells may be shown: they say nothing of who somebody is. */
const isPlain = (field: string): boolean =>
  !/^(learner|key|given|middle|family|suffix|preferredGiven|bornOn|email|phone|stateId|localId|staff|comment|note|reason)/.test(
    field,
  );

type Fit = NonNullable<ReturnType<typeof fitOf>> & { readonly field: string };

/** Fields to columns, the surest header first: `student_id` is the learner's number before `id` is. */
function fitsOf(make: TargetName, columns: readonly Cells[]): ReadonlyMap<Cells, Fit> {
  const fits = new Map<Cells, Fit>();
  const taken = new Set<string>();
  for (const [field, expression] of patterns[make] ?? [])
    for (const cells of columns) {
      if (fits.has(cells) || (taken.has(field) && field !== "scores") || !expression.test(plain(cells.header)))
        continue;
      if (field === "learner.turnedName" && share(cells.filled, (cell) => cell.includes(",")) < most) continue;
      const fit = fitOf(fieldOf(make, field), cells, !isPlain(field));
      if (!fit) continue;
      taken.add(field);
      fits.set(cells, { ...fit, field });
    }
  return fits;
}

const nothing = (cells: Cells): Words =>
  cells.filled.length === 0
    ? { en: "It is empty.", es: "Está vacía." }
    : { en: "Nothing in it looks like something that is kept.", es: "Nada en ella parece algo que se guarde." };

/**
 * Whether texts of a column that nobody knows could tell of somebody: half of them or more stand for one person only, by whatever
 * column says who it is. Where none does, all but the shortest codes could.
 */
function couldName(cells: Cells, persons: readonly Cells[]): boolean {
  if (persons.length === 0) return cells.distinct.some((text) => text.length > 3);
  return persons.some(({ all }) => {
    const ofOne = cells.distinct.filter(
      (text) => new Set(all.filter((who, row) => who !== "" && cells.all[row] === text)).size <= 1,
    );
    return ofOne.length * 2 >= cells.distinct.length;
  });
}

function guessFor(make: TargetName, columns: readonly Cells[]): ColumnGuess[] {
  const fits = fitsOf(make, columns);
  const persons = columns.filter((cells) =>
    /^(learner|key|given|family|stateId|localId)/.test(fits.get(cells)?.field ?? ""),
  );
  return columns.map((cells): ColumnGuess => {
    const fit = fits.get(cells);
    const { header } = cells;
    if (!fit) {
      const isFew =
        cells.distinct.length <= 12 && cells.filled.length >= cells.distinct.length * 3 && !couldName(cells, persons);
      return { header, reason: nothing(cells), texts: isFew ? cells.distinct : [] };
    }
    const { field, date, values, why } = fit;
    const title = titleOf(make, field);
    const reason = {
      en: `The header reads like “${title.en}”${why ? `; ${why.en}` : ""}.`,
      es: `El encabezado parece «${title.es}»${why ? `; ${why.es}` : ""}.`,
    };
    const isFew = isPlain(field) && cells.distinct.length <= fewTexts;
    return {
      ...{ header, field, reason, texts: isFew ? cells.distinct : [] },
      ...(date && { date }),
      ...(values && Object.keys(values).length > 0 && { values }),
    };
  });
}

/** How much of what a target needs a guess has found; nothing where it could not be read. */
function worth(make: TargetName, columns: readonly ColumnGuess[]): number {
  const { fields, isOfLearner, says } = targetOf(make);
  const found = new Set(columns.map(({ field }) => field));
  if (isOfLearner && !found.has("learner.key") && !found.has("learner.state") && !found.has("learner.local")) return 0;
  if (found.has("learner.fullName") || found.has("learner.turnedName")) found.add("given");
  const lacks = Object.entries(fields).filter(
    ([name, field]) => field.needed && !found.has(name) && name !== "test.title",
  );
  if (lacks.length > 0 || (says && !says.some((name) => found.has(name)))) return 0;
  return columns.filter(({ field }) => field !== undefined).length + (found.has("test.title") ? 1 : 0);
}

/** What a file is most likely, from its headers and some of its rows, with the reason for every column. */
export function guess(headers: readonly string[], rows: readonly (readonly string[])[], asked?: TargetName): Guess {
  const columns = headers.map((header, place): Cells => {
    const all = rows.map((row) => row[place]?.trim() ?? "");
    const filled = all.filter((cell) => cell !== "");
    return { header, all, filled, distinct: [...new Set(filled)].sort() };
  });
  const makes = asked ? [asked] : (Object.keys(patterns) as TargetName[]); // its own keys
  const tried = makes.map((make) => ({ make, columns: guessFor(make, columns) }));
  const [best] = tried.toSorted((a, b) => worth(b.make, b.columns) - worth(a.make, a.columns));
  return best ?? { make: "learner", columns: guessFor("learner", columns) };
}

/** How a cell may be shown to whoever maps a file: its shape, unless its column names nobody. `Ana 12` is `aaa 00`. */
export const masked = (cell: string): string =>
  cell.trim().slice(0, 24).replaceAll(/\p{L}/gu, "a").replaceAll(/\p{N}/gu, "0");
