import { useLingui } from "@lingui/react/macro";
import { programWords } from "../../record/program-status.ts";
import { say } from "../language.tsx";
import type { FormField } from "../profile/written.ts";

/** What the office and the nurse write into the school's record, kind by kind. Labels are nouns, as in all forms. */
export function useRecordForms(): Readonly<Record<string, readonly FormField[]>> {
  const { t } = useLingui();
  const onePerLine = t`One on each line.`;
  const yesOrNo = [
    { value: "yes", label: t`Yes` },
    { value: "no", label: t`No` },
  ];
  const startsOn: FormField = { name: "startsOn", as: "date", label: t`From` };
  const endsOn: FormField = { name: "endsOn", as: "date", label: t`Until` };
  return {
    "health-alert": [
      {
        ...{ name: "alert", as: "line", label: t`The alert`, needs: t`Write the alert in a few words.` },
        hint: t`What to watch for, not a diagnosis. Teachers and the office read it.`,
      },
      { name: "plan", as: "yes", label: t`There is an emergency plan` },
      startsOn,
      endsOn,
    ],
    "emergency-plan": [
      { name: "title", as: "line", label: t`For what`, needs: t`Write what the plan is for.` },
      { name: "what", as: "prose", label: t`What to do, step by step`, needs: t`Write what to do.` },
      startsOn,
      endsOn,
    ],
    immunization: [
      {
        ...{ name: "compliance", as: "line", label: t`How it stands`, hint: t`For example: Complete.` },
        needs: t`Write how it stands.`,
      },
      { name: "exemption", as: "line", label: t`Exemption`, hint: t`Only that there is one, never the reason.` },
    ],
    "transcript-course": [
      { name: "course", as: "named", label: t`Course`, needs: t`Write the name of the course.` },
      { name: "school", as: "named", label: t`School` },
      {
        ...{ name: "schoolYear", as: "number", label: t`School year`, needs: t`Write the year in which it ended.` },
        hint: t`The year in which it ended: 2026 for 2025-26.`,
      },
      { name: "term", as: "line", label: t`Term` },
      { name: "subject", as: "line", label: t`Subject`, hint: t`As the graduation plan names it.` },
      { name: "creditsAttempted", as: "number", label: t`Credits attempted` },
      { name: "creditsEarned", as: "number", label: t`Credits earned`, needs: t`Write the credits earned, or 0.` },
      { name: "letter", as: "line", label: t`Letter grade` },
      {
        ...{ name: "result", as: "choice", label: t`Result` },
        choices: [
          { value: "pass", label: t`Passed` },
          { value: "fail", label: t`No credit yet` },
          { value: "incomplete", label: t`Not finished` },
          { value: "withdrawn", label: t`Left the course` },
        ],
      },
      { name: "method", as: "line", label: t`How the credit came`, hint: t`For example: Transfer.` },
    ],
    diploma: [
      { name: "title", as: "line", label: t`Diploma`, needs: t`Write the name of the diploma.` },
      { name: "awardedOn", as: "date", label: t`Awarded on` },
      { name: "school", as: "named", label: t`School` },
    ],
    "program-status": [
      {
        ...{ name: "program", as: "choice", label: t`Program`, needs: t`Choose the program.` },
        choices: Object.entries(programWords).map(([value, words]) => ({ value, label: say(words) })),
      },
      { name: "value", as: "line", label: t`In the program's own word`, hint: t`For example: Reduced price.` },
      startsOn,
      endsOn,
    ],
    demographics: [
      { name: "races", as: "lines", label: t`Race`, hint: onePerLine },
      { name: "hispanicOrLatino", as: "either", label: t`Hispanic or Latino`, choices: yesOrNo },
      { name: "sex", as: "line", label: t`Sex` },
      { name: "ancestry", as: "lines", label: t`Ancestry`, hint: onePerLine },
      { name: "tribe", as: "line", label: t`Tribe` },
    ],
    "home-access": [
      { name: "internet", as: "either", label: t`Internet at home`, choices: yesOrNo },
      { name: "internetKind", as: "line", label: t`What kind`, hint: t`For example: Cable, or a phone.` },
      { name: "device", as: "line", label: t`Device` },
      { name: "deviceShared", as: "either", label: t`Shared with others`, choices: yesOrNo },
    ],
  };
}
