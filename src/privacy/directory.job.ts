import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import type { Database, Transaction } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";
import { compileLearner } from "./compile.job.ts";
import type { DirectoryAudience, DirectoryItem } from "./directory.ts";
import type { Pack } from "./pack.ts";

const choose = statement<{ made: number }>(
  "privacy.choose-directory",
  "select door.choose_directory($1, $2, $3, $4, $5) as made",
);

const registrar = statement<{ id: string }>(
  "privacy.registrar-of",
  `select s.id from base.subject s join base.organization o on o.id = s.organization_id
  where s.capacity = 'registrar' and s.ended_at is null and (o.name = $1 or o.id::text = $1) order by s.id limit 1`,
);

/** The registrar of a school, in whose name a list is made on the command line. Throws where there is none. */
export async function readRegistrar(work: Database, school: string): Promise<string> {
  const row = await firstRow(work, registrar, [school]);
  if (!row) throw new Error(`No registrar keeps a school called ${school}. Give one a role first: daypack account add`);
  return row.id;
}

/** One thing that a family keeps in, or lets out again. `*` is all of it. */
export interface DirectoryChoice {
  readonly audience: DirectoryAudience;
  readonly item: DirectoryItem | "*";
  readonly keepIn: boolean;
}

/** Keeps directory information in, at once, for every list and public link. Throws `choice-refused` for who does not choose for the learner. */
export async function chooseDirectory(
  work: Database,
  pack: Pack,
  subjectId: string,
  learnerId: string,
  choices: readonly DirectoryChoice[],
): Promise<void> {
  await asSubject(work, subjectId, async (transaction) => {
    await chooseDirectoryWithin(transaction, learnerId, choices);
    await compileLearner(transaction, pack, learnerId);
  });
}

/** The same in a transaction of the subject's that does more and compiles the learner at its end. */
export async function chooseDirectoryWithin(
  transaction: Transaction,
  learnerId: string,
  choices: readonly DirectoryChoice[],
): Promise<void> {
  for (const { audience, item, keepIn } of choices) {
    const place = item === "*" ? null : item;
    const row = await firstRow(transaction, choose, [newId(), learnerId, audience, place, keepIn]);
    if (row?.made !== 1) throw new Problem("choice-refused");
  }
}
