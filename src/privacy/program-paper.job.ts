import { makeHat } from "../identity/person.store.ts";
import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { refuse } from "../kernel/refuse.ts";
import type { Transaction } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { asSubject } from "../store/subject.ts";
import { readKeepsRecord } from "./family.job.ts";
import type { Pack } from "./pack.ts";
import { type Page, storePaper } from "./paper.job.ts";
import type { PaperJoinOrder } from "./program.ts";
import { writeCode } from "./program-code.ts";
import { type Asker, mustDecide, openSharing, refused, takeByCode } from "./program-share.job.ts";

const signer = statement<{ subject_id: string }>(
  "privacy.program-paper-signer",
  `select g.subject_id from base.grants g join base.subject s on s.id = g.subject_id
  where g.learner_id = $1 and s.person_id = $2 and s.capacity in ('guardian', 'learner') and g.until > now()
    and get_byte(g.rights, 30) >> 6 = 3`,
);

const withoutHat = statement<{ guardian_id: string; organization_id: string }>(
  "privacy.program-paper-newcomer",
  `select g.guardian_id, e.organization_id from base.guardianship g
  join base.enrollment e on e.learner_id = g.learner_id and e.class_id is null
  where g.learner_id = $1 and g.guardian_id = $2
    and not exists (select from base.subject s where s.capacity = 'guardian' and s.person_id = g.guardian_id)
  order by e.starts_on desc nulls last, e.organization_id limit 1`,
);

/** Who signs on paper may never have had an account: the hat is made, for nobody to wear yet, as the roster has the tie. */
async function giveHat(transaction: Transaction, learnerId: string, personId: string): Promise<void> {
  const row = await firstRow(transaction, withoutHat, [learnerId, personId]);
  if (!row) return;
  const { guardian_id: person, organization_id: organization } = row;
  await makeHat(transaction, { capacity: "guardian", organization, person, function: undefined });
}

/** The hat of who signed. Throws `program-refused` where that person does not decide for the learner today, whatever was signed. */
async function readSigner(transaction: Transaction, learnerId: string, personId: string): Promise<string> {
  if (!(await readKeepsRecord(transaction, learnerId))) throw new Problem("not-allowed");
  await giveHat(transaction, learnerId, personId);
  const row = await firstRow(transaction, signer, [learnerId, personId]);
  if (!row)
    throw refused("Who signed does not decide for this learner today.", "Quien firmó no decide hoy por esta persona.");
  return row.subject_id;
}

const newerWord = statement(
  "privacy.program-paper-newer-word",
  `select from base.clock k where exists (select from base.consent c
      join base.consent_event e on e.learner_id = c.learner_id and e.consent_id = c.id and e.step in ('decline', 'revoke')
      where c.learner_id = $1 and c.agreement_id = $2 and (e.done_at at time zone k.zone)::date + k.ahead > $3)
    or exists (select from base.choice_event c
      where c.learner_id = $1 and c.agreement_id = $2 and (c.chosen_at at time zone k.zone)::date + k.ahead > $3)`,
);

/**
 * Lets a program in by a paper that somebody of the family signed there, as who keeps the record. Nothing opens without the scanned
 * page. What is chosen is the signer's choice, as if made here, so what another guardian decides still narrows it, and both are told
 * how to end it. Answers the program. Throws `program-refused` where the family stopped it, or chose about it, after the day on the paper.
 */
export async function joinByPaper(
  work: Store["work"],
  pack: Pack,
  { subjectId: office, learnerId }: Asker,
  order: PaperJoinOrder,
  page: Page | undefined,
): Promise<string> {
  refuse([order.why, order.paper.name]);
  const by = await asSubject(work, office, (transaction) => readSigner(transaction, learnerId, order.signedBy));
  if (!page) throw new Problem("file-refused");
  // The office was asked above; from here on it is the family's act, which the signer must be able to do at this moment.
  return asSubject(work, by, async (transaction) => {
    await mustDecide(transaction, learnerId);
    const { agreement_id: programId, id: nameId } = await takeByCode(transaction, learnerId, writeCode(order.code));
    const { why, endsOn, shares, signedOn } = order;
    if (await firstRow(transaction, newerWord, [learnerId, programId, signedOn]))
      throw refused(
        "The family has said something else about this program since that day. Have them sign anew.",
        "La familia dijo otra cosa sobre este programa después de ese día. Pida que firmen de nuevo.",
      );
    const paper = { signedOn, keptBy: office };
    await openSharing(transaction, pack, { subjectId: by, learnerId }, programId, {
      ...{ why, shares, nameId, paper },
      ...(endsOn !== undefined && { endsOn }),
    });
    const { name } = order.paper;
    await storePaper(transaction, { learnerId, id: newId(), aboutId: programId, name, page }, office);
    return programId;
  });
}
