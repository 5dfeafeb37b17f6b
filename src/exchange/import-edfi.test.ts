import { expect, it } from "vitest";
import { interchange, places, to } from "../interop/edfi/edfi.testing.ts";
import { type Files, openDesk } from "./import.testing.ts";

const people = (adult: "Contact" | "Parent") => ({
  students: ["1", "2"]
    .map(
      (id) =>
        `<Student><StudentUniqueId>${id}</StudentUniqueId><Name><FirstName>Ana${id}</FirstName><LastSurname>Núñez</LastSurname></Name><BirthData><BirthDate>2009-05-0${id}</BirthDate></BirthData></Student>`,
    )
    .join("\n"),
  adults: `<${adult}><${adult}UniqueId>5</${adult}UniqueId><Name><FirstName>Rosa</FirstName><LastSurname>Núñez</LastSurname></Name></${adult}>
    <Student${adult}Association>${to.student("1")}<${adult}Reference><${adult}Identity><${adult}UniqueId>5</${adult}UniqueId></${adult}Identity></${adult}Reference><Relation>uri://ed-fi.org/RelationDescriptor#Mother</Relation></Student${adult}Association>`,
  seats: ["1", "2"]
    .map(
      (id) =>
        `<StudentSectionAssociation>${to.student(id)}${to.section()}<BeginDate>2021-08-23</BeginDate></StudentSectionAssociation>`,
    )
    .join("\n"),
});

/** The district of the reader's tests with two learners in a class, one of them with a mother. */
const bundle = (adult: "Contact" | "Parent" = "Contact") => ({
  ...places,
  "Calendar.xml": interchange(
    `<Session><SessionName>2021-2022 Fall</SessionName><SchoolYear>2021-2022</SchoolYear><BeginDate>2021-08-23</BeginDate><EndDate>2021-12-17</EndDate>${to.school()}</Session>`,
    "InterchangeEducationOrgCalendar",
  ),
  "Student.xml": interchange(people(adult).students),
  [`${adult}.xml`]: interchange(people(adult).adults, `Interchange${adult}`),
  "StudentEnrollment.xml": interchange(people(adult).seats, "InterchangeStudentEnrollment"),
});
const stateOf = async (files: Files) => {
  const desk = await openDesk();
  const { source, remarks } = await desk.take(files);
  return { source, codes: remarks.map(({ code }) => code), state: await desk.state() };
};
const renamed = (files: Readonly<Record<string, string>>, how: (path: string, at: number) => string) =>
  Object.fromEntries(Object.entries(files).map(([path, text], at) => [how(path, at), text]));
const written = (files: Readonly<Record<string, string>>, how: (text: string) => string) =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path, how(text)]));

it("reads the same district from other versions, namespaces, names and orders of its files", async () => {
  const plain = await stateOf(bundle());
  expect([plain.source, plain.codes]).toEqual(["8", []]);
  expect(plain.state.filter((line) => line.startsWith("enrollment "))).toHaveLength(2);
  const others: Readonly<Record<string, Files>> = {
    "an older namespace": written(bundle(), (text) => text.replace("/5.2.0", "/3.3.1-b")),
    "a prefix": written(bundle(), (text) => text.replaceAll(/<(\/?)(?=[A-Z])/g, "<$1e:").replace("xmlns=", "xmlns:e=")),
    "files in another order": renamed(bundle(), (path, at) => `${9 - at}-${path}`),
    "an interchange in two files": {
      ...bundle(),
      "Student.xml": interchange(people("Contact").students.split("\n")[0] ?? ""),
      "more/Student-2.xml": interchange(people("Contact").students.split("\n")[1] ?? ""),
    },
    "line ends of Windows": written(bundle(), (text) => text.replaceAll("\n", "\r\n")),
  };
  for (const [how, files] of Object.entries(others)) expect([how, await stateOf(files)]).toEqual([how, plain]);
});

it("takes the parents of Data Standard 3 and 4 for the contacts of 5 and 6", async () => {
  const adults = async (adult: "Contact" | "Parent") =>
    (await stateOf(bundle(adult))).state
      .filter((line) => /^(guardianship|grants|entry)/.test(line))
      .map((line) => line.replaceAll(adult, "Adult"));
  expect(await adults("Parent")).toEqual(await adults("Contact"));
});

it("says what it has no place for, an element or a whole interchange, and reads the rest", async () => {
  const { codes, state } = await stateOf({
    ...bundle(),
    "Bus.xml": interchange("<StudentTransportation/><StudentTransportation/>", "InterchangeStudentTransportation"),
    "Space.xml": interchange("<SpaceBus/>", "InterchangeOfTomorrow"),
    "page.xml": "<html/>",
    "notes.txt": "x",
  });
  expect(codes).toEqual(["edfi.not-kept", "edfi.interchange-unknown", "file.unknown"]);
  expect(state.filter((line) => line.startsWith("enrollment "))).toHaveLength(2);
});
