import Type from "typebox";
import { body, Line, OnDate, optional } from "../entry/fields.ts";
import { defineKind, saidFirst } from "../entry/kind.ts";
import { counted, type Language } from "../kernel/words.ts";

/**
 * Whether a learner has the vaccines that the state asks of schools, and the doses. An exemption is kept as the fact that there is
 * one: its ground may be a religion, which Daypack never keeps (docs/privacy.md). Source: Ed-Fi StudentHealth.
 */
const ImmunizationBody = body({
  compliance: optional(Line),
  doses: optional(Type.Array(body({ vaccine: Line, on: Type.Array(OnDate, { maxItems: 10 }) }), { maxItems: 40 })),
  exemption: optional(Type.String({ minLength: 1, maxLength: 300, pattern: "^(?!.*[Rr][Ee][Ll][Ii][Gg])" })),
});

/** "Complete", else how many vaccines are on record: many sources send doses and no verdict. */
export const standingIn = (
  { compliance, vaccines }: { compliance?: string; vaccines: number },
  language: Language,
): string =>
  compliance ??
  counted(
    vaccines,
    language === "es"
      ? { one: "# vacuna en el expediente", other: "# vacunas en el expediente" }
      : { one: "# vaccine on record", other: "# vaccines on record" },
    language,
  );

/** Has no one-line form. The summary says whether the rules are met, or how many vaccines there are, without dates. */
export const immunization = defineKind({
  name: "immunization",
  slice: "health",
  layer: "backpack",
  legalClass: "health",
  schema: ImmunizationBody,
  title: { en: "Immunization", es: "Vacunas" },
  inDetail: { en: "Each dose with its date.", es: "Cada dosis con su fecha." },
  whenMissing: "keep",
  summary: (entries) => {
    const newest = saidFirst(entries)[0]?.body;
    const given = (newest?.doses ?? []).filter(({ on }) => on.length > 0);
    return newest && { vaccines: given.length, ...(newest.compliance && { compliance: newest.compliance }) };
  },
  say: {
    summary: (standing, language) => [standingIn(standing, language)],
    detail: ({ compliance, exemption, doses = [] }) =>
      [compliance, exemption, ...doses.map(({ vaccine, on }) => `${vaccine} (${on.length})`)]
        .filter(Boolean)
        .join(", "),
  },
});
