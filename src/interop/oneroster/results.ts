import type { EntryFact } from "../../entry/fact.ts";
import type { Adapter, Collector, Row, Sent, Shift } from "../adapter.ts";
import { readDate } from "../dates.ts";
import { maybe } from "../optional.ts";
import type { Packed } from "../packed.ts";
import { codeWord, needed } from "../rows.ts";
import { flagOf } from "../stated.ts";
import { type Alignment, type OfResult, objectiveOf, pointsOf } from "./aligned.ts";
import { type Gradebook, type LineItem, readNumber, saidOfMark, saidOfWork } from "./gradebook.ts";
import { eachRow } from "./places.ts";
import { type ScoreScale, saidOn } from "./score-scale.ts";

/** What a row of `results.csv` needs of the other files. */
export interface ResultContext extends Gradebook {
  readonly shift: Shift;
  /** What other files say of single results. */
  readonly ofResults: Packed<OfResult>;
  /** Whether line items may have come in an earlier bundle. */
  readonly mayLean: boolean;
}

const statuses: Readonly<Record<string, string>> = {
  fullygraded: "graded",
  graded: "graded",
  partiallygraded: "partly-graded",
  inprogress: "partly-graded",
  submitted: "submitted",
  notsubmitted: "not-submitted",
  exempt: "exempt",
};
/** Words that some send as a status and the standard has as columns of their own. */
const flags = new Set(["late", "missing", "incomplete"]);

/** `results.csv`: an assignment's result, or the mark of a term, and a piece of evidence for each objective. */
export const results: Adapter<readonly Row[], readonly Sent[], ResultContext> = {
  standard: "oneroster-csv",
  specification: "OneRoster 1.2 CSV, results.csv; 1.1 CSV, results.csv",
  read: (rows, context) =>
    eachRow("results", rows, (cells, at, out, row) => {
      const given = needed(cells, ["lineItemSourcedId", "studentSourcedId"], at, out);
      if (!given) return;
      const lineItem = context.lineItems.get(given.lineItemSourcedId);
      // A delta, or a bundle without line items, may be of those that came before.
      if (!lineItem && !context.mayLean) return out.remark("result.line-item-unknown", at);
      const ofResult = context.ofResults.get(cells.sourcedId ?? "") ?? {};
      const scale = context.scales.get(ofResult.scale ?? lineItem?.scale ?? "") ?? [];
      const one: Result = {
        cells,
        at,
        row,
        learner: given.studentSourcedId,
        lineItem,
        scale,
        out,
        observedOn: dayOf(cells, at, out, lineItem, context.shift),
        word: cells.scoreStatus === undefined ? undefined : wordOf(cells.scoreStatus),
      };
      if (lineItem?.mark && !lineItem.isPartial) addMark(one, lineItem);
      else addResult(one);
      if (lineItem) addEvidence({ ...one, lineItem }, ofResult.alignments ?? []);
    }),
};

interface Result {
  readonly cells: Row["cells"];
  readonly at: string;
  readonly row: string;
  readonly learner: string;
  readonly lineItem: LineItem | undefined;
  readonly scale: ScoreScale;
  readonly out: Collector;
  readonly observedOn?: string | undefined;
  /** The letters of its status. */
  readonly word: string | undefined;
}

function dayOf(cells: Row["cells"], at: string, out: Collector, lineItem: LineItem | undefined, shift: Shift) {
  const scored = readDate(cells.scoreDate);
  if (cells.scoreDate !== undefined && scored === undefined) out.remark("date.invalid", at, "scoreDate");
  return (scored && shift(scored)) ?? lineItem?.dueOn ?? lineItem?.assignedOn;
}

/** A score and what it is called; a score that is no number is a word. */
function markOf({ cells: { score, textScore }, scale }: Result) {
  const number = readNumber(score);
  const text = textScore ?? saidOn(scale, score) ?? (number === undefined ? score : undefined);
  return { number, text };
}

const words = new Map<string, string>();
/** A status by its letters; hardly any file has more than five. */
function wordOf(status: string): string {
  const known = words.get(status);
  if (known !== undefined) return known;
  const word = status.toLowerCase().replaceAll(/[^a-z]/g, "");
  if (words.size < 100) words.set(status, word);
  return word;
}

