import { schoolYearOf } from "../../kernel/school-year.ts";
import type { Adapter, Row, Sent, Shift } from "../adapter.ts";
import { readDate } from "../dates.ts";
import { maybe } from "../optional.ts";
import { detached, Packed } from "../packed.ts";
import { needed } from "../rows.ts";
import { listed } from "../table.ts";
import { type FileName, required } from "./columns.ts";
import { courseMarkOf } from "./course-mark.ts";
import { eachRow } from "./places.ts";
import { readScale, type ScoreScale } from "./score-scale.ts";
import { isGone } from "./status.ts";

/** A column of a gradebook, with what its results say of themselves: no learner's, so that all of them fit in memory. */
export interface LineItem {
  readonly title: string;
  readonly class: string;
  readonly classTitle?: string;
  readonly category?: string;
  readonly subject?: string;
  readonly term?: string;
  readonly schoolYear?: number;
  readonly assignedOn?: string;
  readonly dueOn?: string;
  readonly maximum?: number;
  readonly scale?: string;
  /** Ids of what it is about, as a framework of competencies names them. */
  readonly objectives?: readonly string[];
  /** Whether it is the mark of a term or course, and no assignment. */
  readonly mark?: "progress" | "term" | "final";
  /** It names a class, a category or a session that this bundle does not have: they came before. */
  readonly isPartial?: true;
}

type Rows = (
  name:
    | "categories"
    | "scoreScales"
    | "lineItemScoreScales"
    | "lineItemLearningObjectiveIds"
    | "lineItems"
    | "academicSessions"
    | "courses"
    | "classes",
) => AsyncIterable<Row>;

/** Line items and score scales of a bundle. */
export interface Gradebook {
  readonly lineItems: Packed<LineItem>;
  readonly scales: ReadonlyMap<string, ScoreScale>;
}

/** Reads what results refer to. What is wrong with a row is told when its file is read for itself. */
export async function gatherGradebook(rowsOf: Rows, shift: Shift): Promise<Gradebook> {
  const categories = new Map<string, string>();
  for await (const { cells } of rowsOf("categories"))
    if (cells.sourcedId && cells.title) categories.set(detached(cells.sourcedId), detached(cells.title));
  const scales = new Map<string, ScoreScale>();
  for await (const { cells } of rowsOf("scoreScales"))
    if (cells.sourcedId) scales.set(detached(cells.sourcedId), readScale(detached(cells.scoreScaleValue ?? "")));
  const scaleOf = new Map<string, string>();
  for await (const { cells } of rowsOf("lineItemScoreScales"))
    if (cells.lineItemSourcedId && cells.scoreScaleSourcedId && !isGone(cells))
      scaleOf.set(detached(cells.lineItemSourcedId), detached(cells.scoreScaleSourcedId));
  const objectivesOf = new Packed<string[]>();
  for await (const { cells } of rowsOf("lineItemLearningObjectiveIds")) {
    const { lineItemSourcedId, learningObjectiveId } = cells;
    if (!lineItemSourcedId || !learningObjectiveId || isGone(cells)) continue;
    objectivesOf.set(lineItemSourcedId, [...(objectivesOf.get(lineItemSourcedId) ?? []), learningObjectiveId]);
  }
  const { terms, classes } = await gatherPlaces(rowsOf);
  const lineItems = new Packed<LineItem>();
  for await (const { cells } of rowsOf("lineItems")) {
    const { sourcedId, title, classSourcedId } = cells;
    if (!sourcedId || !title || !classSourcedId || isGone(cells)) continue;
    const term = terms.get(cells.academicSessionSourcedId ?? "");
    const category = categories.get(cells.categorySourcedId ?? "");
    const [assignedOn, dueOn] = [readDate(cells.assignDate), readDate(cells.dueDate)];
    const { title: classTitle, subject } = classes.get(classSourcedId) ?? {};
    const isWhole =
      classes.has(classSourcedId) &&
      (cells.categorySourcedId === undefined || category !== undefined) &&
      (cells.academicSessionSourcedId === undefined || term !== undefined);
    lineItems.set(sourcedId, {
      title,
      class: classSourcedId,
      ...maybe("classTitle", classTitle),
      ...maybe("category", category),
      ...maybe("subject", subject),
      ...maybe("term", term?.title),
      ...maybe("schoolYear", term?.schoolYear),
      ...maybe("assignedOn", assignedOn && shift(assignedOn)),
      ...maybe("dueOn", dueOn && shift(dueOn)),
      ...maybe("maximum", positive(cells.resultValueMax)),
      ...maybe("scale", scaleOf.get(sourcedId)),
      ...maybe("objectives", objectivesOf.get(sourcedId)),
      ...maybe("mark", courseMarkOf({ title, category, term })),
      ...maybe("isPartial", isWhole ? undefined : true),
    });
  }
  return { lineItems, scales };
}

