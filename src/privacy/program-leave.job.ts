import { Problem } from "../kernel/problem.ts";
import type { Transaction } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { asSubject } from "../store/subject.ts";
import { storeAct } from "./agreement.store.ts";
import { compileLearner } from "./compile.job.ts";
import { recompileSubject } from "./compile.store.ts";
import { endConsents } from "./consent.job.ts";
import { endHelpBy } from "./helper-end.job.ts";
import { notify } from "./notice.job.ts";
import type { Pack } from "./pack.ts";

const ownProgram = statement<{ id: string; is_familys: boolean; name: string }>(
  "privacy.own-program",
  `select p.agreement_id as id, p.is_familys, f.display_name as name
  from base.subject s join base.program p on p.agreement_id = s.agreement_id join base.staff f on f.id = s.person_id
  where s.id = door.subject() and s.capacity = 'helper' and s.ended_at is null`,
);
const familyOf = statement<{ id: string }>(
  "privacy.told-of-leaving",
  `select g.subject_id as id from base.grants g
  where g.learner_id = $1 and g.until > now() and get_byte(g.rights, 30) >> 6 = 3 order by 1`,
);
const learnersNow = statement<{ id: string }>(
  "privacy.own-program-learners",
  `select h.learner_id as id from base.agreement_learner h cross join base.clock k
  where h.agreement_id = $1 and coalesce(h.ends_on >= k.today, true) order by 1`,
);
const endOwn = statement(
  "privacy.end-own-hat",
  "update base.subject set ended_at = now() where id = $1 and ended_at is null",
);
async function giveBack(transaction: Transaction, pack: Pack, learnerId: string, programId: string, by: string) {
  const to = (await transaction.rows(familyOf, [learnerId])).map(({ id }) => id);
  await endConsents(transaction, pack, learnerId, { agreementId: programId });
  if (!(await endHelpBy(transaction, learnerId, programId, by))) return false;
  await compileLearner(transaction, pack, learnerId);
  await notify(transaction, { code: "helper.left", to, learnerId, place: `/helpers?child=${learnerId}` });
  return true;
}

/**
 * A helper stops with one learner: its whole program sees nothing of them any more when this returns, and the family is told. What was
 * accepted stays, with its author. Throws `learner-unknown` for one that nobody shares with it.
 */
export const leaveLearner = (work: Store["work"], pack: Pack, subjectId: string, learnerId: string): Promise<void> =>
  asSubject(work, subjectId, async (transaction) => {
    const own = await firstRow(transaction, ownProgram, []);
    if (!own || !(await giveBack(transaction, pack, learnerId, own.id, subjectId)))
      throw new Problem("learner-unknown");
  });

/**
 * A helper takes off its hat for good: out of every session when this returns. Whom families invited themselves gives back every learner,
 * and each family is told; a program of the district goes on without this person. Throws `not-allowed` for every other hat.
 */
export const leaveProgram = (work: Store["work"], pack: Pack, subjectId: string): Promise<void> =>
  asSubject(work, subjectId, async (transaction) => {
    const own = await firstRow(transaction, ownProgram, []);
    if (!own) throw new Problem("not-allowed");
    if (own.is_familys)
      for (const { id } of await transaction.rows(learnersNow, [own.id]))
        await giveBack(transaction, pack, id, own.id, subjectId);
    await transaction.rows(endOwn, [subjectId]);
    await recompileSubject(transaction, subjectId);
    await storeAct(transaction, own.id, "person-removed", { subjectId, name: own.name });
  });
