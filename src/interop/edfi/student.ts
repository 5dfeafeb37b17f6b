import { learnerFacts, ownContact, type Person, type Reach } from "../people.ts";
import { keep } from "./context.ts";
import { memberOf, textOf } from "./element.ts";
import { organizationKey, plain, studentKey, within } from "./keys.ts";
import { elementAdapter, ownKey, type Reading } from "./reading.ts";

/** The name of a person, wherever Ed-Fi has one: in `Name`, or beside it in documents of the API's shape. */
export function nameOf(
  reading: Reading,
): Pick<Person, "given" | "family" | "middle" | "suffix" | "preferredGiven" | "preferredFamily"> | undefined {
  const name = reading.within("Name") ?? reading;
  const given = name.text("FirstName");
  if (given === undefined) {
    reading.out.remark("row.cell-missing", reading.at, "FirstName");
    return undefined;
  }
  return {
    given,
    family: name.text("LastSurname"),
    middle: name.text("MiddleName"),
    suffix: name.text("GenerationCodeSuffix"),
    preferredGiven: name.text("PreferredFirstName"),
    preferredFamily: name.text("PreferredLastSurname"),
  };
}

/** Lines of an address as one writes them on a letter. */
function linesOf(address: Reading): string[] {
  const street = [address.text("StreetNumberName"), address.text("ApartmentRoomSuiteNumber")]
    .filter(Boolean)
    .join(", ");
  const state = [address.value("StateAbbreviation"), address.text("PostalCode")].filter(Boolean).join(" ");
  const city = [address.text("City"), state].filter(Boolean).join(", ");
  return [street, address.text("BuildingSiteNumber"), city].flatMap((line) => (line ? [line] : []));
}

/** Phones, mails, addresses and languages of a person. Addresses that ended are left out. */
export function reachOf(reading: Reading): Reach {
  const addresses = reading
    .parts("Address")
    .filter((each) => textOf(each.element, "Period", "EndDate") === undefined)
    .map((each) => ({ kind: each.words("AddressType"), lines: linesOf(each) }));
  return {
    addresses: addresses.filter(({ lines }) => lines.length > 0),
    phones: reading.parts("Telephone").flatMap((each) => {
      const number = each.text("TelephoneNumber");
      return number === undefined ? [] : [{ kind: each.words("TelephoneNumberType"), number }];
    }),
    emails: reading.parts("ElectronicMail").flatMap((each) => {
      const address = each.text("ElectronicMailAddress");
      return address === undefined ? [] : [{ kind: each.words("ElectronicMailType"), address }];
    }),
    languages: languagesOf(reading).map(({ language }) => language),
  };
}

const languagesOf = (reading: Reading) =>
  reading.parts("Language").flatMap((each) => {
    // Data Standard 2 had the descriptor itself here.
    const language = each.value("Language") ?? (each.element.text === "" ? undefined : each.element.text);
    const use = each.words("LanguageUse");
    return language === undefined ? [] : [{ language, ...(use !== undefined && { use }) }];
  });

/** What the standard can say of a person and we never keep (docs/privacy.md), in `Citizenship`, in `BirthData` or by itself. */
const refusedMembers = ["Citizenship", "CitizenshipStatus", "Visa", "IdentificationDocument", "DateEnteredUS"];

function refuse({ element, at, out }: Reading): void {
  const places = [element, memberOf(element, "Citizenship"), memberOf(element, "BirthData")];
  const found = places.flatMap((place) => place?.members.map(({ name }) => name) ?? []);
  for (const name of refusedMembers) if (found.includes(name)) out.remark("field.refused", at, name);
}

/** `Student`: the learner, the name, the identity. What other elements say of identifiers is in the context. */
export const student = elementAdapter("Student", "InterchangeStudent", ownKey(studentKey), (reading, row) => {
  const { element, context, at, out } = reading;
  const key = studentKey(element, context.ids) ?? "";
  refuse(reading);
  const name = nameOf(reading);
  if (!name) return;
  const identifiers = [
    { system: "Student Unique ID", value: plain(key) },
    ...(context.identifiers.get(key) ?? []),
    ...identifiersOf(reading),
  ];
  const born = reading.within("BirthData")?.date("BirthDate");
  learnerFacts({ key, ...name, bornOn: born, identifiers: identifiers.slice(0, 20) }, row, at, out);
});

