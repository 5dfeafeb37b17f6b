import type { Runner } from "../store/statement.ts";
import { statement } from "../store/statement.ts";
import type { AnnualNotice, NoticeForm } from "./annual-notice.ts";
import type { Disclosure } from "./disclosure.store.ts";

interface NoticeRow extends Record<string, unknown> {
  id: string;
  organization_id: string;
  organization: string;
  number: number;
  form: NoticeForm;
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
  form: NoticeForm;
  organization: string;
  published_on: string;
  object_until: string;
  read_on: string | null;
}
const own = statement<OwnRow>(
  "privacy.annual-notice-of",
  "select id, form, organization, published_on, object_until, read_on from door.annual_notice_of where learner_id = $1",
);

/** Notices of the administrator's districts, the newest of each first. No learner is in them. */
export const listNotices = async (runner: Runner): Promise<AnnualNotice[]> =>
  (await runner.rows(list)).map((row) => ({
    id: row.id,
    organizationId: row.organization_id,
    organization: row.organization,
    number: row.number,
    form: row.form,
    ...(row.published_on && { publishedOn: row.published_on }),
    ...(row.object_until && { objectUntil: row.object_until }),
    ...(row.told !== null && { told: row.told }),
    confirmed: row.confirmed,
  }));

/** Districts for which an administrator may write a notice. */
export const listKeptDistricts = (runner: Runner): Promise<{ id: string; name: string }[]> => runner.rows(districts);

/** The notice in force for a learner, for the family. */
export const findNotice = async (disclosure: Disclosure, learnerId: string): Promise<OwnRow | undefined> =>
  (await disclosure.readOpen(own, [learnerId]))[0];
