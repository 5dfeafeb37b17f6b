import fc from "fast-check";
import { expect, it } from "vitest";
import { made, type XmlElement } from "./element.ts";
import {
  gradingPeriodKey,
  identityMembers,
  identityOf,
  joined,
  organizationKey,
  partsOf,
  referredKey,
  sectionKey,
  studentKey,
  studentSectionKey,
  within,
} from "./keys.ts";
import { gradingPeriodReference, sectionReference, studentSectionReference } from "./references.ts";

const none = new Map<string, XmlElement>();
const part = fc.string({ unit: fc.constantFrom("a", "7", " ", "|", "%", "-", "é"), minLength: 1, maxLength: 6 });
const section = fc
  .tuple(part, fc.integer({ min: 1990, max: 2090 }), part, part, part)
  .map(([school, year, session, course, id]) => joined(school, String(year), session, course, id) ?? "");

it("takes a key apart into the parts it was joined from", () => {
  fc.assert(
    fc.property(fc.array(part, { minLength: 1 }), (parts) => {
      expect(partsOf(joined(...parts) ?? "")).toEqual(parts);
    }),
  );
});

it("has no key where a part is missing", () => {
  expect(joined("a", undefined)).toBeUndefined();
  expect(within("a|b", undefined)).toBeUndefined();
});

it("finds the section, the seat in it and the grading period by the reference it writes", () => {
  fc.assert(
    fc.property(section, part, part, (key, student, title) => {
      const own = joined(student) ?? "";
      const [school = "", year = ""] = partsOf(key);
      const period = joined(school, year, "First Six Weeks", title) ?? "";
      expect(sectionKey(identityOf(sectionReference(key), none), none)).toBe(key);
      expect(studentSectionKey(identityOf(studentSectionReference(own, key, "2021-08-23"), none), none)).toBe(
        `${own}|${key}|2021-08-23`,
      );
      expect(gradingPeriodKey(identityOf(gradingPeriodReference(period), none), none)).toBe(period);
    }),
  );
});

it("follows a reference to an element elsewhere in the bundle, and what that one refers to", () => {
  const ids = new Map([
    ["SCHOOL", identityMembers(made("School", [made("NameOfInstitution", "Harbor"), made("SchoolId", "9 ".trim())]))],
    ["STUDENT", made("StudentReference", [made("StudentIdentity", [made("StudentUniqueId", "7")])])],
  ]);
  const pointing = (name: string, ref: string): XmlElement => ({ ...made(name, ""), ref });
  const element = made("X", [pointing("SchoolReference", "SCHOOL"), pointing("StudentReference", "STUDENT")]);
  expect(referredKey(element, organizationKey, ids, "SchoolReference")).toBe("9");
  expect(referredKey(element, studentKey, ids, "StudentReference")).toBe("7");
  expect(
    referredKey(made("X", [pointing("SchoolReference", "GONE")]), organizationKey, ids, "SchoolReference"),
  ).toBeUndefined();
});

it("keeps of an element that others point at only what identifies it", () => {
  const kept = identityMembers(
    made("Contact", [made("ContactUniqueId", "1"), made("Name", [made("FirstName", "Ana")])]),
  );
  expect(kept.members.map(({ name }) => name)).toEqual(["ContactUniqueId"]);
});
