import { daysBetween, type IsoDate } from "../kernel/date.ts";
import { Problem } from "../kernel/problem.ts";
import { statement } from "../store/statement.ts";
import type { ConsentSignature, ConsentTerms, ConsentView } from "./consent.ts";
import { type ConsentState, gives, type PauseReason } from "./consent-life.ts";
import type { Disclosure } from "./disclosure.store.ts";

interface ViewRow extends Record<string, unknown> {
  id: string;
  state: ConsentState;
  terms: ConsentTerms;
  asked_at: string;
  asked_by: string | null;
  signature: Omit<ConsentSignature, "by"> | null;
  signed_by: string | null;
  first_signature: Omit<ConsentSignature, "by"> | null;
  first_signed_by: string | null;
  two_decide: boolean;
  paused_for: PauseReason | null;
  renews: string | null;
  today: string;
  events: ConsentView["events"] & { by?: string | null }[];
}
const ofLearner = statement<ViewRow>(
  "privacy.consents",
  `select c.*, k.today, coalesce((select json_agg(json_strip_nulls(json_build_object('step', e.step, 'state', e.state,
      'at', to_char(e.done_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'by', e.done_by)) order by e.id)
    from door.consent_event e where e.learner_id = c.learner_id and e.consent_id = c.id), '[]') as events
  from door.consent c cross join door.clock k
  where c.learner_id = $1 and ($2::uuid is null or c.id = $2) order by c.id desc limit 500`,
);

/** Days before its end from which a consent can be renewed. */
const renewalDays = 90;

/** Whether a family is asked if it wants a consent for the next school year too. A link is made anew instead. */
export const isRenewable = ({ kind, endsOn }: ConsentTerms, today: IsoDate): boolean =>
  kind !== "link" && endsOn !== undefined && daysBetween(today, endsOn) <= renewalDays;

function viewOf(row: ViewRow, renewed: ReadonlySet<string>): ConsentView {
  const { signature, signed_by, first_signature, first_signed_by, terms, state } = row;
  return {
    id: row.id,
    state,
    gives: gives(state),
    terms,
    askedAt: row.asked_at,
    ...(row.asked_by && { askedBy: row.asked_by }),
    ...(signature && signed_by && { signature: { by: signed_by, ...signature } }),
    ...(first_signature && first_signed_by && { firstSignature: { by: first_signed_by, ...first_signature } }),
    waitsForOther: state === "half-signed" && first_signed_by === "you" && row.two_decide,
    ...(row.paused_for && { pausedFor: row.paused_for }),
    ...(row.renews && { renews: row.renews }),
    isDue: gives(state) && isRenewable(terms, row.today) && !renewed.has(row.id),
    events: row.events,
  };
}

/** The consents of a learner, newest first, to who reads the choices. */
export async function listConsents(disclosure: Disclosure, learnerId: string): Promise<ConsentView[]> {
  const rows = await disclosure.readOpen(ofLearner, [learnerId, null]);
  const renewed = new Set(rows.flatMap(({ renews }) => renews ?? [])); // answered, with yes or with no
  return rows.map((row) => viewOf(row, renewed));
}

/** One of them. Throws `consent-unknown`. */
export async function readConsentView(disclosure: Disclosure, learnerId: string, id: string): Promise<ConsentView> {
  const [row] = await disclosure.readOpen(ofLearner, [learnerId, id]);
  if (!row) throw new Problem("consent-unknown");
  return viewOf(row, new Set());
}
