import Type, { type Static } from "typebox";
import { body, Line, OnDate, optional } from "../entry/fields.ts";
import { type Counted, defineKind, holdsOn, newestFirst } from "../entry/kind.ts";
import type { IsoDate } from "../kernel/date.ts";
import { keepsUp, progressOf } from "./graduation.ts";
import { creditsIn, transcriptCourse } from "./transcript-course.ts";

/** What a learner must earn to graduate. Unit: credits, 1 for a full year. Source: Ed-Fi GraduationPlan with CreditsBySubject. */
const GraduationPlanBody = body({
  title: Line,
  graduationYear: optional(Type.Integer({ minimum: 1900, maximum: 2200 })),
  creditsRequired: optional(Type.Number({ minimum: 0 })),
  requirements: optional(Type.Array(body({ subject: Line, credits: Type.Number({ minimum: 0 }) }), { maxItems: 60 })),
  startsOn: optional(OnDate),
  endsOn: optional(OnDate),
});
type GraduationPlanBody = Static<typeof GraduationPlanBody>;

const inForce = (entries: readonly Counted<GraduationPlanBody>[], today: IsoDate) =>
  newestFirst(entries).find((each) => holdsOn(each.body, today))?.body;

/** Never "behind": what is left is a next step. With credits, because the marks of now have a pace of their own. */
const paceWords = {
  "on-pace": { en: "On pace with credits", es: "Al día con los créditos" },
  "catching-up": { en: "Has credits to make up", es: "Tiene créditos por recuperar" },
} as const;

/**
 * Graduation progress: the plan in force against the transcript. One line says "on pace with credits" or "has credits to make up", never a
 * number; where there is no plan, it is the transcript's newest year that says it.
 */
export const graduationPlan = defineKind({
  name: "graduation-plan",
  slice: "transcript",
  layer: "backpack",
  legalClass: "education-record",
  schema: GraduationPlanBody,
  title: { en: "Graduation progress", es: "Camino a la graduación" },
  inDetail: { en: "The plan with each requirement.", es: "El plan con cada requisito." },
  whenMissing: "end",
  alsoReads: ["transcript-course"],
  status: (entries, { others, today }) => {
    const courses = others(transcriptCourse).map((each) => each.body);
    const plan = inForce(entries, today);
    return (plan && progressOf(plan, courses, today).track) ?? keepsUp(courses);
  },
  summary: (entries, { others, today }) => {
    const plan = inForce(entries, today);
    const courses = others(transcriptCourse).map((each) => each.body);
    return plan && progressOf(plan, courses, today);
  },
  say: {
    status: (word, language) => paceWords[word][language],
    summary: ({ required, earned, requirements, track }, language) => {
      const met = requirements.filter((each) => each.earned >= each.required).length;
      const of = language === "es" ? "de" : "of";
      return [
        ...(track ? [paceWords[track][language]] : []),
        ...(required > 0 ? [`${earned} ${of} ${creditsIn(required, language)}`] : []),
        ...(requirements.length > 0
          ? [
              language === "es"
                ? `Cumple ${met} de ${requirements.length} requisitos`
                : `${met} of ${requirements.length} requirements met`,
            ]
          : []),
      ];
    },
    detail: ({ title, creditsRequired }, language) =>
      [title, creditsRequired !== undefined && creditsIn(creditsRequired, language)].filter(Boolean).join(", "),
  },
});
