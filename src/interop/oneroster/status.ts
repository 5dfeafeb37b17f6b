import type { Collector, Row } from "../adapter.ts";
import { codeWord } from "../rows.ts";

const gone = new Set(["tobedeleted", "inactive", "deleted"]);
const lettersOf = (status: string) => status.toLowerCase().replaceAll(/[^a-z]/g, "");

/** Whether a row says that what it speaks of is to end. */
export const isGone = ({ status }: Row["cells"]): boolean =>
  status !== undefined && status !== "active" && gone.has(lettersOf(status));

/** Tells of a status that the standard does not have; the row stands, because losing it would lose the learner. */
export function checkStatus({ status }: Row["cells"], at: string, out: Collector): void {
  if (status !== undefined && status !== "active" && lettersOf(status) !== "active")
    out.remark("row.status-unknown", at, codeWord(status));
}
