import type { Adapter, Collector, Row, Sent } from "../adapter.ts";
import { maybe } from "../optional.ts";
import { eachRow } from "./places.ts";
import type { PeopleContext } from "./users.ts";

/** Columns that name a race, with the words of the Census that schools report. */
const races: Readonly<Record<string, string>> = {
  americanIndianOrAlaskaNative: "American Indian or Alaska Native",
  asian: "Asian",
  blackOrAfricanAmerican: "Black or African American",
  nativeHawaiianOrOtherPacificIslander: "Native Hawaiian or Other Pacific Islander",
  white: "White",
  demographicRaceTwoOrMoreRaces: "Two or more races",
};
const sexes: Readonly<Record<string, string>> = {
  female: "Female",
  f: "Female",
  male: "Male",
  m: "Male",
  other: "Other",
};

const isTrue = (cell: string | undefined) => /^(true|yes|y|1)$/i.test(cell ?? "");
const isFalse = (cell: string | undefined) => /^(false|no|n|0)$/i.test(cell ?? "");

/** Sex, races and ethnicity as a body; nothing where the row says none of them. */
export function stated(cells: Row["cells"]): Readonly<Record<string, unknown>> | undefined {
  const { sex = "", hispanicOrLatinoEthnicity: hispanic } = cells;
  const named = Object.entries(races).flatMap(([column, words]) => (isTrue(cells[column]) ? [words] : []));
  const body = {
    ...maybe("sex", sexes[sex.toLowerCase()]),
    ...maybe("races", named.length > 0 ? named : undefined),
    ...maybe("hispanicOrLatino", isTrue(hispanic) || (isFalse(hispanic) ? false : undefined)),
  };
  return Object.keys(body).length > 0 ? body : undefined;
}

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
      const body = stated(cells);
      if (body) out.add(row, at, { noun: "entry", key: `${row}#stated`, kind: "demographics", learner: key, body });
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
