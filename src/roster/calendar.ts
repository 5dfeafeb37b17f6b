import { addDays, type IsoDate, isWeekday } from "../kernel/date.ts";

/** What a source says about when a school is in session: the days themselves, or at least the terms. */
export interface CalendarFacts {
  readonly days: readonly { organizationId: string; onDate: IsoDate }[];
  readonly terms: readonly { organizationId: string; startsOn: IsoDate; endsOn: IsoDate }[];
  /** Organizations of which attendance is sent. */
  readonly takers: readonly string[];
}

/** What digests ask of the schools' calendars. */
export interface Calendar {
  /** School days between two dates, both included; `undefined` where the school sent nothing for that time. */
  readonly daysInSession: (organizationId: string, from: IsoDate, to: IsoDate) => number | undefined;
  /** Whether any source sends attendance of it. */
  readonly takesAttendance: (organizationId: string) => boolean;
}

/** Position of the first date that is `day` or later. */
function positionOf(days: readonly IsoDate[], day: IsoDate): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? "") < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Counts school days between two dates, both included. Where a school sent no days, the weekdays of its terms count;
 * `undefined` where it sent neither for that time, and the caller must say what it assumes.
 */
export function makeCalendar({ days, terms, takers }: CalendarFacts): Calendar {
  const bySchool = new Map<string, Set<IsoDate>>();
  const of = (id: string) => {
    const set = bySchool.get(id) ?? new Set();
    bySchool.set(id, set);
    return set;
  };
  for (const { organizationId, onDate } of days) of(organizationId).add(onDate);
  const sentDays = new Set(bySchool.keys());
  for (const { organizationId, startsOn, endsOn } of terms) {
    if (sentDays.has(organizationId)) continue;
    for (let day = startsOn; day <= endsOn; day = addDays(day, 1)) if (isWeekday(day)) of(organizationId).add(day);
  }
  const sorted = new Map([...bySchool].map(([id, set]) => [id, [...set].sort()]));
  const takes = new Set(takers);
  return {
    takesAttendance: (organizationId) => takes.has(organizationId),
    daysInSession(organizationId, from, to) {
      const known = sorted.get(organizationId);
      if (!known || known.length === 0 || (known[0] ?? "") > to || (known.at(-1) ?? "") < from) return undefined;
      return positionOf(known, addDays(to, 1)) - positionOf(known, from);
    },
  };
}
