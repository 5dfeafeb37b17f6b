import { Compile } from "typebox/compile";
import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { refuse } from "../kernel/refuse.ts";
import type { Database, Transaction } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";
import { tellOfAmendment } from "./amendment.job.ts";
import { type DigestWork, sumUp } from "./digest.job.ts";
import { slicesTouchedBy } from "./digest.ts";
import { bindFiles, knowFiles } from "./file-bind.job.ts";
import type { AnyKind } from "./kind.ts";

/** An entry as somebody wants to write it. `circleId` is a class, household or case of the writer's own. */
export interface NewEntry {
  readonly learnerId: string;
  /** Only of what may be tried again: the second time it is there already. */
  readonly id?: string;
  readonly kind: string;
  readonly body: unknown;
  readonly observedOn?: string | undefined;
  readonly circleId?: string | undefined;
  readonly restricted?: boolean | undefined;
  /** The entry it corrects, and why. */
  readonly supersedes?: string | undefined;
  readonly reason?: string | undefined;
}

// In one order for all, so that two classes that share learners wait for each other instead of locking up; and whoever waits
// sums up what the other wrote. Answers the ids as the database writes them: a caller may write one in capitals, and who sums
// up by that spelling finds no entries and leaves nothing of the summary.
export const lockLearners = statement<{ learner_id: string }>(
  "entry.lock-learners",
  "select learner_id from base.learner where learner_id = any($1) order by learner_id for no key update",
);
const append = statement("entry.append", "select door.append($1::jsonb)");
const mark = statement<{ marked: number }>("entry.mark", "select door.mark($1, $2, $3, $4) as marked");
const withdraw = statement<{ kind: string }>("entry.withdraw", "select kind from door.withdraw($1::jsonb, $2) as kind");
const kindOfEntry = statement<{ kind: string }>(
  "entry.kind-of",
  "select kind from base.entry where learner_id = $1 and id = $2",
);

const checks = new WeakMap<AnyKind, ReturnType<typeof Compile>>();

/** Checks a body against its kind. Throws `entry-refused` with the first place that is wrong. */
export function checkBody(kind: AnyKind, body: unknown): void {
  const check = checks.get(kind) ?? Compile(kind.schema);
  checks.set(kind, check);
  if (!check.Check(body)) {
    const [first] = check.Errors(body);
    const at = first?.instancePath || "/";
    throw new Problem("entry-refused", { en: `${at} ${first?.message ?? "is not right"}`, es: `${at} no es válido` });
  }
  refuse(body);
}

/** What a person's write needs: the role that writes, and what follows from an entry. */
export interface Writing extends DigestWork {
  readonly work: Database;
  /** Compiles a learner's grants, after the birthday may have changed. */
  readonly compile: (transaction: Transaction, learnerId: string) => Promise<unknown>;
}

/**
 * Appends entries as the subject, all or none, and sums up what they change, in one transaction. The database checks the
 * subject's own grant row for each (`door.append`). Answers their ids in the order given.
 */
export async function appendEntries(
  writing: Writing,
  subjectId: string,
  entries: readonly NewEntry[],
): Promise<string[]> {
  const { kinds } = writing;
  const made = entries.map((entry) => {
    const kind = kinds.find(({ name }) => name === entry.kind);
    if (!kind)
      throw new Problem("entry-refused", {
        en: "There is no such kind of entry.",
        es: "No existe ese tipo de anotación.",
      });
    checkBody(kind, entry.body);
    refuse(entry.reason);
    // A kind that is always restricted needs no asking.
    const restricted = entry.restricted === true || kind.circle === "case" || kind.circle === "family";
    return {
      learner_id: entry.learnerId,
      id: entry.id ?? newId(),
      kind: entry.kind,
      mark: restricted ? 4 : kind.opensAt === "status" ? 1 : 3,
      // The learner's id stands for the family as a whole (0005).
      circle_id: kind.circle === "family" ? entry.learnerId : (entry.circleId ?? null),
      observed_on: entry.observedOn ?? null,
      supersedes: entry.supersedes ?? null,
      reason: entry.reason ?? null,
      body: entry.body,
    };
  });
  await asSubject(writing.work, subjectId, async (transaction) => {
    const learners = await transaction.rows(lockLearners, [made.map(({ learner_id }) => learner_id)]);
    const known = await knowFiles(transaction, made);
    await transaction.rows(append, [JSON.stringify(known)]).catch(asProblem);
    await bindFiles(transaction, known);
    for (const { learner_id, supersedes, reason } of made)
      if (supersedes && reason)
        await tellOfAmendment(transaction, {
          learnerId: learner_id,
          entryId: supersedes,
          what: "corrected",
          by: subjectId,
        });
    await follow(
      writing,
      transaction,
      learners,
      made.map(({ kind }) => kind),
    );
  });
  return made.map(({ id }) => id);
}

/** Keeps an entry out of every summary, or lets it count again; the summaries change in the same transaction. */
export async function markEntry(
  writing: Writing,
  subjectId: string,
  learnerId: string,
  entryId: string,
  detailOnly: boolean,
): Promise<void> {
  await asSubject(writing.work, subjectId, async (transaction) => {
    const learners = await transaction.rows(lockLearners, [[learnerId]]);
    const row = await firstRow(transaction, mark, [newId(), learnerId, entryId, detailOnly]);
    if (row?.marked !== 1) throw new Problem("entry-unknown");
    const kind = (await firstRow(transaction, kindOfEntry, [learnerId, entryId]))?.kind ?? "";
    await follow(writing, transaction, learners, [kind]);
  });
}

/**
 * Takes back entries of one's own, all or none; they stay in the history with the reason, and the summaries change in the same
 * transaction. Throws `entry-unknown` where one is not one's own, gone, or too old to be taken back.
 */
export async function withdrawEntries(
  writing: Writing,
  subjectId: string,
  entries: readonly { readonly learnerId: string; readonly entryId: string }[],
  reason: string,
): Promise<number> {
  refuse(reason);
  const learnerIds = entries.map(({ learnerId }) => learnerId);
  const items = entries.map(({ learnerId, entryId }) => ({ learner_id: learnerId, entry_id: entryId, id: newId() }));
  await asSubject(writing.work, subjectId, async (transaction) => {
    const learners = await transaction.rows(lockLearners, [learnerIds]);
    const rows = await transaction.rows(withdraw, [JSON.stringify(items), reason]);
    if (rows.length !== entries.length) throw new Problem("entry-unknown");
    await follow(
      writing,
      transaction,
      learners,
      rows.map(({ kind }) => kind),
    );
  });
  return entries.length;
}

/** Sums up what entries changed, and compiles whom that reaches, in the transaction that wrote them. */
export async function follow(
  writing: Writing,
  transaction: Transaction,
  learners: readonly { readonly learner_id: string }[],
  kinds: readonly string[],
): Promise<void> {
  const ids = learners.map(({ learner_id }) => learner_id);
  for (const id of await sumUp(transaction, writing, ids, slicesTouchedBy(writing.kinds, kinds))) {
    await writing.compile(transaction, id);
  }
}

/** What `door.append` raises, as the caller may know it: to whom one has no tie, and what one may not write, look alike. */
export function asProblem(error: { code?: string }): never {
  if (error.code === "DP409") throw new Problem("entry-changed");
  if (error.code === "DP423") throw new Problem("element-off");
  if (error.code === "DP422") {
    throw new Problem("entry-refused", {
      en: "Your role cannot write this here, or one of the learners is not in your care.",
      es: "Su función no puede escribir esto aquí, o alguno de los estudiantes no está a su cargo.",
    });
  }
  throw error;
}
