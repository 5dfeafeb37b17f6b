import { earlierOf } from "../../kernel/date.ts";
import { maybe } from "../optional.ts";
import { studentKey } from "./keys.ts";
import { associationKey, programOf } from "./program-of.ts";
import { countIn } from "./program-status.ts";
import { planTypes, statusTypes } from "./program-types.ts";
import { type ElementAdapter, elementAdapter, type Reading } from "./reading.ts";

const interchange = "InterchangeStudentProgram";
const studentOf = (reading: Reading) => reading.key(studentKey, "StudentReference");
type PlanType = "iep" | "504" | "english-learner" | "intervention" | "service";

/** An association of a learner with a program that is a plan or a service. */
const association = (
  name: string,
  type: PlanType | undefined,
  more: (reading: Reading, row: string, plan: Readonly<Record<string, unknown>>) => void = () => undefined,
  gather?: (reading: Reading) => void,
): ElementAdapter =>
  elementAdapter(
    name,
    interchange,
    associationKey,
    (reading, row) => {
      const { at, out } = reading;
      const program = programOf(reading);
      const counted = type === undefined ? program?.known(statusTypes, "ProgramType") : undefined;
      if (counted !== undefined) return countIn(reading, row, counted);
      const made = type ?? program?.known(planTypes, "ProgramType");
      if (made === undefined) return out.remark("edfi.not-kept", at, name);
      const span = reading.span("BeginDate", "EndDate");
      if (!span) return;
      const plan = {
        type: made,
        title: program?.text("ProgramName") ?? program?.words("ProgramType") ?? name,
        ...span,
        ...maybe("endReason", reading.words("ReasonExited")),
        ...detailsOf(reading, span),
      };
      const learner = studentOf(reading) ?? "";
      out.add(row, at, { noun: "entry", key: `${row}#plan`, kind: "plan", learner, body: plan });
      provideServices(reading, row, plan);
      more(reading, row, plan);
    },
    gather,
  );

const services = [
  "Service",
  "CTEProgramService",
  "LanguageInstructionProgramService",
  "SpecialEducationProgramService",
];

/** Each service of a plan, for as long as it is given. */
function provideServices(reading: Reading, row: string, { startsOn, endsOn }: Readonly<Record<string, unknown>>): void {
  services
    .flatMap((name) => reading.parts(name).map((service) => ({ service, title: service.own(name) })))
    .forEach(({ service, title }, place) => {
      if (title === undefined) return;
      const span = service.span("ServiceBeginDate", "ServiceEndDate");
      if (!span) return;
      reading.out.add(row, reading.at, {
        noun: "entry",
        key: `${row}#service/${place}`,
        kind: "plan",
        learner: studentOf(reading) ?? "",
        body: { type: "service", title, ...maybe("startsOn", startsOn), ...maybe("endsOn", endsOn), ...span },
      });
    });
}

/** What an individualized education program says besides, and how much of a language program is planned. */
function detailsOf(reading: Reading, { endsOn }: { endsOn?: string }) {
  const begins = reading.date("IEPBeginDate");
  const ends = earlierOf(earlierOf(endsOn, reading.date("SpecialEducationExitDate")), reading.date("IEPEndDate"));
  const disabilities = [
    ...reading.parts("Disability").flatMap((each) => each.words("Disability") ?? []),
    ...reading.eachWords("Section504Disability"),
  ];
  return {
    ...maybe("startsOn", begins),
    ...maybe("endsOn", ends),
    ...maybe("reviewOn", reading.date("IEPReviewDate")),
    ...maybe("setting", reading.words("SpecialEducationSetting")),
    ...maybe("disability", disabilities.join(", ").slice(0, 300) || undefined),
    ...maybe("hoursPerWeek", reading.number("SpecialEducationHoursPerWeek")),
    ...maybe("minutesPlanned", reading.number("Dosage")),
    ...maybe("endReason", reading.words("SpecialEducationExitReason")),
  };
}

/** `StudentProgramAssociation`: programs without an element of their own, by their type. */
export const studentProgram = association("StudentProgramAssociation", undefined, (reading, row, plan) => {
  if (plan.type === "english-learner") provideForEnglish(reading, row, plan);
});

/** `StudentCTEProgramAssociation`: career and technical education, and its services. */
export const careerProgram = association("StudentCTEProgramAssociation", "service");

const plans = (reading: Reading) => {
  const learner = studentOf(reading);
  if (learner !== undefined) reading.context.planned.add(learner);
};

/** `StudentSpecialEducationProgramAssociation`: the individualized education program, and what a school must watch for. */
export const specialEducation = association(
  "StudentSpecialEducationProgramAssociation",
  "iep",
  (reading, row, { startsOn, endsOn }) => {
    if (!reading.flag("MedicallyFragile")) return;
    reading.out.add(row, reading.at, {
      noun: "entry",
      key: `${row}#alert`,
      kind: "health-alert",
      learner: studentOf(reading) ?? "",
      body: { alert: "Medically fragile", plan: true, ...maybe("startsOn", startsOn), ...maybe("endsOn", endsOn) },
    });
  },
  plans,
);

/** `StudentSection504ProgramAssociation`: the 504 plan; what it provides in class is known only to be there. */
export const section504 = association(
  "StudentSection504ProgramAssociation",
  "504",
  (reading, row, plan) => {
    if (reading.flag("AccommodationPlan"))
      provide(reading, row, plan, { basis: "legal-plan", title: "504 accommodations" });
  },
  plans,
);

/** `StudentLanguageInstructionProgramAssociation`: the program, and what a teacher provides for: an English learner with the level. */
export const languageInstruction = association(
  "StudentLanguageInstructionProgramAssociation",
  "english-learner",
  provideForEnglish,
);

function provideForEnglish(reading: Reading, row: string, plan: Readonly<Record<string, unknown>>): void {
  const newest = reading
    .parts("EnglishLanguageProficiencyAssessment")
    .toSorted((a, b) => ((a.text("SchoolYear") ?? "") < (b.text("SchoolYear") ?? "") ? 1 : -1))[0];
  const level =
    newest?.words("Proficiency") ??
    newest?.words("Progress") ??
    reading.context.englishLevels.get(studentOf(reading) ?? "");
  provide(reading, row, plan, {
    basis: "english-learner",
    title: "English learner",
    what: plan.title,
    ...maybe("level", level),
  });
}

function provide(
  reading: Reading,
  row: string,
  { startsOn, endsOn }: Readonly<Record<string, unknown>>,
  what: Readonly<Record<string, unknown>>,
): void {
  reading.out.add(row, reading.at, {
    noun: "entry",
    key: `${row}#accommodation`,
    kind: "accommodation",
    learner: studentOf(reading) ?? "",
    body: { ...what, ...maybe("startsOn", startsOn), ...maybe("endsOn", endsOn) },
  });
}
