import type { IsoDate } from "../kernel/date.ts";
import type { Transaction } from "../store/connect.ts";
import { statement } from "../store/statement.ts";
import { endSharing } from "./program.store.ts";

const hatsLeft = statement<{ id: string; is_left: boolean }>(
  "privacy.program-hats",
  `select s.id, p.is_familys and not exists (select from base.agreement_learner h cross join base.clock k
      where h.agreement_id = p.agreement_id and coalesce(h.ends_on >= k.today, true)) as is_left
  from base.program p join base.subject s on s.agreement_id = p.agreement_id and s.ended_at is null
  where p.agreement_id = $1 order by s.id`,
);
const endHat = statement("privacy.program-end-hat", "update base.subject set ended_at = now() where id = $1");

/**
 * Ends what a helper or program was let in for about one learner; grants must be compiled after it. The hat of a helper whom only this
 * family invited goes with it. Answers whether there was anything to end.
 */
export async function endHelpBy(
  transaction: Transaction,
  learnerId: string,
  programId: string,
  by: string,
): Promise<boolean> {
  if (!(await endSharing(transaction, learnerId, programId, by))) return false;
  for (const { id, is_left } of await transaction.rows(hatsLeft, [programId]))
    if (is_left) await transaction.rows(endHat, [id]);
  return true;
}

const reopen = statement(
  "privacy.reopen-sharing",
  `update base.agreement_learner h set ends_on = $3, ended_by = null from base.clock k
  where h.learner_id = $1 and h.agreement_id = $2 and h.ends_on < k.today and h.ended_by is not null`,
);
/** Lets in again whom a court's paper had put out, once the office lets the consent go on: to its last day. */
export const reopenHelp = (
  transaction: Transaction,
  learnerId: string,
  programId: string,
  endsOn: IsoDate | undefined,
): Promise<unknown> => transaction.rows(reopen, [learnerId, programId, endsOn ?? null]);
