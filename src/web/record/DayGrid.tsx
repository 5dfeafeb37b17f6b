import "./day-grid.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { dateInWords } from "../../kernel/words.ts";
import { spoken } from "../language.tsx";
import type { DayState, Month } from "./attendance-days.ts";

const monthName = (month: string): string =>
  new Intl.DateTimeFormat(spoken(), { month: "short", timeZone: "UTC" }).format(new Date(`${month}-01T00:00:00Z`));

/** Days as small boxes, weeks set apart: filled is present, with a clock hand late, outlined away, a dash no school. */
export function DayGrid({ months }: { months: readonly Month[] }) {
  const { t } = useLingui();
  if (months.length === 0) return null;
  const awayOf = ({ weeks }: Month) => weeks.flat().filter(({ state }) => state === "away" || state === "part");
  const sentence = (month: Month) => {
    const days = awayOf(month).map(({ on }) => dateInWords(on, spoken(), "medium"));
    const name = monthName(month.month);
    return days.length === 0 ? t`${name}: no day away` : t`${name}: away on ${days.join(", ")}`;
  };
  const used = new Set(months.flatMap(({ weeks }) => weeks.flat().map(({ state }) => state)));
  return (
    <figure className="day-grid">
      {months.map((month) => (
        <div key={month.month} className="day-month" role="img" aria-label={sentence(month)}>
          <span className="quiet">{monthName(month.month)}</span>
          {month.weeks.map((week) => (
            <span key={week[0]?.on} className="day-week">
              {week.map(({ on, state }) => (
                <DayBox key={on} state={state} />
              ))}
            </span>
          ))}
        </div>
      ))}
      <figcaption className="day-key quiet">
        <span>
          <DayBox state="present" /> <Trans>Present</Trans>
        </span>
        {used.has("late") && (
          <span>
            <DayBox state="late" /> <Trans>Late or left early</Trans>
          </span>
        )}
        {used.has("part") && (
          <span>
            <DayBox state="part" /> <Trans>Part of the day</Trans>
          </span>
        )}
        {used.has("away") && (
          <span>
            <DayBox state="away" /> <Trans>Away</Trans>
          </span>
        )}
        {used.has("no-school") && (
          <span>
            <DayBox state="no-school" /> <Trans>No school</Trans>
          </span>
        )}
      </figcaption>
    </figure>
  );
}

function DayBox({ state }: { state: DayState }) {
  return (
    <svg className="day" viewBox="0 0 12 12" width={12} height={12} data-state={state} aria-hidden>
      {state === "no-school" ? <path d="M3 6h6" /> : <rect x=".75" y=".75" width="10.5" height="10.5" rx="2.5" />}
      {state === "late" && <path d="M6 2.5V6l2 2" />}
      {state === "part" && <path className="day-part" d="M1 6h10v3a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2z" />}
    </svg>
  );
}
