import Type, { type Static } from "typebox";
import { body, Line, Named, optional } from "../entry/fields.ts";
import { type Counted, type DigestContext, defineKind, holdsOn, newestFirst } from "../entry/kind.ts";
import { addDays, type IsoDate, isWeekday } from "../kernel/date.ts";
import { schoolYearOf, schoolYearSpan } from "../kernel/school-year.ts";
import { counted, type Language, localeOf } from "../kernel/words.ts";
import { enrollment } from "./enrollment.ts";

/**
 * One day, or one class on one day (`class`), as the school took attendance; `observedOn` is the day. `fraction` is the part of
 * the day missed, 0 to 1, because districts mark half days. Source: Ed-Fi StudentSchool- and StudentSectionAttendanceEvent.
 */
const AttendanceBody = body({
  school: Named,
  class: optional(Named),
  category: Type.Enum(["present", "late", "left-early", "absent"]),
  excused: optional(Type.Boolean()),
  fraction: Type.Number({ minimum: 0, maximum: 1 }),
  minutes: optional(Type.Number({ minimum: 0 })),
  reason: optional(Line),
});
type AttendanceBody = Static<typeof AttendanceBody>;

/** Cuts between the words; lower ends included. Source: EDFacts chronic absence (10 %), Attendance Works bands. */
const bands = [
  { from: 0.2, band: "missed-very-many" },
  { from: 0.1, band: "missed-many" },
  { from: 0.05, band: "most-days" },
  { from: 0, band: "regularly" },
] as const;

const bandWords = {
  regularly: { en: "Attends regularly", es: "Asiste con regularidad" },
  "most-days": { en: "Attends most days", es: "Asiste la mayoría de los días" },
  "missed-many": { en: "Has missed many days", es: "Ha faltado muchos días" },
  "missed-very-many": { en: "Has missed very many days", es: "Ha faltado muchísimos días" },
} as const;

type Band = (typeof bands)[number]["band"];

/** A share of fewer days says nothing yet: as EDFacts, which counts who was enrolled ten days. Unit: school days. */
const fewestDays = 10;

/** Days of one school year over all schools together. Unit: school days, in fractions. */
export interface AttendanceYear {
  readonly daysEnrolled: number;
  readonly daysAbsent: number;
  readonly daysLate: number;
  /** Whole days that may still be missed before a tenth of the year is; below 0 past it. Absent without a calendar of the year. */
  readonly mayMiss?: number;
}

/** Share of enrolled days missed, 0 to 1; `undefined` before the first school day. */
const absenceRate = ({ daysEnrolled, daysAbsent }: AttendanceYear): number | undefined =>
  daysEnrolled > 0 ? daysAbsent / daysEnrolled : undefined;

const bandOf = (year: AttendanceYear): Band | undefined => {
  const rate = year.daysEnrolled < fewestDays ? undefined : absenceRate(year);
  return rate === undefined ? undefined : bands.find(({ from }) => rate >= from)?.band;
};

/**
 * This school year so far. Days enrolled are the days in session at each school the learner was enrolled in, counted once;
 * where a school marks presence every day, its marked days count instead of the calendar. Days missed count at any reason.
 */
function yearOf(entries: readonly Counted<AttendanceBody>[], context: DigestContext): AttendanceYear | undefined {
  const { startsOn, endsOn } = schoolYearSpan(schoolYearOf(context.today));
  const daily = entries.filter(
    ({ body: each, observedOn }) => !each.class && observedOn && observedOn >= startsOn && observedOn <= context.today,
  );
  const absent = new Map<string, number>();
  const late = new Set<string>();
  for (const { body: each, observedOn = "" } of daily) {
    if (each.category === "absent" || each.fraction > 0)
      absent.set(observedOn, Math.min(1, Math.max(absent.get(observedOn) ?? 0, each.fraction)));
  }
  for (const { body: each, observedOn } of entries) {
    if (each.category === "late" && observedOn && observedOn >= startsOn && observedOn <= context.today)
      late.add(observedOn);
  }
  if (daily.length === 0 && late.size === 0 && !isTaken(context)) return undefined;
  const daysEnrolled = enrolledDays(daily, context, startsOn, endsOn);
  if (daysEnrolled === 0 && daily.length === 0 && late.size === 0) return undefined;
  const daysAbsent = [...absent.values()].reduce((sum, fraction) => sum + fraction, 0);
  const year = { daysEnrolled: Math.max(daysEnrolled, Math.ceil(daysAbsent)), daysAbsent, daysLate: late.size };
  const ahead = daysAhead(context, endsOn);
  // A tenth itself is many already, so the last day that may be missed is the one before it.
  return ahead === undefined
    ? year
    : { ...year, mayMiss: Math.ceil((year.daysEnrolled + ahead) / 10 - daysAbsent) - 1 };
}

