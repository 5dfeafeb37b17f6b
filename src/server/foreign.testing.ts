import { newId } from "../kernel/id.ts";
import { statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { emptyNotice } from "./routes-rights.testing.ts";
import type { IdNoun } from "./way.testing.ts";

/** Of whom rows are written, by whom, and in whose district. */
interface Owner {
  readonly learner: string;
  /** Whom a question about who is who is about: at another school, for it is found by its id alone. */
  readonly apart: string;
  readonly subject: string;
  readonly organization: string;
  /** Of the numbered ones. */
  readonly number: number;
}

const said = (text: string) => ({ en: text, es: text });
const definition = JSON.stringify({
  ...{ title: said("How I work"), about: said("Habits"), choices: [said("Never"), said("Often")] },
  ...{ scales: [{ key: "effort", title: said("Effort") }] },
  items: [{ key: "a", text: said("I finish"), scale: "effort" }],
});

/** What stands under each id, written as simply as the tables take it: these tests ask who may find it, not what it says. */
const rows: Readonly<Partial<Record<IdNoun, (owner: Owner, id: string, made: Made) => readonly [string, unknown[]]>>> =
  {
    exception: ({ learner, subject }, id) => [
      `insert into base.exception (learner_id, id, basis, subject_id, reason, asked_by, opens_on)
      values ($1, $2, 'caseworker', $3, 'They are placed with us.', $3, '2026-11-20')`,
      [learner, id, subject],
    ],
    paper: ({ learner, subject }, id, { exception }) => [
      `insert into base.paper (learner_id, id, about_id, name, media_type, bytes, added_by)
      values ($1, $2, $3, 'page.pdf', 'application/pdf', '%PDF', $4)`,
      [learner, id, exception, subject],
    ],
    ageDocument: ({ learner, subject }, id) => [
      `insert into base.age_document (learner_id, id, kind, effective_on, entered_by)
      values ($1, $2, 'emancipated', '2026-11-01', $3)`,
      [learner, id, subject],
    ],
    finding: ({ subject, organization }, id) => [
      `insert into base.unusual_finding (id, code, subject_id, organization_id, on_date, learners, looks, first_at, last_at)
      values ($1, 'bulk', $2, $3, '2026-11-19', 90, 90, now(), now())`,
      [id, subject, organization],
    ],
    look: ({ learner, subject }, id) => [
      `insert into base.access_log (learner_id, id, subject_id, purpose, what, channel, status_slices, summary_slices, detail_slices)
      values ($1, $2, $3, 'school-interest', 'learner', 'screen', 1, 0, 0)`,
      [learner, id, subject],
    ],
    lookQuestion: ({ learner, subject }, id) => [
      `insert into base.look_question (learner_id, id, about_id, looked_at, is_unknown, asked_by)
      values ($1, $2, $3, now(), true, $3)`,
      [learner, id, subject],
    ],
    team: ({ learner }, id) => [
      "insert into base.support_case (learner_id, id, starts_on) values ($1, $2, '2026-09-01')",
      [learner, id],
    ],
    note: ({ learner, subject }, id) => [
      `insert into base.held_note (learner_id, id, author_id, body, restricted_id, observed_on, send_after)
      values ($1, $2, $3, '{"strength": "Explains"}', $2, '2026-11-20', now() + interval '1 day')`,
      [learner, id, subject],
    ],
    question: ({ apart }, id) => [
      "insert into base.link_case (learner_id, id, waits) values ($1, $2, false)",
      [apart, id],
    ],
    merge: ({ learner, subject }, id, { question }) => [
      "insert into base.learner_merge (learner_id, id, gone_id, case_id, merged_by) values ($1, $2, $2, $3, $4)",
      [learner, id, question, subject],
    ],
    version: ({ subject, number }, id) => [
      "insert into base.pack_version (id, number, changes, note, proposed_by) values ($1, $2, '[]', 'A try', $3)",
      [id, number, subject],
    ],
    annualNotice: ({ subject, organization, number }, id) => [
      `insert into base.annual_notice (id, organization_id, number, form, made_by)
      values ($1, $2, $3, $4, $5)`,
      [id, organization, number, JSON.stringify(emptyNotice), subject],
    ],
    study: ({ subject, organization }, id) => [
      `insert into base.study (id, organization_id, basis, title, party, purpose, agreement, clauses, measures, starts_on, ends_on, destroy_by, made_by)
      values ($1, $2, 'study', 'On track', 'University', 'To learn', 'Item 1', '{}', '{learners}', '2026-11-20', '2027-06-30', '2027-09-30', $3)`,
      [id, organization, subject],
    ],
    disposal: ({ subject, organization }, id) => [
      `insert into base.disposal (id, organization_id, plan, reason, proposed_by, not_before)
      values ($1, $2, '[]', 'The schedule', $3, '2027-02-01')`,
      [id, organization, subject],
    ],
    copyRequest: ({ learner, subject }, id) => [
      "insert into base.copy_request (learner_id, id, how, parts, asked_by) values ($1, $2, 'paper', '{}', $3)",
      [learner, id, subject],
    ],
    delivery: ({ learner, subject }, id) => [
      `with m as (insert into base.amendment (learner_id, id, entry_id, what, made_by)
        select learner_id, $2, id, 'statement', $3 from base.entry where learner_id = $1 order by id limit 1 returning learner_id, id)
      insert into base.delivery (learner_id, id, amendment_id, subject_id, way, state) select learner_id, id, id, $3, 'person', 'no-way' from m`,
      [learner, id, subject],
    ],
    verification: ({ learner, subject }, id) => [
      `insert into base.verification_request (learner_id, id, entry_id, subject_id, name, organization, token_hash, asked_by, until)
      select learner_id, $2, id, $3, 'Ana Ortega', 'Food bank', sha256(gen_random_uuid()::text::bytea), $3, now() + interval '9 days'
      from base.entry where learner_id = $1 order by id limit 1`,
      [learner, id, subject],
    ],
    instrument: ({ subject, organization }, id) => [
      "insert into base.instrument (id, version, organization_id, definition, changed_by) values ($1, 1, $2, $3, $4)",
      [id, organization, definition, subject],
    ],
    survey: ({ learner, subject, organization }, id, { instrument }) => [
      `with v as (insert into base.survey (id, instrument_id, version, organization_id, rated_by, basis, opens_on, closes_on, launched_by)
        values ($1, $2, 1, $3, 'self', 'none', '2026-11-20', '2026-12-18', $4) returning id)
      insert into base.survey_learner (learner_id, survey_id) select $5, id from v`,
      [id, instrument, organization, subject, learner],
    ],
    ownElement: ({ subject, organization }, id) => [
      `insert into base.custom_element (kind, organization_id, state, slice, writers, definition, changed_by)
      values ($1, $2, 'active', 19, '{learner}', $3, $4)`,
      [id, organization, ownDefinition, subject],
    ],
  };
const ownDefinition = JSON.stringify({
  ...{ title: said("Team"), why: said("To know"), slice: "works", writers: ["learner"] },
  fields: [{ name: "team", label: said("Team"), as: "line", needed: true, inSummary: true }],
});

type Made = Readonly<Partial<Record<IdNoun, string>>>;

/** Writes one of each for its owner, and answers their ids. */
export async function writeRows(store: Store, owner: Owner): Promise<Made> {
  const made: Partial<Record<IdNoun, string>> = {};
  for (const [noun, of] of Object.entries(rows) as [IdNoun, (typeof rows)["paper"] & object][]) {
    const id = noun === "ownElement" ? `custom-${newId().slice(-12)}` : newId();
    const [text, values] = of(owner, id, made);
    await store.work.rows(statement("", text), values);
    made[noun] = id;
  }
  return made;
}
