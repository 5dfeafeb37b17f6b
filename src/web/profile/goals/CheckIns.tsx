import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useId, useState } from "react";
import { dateInWords } from "../../../kernel/words.ts";
import { checkIn, type Feeling, feelings } from "../../../profile/check-in.ts";
import { api } from "../../api.ts";
import { dateOf, itemsOf, type View } from "../../entry/open.ts";
import { useWho } from "../../entry/Said.tsx";
import { say, spoken } from "../../language.tsx";
import { useDraft } from "../../shell/draft.ts";
import { Field } from "../../shell/Field.tsx";
import { useActing } from "../../shell/use-acting.ts";

interface Draft {
  readonly feeling?: Feeling;
  readonly what: string;
  readonly helped: string;
  readonly next: string;
}
const empty: Draft = { what: "", helped: "", next: "" };

/** How it goes: what the learner and those beside them said, newest first, and a short form for who may. */
export function CheckIns({ view, topic }: { view: View; topic: string }) {
  const { t } = useLingui();
  const id = useId();
  const who = useWho(view);
  const [draft, keep, drop] = useDraft<Draft>(["check-in", topic], () => empty);
  const [wrong, setWrong] = useState<string>();
  const { told, act } = useActing([["learner", view.learner.id]]);
  const looks = itemsOf(view, checkIn).filter(({ body }) => body.aboutId === topic);
  const may = view.learner.mayContribute.includes("check-in");
  const isOwn = view.reader === "learner" || view.reader === "child";
  if (looks.length === 0 && !may) return null;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const { feeling } = draft;
    const said = Object.entries({ what: draft.what, helped: draft.helped, next: draft.next })
      .map(([name, text]) => [name, text.trim()] as const)
      .filter(([, text]) => text !== "");
    if (!feeling && said.length === 0) {
      setWrong(t`Choose a word, or write one.`);
      document.getElementById(`${id}-what`)?.focus();
      return;
    }
    setWrong(undefined);
    const body = { aboutId: topic, ...(feeling && { feeling }), ...Object.fromEntries(said) };
    const isSaved = await act(t`Saved. Those who are with this goal can read it.`, () =>
      api.send("POST", `/learners/${view.learner.id}/entries`, { kind: "check-in", body, observedOn: view.today }),
    );
    if (!isSaved) return;
    drop();
    keep(empty);
  };
  return (
    <section className="panel goal-section" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        <Trans>How it goes</Trans>
      </h2>
      {told && <p className={`notice ${told.isWrong ? "error" : "saved"}`}>{told.words}</p>}
      {may && (
        <form noValidate onSubmit={(event) => void send(event)} className="goal-form no-print">
          {isOwn && (
            <fieldset className="field feelings">
              <legend className="label">
                <Trans>How is it going?</Trans>
              </legend>
              {(Object.entries(feelings) as [Feeling, (typeof feelings)[Feeling]][]).map(([feeling, words]) => (
                <label key={feeling}>
                  <input
                    type="radio"
                    name={`${id}-feeling`}
                    checked={draft.feeling === feeling}
                    onChange={() => keep({ ...draft, feeling })}
                  />
                  <span>{say(words)}</span>
                </label>
              ))}
            </fieldset>
          )}
          <Field id={`${id}-what`} label={isOwn ? t`What happened` : t`What you want to say`} wrong={wrong}>
            {(props) => (
              <textarea
                {...props}
                rows={2}
                maxLength={5_000}
                value={draft.what}
                onChange={({ target }) => keep({ ...draft, what: target.value })}
              />
            )}
          </Field>
          {isOwn && (
            <Field id={`${id}-helped`} label={t`What helped`}>
              {(props) => (
                <input
                  {...props}
                  maxLength={1_000}
                  autoComplete="off"
                  value={draft.helped}
                  onChange={({ target }) => keep({ ...draft, helped: target.value })}
                />
              )}
            </Field>
          )}
          <Field id={`${id}-next`} label={t`What comes next`}>
            {(props) => (
              <input
                {...props}
                maxLength={300}
                autoComplete="off"
                value={draft.next}
                onChange={({ target }) => keep({ ...draft, next: target.value })}
              />
            )}
          </Field>
          <button type="submit" className="button">
            <Trans>Save</Trans>
          </button>
        </form>
      )}
      <ul role="list" className="looks">
        {looks.map(({ entry, body: { feeling, what, helped, next } }) => (
          <li key={entry.id}>
            <p className="quiet">
              {[who(entry.provenance.author), dateInWords(dateOf(entry), spoken(), "medium")]
                .filter(Boolean)
                .join(" · ")}
            </p>
            {feeling && (
              <p>
                <strong>{say(feelings[feeling])}</strong>
              </p>
            )}
            {what && <p className="look-text">{what}</p>}
            {helped && (
              <p>
                <Trans>What helped</Trans>: {helped}
              </p>
            )}
            {next && (
              <p>
                <Trans>Next</Trans>: {next}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
