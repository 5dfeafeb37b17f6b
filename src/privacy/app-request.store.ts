import type { IsoDate } from "../kernel/date.ts";
import { firstRow, type Runner, statement } from "../store/statement.ts";
import { reaches } from "./agreement.store.ts";
import { type AppRequest, type StoredState, stateOn } from "./agreement.ts";

interface RequestRow extends Record<string, unknown> {
  id: string;
  name: string;
  url: string | null;
  why: string;
  class: { id: string; name: string };
  school: { id: string; name: string };
  asked_by: string | null;
  asked_at: string;
  decision: "agreement" | "declined" | null;
  reason: string | null;
  decided_at: string | null;
  agreement_id: string | null;
  agreement_state: StoredState | null;
  agreement_ends_on: IsoDate | null;
  today: IsoDate;
}
const requestsWhere = (
  condition: string,
) => `select r.id, r.name, r.url, r.why, r.asked_at, r.decision, r.reason, r.decided_at,
    json_build_object('id', c.id, 'name', c.title) as class, json_build_object('id', o.id, 'name', o.name) as school,
    f.display_name as asked_by, a.id as agreement_id, a.state as agreement_state, a.ends_on as agreement_ends_on, k.today
  from base.app_request r cross join base.clock k join base.class c on c.id = r.class_id
  join base.organization o on o.id = c.organization_id join base.subject s on s.id = r.asked_by
  left join base.staff f on f.id = s.person_id left join base.agreement a on a.id = r.agreement_id where ${condition}`;
const own = statement<RequestRow>(
  "privacy.app-requests-own",
  `${requestsWhere("r.asked_by = $1")} order by r.id desc limit 200`,
);
const queue = statement<RequestRow>(
  "privacy.app-requests-kept",
  `${requestsWhere(reaches("c.organization_id", "$1"))} order by r.decision is not null, r.id desc limit 200`,
);
const keptOne = statement<RequestRow>(
  "privacy.app-request-kept",
  requestsWhere(`r.id = $2 and ${reaches("c.organization_id", "$1")}`),
);

const viewOf = (row: RequestRow): AppRequest => ({
  id: row.id,
  name: row.name,
  ...(row.url && { url: row.url }),
  why: row.why,
  class: row.class,
  school: row.school,
  askedBy: row.asked_by ?? "",
  askedAt: row.asked_at,
  state: row.decision ?? "waiting",
  ...(row.reason && { reason: row.reason }),
  ...(row.decided_at && { decidedAt: row.decided_at }),
  ...(row.agreement_id &&
    row.agreement_state && {
      agreement: {
        id: row.agreement_id,
        state: stateOn(row.agreement_state, row.agreement_ends_on ?? undefined, row.today),
      },
    }),
});

/** What a teacher asked for, newest first. */
export const listOwnRequests = async (runner: Runner, subjectId: string): Promise<AppRequest[]> =>
  (await runner.rows(own, [subjectId])).map(viewOf);

/** Requests within reach: those that wait first, then the newest. */
export const listKeptRequests = async (runner: Runner, reach: string | undefined): Promise<AppRequest[]> =>
  (await runner.rows(queue, [reach ?? null])).map(viewOf);

/** One request within reach. */
export async function findKeptRequest(
  runner: Runner,
  reach: string | undefined,
  id: string,
): Promise<AppRequest | undefined> {
  const row = await firstRow(runner, keptOne, [reach ?? null, id]);
  return row && viewOf(row);
}

// Only for a class that the asker's hat teaches.
const insertRequest = statement<{ id: string }>(
  "privacy.app-request-insert",
  `insert into base.app_request (id, class_id, name, url, why, asked_by)
  select $1, c.id, $3, $4, $5, s.id from base.subject s join base.class c on c.id = $2 and c.organization_id = s.organization_id
  where s.id = $6 and s.capacity = 'teacher' and s.ended_at is null
    and exists (select from base.assignment a where a.class_id = c.id and a.staff_id = s.person_id)
  returning id`,
);
/** Stores a request, and answers whether the class is one of the asker's. */
export const storeRequest = async (
  runner: Runner,
  subjectId: string,
  { id, classId, name, url, why }: { id: string; classId: string; name: string; url?: string | undefined; why: string },
): Promise<boolean> =>
  (await runner.rows(insertRequest, [id, classId, name, url ?? null, why, subjectId])).length === 1;

const decide = statement<{ id: string }>(
  "privacy.app-request-decide",
  `update base.app_request set decision = $2, reason = $3, agreement_id = $4, decided_by = $5, decided_at = now()
  where id = $1 and decision is null returning id`,
);
/** Stores a decision, and answers whether nobody had decided before. */
export const storeDecision = async (
  runner: Runner,
  id: string,
  {
    decision,
    reason,
    agreementId,
    decidedBy,
  }: {
    decision: "agreement" | "declined";
    reason?: string | undefined;
    agreementId?: string | undefined;
    decidedBy: string | null;
  },
): Promise<boolean> =>
  (await runner.rows(decide, [id, decision, reason ?? null, agreementId ?? null, decidedBy])).length === 1;
