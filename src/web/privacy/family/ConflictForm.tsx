import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useId, useState } from "react";
import { categoryWords } from "../../../privacy/category.ts";
import type { ChoiceCell, ChoiceColumn } from "../../../privacy/choice-menu.ts";
import { levelWords } from "../../../privacy/level.ts";
import { api } from "../../api.ts";
import { say, spoken } from "../../language.tsx";
import { ErrorSummary, type Wrong } from "../../shell/ErrorSummary.tsx";
import { Field } from "../../shell/Field.tsx";
import type { Act } from "../../shell/use-acting.ts";
import { groupName } from "../groups.ts";
import { shortDay } from "../who-changed.ts";

interface Props {
  readonly learnerId: string;
  readonly column: ChoiceColumn;
  readonly cell: ChoiceCell;
  readonly act: Act;
}

/** One pause, and the note that ends it. */
export function ConflictForm({ learnerId, column, cell, act }: Props) {
  const { t } = useLingui();
  const note = useId();
  const [wrong, setWrong] = useState<readonly Wrong[]>([]);
  const [group, what, level] = [
    groupName(column),
    say(categoryWords[cell.category].title),
    say(levelWords[cell.level].word),
  ];
  const since = cell.paused && shortDay(cell.paused.since, spoken());
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get("note")).trim();
    const found = text ? [] : [{ field: note, words: t`Write what came of the talk, in a sentence.` }];
    setWrong(found);
    if (found.length > 0) return;
    const path = `/learners/${learnerId}/conflicts/${column.target}/${cell.category}/end`;
    void act(t`Saved. The pause about ${what} is ended.`, () => api.send("POST", path, { note: text }));
  };
  return (
    <form onSubmit={submit} noValidate>
      <h3>
        <Trans>
          {group}: {what}
        </Trans>
      </h3>
      <p className="quiet">
        <Trans>
          Since {since}. It stands at {level}.
        </Trans>
      </p>
      <ErrorSummary wrong={wrong} />
      <Field id={note} label={<Trans>Note</Trans>} wrong={wrong[0]?.words}>
        {(props) => <textarea {...props} name="note" rows={2} maxLength={2_000} />}
      </Field>
      <button type="submit" className="button dense">
        <Trans>End the pause with this note</Trans>
      </button>
    </form>
  );
}
