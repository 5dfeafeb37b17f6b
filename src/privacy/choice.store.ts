import { statement } from "../store/statement.ts";

/** A choice is an event: a later one of the same chooser stands in its place, and none is ever changed. */
export const insertChoice = statement(
  "privacy.choice-insert",
  `insert into base.choice_event (learner_id, id, audience, agreement_id, category, level, until, chosen_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);
/** A choice about one named person; level null takes the last one back. */
export const insertOverride = statement(
  "privacy.override-insert",
  `insert into base.override_event (learner_id, id, subject_id, category, level, until, chosen_by) values ($1, $2, $3, $4, $5, $6, $7)`,
);
/** Whether the family lets the learner choose like a guardian, from now on. */
export const insertTrust = statement(
  "privacy.trust-insert",
  "insert into base.trust_event (learner_id, id, trusted, chosen_by) values ($1, $2, $3, $4)",
);
/** What a registrar writes down on ending a conflict of two guardians. */
export const insertNote = statement(
  "privacy.note-insert",
  `insert into base.conflict_note (learner_id, id, audience, agreement_id, category, note, noted_by) values ($1, $2, $3, $4, $5, $6, $7)`,
);
