import type { Audience } from "./audience.ts";
import type { Category } from "./category.ts";
import type { Level } from "./level.ts";

/** The five questions of the first visit, in their order; one a page, and no answer is the better one. */
export const checkUpQuestions = ["teachers", "helpers", "apps", "directory", "notices"] as const;
export type CheckUpQuestion = (typeof checkUpQuestions)[number];

/** What can be answered. `notices` is how the account is told, which is the session's own setting and no choice about a learner. */
export const checkUpAnswers: Readonly<Record<CheckUpQuestion, string[]>> = {
  teachers: ["detail", "summary", "hidden"],
  helpers: ["summary", "hidden"],
  apps: ["summary", "hidden"],
  directory: ["status", "hidden"],
  notices: ["daily", "at-once"],
};
export type CheckUpAnswers = Readonly<Partial<Record<CheckUpQuestion, string>>>;

/** Which cells of the menu a question is about: the child's own words and works. Public lists have a choice of their own (directory.ts). */
const about: Readonly<
  Record<Exclude<CheckUpQuestion, "notices" | "directory">, readonly [Audience, readonly Category[]]>
> = {
  teachers: ["teacher", ["voice", "portfolio"]],
  helpers: ["helper", ["voice", "portfolio", "recognitions"]],
  apps: ["app", ["voice", "portfolio", "recognitions"]],
};

/** The choices that some answers stand for. An unanswered question changes nothing. */
export const choicesOf = (
  answers: CheckUpAnswers,
): { target: { audience: Audience }; category: Category; level: Level }[] =>
  (Object.keys(about) as (keyof typeof about)[]).flatMap((question) => {
    const [audience, categories] = about[question];
    const level = answers[question];
    // The schema of the route lets only words of checkUpAnswers through, and those are levels here.
    return level === undefined
      ? []
      : categories.map((category) => ({ target: { audience }, category, level: level as Level }));
  });
