import { useLingui } from "@lingui/react/macro";
import { say } from "../language.tsx";
import { ownNamed } from "../own-kinds.ts";
import type { View } from "./open.ts";

/** `title` stands on the button and over the form, `what` below it in the menu. */
export interface AddWords {
  readonly title: string;
  readonly what: string;
}

/** What one can add, in words: on the button, in the menu, over the form. `undefined` for kinds without a form. */
export function useAddWords({ reader, name }: Pick<View, "reader" | "name">): (kind: string) => AddWords | undefined {
  const { t } = useLingui();
  const isOwn = reader === "learner" || reader === "child";
  const words: Readonly<Record<string, AddWords>> = {
    "about-me": isOwn
      ? { title: t`About me`, what: t`Strengths, interests, what helps` }
      : { title: t`About ${name}`, what: t`Strengths, interests, what helps` },
    goal: { title: t`A goal`, what: t`What to reach, why, and the steps` },
    "personal-best": { title: t`A work to be proud of`, what: t`What it is and why it was chosen` },
    work: { title: t`A piece of work`, what: t`What it is and when it was made` },
    "family-knowledge": { title: t`What you know from home`, what: t`What works, what you hope for, a story` },
    reach: { title: t`How to reach you`, what: t`Text, call or email, and in which language` },
    name: { title: t`The name to call me`, what: t`How to say it, and pronouns` },
    "health-alert": { title: t`A health alert`, what: t`What everybody near must know` },
    "emergency-plan": { title: t`An emergency plan`, what: t`What to do, step by step` },
    immunization: { title: t`Vaccines`, what: t`Whether the rules are met` },
    "transcript-course": { title: t`A course for the transcript`, what: t`Its grade and credits` },
    diploma: { title: t`A diploma`, what: t`What was awarded, and when` },
    "program-status": { title: t`A program`, what: t`Which one, and from when` },
    demographics: { title: t`Race, ethnicity and sex`, what: t`As the family stated it` },
    "home-access": { title: t`Internet and device at home`, what: t`As the family said` },
    "learning-plan": { title: t`A learning plan`, what: t`Goals, next steps in class, and who helps` },
    "community-service": { title: t`Community service`, what: t`Where, what, and how many hours` },
    "work-experience": { title: t`Work or an internship`, what: t`Where, as what, and what it taught` },
    "outside-learning": { title: t`Learning outside school`, what: t`A club, a course, a camp` },
    skill: { title: t`A skill`, what: t`What it is, and what shows it` },
    readiness: { title: t`A step toward what comes after`, what: t`An exam, a visit, an essay, a form` },
    application: { title: t`An application`, what: t`For what, to whom, and by when` },
    "aid-form": { title: t`A form for student aid`, what: t`Whether it is filed, nothing more` },
    narrative: { title: t`What you saw`, what: t`A strength first, then what was tried and what came of it` },
  };
  return (kind) => {
    const own = ownNamed(kind)?.element.definition;
    return own ? { title: say(own.title), what: say(own.why) } : words[kind];
  };
}
