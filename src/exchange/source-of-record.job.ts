import { slicesTouchedBy } from "../entry/digest.ts";
import type { AnyKind } from "../entry/kind.ts";
import { Problem } from "../kernel/problem.ts";
import { numberOf } from "../privacy/category.ts";
import type { Pack } from "../privacy/pack.ts";
import { statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { asSubject } from "../store/subject.ts";
import { workOff } from "./due.job.ts";
import type { RecordRule } from "./source-of-record.ts";

const dropRule = statement("exchange.record-drop", "delete from base.source_record where kind = $1 and field = $2");
// Only sources that the administrator sees: a rule names no other district's.
const putRule = statement(
  "exchange.record-put",
  `insert into base.source_record (kind, field, source_id, rank)
  select $1, $2, s.id, n.rank from unnest($3::text[]) with ordinality as n (name, rank) join base.source s on s.name = n.name
  where exists (select from base.subject a where a.id = door.subject() and a.capacity = 'administrator' and a.ended_at is null
    and (a.organization_id is null or not exists (
      select from base.organization o where o.kind in ('school', 'district') and o.source_id = s.id
        and not exists (select from base.organization_tree t where t.ancestor_id = a.organization_id and t.organization_id = o.id))))
  returning source_id`,
);
const oweDigests = statement(
  "exchange.record-owe",
  `insert into base.due (learner_id, slices)
  select learner_id, $2 from base.entry where kind = $1 and superseded_at is null and source_id is not null
  group by learner_id having count(distinct source_id) > 1 order by learner_id
  on conflict (learner_id) do update set slices = due.slices | excluded.slices`,
);

/**
 * Sets whose word stands for a field, and sums up anew whom it changes: every value stays in the log. Without sources the rule is
 * taken back. Throws `input-invalid` for a source that is not the administrator's.
 */
export async function setRecordRule(
  { store, kinds, pack }: { store: Store; kinds: readonly AnyKind[]; pack: Pack },
  subjectId: string,
  { kind, field, sources }: RecordRule,
): Promise<void> {
  await asSubject(store.work, subjectId, async (transaction) => {
    await transaction.rows(dropRule, [kind, field]);
    const put = await transaction.rows(putRule, [kind, field, sources]);
    if (put.length !== sources.length)
      throw new Problem("input-invalid", {
        en: "One of the sources is not yours.",
        es: "Una de las fuentes no es suya.",
      });
    const slices = [...slicesTouchedBy(kinds, [kind])].reduce((bits, slice) => bits | (1 << numberOf(slice)), 0);
    await transaction.rows(oweDigests, [kind, slices]);
  });
  await workOff({ work: store.work, kinds, pack });
}
