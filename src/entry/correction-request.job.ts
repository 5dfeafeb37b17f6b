import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { refuse } from "../kernel/refuse.ts";
import { notify } from "../privacy/notice.job.ts";
import type { Database, Transaction } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";
import { tellOfAmendment } from "./amendment.job.ts";
import type { Hearing, SchoolStep } from "./correction-request.ts";

const ask = statement<{ made: number }>(
  "entry.ask-correction",
  "select door.ask_correction($1, $2, $3, $4, $5) as made",
);
const step = statement<{ made: number }>(
  "entry.answer-correction",
  "select door.answer_correction($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as made",
);
const attach = statement<{ entry_id: string }>(
  "entry.attach-statement",
  "select entry_id from door.attach_statement($1, $2, $3, $4) as entry_id",
);
const about = statement<{ entry_id: string; asked_by: string }>(
  "entry.correction-about",
  "select entry_id, asked_by from base.correction_request where learner_id = $1 and id = $2",
);
const keepers = statement<{ id: string }>(
  "entry.correction-keepers",
  `select s.id from base.correction_request r join base.grants g on g.learner_id = r.learner_id and g.until > now()
  join base.subject s on s.id = g.subject_id and s.ended_at is null
  where r.learner_id = $1 and r.id = $2 and door.answers_for(s.capacity, g.rights, r.slice) order by s.id`,
);

/** Says that an entry is wrong. Throws `request-settled` for what is asked already, is not open, or is no family's to ask. */
export async function askCorrection(
  work: Database,
  subjectId: string,
  given: { learnerId: string; entryId: string; wrong: string; shouldBe?: string | undefined },
): Promise<string> {
  refuse([given.wrong, given.shouldBe]);
  const id = newId();
  await asSubject(work, subjectId, async (transaction) => {
    const row = await firstRow(transaction, ask, [
      id,
      given.learnerId,
      given.entryId,
      given.wrong,
      given.shouldBe ?? null,
    ]);
    if (row?.made !== 1) throw new Problem("request-settled");
    await tellKeepers(transaction, given.learnerId, id);
  });
  return id;
}

async function tellKeepers(transaction: Transaction, learnerId: string, requestId: string): Promise<void> {
  const to = (await transaction.rows(keepers, [learnerId, requestId])).map(({ id }) => id);
  await notify(transaction, { code: "correction.asked", to, learnerId, place: "/requests" });
}

/** Where a request is found, and whose it is. */
interface Place {
  readonly learnerId: string;
  readonly requestId: string;
}

async function takeStep(
  transaction: Transaction,
  { learnerId, requestId }: Place,
  state: SchoolStep | "hearing-asked",
  { answer, evidence, hearing }: Said,
): Promise<void> {
  const { on, time, place, presides } = hearing ?? {};
  const said = [answer, evidence, on, time, place, presides].map((each) => each ?? null);
  const row = await firstRow(transaction, step, [newId(), learnerId, requestId, state, ...said]);
  if (row?.made !== 1) throw new Problem("request-settled");
}

/** What a step says. */
interface Said {
  readonly answer?: string | undefined;
  readonly evidence?: string | undefined;
  readonly hearing?: Hearing | undefined;
}

/**
 * Takes the school's next step, as who keeps that part, and tells who asked. Throws `request-settled` where the step does not follow:
 * it is decided, nothing was corrected yet, the hearing is still to come, or who would hold it decided before.
 */
export async function answerCorrection(
  work: Database,
  subjectId: string,
  given: Place & Said & { readonly state: SchoolStep },
): Promise<void> {
  const { learnerId, state } = given;
  refuse([given.answer, given.evidence, given.hearing]);
  await asSubject(work, subjectId, async (transaction) => {
    await takeStep(transaction, given, state, given);
    const request = await firstRow(transaction, about, [learnerId, given.requestId]);
    if (!request) return;
    if (state === "corrected")
      await tellOfAmendment(transaction, { learnerId, entryId: request.entry_id, what: "corrected", by: subjectId });
    if (state === "looking") return;
    const code = state === "hearing-set" ? "correction.hearing-set" : "correction.answered";
    await notify(transaction, { code, to: [request.asked_by], learnerId, place: `/my-data?child=${learnerId}` });
  });
}

/** Asks for a hearing, as who was refused, and tells the school. Throws `request-settled` where there is nothing to hear. */
export async function askHearing(
  work: Database,
  subjectId: string,
  given: Place & { readonly why?: string | undefined },
): Promise<void> {
  refuse(given.why);
  await asSubject(work, subjectId, async (transaction) => {
    await takeStep(transaction, given, "hearing-asked", { answer: given.why });
    await tellKeepers(transaction, given.learnerId, given.requestId);
  });
}

/**
 * Puts the family's statement beside the entry, for as long as that is kept, and tells everybody who had been handed the entry
 * without it. Throws `request-settled` for a second one, or where nothing was refused.
 */
export async function attachStatement(
  work: Database,
  subjectId: string,
  { learnerId, requestId, text }: Place & { readonly text: string },
): Promise<void> {
  refuse(text);
  await asSubject(work, subjectId, async (transaction) => {
    const entries = await transaction.rows(attach, [newId(), learnerId, requestId, text]);
    if (entries.length === 0) throw new Problem("request-settled");
    for (const { entry_id } of entries)
      await tellOfAmendment(transaction, { learnerId, entryId: entry_id, what: "statement", by: subjectId });
  });
}
