import type { Adapter, Collector, Row, Sent } from "../adapter.ts";
import { flagOf, raceWords, statedFact } from "../stated.ts";
import { eachRow } from "./places.ts";
import type { PeopleContext } from "./users.ts";

/**
 * `demographics.csv`: what was stated of a learner, a right of its own (the slice `protected`). The birthday comes with its user;
 * of a user that is not in this bundle, alone. Of others than learners nothing is kept.
 */
export const demographics: Adapter<readonly Row[], readonly Sent[], PeopleContext> = {
  standard: "oneroster-csv",
  specification: "OneRoster 1.2 CSV, demographics.csv",
  read: (rows, context) =>
    eachRow("demographics", rows, (cells, at, out, row) => {
      const key = cells.sourcedId ?? "";
      const isHere = context.users.has(key);
      if (isHere && !context.learners.has(key)) return;
      const races = Object.entries(raceWords).flatMap(([column, words]) => (flagOf(cells[column]) ? [words] : []));
      const hispanicOrLatino = flagOf(cells.hispanicOrLatinoEthnicity);
      out.add(row, at, statedFact(key, row, { sex: cells.sex, races, hispanicOrLatino }));
      if (!isHere) addBirthday(key, at, row, context, out);
    }),
};

function addBirthday(key: string, at: string, row: string, { birthdays }: PeopleContext, out: Collector): void {
  const bornOn = birthdays.get(key);
  if (bornOn === undefined) return;
  out.facts.push({
    fact: { noun: "entry", key: `users/${key}#identity`, kind: "identity", learner: key, body: { bornOn } },
    row,
    at,
    partial: true,
  });
}
