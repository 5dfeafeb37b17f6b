import Type from "typebox";
import { body, Line, OnDate, optional } from "../entry/fields.ts";
import { defineKind, saidFirst } from "../entry/kind.ts";

/**
 * Whether a learner has the vaccines that the state asks of schools, and the doses. An exemption is kept as the fact that there is
 * one: its ground may be a religion, which Daypack never keeps (docs/privacy.md). Source: Ed-Fi StudentHealth.
 */
const ImmunizationBody = body({
  compliance: optional(Line),
  doses: optional(Type.Array(body({ vaccine: Line, on: Type.Array(OnDate, { maxItems: 10 }) }), { maxItems: 40 })),
  exemption: optional(Type.String({ minLength: 1, maxLength: 300, pattern: "^(?!.*[Rr][Ee][Ll][Ii][Gg])" })),
});

/** Has no one-line form. The summary says whether the rules are met, without doses or dates. */
export const immunization = defineKind({
  name: "immunization",
  slice: "health",
  layer: "backpack",
  legalClass: "health",
  schema: ImmunizationBody,
  title: { en: "Immunization", es: "Vacunas" },
  inDetail: { en: "Each dose with its date.", es: "Cada dosis con su fecha." },
  whenMissing: "keep",
  summary: (entries) => saidFirst(entries)[0]?.body.compliance,
  say: {
    summary: (compliance) => [compliance],
    detail: ({ compliance, exemption, doses = [] }) =>
      [compliance, exemption, ...doses.map(({ vaccine, on }) => `${vaccine} (${on.length})`)]
        .filter(Boolean)
        .join(", "),
  },
});
