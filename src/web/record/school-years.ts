import { addDays, type IsoDate } from "../../kernel/date.ts";
import { type SchoolYear, schoolYearOf } from "../../kernel/school-year.ts";
import type { EnrollmentBody } from "../../record/enrollment.ts";

/** What stands in a year besides the school: a best, a badge, words, a move. */
export interface Moment {
  readonly key: string;
  readonly on: IsoDate;
  readonly kind: "best" | "work" | "recognition" | "words" | "family" | "plan" | "move";
  readonly words: string;
}
/** A band of the timeline. */
export interface Year {
  readonly year: SchoolYear;
  readonly school: string | undefined;
  readonly gradeLevel: string | undefined;
  readonly moments: readonly Moment[];
}

type Spell = Pick<EnrollmentBody, "startsOn" | "endsOn" | "gradeLevel" | "school">;

/** School years of a spell. Sources often end one on the day the next year begins; a spell of a day less counts. */
function yearsOf({ startsOn, endsOn }: Spell, today: IsoDate): SchoolYear[] {
  const first = schoolYearOf(startsOn ?? endsOn ?? today);
  const end = endsOn && endsOn < today ? endsOn : today;
  const last = Math.max(first, schoolYearOf(addDays(end, -1)));
  return Array.from({ length: last - first + 1 }, (_, n) => first + n);
}

/** A grade level is said of the year in which a spell begins; of one that still runs, of this year. */
const gradeIn = (spell: Spell, year: SchoolYear, today: IsoDate): string | undefined => {
  const years = yearsOf(spell, today);
  const said = spell.endsOn === undefined || spell.endsOn >= today ? years.at(-1) : years[0];
  return year === said ? spell.gradeLevel : undefined;
};

/**
 * The school years so far, oldest first, each with its school and what stands in it; without a hole, so that a year of which
 * nothing is known shows as one.
 */
export function schoolYears(spells: readonly Spell[], moments: readonly Moment[], today: IsoDate): Year[] {
  const known = [...spells.flatMap((spell) => yearsOf(spell, today)), ...moments.map(({ on }) => schoolYearOf(on))];
  if (known.length === 0) return [];
  const [first, last] = [Math.min(...known), Math.max(...known)];
  const latestFirst = spells.toSorted((a, b) => ((a.startsOn ?? "") < (b.startsOn ?? "") ? 1 : -1));
  return Array.from({ length: last - first + 1 }, (_, n) => {
    const year = first + n;
    const here = latestFirst.filter((spell) => yearsOf(spell, today).includes(year));
    return {
      year,
      school: here[0]?.school.title,
      gradeLevel: here.map((spell) => gradeIn(spell, year, today)).find((each) => each !== undefined),
      moments: moments
        .filter(({ on }) => schoolYearOf(on) === year)
        .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    };
  });
}

/** Years in a row at one school, for the band above them. */
export function bandsOf(years: readonly Year[]): { school: string | undefined; years: number }[] {
  const bands: { school: string | undefined; years: number }[] = [];
  for (const { school } of years) {
    const last = bands.at(-1);
    if (last && last.school === school) last.years += 1;
    else bands.push({ school, years: 1 });
  }
  return bands;
}
