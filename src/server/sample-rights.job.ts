import { answerCorrection, askCorrection } from "../entry/correction-request.job.ts";
import { newId } from "../kernel/id.ts";
import type { NoticeForm } from "../privacy/annual-notice.ts";
import { askCopy } from "../privacy/copy-request.job.ts";
import { firstRow, statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { richLearner, source } from "./sample-people.ts";

const place = statement<{
  learner_id: string;
  district_id: string;
  entry_id: string | null;
  has_copy: boolean;
  has_wrong: boolean;
}>(
  "server.sample-rights-place",
  `select k.id as learner_id, o.id as district_id,
    (select e.id from base.entry e where e.learner_id = k.id and e.kind = 'attendance' and e.superseded_at is null order by e.id desc limit 1) as entry_id,
    exists (select from base.copy_request r where r.learner_id = k.id) as has_copy,
    exists (select from base.correction_request r where r.learner_id = k.id) as has_wrong
  from base.source_key k join base.source s on s.id = k.source_id
  join base.organization o on o.kind = 'district' and o.source_id = s.id
  where s.name = $1 and k.noun = 'learner' and k.key = $2 order by o.id limit 1`,
);
// As if it had been told at the beginning of the year: the days to object are over, so that lists are not empty.
const putNotice = statement(
  "server.sample-notice",
  `insert into base.annual_notice (id, organization_id, number, form, made_by, published_by, published_on, object_until, told)
  values ($1, $2, 1, $3, $4, $4, base.today() - 60, base.today() - 46, 0) on conflict (organization_id, number) do nothing`,
);
const form: NoticeForm = {
  office: "Student records office",
  address: "1 Main Street, Grand Bend",
  officials: ["board", "contractors"],
  directory: ["name", "school", "grade", "honors"],
  objectDays: 14,
  forwardsRecords: true,
  surveys: [],
};

/** A yearly notice in force, a request for copies that waits, and a correction that was refused and may be heard. */
export async function addRights(
  { work }: Store,
  { registrar, parent1 }: { readonly registrar: string; readonly parent1: string },
): Promise<void> {
  const found = await firstRow(work, place, [source, richLearner]);
  if (!found) return;
  const { learner_id: learnerId, district_id: districtId, entry_id: entryId, has_copy, has_wrong } = found;
  await work.rows(putNotice, [newId(), districtId, JSON.stringify(form), registrar]);
  if (!has_copy)
    await askCopy(work, parent1, {
      learnerId,
      how: "paper",
      parts: ["grades"],
      says: "For the summer program, please.",
    });
  if (has_wrong || !entryId) return;
  const wrong = "That day the bus was late, and the office knew.";
  const requestId = await askCorrection(work, parent1, { learnerId, entryId, wrong });
  await answerCorrection(work, registrar, {
    ...{ learnerId, requestId, state: "unchanged" },
    answer: "The teacher's book of that day says so too.",
  });
}
