import type { AnyKind } from "../entry/kind.ts";
import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import type { Pack } from "../privacy/pack.ts";
import type { Transaction } from "../store/connect.ts";
import { firstRow } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { asSubject } from "../store/subject.ts";
import { workOff } from "./due.job.ts";
import type { LinkAnswer } from "./link-case.ts";
import {
  type CaseRow,
  closeCase,
  insertCase,
  keepsMerged,
  oneCandidate,
  openCase,
  reopenCase,
  tally,
  vote,
} from "./link-decide.store.ts";
import { holdImports, mergeLearners, undoMerge } from "./link-merge.job.ts";
import { type Replay, replayWaiting } from "./link-replay.job.ts";

/** What answering works with. */
export interface Linking {
  readonly store: Store;
  readonly kinds: readonly AnyKind[];
  readonly pack: Pack;
}

/** An answer to a question: the learner who it is, or nobody of those suggested. */
export interface LinkDecision {
  readonly caseId: string;
  readonly sameAs: string | undefined;
  readonly subjectId: string;
}

/**
 * Answers a question, as a registrar whom it reaches. "The same" counts once as many persons have said it as the evidence needs,
 * and somebody of each side whose record is kept by another; then rows that waited come in, or two records become one. Throws
 * `case-unknown`, `person-unknown` for one who is not suggested, `import-running`.
 */
export async function decideCase(linking: Linking, decision: LinkDecision): Promise<LinkAnswer> {
  const { store, kinds, pack } = linking;
  const { caseId, sameAs, subjectId } = decision;
  const done = await asSubject(store.work, subjectId, async (transaction): Promise<Agreed> => {
    const question = await firstRow(transaction, openCase, [caseId]);
    if (!question) throw new Problem("case-unknown");
    if (sameAs === undefined) {
      await transaction.rows(closeCase, [question.learner_id, caseId, "different"]);
      return { state: "different" };
    }
    return agree(transaction, pack, question, { caseId, sameAs, subjectId });
  });
  if (done.replay) await replayWaiting(linking, done.replay);
  else if (done.state === "same") await workOff({ work: store.work, kinds, pack });
  return { state: done.state };
}

/** What an answer came to, with the rows that are still to come in. */
interface Agreed extends LinkAnswer {
  readonly replay?: Replay;
}

async function agree(
  transaction: Transaction,
  pack: Pack,
  question: CaseRow,
  { caseId, sameAs, subjectId }: LinkDecision & { sameAs: string },
): Promise<Agreed> {
  const { learner_id: learnerId, source_id: sourceId, learner_key: key, waits } = question;
  const candidate = await firstRow(transaction, oneCandidate, [learnerId, caseId, sameAs]);
  if (!candidate) throw new Problem("person-unknown");
  await transaction.rows(vote, [learnerId, caseId, sameAs]);
  const said = await firstRow(transaction, tally, [learnerId, caseId, sameAs]);
  if (!said || said.persons < candidate.persons || said.unspoken > 0) return { state: "second-person" };
  if (waits && sourceId && key !== null)
    return { state: "same", replay: { waitingId: learnerId, caseId, sourceId, key, learnerId: sameAs } };
  await holdImports(transaction);
  await mergeLearners(transaction, pack, { kept: sameAs, gone: learnerId, caseId, mergedBy: subjectId });
  await transaction.rows(closeCase, [learnerId, caseId, "same"]);
  return { state: "same" };
}

/** Asks whether two learners, both the registrar's, are one. Throws `learner-unknown` where one of them is not. */
export async function askCase(
  { store }: Linking,
  { learnerId, otherId, subjectId }: { learnerId: string; otherId: string; subjectId: string },
): Promise<string> {
  return asSubject(store.work, subjectId, async (transaction) => {
    const id = newId();
    const made = await transaction.rows(insertCase, [id, learnerId, otherId]);
    if (made.length === 0) throw new Problem("learner-unknown");
    return id;
  });
}

/** Takes a merge back, as a registrar of the record: two again, and the question open anew. Throws `case-unknown`, `entry-changed`, `import-running`. */
export async function undoCase(
  { store, kinds, pack }: Linking,
  { learnerId, mergeId, subjectId }: { learnerId: string; mergeId: string; subjectId: string },
): Promise<void> {
  await asSubject(store.work, subjectId, async (transaction) => {
    if (!(await firstRow(transaction, keepsMerged, [learnerId, mergeId]))) throw new Problem("case-unknown");
    await holdImports(transaction);
    const { caseId } = await undoMerge(transaction, pack, { kept: learnerId, mergeId, undoneBy: subjectId });
    await transaction.rows(reopenCase, [caseId]);
  });
  await workOff({ work: store.work, kinds, pack });
}
