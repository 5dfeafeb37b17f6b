import { checkBody, follow, lockLearners, type Writing } from "../entry/append.job.ts";
import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { decidersOf, requestConsent } from "../privacy/consent.job.ts";
import { notify } from "../privacy/notice.job.ts";
import type { Pack } from "../privacy/pack.ts";
import { findStanding } from "../privacy/standing.store.ts";
import type { Database, Transaction } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";
import {
  type Answers,
  type InstrumentDefinition,
  refusedLaunch,
  type SurveyView,
  scored,
  wrongInstrument,
} from "./instrument.ts";
import { surveyResponse } from "./survey-response.ts";

const putInstrument = statement<{ version: number }>(
  "profile.put-instrument",
  "select door.put_instrument($1, $2, $3::jsonb, $4) as version",
);
const launch = statement<{ learners: number }>(
  "profile.launch-survey",
  "select door.launch_survey($1, $2, $3, $4, $5, $6::date, $7::date) as learners",
);
const stop = statement<{ stopped: number }>("profile.stop-survey", "select door.stop_survey($1) as stopped");
const optOut = statement<{ made: number }>("profile.opt-out", "select door.opt_out($1, $2, $3) as made");
const answer = statement<{ made: number }>(
  "profile.answer-survey",
  "select door.answer_survey($1, $2, $3, $4::jsonb) as made",
);
const today = statement<{ today: string }>("profile.today", "select today from base.clock");

/** Puts an instrument, or a new version of it, into the registry. Throws `survey-refused` and `element-unknown`. */
export async function keepInstrument(
  work: Database,
  subjectId: string,
  order: { id?: string; organizationId: string; definition: InstrumentDefinition; retires?: boolean },
): Promise<{ id: string; version: number }> {
  const wrong = wrongInstrument(order.definition);
  if (wrong) throw new Problem("survey-refused", wrong);
  const id = order.id ?? newId();
  const values = [id, order.organizationId, JSON.stringify(order.definition), order.retires ?? false];
  const row = await asSubject(work, subjectId, (transaction) => firstRow(transaction, putInstrument, values));
  if (!row?.version) throw new Problem("element-unknown");
  return { id, version: row.version };
}

/** What to launch, for whom and when. */
export interface LaunchOrder extends Pick<SurveyView, "ratedBy" | "basis" | "opensOn" | "closesOn"> {
  readonly instrument: { readonly id: string; readonly definition: InstrumentDefinition };
  readonly organizationId: string;
}

/** Launches a questionnaire. Throws `survey-refused` where an item's tag blocks it; families are told or asked by the clock. */
export async function launchSurvey(
  work: Database,
  subjectId: string,
  order: LaunchOrder,
): Promise<{ id: string; learners: number }> {
  const id = newId();
  const { instrument, organizationId, ratedBy, basis, opensOn, closesOn } = order;
  const row = await asSubject(work, subjectId, async (transaction) => {
    const now = (await firstRow(transaction, today))?.today ?? opensOn;
    const daysAhead = Math.round((Date.parse(opensOn) - Date.parse(now)) / 86_400_000);
    const wrong = refusedLaunch(instrument.definition, { basis, daysAhead });
    if (wrong) throw new Problem("survey-refused", wrong);
    if (closesOn < opensOn || opensOn < now)
      throw new Problem("survey-refused", {
        en: "The first day is over, or the last day comes before it.",
        es: "El primer día ya pasó, o el último es anterior a él.",
      });
    return firstRow(transaction, launch, [id, instrument.id, organizationId, ratedBy, basis, opensOn, closesOn]);
  });
  if (!row || row.learners < 0) throw new Problem("element-unknown");
  return { id, learners: row.learners };
}

/** Stops a questionnaire. Throws `element-unknown`. */
export async function stopSurvey(work: Database, subjectId: string, surveyId: string): Promise<void> {
  const row = await asSubject(work, subjectId, (transaction) => firstRow(transaction, stop, [surveyId]));
  if (row?.stopped !== 1) throw new Problem("element-unknown");
}

/** A guardian or the learner says no, or takes that back. Throws `element-unknown` where it is not theirs. */
export async function optOutOf(
  work: Database,
  subjectId: string,
  { learnerId, surveyId, isOut }: { learnerId: string; surveyId: string; isOut: boolean },
): Promise<void> {
  const row = await asSubject(work, subjectId, (transaction) =>
    firstRow(transaction, optOut, [learnerId, surveyId, isOut]),
  );
  if (row?.made !== 1) throw new Problem("element-unknown");
}

