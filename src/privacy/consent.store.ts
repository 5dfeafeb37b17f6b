import { newId } from "../kernel/id.ts";
import { firstRow, type Runner, statement } from "../store/statement.ts";
import type { ConsentSignature, ConsentTerms } from "./consent.ts";
import type { ConsentActor, ConsentState, ConsentStep, PauseReason } from "./consent-life.ts";
import { openStates } from "./consent-life.ts";

/** A consent as a step meets it: locked, so that two steps follow each other. */
export interface HeldConsent extends Record<string, unknown> {
  readonly id: string;
  readonly learner_id: string;
  readonly state: ConsentState;
  readonly terms: ConsentTerms;
  readonly agreement_id: string | null;
  readonly asked_by: string | null;
  readonly signature: ConsentSignature | null;
  readonly first_signature: ConsentSignature | null;
  readonly renews: string | null;
  readonly paused_for: PauseReason | null;
}
const columns = "id, learner_id, state, terms, agreement_id, asked_by, signature, first_signature, renews, paused_for";
const open = openStates.map((state) => `'${state}'`).join(", ");

const insert = statement(
  "privacy.consent-insert",
  `insert into base.consent (learner_id, id, state, terms, starts_on, ends_on, agreement_id, asked_by, renews)
  values ($1, $2, 'requested', $3, $4, $5, $6, $7, $8)`,
);
const one = statement<HeldConsent>(
  "privacy.consent-hold",
  `select ${columns} from base.consent where learner_id = $1 and id = $2 for no key update`,
);
const openOfLearner = statement<HeldConsent>(
  "privacy.consents-hold",
  `select ${columns} from base.consent where learner_id = $1 and state in (${open}) order by id for no key update`,
);
const move = statement(
  "privacy.consent-move",
  `update base.consent set state = $3, signature = case when $3 = 'half-signed' then signature else coalesce($4, signature) end,
    first_signature = case when $3 = 'half-signed' then coalesce($4, first_signature) else first_signature end,
    paused_for = case when $3 = 'paused' then $5 end where learner_id = $1 and id = $2`,
);
const note = statement(
  "privacy.consent-event",
  `insert into base.consent_event (learner_id, id, consent_id, step, state, actor, done_by, reason)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);

/** What is asked, of whom and by whom. `askedBy` is null where the clock asks. */
export interface ConsentOrder {
  readonly learnerId: string;
  readonly terms: ConsentTerms;
  readonly askedBy: string | null;
  readonly agreementId?: string | undefined;
  readonly renews?: string | undefined;
}

/** A new consent, asked and not answered. */
export async function insertConsent(runner: Runner, order: ConsentOrder): Promise<string> {
  const id = newId();
  const { learnerId, terms, askedBy, agreementId = null, renews = null } = order;
  const { startsOn, endsOn = null } = terms;
  await runner.rows(insert, [learnerId, id, JSON.stringify(terms), startsOn, endsOn, agreementId, askedBy, renews]);
  return id;
}

/** One consent, held to the end of the transaction. */
export const holdConsent = (runner: Runner, learnerId: string, id: string): Promise<HeldConsent | undefined> =>
  firstRow(runner, one, [learnerId, id]);

/** Those of a learner that are asked about, paused or giving, held. */
export const holdOpenConsents = (runner: Runner, learnerId: string): Promise<HeldConsent[]> =>
  runner.rows(openOfLearner, [learnerId]);

const samePerson = statement<{ same: boolean }>(
  "privacy.consent-same-person",
  "select door.same_person($1, $2) as same",
);

/** Whether two hats are one human being, by the roster or by who signs in. */
export const isSamePerson = async (runner: Runner, one: string, other: string): Promise<boolean> =>
  (await firstRow(runner, samePerson, [one, other]))?.same === true;

/** One step that was found to be allowed. */
export interface Taken {
  readonly step: ConsentStep;
  readonly state: ConsentState;
  readonly actor: ConsentActor;
  readonly by: string | null;
  readonly reason?: PauseReason | undefined;
  readonly signature?: ConsentSignature | undefined;
}

/** Writes a step down, and where the consent stands after it. */
export async function writeStep(runner: Runner, learnerId: string, id: string, taken: Taken): Promise<void> {
  const { step, state, actor, by, reason = null, signature } = taken;
  await runner.rows(note, [learnerId, newId(), id, step, state, actor, by, reason]);
  await runner.rows(move, [learnerId, id, state, signature ? JSON.stringify(signature) : null, reason]);
}

const outweigh = statement(
  "privacy.consent-outweigh",
  "update base.consent set paused_for = $3 where learner_id = $1 and id = $2 and state = 'paused'",
);

/** What rests already rests for a weightier reason from now on. It is no step: who was told that it rests is told nothing more. */
export const outweighPause = (runner: Runner, { learner_id, id }: HeldConsent, reason: PauseReason) =>
  runner.rows(outweigh, [learner_id, id, reason]);

interface DueRow extends Record<string, unknown> {
  id: string;
  learner_id: string;
}
// What falls on days when no server was on is told at the next turn.
const due = statement<DueRow & { since: string }>(
  "privacy.consents-due",
  `select c.learner_id, c.id, k.since from base.consent c
  cross join (select d.today, least(coalesce(i.worked_on, d.today - 1), d.today - 1) as since from base.clock d cross join base.installation i) k
  where c.state in (${open}) and (c.learner_id, c.id) > ($1, $2)
    and ((c.state = 'granted' and c.starts_on <= k.today) or c.ends_on < k.today
      or (c.state in ('active', 'expiring')
        and ((c.ends_on - 30 > k.since and c.ends_on - 30 <= k.today) or (c.ends_on - 7 > k.since and c.ends_on - 7 <= k.today)))
      or (c.state = 'active' and c.ends_on <= k.today + 30))
  order by c.learner_id, c.id limit 200`,
);

/** Consents that the day itself moves, in pages after one of them. */
export const listDue = (runner: Runner, after: DueRow) => runner.rows(due, [after.learner_id, after.id]);

const closing = statement<DueRow & { state: ConsentState }>(
  "privacy.consents-closing",
  `select learner_id, id, state from base.consent where state in ('expired', 'revoked', 'superseded', 'declined')
    and (learner_id, id) > ($1, $2) order by learner_id, id limit 200`,
);

/** Consents that are over and whose party may not know it yet, in pages. */
export const listClosing = (runner: Runner, after: DueRow) => runner.rows(closing, [after.learner_id, after.id]);
