import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useId, useState } from "react";
import type { IssueChange, IssueState, IssueView, OwnerView } from "../../exchange/quality.ts";
import { api } from "../api.ts";
import type { Act } from "../shell/use-acting.ts";
import { useIssueWords } from "./issue-words.ts";

interface Props {
  readonly issue: IssueView;
  readonly owners: readonly OwnerView[];
  readonly me: string | undefined;
  readonly act: Act;
}

/** Who sees to it, how it stands, and a word about what was done. */
export function IssueForm({ issue, owners, me, act }: Props) {
  const { t } = useLingui();
  const { stateWords, ownerWords } = useIssueWords(owners, me);
  const [owner, setOwner] = useState(issue.owner);
  const [state, setState] = useState<IssueState>(issue.state);
  const [note, setNote] = useState("");
  const ids = { owner: useId(), state: useId(), note: useId(), hint: useId() };
  // Oneself first, then nobody; a check of ours is no vendor's.
  const people = owners.map(({ id }) => id).filter((id) => id !== me);
  const choices = [...(me ? [me] : []), "nobody", ...(issue.isCheck ? [] : ["vendor"]), ...people];
  const save = (event: FormEvent) => {
    event.preventDefault();
    const words = note.trim();
    const change: IssueChange = {
      owner,
      ...(state !== "fixed" && { state }),
      ...(words && { note: words }),
    };
    void act(t`Saved. ${ownerWords(owner)}: ${stateWords[state]}.`, () =>
      api.send("PUT", `/quality/${issue.id}`, change),
    );
  };
  return (
    <form className="issue-form" onSubmit={save}>
      <div className="field">
        <label htmlFor={ids.owner}>
          <Trans>Who sees to it</Trans>
        </label>
        <select id={ids.owner} value={owner} onChange={(event) => setOwner(event.target.value)}>
          {[...new Set([...choices, issue.owner])].map((each) => (
            <option key={each} value={each}>
              {ownerWords(each)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={ids.state}>
          <Trans>How it stands</Trans>
        </label>
        <select id={ids.state} value={state} onChange={(event) => setState(event.target.value as typeof state)}>
          {(["open", "told", "waiting"] as const).map((each) => (
            <option key={each} value={each}>
              {stateWords[each]}
            </option>
          ))}
        </select>
      </div>
      <div className="field issue-note">
        <label htmlFor={ids.note}>
          <Trans>What was done (may stay empty)</Trans>
        </label>
        <textarea
          id={ids.note}
          rows={2}
          maxLength={2_000}
          value={note}
          aria-describedby={ids.hint}
          onChange={(event) => setNote(event.target.value)}
        />
        <p id={ids.hint} className="quiet">
          <Trans>Without names of children. It is called fixed by the next import or check that is without it.</Trans>
        </p>
      </div>
      <button type="submit" className="button filled">
        <Trans>Save</Trans>
      </button>
    </form>
  );
}
