import { fileTypeFromBuffer } from "file-type";
import { Problem } from "../kernel/problem.ts";
import type { Database } from "../store/connect.ts";
import { firstRow, type Runner, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";
import { readKeepsRecord } from "./family.job.ts";

const isThere = statement(
  "privacy.paper-about",
  `select id from base.court_document where learner_id = $1 and id = $2 union all
  select id from base.age_document where learner_id = $1 and id = $2 union all
  select id from base.exception where learner_id = $1 and id = $2 union all
  select agreement_id from base.agreement_learner where learner_id = $1 and agreement_id = $2 and signed_on is not null`,
);
const insert = statement(
  "privacy.insert-paper",
  `insert into base.paper (learner_id, id, about_id, name, media_type, bytes, added_by) values ($1, $2, $3, $4, $5, $6, $7)`,
);

/** What a scanner makes. Told by the bytes, not by what the sender calls them. */
export const mediaTypes = ["application/pdf", "image/jpeg", "image/png"] as const;
/** Bytes of one page at most. */
export const largestPaper = 20_000_000;

/** A scanned page. */
export interface Page {
  readonly bytes: Buffer;
  readonly mediaType: (typeof mediaTypes)[number];
}

/** The page that bytes are; `undefined` where they are of no kind that is taken, or too many. */
export async function pageIn(bytes: Buffer): Promise<Page | undefined> {
  const kind = await fileTypeFromBuffer(bytes);
  const mediaType = mediaTypes.find((each) => each === kind?.mime);
  return mediaType && bytes.length <= largestPaper ? { bytes, mediaType } : undefined;
}

/** A page as it came; without one the bytes were of no kind that is taken. */
interface NewPaper {
  readonly learnerId: string;
  readonly id: string;
  readonly aboutId: string;
  readonly name: string;
  readonly page: Page | undefined;
}

/** Writes a page down, in the transaction of what it is about; `by` is who scanned it. */
export const storePaper = (
  runner: Runner,
  { learnerId, id, aboutId, name, page }: NewPaper & { readonly page: Page },
  by: string,
) => runner.rows(insert, [learnerId, id, aboutId, name, page.mediaType, page.bytes, by]);

/** Adds a page to a document, as somebody who keeps the record. Throws `file-refused` for what is no PDF, JPEG or PNG. */
export async function keepPaper(work: Database, subjectId: string, { page, ...paper }: NewPaper): Promise<void> {
  await asSubject(work, subjectId, async (transaction) => {
    if (!(await readKeepsRecord(transaction, paper.learnerId))) throw new Problem("not-allowed");
    if (!(await firstRow(transaction, isThere, [paper.learnerId, paper.aboutId]))) throw new Problem("request-unknown");
    if (!page) throw new Problem("file-refused");
    await storePaper(transaction, { ...paper, page }, subjectId);
  });
}
