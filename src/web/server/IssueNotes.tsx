import { Trans, useLingui } from "@lingui/react/macro";
import type { IssueView, OwnerView } from "../../exchange/quality.ts";
import { useIssueWords } from "./issue-words.ts";
import { moment } from "./moment.ts";

interface Props {
  readonly issue: IssueView;
  readonly owners: readonly OwnerView[];
  readonly me: string | undefined;
}

/** What was done about it, the newest first. */
export function IssueNotes({ issue: { notes }, owners, me }: Props) {
  const { t } = useLingui();
  const { stateWords, ownerWords } = useIssueWords(owners, me);
  if (notes.length === 0) return null;
  return (
    <div>
      <h3>
        <Trans>What was done</Trans>
      </h3>
      <ul role="list" className="issue-notes">
        {notes.map(({ at, by, isOwn, state, owner, note }) => (
          <li key={`${at} ${state}`}>
            <span className="quiet">{[moment(at), isOwn ? t`You` : by].filter(Boolean).join(", ")}</span>{" "}
            {stateWords[state]}
            {state !== "fixed" && `, ${ownerWords(owner)}`}
            {note && <q>{note}</q>}
          </li>
        ))}
      </ul>
    </div>
  );
}
