import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { IssueView } from "../../exchange/quality.ts";
import type { Capacity } from "../../identity/capacity.ts";
import { foundQuery } from "./quality-queries.ts";

/** Which classes a check found, or, for the registrar of their school, which learners. */
export function IssueFound({ issue, capacity }: { issue: IssueView; capacity: Capacity | undefined }) {
  const { t } = useLingui();
  const isOfClasses = issue.code.startsWith("class.");
  const mayRead = isOfClasses || capacity === "registrar";
  const { data: found } = useQuery({ ...foundQuery(issue.id, isOfClasses ? "classes" : "learners"), enabled: mayRead });
  if (!mayRead)
    return (
      <p className="quiet">
        <Trans>The registrar of the school reads here which learners these are.</Trans>
      </p>
    );
  if (!found) return null;
  return (
    <ul role="list" className="issue-found">
      {found.map(({ id, name, title }) => (
        <li key={id}>
          {isOfClasses ? (
            title
          ) : (
            <Link to="/learners/$learnerId" params={{ learnerId: id }} preload={false}>
              {name ?? t`Without a name`}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
