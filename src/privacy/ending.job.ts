import { hashOfToken } from "../identity/token.ts";
import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { refuse } from "../kernel/refuse.ts";
import type { Database, Transaction } from "../store/connect.ts";
import { firstRow, type Runner, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";
import { holdConsent, writeStep } from "./consent.store.ts";
import { afterStep } from "./consent-life.ts";
import { type Attestation, type EndingAsks, usualKeepDays } from "./ending.ts";
import { notify } from "./notice.job.ts";
import { listFamilyHats } from "./office.store.ts";

// Where the party was let in by it at all, and by no other word of the family still is.
const insertEnded = statement<{ id: string }>(
  "privacy.ending-of-consent",
  `insert into base.ending (learner_id, id, agreement_id, consent_id, what, due_on)
  select c.learner_id, $3, c.agreement_id, c.id, 'ended', k.today + coalesce((a.terms -> 'retention' ->> 'daysAfterEnd')::int, ${usualKeepDays})
  from base.consent c join base.agreement a on a.id = c.agreement_id cross join base.clock k
  where c.learner_id = $1 and c.id = $2 and c.state in ('expired', 'revoked')
    and exists (select from base.consent_event e where e.learner_id = c.learner_id and e.consent_id = c.id and base.gives(e.state))
    and not exists (select from base.consent o where o.learner_id = c.learner_id and o.agreement_id = c.agreement_id
      and (base.gives(o.state) or o.state = 'granted'))
  returning id`,
);
const insertStopped = statement(
  "privacy.ending-of-app",
  `insert into base.ending (learner_id, id, agreement_id, what, due_on)
  select $1, $3, a.id, 'ended', k.today + coalesce((a.terms -> 'retention' ->> 'daysAfterEnd')::int, ${usualKeepDays})
  from base.agreement a cross join base.clock k where a.id = $2
    and not exists (select from base.ending e where e.learner_id = $1 and e.agreement_id = a.id and e.made_on = k.today and e.consent_id is null)`,
);
const insertPaused = statement(
  "privacy.ending-of-pause",
  `insert into base.ending (learner_id, id, agreement_id, consent_id, what)
  select c.learner_id, gen_random_uuid(), c.agreement_id, c.id, 'paused' from base.consent c
  where c.state = 'paused' and c.agreement_id is not null
    and not exists (select from base.ending e where e.learner_id = c.learner_id and e.consent_id = c.id and e.what = 'paused'
      and e.made_at > (select max(v.done_at) from base.consent_event v
        where v.learner_id = c.learner_id and v.consent_id = c.id and v.state = 'paused'))`,
);

/** Puts the end of a consent into the outbox to its party; whether there is a party that has to hear of it. */
export const noteEnding = async (transaction: Transaction, learnerId: string, consentId: string): Promise<boolean> =>
  (await transaction.rows(insertEnded, [learnerId, consentId, newId()])).length > 0;

/** A family stopped an app: what it had of theirs is to be destroyed. */
export const noteStopped = (runner: Runner, learnerId: string, agreementId: string) =>
  runner.rows(insertStopped, [learnerId, agreementId, newId()]);

/** Puts every pause that began since into the outbox: a party is told that it is, and never why. */
export const notePauses = (work: Database) => work.rows(insertPaused);

interface Attested extends Record<string, unknown> {
  learner_id: string;
  id: string;
  consent_id: string | null;
}
const setAttested = `attested_on = k.today, attested_as = $1, attested_by = $2, certificate = $3, token_hash = null from base.clock k
  where e.what = 'ended' and e.attested_on is null`;
const back = "returning e.learner_id, e.id, e.consent_id";
const byProgram = statement<Attested>(
  "privacy.attest-by-program",
  `update base.ending e set ${setAttested} and e.id = $4 and exists (select from base.subject s
    where s.id = door.subject() and s.agreement_id = e.agreement_id) ${back}`,
);
const byToken = statement<Attested>(
  "privacy.attest-by-token",
  `update base.ending e set ${setAttested} and e.token_hash = $4 ${back}`,
);
const byOffice = statement<Attested>(
  "privacy.attest-by-office",
  `update base.ending e set ${setAttested} and e.id = $4 and e.learner_id = $5 and exists (select from base.grants g
    join base.subject s on s.id = g.subject_id and s.capacity = 'registrar'
    where g.learner_id = e.learner_id and g.subject_id = door.subject() and g.until > now()) ${back}`,
);

/** Writes the word down, takes the steps of its consent to the end, and tells the family. */
async function settle(
  transaction: Transaction,
  row: Attested | undefined,
  by: "party" | "office",
  subjectId: string | null,
) {
  if (!row) throw new Problem("request-unknown");
  const { learner_id: learnerId, consent_id: consentId } = row;
  for (const step of consentId ? (["attest", "close"] as const) : []) {
    const consent = consentId && (await holdConsent(transaction, learnerId, consentId));
    const actor = step === "close" ? "clock" : by;
    const state = consent && afterStep(consent.state, step, actor);
    if (state)
      await writeStep(transaction, learnerId, consentId, {
        step,
        state,
        actor,
        by: step === "close" ? null : subjectId,
      });
  }
  const to = await listFamilyHats(transaction, learnerId);
  await notify(transaction, { code: "ending.attested", to, learnerId, place: `/sharing?child=${learnerId}` });
}

/** A program says by its API that it destroyed what it had. Throws `request-unknown` for what is not its own, or is said. */
export async function attestAsProgram(
  work: Database,
  subjectId: string,
  id: string,
  { by, how }: Attestation,
): Promise<void> {
  refuse([by, how]);
  await asSubject(work, subjectId, async (transaction) =>
    settle(transaction, await firstRow(transaction, byProgram, ["program", by, how, id]), "party", subjectId),
  );
}

/** The office writes down a certificate that reached it another way. */
export async function attestAsOffice(
  work: Database,
  subjectId: string,
  { learnerId, id, by, how }: Attestation & { learnerId: string; id: string },
): Promise<void> {
  refuse([by, how]);
  await asSubject(work, subjectId, async (transaction) =>
    settle(transaction, await firstRow(transaction, byOffice, ["office", by, how, id, learnerId]), "office", subjectId),
  );
}

/** A person of the party says so by the address from their mail. Throws `link-unknown` for one that is used or none. */
export async function attestByToken(work: Database, token: string, { by, how }: Attestation): Promise<void> {
  refuse([by, how]);
  await work.transaction([], async (transaction) => {
    const row = await firstRow(transaction, byToken, ["party", by, how, hashOfToken(token)]);
    if (!row) throw new Problem("link-unknown");
    await settle(transaction, row, "party", null);
  });
}

const asked = statement<{ party: string; made_on: string; due_on: string | null }>(
  "privacy.ending-by-token",
  `select a.name as party, e.made_on, e.due_on from base.ending e join base.agreement a on a.id = e.agreement_id where e.token_hash = $1`,
);

/** What a mailed address asks: of which party, and by when. Throws `link-unknown`. */
export async function readAsked(work: Database, token: string): Promise<EndingAsks> {
  const row = await firstRow(work, asked, [hashOfToken(token)]);
  if (!row) throw new Problem("link-unknown");
  return { party: row.party, endedOn: row.made_on, ...(row.due_on && { dueOn: row.due_on }) };
}
