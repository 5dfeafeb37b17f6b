import type { Disclosure } from "../privacy/disclosure.store.ts";
import { statement } from "../store/statement.ts";
import type { VerificationRequest } from "./verification-request.ts";

interface RequestRow extends Record<string, unknown> {
  learner_id: string;
  id: string;
  entry_id: string;
  name: string;
  organization: string;
  asked_at: string;
  until: string;
  opened_at: string | null;
  answered_at: string | null;
  ended_at: string | null;
}
const requests = statement<RequestRow>(
  "profile.verification-requests",
  `select learner_id, id, entry_id, name, organization, asked_at, until, opened_at, answered_at, ended_at
  from door.verification_request where learner_id = $1 order by asked_at desc, id desc limit 200`,
);

/** Who was asked to confirm what of a learner, for the family; newest first. */
export async function listVerificationRequests(
  disclosure: Disclosure,
  learnerId: string,
): Promise<VerificationRequest[]> {
  const rows = await disclosure.read(requests, [learnerId], ({ learner_id }) => ({
    learnerId: learner_id,
    slice: "pathway",
    level: "detail",
  }));
  return rows.map(({ id, entry_id, name, organization, asked_at, until, opened_at, answered_at, ended_at }) => ({
    ...{ id, entryId: entry_id, name, organization, askedAt: asked_at, until },
    ...(opened_at && { openedAt: opened_at }),
    ...(answered_at && { answeredAt: answered_at }),
    ...(ended_at && { endedAt: ended_at }),
  }));
}
