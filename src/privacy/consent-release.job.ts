import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { refuse } from "../kernel/refuse.ts";
import type { Database, Transaction } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";
import { insertNote } from "./choice.store.ts";
import { lock } from "./compile.store.ts";
import { conflictsOf, noteConflicts } from "./conflict.job.ts";
import { decidersOf, resumeConsent, slicesOf } from "./consent.job.ts";
import { type HeldConsent, holdConsent } from "./consent.store.ts";
import type { ConsentState } from "./consent-life.ts";
import { readKeepsRecord } from "./family.job.ts";
import { notify } from "./notice.job.ts";
import { listRegistrars } from "./office.store.ts";
import type { Pack } from "./pack.ts";
import { findStanding } from "./standing.store.ts";

interface Release extends Record<string, unknown> {
  id: string;
  is_second: boolean;
}
const waiting = statement<Release>(
  "privacy.release-waiting",
  `select id, not door.same_person(asked_by, door.subject()) as is_second from base.consent_release
  where learner_id = $1 and consent_id = $2 and done_at is null`,
);
const ask = statement(
  "privacy.release-ask",
  "insert into base.consent_release (learner_id, id, consent_id, note, asked_by) values ($1, $2, $3, $4, door.subject())",
);
const finish = statement(
  "privacy.release-done",
  "update base.consent_release set done_by = door.subject(), done_at = now() where learner_id = $1 and id = $2",
);

/** Who lets what go on, and by which paper or talk. */
export interface ReleaseOrder {
  readonly learnerId: string;
  readonly consentId: string;
  readonly note: string;
}

/**
 * Lets a paused consent go on as who keeps the record, once a paper or a talk has settled what paused it; where the pack wants two persons
 * the first one asks and another one does it. A conflict about the same party ends with it, and everybody who decides is told, alike.
 * Throws `consent-unknown`, `consent-settled` for what is not paused, `not-allowed`.
 */
export const releaseConsent = (
  work: Database,
  pack: Pack,
  by: string,
  order: ReleaseOrder,
): Promise<"waits" | ConsentState> => {
  refuse(order.note);
  return asSubject(work, by, async (transaction) => {
    const { learnerId, consentId, note } = order;
    if (!(await readKeepsRecord(transaction, learnerId))) throw new Problem("not-allowed");
    await lock(transaction, learnerId);
    const consent = await holdConsent(transaction, learnerId, consentId);
    if (!consent) throw new Problem("consent-unknown");
    if (consent.state !== "paused" || consent.paused_for === "age-flip") throw new Problem("consent-settled");
    const before = await firstRow(transaction, waiting, [learnerId, consentId]);
    const needsTwo = consent.paused_for !== null && pack.document.letGoOnByTwo.includes(consent.paused_for);
    if (before && needsTwo && !before.is_second) throw new Problem("not-allowed");
    const id = before?.id ?? newId();
    if (!before) await transaction.rows(ask, [learnerId, id, consentId, note.trim()]);
    if (needsTwo && !before) {
      const to = (await listRegistrars(transaction, learnerId)).filter((each) => each !== by);
      await notify(transaction, { code: "consent.release-waits", to, learnerId, place: "/waiting/families" });
      return "waits";
    }
    await transaction.rows(finish, [learnerId, id]);
    await endConflictsOf(transaction, pack, consent, { by, note: note.trim() });
    await resumeConsent(transaction, pack, { learnerId, consentId, by }, "office");
    await tellFamily(transaction, pack, consent);
    return (await holdConsent(transaction, learnerId, consentId))?.state ?? "paused";
  });
};

/** What stands between two guardians about its party is settled by the same note: or the next choice of either would pause it again. */
async function endConflictsOf(
  transaction: Transaction,
  pack: Pack,
  { learner_id: learnerId, agreement_id }: HeldConsent,
  { by, note }: { by: string; note: string },
): Promise<void> {
  const standing = agreement_id && (await findStanding(transaction, learnerId));
  if (!standing) return;
  for (const { agreementId, category } of conflictsOf(pack, standing))
    if (agreementId === agreement_id)
      await transaction.rows(insertNote, [learnerId, newId(), null, agreementId, category, note, by]);
  await noteConflicts(transaction, pack, learnerId);
}

async function tellFamily(
  transaction: Transaction,
  pack: Pack,
  { learner_id: learnerId, terms }: HeldConsent,
): Promise<void> {
  const standing = await findStanding(transaction, learnerId);
  const to = standing ? decidersOf(pack, standing, slicesOf(terms)) : [];
  await notify(transaction, { code: "consent.resumed", to, learnerId, place: `/sharing?child=${learnerId}` });
}
