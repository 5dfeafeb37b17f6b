/** A calendar date as the school writes it, `YYYY-MM-DD`: no clock, no zone. Compares as text. */
export type IsoDate = string;

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;
const dayMs = 86_400_000;

function parts(date: string): [year: number, month: number, day: number] | undefined {
  const found = shape.exec(date);
  return found ? [Number(found[1]), Number(found[2]), Number(found[3])] : undefined;
}

/** Whether `text` is a date that exists: `2026-02-30` does not. */
export function isDate(text: string): text is IsoDate {
  const found = parts(text);
  if (!found) return false;
  const [year, month, day] = found;
  const made = new Date(Date.UTC(year, month - 1, day));
  return made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
}

/** `date` moved by whole days, which may be negative. `date` must exist. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. Both must exist. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

/** Whole years lived on `on` by someone born on `born`; the birthday itself counts. Born on 29 February turns on 1 March. */
export function ageOn(born: IsoDate, on: IsoDate): number {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4));
  return on.slice(5) >= born.slice(5) ? years : years - 1;
}

/** The first day on which somebody born on `born` has lived `age` whole years. */
export function turnsOn(born: IsoDate, age: number): IsoDate {
  const [year, day] = [Number(born.slice(0, 4)) + age, born.slice(5)];
  return `${year}-${day === "02-29" && !isDate(`${year}-02-29`) ? "03-01" : day}`;
}

/** The earlier of two dates, where a missing one is the end of time. */
export function earlierOf(a: IsoDate | undefined, b: IsoDate | undefined): IsoDate | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}

/** Monday to Friday: what counts as a school day where a district sends no calendar. */
export function isWeekday(date: IsoDate): boolean {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return day !== 0 && day !== 6;
}
