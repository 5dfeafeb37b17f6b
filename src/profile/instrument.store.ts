import { highestId } from "../kernel/page.ts";
import type { Disclosure } from "../privacy/disclosure.store.ts";
import { statement } from "../store/statement.ts";
import {
  areasOf,
  type InstrumentDefinition,
  type InstrumentView,
  type LearnerSurvey,
  type SurveyView,
} from "./instrument.ts";

interface InstrumentRow extends Record<string, unknown> {
  id: string;
  version: number;
  organization_id: string;
  organization: string;
  definition: InstrumentDefinition;
  retired: boolean;
}
const instruments = statement<InstrumentRow>(
  "profile.instruments",
  "select id, version, organization_id, organization, definition, retired from door.instrument order by retired, id desc limit 500",
);
interface SurveyRow extends Record<string, unknown> {
  id: string;
  title: SurveyView["title"];
  organization: string;
  rated_by: SurveyView["ratedBy"];
  basis: SurveyView["basis"];
  opens_on: string;
  closes_on: string;
  is_stopped: boolean;
  learners: number;
  told: number;
  answered: number | null;
}
const surveys = statement<SurveyRow>(
  "profile.surveys",
  `select id, title, organization, rated_by, basis, opens_on, closes_on, is_stopped, learners, told, answered
  from door.survey where id < $1 order by id desc limit $2`,
);
interface LearnerRow extends Record<string, unknown> {
  learner_id: string;
  id: string;
  rated_by: LearnerSurvey["ratedBy"];
  basis: LearnerSurvey["basis"];
  opens_on: string;
  closes_on: string;
  definition: InstrumentDefinition;
  is_out: boolean;
  consent_id: string | null;
  is_open: boolean;
  is_cleared: boolean;
  is_answered: boolean;
  capacity: string;
}
const ofLearner = statement<LearnerRow>(
  "profile.surveys-of-learner",
  `select learner_id, id, rated_by, basis, opens_on, closes_on, definition, is_out, consent_id, is_open, is_cleared, is_answered, capacity
  from door.learner_survey where learner_id = $1 order by closes_on, id limit 100`,
);

/** The newest version of each instrument that is the reader's to keep. */
export const listInstruments = async (disclosure: Disclosure): Promise<InstrumentView[]> =>
  (await disclosure.readOpen(instruments)).map(
    ({ id, version, organization_id, organization, definition, retired }) => ({
      id,
      version,
      organization: { id: organization_id, name: organization },
      isRetired: retired,
      areas: areasOf(definition),
      definition,
    }),
  );

/** What was launched in the reader's organizations, newest first. */
export const listSurveys = async (disclosure: Disclosure, before = highestId, limit = 100): Promise<SurveyView[]> =>
  (await disclosure.readOpen(surveys, [before, limit])).map((row) => ({
    ...{ id: row.id, title: row.title, organization: row.organization, ratedBy: row.rated_by, basis: row.basis },
    ...{
      opensOn: row.opens_on,
      closesOn: row.closes_on,
      isStopped: row.is_stopped,
      learners: row.learners,
      told: row.told,
    },
    ...(row.answered !== null && { answered: row.answered }),
  }));

/** What a learner is or will be asked, with all its items, and whether the reader is the one to answer now. */
export const listLearnerSurveys = async (disclosure: Disclosure, learnerId: string): Promise<LearnerSurvey[]> =>
  (await disclosure.readOpen(ofLearner, [learnerId])).map((row) => ({
    ...{ id: row.id, ratedBy: row.rated_by, basis: row.basis, opensOn: row.opens_on, closesOn: row.closes_on },
    areas: areasOf(row.definition),
    definition: row.definition,
    ...(row.consent_id !== null && row.capacity !== "teacher" && { consentId: row.consent_id }),
    isOptedOut: row.is_out,
    mayAnswer:
      row.is_open &&
      row.is_cleared &&
      !row.is_out &&
      !row.is_answered &&
      row.capacity === (row.rated_by === "self" ? "learner" : "teacher"),
    isAnswered: row.is_answered,
  }));
