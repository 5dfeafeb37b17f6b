import type { Row } from "../adapter.ts";
import { maybe } from "../optional.ts";
import { Packed } from "../packed.ts";
import { type LineItem, readNumber } from "./gradebook.ts";
import { pointsOn, type ScoreScale } from "./score-scale.ts";
import { isGone } from "./status.ts";

/** What one row of `resultLearningObjectiveIds.csv` says of a result. */
export interface Alignment {
  readonly row: string;
  readonly at: string;
  readonly objective: string;
  readonly score?: string;
  readonly textScore?: string;
}

/** What other files say of one result: its own score scale, and marks for what it is about. */
export interface OfResult {
  readonly scale?: string;
  readonly alignments?: readonly Alignment[];
}

/** Of how many results memory holds what other files say; above, `results.csv` is read once more for each part. */
const perPart = 200_000;

/** Which part a result is handled in, the same for every file that names it. */
export function partOf(result: string, parts: number): number {
  if (parts === 1) return 0;
  let sum = 0;
  for (let at = 0; at < result.length; at++) sum = (Math.imul(sum, 31) + result.charCodeAt(at)) >>> 0;
  return sum % parts;
}

type Rows = (name: "resultScoreScales" | "resultLearningObjectiveIds") => AsyncIterable<Row>;

/** In how many parts results are handled: one, unless other files say something of very many. */
export async function countParts(rowsOf: Rows): Promise<number> {
  let rows = 0;
  for (const name of ["resultScoreScales", "resultLearningObjectiveIds"] as const)
    for await (const _ of rowsOf(name)) rows += 1;
  return Math.max(1, Math.ceil(rows / perPart));
}

/** What other files say of the results of one part. */
export async function gatherPart(rowsOf: Rows, part: number, parts: number): Promise<Packed<OfResult>> {
  const said = new Packed<OfResult>();
  const isHere = (cells: Row["cells"]) => !isGone(cells) && partOf(cells.resultSourcedId ?? "", parts) === part;
  for await (const { cells } of rowsOf("resultScoreScales"))
    if (cells.resultSourcedId && cells.scoreScaleSourcedId && isHere(cells))
      said.set(cells.resultSourcedId, { scale: cells.scoreScaleSourcedId });
  for await (const { cells, at } of rowsOf("resultLearningObjectiveIds")) {
    const { sourcedId, resultSourcedId, learningObjectiveId, score, textScore } = cells;
    if (!sourcedId || !resultSourcedId || !learningObjectiveId || !isHere(cells)) continue;
    const known = said.get(resultSourcedId);
    const made: Alignment = {
      row: `resultLearningObjectiveIds/${sourcedId}`,
      at,
      objective: learningObjectiveId,
      ...maybe("score", score),
      ...maybe("textScore", textScore),
    };
    said.set(resultSourcedId, { ...known, alignments: [...(known?.alignments ?? []), made] });
  }
  return said;
}

/** The points of a mark: on a scale of numbers those of the scale, else of the line item, else of 100. */
export function pointsOf(
  { score, textScore }: { score?: string | undefined; textScore?: string | undefined },
  { maximum }: LineItem,
  scale: ScoreScale,
): { score: number; maximum: number } | undefined {
  const scaled = pointsOn(scale, textScore) ?? pointsOn(scale, score);
  if (scaled) return scaled;
  const number = readNumber(score);
  if (number === undefined || number < 0) return undefined;
  return { score: number, maximum: maximum !== undefined && number <= maximum ? maximum : Math.max(100, number) };
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/**
 * What an objective is known by: of a CASE item its UUID, whatever address or `urn:` stands before it. Where its framework is
 * known, the merge puts the statement in its place.
 */
export const objectiveOf = (id: string, subject: string | undefined) => {
  const code = uuid.exec(id)?.[0].toLowerCase() ?? id;
  return { framework: "Learning objectives", code, statement: code, subject: subject ?? "Other" };
};
