import { adultFacts, type Person } from "../people.ts";
import { type EdFiContext, keep } from "./context.ts";
import { relations } from "./descriptors.ts";
import { contactKey, studentKey, within } from "./keys.ts";
import { nameOf, reachOf } from "./person.ts";
import { elementAdapter, ownKey, type Reading } from "./reading.ts";
import { lettersOf } from "./table.ts";

/** The likelier a person lives at an address of this type, the lower; real exports call homes by any of them. */
const likelihood = ["home", "physical", "mailing"];
function rankOf(type: string): number {
  const rank = likelihood.indexOf(type);
  return rank < 0 ? likelihood.length : rank;
}

/**
 * The address a person may live at, for comparing: street and number, apartment, city and ZIP code, without case and
 * punctuation. Common abbreviations are one spelling. `undefined` where there is no street.
 */
function homeOf(reading: Reading): string | undefined {
  const homes = reading.parts("Address").map((address) => {
    const street = address.text("StreetNumberName");
    const zip = address.text("PostalCode")?.slice(0, 5);
    const rest = [address.text("ApartmentRoomSuiteNumber"), address.text("City"), zip];
    return { rank: rankOf(lettersOf(address.value("AddressType") ?? "")), street, rest };
  });
  const [home] = homes.filter(({ street }) => street !== undefined).sort((a, b) => a.rank - b.rank);
  return home && lettersOf(spelledOut([home.street, ...home.rest].filter(Boolean).join(" ")));
}

const abbreviations: Readonly<Record<string, string>> = {
  street: "st",
  avenue: "ave",
  road: "rd",
  drive: "dr",
  lane: "ln",
  court: "ct",
  boulevard: "blvd",
  place: "pl",
  apartment: "apt",
  north: "n",
  south: "s",
  east: "e",
  west: "w",
};
const spelledOut = (address: string) =>
  address
    .toLowerCase()
    .split(/[\s.,#-]+/)
    .map((word) => abbreviations[word] ?? word)
    .join(" ");

const adult = (name: string, interchange: string) =>
  elementAdapter(
    name,
    interchange,
    ownKey(contactKey),
    ({ element, context, at, out }, row) =>
      out.add(row, at, { noun: "guardian", key: contactKey(element, context.ids) ?? "" }),
    (reading) => {
      const { element, context } = reading;
      const key = contactKey(element, context.ids);
      const name = nameOf(reading);
      if (key === undefined || !name) return;
      const person: Person = { key, ...name, ...reachOf(reading) };
      keep(context.adults, key, { person, home: homeOf(reading) });
    },
  );

/** `Contact`, `Parent` before Data Standard 5: an adult, known by the learners that name them. */
export const contact = adult("Contact", "InterchangeContact");
/** The older name; what it says is the same. */
export const parent = adult("Parent", "InterchangeParent");

const contactOf = (reading: Reading) => reading.key(contactKey, "ContactReference", "ParentReference");
const studentOf = (reading: Reading) => reading.key(studentKey, "StudentReference");

/**
 * Key of the household an adult shares with a learner: adults who live with the learner at one address, of whatever type, are
 * one, known by the first of them; everybody else is one of their own. A shared address alone joins nobody.
 */
function householdOf(contact: string, learner: string, { adults, adultsOf }: EdFiContext): string {
  const links = adultsOf.get(learner) ?? [];
  const home = adults.get(contact)?.home;
  if (home === undefined || !links.some((each) => each.contact === contact && each.livesWith)) return contact;
  const together = links.filter((each) => each.livesWith && adults.get(each.contact)?.home === home);
  return together.map((each) => each.contact).sort()[0] ?? contact;
}

const association = (name: string, interchange: string) =>
  elementAdapter(
    name,
    interchange,
    (reading) => within(studentOf(reading), contactOf(reading)),
    (reading, row) => {
      const { context, at, out } = reading;
      const [learner = "", key = ""] = [studentOf(reading), contactOf(reading)];
      const known = context.adults.get(key);
      if (!known) return out.remark("edfi.contact-missing", at);
      const relation = reading.meaning(relations, "Relation");
      // A restriction is no court document, but somebody had a reason: a person decides before this adult reads anything.
      const restricted = reading.text("ContactRestrictions") !== undefined;
      if (restricted) out.remark("edfi.contact-restricted", at);
      const rights = !restricted && (relation?.parent === true || reading.flag("LegalGuardian") === true);
      const words = relation?.words ?? reading.words("Relation") ?? "Other";
      out.add(
        row,
        at,
        ...adultFacts(learner, known.person, words, row, {
          rights,
          household: householdOf(key, learner, context),
          isPrimary: reading.flag("PrimaryContactStatus"),
          isEmergency: reading.flag("EmergencyContactStatus"),
          livesWith: reading.flag("LivesWith"),
        }),
      );
    },
    (reading) => {
      const [learner, key] = [studentOf(reading), contactOf(reading)];
      if (learner === undefined || key === undefined) return;
      const { adultsOf } = reading.context;
      const link = { contact: key, livesWith: reading.flag("LivesWith") === true };
      adultsOf.set(learner, [...(adultsOf.get(learner) ?? []), link]);
    },
  );

/** `StudentContactAssociation`, `StudentParentAssociation` before Data Standard 5: who an adult is to a learner. */
export const studentContact = association("StudentContactAssociation", "InterchangeContact");
/** The older name; what it says is the same. */
export const studentParent = association("StudentParentAssociation", "InterchangeParent");
