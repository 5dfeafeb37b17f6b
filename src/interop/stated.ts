import type { EntryFact } from "../entry/fact.ts";
import { maybe } from "./optional.ts";

/** Races by the names that 1EdTech and Microsoft give their columns and codes, in the words of the Census that schools report. */
export const raceWords: Readonly<Record<string, string>> = {
  americanIndianOrAlaskaNative: "American Indian or Alaska Native",
  asian: "Asian",
  blackOrAfricanAmerican: "Black or African American",
  nativeHawaiianOrOtherPacificIslander: "Native Hawaiian or Other Pacific Islander",
  white: "White",
  demographicRaceTwoOrMoreRaces: "Two or more races",
};
const sexWords: Readonly<Record<string, string>> = {
  female: "Female",
  f: "Female",
  male: "Male",
  m: "Male",
  other: "Other",
};

/** What a family stated of a learner to the school; nothing where a row says nothing. "Unspecified" says nothing. */
export function statedFact(
  learner: string,
  row: string,
  {
    sex = "",
    races = [],
    hispanicOrLatino,
  }: { sex?: string | undefined; races?: readonly string[]; hispanicOrLatino?: boolean | undefined },
): EntryFact | undefined {
  const body = {
    ...maybe("sex", sexWords[sex.toLowerCase()]),
    ...maybe("races", races.length > 0 ? races : undefined),
    ...maybe("hispanicOrLatino", hispanicOrLatino),
  };
  if (Object.keys(body).length === 0) return undefined;
  return { noun: "entry", key: `${row}#stated`, kind: "demographics", learner, body };
}

/** What exports write for yes and no; nothing for everything else. */
export const flagOf = (cell: string | undefined): boolean | undefined =>
  /^(true|yes|y|1)$/i.test(cell ?? "") ? true : /^(false|no|n|0)$/i.test(cell ?? "") ? false : undefined;
