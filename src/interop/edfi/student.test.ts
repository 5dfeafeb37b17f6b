import { expect, it } from "vitest";
import { addDays } from "../../kernel/date.ts";
import { counted, entriesOf, factsOf } from "../bundle.testing.ts";
import { interchange, readXml, to, value } from "./edfi.testing.ts";

const ana = (more = "") =>
  `<Student><StudentUniqueId>7</StudentUniqueId><Name><FirstName>Ana</FirstName><MiddleName>B</MiddleName><LastSurname>Núñez</LastSurname>
  <GenerationCodeSuffix>Jr</GenerationCodeSuffix><PreferredFirstName>Anita</PreferredFirstName></Name><BirthData><BirthDate>2014-11-13</BirthDate></BirthData>${more}</Student>`;
const organizationStudent = (inner: string, organization = "8") =>
  `<StudentEducationOrganizationAssociation>${to.organization(organization)}${to.student("7")}${inner}</StudentEducationOrganizationAssociation>`;

it("reads a learner with the name they go by and the legal one", async () => {
  const { sent } = await readXml(ana());
  expect(factsOf(sent, "learner")).toEqual([
    {
      noun: "learner",
      key: "7",
      identifiers: [{ system: "Student Unique ID", value: "7" }],
      evidence: { given: "Ana", family: "Núñez", bornOn: "2014-11-13" },
    },
  ]);
  expect(entriesOf(sent, "name")[0]?.body).toEqual({ given: "Anita", family: "Núñez" });
  expect(entriesOf(sent, "identity")[0]?.body).toEqual({
    given: "Ana",
    middle: "B",
    family: "Núñez",
    suffix: "Jr",
    bornOn: "2014-11-13",
    identifiers: [{ system: "Student Unique ID", value: "7" }],
  });
});

it("moves birthdays with every other date", async () => {
  const { sent } = await readXml(ana(), (date) => addDays(date, 1));
  expect(entriesOf(sent, "identity")[0]?.body.bornOn).toBe("2014-11-14");
});

it("says of a birthday that does not exist, and keeps the learner", async () => {
  const { sent, remarks } = await readXml(ana().replace("2014-11-13", "2014-02-30"));
  expect(entriesOf(sent, "identity")[0]?.body.bornOn).toBeUndefined();
  expect(counted(remarks)).toEqual({ "date.invalid": 1 });
});

it("never stores citizenship, visa, the day of entry or a social security number, and says that it refused them", async () => {
  const { sent, remarks } = await readXml(
    ana(
      `<Citizenship>${value("CitizenshipStatus", "CitizenshipStatus", "Permanent resident")}${value("Visa", "Visa", "F1 - Foreign Student Visa")}</Citizenship>
      <StudentIdentificationCode><IdentificationCode>123-45-6789</IdentificationCode>${value("StudentIdentificationSystem", "StudentIdentificationSystem", "SSN")}</StudentIdentificationCode>
      <StudentIdentificationCode><IdentificationCode>046454286</IdentificationCode>${value("StudentIdentificationSystem", "StudentIdentificationSystem", "Canadian SIN")}</StudentIdentificationCode>`,
    ),
  );
  expect(JSON.stringify(sent)).not.toMatch(/Permanent|F1|6789|046454286/);
  expect(remarks.map(({ code, message }) => `${code} ${message}`).sort()).toEqual([
    "field.refused Canadian SIN",
    "field.refused Citizenship",
    "field.refused CitizenshipStatus",
    "field.refused SSN",
    "field.refused Visa",
  ]);
});

it("reads identifiers, languages and the learner's own address of the association with the district, in either version", async () => {
  const code = `<IdentificationCode>42</IdentificationCode>${value("StudentIdentificationSystem", "StudentIdentificationSystem", "State")}`;
  const languages = `<Language>${value("Language", "Language", "spa")}${value("LanguageUse", "LanguageUse", "Home language")}</Language>`;
  const address = `<Address><StreetNumberName>1 Main Street</StreetNumberName><City>Riverton</City>${value("StateAbbreviation", "StateAbbreviation", "TX")}<PostalCode>78834</PostalCode>${value("AddressType", "AddressType", "Home")}</Address>`;
  const older = organizationStudent(
    `${address}${languages}<StudentIdentificationCode>${code}</StudentIdentificationCode>`,
  );
  const newer = ["StudentDirectory", "StudentDemographic", "StudentIdentificationCode"].map(
    (name, place) => `<${name}>${to.organization("8")}${to.student("7")}${[address, languages, code][place]}</${name}>`,
  );
  for (const association of [older, newer.join("")]) {
    const { sent } = await readXml({ "a.xml": interchange(association), "b.xml": interchange(ana()) });
    expect(entriesOf(sent, "identity")[0]?.body.identifiers).toContainEqual({ system: "State", value: "42" });
    expect(entriesOf(sent, "background")[0]?.body).toEqual({ languages: [{ language: "spa", use: "Home language" }] });
    expect(entriesOf(sent, "contact").map(({ circle, body }) => [circle, body])).toEqual([
      ["family", { holder: "learner", addresses: [{ kind: "Home", lines: ["1 Main Street", "Riverton, TX 78834"] }] }],
    ]);
  }
});

it("keeps one address of a learner whom the district and the school both describe", async () => {
  const phone = "<Telephone><TelephoneNumber>555 0100</TelephoneNumber></Telephone>";
  const { sent } = await readXml(ana() + organizationStudent(phone, "801") + organizationStudent(phone, "8"));
  expect(entriesOf(sent, "contact").map(({ key }) => key)).toEqual([
    "StudentEducationOrganizationAssociation/7|8#contact",
  ]);
});
