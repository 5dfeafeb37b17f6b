import Type, { type Static } from "typebox";
import { body, Line, OnDate, optional } from "../entry/fields.ts";
import { defineKind, holdsOn, newestFirst } from "../entry/kind.ts";
import { dateInWords } from "../kernel/words.ts";
import { enrollment } from "./enrollment.ts";
import { gradeWords } from "./grade-level.ts";

/** The legal name, the birthday and the identifiers. Never a social security, immigration or biometric number (kernel/refuse.ts). */
const IdentityBody = body({
  given: Line,
  middle: optional(Line),
  family: optional(Line),
  suffix: optional(Line),
  bornOn: optional(OnDate),
  identifiers: optional(Type.Array(body({ system: Line, value: Line }), { maxItems: 20 })),
});
type IdentityBody = Static<typeof IdentityBody>;

/** Given name first, with the parts that are known. */
export const legalName = ({ given, middle, family, suffix }: IdentityBody): string =>
  [given, middle, family, suffix].filter(Boolean).join(" ");

/** The grade and the school of the summary are the enrollment's, so an end of one changes both. */
export const identity = defineKind({
  name: "identity",
  slice: "identity",
  layer: "backpack",
  legalClass: "education-record",
  schema: IdentityBody,
  title: { en: "Identity", es: "Identidad" },
  inDetail: {
    en: "Legal name, birthday, school and state numbers.",
    es: "Nombre legal, fecha de nacimiento, números escolares y estatales.",
  },
  whenMissing: "keep",
  alsoReads: ["enrollment"],
  summary: (entries, { others, today }) => {
    const current = newestFirst(entries)[0]?.body;
    if (!current) return undefined;
    const schools = newestFirst(others(enrollment))
      .map((each) => each.body)
      .filter((each) => !each.class);
    const school = schools.find((each) => holdsOn(each, today)) ?? schools[0];
    return {
      legalName: legalName(current),
      ...(school?.gradeLevel && { gradeLevel: school.gradeLevel }),
      ...(school && { school: school.school.title }),
    };
  },
  learner: (entries) => ({ bornOn: newestFirst(entries)[0]?.body.bornOn ?? null }),
  say: {
    summary: ({ legalName: legal, gradeLevel, school }, language) => [
      [legal, gradeLevel && gradeWords(gradeLevel, language), school].filter(Boolean).join(", "),
    ],
    detail: (each, language) =>
      [legalName(each), each.bornOn && dateInWords(each.bornOn, language)].filter(Boolean).join(", "),
  },
});