/** Keeps the scale scores of somebody's answers as an entry of theirs. Throws `survey-refused` where it is not theirs to answer now. */
export async function answerSurvey(
  writing: Writing,
  subjectId: string,
  {
    learnerId,
    survey,
    answers,
  }: {
    learnerId: string;
    survey: { id: string; ratedBy: SurveyView["ratedBy"]; definition: InstrumentDefinition };
    answers: Answers;
  },
): Promise<void> {
  const { definition, id, ratedBy } = survey;
  const items = new Set(definition.items.map(({ key }) => key));
  if (Object.entries(answers).some(([key, at]) => !items.has(key) || at > definition.choices.length))
    throw new Problem("input-invalid");
  const scales = scored(definition, answers);
  if (scales.length === 0)
    throw new Problem("survey-refused", {
      en: "Too few questions are answered to say anything.",
      es: "Se respondieron muy pocas preguntas para decir algo.",
    });
  const body = {
    instrument: definition.title.en,
    version: "1",
    title: definition.title.en,
    ratedBy,
    scales,
    surveyId: id,
  };
  checkBody(surveyResponse, body);
  await asSubject(writing.work, subjectId, async (transaction) => {
    const learners = await transaction.rows(lockLearners, [[learnerId]]);
    const row = await firstRow(transaction, answer, [newId(), learnerId, id, JSON.stringify(body)]);
    if (row?.made !== 1)
      throw new Problem("survey-refused", {
        en: "It cannot be answered now: it is not open, was answered, or the family has not agreed.",
        es: "No se puede responder ahora: no está abierto, ya se respondió o la familia no ha aceptado.",
      });
    await follow(writing, transaction, learners, ["survey-response"]);
  });
}

interface Owed extends Record<string, unknown> {
  learner_id: string;
  survey_id: string;
  basis: SurveyView["basis"];
  title: { en: string; es: string };
  organization: string;
  opens_on: string;
  closes_on: string;
}
const owed = statement<Owed>(
  "profile.surveys-owed",
  `select l.learner_id, l.survey_id, v.basis, i.definition -> 'title' as title, o.name as organization, v.opens_on, v.closes_on
  from base.survey_learner l join base.survey v on v.id = l.survey_id and v.stopped_at is null
  join base.instrument i on i.id = v.instrument_id and i.version = v.version join base.organization o on o.id = v.organization_id
  where l.asked_at is null order by l.survey_id, l.learner_id limit 200`,
);
const asked = statement(
  "profile.survey-asked",
  "update base.survey_learner set asked_at = now(), consent_id = $3 where learner_id = $1 and survey_id = $2 and asked_at is null",
);

/** Tells or asks the families of launched questionnaires, each learner in a transaction of its own: killed here it goes on later. */
export async function tellOfSurveys(work: Database, pack: Pack): Promise<number> {
  let told = 0;
  for (;;) {
    const some = await work.rows(owed);
    for (const each of some) await work.transaction([], (transaction) => tell(transaction, pack, each));
    told += some.length;
    if (some.length === 0) return told;
  }
}

async function tell(transaction: Transaction, pack: Pack, each: Owed): Promise<void> {
  const { learner_id: learnerId, survey_id: surveyId, basis } = each;
  const standing = await findStanding(transaction, learnerId);
  const consentId = basis === "consent" ? await ask(transaction, pack, each) : null;
  if (basis === "notice" && standing)
    await notify(transaction, {
      code: "survey.coming",
      to: decidersOf(pack, standing, ["surveys"]),
      learnerId,
      place: `/surveys?child=${learnerId}`,
    });
  await transaction.rows(asked, [learnerId, surveyId, consentId]);
}

/** In both languages, as the purpose: a consent is one text for whoever signs. */
const keeping = {
  en: "Scale scores for 2 years, single answers not at all",
  es: "Resultados por 2 años, respuestas sueltas nunca",
};
const ask = (transaction: Transaction, pack: Pack, { learner_id, title, organization, opens_on, closes_on }: Owed) =>
  requestConsent(transaction, pack, {
    learnerId: learner_id,
    askedBy: null,
    terms: {
      ...{ kind: "survey", party: organization, purpose: `${title.en} / ${title.es}` },
      parts: [{ slice: "surveys", level: "detail" }],
      ...{ items: [], entryIds: [], write: "none", startsOn: opens_on, endsOn: closes_on },
      ...{ retention: `${keeping.en} / ${keeping.es}`, onward: "" },
    },
  });
