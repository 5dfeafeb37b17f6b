import type { Disclosure } from "../privacy/disclosure.store.ts";
import { type Runner, statement } from "../store/statement.ts";
import type { Certificate, Disposal, Keep } from "./retention.ts";

interface DisposalRow extends Record<string, unknown> {
  id: string;
  organization_id: string;
  organization: string;
  plan: readonly { kind: string }[];
  reason: string;
  proposed_on: string;
  not_before: string;
  told: number;
  confirmed_on: string | null;
  stopped_on: string | null;
  finished_on: string | null;
  certificate: Certificate | null;
  hash: string | null;
  proposed_by_you: boolean;
  proposed_by: string | null;
  confirmed_by_you: boolean | null;
  confirmed_by: string | null;
}
const list = statement<DisposalRow>(
  "entry.disposals",
  `select id, organization_id, organization, plan, reason, proposed_on, not_before, told, confirmed_on, stopped_on, finished_on, certificate,
    hash, proposed_by_you, proposed_by, confirmed_by_you, confirmed_by from door.disposal order by id desc limit 200`,
);
const districts = statement<{ id: string; name: string }>(
  "entry.disposing-districts",
  "select id, name from door.disposing_district order by name, id limit 200",
);

/** Destructions of the districts one keeps, newest first. No learner is in them. */
export const listDisposals = async (runner: Runner): Promise<Disposal[]> =>
  (await runner.rows(list)).map((row) => ({
    id: row.id,
    organizationId: row.organization_id,
    organization: row.organization,
    kinds: row.plan.map(({ kind }) => kind),
    reason: row.reason,
    proposedBy: { isYou: row.proposed_by_you, ...(row.proposed_by && { name: row.proposed_by }) },
    proposedOn: row.proposed_on,
    notBefore: row.not_before,
    told: row.told,
    state: row.finished_on ? "done" : row.stopped_on ? "stopped" : row.confirmed_on ? "running" : "proposed",
    ...(row.confirmed_on && {
      confirmedBy: { isYou: row.confirmed_by_you === true, ...(row.confirmed_by && { name: row.confirmed_by }) },
      confirmedOn: row.confirmed_on,
    }),
    ...(row.finished_on && { finishedOn: row.finished_on }),
    ...(row.certificate && { certificate: row.certificate }),
    ...(row.hash && { hash: row.hash }),
  }));

/** Districts whose schedule one keeps. */
export const listDisposingDistricts = (runner: Runner): Promise<{ id: string; name: string }[]> =>
  runner.rows(districts);

const holds = statement<{ reason: string; set_at: string }>(
  "entry.legal-hold",
  "select reason, set_at from door.legal_hold where learner_id = $1 and lifted_at is null order by id limit 1",
);
/** What holds a learner's record, for the registrar. */
export const findHold = async (disclosure: Disclosure, learnerId: string) =>
  (await disclosure.readOpen(holds, [learnerId]))[0];

const stones = statement<{ kind: string; year: number; entries: number; finished_on: string | null }>(
  "entry.tombstones",
  "select kind, year, entries, finished_on from door.tombstone where learner_id = $1 order by kind, year limit 500",
);
/** How much of a record was destroyed, by kind and year. */
export const listTombstones = (disclosure: Disclosure, learnerId: string) => disclosure.readOpen(stones, [learnerId]);

interface OwnRetention extends Record<string, unknown> {
  organization: string;
  ends_on: string | null;
  rules: Readonly<Record<string, { readonly keep: Keep; readonly reason: string }>>;
}
const retentionOf = statement<OwnRetention>(
  "entry.retention-of",
  "select organization, ends_on, rules from door.retention_of where learner_id = $1",
);
/** What the district of a learner's newest school set of its schedule, and the last day there that is known. */
export const findRetention = async (disclosure: Disclosure, learnerId: string): Promise<OwnRetention | undefined> =>
  (await disclosure.readOpen(retentionOf, [learnerId]))[0];
