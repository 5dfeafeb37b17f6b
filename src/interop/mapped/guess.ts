import type { Words } from "../../kernel/words.ts";
import { plain } from "./columns.ts";
import { dateFormats, dateIn } from "./dates.ts";
import { learnerFields, patterns } from "./guess-fields.ts";
import { numberIn } from "./make.ts";
import type { FileMap, Value } from "./map.ts";
import { type Field, type TargetName, targetOf } from "./targets.ts";

/** How a column that dates stand in writes them; `undefined` is as every standard is read. */
type DateFormat = (typeof dateFormats)[number];

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

/** What is known of a column by its cells. */
interface Cells {
  readonly header: string;
  /** Row by row, empty ones too. */
  readonly all: readonly string[];
  readonly filled: readonly string[];
  readonly distinct: readonly string[];
}

const share = (cells: readonly string[], is: (cell: string) => boolean): number =>
  cells.length === 0 ? 0 : cells.filter(is).length / cells.length;
const most = 0.9;
const fewTexts = 20;

/** Codes that schools write for attendance; what else stands in the column a person decides. */
const attendanceCodes: Readonly<Record<string, string>> = {
  ...{ p: "present", present: "present", presente: "present", here: "present" },
  ...{ a: "absent", absent: "absent", ausente: "absent", abs: "absent" },
  ...{
    ae: "absent excused",
    e: "absent excused",
    ea: "absent excused",
    excused: "absent excused",
    "excused absence": "absent excused",
  },
  ...{
    au: "absent unexcused",
    u: "absent unexcused",
    ua: "absent unexcused",
    unexcused: "absent unexcused",
    "unexcused absence": "absent unexcused",
  },
  ...{ t: "late", l: "late", tardy: "late", late: "late", tarde: "late", tu: "late", te: "late excused" },
  ...{ h: "half absent", "half day": "half absent", "left early": "left-early", "early departure": "left-early" },
};

/** The format in which nearly all cells are dates. */
function dateFormatOf(cells: readonly string[]): { format?: DateFormat } | undefined {
  const fits = (format?: DateFormat) => share(cells, (cell) => dateIn(cell, format) !== undefined) >= most;
  if (fits()) return {};
  const format = dateFormats.find(
    (each) => each !== "serial" && each !== "window" && each !== "YYYY" && each !== "MMYY" && fits(each),
  );
  return format === undefined ? undefined : { format };
}

const counted = ({ filled }: Cells, is: (cell: string) => boolean) => `${filled.filter(is).length} of ${filled.length}`;
const countedEs = ({ filled }: Cells, is: (cell: string) => boolean) =>
  `${filled.filter(is).length} de ${filled.length}`;

