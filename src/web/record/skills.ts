import type { Counted } from "../../entry/kind.ts";
import type { IsoDate } from "../../kernel/date.ts";
import { type Estimate, estimate } from "../../record/mastery.ts";
import {
  evidenceOf,
  marksOf,
  type StandardMark,
  type StandardsResultBody,
  standardsResult,
} from "../../record/standards-result.ts";
import { type Item, itemsOf, type Open, summaryOf } from "../entry/open.ts";

/** One skill with the evidence that is open of it, newest first. */
export interface Skill extends StandardMark {
  readonly pieceList: readonly Item<StandardsResultBody>[];
}
/** Skills of one subject; `met` counts those that are met or above. */
export interface Subject {
  readonly subject: string;
  readonly skills: readonly Skill[];
  readonly met: number;
  readonly newest: IsoDate;
}

/** An entry as the digest counts it, so that a screen works a level out by the digest's own code. */
const countedOf = <Body>({ entry, body }: Item<Body>): Counted<Body> => ({
  id: entry.id,
  kind: entry.kind,
  observedOn: entry.provenance.observedOn,
  receivedAt: entry.provenance.receivedAt,
  receivedOn: entry.provenance.receivedOn,
  authorId: entry.provenance.author.id,
  method: entry.provenance.method,
  body,
});

/** How one skill's level came about, from its own evidence. */
export const estimateOf = ({ pieceList }: Skill, today: IsoDate): Estimate | undefined =>
  estimate(
    pieceList.map((piece) => evidenceOf(countedOf(piece))),
    today,
  );

/**
 * Skills by subject, newest evidence first. Where the evidence itself is open it is worked out from that, whole; else the summary
 * stands. Both by the same code.
 */
export function skillsOf(open: Open, today: IsoDate): Subject[] {
  const pieces = itemsOf(open, standardsResult);
  const marks =
    pieces.length > 0 ? marksOf(pieces.map(countedOf), today) : (summaryOf(open, standardsResult)?.value ?? {});
  const statements = new Map(pieces.map(({ body: { competency } }) => [competency.code, competency.statement]));
  return Object.entries(marks)
    .map(([subject, list]) => ({
      subject,
      skills: list.map((mark) => ({
        ...mark,
        statement: statements.get(mark.code) ?? mark.statement,
        pieceList: pieces.filter(
          ({ body: { competency } }) => competency.code === mark.code && competency.subject === subject,
        ),
      })),
      met: list.filter(({ level }) => level === "met" || level === "extends").length,
      newest: list.reduce((late, { newest }) => (newest > late ? newest : late), ""),
    }))
    .sort((a, b) => (a.newest < b.newest ? 1 : -1));
}