async function gatherPlaces(rowsOf: Rows) {
  const terms = new Map<string, { title: string; kind: string; schoolYear?: number }>();
  for await (const { cells } of rowsOf("academicSessions")) {
    const ends = readDate(cells.endDate);
    const year = /^\d{4}$/.test(cells.schoolYear ?? "")
      ? Number(cells.schoolYear)
      : ends === undefined
        ? undefined
        : schoolYearOf(ends);
    if (cells.sourcedId)
      terms.set(detached(cells.sourcedId), {
        title: detached(cells.title ?? cells.sourcedId),
        kind: detached(cells.type ?? ""),
        ...maybe("schoolYear", year),
      });
  }
  const subjects = new Map<string, string>();
  for await (const { cells } of rowsOf("courses")) {
    const [subject] = listed(cells.subjects);
    if (cells.sourcedId && subject) subjects.set(detached(cells.sourcedId), detached(subject));
  }
  const classes = new Packed<{ title?: string; subject?: string }>();
  for await (const { cells } of rowsOf("classes")) {
    if (!cells.sourcedId) continue;
    const subject = listed(cells.subjects)[0] ?? subjects.get(cells.courseSourcedId ?? "");
    classes.set(cells.sourcedId, { ...maybe("title", cells.title), ...maybe("subject", subject) });
  }
  return { terms, classes };
}

/** A number as gradebooks write it, also with a decimal comma; `undefined` when it is none. */
export function readNumber(text: string | undefined): number | undefined {
  const plain = text?.replace(/^(-?\d+),(\d{1,2})$/, "$1.$2");
  return plain !== undefined && /^-?(?:\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}
const positive = (text: string | undefined): number | undefined => {
  const number = readNumber(text);
  return number !== undefined && number > 0 ? number : undefined;
};

/** A file that only helps to read others: its rows are checked, and say nothing of anybody themselves. */
export const onlyChecked = (name: FileName): Adapter<readonly Row[], readonly Sent[]> => ({
  standard: "oneroster-csv",
  specification: `OneRoster 1.2 CSV, ${name}.csv`,
  read: (rows) =>
    eachRow(name, rows, (cells, at, out) => {
      needed(cells, required[name], at, out);
    }),
});

/** Members of the body of an assignment's result that its line item says. */
export const saidOfWork = ({ title, category, subject, term, assignedOn, dueOn, maximum }: LineItem) => ({
  title,
  ...maybe("category", category),
  ...maybe("subject", subject),
  ...maybe("term", term),
  ...maybe("assignedOn", assignedOn),
  ...maybe("dueOn", dueOn),
  ...maybe("maximum", maximum),
});

/** Members of the body of a course mark that its line item says. A mark of 100 is not said to be. */
export const saidOfMark = ({ title, classTitle, subject, term, schoolYear, maximum, mark = "term" }: LineItem) => ({
  course: { title: classTitle ?? title },
  ...maybe("subject", subject),
  term: term ?? title,
  ...maybe("schoolYear", schoolYear),
  type: mark,
  ...maybe("maximum", maximum === 100 ? undefined : maximum),
});

/** `lineItems.csv`. A date or a number that is none is told; the line item stands without it. */
export const lineItems: Adapter<readonly Row[], readonly Sent[], Gradebook> = {
  standard: "oneroster-csv",
  specification: "OneRoster 1.2 CSV, lineItems.csv; 1.1 CSV, lineItems.csv",
  read: (rows, context) =>
    eachRow("lineItems", rows, (cells, at, out, row) => {
      if (!needed(cells, required.lineItems, at, out)) return;
      for (const name of ["assignDate", "dueDate"])
        if (cells[name] !== undefined && readDate(cells[name]) === undefined) out.remark("date.invalid", at, name);
      if (cells.resultValueMax !== undefined && readNumber(cells.resultValueMax) === undefined)
        out.remark("number.invalid", at, "resultValueMax");
      const key = cells.sourcedId ?? "";
      const made = context.lineItems.get(key);
      if (made)
        out.add(row, at, {
          noun: "line-item",
          key,
          class: made.class,
          kind: made.mark ? "course-grade" : "assignment-result",
          on: made.dueOn ?? made.assignedOn,
          said: made.mark ? saidOfMark(made) : saidOfWork(made),
          isPartial: made.isPartial,
        });
    }),
};
