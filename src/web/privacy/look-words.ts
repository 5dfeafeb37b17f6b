import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { capacityWords, isCapacity } from "../../identity/capacity.ts";
import { type Language, listing, localeOf } from "../../kernel/words.ts";
import { categoryWords } from "../../privacy/category.ts";
import { say, spoken } from "../language.tsx";
import type { Visit } from "./looks.ts";

/** Categories named before the rest is counted. */
const named = 4;

interface LookWords {
  readonly who: (visit: Visit) => string;
  readonly role: (visit: Visit) => string;
  readonly read: (visit: Visit) => string;
  readonly because: (visit: Visit) => string;
  readonly how: (visit: Visit) => string;
  /** "Looked 4 times at Grades and Attendance." */
  readonly looked: (visit: Visit) => string;
  readonly when: (visit: Visit) => string;
  /** First and last of several. */
  readonly span: (visit: Visit) => string;
}

/** A visit in a family's words. */
export function useLookWords(): LookWords {
  const { t } = useLingui();
  const role = ({ who: { capacity } }: Visit) =>
    isCapacity(capacity) ? say(capacityWords[capacity]) : capacity === "link" ? t`Has a link` : t`App or helper`;
  const because = ({ purpose, classes }: Visit): string => {
    const taught = listing(classes, spoken());
    const words: Readonly<Record<string, string>> = {
      teaching: taught ? t`Teaches ${taught}` : t`Taught a class`,
      "support-case": t`Is on the support team`,
      "health-at-school": t`Cares for health at school`,
      "school-leadership": t`Leads the school`,
      "keeping-the-record": t`Keeps the record`,
      confirming: t`Was asked to confirm hours or work`,
      "shared-by-family": t`Your family shared it by a link`,
      "family-consent": t`Helps, as your family allows`,
      "district-function": t`Works for the district`,
      agreement: taught ? t`Has an agreement for ${taught}` : t`Has an agreement, or your family shares it`,
      "own-record": t`It is their own record`,
      "guardian-of-learner": t`Is a guardian`,
      "exception.emergency": t`Emergency of health or safety`,
      "exception.court-order": t`Court order`,
      "exception.caseworker": t`Child welfare agency`,
      "guardian.dependent": t`Claims the learner for taxes, and the school let them read`,
    };
    return words[purpose] ?? purpose;
  };
  const how = ({ acts: done, channels }: Visit): string => {
    const acts: Readonly<Record<string, string>> = {
      "class.day-one": t`Opened the class`,
      "class.evidence": t`Recorded work of the class`,
      "learner.backpack": t`Opened the backpack`,
      "learner.entry": t`Opened or wrote one item`,
      "link.open": t`Opened a link`,
      "link.copy": t`Took a copy of what a link shows`,
      "link.file": t`Opened a file by a link`,
      "learner.export": t`Took a copy of all of it`,
      "learner.holdings": t`Counted what is held`,
      "learner.companions": t`Looked for people to name`,
      "learner.verification-requests": t`Saw who was asked to confirm hours`,
      verification: t`Opened a link to confirm hours or work`,
      "next-steps": t`Next steps of several learners`,
      "learners.list": t`Looked at a list of names`,
      "learners.search": t`Looked for a name`,
      "see-as": t`Looked as someone else`,
      family: t`Opened the family's page`,
      caseload: t`Opened the support team's list`,
    };
    // A conversation stands in the log by its id; only who is in it is shown the line.
    const actOf = (act: string) =>
      act.startsWith("message/") ? t`Read your messages` : (acts[act] ?? t`Read the record`);
    const ways: Readonly<Record<string, string>> = { print: t`on paper`, api: t`by a program`, export: t`as a file` };
    const said = [...new Set(done.map(actOf))];
    const way = channels.length === 1 ? ways[channels[0] ?? ""] : undefined;
    const [first, ...rest] = [...said.slice(0, 2), way].filter((each) => each !== undefined);
    return [first, ...rest.map((each) => each.charAt(0).toLocaleLowerCase(spoken()) + each.slice(1))].join(", ");
  };
  const read = ({ read: opened }: Visit) => {
    const titles = opened.map((category) => say(categoryWords[category].title));
    const rest = titles.length - named;
    return rest > 1 ? listing([...titles.slice(0, named), t`${rest} more`], spoken()) : listing(titles, spoken());
  };
  const moment = (at: string) => momentInWords(at, spoken(), { today: t`Today`, yesterday: t`Yesterday` });
  return {
    who: (visit) => (visit.who.isYou ? t`You` : (visit.who.name ?? role(visit))),
    role: (visit) =>
      [visit.who.name || visit.who.isYou ? role(visit) : "", visit.who.organization].filter(Boolean).join(", "),
    read,
    because,
    how,
    looked: (visit) => {
      const [{ times }, at] = [visit, read(visit)];
      if (visit.who.isYou)
        return at
          ? t`You looked ${plural(times, { one: "once", other: "# times" })} at: ${at}.`
          : t`You looked ${plural(times, { one: "once", other: "# times" })}.`;
      return at
        ? t`Looked ${plural(times, { one: "once", other: "# times" })} at: ${at}.`
        : t`Looked ${plural(times, { one: "once", other: "# times" })}.`;
    },
    when: ({ lastAt }) => moment(lastAt),
    span: ({ firstAt, lastAt, times }) => {
      const [first, last] = [moment(firstAt), moment(lastAt)];
      return times === 1 ? last : t`First: ${first}, last: ${last}`;
    },
  };
}

/** "Today, 8:12 AM", "Yesterday, 3:40 PM", "Nov 12, 6:00 AM", by the reader's clock. */
function momentInWords(at: string, language: Language, near: { today: string; yesterday: string }): string {
  const moment = new Date(at);
  const daysAgo = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000);
  const time = new Intl.DateTimeFormat(localeOf[language], { timeStyle: "short" }).format(moment);
  const day =
    daysAgo === 0
      ? near.today
      : daysAgo === 1
        ? near.yesterday
        : new Intl.DateTimeFormat(language, { month: "short", day: "numeric" }).format(moment);
  return `${day}, ${time}`;
}
