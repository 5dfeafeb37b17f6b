import { firstRow, type Runner, statement } from "../store/statement.ts";
import type { AnnualNotice, NoticeMatter, PlannedSurvey } from "./annual-notice.ts";
import type { Disclosure } from "./disclosure.store.ts";

interface NoticeRow extends Record<string, unknown> {
  id: string;
  organization_id: string;
  organization: string;
  number: number;
  form: NoticeMatter;
  published_on: string | null;
  object_until: string | null;
  told: number | null;
  confirmed: number;
}
const list = statement<NoticeRow>(
  "privacy.annual-notices",
  `select id, organization_id, organization, number, form, published_on, object_until, told, confirmed from door.annual_notice
  order by organization, organization_id, number desc limit 200`,
);
const districts = statement<{ id: string; name: string }>(
  "privacy.kept-districts",
  "select id, name from door.kept_district order by name, id limit 200",
);
interface OwnRow extends Record<string, unknown> {
  id: string;
  form: NoticeMatter;
  organization: string;
  published_on: string;
  object_until: string;
  read_on: string | null;
}
const own = statement<OwnRow>(
  "privacy.annual-notice-of",
  "select id, form, organization, published_on, object_until, read_on from door.annual_notice_of where learner_id = $1",
);

interface PlannedRow extends Record<string, unknown> {
  organization_id: string;
  title: PlannedSurvey["title"];
  at: string;
  basis: PlannedSurvey["asks"];
  opens_on: string;
  closes_on: string;
  areas: PlannedSurvey["areas"];
}
const planned = statement<PlannedRow>(
  "privacy.planned-surveys",
  `select organization_id, title, at, basis, opens_on, closes_on, areas from door.planned_survey
  where $1::uuid is null or organization_id = $1 order by opens_on, id limit 200`,
);

/** What of the registry of questionnaires families of a district must be told of now; of all the administrator's without one. */
export const listPlanned = async (
  runner: Runner,
  organizationId?: string,
): Promise<(PlannedSurvey & { organizationId: string })[]> =>
  (await runner.rows(planned, [organizationId ?? null])).map((row) => ({
    organizationId: row.organization_id,
    title: { en: row.title.en, es: row.title.es },
    at: row.at,
    from: row.opens_on,
    to: row.closes_on,
    asks: row.basis,
    areas: row.areas,
  }));

/** A draft says what the registry says today; what was published says what it said that day. */
const matterOf = (
  { form, organization_id, published_on }: NoticeRow,
  today: Awaited<ReturnType<typeof listPlanned>>,
) =>
  published_on
    ? form
    : {
        ...form,
        planned: today
          .filter(({ organizationId }) => organizationId === organization_id)
          .map(({ organizationId: _, ...survey }) => survey),
      };

/** Notices of the administrator's districts, the newest of each first. No learner is in them. */
export async function listNotices(runner: Runner): Promise<AnnualNotice[]> {
  const today = await listPlanned(runner);
  return (await runner.rows(list)).map((row) => ({
    id: row.id,
    organizationId: row.organization_id,
    organization: row.organization,
    number: row.number,
    form: matterOf(row, today),
    ...(row.published_on && { publishedOn: row.published_on }),
    ...(row.object_until && { objectUntil: row.object_until }),
    ...(row.told !== null && { told: row.told }),
    confirmed: row.confirmed,
  }));
}

/** Districts for which an administrator may write a notice. */
export const listKeptDistricts = (runner: Runner): Promise<{ id: string; name: string }[]> => runner.rows(districts);

/** The notice in force for a learner, for the family. */
export const findNotice = async (disclosure: Disclosure, learnerId: string): Promise<OwnRow | undefined> =>
  (await disclosure.readOpen(own, [learnerId]))[0];

const schoolDate = statement<{ today: string }>("privacy.notice-today", "select today from door.clock");
/** One notice of the administrator's districts, with the school's date. */
export async function findNoticeOf(
  runner: Runner,
  id: string,
): Promise<(AnnualNotice & { today: string }) | undefined> {
  const found = (await listNotices(runner)).find((each) => each.id === id);
  const row = await firstRow(runner, schoolDate);
  return found && row && { ...found, today: row.today };
}
