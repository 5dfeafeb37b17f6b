import type { Transaction } from "../store/connect.ts";
import { statement } from "../store/statement.ts";
import { notify } from "./notice.job.ts";

const families = statement<{ id: string }>(
  "privacy.agreement-families",
  `select distinct g.subject_id as id
  from base.agreement_scope c cross join base.clock k
  join base.organization_tree t on t.ancestor_id = c.organization_id
  join base.enrollment e on case when c.class_id is null then e.class_id is null and e.organization_id = t.organization_id
      else e.class_id = c.class_id end
    and coalesce(e.ends_on >= k.today, true)
  join base.grants g on g.learner_id = e.learner_id and g.until > now() and get_byte(g.rights, 30) >> 6 = 3
  where c.agreement_id = $1`,
);

/**
 * Tells whoever decides for a learner whom an agreement serves that it was opened: before it reads anything where its first day is
 * still to come. Each adult once, whatever the number of children. Answers how many that are.
 */
export async function tellOfAgreement(transaction: Transaction, agreementId: string): Promise<number> {
  const to = (await transaction.rows(families, [agreementId])).map(({ id }) => id);
  await notify(transaction, { code: "agreement.opened", to, place: "/apps" });
  return to.length;
}
