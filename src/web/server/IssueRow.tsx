import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { IssueView, OwnerView } from "../../exchange/quality.ts";
import { remarkWords } from "../../exchange/remark-words.ts";
import type { SessionView } from "../../identity/hat.ts";
import { say } from "../language.tsx";
import type { Act } from "../shell/use-acting.ts";
import { IssueForm } from "./IssueForm.tsx";
import { IssueFound } from "./IssueFound.tsx";
import { IssueNotes } from "./IssueNotes.tsx";
import { IssueTrend } from "./IssueTrend.tsx";
import { useIssueWords } from "./issue-words.ts";
import { VendorLinks } from "./VendorLinks.tsx";

/** An issue with what it takes to see to it. */
export interface Props {
  readonly issue: IssueView;
  readonly owners: readonly OwnerView[];
  readonly session: SessionView | null;
  readonly act: Act;
}

/** One thing that is wrong: what, where, how often, since when, who sees to it; opened, what one can do. */
export function IssueRow({ issue, owners, session, act }: Props) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const { stateWords, ownerWords, since } = useIssueWords(owners, session?.hat?.subjectId);
  const { what, fix } = remarkWords(issue.code);
  const place = [issue.school, issue.source].filter(Boolean).join(", ");
  const isFixed = issue.state === "fixed";
  return (
    <li className="issue">
      <div className="issue-what">
        <strong>{say(what)}</strong>
        <span className="quiet">
          <code>{issue.code}</code> {place}
        </span>
        <span className="quiet">{since(issue)}</span>
      </div>
      <IssueTrend issue={issue} />
      <p className="issue-who">
        <span className={`issue-state ${issue.state}`}>{stateWords[issue.state]}</span>
        {!isFixed && <span>{ownerWords(issue.owner)}</span>}
      </p>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          {isFixed ? <Trans>What was done</Trans> : <Trans>See to it</Trans>}
          <span className="visually-hidden">{`: ${say(what)} ${place}`}</span>
        </summary>
        {isOpen && (
          <div className="issue-inside">
            {!isFixed && (
              <p>
                <span className="quiet">{t`Fix in the source`}: </span>
                {say(fix)}
              </p>
            )}
            {issue.isCheck && !isFixed && <IssueFound issue={issue} capacity={session?.hat?.capacity} />}
            {!issue.isCheck && !isFixed && session?.hat?.capacity === "administrator" && <VendorLinks issue={issue} />}
            {!isFixed && <IssueForm issue={issue} owners={owners} me={session?.hat?.subjectId} act={act} />}
            <IssueNotes issue={issue} owners={owners} me={session?.hat?.subjectId} />
          </div>
        )}
      </details>
    </li>
  );
}
