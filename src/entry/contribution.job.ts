import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { refuse } from "../kernel/refuse.ts";
import { notify } from "../privacy/notice.job.ts";
import type { Database, Transaction } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";
import { asProblem, checkBody, follow, lockLearners, type Writing } from "./append.job.ts";
import { answeredWithinDays, type NewContribution, type Settling } from "./contribution.ts";
import { type Bindable, bindFiles, bindProposedFiles, knowFiles } from "./file-bind.job.ts";

interface Made extends Record<string, unknown> {
  learner_id: string;
  id: string;
  kind: string;
  entry_id: string | null;
}
const propose = statement<Made>("entry.propose", "select learner_id, id, kind, entry_id from door.propose($1::jsonb)");
interface Settled extends Record<string, unknown> {
  learner_id: string;
  id: string;
  kind: string;
  proposed_by: string;
}
const settle = statement<Settled>(
  "entry.settle",
  "select learner_id, id, kind, proposed_by from door.settle($1::jsonb)",
);
const takeBack = statement<{ made: number }>("entry.take-back", "select door.take_back($1, $2, $3) as made");

/** Who may answer what the subject just proposed, for each learner. */
const whoAnswers = statement<{ learner_id: string; subject_id: string }>(
  "entry.who-answers",
  `select distinct g.learner_id, g.subject_id from base.contribution c
  join base.subject author on author.id = c.proposed_by
  join base.grants g on g.learner_id = c.learner_id and g.until > now() and g.subject_id <> c.proposed_by
  join base.subject s on s.id = g.subject_id
  where c.id = any($1) and c.learner_id = any($2) and door.settles(s.capacity, g.rights, c.slice, author.capacity)
  order by g.learner_id, g.subject_id`,
);

const refused = (en: string, es: string) => new Problem("entry-refused", { en, es });

/**
 * Proposes as the subject, all or none; what was sent before under the same key is not proposed twice. Bodies are checked as those of
 * entries are; files that one sent go along, and are the proposal's until it is answered. Answers how many are new.
 */
export async function proposeContributions(
  writing: Writing,
  subjectId: string,
  contributions: readonly NewContribution[],
): Promise<number> {
  const made = contributions.map(({ learnerId, kind: name, body, observedOn, key }) => {
    const kind = writing.kinds.find((each) => each.name === name);
    if (!kind) throw refused("There is no such kind of entry.", "No existe ese tipo de anotación.");
    // An accepted proposal has no circle: what is for a case or a family alone would open to everybody.
    if (kind.circle === "case" || kind.circle === "family" || kind.isFromOutside)
      throw refused("This cannot be proposed.", "Esto no se puede proponer.");
    checkBody(kind, body);
    return {
      ...{ learner_id: learnerId, id: newId(), entry_id: newId(), kind: name, body },
      ...{ observed_on: observedOn ?? null, key, supersedes: null },
    };
  });
  return asSubject(writing.work, subjectId, async (transaction) => {
    await transaction.rows(lockLearners, [made.map(({ learner_id }) => learner_id)]);
    const known = await knowFiles(transaction, made);
    const rows = await transaction.rows(propose, [JSON.stringify(known)]).catch(asProblem);
    await bindAll(transaction, known, rows);
    await followAll(
      writing,
      transaction,
      rows.filter(({ entry_id }) => entry_id !== null),
    );
    const waiting = rows.filter(({ entry_id }) => entry_id === null);
    const ids = waiting.map(({ id }) => id);
    const answerers = await transaction.rows(whoAnswers, [ids, waiting.map(({ learner_id }) => learner_id)]);
    for (const [learnerId, told] of Map.groupBy(answerers, ({ learner_id }) => learner_id)) {
      const to = told.map(({ subject_id }) => subject_id);
      await notify(transaction, { code: "contribution.waiting", to, learnerId, place: "/inbox" });
    }
    return rows.length;
  });
}

/**
 * Answers proposals as who may: all or none. What is accepted is an entry from then on, as it was proposed and by who proposed it.
 * Throws `contribution-unknown` where one does not wait for this hat, alike for those that do not exist.
 */
