import { Trans, useLingui } from "@lingui/react/macro";
import { CalendarDays } from "lucide-react";
import type { Backpack } from "../../entry/backpack.ts";
import { schoolYearOf, schoolYearSpan } from "../../kernel/school-year.ts";
import { dateInWords } from "../../kernel/words.ts";
import { alertIn, attendance } from "../../record/attendance.ts";
import { enrollment } from "../../record/enrollment.ts";
import { Block } from "../entry/Block.tsx";
import { dateOf, itemsOf, statusOf, summaryOf, teaches, type View } from "../entry/open.ts";
import { EntrySaid, PartSaid } from "../entry/Said.tsx";
import { spoken } from "../language.tsx";
import { later } from "../shell/later.tsx";
import { daysOf, type Month, toldTogether } from "./attendance-days.ts";

const DayGrid = later(() => import("./DayGrid.tsx"), "DayGrid");

interface Props {
  readonly view: View;
  readonly schoolDays: Backpack["schoolDays"];
}

/** Attendance: the sentence, the days of this year drawn, reasons where there are some, and every mark as a table. */
export function Attendance({ view, schoolDays }: Props) {
  const { t } = useLingui();
  const language = spoken();
  const summary = summaryOf(view, attendance);
  const status = statusOf(view, attendance);
  const items = itemsOf(view, attendance);
  const line = summary && attendance.say.summary?.(summary.value, language)[0];
  const says = line ?? (status && attendance.say.status?.(status, language));
  if (!says && items.length === 0) {
    return teaches(view) ? (
      <Block view={view} icon={CalendarDays} title={t`Attendance`} slices={["attendance"]} says={t`Nothing here yet`}>
        <p className="empty">
          <Trans>Each school day will be here, when the school begins to send attendance.</Trans>
        </p>
      </Block>
    ) : null;
  }
  const alert = summary && alertIn(summary.value, language);
  const year = schoolYearOf(view.today);
  const ofYear = items.filter(({ entry }) => schoolYearOf(dateOf(entry)) === year);
  const sessions = sessionsOf(view, schoolDays);
  const told = toldTogether(
    ofYear
      .filter(({ body: { reason } }) => reason)
      .map(({ entry, body }) => ({ entry, on: dateOf(entry), words: attendance.say.detail(body, language) })),
    sessions.inSession,
  );
  return (
    <Block
      view={view}
      icon={CalendarDays}
      title={t`Attendance`}
      slices={["attendance"]}
      says={says ?? ""}
      className="charted"
    >
      {says && <p>{says}.</p>}
      {alert && <p className="quiet">{alert}.</p>}
      {items.length > 0 && <DayGrid months={monthsOf(view, sessions)} />}
      <ul role="list" className="rows attendance-reasons">
        {told.slice(0, 4).map(({ first, last, mark: { entry, words } }) => (
          <li key={entry.id}>
            <span className="quiet">{dateRange(first, last)}</span>
            <span>
              {words}
              <br />
              <EntrySaid view={view} entry={entry} />
            </span>
          </li>
        ))}
      </ul>
      {items.length > 0 && (
        <details className="why">
          <summary>
            <Trans>Every mark as a table</Trans>
          </summary>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">
                  <Trans>Date</Trans>
                </th>
                <th scope="col">
                  <Trans>What</Trans>
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ entry, body }) => (
                <tr key={entry.id}>
                  <th scope="row">{dateInWords(dateOf(entry), language, "medium")}</th>
                  <td>{attendance.say.detail(body, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
      {summary && <PartSaid view={view} part={summary.part} />}
    </Block>
  );
}

const dateRange = (first: string, last: string): string => {
  const format = new Intl.DateTimeFormat(spoken(), { month: "short", day: "numeric", timeZone: "UTC" });
  return format.formatRange(new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`));
};

/** The days in session at the schools attended this year, and the first day there. */
function sessionsOf(view: View, schoolDays: Backpack["schoolDays"]) {
  const year = schoolYearOf(view.today);
  const spells = itemsOf(view, enrollment)
    .filter(({ body }) => !body.class && (body.endsOn ?? view.today) >= schoolYearSpan(year).startsOn)
    .map(({ body }) => body);
  const schools = new Set(spells.map(({ school }) => school.id));
  const known = schoolDays.filter(({ organizationId }) => schools.size === 0 || schools.has(organizationId));
  return {
    inSession: known.length > 0 ? new Set(known.flatMap(({ days }) => days)) : undefined,
    from: spells
      .map(({ startsOn }) => startsOn)
      .filter((each) => each !== undefined)
      .sort()[0],
  };
}

const monthsOf = (view: View, sessions: ReturnType<typeof sessionsOf>): Month[] =>
  daysOf({
    ...sessions,
    marks: itemsOf(view, attendance)
      .filter(({ body }) => !body.class)
      .map(({ entry, body: { category, fraction } }) => ({ on: dateOf(entry), category, fraction })),
    today: view.today,
    year: schoolYearOf(view.today),
  });
