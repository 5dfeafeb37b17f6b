import { expect, it } from "vitest";
import { counted, entriesOf } from "../bundle.testing.ts";
import { interchange, readXml, to } from "./edfi.testing.ts";

const event = (category: string) =>
  `<StudentSchoolAttendanceEvent><AttendanceEvent><EventDate>2021-09-20</EventDate>${category}</AttendanceEvent>${to.student("7")}${to.school()}${to.session}</StudentSchoolAttendanceEvent>`;
const uri = (text: string) => event(`<AttendanceEventCategory>${text}</AttendanceEventCategory>`);
const described = (namespace: string, code: string, words: string, more = "") =>
  `<AttendanceEventCategoryDescriptor><CodeValue>${code}</CodeValue><ShortDescription>${words}</ShortDescription><Namespace>${namespace}</Namespace>${more}</AttendanceEventCategoryDescriptor>`;
const state = "uri://state.example/AttendanceEventCategoryDescriptor";

const categories = async (xml: string, descriptors = "") => {
  const { sent, remarks } = await readXml({
    "a.xml": interchange(xml, "InterchangeStudentAttendance"),
    "b.xml": interchange(descriptors, "InterchangeDescriptors"),
  });
  const read = entriesOf(sent, "attendance").map(({ body }) => `${body.category} ${body.excused ?? ""}`.trim());
  return [...read, ...remarks.map(({ code, message }) => `${code} ${message}`)];
};

it("reads a state's value that is spelled as Ed-Fi's, or described as one", async () => {
  expect(await categories(uri(`${state}#Excused Absence`))).toEqual(["absent true"]);
  expect(await categories(uri(`${state}#EA`), described(state, "EA", "Excused absence"))).toEqual(["absent true"]);
});

it("guesses nothing of a state's value that no table knows, or whose description says another thing", async () => {
  expect(await categories(uri(`${state}#EA`))).toEqual([
    "edfi.descriptor-unknown AttendanceEventCategoryDescriptor#EA",
  ]);
  expect(await categories(uri(`${state}#Present`), described(state, "Present", "Tardy"))).toEqual([
    "edfi.descriptor-unknown AttendanceEventCategoryDescriptor#Present",
  ]);
});

it("does not take one state's description for another's", async () => {
  expect(
    await categories(
      uri(`${state}#A`),
      described("uri://other.example/AttendanceEventCategoryDescriptor", "A", "Excused Absence"),
    ),
  ).toEqual(["edfi.descriptor-unknown AttendanceEventCategoryDescriptor#A"]);
});

it("follows the value of Ed-Fi that a state maps its own to, in either version", async () => {
  const map = "<AttendanceEventCategoryMap>Unexcused Absence</AttendanceEventCategoryMap>";
  const older = event("<AttendanceEventCategory><CodeValue>U</CodeValue></AttendanceEventCategory>");
  expect(await categories(older, described("http://state.example", "U", "Unverified", map))).toEqual(["absent false"]);
  const mapping = (namespace: string) =>
    `<DescriptorMapping><MappedNamespace>${namespace}</MappedNamespace><MappedValue>Unexcused Absence</MappedValue><Namespace>${state}</Namespace><Value>U</Value></DescriptorMapping>`;
  const ours = "uri://ed-fi.org/AttendanceEventCategoryDescriptor";
  expect(await categories(uri(`${state}#U`), mapping(ours))).toEqual(["absent false"]);
  expect(await categories(uri(`${state}#U`), mapping("uri://vendor.example/X"))).toEqual([
    "edfi.descriptor-unknown AttendanceEventCategoryDescriptor#U",
  ]);
});

it("does not choose between two states where an older value says no namespace", async () => {
  const older = event("<AttendanceEventCategory><CodeValue>U</CodeValue></AttendanceEventCategory>");
  const two =
    described("http://a.example", "U", "Unexcused Absence") + described("http://b.example", "U", "Excused Absence");
  expect(await categories(older, two)).toEqual(["edfi.descriptor-unknown AttendanceEventCategoryDescriptor#U"]);
  const said = event(
    "<AttendanceEventCategory><CodeValue>U</CodeValue><Namespace>http://b.example</Namespace></AttendanceEventCategory>",
  );
  expect(await categories(said, two)).toEqual(["absent true"]);
});

it("counts every value that no table knows", async () => {
  const { remarks, sent } = await readXml(uri("uri://ed-fi.org/X#Z") + uri("uri://ed-fi.org/X#Tardy"));
  expect(counted(remarks)).toEqual({ "edfi.descriptor-unknown": 1 });
  expect(entriesOf(sent, "attendance")).toHaveLength(1);
});
