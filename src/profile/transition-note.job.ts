import type { Static } from "typebox";
import { appendEntries, checkBody, type Writing } from "../entry/append.job.ts";
import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import type { Database } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";
import { restrictedNote, transitionNote } from "./transition-note.ts";

/** A note as its author gives it: the open part, and what only the team of a case is to read. */
export interface NewNote {
  readonly learnerId: string;
  /** Without it the note is for the named people alone. */
  readonly body?: Static<typeof transitionNote.schema> | undefined;
  readonly restricted?: string | undefined;
  readonly caseId?: string | undefined;
  readonly observedOn: string;
}

/** How long a note waits before anybody else reads it. Unit: minutes. */
const undoMinutes = 10;

// Who may not write it is told so now, and not in ten minutes. A team is one that the author may hand a note to: an open case.
const hold = statement<{ send_after: string }>(
  "profile.hold-note",
  `insert into base.held_note (learner_id, id, author_id, body, restricted, restricted_id, case_id, observed_on, send_after)
  select g.learner_id, $2, g.subject_id, $3, $4, $7, $5, $6, now() + make_interval(mins => ${undoMinutes})
  from base.grants g join base.kind k on k.kind = 'transition-note'
  where g.learner_id = $1 and g.subject_id = door.subject() and g.until > now() and get_byte(g.rights, k.slice) >> 6 >= 2
    and ($4::text is null or get_byte(g.rights, k.slice) >> 3 & 7 = 4)
    and ($5::uuid is null or exists (select from base.support_case c where c.learner_id = g.learner_id and c.id = $5))
  returning send_after`,
);
const takeBack = statement<{ id: string }>(
  "profile.take-note-back",
  "delete from base.held_note where learner_id = $1 and id = $2 and author_id = door.subject() and sent_at is null returning id",
);
interface HeldRow extends Record<string, unknown> {
  learner_id: string;
  id: string;
  author_id: string;
  body: unknown;
  restricted: string | null;
  restricted_id: string;
  case_id: string | null;
  observed_on: string;
}
const heldColumns = "learner_id, id, author_id, body, restricted, restricted_id, case_id, observed_on";
const due = statement<HeldRow>(
  "profile.due-notes",
  `select ${heldColumns} from base.held_note where send_after <= now() order by send_after limit 100`,
);
const heldOf = statement<HeldRow>(
  "profile.held-note",
  `select ${heldColumns} from base.held_note where learner_id = $1 and id = $2 and author_id = $3`,
);
// From here on it is being sent: two servers never send the same one, and its author can no longer take it back.
const claim = statement<{ id: string }>(
  "profile.claim-note",
  `update base.held_note set sent_at = now() where learner_id = $1 and id = $2
    and (sent_at is null or sent_at < now() - interval '5 minutes') returning id`,
);
const appendRestricted = statement<{ made: number }>(
  "profile.append-restricted",
  "select door.append_restricted($1, $2, $3, $4, $5) as made",
);
const forget = statement("profile.forget-note", "delete from base.held_note where learner_id = $1 and id = $2");

/** Keeps a note until its undo window is over. Throws `entry-refused` where the author may not write it, or the team is none. */
export async function holdNote(
  work: Database,
  subjectId: string,
  note: NewNote,
): Promise<{ id: string; sendAfter: string }> {
  if (note.body === undefined && note.restricted === undefined)
    throw new Problem("entry-refused", { en: "Nothing is written yet.", es: "Aún no hay nada escrito." });
  if (note.body !== undefined) checkBody(transitionNote, note.body);
  if (note.restricted !== undefined) checkBody(restrictedNote, { text: note.restricted });
  const id = newId();
  const values = [
    note.learnerId,
    id,
    note.body ?? null,
    note.restricted ?? null,
    note.caseId ?? null,
    note.observedOn,
    newId(),
  ];
  const row = await asSubject(work, subjectId, (transaction) => firstRow(transaction, hold, values));
  if (!row)
    throw new Problem("entry-refused", {
      en: "Your role cannot write this here.",
      es: "Su función no puede escribir esto aquí.",
    });
  return { id, sendAfter: row.send_after };
}

/** Takes a note back within its window: nothing of it remains. Throws `note-sent` when it is too late, or it is not one's own. */
export const takeNoteBack = (work: Database, subjectId: string, learnerId: string, noteId: string): Promise<void> =>
  asSubject(work, subjectId, async (transaction) => {
    if (!(await firstRow(transaction, takeBack, [learnerId, noteId]))) throw new Problem("note-sent");
  });

/** Sends one's own note before its window is over. Throws `note-sent` where it is gone already. */
export async function sendNoteNow(
  writing: Writing,
  subjectId: string,
  learnerId: string,
  noteId: string,
): Promise<void> {
  const held = await firstRow(writing.work, heldOf, [learnerId, noteId, subjectId]);
  if (!held || !(await send(writing, held))) throw new Problem("note-sent");
}

/** Sends every note whose window is over. What writing needs is read only when there is one. */
export async function sendDueNotes(work: Database, writing: () => Promise<Writing>): Promise<void> {
  const waiting = await work.rows(due);
  if (waiting.length === 0) return;
  const ready = await writing();
  for (const held of waiting) await send(ready, held);
}

/**
 * Makes a note the entries it is to become, signed by its author with the rights they have now; answers false where another is at it.
 * Whoever has left the learner meanwhile writes nothing any more, and the note goes with them. Both entries have ids of the note, so
 * that a send that broke off and is tried again finds them there.
 */
async function send(writing: Writing, held: HeldRow): Promise<boolean> {
  const { learner_id: learnerId, id, author_id: authorId, restricted } = held;
  if (!(await firstRow(writing.work, claim, [learnerId, id]))) return false;
  if (restricted !== null)
    await asSubject(writing.work, authorId, async (transaction) => {
      // A case that was closed meanwhile reads nothing any more: then it is its author's alone, and not lost.
      for (const team of [held.case_id, null]) {
        const values = [learnerId, held.restricted_id, team, held.observed_on, { text: restricted }];
        if ((await firstRow(transaction, appendRestricted, values))?.made === 1) break;
      }
    });
  if (held.body !== null)
    await appendEntries(writing, authorId, [
      { learnerId, id, kind: transitionNote.name, body: held.body, observedOn: held.observed_on },
    ]).catch(unlessGone);
  await writing.work.rows(forget, [learnerId, id]);
  return true;
}

/** The entry is there already, or its author may not write it any more. */
function unlessGone(error: unknown): void {
  const isThere = (error as { code?: string }).code === "23505";
  const mayNot = error instanceof Problem && error.slug === "entry-refused";
  if (!isThere && !mayNot) throw error;
}
