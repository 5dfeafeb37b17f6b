import { Problem } from "../kernel/problem.ts";
import type { Database } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";
import { readKeepsRecord } from "./family.job.ts";

const isThere = statement(
  "privacy.paper-about",
  `select id from base.court_document where learner_id = $1 and id = $2 union all
  select id from base.age_document where learner_id = $1 and id = $2 union all
  select id from base.exception where learner_id = $1 and id = $2`,
);
const insert = statement(
  "privacy.insert-paper",
  `insert into base.paper (learner_id, id, about_id, name, media_type, bytes, added_by) values ($1, $2, $3, $4, $5, $6, door.subject())`,
);

/** A page as it came, told by its bytes; without one the bytes were of no kind that is taken. */
export interface NewPaper {
  readonly learnerId: string;
  readonly id: string;
  readonly aboutId: string;
  readonly name: string;
  readonly page: { readonly bytes: Buffer; readonly mediaType: string } | undefined;
}

/** Adds a page to a document, as somebody who keeps the record. Throws `file-refused` for what is no PDF, JPEG or PNG. */
export async function keepPaper(
  work: Database,
  subjectId: string,
  { learnerId, id, aboutId, name, page }: NewPaper,
): Promise<void> {
  await asSubject(work, subjectId, async (transaction) => {
    if (!(await readKeepsRecord(transaction, learnerId))) throw new Problem("not-allowed");
    if (!(await firstRow(transaction, isThere, [learnerId, aboutId]))) throw new Problem("request-unknown");
    if (!page) throw new Problem("file-refused");
    await transaction.rows(insert, [learnerId, id, aboutId, name, page.mediaType, page.bytes]);
  });
}
