import { useLingui } from "@lingui/react/macro";

/** What a page of the builder asks for: one member of "About me", or of the name. */
export interface Question {
  readonly name: string;
  readonly as: "line" | "lines" | "prose" | "languages";
  readonly label: string;
  readonly hint?: string;
}

/** One page of the builder: one question, whom to ask, and what others wrote. */
export interface Step {
  readonly key: string;
  readonly kind: "name" | "about-me";
  readonly title: string;
  readonly hint: string;
  /** A question to take to somebody who knows the learner. */
  readonly ask?: string;
  readonly questions: readonly Question[];
  /** Ready words to choose from; what is chosen is a line like the others. */
  readonly choices?: readonly string[];
}

/**
 * The pages in their order, strengths before what is hard. Titles speak as the learner does, so that they suit "tú" and "usted"
 * alike; of a child somebody else writes for, they name the child.
 */
export function useSteps(isOwn: boolean, name: string): readonly Step[] {
  const { t } = useLingui();
  const oneEach = t`One thing on each line. One is enough.`;
  const lines = (of: string, label: string): readonly Question[] => [{ name: of, as: "lines", label }];
  return [
    {
      ...{ key: "name", kind: "name", title: isOwn ? t`My name` : t`The name of ${name}` },
      hint: t`So that everyone says it right.`,
      questions: [
        { name: "pronunciation", as: "line", label: t`How to say it`, hint: t`For example: mah-TEH-oh.` },
        { name: "pronouns", as: "line", label: t`Pronouns` },
      ],
    },
    {
      ...{ key: "strengths", kind: "about-me", title: isOwn ? t`What I do well` : t`What ${name} does well` },
      hint: oneEach,
      ask: t`Ask someone at home, a teacher or a coach: “What did you see go well?”`,
      questions: lines("strengths", t`Strengths`),
    },
    {
      ...{ key: "interests", kind: "about-me", title: isOwn ? t`What I like` : t`What ${name} likes` },
      hint: t`And what could go on for hours?`,
      questions: [
        { name: "interests", as: "lines", label: t`Likes` },
        { name: "passions", as: "lines", label: t`Could do it for hours` },
      ],
    },
    {
      ...{ key: "workStyle", kind: "about-me", title: isOwn ? t`How I like to work` : t`How ${name} likes to work` },
      hint: t`Choose what fits, or write it.`,
      questions: lines("workStyle", t`Likes to work`),
      choices: [
        ...[t`Alone`, t`With a friend`, t`In a group`, t`In a quiet place`, t`With music`, t`By moving around`],
        ...[t`By drawing`, t`By talking it over`, t`Step by step`, t`By trying things out`],
      ],
    },
    {
      ...{ key: "helps", kind: "about-me", title: isOwn ? t`What helps me` : t`What helps ${name}` },
      hint: t`When something is hard, what makes it go better?`,
      ask: t`Ask someone who helped before: “What worked?”`,
      questions: lines("helps", t`What helps`),
    },
    {
      ...{
        key: "harder",
        kind: "about-me",
        title: isOwn ? t`What makes it harder` : t`What makes it harder for ${name}`,
      },
      hint: t`Only what a teacher should know. It may stay empty.`,
      questions: lines("harder", t`What makes it harder`),
    },
    {
      ...{
        key: "languages",
        kind: "about-me",
        title: isOwn ? t`My languages and traditions` : t`Languages and traditions`,
      },
      hint: t`Words, food, music, feasts: what belongs to home.`,
      ask: t`Ask the oldest person at home: “What should I never forget?”`,
      questions: [
        { name: "languages", as: "languages", label: t`Languages` },
        { name: "culture", as: "lines", label: t`Culture and traditions` },
      ],
    },
    {
      ...{ key: "hopes", kind: "about-me", title: isOwn ? t`What I hope for` : t`What ${name} hopes for` },
      hint: t`This year, or one day.`,
      questions: [{ name: "hopes", as: "prose", label: t`Hopes` }],
    },
    {
      ...{ key: "line", kind: "about-me", title: isOwn ? t`Me in one line` : t`${name} in one line` },
      hint: t`It stands at the top of the page. Teachers read it first.`,
      questions: [{ name: "line", as: "line", label: t`One line` }],
    },
  ];
}