const identifiersOf = (reading: Reading) => reading.parts("StudentIdentificationCode").flatMap(identifierOf);

/** The national number of another country is no less one. */
const nationalNumber = /\bSIN\b/;

function identifierOf(reading: Reading): { system: string; value: string }[] {
  const [system, value] = [reading.words("StudentIdentificationSystem"), reading.text("IdentificationCode")];
  if (system === undefined || value === undefined) return [];
  if (!nationalNumber.test(system)) return [{ system, value }];
  reading.out.remark("field.refused", reading.at, system.slice(0, 40));
  return [];
}

const studentAt = (reading: Reading) =>
  within(
    reading.key(studentKey, "StudentReference"),
    reading.key(organizationKey, "EducationOrganizationReference", "SchoolReference"),
  );

/** Of several rows that say the same of a learner, one speaks: the first by its key, which the district's is. */
function speak(reading: Reading, about: string, row: string | undefined): void {
  const learner = reading.key(studentKey, "StudentReference");
  if (learner === undefined || row === undefined) return;
  const { speaks } = reading.context;
  const known = speaks.get(`${about}/${learner}`);
  if (known === undefined || row < known) speaks.set(`${about}/${learner}`, row);
}

function gather(reading: Reading, name: string): void {
  const { context } = reading;
  const learner = reading.key(studentKey, "StudentReference");
  const row = studentAt(reading);
  const reach = reachOf(reading);
  if (reach.languages && reach.languages.length > 0) speak(reading, "languages", row && `${name}/${row}`);
  if ((reach.addresses?.length ?? 0) + (reach.phones?.length ?? 0) + (reach.emails?.length ?? 0) > 0)
    speak(reading, "reach", row && `${name}/${row}`);
  if (learner === undefined) return;
  const codes = identifiersOf(reading);
  if (codes.length > 0) context.identifiers.set(learner, [...(context.identifiers.get(learner) ?? []), ...codes]);
  const level = reading.value("LimitedEnglishProficiency");
  if (level !== undefined && level !== "NotLimited")
    keep(context.englishLevels, learner, reading.words("LimitedEnglishProficiency") ?? level);
}

/** Languages at home and the learner's own address, from whichever element of this version has them. */
const aboutStudent = (name: string, interchange: string) =>
  elementAdapter(
    name,
    interchange,
    studentAt,
    (reading, row) => {
      const { context, at, out } = reading;
      const learner = reading.key(studentKey, "StudentReference") ?? "";
      const languages = languagesOf(reading).slice(0, 10);
      const level = context.englishLevels.get(learner);
      if (languages.length > 0 && context.speaks.get(`languages/${learner}`) === row)
        out.add(row, at, {
          noun: "entry",
          key: `${row}#languages`,
          kind: "background",
          learner,
          body: { languages, ...(level !== undefined && { englishLearnerLevel: level }) },
        });
      if (context.speaks.get(`reach/${learner}`) !== row) return;
      const { languages: _, ...reach } = reachOf(reading);
      out.add(row, at, ownContact(learner, row, reach));
    },
    (reading) => gather(reading, name),
  );

/** Before Data Standard 6: addresses, languages and demographics of a student, in one. */
export const studentOrganization = aboutStudent(
  "StudentEducationOrganizationAssociation",
  "InterchangeStudentEnrollment",
);
/** Data Standard 6 splits the association above into these. */
export const studentDirectory = aboutStudent("StudentDirectory", "InterchangeStudent");
export const studentDemographic = aboutStudent("StudentDemographic", "InterchangeStudent");

/** `StudentIdentificationCode` (Data Standard 6): into the identity of its student. */
export const studentIdentificationCode = elementAdapter(
  "StudentIdentificationCode",
  "InterchangeStudent",
  (reading) => within(studentAt(reading), reading.value("StudentIdentificationSystem")),
  () => undefined,
  (reading) => {
    const learner = reading.key(studentKey, "StudentReference");
    if (learner === undefined) return;
    const { identifiers } = reading.context;
    identifiers.set(learner, [...(identifiers.get(learner) ?? []), ...identifierOf(reading)]);
  },
);
