import { useLingui } from "@lingui/react/macro";
import type { FormField } from "./written.ts";

/** What leads beyond class, and the plan that ties it together, kind by kind. Labels are nouns, as in all forms. */
export function usePathForms(): Readonly<Record<string, readonly FormField[]>> {
  const { t } = useLingui();
  const onePerLine = t`One on each line.`;
  const startsOn: FormField = { name: "startsOn", as: "date", label: t`From` };
  const endsOn: FormField = { name: "endsOn", as: "date", label: t`Until` };
  const dueOn: FormField = { name: "dueOn", as: "date", label: t`By when` };
  const state: FormField = {
    ...{ name: "state", as: "choice", label: t`How it stands`, needs: t`Choose how it stands.` },
    choices: [
      { value: "active", label: t`To do` },
      { value: "done", label: t({ message: "Done", context: "a step" }) },
      { value: "set-aside", label: t`Set aside for now` },
    ],
  };
  const evidence: FormField = { name: "evidence", as: "titles", label: t`What shows it`, hint: onePerLine };
  return {
    "learning-plan": [
      { name: "title", as: "line", label: t`For what time, in a few words`, needs: t`Write a title.` },
      { name: "goalIds", as: "goals", label: t`Goals that belong to it` },
      { name: "nextStandards", as: "titles", label: t`What comes next in class`, hint: onePerLine },
      { name: "supports", as: "lines", label: t`What helps`, hint: onePerLine },
      { name: "people", as: "names", label: t`Who is part of it`, hint: onePerLine },
      startsOn,
      { name: "reviewOn", as: "date", label: t`When to look at it together` },
    ],
    "community-service": [
      { name: "organization", as: "line", label: t`Where`, needs: t`Write where it was.` },
      { name: "activity", as: "line", label: t`What you did there`, needs: t`Write what was done.` },
      { name: "hours", as: "number", label: t`Hours`, needs: t`Write how many hours.` },
      startsOn,
      endsOn,
      { name: "supervisor", as: "line", label: t`Who was in charge` },
      { name: "reflection", as: "prose", label: t`What you take from it` },
    ],
    "work-experience": [
      { name: "employer", as: "line", label: t`Where`, needs: t`Write where it was.` },
      { name: "role", as: "line", label: t`As what`, needs: t`Write what the work was.` },
      startsOn,
      endsOn,
      { name: "hoursPerWeek", as: "number", label: t`Hours a week` },
      { name: "skills", as: "lines", label: t`Skills`, hint: onePerLine },
      { name: "story", as: "prose", label: t`What you take from it` },
    ],
    "outside-learning": [
      { name: "title", as: "line", label: t`What it is`, needs: t`Write what it is.` },
      { name: "provider", as: "line", label: t`With whom`, needs: t`Write who offers it.` },
      startsOn,
      endsOn,
      { name: "hours", as: "number", label: t`Hours` },
      { name: "activities", as: "lines", label: t`What was done`, hint: onePerLine },
      { name: "results", as: "prose", label: t`What came of it` },
    ],
    skill: [
      { name: "title", as: "line", label: t`The skill`, needs: t`Write the skill.` },
      { name: "level", as: "line", label: t`How well, in your words` },
      evidence,
    ],
    readiness: [
      { name: "title", as: "line", label: t`The step`, needs: t`Write the step.` },
      { name: "pathway", as: "line", label: t`Toward what` },
      dueOn,
      state,
      evidence,
    ],
    application: [
      { name: "title", as: "line", label: t`For what`, needs: t`Write what it is for.` },
      { name: "to", as: "line", label: t`To whom`, needs: t`Write to whom it goes.` },
      dueOn,
      { name: "next", as: "line", label: t`The next step` },
      state,
    ],
    "aid-form": [
      {
        ...{ name: "form", as: "choice", label: t`Which form`, needs: t`Choose a form.` },
        choices: [
          { value: "fafsa", label: "FAFSA" },
          { value: "state-aid", label: t`State aid` },
        ],
      },
      {
        ...{ name: "isFiled", as: "either", label: t`It is filed`, needs: t`Choose yes or no.` },
        choices: [
          { value: "yes", label: t`Yes` },
          { value: "no", label: t`No` },
        ],
      },
    ],
  };
}
