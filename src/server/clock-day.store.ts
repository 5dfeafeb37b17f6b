import { firstRow, type Runner, statement } from "../store/statement.ts";

const readDates = statement<{ today: string; worked_on: string | null }>(
  "server.clock-dates",
  "select k.today, i.worked_on from base.clock k cross join base.installation i",
);
const setWorked = statement("server.clock-worked", "update base.installation set worked_on = $1");

/** The school's date, and the one whose daily work is done. */
export async function readClockDay(runner: Runner): Promise<{ today: string; workedOn: string | null }> {
  const row = await firstRow(runner, readDates);
  if (!row) throw new Error("the installation has no clock");
  return { today: row.today, workedOn: row.worked_on };
}

/** The daily work of a date is done. */
export const noteWorked = (runner: Runner, today: string) => runner.rows(setWorked, [today]);
