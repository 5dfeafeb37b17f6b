import Type from "typebox";
import { body, Line, lines, optional } from "../entry/fields.ts";
import { defineKind } from "../entry/kind.ts";
import { Id } from "../kernel/id-shape.ts";
import { relationshipName } from "./relationship.ts";

/**
 * One person of a household and how to reach them: a guardian, the learner, or somebody for emergencies. Belongs to the circle
 * of its household, so that the other household never reads it. Source: Ed-Fi Contact, StudentContactAssociation; OneRoster users.
 */
const ContactBody = body({
  holder: Type.Enum(["guardian", "learner", "emergency", "other"]),
  guardianId: optional(Id),
  name: optional(Line),
  relationship: optional(Line),
  isPrimary: optional(Type.Boolean()),
  isEmergency: optional(Type.Boolean()),
  livesWith: optional(Type.Boolean()),
  phones: optional(Type.Array(body({ kind: optional(Line), number: Line }), { maxItems: 10 })),
  emails: optional(Type.Array(body({ kind: optional(Line), address: Line }), { maxItems: 10 })),
  addresses: optional(Type.Array(body({ kind: optional(Line), lines: lines(6) }), { maxItems: 5 })),
  languages: optional(lines(5)),
});

/** Has no one-line form. Only the circle of its household opens it, whatever the level of the slice. */
export const contact = defineKind({
  name: "contact",
  slice: "household",
  layer: "backpack",
  legalClass: "education-record",
  schema: ContactBody,
  title: { en: "Household and contacts", es: "Hogar y contactos" },
  inDetail: { en: "Everyone in the household, with dates.", es: "Todas las personas del hogar, con fechas." },
  whenMissing: "withdraw",
  circle: "household",
  onlyByCircle: true,
  summary: (entries) => {
    const people = entries
      .map((each) => each.body)
      .sort((a, b) => Number(b.isPrimary ?? false) - Number(a.isPrimary ?? false));
    return people.length > 0 ? people : undefined;
  },
  say: {
    summary: (people, language) =>
      people.map(({ name, relationship = "", phones = [], emails = [] }) =>
        [name, relationshipName(relationship, language), phones[0]?.number, emails[0]?.address]
          .filter(Boolean)
          .join(", "),
      ),
    detail: ({ name, relationship = "" }, language) =>
      [name, relationshipName(relationship, language)].filter(Boolean).join(", "),
  },
});
