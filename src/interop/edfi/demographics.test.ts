import { expect, it } from "vitest";
import { entriesOf } from "../bundle.testing.ts";
import { readXml, to, value } from "./edfi.testing.ts";

const about = (inner: string, element = "StudentEducationOrganizationAssociation", organization = "8") =>
  `<${element}>${to.organization(organization)}${to.student("7")}${inner}</${element}>`;
const bodies = async (kind: string, xml: string) => entriesOf((await readXml(xml)).sent, kind).map(({ body }) => body);

it("reads races, ethnicity, sex and tribe, and leaves out where somebody chose not to say", async () => {
  const xml = about(
    `${value("Sex", "Sex", "Non-binary")}<HispanicLatinoEthnicity>false</HispanicLatinoEthnicity>${value("Race", "Race", "Asian")}${value("Race", "Race", "White")}
    <TribalAffiliation>${value("TribalAffiliation", "TribalAffiliation", "Caddo")}</TribalAffiliation>${value("AncestryEthnicOrigin", "AncestryEthnicOrigin", "Hmong")}`,
    "StudentDemographic",
  );
  expect(await bodies("demographics", xml)).toEqual([
    { sex: "Non-binary", races: ["Asian", "White"], hispanicOrLatino: false, ancestry: ["Hmong"], tribe: "Caddo" },
  ]);
  const unsaid = about(`${value("Sex", "Sex", "Not Selected")}${value("Race", "Race", "Choose Not to Respond")}`);
  expect(await bodies("demographics", unsaid)).toEqual([]);
});

it("lets one row speak where the district and the school both say it", async () => {
  const female = value("Sex", "Sex", "Female");
  const element = "StudentEducationOrganizationAssociation";
  expect(await bodies("demographics", about(female, element, "801") + about(female))).toEqual([{ sex: "Female" }]);
});

it("reads what there is to learn with at home, as members or as the indicators they once were", async () => {
  const members = `<InternetAccessInResidence>true</InternetAccessInResidence>${value("InternetAccessTypeInResidence", "InternetAccessTypeInResidence", "Satellite")}
  ${value("PrimaryLearningDeviceAwayFromSchool", "PrimaryLearningDeviceAwayFromSchool", "Tablet")}${value("PrimaryLearningDeviceAccess", "PrimaryLearningDeviceAccess", "Shared")}`;
  const indicator = (name: string, said: string) =>
    `<StudentIndicator><IndicatorName>${name}</IndicatorName><Indicator>${said}</Indicator></StudentIndicator>`;
  const indicators = [
    indicator("Internet Access In Residence", "Yes"),
    indicator("Internet Access Type In Residence", "Satellite"),
    indicator("Digital Device", "Tablet"),
    indicator("Device Access", "Shared"),
  ];
  for (const xml of [about(members), about(indicators.join(""))])
    expect(await bodies("home-access", xml)).toEqual([
      { internet: true, internetKind: "Satellite", device: "Tablet", deviceShared: true },
    ]);
  expect(await bodies("home-access", about(indicator("At Risk", "1")))).toEqual([]);
});
