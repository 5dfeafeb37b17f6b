import { expect, it } from "vitest";
import { counted, entriesOf, factsOf } from "../bundle.testing.ts";
import { interchange, readXml, to, value } from "./edfi.testing.ts";

const adult = (id: string, street?: string) =>
  `<Contact id="C${id}"><ContactUniqueId>${id}</ContactUniqueId><Name><FirstName>Adult</FirstName><LastSurname>${id}</LastSurname></Name>${
    street === undefined
      ? ""
      : `<Address><StreetNumberName>${street}</StreetNumberName><City>Riverton</City><PostalCode>78834</PostalCode>${value("AddressType", "AddressType", "Home")}</Address>`
  }</Contact>`;
const link = (id: string, learner: string, relation: string, more = "<LivesWith>true</LivesWith>") =>
  `<StudentContactAssociation>${to.student(learner)}<ContactReference ref="C${id}"/>${value("Relation", "Relation", relation)}${more}</StudentContactAssociation>`;

const households = async (xml: string) =>
  Object.fromEntries(factsOf((await readXml(xml)).sent, "guardianship").map((each) => [each.guardian, each.household]));

it("makes one household of two adults who live with the learner at one address, however it is written", async () => {
  expect(
    await households(
      [
        adult("2", "263 New Street"),
        adult("1", "263  new st."),
        link("2", "7", "Mother"),
        link("1", "7", "Father"),
      ].join(""),
    ),
  ).toEqual({ "1": "adult:1", "2": "adult:1" });
});

it("never lets two households leak into each other: another address, not living there, or no address is one's own", async () => {
  expect(
    await households(
      [
        adult("1", "263 New Street"),
        adult("2", "99 Old Road"),
        adult("3", "263 New Street"),
        adult("4"),
        link("1", "7", "Mother"),
        link("2", "7", "Father"),
        link("3", "7", "Aunt", "<LivesWith>false</LivesWith>"),
        link("4", "7", "Uncle"),
      ].join(""),
    ),
  ).toEqual({ "1": "adult:1", "2": "adult:2", "3": "adult:3", "4": "adult:4" });
});

it("joins nobody by the address of another learner", async () => {
  const { sent } = await readXml(
    [adult("1", "1 Main St"), adult("2", "1 Main St"), link("1", "7", "Mother"), link("2", "8", "Mother")].join(""),
  );
  expect(factsOf(sent, "guardianship").map(({ learner, household }) => [learner, household])).toEqual([
    ["7", "adult:1"],
    ["8", "adult:2"],
  ]);
});

it("gives the rights of a parent by relation or by legal guardianship, and to no partner or in-law by their name alone", async () => {
  for (const [relation, more, rights] of [
    ["Mother", "", true],
    ["Father, step", "", true],
    ["CourtAppointedGuardian", "", true],
    ["Grandmother", "", false],
    ["Grandmother", "<LegalGuardian>true</LegalGuardian>", true],
    ["FathersSignificantOther", "", false],
    ["MotherInLaw", "", false],
    ["Mother", "<ContactRestrictions>May not be picked up</ContactRestrictions>", false],
  ] as const) {
    const { sent } = await readXml(adult("1") + link("1", "7", relation, more));
    const [made] = factsOf(sent, "guardianship");
    expect([relation, made?.mayRead, made?.mayDecide]).toEqual([relation, rights, rights]);
  }
});

it("keeps an adult of a relation that no table knows, without rights, and says so", async () => {
  const { sent, remarks } = await readXml(adult("1") + link("1", "7", "Clan elder"));
  expect(factsOf(sent, "guardianship")[0]).toMatchObject({ relationship: "Clan elder", mayRead: false });
  expect(remarks[0]).toMatchObject({ code: "edfi.descriptor-unknown", message: "RelationDescriptor#Clan elder" });
});

it("maps a state's own code by the words the bundle has for it", async () => {
  const { sent, remarks } = await readXml({
    "Descriptors.xml": interchange(
      "<RelationDescriptor><CodeValue>01</CodeValue><ShortDescription>Mother</ShortDescription><Namespace>uri://state.gov/RelationDescriptor</Namespace></RelationDescriptor>",
      "InterchangeDescriptors",
    ),
    "Contact.xml": interchange(
      adult("1") + link("1", "7", "01").replace("ed-fi.org", "state.gov"),
      "InterchangeContact",
    ),
  });
  expect(factsOf(sent, "guardianship")[0]).toMatchObject({ relationship: "Mother", mayRead: true });
  expect(remarks).toEqual([]);
});

it("says how an adult is reached, to their own household alone", async () => {
  const phone = `<Telephone><TelephoneNumber>555 0100</TelephoneNumber>${value("TelephoneNumberType", "TelephoneNumberType", "Mobile")}</Telephone>`;
  const { sent } = await readXml(adult("1").replace("</Contact>", `${phone}</Contact>`) + link("1", "7", "Mother"));
  expect(entriesOf(sent, "contact")[0]).toMatchObject({
    circle: "adult:1",
    guardian: "1",
    body: {
      holder: "guardian",
      name: "Adult 1",
      relationship: "Mother",
      livesWith: true,
      phones: [{ kind: "Mobile", number: "555 0100" }],
    },
  });
});

it("leaves out an association with an adult who is not in the bundle, and then ends none", async () => {
  const { sent, remarks, complete } = await readXml(
    link("1", "7", "Mother")
      .replace('ref="C1"', "")
      .replace("/>", `><ContactIdentity><ContactUniqueId>1</ContactUniqueId></ContactIdentity></ContactReference>`),
  );
  expect(sent).toEqual([]);
  expect(counted(remarks)).toEqual({ "edfi.contact-missing": 1 });
  expect(complete.has("StudentContactAssociation")).toBe(false);
});

it("reads the parents of older versions as the contacts of newer ones", async () => {
  const { sent } = await readXml(
    (adult("1") + link("1", "7", "Mother"))
      .replaceAll("Contact", "Parent")
      .replaceAll("PrimaryParent", "PrimaryContact"),
  );
  expect(factsOf(sent, "guardianship")[0]).toMatchObject({ learner: "7", guardian: "1", mayRead: true });
});
