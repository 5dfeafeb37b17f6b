import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holdsRefused, isRefusedSystem, refuse } from "./refuse.ts";

const digits = (length: number, min = 1) =>
  fc.integer({ min, max: 10 ** length - 1 }).map((number) => String(number).padStart(length, "0"));
/** Numbers as the Social Security Administration gives them: no group of zeros, no area 666 or 9xx. */
const parts = fc.tuple(
  digits(3).filter((area) => area !== "666" && area < "900"),
  digits(2),
  digits(4),
);

describe("a social security number", () => {
  it("is known in the middle of any text, however it is written and however deep it stands", () => {
    const around = fc.string({ maxLength: 20 }).map((text) => text.replaceAll(/[\d.-]/g, "x"));
    const separator = fc.constantFrom("-", " ", ".", "\u2010", "\u2011", "\u2013", "\u2212-".slice(1), "\u00a0");
    fc.assert(
      fc.property(parts, separator, around, around, (number, by, before, after) => {
        const text = `${before} ${number.join(by)} ${after}`;
        expect(holdsRefused(text)).toBe(true);
        expect(holdsRefused({ a: [{ b: [text] }] })).toBe(true);
      }),
    );
    const wide = [...`123-45-6789`].map((each) =>
      /\d/.test(each) ? String.fromCodePoint(0xff10 + Number(each)) : each,
    );
    expect(holdsRefused(wide.join(""))).toBe(true);
    expect(holdsRefused("(123-45-6789)")).toBe(true);
    expect(holdsRefused("no.-123-45-6789")).toBe(true);
  });

  it("is known by its name where it is written in one piece", () => {
    for (const text of [
      "SSN 123456789",
      "ssn: 123 456 789",
      "His social security number is 123456789.",
      "Seguro social n.º 123456789",
    ])
      expect([text, holdsRefused(text)]).toEqual([text, true]);
  });

  it("is not seen in phones, dates, rooms, student numbers, ids and scores", () => {
    for (const text of [
      "call (950) 342-7522 or 950-342-7522",
      "room 123-45, 000-12-3456, 666-12-3456, 912-34-5678, 123-00-4567, 123-45-0000",
      "2026-10-05 to 2026-11-20",
      "student 604821789, state 123456789",
      "019b0a52-7d10-7123-8456-1234567890ab",
      "1-123-45-6789-0",
      "version 123.45.6789.1",
      "We learned how Social Security began in 1935.",
    ])
      expect([text, holdsRefused(text)]).toEqual([text, false]);
    fc.assert(fc.property(fc.uuid(), (id) => !holdsRefused(id)));
    expect(holdsRefused([null, undefined, 123456789, true])).toBe(false);
  });

  it("is refused in words that do not repeat it", () => {
    const attempt = () => refuse({ strength: "123-45-6789" });
    expect(attempt).toThrow(expect.objectContaining({ slug: "entry-refused" }));
    expect(attempt).not.toThrow(/6789/);
    expect(() => refuse({ strength: "Explains each step" })).not.toThrow();
  });
});

it("knows the systems whose numbers are never kept, however their name is written", () => {
  for (const system of [
    ...[
      "SSN",
      "studentSSN",
      "SSNNumber",
      "Social Security Number",
      "social_security",
      "Seguro Social",
      "US_Visa",
      "passport",
    ],
    ...[
      "Pasaporte",
      "Alien number",
      "AlienNumber",
      "ITIN",
      "USCIS-file",
      "ImmigrationStatus",
      "Biometrics",
      "fingerprint-id",
    ],
    ...["Religion", "Iris scan"],
  ]) {
    expect([system, isRefusedSystem(system)]).toEqual([system, true]);
    expect(holdsRefused({ identifiers: [{ system, value: "A1" }] })).toBe(true);
  }
  for (const system of ["State", "District", "LDAP", "Advisory", "School", "Lunch", "Migrant program", "MISSN"])
    expect([system, isRefusedSystem(system)]).toEqual([system, false]);
});
