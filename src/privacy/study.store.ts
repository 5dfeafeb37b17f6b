import { type Runner, statement } from "../store/statement.ts";
import type { Disclosure } from "./disclosure.store.ts";
import type { LearnerStudy, StudyView } from "./study.ts";

interface Common extends Record<string, unknown> {
  id: string;
  basis: StudyView["basis"];
  title: string;
  party: string;
  purpose: string;
  measures: StudyView["measures"];
  starts_on: string;
  ends_on: string;
  destroy_by: string;
  destroyed_on: string | null;
  state: StudyView["state"];
}
interface StudyRow extends Common {
  organization_id: string;
  organization: string;
  agreement: string;
  clauses: StudyView["clauses"];
  made_on: string;
  made_by: string | null;
  may_review: boolean;
  reviewed_on: string | null;
  review_note: string | null;
  proof: string | null;
  told: number | null;
}
const common = "id, basis, title, party, purpose, measures, starts_on, ends_on, destroy_by, destroyed_on, state";
const ofOffice = statement<StudyRow>(
  "privacy.studies",
  `select ${common}, organization_id, organization, agreement, clauses, made_on, made_by, may_review, reviewed_on, review_note, proof, told
  from door.study order by id desc limit 200`,
);
interface CountRow extends Record<string, unknown> {
  study_id: string;
  id: string;
  measure: StudyView["measures"][number];
  cells: StudyView["counts"][number]["cells"];
  counted_on: string;
}
const counts = statement<CountRow>(
  "privacy.study-counts",
  "select study_id, id, measure, cells, counted_on from door.study_count order by id desc limit 2000",
);
const ofLearner = statement<Common>(
  "privacy.studies-of-learner",
  `select ${common} from door.study_of where learner_id = $1 order by starts_on desc, id limit 100`,
);

const viewOf = (row: Common): LearnerStudy => ({
  id: row.id,
  basis: row.basis,
  title: row.title,
  party: row.party,
  purpose: row.purpose,
  measures: row.measures,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  destroyBy: row.destroy_by,
  ...(row.destroyed_on && { destroyedOn: row.destroyed_on }),
  state: row.state,
});

/** Studies of the districts that one keeps the records of, newest first. No learner is in them. */
export async function listStudies(runner: Runner): Promise<StudyView[]> {
  const counted = Map.groupBy(await runner.rows(counts), ({ study_id }) => study_id);
  return (await runner.rows(ofOffice)).map((row) => ({
    ...viewOf(row),
    organization: { id: row.organization_id, name: row.organization },
    agreement: row.agreement,
    clauses: row.clauses,
    madeOn: row.made_on,
    ...(row.made_by && { madeBy: row.made_by }),
    mayReview: row.may_review,
    ...(row.reviewed_on && { reviewedOn: row.reviewed_on }),
    ...(row.review_note && { reviewNote: row.review_note }),
    ...(row.proof && { proof: row.proof }),
    ...(row.told !== null && { told: row.told }),
    counts: (counted.get(row.id) ?? []).map(({ id, measure, cells, counted_on }) => ({
      id,
      measure,
      cells,
      countedOn: counted_on,
    })),
  }));
}

/** Studies in which a learner's school takes part, for the family: nothing of the learner is in them. */
export const listLearnerStudies = async (disclosure: Disclosure, learnerId: string): Promise<LearnerStudy[]> =>
  (await disclosure.readOpen(ofLearner, [learnerId])).map(viewOf);
