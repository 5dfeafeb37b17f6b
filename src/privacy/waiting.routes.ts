import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { Id } from "../kernel/id-shape.ts";
import { statement } from "../store/statement.ts";
import { lasts } from "./ending.store.ts";
import { Waiting, type waitingCodes } from "./waiting.ts";

// Each counts through the door what this hat may see to, so a count tells nobody of what they may not open.
const counts = statement<{ code: (typeof waitingCodes)[number]; count: number }>(
  "privacy.waiting",
  `select code, count::int as count from (
    select 'exceptions-to-review' as code, count(*) from door.exception where state = 'to-review' and may_decide
    union all select 'exceptions-to-decide', count(*) from door.exception where state = 'asked' and may_decide
    union all select 'court', count(distinct (learner_id, id)) from door.court_waiting
    union all select 'conflicts', count(*) from door.conflict_told where ended_at is null
    union all select 'paused-consents', count(*) from door.paused_consent
    union all select 'endings', count(*) from door.ending e
      where not is_party and is_keepers and attested_on is null and (is_overdue or state in ('no-way', 'failed')) and ${lasts("e")}
    union all select 'look-questions', count(*) from door.look_question where may_answer and answered_at is null
    union all select 'corrections', count(*) from door.correction_request r join door.subject me on me.id = door.subject()
      where me.capacity not in ('learner', 'guardian') and r.state in ('asked', 'looking')
    union all select 'deliveries', count(*) from door.delivery d join door.subject me on me.id = door.subject()
      where me.capacity = 'registrar' and d.state in ('no-way', 'failed')
    union all select 'copies', count(*) from door.copy_request r join door.subject me on me.id = door.subject()
      where me.capacity = 'registrar' and not r.is_yours and r.state not in ('done', 'taken-back')
    union all select 'disposals', count(*) from door.disposal d
      where d.confirmed_on is null and d.stopped_on is null and not d.proposed_by_you
    union all select 'studies', count(*) from door.study where (state = 'asked' and may_review) or state = 'overdue'
    union all select 'links', count(*) from door.link_case where closed_at is null
    union all select 'messages', count(*) from door.thread t join door.subject me on me.id = door.subject()
      where me.capacity in ('registrar', 'leader') and t.unread > 0
    union all select case kind when 'helper' then 'programs' else 'agreements' end, count(*) from door.agreement_waiting group by 1
    union all select 'rules', count(*) from door.pack_version
      where activated_at is null and withdrawn_at is null and not is_yours
    union all select 'elements', count(*) from door.custom_element where state = 'proposed' and keeps
    union all select 'unusual', count(*) from door.unusual_finding where closed_at is null
    union all select 'data-quality', count(*) from door.quality_issue where state = 'open'
  ) c where count > 0`,
);
const conflicts = statement<{
  learner_id: string;
  name: string | null;
  target: string;
  category: string;
  since: string;
}>(
  "privacy.conflicts",
  `select c.learner_id, l.display_name as name, c.target, c.category, c.since from door.conflict_told c
  left join door.learner l on l.learner_id = c.learner_id where c.ended_at is null order by c.since, c.learner_id limit 200`,
);
const courts = statement<{
  learner_id: string;
  name: string | null;
  id: string;
  waits: "to-confirm" | "to-lift" | "to-review";
}>(
  "privacy.court-waiting",
  `select distinct c.learner_id, l.display_name as name, c.id, c.waits from door.court_waiting c
  left join door.learner l on l.learner_id = c.learner_id order by c.waits, c.learner_id, c.id limit 200`,
);
const named = ({ learner_id }: { learner_id: string }) =>
  ({ learnerId: learner_id, slice: "name", level: "status" }) as const;
const Learner = Type.Object({ id: Id, name: Type.Optional(Type.String()) });
const learnerOf = ({ learner_id, name }: { learner_id: string; name: string | null }) => ({
  id: learner_id,
  ...(name && { name }),
});

/** "What needs a person": counts of what waits, and the worklists that have no page of their own elsewhere. */
export const waitingRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ["office"];
  app.get(
    "/waiting",
    {
      schema: {
        summary: "What needs a person: counts of what waits for your hat",
        tags,
        response: { 200: Type.Object({ items: Type.Array(Waiting) }) },
      },
    },
    (request) => request.disclose("waiting", async (disclosure) => ({ items: await disclosure.readOpen(counts) })),
  );
  app.get(
    "/conflicts",
    {
      schema: {
        summary: "Families whose guardians chose differently, until your note ends it (registrar)",
        tags,
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({ learner: Learner, target: Type.String(), category: Type.String(), since: Type.String() }),
            ),
          }),
        },
      },
    },
    (request) =>
      request.disclose("conflicts", async (disclosure) => ({
        items: (await disclosure.read(conflicts, [], named)).map((row) => ({
          learner: learnerOf(row),
          target: row.target,
          category: row.category,
          since: row.since,
        })),
      })),
  );
  app.get(
    "/court-documents",
    {
      schema: {
        summary: "Court documents that wait for a second person or for their review (registrar)",
        tags,
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({ learner: Learner, id: Id, waits: Type.Enum(["to-confirm", "to-lift", "to-review"]) }),
            ),
          }),
        },
      },
    },
    (request) =>
      request.disclose("court-documents", async (disclosure) => ({
        items: (await disclosure.read(courts, [], named)).map((row) => ({
          learner: learnerOf(row),
          id: row.id,
          waits: row.waits,
        })),
      })),
  );
};
