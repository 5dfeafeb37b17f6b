import type { Words } from "../../kernel/words.ts";
import { dateFormats, dateIn } from "./dates.ts";
import type { Field } from "./field.ts";
import { numberIn } from "./make.ts";

/** How a column that dates stand in writes them; `undefined` is as every standard is read. */
export type DateFormat = (typeof dateFormats)[number];

/** What is known of a column by its cells. */
export interface Cells {
  readonly header: string;
  /** Row by row, empty ones too. */
  readonly all: readonly string[];
  readonly filled: readonly string[];
  readonly distinct: readonly string[];
}

/** Part of the cells of which something holds, 0 to 1. */
export const share = (cells: readonly string[], is: (cell: string) => boolean): number =>
  cells.length === 0 ? 0 : cells.filter(is).length / cells.length;
/** Nearly all cells: what a column is taken for. */
export const most = 0.9;
/** Texts of a column that are few enough to be words with a meaning. */
export const fewTexts = 20;

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
export function fitOf(
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
