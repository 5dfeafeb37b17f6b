// The views of the door, from one template: a row is handed out where the subject of the transaction holds a grant on the
// learner that opens it. Three rules hold in each: columns are named; the learner's id comes from the grant, never from the
// table it is joined to (or a plan may begin at that table); expiry is tested here, not when grants are compiled.

import { acknowledgementViews } from "./door-acknowledgement.ts";
import { entryViews } from "./door-entry.ts";
import { familyViews } from "./door-family.ts";
import { fileGrants, fileViews, proposedFileViews } from "./door-file.ts";
import type { View } from "./door-grant.ts";
import { helperGrants, helperViews } from "./door-helper.ts";
import { linkViews } from "./door-link.ts";
import { messageGrants, messageViews } from "./door-message.ts";
import { officeViews, openTables } from "./door-office.ts";
import { peopleViews } from "./door-people.ts";
import { rightsGrants, rightsOfficeViews, rightsViews } from "./door-rights.ts";
import { safetyGrants, safetyViews } from "./door-safety.ts";
import { shareViews } from "./door-share.ts";
import { studyGrants, studyOfficeViews, studyViews } from "./door-study.ts";
import { surveyGrants, surveyOfficeViews, surveyViews } from "./door-survey.ts";
import { wishViews } from "./door-wish.ts";

/** The views that ask for a subject. Those without a learner in them are in door-office.ts. */
export const views: readonly View[] = [
  ...shareViews,
  ...studyViews,
  ...entryViews,
  ...familyViews,
  ...linkViews,
  ...fileViews,
  ...rightsViews,
  ...safetyViews,
  ...messageViews,
  ...acknowledgementViews,
  ...wishViews,
  ...helperViews,
  ...proposedFileViews,
  ...surveyViews,
  ...peopleViews,
];

/** All statements that (re)make the door's views and give them to the serving role, in order. */
export function doorStatements(): string[] {
  const made = views.flatMap(({ name, select, comment, barrier }) => [
    `create view door.${name} with (security_barrier = ${barrier ?? true}) as ${select}`,
    `comment on view door.${name} is '${comment.replaceAll("'", "''")}'`,
  ]);
  const plain = openTables.map(
    ({ name, columns }) => `create view door.${name} as select ${columns} from base.${name}`,
  );
  const office = [...officeViews, ...surveyOfficeViews, ...rightsOfficeViews, ...studyOfficeViews].map(
    ({ name, select }) => `create view door.${name} with (security_barrier) as ${select}`,
  );
  return [
    ...made,
    ...plain,
    ...office,
    ...safetyGrants,
    "grant usage on schema door to daypack_serve, daypack_work",
    "grant select on all tables in schema door to daypack_serve",
    "revoke execute on all functions in schema door from public",
    "grant execute on function door.subject(), door.note_read, door.answers_for(text, bytea, integer) to daypack_serve, daypack_work",
    "grant execute on function door.note_link_look(uuid[], uuid[], integer, text) to daypack_serve",
    "grant execute on function door.disagreements(text[]) to daypack_serve",
    "grant execute on function door.learners_by_key(text), door.settled(), door.standing(uuid, uuid) to daypack_serve",
    "grant execute on function door.read_notices(uuid) to daypack_work",
    "grant execute on function door.put_custom_element(uuid, text, uuid, text, smallint, text[], jsonb, text) to daypack_work",
    "grant execute on function door.append(jsonb), door.mark(uuid, uuid, uuid, boolean), door.withdraw(jsonb, text), door.switch_element(uuid, uuid, text, boolean), door.switch_element_at(uuid, uuid, text, boolean), door.is_off_above(uuid, text), door.ask_correction(uuid, uuid, uuid, text, text) to daypack_work",
    ...fileGrants,
    ...rightsGrants,
    ...helperGrants,
    ...surveyGrants,
    ...studyGrants,
    ...messageGrants,
    "grant execute on function door.ask_verification(uuid, uuid, uuid, uuid, text, text, bytea, integer), door.end_verification(uuid, uuid) to daypack_work",
    "grant usage on schema base to daypack_work",
    "grant select, insert, update, delete on all tables in schema base to daypack_work",
    // What many rows refer to stays: an import asks its foreign keys of all rows at once, and locks no row they lead to (ADR 13).
    "revoke delete on base.source, base.organization, base.class, base.learner, base.guardian from daypack_work",
    "revoke execute on all functions in schema base from public",
    "grant execute on all functions in schema base to daypack_work",
    "grant usage on schema identity to daypack_identity",
    "grant select, insert, update, delete on all tables in schema identity to daypack_identity",
    // Sign-in lists the hats a person may wear, by name of organization; that is no learner data.
    "grant usage on schema door to daypack_identity",
    "grant select on door.subject, door.organization to daypack_identity",
    "grant select on door.pack_administrator to daypack_work",
    // A token is good for as long as its agreement is.
    "grant select on door.agreement to daypack_identity",
  ];
}