/** School days from tomorrow to the end of the year at the school of today, by its calendar. */
function daysAhead({ others, today, daysInSession }: DigestContext, endsOn: IsoDate): number | undefined {
  const now = others(enrollment).find(({ body: each }) => !each.class && holdsOn(each, today))?.body.school.id;
  return now === undefined || today >= endsOn ? undefined : daysInSession(now, addDays(today, 1), endsOn);
}

/** No mark means present only where a school of the learner's takes attendance. */
const isTaken = ({ others, takesAttendance }: DigestContext): boolean =>
  others(enrollment).some(({ body: { school } }) => school.id !== undefined && takesAttendance(school.id));

function enrolledDays(
  daily: readonly Counted<AttendanceBody>[],
  context: DigestContext,
  startsOn: IsoDate,
  endsOn: IsoDate,
): number {
  if (daily.some(({ body: each }) => each.category === "present"))
    return new Set(daily.map(({ observedOn }) => observedOn)).size;
  const last = endsOn < context.today ? endsOn : context.today;
  const spells = context
    .others(enrollment)
    .map((each) => each.body)
    .filter((each) => !each.class)
    .map((each) => ({
      at: each.school.id,
      from: each.startsOn && each.startsOn > startsOn ? each.startsOn : startsOn,
      to: each.endsOn && each.endsOn < last ? each.endsOn : last,
    }))
    .filter(({ from, to }) => from <= to)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  let days = 0;
  let counted = addDays(startsOn, -1);
  for (const { at, from, to } of spells) {
    const start = from > counted ? from : addDays(counted, 1);
    if (start > to) continue;
    days += (at === undefined ? undefined : context.daysInSession(at, start, to)) ?? weekdays(start, to);
    counted = to;
  }
  return days;
}

function weekdays(from: IsoDate, to: IsoDate): number {
  let days = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWeekday(day)) days += 1;
  return days;
}

const categoryWords = {
  present: { en: "Present", es: "Presente" },
  late: { en: "Late", es: "Tarde" },
  "left-early": { en: "Left early", es: "Salió temprano" },
  absent: { en: "Away", es: "Ausente" },
} as const;

/**
 * What to do about days missed, in words: from the band of "most days" on how many more are too many, from "many" on whom to talk
 * with. Silent while somebody comes regularly. Rule: docs/backpack.md, "What is worked out".
 */
export function alertIn(year: AttendanceYear, language: Language): string | undefined {
  const band = bandOf(year);
  if (band === undefined || band === "regularly") return undefined;
  const es = language === "es";
  if (band !== "most-days" || (year.mayMiss ?? 0) < 0)
    return es
      ? "Ha faltado un día de cada diez o más. Siguiente paso: hablar de qué hace difícil venir"
      : "Has missed one day in ten or more. Next step: talk about what makes it hard to come";
  if (year.mayMiss === undefined) return undefined;
  return counted(
    year.mayMiss + 1,
    es
      ? { one: "Con # día más serían muchos este año", other: "Con # días más serían muchos este año" }
      : { one: "# more day would make it many this year", other: "# more days would make it many this year" },
    language,
  );
}

/** One line is the band of the rate; days in session come from the calendar, else weekdays stand for them. */
export const attendance = defineKind({
  name: "attendance",
  slice: "attendance",
  layer: "backpack",
  legalClass: "education-record",
  schema: AttendanceBody,
  title: { en: "Attendance", es: "Asistencia" },
  inDetail: { en: "Each day with its reason.", es: "Cada día con su motivo." },
  whenMissing: "withdraw",
  alsoReads: ["enrollment"],
  status: (entries, context) => {
    const year = yearOf(entries, context);
    return year && bandOf(year);
  },
  summary: (entries, context) => {
    const year = yearOf(entries, context);
    if (!year || year.daysEnrolled === 0) return undefined;
    const last = newestFirst(entries)[0]?.observedOn;
    return { ...year, daysPresent: year.daysEnrolled - year.daysAbsent, ...(last && { lastMark: last }) };
  },
  say: {
    status: (band, language) => bandWords[band][language],
    summary: (year, language) => {
      const { daysPresent, daysEnrolled, daysLate } = year;
      const n = (value: number) =>
        new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: 1 }).format(value);
      const present =
        language === "es"
          ? `Presente ${n(daysPresent)} de ${n(daysEnrolled)} días`
          : `Present ${n(daysPresent)} of ${n(daysEnrolled)} days`;
      const late =
        language === "es"
          ? counted(daysLate, { one: "tarde una vez", other: "tarde # veces" }, language)
          : daysLate === 2
            ? "late twice"
            : counted(daysLate, { one: "late once", other: "late # times" }, language);
      const alert = alertIn(year, language);
      return [daysLate > 0 ? `${present}, ${late}` : present, ...(alert ? [alert] : [])];
    },
    detail: ({ category, reason, class: seat }, language) =>
      [categoryWords[category][language], seat?.title, reason].filter(Boolean).join(", "),
  },
});
