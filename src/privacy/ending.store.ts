import type { IsoDate } from "../kernel/date.ts";
import { statement } from "../store/statement.ts";
import type { Disclosure } from "./disclosure.store.ts";
import type { EndingView, OwedEnding } from "./ending.ts";

interface Row extends Record<string, unknown> {
  id: string;
  learner_id: string;
  consent_id: string | null;
  party: string;
  what: EndingView["what"];
  made_on: IsoDate;
  due_on: IsoDate | null;
  is_overdue: boolean;
  state: EndingView["state"];
  sent_on: IsoDate | null;
  attested_on: IsoDate | null;
  attested_as: EndingView["attestedAs"] | null;
  attested_by: string | null;
  certificate: string | null;
  name?: string | null;
}
const ofLearner = statement<Row>(
  "privacy.endings",
  "select * from door.ending where learner_id = $1 and not is_party order by id desc limit 500",
);
const ofParty = statement<Row>(
  "privacy.endings-of-party",
  "select * from door.ending where is_party and id > $1 order by id limit $2",
);
/** A pause is told as long as it is one: nobody owes anything once it is over. */
export const lasts = (ending: string): string => `(${ending}.what = 'ended' or exists (select from door.consent c
    where c.learner_id = ${ending}.learner_id and c.id = ${ending}.consent_id and c.state = 'paused'))`;
const owed = statement<Row>(
  "privacy.endings-owed",
  `select e.*, l.display_name as name from door.ending e left join door.learner l on l.learner_id = e.learner_id
  where not e.is_party and e.is_keepers and e.attested_on is null and (e.is_overdue or e.state in ('no-way', 'failed')) and ${lasts("e")}
  order by e.made_on, e.id limit 200`,
);

const viewOf = (row: Row): EndingView => ({
  ...{ id: row.id, learnerId: row.learner_id, party: row.party, what: row.what, endedOn: row.made_on },
  ...{ isOverdue: row.is_overdue, state: row.state },
  ...(row.consent_id && { consentId: row.consent_id }),
  ...(row.due_on && { dueOn: row.due_on }),
  ...(row.sent_on && { sentOn: row.sent_on }),
  ...(row.attested_on && { attestedOn: row.attested_on }),
  ...(row.attested_as && { attestedAs: row.attested_as }),
  ...(row.attested_by && { attestedBy: row.attested_by }),
  ...(row.certificate && { certificate: row.certificate }),
});
const named = ({ learner_id }: Row) => ({ learnerId: learner_id, slice: "name", level: "status" }) as const;

/** What reached parties about one learner, newest first: to who reads the choices. */
export const listEndings = async (disclosure: Disclosure, learnerId: string): Promise<EndingView[]> =>
  (await disclosure.readOpen(ofLearner, [learnerId])).map(viewOf);

/** What an agreement's own program was told, oldest first: ids that it was given while the family shared. */
export const listOwnEndings = async (disclosure: Disclosure, after: string, limit: number): Promise<EndingView[]> =>
  (await disclosure.readOpen(ofParty, [after, limit])).map(viewOf);

/** What the office sees to: parties that nothing of ours reaches, and those that owe their word. */
export const listOwedEndings = async (disclosure: Disclosure): Promise<OwedEnding[]> =>
  (await disclosure.read(owed, [], named)).map((row) => ({ ...viewOf(row), ...(row.name && { learner: row.name }) }));