export async function settleContributions(
  writing: Writing,
  subjectId: string,
  { contributions, answer, reason, note }: Settling,
): Promise<void> {
  refuse(note);
  if ((answer === "asked") !== (note !== undefined) || (reason !== undefined && answer !== "declined"))
    throw new Problem("input-invalid", {
      en: "A question needs its words; a reason is for declining.",
      es: "Una pregunta necesita palabras; un motivo es para rechazar.",
    });
  const settlings = [...new Map(contributions.map((each) => [each.id, each])).values()].map(({ learnerId, id }) => ({
    ...{ learner_id: learnerId, contribution_id: id, event: newId(), entry_id: newId(), now_is: answer },
    ...{ reason: reason ?? null, note: note ?? null },
  }));
  await asSubject(writing.work, subjectId, async (transaction) => {
    await transaction.rows(lockLearners, [settlings.map(({ learner_id }) => learner_id)]);
    const rows = await transaction.rows(settle, [JSON.stringify(settlings)]).catch(asProblem);
    if (rows.length !== settlings.length) throw new Problem("contribution-unknown");
    if (answer === "accepted") await followAll(writing, transaction, rows);
    for (const [learnerId, told] of Map.groupBy(rows, ({ learner_id }) => learner_id)) {
      const to = told.map(({ proposed_by }) => proposed_by);
      await notify(transaction, { code: "contribution.answered", to, learnerId, place: "/proposals" });
    }
  });
}

/** Takes back what one proposed, while it waits. Throws `contribution-unknown`. */
export const takeBackContribution = (
  work: Database,
  subjectId: string,
  learnerId: string,
  contributionId: string,
): Promise<void> =>
  asSubject(work, subjectId, async (transaction) => {
    const row = await firstRow(transaction, takeBack, [newId(), learnerId, contributionId]);
    if (row?.made !== 1) throw new Problem("contribution-unknown");
  });

/** Files of what is an entry at once are the entry's. */
async function bindAll(
  transaction: Transaction,
  proposed: readonly (Bindable & { readonly entry_id: string })[],
  rows: readonly Made[],
) {
  const waits = new Map(rows.map(({ id, entry_id }) => [id, entry_id === null]));
  for (const each of proposed) {
    if (waits.get(each.id) === true) await bindProposedFiles(transaction, each);
    if (waits.get(each.id) === false) await bindFiles(transaction, [{ ...each, id: each.entry_id }]);
  }
}

async function followAll(
  writing: Writing,
  transaction: Transaction,
  rows: readonly Pick<Made, "learner_id" | "kind">[],
) {
  if (rows.length === 0) return;
  const learners = [...new Set(rows.map(({ learner_id }) => learner_id))].sort().map((learner_id) => ({ learner_id }));
  await follow(
    writing,
    transaction,
    learners,
    rows.map(({ kind }) => kind),
  );
}

const unanswered = statement<{ learner_id: string; id: string; proposed_by: string }>(
  "entry.contributions-unanswered",
  `select c.learner_id, c.id, c.proposed_by from base.contribution c
  where c.proposed_at < now() - $1::int * interval '1 day' and base.waits(c.learner_id, c.id)
  order by c.learner_id, c.id limit 1000 for update of c`,
);
const expire = statement(
  "entry.contributions-expire",
  `with closed as (insert into base.contribution_act (learner_id, id, contribution_id, state)
    select learner, event, contribution, 'expired' from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as c (learner, event, contribution)
    returning learner_id, contribution_id)
  delete from base.contribution_file f using closed c where f.learner_id = c.learner_id and f.contribution_id = c.contribution_id`,
);

/** Closes what nobody answered in 60 days, and tells who proposed it. Answers how many those were. */
export async function expireContributions({ work }: { readonly work: Database }): Promise<number> {
  for (let all = 0; ; ) {
    const closed = await work.transaction([], async (transaction) => {
      const rows = await transaction.rows(unanswered, [answeredWithinDays]);
      await transaction.rows(expire, [
        rows.map(({ learner_id }) => learner_id),
        rows.map(() => newId()),
        rows.map(({ id }) => id),
      ]);
      for (const { learner_id: learnerId, proposed_by } of rows)
        await notify(transaction, { code: "contribution.expired", to: [proposed_by], learnerId, place: "/proposals" });
      return rows.length;
    });
    all += closed;
    if (closed === 0) return all;
  }
}
