import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useId, useState } from "react";
import type { GoalBody } from "../../../profile/goal.ts";
import type { View } from "../../entry/open.ts";
import { spoken } from "../../language.tsx";
import { entryLine } from "../../privacy/saying.ts";
import { Field } from "../../shell/Field.tsx";
import type { GoalAct } from "./StepTicks.tsx";
import { shownBy } from "./save.ts";

interface Props {
  readonly view: View;
  readonly goal: GoalBody;
  readonly may: boolean;
  readonly change: GoalAct;
}

/** Kinds that can show that a goal is reached, or on its way. */
const shows = new Set([
  "work",
  "personal-best",
  "recognition",
  "test-result",
  "assignment-result",
  "community-service",
]);

/** What shows it: works, results, or words. What somebody may not read of it stays words. */
export function Evidence({ view, goal, may, change }: Props) {
  const { t } = useLingui();
  const id = useId();
  const [wrong, setWrong] = useState<string>();
  const named = goal.evidence ?? [];
  if (named.length === 0 && !may) return null;
  const offered = view.entries.filter(
    (entry) => shows.has(entry.kind) && !named.some(({ entryId }) => entryId === entry.id),
  );
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const chosen = offered.find((entry) => entry.id === data.get("entry"));
    const title = String(data.get("title") ?? "").trim() || (chosen && entryLine(chosen, spoken())) || "";
    if (title === "") {
      setWrong(t`Choose something, or write what it is.`);
      return;
    }
    setWrong(undefined);
    if (await change(t`Added: ${title}`, shownBy(title.slice(0, 300), chosen?.id))) form.reset();
  };
  return (
    <section className="panel goal-section" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        <Trans>What shows it</Trans>
      </h2>
      {named.length > 0 && (
        <ul>
          {named.map(({ title }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may be called alike
            <li key={place}>{title}</li>
          ))}
        </ul>
      )}
      {may && (
        <details className="no-print">
          <summary>
            <Trans>Add something that shows it</Trans>
          </summary>
          <form noValidate onSubmit={(event) => void add(event)} className="goal-form">
            {offered.length > 0 && (
              <Field id={`${id}-entry`} label={t`From the backpack`}>
                {(props) => (
                  <select {...props} name="entry" defaultValue="">
                    <option value="" />
                    {offered.slice(0, 200).map((entry) => (
                      <option key={entry.id} value={entry.id}>
                        {entryLine(entry, spoken())}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
            )}
            <Field id={`${id}-words`} label={t`Or in words`} wrong={wrong}>
              {(props) => <input {...props} name="title" maxLength={300} autoComplete="off" />}
            </Field>
            <button type="submit" className="button dense">
              <Trans>Add</Trans>
            </button>
          </form>
        </details>
      )}
    </section>
  );
}
