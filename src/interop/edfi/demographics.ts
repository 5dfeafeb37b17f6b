import { maybe } from "../optional.ts";
import type { Reading } from "./reading.ts";
import { lettersOf } from "./table.ts";

type Body = Readonly<Record<string, unknown>>;
const someOf = (body: Body): Body | undefined => (Object.keys(body).length > 0 ? body : undefined);
const some = <Each>(all: readonly Each[]) => (all.length > 0 ? all : undefined);

/** Values that say that nobody said. */
const unsaid = new Set(["Choose Not to Respond", "Not Selected", "Unknown", "Not Reported"].map(lettersOf));
const said = (words: readonly string[]) => words.filter((each) => !unsaid.has(lettersOf(each)));

/**
 * Sex, races, ethnicity and tribe of a learner. The older ethnicity that Data Standard 2 still had mixes both and is not read;
 * nor is the place of birth.
 */
export function demographicsOf(reading: Reading): Body | undefined {
  return someOf({
    ...maybe("sex", said(reading.eachWords("Sex"))[0]),
    ...maybe("races", some(said(reading.eachWords("Race")).slice(0, 10))),
    ...maybe("hispanicOrLatino", reading.flag("HispanicLatinoEthnicity")),
    ...maybe("ancestry", some(said(reading.eachWords("AncestryEthnicOrigin")).slice(0, 10))),
    ...maybe("tribe", said(reading.eachWords("TribalAffiliation")).slice(0, 5).join(", ") || undefined),
  });
}

const shared = new Map([
  [lettersOf("Shared"), true],
  [lettersOf("Not Shared"), false],
]);
const asFlag = (text: string | undefined): boolean | undefined => {
  if (text === undefined) return undefined;
  return /^(true|1|yes|y)$/i.test(text) ? true : /^(false|0|no|n)$/i.test(text) ? false : undefined;
};

/** Facts of digital equity, where Data Standard 3 had them as indicators with these names. */
function indicators(reading: Reading): Map<string, string> {
  return new Map(
    reading.parts("StudentIndicator").flatMap((each) => {
      const [name, value] = [each.text("IndicatorName"), each.text("Indicator")];
      return name === undefined || value === undefined ? [] : [[lettersOf(name), value]];
    }),
  );
}

/** Whether homework that needs a screen can be done at home: members since Data Standard 4, indicators before. */
export function homeAccessOf(reading: Reading): Body | undefined {
  const older = indicators(reading);
  const first = (...words: readonly (string | undefined)[]) => said(words.filter((each) => each !== undefined))[0];
  const kind = first(
    reading.words("InternetAccessTypeInResidence"),
    older.get(lettersOf("InternetAccessTypeInResidence")),
  );
  const device = first(
    reading.words("PrimaryLearningDeviceAwayFromSchool"),
    older.get(lettersOf("PrimaryLearningDeviceAwayFromSchool")),
    older.get(lettersOf("DigitalDevice")),
  );
  const access = first(
    reading.words("PrimaryLearningDeviceAccess"),
    older.get(lettersOf("PrimaryLearningDeviceAccess")),
    older.get(lettersOf("DeviceAccess")),
  );
  const internet =
    reading.flag("InternetAccessInResidence") ?? asFlag(older.get(lettersOf("InternetAccessInResidence")));
  return someOf({
    ...maybe("internet", internet),
    ...maybe("internetKind", kind),
    ...maybe("device", device),
    ...maybe("deviceShared", access === undefined ? undefined : shared.get(lettersOf(access))),
  });
}
