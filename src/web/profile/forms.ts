import { useLingui } from "@lingui/react/macro";
import { waysToReach } from "../../record/reach.ts";
import { customFields } from "../custom/custom-form.ts";
import { say } from "../language.tsx";
import { useRecordForms } from "../record/record-forms.ts";
import { usePathForms } from "./path-forms.ts";
import type { FormField } from "./written.ts";

/** A form: its fields in order, and what to say where every one of them is empty. */
export interface Form {
  readonly fields: readonly FormField[];
  readonly isEmpty: string;
}

/**
 * What one writes, kind by kind, strengths first. The labels are nouns, so that they suit a learner, a guardian and, in Spanish,
 * "tú" and "usted" alike. `undefined` for kinds that nobody writes here.
 */
export function useForm(kind: string): Form | undefined {
  const { t } = useLingui();
  const ofRecord = useRecordForms();
  const ofPath = usePathForms();
  const onePerLine = t`One on each line.`;
  const forms: Readonly<Record<string, readonly FormField[]>> = {
    "about-me": [
      { name: "line", as: "line", label: t`One line for the top of the page` },
      { name: "strengths", as: "lines", label: t`Strengths`, hint: onePerLine },
      { name: "interests", as: "lines", label: t`Interests`, hint: onePerLine },
      { name: "helps", as: "lines", label: t`What helps`, hint: onePerLine },
      { name: "harder", as: "lines", label: t`What makes it harder`, hint: onePerLine },
      { name: "languages", as: "languages", label: t`Languages` },
      { name: "hopes", as: "prose", label: t`Hopes` },
    ],
    goal: [
      { name: "statement", as: "line", label: t`The goal, in one sentence`, needs: t`Write the goal in one sentence.` },
      { name: "why", as: "prose", label: t`Why it matters` },
      { name: "measure", as: "line", label: t`How one can tell it is reached` },
      { name: "steps", as: "steps", label: t`Steps` },
      { name: "dueOn", as: "date", label: t`By when` },
      { name: "reviewOn", as: "date", label: t`When to look at it together` },
      { name: "people", as: "people", label: t`People alongside` },
      { name: "supporters", as: "lines", label: t`Who else helps`, hint: onePerLine },
      {
        ...{ name: "state", as: "choice", label: t`How it stands`, needs: t`Choose how it stands.` },
        choices: [
          { value: "active", label: t`Being worked on` },
          { value: "done", label: t`Reached` },
          { value: "set-aside", label: t`Set aside for now` },
        ],
      },
    ],
    "personal-best": [
      { name: "title", as: "line", label: t`What it is`, needs: t`Write what it is.` },
      { name: "why", as: "prose", label: t`Why it was chosen`, needs: t`Write why it was chosen.` },
    ],
    work: [
      { name: "title", as: "line", label: t`What it is`, needs: t`Write what it is.` },
      { name: "what", as: "prose", label: t`More about it` },
      { name: "subject", as: "line", label: t`Subject` },
      { name: "madeOn", as: "date", label: t`When it was made` },
    ],
    "family-knowledge": [
      { name: "worksAtHome", as: "prose", label: t`What works at home` },
      { name: "hopes", as: "prose", label: t`Hopes` },
      { name: "story", as: "prose", label: t`A story or a memory` },
    ],
    reach: [
      {
        ...{ name: "way", as: "choice", label: t`The best way`, needs: t`Choose the best way.` },
        choices: Object.entries(waysToReach).map(([value, words]) => ({ value, label: say(words) })),
      },
      { name: "language", as: "language", label: t`In which language` },
      { name: "when", as: "line", label: t`When`, hint: t`For example: after 2 PM.` },
      { name: "interpreter", as: "yes", label: t`With an interpreter` },
    ],
    name: [
      { name: "given", as: "line", label: t`First name`, needs: t`Write the first name.` },
      { name: "family", as: "line", label: t`Family names` },
      { name: "pronunciation", as: "line", label: t`How to say it`, hint: t`For example: mah-TEH-oh.` },
      { name: "pronouns", as: "line", label: t`Pronouns` },
    ],
    narrative: [
      {
        ...{ name: "strength", as: "prose", label: t`A strength you saw` },
        needs: t`Begin with a strength: what you saw the learner do well.`,
      },
      { name: "challenge", as: "prose", label: t`What was hard` },
      { name: "tried", as: "prose", label: t`What was tried` },
      { name: "helped", as: "prose", label: t`What came of it` },
    ],
  };
  const fields = forms[kind] ?? ofRecord[kind] ?? ofPath[kind] ?? customFields(kind);
  return fields && { fields, isEmpty: t`Write at least one thing.` };
}
