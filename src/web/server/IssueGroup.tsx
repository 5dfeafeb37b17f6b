import { plural } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { useState } from "react";
import type { IssueView } from "../../exchange/quality.ts";
import { remarkWords } from "../../exchange/remark-words.ts";
import { say } from "../language.tsx";
import { IssueRow, type Props as Row } from "./IssueRow.tsx";

/** Above so many schools that have the same, they stand as one: an export that leaves something out is wrong in every school. */
const most = 3;

interface Props extends Omit<Row, "issue"> {
  readonly issues: readonly IssueView[];
}

/** The same wrong thing in one school or in a few, or in many, which open to each. */
export function IssueGroup({ issues, ...rest }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [first] = issues;
  if (!first) return null;
  if (issues.length <= most) return issues.map((issue) => <IssueRow key={issue.id} issue={issue} {...rest} />);
  const { what } = remarkWords(first.code);
  const schools = issues.length;
  const times = issues.reduce((sum, { count }) => sum + count, 0);
  return (
    <li className="issue">
      <div className="issue-what">
        <strong>{say(what)}</strong>
        <span className="quiet">
          <code>{first.code}</code>{" "}
          {[plural(schools, { one: "# school", other: "# schools" }), first.source].filter(Boolean).join(", ")}
        </span>
      </div>
      <p className="issue-trend">
        <Plural value={times} one="once in all" other="# times in all" />
      </p>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <Trans>School by school</Trans>
          <span className="visually-hidden">{`: ${say(what)}`}</span>
        </summary>
        {isOpen && (
          <ul role="list" className="issues">
            {issues.map((issue) => (
              <IssueRow key={issue.id} issue={issue} {...rest} />
            ))}
          </ul>
        )}
      </details>
    </li>
  );
}