function statusOf({ cells, at, out, word }: Result): string | undefined {
  if (word === undefined) return flagOf(cells.inProgress) ? "partly-graded" : undefined;
  const status = statuses[word];
  if (status === undefined && !flags.has(word)) out.remark("result.status-unknown", at, codeWord(cells.scoreStatus));
  return status;
}

function addResult(result: Result): void {
  const { cells, at, row, learner, out, observedOn, word } = result;
  const lineItem = result.lineItem?.isPartial ? undefined : result.lineItem;
  const { number, text } = markOf(result);
  const status = statusOf(result);
  // Member by member, for a million rows: the same order makes the same text, which tells whether anything changed.
  const body: Record<string, unknown> = lineItem ? saidOfWork(lineItem) : {};
  const put = (name: string, value: unknown) => {
    if (value !== undefined) body[name] = value;
  };
  // Whoever was excused has no score, whatever number the gradebook keeps there.
  if (status === "exempt") delete body.maximum;
  else {
    put("score", number);
    put("text", text);
  }
  put("status", status);
  put("late", word === "late" || flagOf(cells.late));
  put("missing", word === "missing" || flagOf(cells.missing));
  put("incomplete", word === "incomplete" || flagOf(cells.incomplete));
  put("comment", cells.comment);
  const place = lineItem ? { class: lineItem.class } : {};
  const fact: EntryFact = {
    noun: "entry",
    key: keyOf(result),
    kind: "assignment-result",
    learner,
    ...place,
    observedOn,
    body,
  };
  if (lineItem) out.add(row, at, fact);
  else out.facts.push({ fact, row, at, partial: true }); // the merge says the rest, of what came before
}

function addMark(result: Result, lineItem: LineItem): void {
  const { cells, at, row, learner, out, observedOn } = result;
  const { number, text } = markOf(result);
  // A mark that is not given yet says nothing of the course.
  if (number === undefined && text === undefined) {
    out.remark("result.no-mark", at);
    return;
  }
  const { maximum, ...mark } = saidOfMark(lineItem);
  out.add(row, at, {
    noun: "entry",
    key: keyOf(result),
    kind: "course-grade",
    learner,
    class: lineItem.class,
    ...maybe("observedOn", observedOn),
    body: {
      ...mark,
      ...maybe("letter", text),
      ...maybe("number", number),
      ...maybe("maximum", number === undefined ? undefined : maximum),
      ...maybe("comment", cells.comment),
    },
  });
}

/** Says which line item it is of, too: a line item that changes alone finds its results by it. */
const keyOf = ({ row, cells }: Result) => `${row}#of/${cells.lineItemSourcedId}`;

/** Not a result: nothing was handed in, or nothing was asked. */
const without = new Set(["exempt", "not-submitted"]);

type Aligned = Result & { readonly lineItem: LineItem };

/** The result's own marks for what it is about; for what only the line item is about, its score. */
function addEvidence(result: Aligned, alignments: readonly Alignment[]): void {
  const { cells, at, row, lineItem, scale, out } = result;
  const own = new Set(alignments.map(({ objective }) => objective));
  for (const each of alignments) {
    const points = pointsOf(each.score === undefined && each.textScore === undefined ? cells : each, lineItem, scale);
    if (points) addPoints(result, each.row, each.at, each.objective, points);
    else out.remark("objective.no-score", each.at);
  }
  if (without.has(statuses[result.word ?? ""] ?? "")) return;
  const points = pointsOf(cells, lineItem, scale);
  for (const objective of lineItem.objectives ?? [])
    if (points && !own.has(objective)) addPoints(result, row, at, objective, points);
}

function addPoints(
  { learner, lineItem, out, observedOn }: Aligned,
  row: string,
  at: string,
  objective: string,
  points: { readonly score: number; readonly maximum: number },
): void {
  out.add(row, at, {
    noun: "entry",
    key: `${row}#objective/${objective}`,
    kind: "standards-result",
    learner,
    class: lineItem.class,
    ...maybe("observedOn", observedOn),
    body: { competency: objectiveOf(objective, lineItem.subject), title: lineItem.title, ...points },
  });
}
