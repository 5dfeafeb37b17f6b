import { randomInt } from "node:crypto";
import { appendEntries, type Writing } from "../entry/append.job.ts";
import { filesIn } from "../entry/file-ref.ts";
import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import type { Database } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";
import type { WorkBody } from "./work.ts";

const openGroup = statement<{ code: string | null }>(
  "profile.open-work-group",
  "select door.open_work_group($1, $2, $3, $4) as code",
);
const findGroup = statement<{ group_id: string; learner_id: string; entry_id: string; body: WorkBody }>(
  "profile.find-work-group",
  `select g.id as group_id, m.learner_id, e.id as entry_id, e.body from base.work_group g
  join base.work_member m on m.group_id = g.id
  join base.entry e on e.learner_id = m.learner_id and e.id = base.standing_work(m.learner_id, m.work_id)
  where g.code = $1 and g.until > now() order by m.joined_at, m.learner_id limit 1`,
);
const isMember = statement<{ work_id: string }>(
  "profile.is-work-member",
  "select work_id from base.work_member where learner_id = $1 and group_id = $2 and base.standing_work(learner_id, work_id) is not null",
);
// The same bytes, as if the one who joins had sent them: an entry names only files of its writer's own.
const copyFiles = statement(
  "profile.copy-work-files",
  `insert into base.file (id, subject_id, sent_bytes, name, media_type, bytes, width, height, seconds, hash, preview_hash)
  select w.id, $1, f.bytes, f.name, f.media_type, f.bytes, f.width, f.height, f.seconds, f.hash, f.preview_hash
  from unnest($4::uuid[], $5::uuid[]) as w (id, from_id)
  join base.entry_file f on f.learner_id = $2 and f.entry_id = $3 and f.file_id = w.from_id`,
);
const insertMember = statement(
  "profile.insert-work-member",
  `insert into base.work_member (learner_id, group_id, work_id) values ($1, $2, $3)
  on conflict (learner_id, group_id) do update set work_id = excluded.work_id, joined_at = now()`,
);

/** Letters and digits that nobody takes for one another, aloud or on paper. */
const letters = "ACDEFGHJKMNPQRTUVWXY34679";
const newCode = () => Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join("");
/** As it is written in a class: in any case, with or without dashes. */
const plain = (code: string) => code.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");

/** A code by which others who made a work too come to it: 10 letters, for two weeks. Throws `entry-unknown` for what is not one's own. */
export async function openWorkGroup(
  work: Database,
  subjectId: string,
  learnerId: string,
  workId: string,
): Promise<string> {
  const code = await asSubject(work, subjectId, async (transaction) => {
    return (await firstRow(transaction, openGroup, [learnerId, workId, newId(), newCode()]))?.code;
  });
  if (!code) throw new Problem("entry-unknown");
  return code;
}

/**
 * Takes up a credit: the work becomes the learner's too, as an entry of their own that stays whatever the others do with theirs. Answers
 * its id; a second time that of the first. Throws `code-unknown`.
 */
export async function joinWorkGroup(
  writing: Writing,
  subjectId: string,
  learnerId: string,
  code: string,
): Promise<string> {
  const { work } = writing;
  const found = await firstRow(work, findGroup, [plain(code)]);
  if (!found) throw new Problem("code-unknown");
  const before = await firstRow(work, isMember, [learnerId, found.group_id]);
  if (before) return before.work_id;
  const { title, what, text, link, madeOn, subject } = found.body;
  const refs = filesIn(found.body).map((ref) => ({ ...ref, id: newId(), from: ref.id }));
  const ids = [refs.map(({ id }) => id), refs.map(({ from }) => from)];
  await work.rows(copyFiles, [subjectId, found.learner_id, found.entry_id, ...ids]);
  const files = refs.map(({ from: _, ...ref }) => ref);
  const body = {
    ...{ title, ...(what && { what }), ...(text && { text }), ...(link && { link }), ...(madeOn && { madeOn }) },
    ...(subject && { subject }),
    ...(files.length > 0 && { files }),
  };
  const [entryId = ""] = await appendEntries(writing, subjectId, [
    { learnerId, kind: "work", body, observedOn: madeOn },
  ]);
  await work.rows(insertMember, [learnerId, found.group_id, entryId]);
  return entryId;
}
