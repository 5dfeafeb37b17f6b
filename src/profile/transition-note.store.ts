import type { Disclosure } from "../privacy/disclosure.store.ts";
import { statement } from "../store/statement.ts";

interface HeldRow extends Record<string, unknown> {
  learner_id: string;
  id: string;
  name: string;
  body: unknown;
  restricted: string | null;
  send_after: string;
}
const held = statement<HeldRow>(
  "profile.held-notes",
  "select learner_id, id, name, body, restricted, send_after from door.held_note order by send_after, id limit 100",
);

/** Notes of one's own that wait. Their author wrote them a moment ago: nothing is disclosed, and no log tells that there is one. */
export const listHeldNotes = async (disclosure: Disclosure) =>
  (await disclosure.readOpen(held)).map(({ learner_id, id, name, body, restricted, send_after }) => ({
    learnerId: learner_id,
    id,
    learner: name,
    ...(body !== null && { body }),
    ...(restricted && { restricted }),
    sendAfter: send_after,
  }));

const readers = statement<{ case_id: string; name: string }>(
  "profile.restricted-readers",
  "select case_id, name from door.restricted_reader where learner_id = $1 order by case_id, name limit 50",
);

/** Teams to whom a restricted note of this learner may be handed, and who reads it there. */
export async function listRestrictedReaders(disclosure: Disclosure, learnerId: string) {
  const rows = await disclosure.readOpen(readers, [learnerId]);
  return [...new Set(rows.map(({ case_id }) => case_id))].map((caseId) => ({
    caseId,
    readers: rows.filter(({ case_id }) => case_id === caseId).map(({ name }) => name),
  }));
}
