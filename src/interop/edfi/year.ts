import { type SchoolYear, schoolYearOf } from "../../kernel/school-year.ts";
import type { Shift } from "../adapter.ts";

/** `2021-2022`, `2021-22` or `2022` as the year in which it ends. Source: Ed-Fi SchoolYearType. */
export function readSchoolYear(text: string | undefined): SchoolYear | undefined {
  const [, from, to] = /^(\d{4})(?:-(\d{2}|\d{4}))?$/.exec(text ?? "") ?? [];
  if (from === undefined) return undefined;
  return to === undefined ? Number(from) : Number(from) + 1;
}

/** As Ed-Fi writes it. */
export const printSchoolYear = (year: SchoolYear): string => `${year - 1}-${year}`;

/** The school year that a moved date of this one lies in. Any day in the middle of it tells. */
export const shiftYear = (year: SchoolYear, shift: Shift): SchoolYear => schoolYearOf(shift(`${year}-01-15`));

const named = /\b((?:19|20)\d\d)([-–/])((?:19|20)?\d\d)\b/g;

/** Moves the school year that a title names, "2021-2022 Fall Semester", as the dates beside it are moved. */
export function shiftText(text: string, shift: Shift): string {
  return text.replaceAll(named, (whole, from: string, dash: string, to: string) => {
    const year = Number(from) + 1;
    if (year % 100 !== Number(to) % 100) return whole;
    const moved = shiftYear(year, shift);
    return `${moved - 1}${dash}${to.length === 2 ? String(moved % 100).padStart(2, "0") : moved}`;
  });
}
