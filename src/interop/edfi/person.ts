import type { Person, Reach } from "../people.ts";
import { textOf } from "./element.ts";
import { descriptorValue, type Reading } from "./reading.ts";

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

/** Languages with what each is used for. */
export const languagesOf = (reading: Reading): { language: string; use?: string }[] =>
  reading.parts("Language").flatMap((each) => {
    // Data Standard 2 had the descriptor itself here.
    const language = descriptorValue(each.element);
    const use = each.words("LanguageUse");
    return language === undefined ? [] : [{ language, ...(use !== undefined && { use }) }];
  });
