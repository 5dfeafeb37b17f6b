import { Trans, useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { Entry } from "../../../entry/entry.ts";
import { languageName } from "../../../kernel/language-name.ts";
import { type Language, languages } from "../../../kernel/words.ts";
import { api, reasonOf } from "../../api.ts";
import { spoken } from "../../language.tsx";
import { installationQuery } from "../../queries.ts";
import { useDraft } from "../../shell/draft.ts";
import { Field } from "../../shell/Field.tsx";
import { writtenQuery } from "./queries.ts";
import type { InRound } from "./round.ts";
import { starters, withSentence } from "./starters.ts";

interface Props {
  readonly inClass: { readonly id: string; readonly title: string };
  readonly learner: InRound;
  readonly onSaved: (entryId: string) => void;
}
interface Draft {
  readonly language: Language;
  readonly strength: string;
  readonly challenge: string;
  readonly tried: string;
  readonly helped: string;
}
const more = ["challenge", "tried", "helped"] as const;

/** A strength first; then, for who has the time, a next step, what was tried and what helped. */
export function NarrativeForm({ inClass, learner, onSaved }: Props) {
  const { t } = useLingui();
  const id = useId();
  const client = useQueryClient();
  const { data: installation } = useSuspenseQuery(installationQuery);
  const text = useRef<HTMLTextAreaElement>(null);
  const [draft, keep, drop] = useDraft<Draft>(["narrative", learner.learnerId], () => ({
    ...{ language: spoken(), strength: "", challenge: "", tried: "", helped: "" },
  }));
  const [wrong, setWrong] = useState<string>();
  // After the sheet has opened: a dialog gives the focus to its first button.
  useEffect(() => {
    const opened = requestAnimationFrame(() => text.current?.focus());
    return () => cancelAnimationFrame(opened);
  }, []);
  const words = {
    challenge: t`A next step (may stay empty)`,
    tried: t`What was tried (may stay empty)`,
    helped: t`What helped (may stay empty)`,
  };

  const save = async (event?: FormEvent) => {
    event?.preventDefault();
    const given = Object.fromEntries(
      (["strength", ...more] as const).map((field) => [field, draft[field].trim()]).filter(([, said]) => said !== ""),
    );
    if (given.strength === undefined) {
      setWrong(t`Begin with a strength: press one above, or write what you saw.`);
      text.current?.focus();
      return;
    }
    const body = { ...given, language: draft.language, class: { id: inClass.id, title: inClass.title } };
    try {
      const said = { kind: "narrative", observedOn: installation.today, body };
      const entry = await api.send<Entry>("POST", `/learners/${learner.learnerId}/entries`, said);
      drop();
      const { name } = learner;
      announce(t`Saved for ${name}`, "polite");
      onSaved(entry.id);
      await client.invalidateQueries({ queryKey: writtenQuery(inClass.id).queryKey });
      await client.invalidateQueries({ queryKey: ["learner", learner.learnerId], refetchType: "none" });
    } catch (error) {
      setWrong(reasonOf(error));
    }
  };
  const saveByKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void save();
  };

  return (
    <form className="narrative-form" onSubmit={(event) => void save(event)} onKeyDown={saveByKey} noValidate>
      <fieldset className="starters">
        <legend className="label">
          <Trans>Begin with a strength</Trans>
        </legend>
        {starters.map(({ label, sentence }) => (
          <button
            key={label.en}
            type="button"
            className="button dense"
            lang={draft.language}
            onClick={() => {
              keep({ ...draft, strength: withSentence(draft.strength, sentence[draft.language]) });
              text.current?.focus();
            }}
          >
            {label[draft.language]}
          </button>
        ))}
      </fieldset>
      <Field id={`${id}-strength`} label={<Trans>What you saw</Trans>} wrong={wrong}>
        {(props) => (
          <textarea
            {...props}
            ref={text}
            rows={3}
            maxLength={5_000}
            lang={draft.language}
            value={draft.strength}
            onChange={({ target }) => keep({ ...draft, strength: target.value })}
          />
        )}
      </Field>
      <details className="narrative-more">
        <summary>
          <Trans>A next step, what was tried, what helped</Trans>
        </summary>
        {more.map((field) => (
          <Field key={field} id={`${id}-${field}`} label={words[field]}>
            {(props) => (
              <textarea
                {...props}
                rows={2}
                maxLength={5_000}
                lang={draft.language}
                value={draft[field]}
                onChange={({ target }) => keep({ ...draft, [field]: target.value })}
              />
            )}
          </Field>
        ))}
        <p className="quiet">
          <Trans>Nothing about health, immigration or family matters. For those there is the restricted note.</Trans>
        </p>
      </details>
      <div className="narrative-acts">
        <label>
          <Trans>Written in</Trans>{" "}
          <select
            value={draft.language}
            onChange={({ target }) => keep({ ...draft, language: target.value === "es" ? "es" : "en" })}
          >
            {languages.map((each) => (
              <option key={each} value={each}>
                {languageName(each, spoken())}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button filled">
          <Trans>Save and go on</Trans>
        </button>
        <span className="quiet">
          <Trans>Ctrl+Enter</Trans>
        </span>
      </div>
    </form>
  );
}
