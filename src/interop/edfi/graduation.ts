import type { IsoDate } from "../../kernel/date.ts";
import { maybe } from "../optional.ts";
import { type GraduationPlanInfo, keep } from "./context.ts";
import { creditsIn } from "./credits.ts";
import { memberOf, membersOf, type XmlElement } from "./element.ts";
import { graduationPlanKey, identityOf } from "./keys.ts";
import { elementAdapter, ownKey, type Reading } from "./reading.ts";
import { readSchoolYear, shiftYear } from "./year.ts";

function graduationYear(reading: Reading): number | undefined {
  const year = readSchoolYear(reading.text("GraduationSchoolYear"));
  return year && shiftYear(year, reading.context.shift);
}

/** Credits by subject, by set of courses, by category: whichever the plan says. */
function requirementsOf(reading: Reading): GraduationPlanInfo["requirements"] {
  const named = [
    ...reading.parts("CreditsBySubject").map((each) => [each, each.words("AcademicSubject")] as const),
    ...reading.parts("CreditsByCourse").map((each) => [each, each.text("CourseSetName")] as const),
    ...reading.parts("CreditsByCreditCategory").map((each) => [each, each.words("CreditCategory")] as const),
  ];
  return named
    .flatMap(([each, subject]) => {
      const credits = creditsIn(each, "Credits");
      return subject === undefined || credits === undefined ? [] : [{ subject, credits }];
    })
    .slice(0, 60);
}

/** `GraduationPlan`: what must be earned; whose plan it is says the enrollment. */
export const graduationPlan = elementAdapter(
  "GraduationPlan",
  "InterchangeStudentEnrollment",
  ownKey(graduationPlanKey),
  () => undefined,
  (reading) => {
    const { element, context } = reading;
    keep(context.graduationPlans, graduationPlanKey(element, context.ids), {
      title: reading.words("GraduationPlanType") ?? "",
      graduationYear: graduationYear(reading),
      creditsRequired: creditsIn(reading, "TotalRequiredCredits"),
      requirements: requirementsOf(reading),
    });
  },
);

/** References to the plan of a learner and to those beside it. */
const referencesIn = ({ element }: Reading): XmlElement[] =>
  [
    memberOf(element, "GraduationPlanReference"),
    ...membersOf(element, "AlternativeGraduationPlanReference"),
    ...membersOf(element, "AlternativeGraduationPlan").map((each) =>
      memberOf(each, "AlternativeGraduationPlanReference"),
    ),
  ].filter((each) => each !== undefined);

/** The graduation plans that an enrollment names, for as long as it lasts. */
export function planned(
  reading: Reading,
  row: string,
  learner: string,
  span: { readonly startsOn?: IsoDate; readonly endsOn?: IsoDate },
): void {
  const { context, at, out } = reading;
  for (const [place, reference] of referencesIn(reading).entries()) {
    const identity = reading.part(identityOf(reference, context.ids));
    const known = context.graduationPlans.get(graduationPlanKey(identity.element, context.ids) ?? "");
    const title = known?.title || identity.words("GraduationPlanType");
    if (title === undefined) {
      out.remark("edfi.graduation-plan-missing", at);
      continue;
    }
    out.add(row, at, {
      noun: "entry",
      key: `${row}#graduation/${place}`,
      kind: "graduation-plan",
      learner,
      body: {
        title,
        ...maybe("graduationYear", known?.graduationYear ?? graduationYear(identity)),
        ...maybe("creditsRequired", known?.creditsRequired),
        ...(known && known.requirements.length > 0 && { requirements: known.requirements }),
        ...span,
      },
    });
  }
}
