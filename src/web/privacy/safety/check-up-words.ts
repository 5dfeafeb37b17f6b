import { useLingui } from "@lingui/react/macro";
import type { CheckUpQuestion } from "../../../privacy/check-up.ts";

interface QuestionWords {
  readonly title: string;
  readonly help: string;
  readonly answers: Readonly<Record<string, string>>;
}

/** The five questions, in a family's words. No answer is called the better one. */
export function useCheckUpWords(name: string): Readonly<Record<CheckUpQuestion, QuestionWords>> {
  const { t } = useLingui();
  return {
    teachers: {
      title: t`What may teachers read of ${name}'s own words and works?`,
      help: t`Marks and attendance they read for their work in any case.`,
      answers: { detail: t`All of it`, summary: t`The main points`, hidden: t`Nothing` },
    },
    helpers: {
      title: t`When a tutor or a club helps ${name}: what may they read at first?`,
      help: t`You invite each of them yourself, and can show more or less to each.`,
      answers: { summary: t`The main points of words, works and awards`, hidden: t`Nothing until I choose` },
    },
    apps: {
      title: t`May learning apps with an agreement read ${name}'s words, works and awards?`,
      help: t`What an app needs for class is in its agreement, whatever you answer.`,
      answers: { summary: t`The main points`, hidden: t`Nothing` },
    },
    directory: {
      title: t`May ${name}'s name stand in public lists, such as the yearbook or the honor roll?`,
      help: t`The school says each year what such lists hold.`,
      answers: { status: t`Yes`, hidden: t`No` },
    },
    notices: {
      title: t`How should we write to you?`,
      help: t`What cannot wait comes at once in any case.`,
      answers: { daily: t`One mail a day`, "at-once": t`A mail for everything, at once` },
    },
  };
}
