import type { IsoDate } from "../../kernel/date.ts";
import { maybe } from "../optional.ts";
import { organizationKey, studentKey, within } from "./keys.ts";
import { elementAdapter, type Reading } from "./reading.ts";

/** Days of doses by vaccine; a required one without a day was not given. */
function dosesOf(reading: Reading): { vaccine: string; on: IsoDate[] }[] {
  const doses = new Map<string, IsoDate[]>();
  const add = (vaccine: string | undefined, each: Reading) => {
    if (vaccine === undefined) return;
    const days = each.dates("ImmunizationDate");
    doses.set(vaccine.slice(0, 300), [...(doses.get(vaccine.slice(0, 300)) ?? []), ...days].slice(0, 10));
  };
  for (const each of reading.parts("RequiredImmunization")) add(each.words("ImmunizationType"), each);
  for (const each of reading.parts("AdditionalImmunization")) add(each.text("ImmunizationName"), each);
  return [...doses].slice(0, 40).map(([vaccine, on]) => ({ vaccine, on }));
}

/** That there is an exemption, and of which sort. The medical reason is a diagnosis, the other may be a religion. */
function exemptionOf(reading: Reading): string | undefined {
  const medical = reading.parts("RequiredImmunization").some((each) => each.text("MedicalExemption") !== undefined);
  const other = reading.value("NonMedicalImmunizationExemption") !== undefined;
  return [medical && "Medical", other && "Not medical"].filter(Boolean).join(", ") || undefined;
}

/** `StudentHealth` (since Data Standard 5.1): immunizations. */
export const studentHealth = elementAdapter(
  "StudentHealth",
  "InterchangeStudentHealth",
  (reading) =>
    within(
      reading.key(studentKey, "StudentReference"),
      reading.key(organizationKey, "EducationOrganizationReference", "SchoolReference"),
    ),
  (reading, row) => {
    const [doses, exemption] = [dosesOf(reading), exemptionOf(reading)];
    if (doses.length === 0 && exemption === undefined) return;
    reading.out.add(row, reading.at, {
      noun: "entry",
      key: `${row}#immunization`,
      kind: "immunization",
      learner: reading.key(studentKey, "StudentReference") ?? "",
      ...maybe("observedOn", reading.date("AsOfDate")),
      body: { ...(doses.length > 0 && { doses }), ...maybe("exemption", exemption) },
    });
  },
);