/** Whether a field can be read from what stands in a column, and what of the cells says so. */
function fitOf(
  field: Field | undefined,
  cells: Cells,
  /** Of a birthday, only the years are told. */
  inYears: boolean,
): { date?: DateFormat; values?: Record<string, string>; why?: Words } | undefined {
  const type = field?.type ?? "text";
  if (cells.filled.length === 0) return {};
  if (type === "date") {
    const found = dateFormatOf(cells.filled);
    if (!found) return undefined;
    const days = cells.filled.flatMap((cell) => dateIn(cell, found.format) ?? []).sort();
    const is = (cell: string) => dateIn(cell, found.format) !== undefined;
    const [first = "", last = ""] = [days[0], days.at(-1)].map((day) => (inYears ? day?.slice(0, 4) : day));
    const why = {
      en: `${counted(cells, is)} cells are dates, from ${first} to ${last}`,
      es: `${countedEs(cells, is)} celdas son fechas, de ${first} a ${last}`,
    };
    return { ...(found.format && { date: found.format }), why };
  }
  if (type === "number" || type === "integer") {
    const is = (cell: string) => numberIn(cell) !== undefined;
    if (share(cells.filled, is) < most) return undefined;
    return { why: { en: `${counted(cells, is)} cells are numbers`, es: `${countedEs(cells, is)} celdas son números` } };
  }
  if (typeof type !== "string") {
    if (cells.distinct.length > fewTexts) return undefined;
    const known = type.includes("absent excused")
      ? attendanceCodes
      : Object.fromEntries(type.map((each) => [each, each]));
    const values = Object.fromEntries(
      cells.distinct.flatMap((text) => {
        const meaning = known[text.toLowerCase()];
        return meaning === undefined || meaning === text ? [] : [[text, meaning]];
      }),
    );
    const is = (cell: string) => known[cell.toLowerCase()] !== undefined;
    return {
      values,
      why: {
        en: `${counted(cells, is)} cells are words we know`,
        es: `${countedEs(cells, is)} celdas son palabras conocidas`,
      },
    };
  }
  return {};
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

type Chosen = Pick<ColumnGuess, "header" | "field" | "date" | "values">;

const cellOf = ({ header, date, values }: Chosen): Value =>
  date || values
    ? { column: header, ...(values && { values: { ...values }, otherwise: "remark" as const }), ...(date && { date }) }
    : header;

/** Given and family name out of one column; a family may have several words, a given name before it is one. */
function namesOf(columns: readonly Chosen[]): { given?: Value; family?: Value } {
  const turned = columns.find(({ field }) => field === "learner.turnedName")?.header;
  const plainly = columns.find(({ field }) => field === "learner.fullName")?.header;
  if (turned !== undefined)
    return {
      given: { column: turned, split: { by: ",", take: 2 } },
      family: { column: turned, split: { by: ",", take: 1 } },
    };
  if (plainly === undefined) return {};
  return {
    given: { column: plainly, split: { by: " ", take: 1 } },
    family: { column: plainly, split: { by: " ", take: 2, rest: true } },
  };
}

/** The map that a person's choices, or a guess, come to. */
export function mapOf(make: TargetName, columns: readonly Chosen[], named: { name: string; title: string }): FileMap {
  const target = targetOf(make);
  const of = (field: string) => columns.find((each) => each.field === field);
  const fields: Record<string, Value> = {};
  for (const column of columns)
    if (column.field !== undefined && column.field in target.fields) fields[column.field] = cellOf(column);
  const whole = namesOf(columns);
  if (make === "learner") Object.assign(fields, whole);
  const constant = `=${named.title}`;
  if ("test.title" in target.fields) fields["test.title"] ??= constant;
  if (make === "course-grade" && !fields.course && !fields.courseTitle) fields.courseTitle = constant;
  const listed = (field: "scores" | "parts", title: string, value: string) =>
    columns
      .filter((each) => each.field === field)
      .map(({ header }) => ({ fields: { [title]: `=${header}`, [value]: header } }));
  const lists = { scores: listed("scores", "method", "value"), parts: listed("parts", "title", "value") };
  // The range in which the first score likely lies, where its error is told.
  const [first] = lists.scores;
  if (fields.standardError && !fields.score && first?.fields.value) fields.score = first.fields.value;
  const numbers = [of("learner.key"), of("learner.local"), of("learner.state")].filter((each) => each !== undefined);
  const [key] = numbers;
  const compared = (["given", "family", "bornOn"] as const).flatMap((name) => {
    const column = of(`learner.${name}`);
    return column ? [[name, cellOf(column)] as const] : [];
  });
  const also = [
    ...[of("learner.local")].flatMap((each) => (each ? [{ system: "Local ID", value: each.header }] : [])),
    ...[of("learner.state")].flatMap((each) => (each ? [{ system: "State ID", value: each.header }] : [])),
  ];
  return {
    ...named,
    ...(target.isOfLearner &&
      key && {
        learner: { key: key.header, ...(also.length > 0 && { also }), ...whole, ...Object.fromEntries(compared) },
      }),
    facts: [
      {
        make,
        fields,
        ...(target.lists && {
          lists: Object.fromEntries(Object.entries(lists).filter(([, items]) => items.length > 0)),
        }),
      },
    ],
  };
}
